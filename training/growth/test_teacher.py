#!/usr/bin/env python3
"""Checks of the teacher, of the fire that teacher and model share, and of the dither. Run it by itself, or with pytest."""
import numpy as np
import torch

from fire import power, spread
from hashes import DITHER, cell_hashes, hash_cell, thresholds, to_bytes
from landscapes import lay_out, start_state
from state import (
    AGE, ANNUAL, ASH, BARREN, BROADLEAF, CONIFER, GRASS, LITTER, PIONEER, RAIN, SHRUB, SITE, SLOPE_EAST, SLOPE_SOUTH, SNOW, SUMMER, WATER, physical, planes,
)
from teacher import Teacher

torch.set_num_threads(1)
torch.set_flush_denormal(True)


def ground(count=1, side=6, summer=17.0, rain=700.0, slope=0.15, site=0.0):
    """Even landscapes at 45° north; any of the arguments may be a list, one for each."""
    plane = torch.zeros(9, count, side, side)
    each = lambda value: torch.tensor(value, dtype=torch.float32).expand(count)[:, None, None]
    plane[SUMMER], plane[ANNUAL] = each(summer), each(summer) - 9.9
    plane[RAIN], plane[SLOPE_EAST], plane[SITE] = each(rain), each(slope), each(site)
    return plane


def live(plane, state, years, *, warmer=0.0, wetter=1.0):
    """The state after so many years of usual weather."""
    teacher = Teacher(plane, np.arange(plane.shape[1]))
    still = torch.zeros(plane.shape[1:])
    with torch.no_grad():
        for step in range(4 * years):
            weather = torch.tensor([[step % 4, warmer, wetter, 3.0, 0.0]]).repeat(plane.shape[1], 1)
            state, _ = teacher.season(state, weather, still, step)
    return state


def starts(plane):
    return torch.stack([start_state(plane[:, i]) for i in range(plane.shape[1])], 1)


def test_water_balance_closes():
    y, x = np.mgrid[0:32, 0:32] * 45.0
    heights = 1200 + 300 * np.sin(x / 400) * np.cos(y / 300) + 0.2 * x
    plane = torch.tensor(lay_out(heights, 46.0, 0.6, 3)['ground'])[:, None].double()
    teacher = Teacher(plane, np.array([3]))
    state = starts(plane.float()).double()
    total = {}
    for step in range(8):
        before = state
        state, flow = teacher.season(state, torch.tensor([[step % 4, 0.5, 1.2, 3.0, 1.0]]).double(), torch.zeros(1, 32, 32).double(), step)
        stored = (state[WATER] - before[WATER]) * teacher.capacity + state[SNOW] - before[SNOW]
        off = (flow['came'] - flow['gone'] - flow['left'] - stored).mean()
        total = {k: total.get(k, 0) + float(v.mean()) for k, v in flow.items()}
        assert abs(float(off)) < 1e-9, float(off)
        assert (state[WATER] >= 0).all() and (state[WATER] <= 1 + 1e-9).all() and (state[SNOW] >= 0).all()
    assert total['came'] > 1500 and total['gone'] > 400 and total['left'] > 200, total


def test_without_water_nothing_grows():
    plane = ground(rain=0.0)
    state = live(plane, starts(plane), 40)
    assert float(state[:5].max()) < 0.02
    bare = torch.zeros_like(state)
    assert float(live(plane, bare, 10)[:5].max()) == 0.0
    wet = ground()
    assert float(live(wet, bare, 10)[GRASS].mean()) > 0.3


def test_a_treeline_appears():
    side, count = 4, 12
    summers = [6.0 + i for i in range(count)]
    plane = ground(count, side, summer=summers, rain=900.0)
    state = torch.zeros(10, count, side, side)
    state[PIONEER], state[CONIFER], state[WATER] = 0.2, 0.2, 0.6
    woods = live(plane, state, 60)[:3].sum(0).mean((1, 2))
    assert (woods[[s < 9 for s in summers]] < 0.1).all(), woods
    assert (woods[[s > 12 for s in summers]] > 0.7).all(), woods
    height = np.interp(0.5, woods.numpy(), summers)
    assert 9.5 < height < 11.5, height


def test_after_fire_pioneers_come_first_then_give_way():
    plane = ground(side=24, summer=17.0, rain=800.0)
    state = live(plane, starts(plane), 150)
    burnt = torch.zeros(1, 24, 24)
    burnt[:, 6:18, 6:18] = 1
    teacher = Teacher(plane, np.array([0]))
    inside = lambda s, group: float(s[group, :, 6:18, 6:18].mean())
    before = {g: inside(state, g) for g in (CONIFER, BROADLEAF, PIONEER)}
    with torch.no_grad():
        state, _ = teacher.season(state, torch.tensor([[2, 0.0, 1.0, 3.0, 0.0]]), burnt, 2)
    assert inside(state, CONIFER) < 0.1 * before[CONIFER] + 0.01 and inside(state, ASH) > 0.5
    course = {g: [] for g in range(5)}
    for _ in range(30):
        state = live(plane, state, 5)
        for g in course:
            course[g].append(inside(state, g))
    peak = {g: 5 * (1 + int(np.argmax(course[g]))) for g in course}
    late = [c + b for c, b in zip(course[CONIFER], course[BROADLEAF])]
    assert peak[GRASS] <= 15, peak
    assert 10 <= peak[PIONEER] <= 50 and max(course[PIONEER]) > 0.5, (peak, course[PIONEER])
    assert course[PIONEER][-1] < 0.3 * max(course[PIONEER]), course[PIONEER]
    assert late[-1] > 0.6 and late[3] < 0.3, late


