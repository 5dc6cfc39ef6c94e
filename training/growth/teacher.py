"""The teacher: a mechanistic landscape of plants, water, snow and litter, in steps of a day, on cells of 45 m.

Everything is a plane of batch × rows × columns; a season is 91 passes over it. Where it comes from, and what was changed:
- Air: yearly mean and warmest month of src/land/climate.ts, a cosine between them, the day's departure drawn; 1.3 °C by leaning to the sun.
- Snow: falls whole below 0 °C and not above 2 °C; degree-day melt, 3.5 mm a °C and day (Hock 2003, J. Hydrol. 282, 104–115: 2.5–5.5 for snow).
- Evaporation that air asks for: radiation × (T + 5) / 100 (Oudin et al. 2005, J. Hydrol. 303, 290–306), radiation of the place's latitude read from the width of its year;
  what soil and leaves give: the lesser of demand and supply (Federer 1982; Sitch et al. 2003, Glob. Change Biol. 9, 161–185).
- Soil: a bucket whose intake falls with its filling (HBV: Bergström 1992); its drainage by the cube of its filling moves down the slope to the neighbours
  (kinematic subsurface flow, Beven 1981) or is lost to streams. A fifth of what runs off soaks in one cell farther down.
- Plants: five groups, cover by logistic growth into free light, tolerant trees into that of pioneers (gap models: Botkin, Janak & Wallis 1972, J. Ecol. 60, 849–872;
  Shugart 1984; competition by rank: Tilman 1994, Ecology 75, 2–16). Growth by degree-days of warmth times wetness of soil (as LPJ: Sitch et al. 2003).
- Trees need 10 °C in the warmest month (Köppen 1900; 6–7 °C over the season: Körner & Paulsen 2004, J. Biogeogr. 31, 713–732). Deaths by age (pioneers live some 80 years),
  by drought below the wilting point, broadleaf by frost below −24 °C (Sakai & Weiser 1973).
- Seed: near, by wind within a few cells, and a fat tail (Clark et al. 1998, Ecology 79; Greene & Johnson 1989): mixture of three kernels, once a season.
- Litter: a share of cover falls each year, most in autumn; decay by moisture and 2^(T/10 °C) (Olson 1963; Lloyd & Taylor 1994 with their steepness in the middle).
- After fire: deaths by group (broadleaf sprout again, pines and spruce do not), litter burnt, ash that favours pioneers (Heinselman 1981). Where it burns is fire.py.
"""
import math

import torch
import torch.nn.functional as F

from hashes import WEATHER as DRAW
from hashes import units
from state import (
    AGE, ANNUAL, ASH, BARREN, BROADLEAF, CONIFER, DEEPEST_SNOW, GRASS, GROUPS, HOLLOW, LITTER, OLDEST_YEARS, PIONEER, RAIN, SEASON_DAYS, SHRUB, SITE, SLOPE_EAST,
    SLOPE_SOUTH, SNOW, SUMMER, SUNWARD, WATER, YEAR_DAYS, smooth,
)

MELT = 3.5  # mm a °C and day
RUN_ON = 0.2  # of what runs off soaks in one cell farther down
# Growth on a perfect day, as a share of cover: a birch thicket closes in ten years, spruce in forty.
GROWTH = {CONIFER: 0.0008, BROADLEAF: 0.0018, PIONEER: 0.0040, SHRUB: 0.0030, GRASS: 0.022}
TURNOVER = {CONIFER: 1.5e-5, BROADLEAF: 1.5e-5, PIONEER: 3e-5, SHRUB: 1.6e-4, GRASS: 2.4e-3}  # a day
# Soil water, as a share of capacity, below which nothing grows and above which nothing is lacking.
THIRST = {CONIFER: (0.24, 0.60), BROADLEAF: (0.26, 0.62), PIONEER: (0.24, 0.60), SHRUB: (0.08, 0.35), GRASS: (0.12, 0.50)}
SPROUT = {CONIFER: 0.00010, BROADLEAF: 0.00010, PIONEER: 0.0024, SHRUB: 0.0005, GRASS: 0.004}  # cover a perfect day on open ground in full seed rain
SEED_FLOOR = {CONIFER: 0.005, BROADLEAF: 0.004, PIONEER: 0.10, SHRUB: 0.02, GRASS: 0.05}  # seed that lies in the soil or comes from far away
KILLED = {CONIFER: 0.985, BROADLEAF: 0.96, PIONEER: 0.96, SHRUB: 0.90, GRASS: 0.75}  # by a fire
OVERTOP = 1.2  # how fast tolerant trees take the place of pioneers below whom they stand, against growth in the open
FALL = (0.35, 0.4, 0.5, 2.75)  # of the year's litter, by season, times a quarter


