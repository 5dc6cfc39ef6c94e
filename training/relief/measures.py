"""What tells real ground from noise, as numbers.

A *patch* is a two-dimensional array of elevations in metres, row-major, with square cells of `cell` metres. Its edges are open: water that
reaches an edge has left. Every figure is taken on one patch; score.py compares patches.
"""
import heapq
from collections import deque

import numpy as np

FLOOD_STEP = 1e-5  # metres that each flooded cell stands above the one it drains to: enough for double precision, too little to measure
CHANNEL_KM2 = 0.5  # drainage area above which a cell carries a channel
CONCAVITY_KM2 = 0.1  # drainage area above which slope is set against area: hillslopes are left out
NEIGHBOURS = ((-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1))


def pits(heights):
    """Cells lower than all eight neighbours, as % of the cells that have eight."""
    inner = heights[1:-1, 1:-1]
    lowest = np.min([shifted(heights, step) for step in NEIGHBOURS], axis=0)
    return 100 * float(np.mean(inner < lowest))


def shifted(heights, step):
    """The neighbour in direction `step` of every inner cell."""
    rows, columns = heights.shape
    return heights[1 + step[0] : rows - 1 + step[0], 1 + step[1] : columns - 1 + step[1]]


def flood(heights, step=FLOOD_STEP):
    """The patch with every hollow filled so that all cells drain to an edge, each at least `step` metres below the one before. Float64.

    R. Barnes, C. Lehman and D. Mulla, Priority-flood, Computers & Geosciences 62 (2014), algorithm 3, with open edges.
    """
    rows, columns = heights.shape
    width = columns + 2
    framed = np.full((rows + 2, width), np.inf)
    framed[1:-1, 1:-1] = heights
    done = np.ones(framed.shape, bool)
    done[2:-2, 2:-2] = False
    level, done = framed.ravel().tolist(), done.ravel().tolist()
    edge = np.zeros(framed.shape, bool)
    edge[1:-1, 1:-1] = True
    edge[2:-2, 2:-2] = False
    shore = [(level[i], i) for i in np.flatnonzero(edge).tolist()]
    heapq.heapify(shore)
    hollow = deque()
    around = [r * width + c for r, c in NEIGHBOURS]
    while shore or hollow:
        # A flooded cell goes first, unless the next shore cell is no higher.
        if hollow and not (shore and shore[0][0] <= level[hollow[0]]):
            here = hollow.popleft()
        else:
            here = heapq.heappop(shore)[1]
        wet = level[here] + step
        for d in around:
            there = here + d
            if done[there]:
                continue
            done[there] = True
            if level[there] <= wet:
                level[there] = wet
                hollow.append(there)
            else:
                heapq.heappush(shore, (level[there], there))
    return np.array(level).reshape(framed.shape)[1:-1, 1:-1]


def flooded(heights, filled, depth=0.5):
    """Area under more than `depth` metres of water once every hollow is full, %. `filled` from `flood`."""
    return 100 * float(np.mean(filled - heights > depth))


class Drainage:
    """D8 flow: every cell sends its water to the steepest lower neighbour (J. O'Callaghan and D. Mark, Computer Vision, Graphics, and Image
    Processing 28, 1984). Edge cells, and cells without a lower neighbour, keep theirs.

    receiver: flat index of the cell that the water goes to, −1 for none. run: metres to it (0 for none). drop: slope to it, rise over run.
    area: km² drained, the cell's own included. order: flat indices from high to low.
    """

    def __init__(self, heights, cell):
        rows, columns = heights.shape
        h = heights.astype('f8')
        runs = np.array([cell * (r * r + c * c) ** 0.5 for r, c in NEIGHBOURS])
        slopes = np.stack([(h[1:-1, 1:-1] - shifted(h, step)) / run for step, run in zip(NEIGHBOURS, runs)])
        best = slopes.argmax(0)
        steepest = np.take_along_axis(slopes, best[None], 0)[0]
        here = np.arange(rows * columns).reshape(rows, columns)
        offsets = np.array([r * columns + c for r, c in NEIGHBOURS])
        falls = steepest > 0
        receiver, run, drop = np.full((rows, columns), -1), np.zeros((rows, columns)), np.zeros((rows, columns))
        receiver[1:-1, 1:-1] = np.where(falls, here[1:-1, 1:-1] + offsets[best], -1)
        run[1:-1, 1:-1] = np.where(falls, runs[best], 0)
        drop[1:-1, 1:-1] = np.where(falls, steepest, 0)
        self.receiver, self.run, self.drop = receiver.ravel(), run.ravel(), drop.ravel()
        self.order = np.argsort(-h.ravel(), kind='stable')
        area, to = [cell * cell * 1e-6] * h.size, self.receiver.tolist()
        for i in self.order.tolist():
            if to[i] >= 0:
                area[to[i]] += area[i]
        self.area = np.array(area)

    def channels(self):
        return self.area > CHANNEL_KM2