def test_where_it_gets_drier_woods_retreat_and_shrubs_take_over():
    plane = ground(count=1, summer=20.0, rain=700.0)
    state = live(plane, starts(plane), 80)
    dry = live(plane, state, 80, wetter=0.4)
    woods = lambda s: float(s[:3].sum(0).mean())
    assert woods(state) > 0.7 and woods(dry) < 0.35 * woods(state), (woods(state), woods(dry))
    assert float(dry[SHRUB].mean()) > 0.3 > float(state[SHRUB].mean())
    back = live(plane, dry, 100)
    assert woods(back) > 0.8 * woods(state), woods(back)


def dry_wood(side=101):
    plane = np.zeros((9, side, side), 'f4')
    state = np.zeros((10, side, side), 'u1')
    state[CONIFER], state[SHRUB], state[GRASS], state[LITTER], state[WATER] = 150, 40, 80, 130, 100
    return plane, state


def reach(lit, side=101):
    """How far it ran north, east, south, west of the middle."""
    rows, columns = np.nonzero(lit >= 0)
    middle = side // 2
    return middle - rows.min(), columns.max() - middle, rows.max() - middle, middle - columns.min()


def test_fire_runs_uphill_and_downwind_and_stops_at_water_and_rock():
    plane, state = dry_wood()
    light = lambda **more: spread(state, plane, np.array([2, 0, 1, more.get('east', 0.0), 0.0]), [(50, 50)], seed=5, step=3, ticks=30)
    plane[SLOPE_EAST] = 0.3
    _, east, _, west = reach(light())
    assert east > 2 * west and east > 10, (east, west)
    plane[SLOPE_EAST] = 0
    _, east, _, west = reach(light(east=5.0))
    assert east > 1.5 * west and east > 10, (east, west)
    plane[BARREN, :, 60:62] = 1
    state[WATER, :, 40:42] = 255  # soaked ground right across
    lit = spread(state, plane, np.array([2, 0, 1, 0, 0]), [(50, 50)], seed=5, step=3)
    north, east, south, _ = reach(lit)
    assert (east, south) == (9, 50) and (lit[plane[BARREN] > 0] < 0).all() and (lit[:, 40:42] < 0).all() and lit[50, 39] < 0, (north, east)
    state[SNOW] = 100
    assert (light() >= 0).sum() == 0


def test_fire_is_replayed_and_does_not_hang_on_where_the_chunk_is_cut():
    plane, state = dry_wood()
    one = spread(state, plane, np.array([2, 0, 1, 2.0, 1.0]), [(50, 50)], seed=5, step=3, ticks=30)
    cut = spread(state[:, 20:81, 20:81], plane[:, 20:81, 20:81], np.array([2, 0, 1, 2.0, 1.0]), [(30, 30)], seed=5, step=3, left=20, top=20, ticks=30)
    assert (one[20:81, 20:81] == cut).all() and (one >= 0).sum() > 50
    assert abs(power(1.0) / np.e - 1) < 0.01 and abs(power(-2.0) * np.e**2 - 1) < 0.04


def test_hashes_are_those_of_the_page():
    # From hashCell(7, 13, 11, x, y) of src/world/hash.ts.
    assert [int(hash_cell(7, 13, x, y)) for x, y in ((0, 0), (3, -2), (-100000, 5))] == EXPECTED_HASHES


EXPECTED_HASHES = [1229897162, 1363339695, 2178084863]


def test_dither_does_not_freeze_slow_growth_nor_hurry_it():
    cells = cell_hashes(1, DITHER, 40, 40)
    now = np.full((10, 40, 40), 20, np.uint8)
    for step in range(200):
        now = to_bytes(now + 0.07, thresholds(cells, 10, step))
    grown = now.astype(float) - 20
    assert abs(grown.mean() - 14) < 0.1, grown.mean()
    assert np.abs(grown - 14).max() <= 3, np.abs(grown - 14).max()


def test_planes_are_taken_back():
    state = torch.tensor([0.5, 0.1, 0, 0.3, 0.9, 120.0, 0.4, 0.2, 1.0, 250.0])
    assert torch.allclose(physical(planes(state)), state, atol=1e-4)


if __name__ == '__main__':
    for name, check in list(globals().items()):
        if name.startswith('test_'):
            check()
            print('ok', name[5:].replace('_', ' '))
