"""How often fire comes back to the same ground: what the fire rule makes of a walker's fuel, litter and water, with strikes that are the same for all."""
import numpy as np

from fire import spread
from hashes import FIRE, hash_cell

SUMMERS = range(2, 400, 16)  # every fourth summer's start
A_YEAR = 0.08  # strikes a year on each landscape (8 km²), as `lightning` has them in the score: 0.04 in summer, half of it in spring and in autumn


def burnt_by_strike(told, landscapes, weather):
    """Mean share of each landscape that one strike of lightning burns, under the weather of the day; nothing is fed back: (landscapes,)."""
    shares = np.zeros((len(SUMMERS), len(landscapes)))
    for t, step in enumerate(SUMMERS):
        for i, landscape in enumerate(landscapes):
            rows, columns = told[step].shape[-2:]
            row, column = hash_cell(landscape['seed'], FIRE, np.array([step, step]), np.array([-21, -22])).astype(np.float64) / 4294967296
            start = [(int(row * rows), int(column * columns))]
            shares[t, i] = (spread(told[step][:, i], landscape['ground'], weather[step, i], start, seed=landscape['seed'] + 1, step=step, ticks=144) >= 0).mean()
    return shares.mean(0)


def compare_returns(told, truth_shares, landscapes, weather):
    """Per cent burnt in a century and years until a fire comes back, of all the landscapes together; and by how much the landscapes that burn at all are off, in per cent."""
    shares = burnt_by_strike(told, landscapes, weather)
    burns = truth_shares > 0.01
    return {
        'strikeBurns': 100 * 100 * A_YEAR * shares.mean(), 'strikeBurnsTeacher': 100 * 100 * A_YEAR * truth_shares.mean(),
        'returnYears': 1 / (A_YEAR * shares.mean()), 'returnYearsTeacher': 1 / (A_YEAR * truth_shares.mean()),
        'returnOff': 100 * np.abs(shares[burns] / truth_shares[burns] - 1).mean(),
    }
