"""The growth model: one season of the landscape in one step.

- Cells see the land around them in fours: cover and water are pooled 4×4, two 3×3 convolutions look at them, and what those say is interpolated back (`SURROUNDINGS` planes, and the seed of each cover).
- What the teacher cuts sharply is worked out, not learned (`Cuts`): where it is warm enough for trees, shrubs and grass this season, where trees freeze, how steep ground holds plants, which pioneers are old.
  A bias of a thousandth a season is a tree in a century, so growth is nothing where it is too cold, exactly.
- Then each cell is alone with its own state, its ground and what its surroundings say: three layers of 1×1 convolutions give the change of its ten channels in a season,
  and ten rates. Cover grows by what there is of it and by the seed that falls, times the light that is left, times a rate (logistic growth): the layers say the rates, one linear map of the cell the light.
- The weather is not a plane: it makes the weights. Each layer's weights are a sum of `BANKS` sets, weighted by the season and its anomalies (as the dynamic
  convolutions of Yang et al. 2019, CondConv, with the weather for a gate). A season of its own so costs nothing for each cell, and rain or warmth can multiply what is there.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

from state import AGE, ANNUAL, ASH, BARREN, HOLLOW, LITTER, OLDEST_YEARS, RAIN, SITE, SLOPE_EAST, SLOPE_SOUTH, SUMMER, SUNWARD
from teacher import GROWTH, SEED_FLOOR, SPROUT

STATE, BURNT, SITE_PLANES = 10, 1, 8
POOLED = 7  # the first channels of the state: five covers, age, water
POOL = 4
CONTEXT, SURROUNDINGS, HIDDEN = 12, 6, 16
COVERS = 5
TERMS = 2 * COVERS  # rates: two for each cover
LIGHTS = 2 * COVERS  # for each cover: light to grow in, what overtops or wears away
CUTS = 7  # planes of `Cuts`
CELL = STATE + 1 + 8 + CUTS  # what a cell knows of itself: state, burnt, site, cuts
WEATHER_NUMBERS = 6  # cos, sin of the season, °C / 3, ln of wetness, wind east and south / 5 m/s
BANKS = 14  # four seasons; each times warmth; each times wetness; wind east; wind south
UNITS = (0.01, 0.01, 0.015, 0.015, 0.03, 0.01, 0.1, 0.03, 0.03, 0.05)
RATES = (0.05, 0.08, 0.2, 0.15, 0.8, 0.05, 0.08, 0.2, 0.1, 0.3)  # what cover grows by in a season at most, about
MARGIN = 16  # cells at a chunk's edge that the land beyond it bears on
SITE_NAMES = ('steep', 'sunward', 'hollow', 'annual', 'summer', 'rain', 'site', 'barren')


def site_planes(ground):
    """The model's eight planes of ground, from the teacher's nine: (batch, 8, rows, columns) from (9, batch, rows, columns)."""
    steep = torch.hypot(ground[SLOPE_EAST], ground[SLOPE_SOUTH])
    return torch.stack([
        steep, ground[SUNWARD], ground[HOLLOW], (ground[ANNUAL] - 5) / 10, (ground[SUMMER] - 14) / 10, 2 * torch.sqrt(ground[RAIN] / 2800) - 1, ground[SITE], ground[BARREN],
    ], 1)


def weather_numbers(weather):
    """(batch, 6) from seasons of WEATHER (batch, 5)."""
    phase = weather[:, 0] * (torch.pi / 2)
    return torch.stack([torch.cos(phase).round(), torch.sin(phase).round(), weather[:, 1] / 3, torch.log(weather[:, 2]), weather[:, 3] / 5, weather[:, 4] / 5], 1)


def gates(numbers):
    """How much of each bank of weights a season's weather takes: (batch, BANKS)."""
    cos, sin = numbers[:, 0:1], numbers[:, 1:2]
    seasons = torch.relu(torch.cat([cos, sin, -cos, -sin], 1))
    return torch.cat([seasons, seasons * numbers[:, 2:3], seasons * numbers[:, 3:4], numbers[:, 4:6]], 1)