class Teacher:
    """One batch of landscapes. `ground` is (9, batch, rows, columns), as GROUND names it."""

    def __init__(self, ground, seeds):
        self.ground, self.seeds = ground, seeds
        steep = torch.hypot(ground[SLOPE_EAST], ground[SLOPE_SOUTH])
        self.alive = 1 - ground[BARREN]
        self.hold = (1 - smooth(0.62, 0.92, steep)) * self.alive
        self.hold_grass = (1 - smooth(0.5, 0.9, steep)) * self.alive
        depth = 150 * torch.exp(1.2 * ground[SITE] + 0.4 * ground[HOLLOW])
        self.capacity = depth * (1 - 0.8 * smooth(0.3, 0.92, steep)) * self.alive + 5 * ground[BARREN]  # mm of water that plants can have
        self.air = ground[ANNUAL] + 1.3 * ground[SUNWARD]
        self.swing = ground[SUMMER] - ground[ANNUAL]
        squared = (self.swing.mean((1, 2)) - 1).clamp(min=0) / 0.0044  # latitude², °²: src/land/climate.ts turned round
        # Radiation on level ground as mm of water a day: parabola and line through its means at the equator, 45° and 65°.
        self.sun_mean, self.sun_swing = (14.7 - 0.0021 * squared), 0.14 * squared.sqrt()
        self.thirsty = 0.01 * (1 + 0.35 * ground[SUNWARD])
        self.melting = MELT * (1 + 0.3 * ground[SUNWARD])
        along = steep / (steep + 0.3)
        whole = ground[SLOPE_EAST].abs() + ground[SLOPE_SOUTH].abs() + 1e-6
        self.along = along
        # Water runs against the slope: east where the ground falls to the east.
        self.share = [
            along.new_tensor(0) + s.clamp(min=0) / whole
            for s in (-ground[SLOPE_EAST], ground[SLOPE_EAST], -ground[SLOPE_SOUTH], ground[SLOPE_SOUTH])
        ]
        self.fertile = 1 + 0.25 * ground[SITE]
        self.decay = 0.0019 * torch.exp2((self.air - 10) / 10)

    def season(self, state, weather, burnt, step, passes=SEASON_DAYS):
        """
        Ninety-one days.
        @param state physical, (10, batch, rows, columns)
        @param weather (batch, 5), as WEATHER names it; the season is the same for all
        @param burnt 0 or 1, (batch, rows, columns): over what ground a fire ran
        @param passes fewer than the days make longer steps of the same equations: what the teacher would be if it had as little time as the model
        @returns the state, and mm of water by which the balance of each landscape is to be told: came, evaporated, left
        """
        state = burn(state, burnt)
        quarter = int(weather[0, 0])
        column = lambda i: weather[:, i, None, None]
        usual, days = self.draw(weather, step, passes)
        dt = SEASON_DAYS / passes
        seeds = {g: self.seed_rain(state, g, weather) for g in range(GROUPS)}
        warmest = self.ground[SUMMER] + 1.3 * self.ground[SUNWARD] + column(1)
        woods_live = smooth(9.3, 11.4, warmest)
        vigour = self.fertile * woods_live
        grow = {g: dt * GROWTH[g] * (vigour if g <= PIONEER else self.fertile * smooth(6.5, 9.5, warmest) if g == SHRUB else self.fertile * smooth(5, 8.5, warmest)) for g in range(GROUPS)}
        sprout = {g: SPROUT[g] / GROWTH[g] * seeds[g] for g in range(GROUPS)}
        freeze = dt * 0.0006 * (1 - smooth(8.4, 10.4, warmest)) + 1e-9
        rain = self.ground[RAIN] * (column(2) / 4)
        con, bro, pio, shr, gra, age, water, litter, ash, snow = state.unbind(0)
        water = water * self.capacity
        inflow = torch.zeros_like(water)
        came = gone = left = 0.0
        fall = dt * FALL[quarter] / YEAR_DAYS
        turnover = {g: dt * TURNOVER[g] for g in range(GROUPS)}
        for day in range(passes):
            phase = 2 * math.pi * (quarter * SEASON_DAYS + (day + 0.5) * dt - SEASON_DAYS / 2) / YEAR_DAYS
            heat = self.air - self.swing * math.cos(phase) + usual[:, day, None, None]
            radiation = (self.sun_mean - self.sun_swing * math.cos(phase + 0.4)).clamp(min=0.2)[:, None, None]
            # Rain, snow and what the soil takes in.
            fallen = rain * days[:, day, None, None]
            solid = fallen * (1 - heat * 0.5).clamp_(0, 1)
            snow = snow + solid
            melt = torch.minimum(snow, heat.clamp(min=0) * (dt * self.melting))
            snow = snow - melt
            slid = (snow - DEEPEST_SNOW).clamp_(min=0)
            snow = snow - slid
            full = water / self.capacity
            liquid = fallen - solid + melt + inflow
            runs = liquid * full.square()
            water = water + liquid - runs
            over = (water - self.capacity).clamp_(min=0)
            water = water - over
            runs = runs + over
            # What air, soil and leaves let go.
            woods = con + bro + pio
            leaf = (woods + 0.7 * shr + 0.6 * gra).clamp(max=1)
            demand = (heat + 5).clamp_(min=0) * self.thirsty * (dt * radiation) * torch.where(snow > 10, 0.1, 1.0)
            lost = torch.minimum(demand * (full * (1 / 0.6)).clamp_(max=1) * (0.3 + 0.7 * leaf), water)
            water = water - lost
            drain = self.capacity * (dt * 0.03 * full * full * full)
            drain = torch.minimum(drain, water)
            water = water - drain
            send = drain * self.along + RUN_ON * runs
            leaving = drain + runs - send + slid
            inflow = self.downhill(send)
            came = came + fallen
            gone = gone + lost
            left = left + leaving + send - inflow
            # Plants.
            full = water / self.capacity
            mild = (heat * 0.1 - 0.4).clamp_(0, 1)
            cool = ((heat - 2) * (1 / 9)).clamp_(0, 1) * (2.1 - heat * 0.07).clamp_(0, 1)  # spruce and pine slow down above 16 °C
            balmy = ((heat - 7) * (1 / 9)).clamp_(0, 1)
            drink = [((full - lo) * (1 / (hi - lo))).clamp_(0, 1) for lo, hi in THIRST.values()]
            rate_c = grow[CONIFER] * cool * drink[CONIFER]
            rate_b = grow[BROADLEAF] * balmy * drink[BROADLEAF]
            rate_p = grow[PIONEER] * mild * drink[PIONEER]
            rate_s = grow[SHRUB] * mild * drink[SHRUB]
            rate_g = grow[GRASS] * mild * drink[GRASS]
            room = (self.hold - woods).clamp(min=0)
            shade = room + 0.3 * pio
            open_ground = 1 - 0.5 * gra
            take_c = OVERTOP * rate_c * con * pio
            take_b = OVERTOP * rate_b * bro * pio
            rival = OVERTOP * (rate_b - rate_c) * con * bro
            new_c = rate_c * sprout[CONIFER] * shade * open_ground
            new_b = rate_b * sprout[BROADLEAF] * shade * open_ground
            new_p = rate_p * sprout[PIONEER] * room * (open_ground * (1 - 0.5 * litter) + ash)
            dry = ((0.16 - full) * (1 / 0.16)).clamp_(min=0)
            die = freeze + dt * 0.0035 * dry
            old = smooth(50, 90, age) * (dt * 1.0e-4)
            dead_c = con * (turnover[CONIFER] + die)
            dead_b = bro * (turnover[BROADLEAF] + die + dt * 0.004 * (-24 - heat).clamp(0, 1))
            dead_p = pio * (turnover[PIONEER] + die + old)
            con = con + rate_c * con * room + take_c - rival + new_c - dead_c
            bro = bro + rate_b * bro * room + take_b + rival + new_b - dead_b
            pio = pio + rate_p * pio * room - take_c - take_b + new_p - dead_p
            light = self.hold - shr - 0.85 * woods
            shr = shr + rate_s * (shr * light + sprout[SHRUB] * light.clamp(min=0)) - shr * (turnover[SHRUB] + dt * 0.0006 * dry)
            light = self.hold_grass - gra - 0.55 * woods - 0.35 * shr
            gra = gra + rate_g * (gra * light + sprout[GRASS] * light.clamp(min=0)) - gra * (turnover[GRASS] * mild + dt * 0.006 * dry)
            # Age, litter, ash.
            fresh = new_c + new_b + new_p
            age = (age + dt / YEAR_DAYS) * (1 - fresh / (woods + fresh + 1e-3))
            rot = dt * self.decay * torch.exp2((heat - self.air) * 0.1) * (0.2 + 0.8 * full)
            litter = litter * (1 - rot) + fall * (0.20 * woods + 0.15 * shr + 0.15 * gra) + 0.4 * (dead_c + dead_b + dead_p)
            litter = litter.clamp(max=1)
            ash = ash * (1 - dt * 0.0012 - 0.00005 * fallen.clamp(max=20 * dt))
        water = water + inflow
        over = (water - self.capacity).clamp(min=0)
        water, left = water - over, left + over
        age = age.clamp(max=OLDEST_YEARS) * smooth(0.0, 0.02, con + bro + pio)
        state = torch.stack([con, bro, pio, shr, gra, age, water / self.capacity, litter, ash, snow])
        state[:GROUPS].clamp_(0, 1)
        state[state < 1e-7] = 0  # what is next to nothing is nothing; numbers below the smallest normal ones are slow
        state[[CONIFER, BROADLEAF, PIONEER, SHRUB, GRASS, AGE, LITTER, ASH]] *= self.alive
        return state, {'came': came, 'gone': gone, 'left': left}

    def draw(self, weather, step, passes):
        """Each day's departure from the usual warmth, in °C, and its share of the season's rain: batch × days. Three days in ten are wet."""
        keys = self.seeds[:, None], step, torch.arange(SEASON_DAYS).numpy()[None]
        one, two, three = (torch.tensor(units(DRAW, i, *keys), dtype=torch.float32) for i in range(3))
        rain = torch.where(one < 0.3, -torch.log(1 - two), torch.tensor(0.0)) + 1e-6
        warmth = (three - 0.5) * 9 + weather[:, 1:2].cpu()
        rain = rain / rain.sum(1, keepdim=True)
        if passes < SEASON_DAYS:
            pieces = [slice(SEASON_DAYS * i // passes, SEASON_DAYS * (i + 1) // passes) for i in range(passes)]
            warmth, rain = torch.stack([warmth[:, p].mean(1) for p in pieces], 1), torch.stack([rain[:, p].sum(1) for p in pieces], 1)
        return warmth.to(weather.device), rain.to(weather.device)

    def seed_rain(self, state, group, weather):
        """Seed that falls, 1 under a closed wood of its kind: half within a cell, a third within half a kilometre and by wind, and a floor."""
        cover = state[group][:, None]
        near = F.avg_pool2d(F.pad(cover, [1] * 4, mode='replicate'), 3, 1)
        wide = F.avg_pool2d(F.pad(near, [5] * 4, mode='replicate'), 11, 1)
        wide = F.avg_pool2d(F.pad(wide, [5] * 4, mode='replicate'), 11, 1)[:, 0]
        if group <= PIONEER:  # trees cast their seed down the wind
            wide = torch.stack([blown(w, *(weather[i, 3:5].tolist())) for i, w in enumerate(wide)])
        return 0.55 * near[:, 0] + 0.45 * wide + SEED_FLOOR[group]

    def downhill(self, send):
        """What reaches each cell from its neighbours above; what leaves the landscape is gone."""
        east, west, south, north = (send * share for share in self.share)
        inflow = torch.zeros_like(send)
        inflow[:, :, 1:] += east[:, :, :-1]
        inflow[:, :, :-1] += west[:, :, 1:]
        inflow[:, 1:] += south[:, :-1]
        inflow[:, :-1] += north[:, 1:]
        return inflow


def blown(cover, east, south):
    """A plane moved down the wind by half a cell for each m/s, at most four cells."""
    shift = lambda v: int(max(-4, min(4, round(v / 2))))
    dx, dy = shift(east), shift(south)
    rows, columns = cover.shape
    padded = F.pad(cover[None, None], [4] * 4, mode='replicate')[0, 0]
    return padded[4 - dy : 4 - dy + rows, 4 - dx : 4 - dx + columns]


def burn(state, burnt):
    """What a fire leaves: fewer of each group, the more the more litter lay there; ash, and the age of what stands."""
    heat = (0.6 + 0.8 * state[LITTER]).clamp(max=1) * burnt
    out = state.clone()
    for group, share in KILLED.items():
        out[group] = state[group] * (1 - share * heat)
    before, after = state[:3].sum(0), out[:3].sum(0)
    out[AGE] = state[AGE] * (1 - 0.9 * burnt)
    out[ASH] = torch.maximum(state[ASH], burnt * (0.3 + 0.5 * state[LITTER] + 0.4 * (before - after)).clamp(max=1))
    out[LITTER] = state[LITTER] * (1 - 0.85 * burnt)
    return out
