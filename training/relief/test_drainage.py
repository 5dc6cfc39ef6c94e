#!/usr/bin/env python3
"""Checks of the differentiable drainage against the measures, and of the curvature losses. Run it by itself, or with pytest."""
import numpy as np
import torch

from drainage import drainage_loss, routes, waters_of
from fractal import fractal_noise
from losses import spectrum_distance
from measures import Drainage, flood

SIDE = 96
ROUGH = 20 * fractal_noise(SIDE, 3.0, np.random.default_rng(2))


def batch(*fields):
    return torch.tensor(np.stack(fields), dtype=torch.float32)[:, None]


def test_water_levels_are_those_of_the_measure():
    spill, _, _ = routes(batch(ROUGH))
    level = ROUGH.ravel()[spill[0].numpy()].reshape(SIDE, SIDE)
    assert np.abs(level - flood(ROUGH)).max() < 0.02
    assert (level > ROUGH).mean() > 0.05


def test_all_water_leaves_over_the_edge():
    _, receiver, area = routes(batch(ROUGH))
    leaving = area[0][receiver[0] == torch.arange(SIDE * SIDE)]
    assert float(leaving.sum()) == SIDE * SIDE


def test_drainage_areas_are_those_of_the_measure_where_nothing_stands():
    rows, columns = np.mgrid[0:SIDE, 0:SIDE].astype('f8')
    valley = 0.5 * np.abs(columns - 48.3) + 0.1 * rows + 1e-3 * ROUGH
    assert np.array_equal(flood(valley, 0.0), valley)
    _, _, area = routes(batch(valley))
    assert np.allclose(np.array(area[0]), Drainage(valley, 1000.0).area)


def test_a_dam_is_felt_by_the_lake_and_by_the_dam():
    rows, columns = np.mgrid[0:SIDE, 0:SIDE].astype('f8')
    valley = 0.5 * np.abs(columns - 48.3) + 0.1 * rows
    dammed = valley.copy()
    dammed[20] += 3
    dream = batch(dammed).requires_grad_()
    lakes, _ = drainage_loss(*waters_of([dream, dream], batch(valley)))
    assert float(lakes) > 0.01
    lakes.backward()
    pull = dream.grad[0, 0]
    lowest = int(np.argmin(dammed[20]))
    assert float(pull[20, lowest]) > 0  # the dam is to sink where the water goes over it
    assert float(pull[24:40, 48].max()) < 0  # and the bed of the lake to rise


def test_equal_ground_costs_nothing():
    lakes, streams = drainage_loss(*waters_of([batch(ROUGH), batch(ROUGH)], batch(ROUGH)))
    assert float(lakes) == 0 and float(streams) < 1e-8
    assert float(spectrum_distance(batch(ROUGH), batch(ROUGH))) == 0


def test_smoother_ground_is_told_by_its_curvatures():
    soft = fractal_noise(SIDE, 4.5, np.random.default_rng(3))
    hard = fractal_noise(SIDE, 3.5, np.random.default_rng(3))
    assert float(spectrum_distance(batch(soft), batch(hard))) > 1


if __name__ == '__main__':
    for name, check in list(globals().items()):
        if name.startswith('test_'):
            check()
            print('ok', name[5:].replace('_', ' '))