class WeatherConvolution(nn.Module):
    """A convolution whose weights the weather makes."""

    def __init__(self, inputs, outputs, size):
        super().__init__()
        self.shape = (outputs, inputs, size, size)
        spread = (2 / (inputs * size * size)) ** 0.5
        weight = torch.randn(1, outputs * inputs * size * size) * spread * torch.cat([torch.ones(4, 1), torch.full((BANKS - 4, 1), 0.05)])
        self.weight = nn.Parameter(weight + torch.randn(BANKS, outputs * inputs * size * size) * 0.1 * spread)
        self.bias = nn.Parameter(torch.zeros(BANKS, outputs))

    def forward(self, x, gate):
        """x (batch, inputs, …), one gate for each of the batch: one grouped convolution does them all."""
        batch = x.shape[0]
        outputs, inputs, size, _ = self.shape
        weight, bias = gate @ self.weight, gate @ self.bias
        if size == 1:
            y = torch.baddbmm(bias[:, :, None], weight.view(batch, outputs, inputs), x.flatten(2))
            return y.view(batch, outputs, *x.shape[2:])
        x = F.pad(x, [size // 2] * 4, mode='replicate') if size > 1 else x
        y = F.conv2d(x.reshape(1, batch * inputs, *x.shape[2:]), weight.view(batch * outputs, inputs, size, size), bias.flatten(), groups=batch)
        return y.view(batch, outputs, *y.shape[2:])


# Warmth of the season's warmest month, °C, below and above which: trees, shrubs, grass grow; trees freeze. Steepness at which ground holds woods and shrubs, grass. Years at which pioneers are old.
CUT_BOUNDS = ((9.3, 11.4), (6.5, 9.5), (5.0, 8.5), (10.4, 8.4), (0.92, 0.62), (0.9, 0.5), (50.0, 90.0))
TREES, SHRUBS, MEADOWS, FREEZE, HOLD, HOLD_GRASS, OLD = range(CUTS)


def alone(x, weight, bias=None):
    """A 1×1 convolution, as a matrix product: quicker to train on a CPU."""
    weight, bias = weight.flatten(1).expand(len(x), -1, -1), torch.zeros(len(weight)) if bias is None else bias
    return torch.baddbmm(bias[None, :, None], weight, x.flatten(2)).view(len(x), -1, *x.shape[2:])


class Cuts(nn.Module):
    """What the teacher cuts sharply, 0–1, by its own bounds: nothing here is learned. One 1×1 convolution of ground and age², then a smooth step."""

    def __init__(self):
        super().__init__()
        weight, bias, warmth = torch.zeros(CUTS, SITE_PLANES + 1), torch.zeros(CUTS), torch.zeros(CUTS)
        for cut, (low, high) in enumerate(CUT_BOUNDS):
            span = high - low
            if cut <= FREEZE:  # summer is (°C − 14) / 10; leaning to the sun gives 1.3 °C; warmth is °C / 3
                weight[cut, SITE_NAMES.index('summer')], weight[cut, SITE_NAMES.index('sunward')] = 10 / span, 1.3 / span
                bias[cut], warmth[cut] = (14 - low) / span, 3 / span
            elif cut == OLD:
                weight[cut, -1], bias[cut] = OLDEST_YEARS / span, -low / span
            else:
                weight[cut, SITE_NAMES.index('steep')], bias[cut] = 1 / span, -low / span
        self.register_buffer('weight', weight[:, :, None, None])
        self.register_buffer('bias', bias)
        self.register_buffer('warmth', warmth)

    def forward(self, state, site, weather):
        age = state[:, AGE : AGE + 1]
        x = alone(torch.cat([site, age * age], 1), self.weight, self.bias) + (weather[:, 2:3] * self.warmth)[:, :, None, None]
        x = x.clamp(0, 1)
        return x * x * (3 - 2 * x)


def first_light():
    """Where the learned light of each cover begins: the ground and the plants that take it, as the teacher has them (`LIGHTS` says in which order)."""
    weight, bias = torch.zeros(LIGHTS, CELL), torch.zeros(LIGHTS)
    con, bro, pio, shr, gra = range(5)
    cut = STATE + BURNT + SITE_PLANES
    weight[[con, bro, pio, shr], cut + HOLD] = 1
    weight[gra, cut + HOLD_GRASS] = 1
    weight[[con, bro, pio], :3] = -1
    weight[shr, [con, bro, pio, shr]] = torch.tensor([-0.85, -0.85, -0.85, -1.0])
    weight[gra, [con, bro, pio, shr, gra]] = torch.tensor([-0.55, -0.55, -0.55, -0.35, -1.0])
    worn = weight[COVERS : 2 * COVERS]
    worn[con, [bro, pio]] = torch.tensor([-1.0, 1.0])
    worn[bro, [con, pio]] = 1.0
    worn[pio, [con, bro]] = -1.0
    bias[COVERS + shr] = bias[COVERS + gra] = -1
    return weight[:, :, None, None], bias


def first_deaths():
    """Where what dies in a season whatever the layers say begins: trees by cold, old pioneers."""
    weight = torch.zeros(COVERS, CUTS)
    weight[:3, FREEZE] = -0.053  # 91 days of 0.6 ‰
    weight[2, OLD] = -0.009
    return weight[:, :, None, None]


class Growth(nn.Module):
    def __init__(self, hidden=HIDDEN, context=CONTEXT):
        super().__init__()
        self.near = WeatherConvolution(POOLED, context, 3)
        self.far = WeatherConvolution(context, SURROUNDINGS + COVERS, 3)
        self.cuts = Cuts()
        self.first = WeatherConvolution(CELL + SURROUNDINGS, hidden, 1)
        self.second = WeatherConvolution(hidden, hidden, 1)
        self.last = WeatherConvolution(hidden, STATE + TERMS, 1)
        self.light = nn.Conv2d(CELL, LIGHTS, 1)
        self.dead = nn.Conv2d(CUTS, COVERS, 1, bias=False)
        self.sown = nn.Parameter(torch.tensor([SPROUT[g] / GROWTH[g] for g in range(COVERS)])[:, None, None])  # how much seed counts for against cover
        with torch.no_grad():
            self.last.weight.mul_(0.3)
            weight, bias = first_light()
            self.light.weight.copy_(weight)
            self.light.bias.copy_(bias)
            self.dead.weight.copy_(first_deaths())
            # Seed begins as the cover around and a floor of what comes from far away.
            self.far.weight.view(BANKS, SURROUNDINGS + COVERS, -1)[:, SURROUNDINGS:] = 0
            self.far.bias[:4, SURROUNDINGS:] = torch.tensor([SEED_FLOOR[g] for g in range(COVERS)])
        # A season moves channels by so much as a rule. Learned in these units the weights of slow channels can be as exact as those of quick ones.
        self.register_buffer('unit', torch.tensor(UNITS + RATES)[:, None, None])

    def forward(self, state, burnt, site, weather):
        """
        @param state (batch, 10, rows, columns), 0–1; rows and columns are multiples of 4
        @returns the change of each channel in the season, in the same units
        """
        gate = gates(weather)
        pooled = F.avg_pool2d(state[:, :POOLED], POOL)
        around = self.far(F.relu(self.near(pooled, gate)), gate)
        seed = F.relu(around[:, SURROUNDINGS:] + pooled[:, :COVERS]) * self.sown
        around = torch.cat([around[:, :SURROUNDINGS], seed], 1)
        around = F.interpolate(around, scale_factor=POOL, mode='bilinear', align_corners=False)
        cuts = self.cuts(state, site, weather)
        cell = torch.cat([state, burnt, site, cuts], 1)
        x = F.relu(self.first(torch.cat([cell, around[:, :SURROUNDINGS]], 1), gate))
        x = F.relu(self.second(x, gate))
        x = self.last(x, gate) * self.unit
        light, worn = alone(cell, self.light.weight, self.light.bias).split(COVERS, 1)
        cover, seed = state[:, :COVERS], around[:, SURROUNDINGS:]
        warm = torch.cat([cuts[:, TREES : TREES + 1]] * 3 + [cuts[:, SHRUBS : MEADOWS + 1]], 1)
        grown = x[:, STATE : STATE + COVERS] * (cover + seed) * light + x[:, :COVERS]
        lost = cover * (x[:, STATE + COVERS :] * worn + alone(cuts, self.dead.weight))
        return torch.cat([warm * grown + lost, x[:, COVERS:STATE]], 1)


def multiply_adds_per_sample(hidden=HIDDEN, context=CONTEXT):
    around = (POOLED * context + context * (SURROUNDINGS + COVERS)) * 9 / POOL**2
    layers = (CELL + SURROUNDINGS) * hidden + hidden * hidden + hidden * (STATE + TERMS)
    return around + (SITE_PLANES + 1) * CUTS + layers + CELL * LIGHTS + CUTS * COVERS + 5 * COVERS
