"""Integer hashes of cells, as src/world/hash.ts has them, bit for bit, and the dither that rounds the state to bytes.

The dither is what keeps slow growth from freezing: a channel that should grow by a tenth of a byte a season grows by one in ten seasons. The threshold of a cell and channel
walks by the golden ratio from step to step, so over n steps the roundings err by O(log n) of a byte together, not by √n as independent draws would.
"""
import numpy as np

LEVEL = 11  # cells of 45 learned metres
FIRE, DITHER, WEATHER = 12, 13, 14  # hash fields, free in src/world/hash.ts
GOLDEN = 0x9E3779B9


def mixed(h):
    """One round of MurmurHash3's finaliser on uint32 (Austin Appleby, public domain)."""
    with np.errstate(over='ignore'):
        h = (h ^ (h >> np.uint32(16))) * np.uint32(0x85EBCA6B)
        h = (h ^ (h >> np.uint32(13))) * np.uint32(0xC2B2AE35)
        return h ^ (h >> np.uint32(16))


def words(values):
    """Safe integers as their low 32 bits."""
    return (np.asarray(values, np.int64) & 0xFFFFFFFF).astype(np.uint32)


def hash_cell(seed, field, x, y, level=LEVEL):
    """32 random bits for each cell; coordinates below 2³² (their high words are −1 for negative ones, 0 else)."""
    with np.errstate(over='ignore'):
        high = lambda v: words(np.floor_divide(np.asarray(v, np.int64), 1 << 32))
        h = mixed(words(seed) ^ words(field) * np.uint32(0x9E3779B1))
        h = mixed(h ^ words(level + 1) * np.uint32(0x85EBCA6B) ^ high(x) * np.uint32(0x27D4EB2F) ^ high(y) * np.uint32(0x165667B1))
        h = mixed(h ^ words(x) * np.uint32(0xC2B2AE35))
        return mixed(h ^ words(y) * np.uint32(0x9E3779B1))


def cell_hashes(seed, field, rows, columns, left=0, top=0):
    y, x = np.mgrid[top : top + rows, left : left + columns]
    return hash_cell(seed, field, x, y)


def thresholds(cells, channels, step):
    """Dither thresholds in [0, 1), channels first: what is added before rounding down. `cells` are the hashes of field DITHER."""
    with np.errstate(over='ignore'):
        steps = words(int(step) * GOLDEN)
        each = [(cells + words(channel * 0x85EBCA6B) + steps) for channel in range(channels)]
    return np.stack(each).astype(np.float64) / 4294967296


def to_bytes(values, threshold):
    """Rounds values of 0…255 to bytes with dither."""
    return np.floor(np.clip(values, 0, 255) + threshold).astype(np.uint8)


def units(*key):
    """Numbers in [0, 1) from integers alone: the same for the same key."""
    with np.errstate(over='ignore'):
        h = np.uint32(0)
        for part in key:
            h = mixed(h ^ words(part) * np.uint32(0x9E3779B1) + np.uint32(0x85EBCA6B))
    return h.astype(np.float64) / 4294967296
