"""The start of a free-running world, as the page makes it (src/land/baseElevation.ts, src/land/reliefControls.ts), for training and for figures.

Same formulas, another hash: the worlds are of one kind with the page's, not the same ones.
"""
import numpy as np

BASE_CELL = 92160.0  # metres, level 0
DIRECTIONS = np.exp(2j * np.pi * np.arange(8) / 8)


def hashed(seed, field, octave, column, row):
    """32 random bits for each lattice point."""
    with np.errstate(over='ignore'):
        h = np.uint32(seed) * np.uint32(0x9E3779B1) ^ np.uint32(field) * np.uint32(0x85EBCA6B) ^ np.uint32(octave + 1) * np.uint32(0x27D4EB2F)
        h = mixed(h ^ column.astype(np.int64).astype(np.uint32) * np.uint32(0xC2B2AE35))
        return mixed(h ^ row.astype(np.int64).astype(np.uint32) * np.uint32(0x9E3779B1))


def mixed(h):
    h = (h ^ (h >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    h = (h ^ (h >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return h ^ (h >> np.uint32(16))


def gradient_noise(seed, field, octave, x, y):
    column, row = np.floor(x), np.floor(y)
    u, v = x - column, y - row
    fade = lambda t: t * t * t * (t * (t * 6 - 15) + 10)

    def corner(i, j):
        direction = DIRECTIONS[hashed(seed, field, octave, column + i, row + j) >> np.uint32(29)]
        return direction.real * (u - i) + direction.imag * (v - j)

    north = corner(0, 0) + (corner(1, 0) - corner(0, 0)) * fade(u)
    south = corner(0, 1) + (corner(1, 1) - corner(0, 1)) * fade(u)
    return (north + (south - north) * fade(v)) * np.sqrt(2)


def fractal_noise(seed, field, wavelength, octaves, persistence, x, y):
    u, v = x / wavelength, y / wavelength
    amplitude, total, power = 1.0, 0.0, 0.0
    for octave in range(octaves):
        total = total + amplitude * gradient_noise(seed, field, octave, u, v)
        power += amplitude * amplitude
        amplitude *= persistence
        u, v = (u * 0.6 - v * 0.8) * 2, (u * 0.8 + v * 0.6) * 2
    return total / np.sqrt(power) * 3


SHORE_SCORE, MOUNTAIN_SHARE, LEAST_SHARE = 0.58, 0.45, 0.2
HYPSOMETRY = np.array([
    (-7.235, -7315), (-4.717, -5982), (-3.514, -5744), (-2.674, -5499), (-2.007, -5226), (-1.603, -5022),
    (-1.312, -4822), (-1.085, -4611), (-0.896, -4442), (-0.736, -4234), (-0.595, -4022), (-0.471, -3802),
    (-0.360, -3540), (-0.261, -3215), (-0.171, -2711), (-0.107, -1844), (-0.055, -529), (-0.032, -122),
    (-0.010, -31), (-0.001, -7), (0.007, 9), (0.015, 30), (0.044, 90), (0.083, 136),
    (0.130, 190), (0.216, 287), (0.325, 390), (0.464, 517), (0.584, 651), (0.739, 851),
    (0.949, 1098), (1.173, 1318), (1.526, 1774), (1.955, 2590), (2.526, 4402), (3.321, 5247),
    (4.259, 5465),
]).T  # score, metres


def base_score(seed, x, y):
    """How far above the shore a place lies, before the Earth's hypsometry. x and y in metres."""
    from_shore = fractal_noise(seed, 1, 34 * BASE_CELL, 4, 0.45, x, y) - SHORE_SCORE
    ranges = gradient_noise(seed, 6, 0, x / (30 * BASE_CELL), y / (30 * BASE_CELL))
    mountains = (fractal_noise(seed, 5, 12 * BASE_CELL, 4, 0.6, x, y) + 1.4 * (1 - 4.8 * np.abs(ranges))) / 2
    share = np.maximum(LEAST_SHARE, 1 + MOUNTAIN_SHARE * mountains)
    return from_shore * share * share


def base_elevation(seed, x, y):
    """Elevation of level-0 cells in metres."""
    scores, metres = HYPSOMETRY
    return np.interp(base_score(seed, x, y), scores, metres).astype('f4')
