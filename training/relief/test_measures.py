#!/usr/bin/env python3
"""Checks of the measures on surfaces whose answer is known. Run it by itself, or with pytest."""
import numpy as np

from fractal import block_means, fractal_noise
from measures import (Drainage, channel_density, channel_reach, concavity, flood, flooded, grid_imprint, hypsometric_integral, kurtosis,
                      laplacian, pits, roughness_spread, skew, slopes, spectral_slope, wasserstein)

SIDE = 128
ROWS, COLUMNS = np.mgrid[0:SIDE, 0:SIDE].astype('f8')


def test_a_plane_is_dry():
    plane = 3 * COLUMNS + 2 * ROWS
    assert pits(plane) == 0
    assert np.array_equal(flood(plane), plane)
    assert np.allclose(slopes(plane, 10.0), np.degrees(np.arctan(np.hypot(0.3, 0.2))))
    assert np.abs(laplacian(plane)).max() < 1e-9


def test_a_bowl_floods_to_its_rim():
    bowl = (COLUMNS - 64) ** 2 + (ROWS - 64) ** 2
    filled = flood(bowl)
    rim = bowl[-1].min()  # the nearest edges, 63 cells away, lie in the south and east
    assert abs(pits(bowl) - 100 / (SIDE - 2) ** 2) < 1e-12
    inside = bowl < rim - 1
    assert inside.sum() > 10000
    assert np.abs(filled[inside] - rim).max() < 0.01
    assert abs(flooded(bowl, filled) - 100 * np.mean(bowl < rim - 0.5)) < 0.1


def test_all_flooded_ground_drains():
    rough = 40 * fractal_noise(SIDE, 3.0, np.random.default_rng(1))
    drainage = Drainage(flood(rough), 90.0)
    inner = np.ones((SIDE, SIDE), bool)
    inner[[0, -1]] = inner[:, [0, -1]] = False
    assert (drainage.receiver.reshape(SIDE, SIDE)[inner] >= 0).all()
    leaving = drainage.area[drainage.receiver < 0].sum()
    assert abs(leaving - (SIDE * 0.09) ** 2) < 1e-6


def test_a_valley_gathers_its_water():
    valley = 5 * np.abs(COLUMNS - 64) + ROWS
    drainage = Drainage(valley, 100.0)
    mouth = drainage.area.reshape(SIDE, SIDE)[0].max()
    assert mouth > 0.9 * (SIDE * 0.1) ** 2
    channel = drainage.channels()
    assert abs(channel_density(drainage, 100.0) - drainage.run[channel].sum() / 1000 / (SIDE * 0.1) ** 2) < 1e-12
    assert channel_reach(drainage) > 12


def test_a_pit_cuts_a_channel():
    valley = 5 * np.abs(COLUMNS - 64) + ROWS
    whole = channel_reach(Drainage(valley, 100.0))
    valley[64, 64] -= 50
    assert channel_reach(Drainage(valley, 100.0)) < 0.6 * whole


def test_concavity_of_a_made_drainage():
    drainage = Drainage(-ROWS, 100.0)
    drainage.area = 10 ** np.random.default_rng(2).uniform(-1, 2, 20000)
    drainage.drop = 0.2 * drainage.area**-0.45
    assert abs(concavity(drainage, np.ones(20000, bool)) - 0.45) < 1e-6


def test_a_cone_stands_at_a_third():
    radius = np.hypot(COLUMNS - 63.5, ROWS - 63.5)
    assert abs(hypsometric_integral((100 - radius * 100 / 60)[radius <= 60]) - 1 / 3) < 0.005
    assert abs(hypsometric_integral(COLUMNS) - 0.5) < 1e-12


def test_noise_is_noise():
    rng = np.random.default_rng(3)
    white = rng.standard_normal((512, 512))
    assert abs(kurtosis(white) - 3) < 0.05 and abs(skew(white)) < 0.02
    assert abs(spectral_slope(white)) < 0.1
    assert abs(pits(white) - 100 / 9) < 0.3  # each of nine cells is as likely the lowest
    for slope in (2.5, 3.5, 4.5):
        assert abs(spectral_slope(fractal_noise(256, slope, rng)) - slope) < 0.15
    assert 2 < pits(fractal_noise(256, 3.4, rng)) < 4
    assert abs(kurtosis(laplacian(fractal_noise(256, 3.4, rng))) - 3) < 0.2


def test_clumps_spread_roughness():
    white = np.random.default_rng(6).standard_normal((258, 258))
    assert roughness_spread(white, 1.0) < 0.3  # 64 cells a block: chance alone
    clumps = np.where((COLUMNS // 16 + ROWS // 16) % 2, 1.0, 0.25)  # two levels, two octaves apart
    assert 0.8 < roughness_spread(np.kron(clumps, np.ones((2, 2))) * white[:256, :256], 1.0) < 1.2


def test_wasserstein_of_a_shift():
    a = np.random.default_rng(4).standard_normal((32, 32))
    assert abs(wasserstein(a, a + 0.7) - 0.7) < 1e-12


def test_a_grid_leaves_its_imprint():
    rng = np.random.default_rng(5)
    smooth = fractal_noise(256, 3.5, rng)
    assert grid_imprint(smooth) < 3
    assert grid_imprint(smooth + 0.3 * np.kron(block_means(smooth, 8), np.ones((8, 8)))) > 7


if __name__ == '__main__':
    for name, check in list(globals().items()):
        if name.startswith('test_'):
            check()
            print('ok', name[5:].replace('_', ' '))