def concavity(drainage, dry):
    """Concavity θ of slope ∝ area^−θ, a pure number: streams flatten as they gather water (W. Culling 1957; J. Flint, Water Resources
    Research 10, 1974). Straight line through the medians of log₁₀ slope in bins of log₁₀ area, 0.2 wide, of at least 20 cells and
    above CONCAVITY_KM2. Drainage of the flooded patch; only `dry` cells count, because the slope of a lake is our own. NaN with fewer than
    4 bins.
    """
    used = (drainage.area > CONCAVITY_KM2) & (drainage.drop > 0) & dry.ravel()
    area, slope = np.log10(drainage.area[used]), np.log10(drainage.drop[used])
    index = np.floor((area - np.log10(CONCAVITY_KM2)) / 0.2).astype(int)
    bins = [i for i in range(index.max(initial=-1) + 1) if np.sum(index == i) >= 20]
    if len(bins) < 4:
        return float('nan')
    middle = [np.median(area[index == i]) for i in bins]
    return -float(np.polyfit(middle, [np.median(slope[index == i]) for i in bins], 1)[0])


def channel_reach(drainage):
    """Kilometres of channel that hang together, seen from a random stretch of channel: Σ length² / Σ length over the channel trees.

    Drainage of the ground as it is, unflooded: a tree ends where its water stands in a pit or leaves over an edge. Ours; the weighting is
    that of a weight-average chain length.
    """
    wet, root = drainage.channels(), list(range(drainage.area.size))
    to = drainage.receiver.tolist()
    for i in drainage.order[::-1].tolist():
        if to[i] >= 0:
            root[i] = root[to[i]]
    length = np.bincount(np.array(root)[wet], weights=drainage.run[wet] / 1000, minlength=1)
    return float((length**2).sum() / length.sum()) if length.sum() > 0 else 0.0


def channel_density(drainage, cell):
    """Kilometres of channel per km² of ground (R. Horton, Bulletin of the Geological Society of America 56, 1945). Flooded patch."""
    return float(drainage.run[drainage.channels()].sum() / 1000 / (drainage.area.size * cell * cell * 1e-6))


def junctions(drainage):
    """Channel cells in which two or more channels meet, % of channel cells. Drainage of the flooded patch."""
    wet = drainage.channels()
    donors = np.bincount(drainage.receiver[wet & (drainage.receiver >= 0)], minlength=wet.size)
    return 100 * float(np.mean(donors[wet] >= 2)) if wet.any() else 0.0


def spectrum(heights):
    """Radially averaged periodogram: wave numbers (cycles per cell) and mean power, in rings one step of the patch wide.

    The best-fitting plane is removed and a Hann window applied first, so that open edges do not leak into the fine end.
    """
    n = min(heights.shape)
    h = heights[:n, :n].astype('f8')
    x = np.linspace(-1, 1, n)
    h = h - h.mean() - ((h * x).sum() * x + (h * x[:, None]).sum() * x[:, None]) / (n * (x * x).sum())
    window = np.hanning(n)
    power = np.abs(np.fft.fft2(h * window * window[:, None])) ** 2
    k = np.hypot(np.fft.fftfreq(n)[:, None], np.fft.fftfreq(n))
    ring = np.rint(k * n).astype(int).ravel()
    count = np.bincount(ring)
    return np.bincount(ring, k.ravel()) / count, np.bincount(ring, power.ravel()) / count


def spectral_slope(heights, low=0.125, high=0.45):
    """β of power ∝ k^−β between two wave numbers (cycles per cell), a pure number. The default is the fine end.

    The line goes through 12 means of log power in equal steps of log k, so that the many finest rings do not outvote the rest.
    """
    k, power = spectrum(heights)
    used = (k >= low) & (k <= high)
    x, y = np.log(k[used]), np.log(power[used] + 1e-30)
    index = np.minimum((12 * (x - x.min()) / np.ptp(x)).astype(int), 11)
    steps = np.unique(index)
    return -float(np.polyfit([x[index == i].mean() for i in steps], [y[index == i].mean() for i in steps], 1)[0])


