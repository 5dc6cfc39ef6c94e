"""Figures that teacher and model are compared by, all from stored bytes."""
import numpy as np

from state import BROADLEAF, CONIFER, GROUPS, PIONEER


def covers(state):
    """Mean cover of each group: (…, 5) of bytes (10, …, rows, columns)."""
    return np.stack([state[g].mean((-2, -1)) for g in range(GROUPS)], -1) / 255


def woods(state):
    return (state[CONIFER].astype('f4') + state[BROADLEAF] + state[PIONEER]) / 255


def treeline(state, elevation, alive, band=40.0):
    """Height in metres at which the cover of woods falls below half of what it is lower down, by bands of height; None where the landscape has no such line."""
    cover = woods(state)
    low = np.floor((elevation[alive].min()) / band)
    index = np.floor(elevation / band).astype(int) - int(low)
    count = np.bincount(index[alive])
    mean = np.bincount(index[alive], cover[alive]) / np.maximum(count, 1)
    heights = (low + np.arange(len(count)) + 0.5) * band
    keep = count >= 40
    mean, heights = mean[keep], heights[keep]
    if len(mean) < 6:
        return None
    smooth = np.convolve(np.pad(mean, 1, mode='edge'), [0.25, 0.5, 0.25], 'valid')
    full = smooth[: len(smooth) // 2].max()
    if full < 0.25 or smooth[-1] > 0.25 * full:
        return None
    last = np.flatnonzero(smooth >= full / 2).max()
    a, b = smooth[last], smooth[last + 1]
    return float(heights[last] + (a - full / 2) / (a - b) * (heights[last + 1] - heights[last]))


def checkerboard(plane):
    """How much of the differences between neighbours alternates: 1 for independent cells, 2 for a checkerboard, below 1 for anything smooth."""
    p = plane.astype('f8')
    twist = p[:-1, :-1] - p[1:, :-1] - p[:-1, 1:] + p[1:, 1:]
    along = np.diff(p, axis=0)[:, :-1], np.diff(p, axis=1)[:-1]
    scale = sum((d * d).mean() for d in along)
    return float((twist * twist).mean() / (2 * scale)) * 1.0 if scale > 0 else 0.0


def imprint(plane, period=4):
    """Share of a plane's variance that hangs on where a cell lies in a grid of so many cells."""
    p = plane.astype('f8')
    rows, columns = (n // period * period for n in p.shape)
    phases = p[:rows, :columns].reshape(rows // period, period, columns // period, period).mean((0, 2))
    return float(phases.var() / p.var()) if p.var() > 0 else 0.0


def succession(course):
    """(years to the most pioneers, years until conifers and broadleaf together outnumber them) from yearly covers (years, 5); None for never."""
    pioneers, late = course[:, PIONEER], course[:, CONIFER] + course[:, BROADLEAF]
    peak = int(np.argmax(pioneers))
    over = np.flatnonzero(late[peak:] > pioneers[peak:])
    return peak, int(peak + over[0]) if len(over) else None
