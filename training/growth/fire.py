"""Where a fire runs: one rule for teacher and model, on the stored bytes, exactly replayable.

A burning cell tries its eight neighbours at each of BURNS ticks of twenty minutes, against an integer hash; nothing but + − × ÷ and comparisons of doubles decides, so every machine
finds the same front. Chance of one try, for the neighbour n that is tried from a burning cell in the direction (dx, dy):

    p = BASE · fuel(n) · dryness(n) · wind · slope · (1, or √½ across a corner), and no more than 0.95

- fuel: litter, and what stands: conifers and shrubs burn readily, broadleaf hardly (Rothermel 1972, USDA INT-115; groups after the fuel models of Anderson 1982, INT-122).
- dryness: 1 − moisture over the moisture of extinction (Rothermel 1972), here of soil water at the season's start, by season: what will be
  dry in summer is still moist at its start; drier and warmer seasons dry more. None under snow.
- wind: e^(V (0.1 + 0.131 (cos θ − 1))), V in m/s; slope: e^(0.078 · degrees up), at most 30°: Alexandridis et al. 2008, Appl. Math. Comput. 204, 191–201,
  calibrated on the Spetses fire of 1990 (0.045 there for 0.1: each try is a shorter one here). Their e^x is (1 + x/64)^64 here, by six squarings.
"""
import numpy as np

from hashes import FIRE, hash_cell, mixed, words
from state import BARREN, BROADLEAF, CELL, CONIFER, GRASS, LITTER, PIONEER, SHRUB, SLOPE_EAST, SLOPE_SOUTH, SNOW, WATER

BASE = 0.30
BURNS = 3  # ticks for which a cell can light its neighbours
EXTINCTION = (0.5, 0.7, 0.9, 0.75)  # soil water, as a share of capacity, above which nothing burns in a usual winter, spring, summer, autumn
TICKS = 720  # ten days: then rain or people end it
# Direction 0…7 from north, clockwise.
STEPS = ((0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1))
WEIGHTS = {CONIFER: 0.55, BROADLEAF: 0.15, PIONEER: 0.25, SHRUB: 0.55, GRASS: 0.45}


def power(x):
    """e^x to a few per cent for −6 … 6, from exact operations alone."""
    y = np.maximum(0.0, 1.0 + x / 64.0)
    for _ in range(6):
        y = y * y
    return y


def fuel(state):
    """0 to 1 for each cell of stored bytes (10, …)."""
    total = 0.5 * (state[LITTER] / 255.0)
    for group, weight in WEIGHTS.items():
        total = total + weight * (state[group] / 255.0)
    return np.minimum(1.0, total)


def readiness(state, ground, weather):
    """Fuel times dryness times season of each cell: what does not change while a fire runs. `ground` as GROUND, `weather` as WEATHER names it."""
    quarter = int(weather[0])
    extinction = EXTINCTION[quarter] + 0.3 * (1.0 - min(1.5, float(weather[2]))) + 0.02 * float(weather[1])
    dryness = np.minimum(1.0, np.maximum(0.0, (extinction - state[WATER] / 255.0) / 0.5))
    ready = BASE * fuel(state) * dryness
    return np.where((ground[BARREN] > 0.5) | (state[SNOW] > 20), 0.0, ready)


def spread(state, ground, weather, starts, *, seed, step, left=0, top=0, ticks=TICKS):
    """
    @param state bytes (10, rows, columns)
    @param starts [(row, column), …] that are lit
    @returns when each cell was lit, in ticks from 0, −1 where it was not: int16 (rows, columns)
    """
    ready = readiness(state, ground, weather).astype(np.float64)
    rows, columns = ready.shape
    lit = np.full((rows, columns), -1, np.int16)
    front = [(r, c) for r, c in starts if ready[r, c] > 0]
    if not front:
        return lit
    row, column = (np.array(v) for v in zip(*front))
    lit[row, column] = 0
    east, south = float(weather[3]), float(weather[4])
    speed = np.sqrt(east * east + south * south)
    winds, lengths = [], []
    for dx, dy in STEPS:
        length = np.sqrt(float(dx * dx + dy * dy))
        along = (east * dx + south * dy) / length  # V cos θ
        winds.append(power(0.1 * speed + 0.131 * (along - speed)))
        lengths.append(length)
    slope_east, slope_south = ground[SLOPE_EAST].astype(np.float64), ground[SLOPE_SOUTH].astype(np.float64)
    active = [(row, column)]
    key = words(step * 0x9E3779B1)
    for tick in range(1, ticks):
        burning = active[-BURNS:]
        if not any(len(r) for r, _ in burning):
            break
        row, column = (np.concatenate(v) for v in zip(*burning))
        new = np.zeros(0, np.int64)
        for direction, (dx, dy) in enumerate(STEPS):
            r, c = row + dy, column + dx
            inside = (r >= 0) & (r < rows) & (c >= 0) & (c < columns)
            r, c, fr, fc = r[inside], c[inside], row[inside], column[inside]
            open_ = (lit[r, c] < 0) & (ready[r, c] > 0)
            r, c, fr, fc = r[open_], c[open_], fr[open_], fc[open_]
            if len(r) == 0:
                continue
            # Degrees up towards the neighbour, from the slope of the two cells' middle; small angles go by the tangent.
            rise = ((slope_east[r, c] + slope_east[fr, fc]) * dx + (slope_south[r, c] + slope_south[fr, fc]) * dy) * 0.5 / lengths[direction]
            up = np.minimum(30.0, np.maximum(-30.0, rise * 52.0))
            chance = np.minimum(0.95, ready[r, c] * winds[direction] * power(0.078 * up) / lengths[direction])
            with np.errstate(over='ignore'):
                bits = mixed(hash_cell(seed, FIRE, c + left, r + top) ^ key ^ words((tick * 8 + direction + 1) * 0x85EBCA6B))
            hit = bits.astype(np.float64) / 4294967296 < chance
            new = np.concatenate([new, (r * columns + c)[hit]])
        new = np.unique(new)
        lit.flat[new] = tick
        active = active[-(BURNS - 1):] + [(new // columns, new % columns)]
    return lit


def lightning(state, ground, weather, *, seed, step, chance):
    """Where lightning lights: at most one cell a season, by hash; only in spring, summer and autumn, and likelier on dry fuel."""
    rows, columns = state.shape[1:]
    draw = hash_cell(seed, FIRE, np.array([step, step, step]), np.array([-7, -8, -9])).astype(np.float64) / 4294967296
    if draw[0] >= chance * (0.0, 0.5, 1.0, 0.5)[int(weather[0])]:
        return []
    return [(int(draw[1] * rows), int(draw[2] * columns))]