def laplacian(heights):
    """Sum of the four neighbours less four times the cell, metres: positive in valleys, negative on ridges."""
    return shifted(heights, (-1, 0)) + shifted(heights, (1, 0)) + shifted(heights, (0, -1)) + shifted(heights, (0, 1)) - 4 * heights[1:-1, 1:-1]


def kurtosis(values):
    """Fourth standardised moment, 3 for a normal distribution: high where sharp ridges and valleys cross smooth ground."""
    d = values.astype('f8') - values.mean()
    return float((d**4).mean() / (d**2).mean() ** 2)


def skew(values):
    """Third standardised moment. Of the Laplacian: negative where ridges are sharper than valleys."""
    d = values.astype('f8') - values.mean()
    return float((d**3).mean() / (d**2).mean() ** 1.5)


def slopes(heights, cell):
    """Steepness of every inner cell in degrees, from central differences."""
    east = (shifted(heights, (0, 1)) - shifted(heights, (0, -1))) / (2 * cell)
    south = (shifted(heights, (1, 0)) - shifted(heights, (-1, 0))) / (2 * cell)
    return np.degrees(np.arctan(np.hypot(east, south)))


def wasserstein(a, b):
    """Wasserstein-1 distance of two samples of equal size, in their unit: the mean difference of their sorted values."""
    if a.size != b.size:
        raise ValueError(f'Expected samples of one size, got {a.size} and {b.size}.')
    return float(np.abs(np.sort(a, axis=None) - np.sort(b, axis=None)).mean())


def hypsometric_integral(heights):
    """(mean − lowest) / (highest − lowest), 0 to 1: how much of the block is left standing (A. Strahler 1952; R. Pike and S. Wilson 1971)."""
    low, high = float(heights.min()), float(heights.max())
    return (float(heights.mean()) - low) / (high - low) if high > low else float('nan')


def roughness_spread(heights, cell, block=8):
    """How unevenly roughness lies, in octaves: standard deviation of log₂ of the root mean square Laplacian of blocks of `block`² cells.

    Dreamed ground that is too high here has clumps of bumps on ground that is too smooth. Ground flatter than 0.001 counts as 0.001.
    """
    square = laplacian(heights) ** 2
    rows, columns = (n // block * block for n in square.shape)
    means = square[:rows, :columns].reshape(rows // block, block, columns // block, block).mean((1, 3))
    return float(0.5 * np.log2(means + (0.001 * cell) ** 2).std())


def grid_imprint(heights, period=8):
    """Does the roughness know the grid it was refined from? Standard deviation over mean, in %, of the Laplacian's size (as ranks) by
    position within blocks of `period` cells. Chance alone gives some 2 % on a patch of 256², so compare with real ground.
    """
    square = np.pad(laplacian(heights) ** 2, 1, constant_values=np.nan)
    # Big curvatures would hide a faint imprint: their ranks do not.
    ranks = np.full(square.size, np.nan)
    inner = np.isfinite(square.ravel())
    ranks[inner] = np.argsort(np.argsort(square.ravel()[inner], kind='stable'), kind='stable') / inner.sum()
    rows, columns = (n // period * period for n in heights.shape)
    blocks = ranks.reshape(square.shape)[:rows, :columns].reshape(rows // period, period, columns // period, period)
    means = np.nanmean(blocks, (0, 2))
    return 100 * float(means.std() / means.mean())


def measure(heights, cell):
    """All figures of one patch by name."""
    filled = flood(heights)
    drained, bare, bend = Drainage(filled, cell), Drainage(heights, cell), laplacian(heights)
    return {
        'pits': pits(heights),
        'flooded': flooded(heights, filled),
        'concavity': concavity(drained, filled - heights < 1e-3),
        'spectralSlope': spectral_slope(heights),
        'laplacianKurtosis': kurtosis(bend),
        'laplacianSkew': skew(bend),
        'hypsometricIntegral': hypsometric_integral(heights),
        'channelReach': channel_reach(bare),
        'channelDensity': channel_density(drained, cell),
        'junctions': junctions(drained),
        'meanSlope': float(slopes(heights, cell).mean()),
        'roughnessSpread': roughness_spread(heights, cell),
        'gridImprint': grid_imprint(heights),
    }
