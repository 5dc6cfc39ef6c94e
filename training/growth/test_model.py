#!/usr/bin/env python3
"""Checks of what the growth model works out for itself. Run it by itself, or with pytest."""
import torch

from model import COVERS, FREEZE, HOLD, HOLD_GRASS, MEADOWS, OLD, SHRUBS, TREES, Cuts, Growth, site_planes, weather_numbers
from state import AGE, ANNUAL, RAIN, SLOPE_EAST, SLOPE_SOUTH, SUMMER, SUNWARD, planes, smooth

torch.set_num_threads(1)


def some_ground(side=16):
    """Ground of all warmths and slopes."""
    random = torch.Generator().manual_seed(4)
    draw = lambda low, high: low + (high - low) * torch.rand(1, side, side, generator=random)
    ground = torch.zeros(9, 1, side, side)
    ground[SUMMER], ground[ANNUAL], ground[RAIN] = draw(2, 22), draw(-8, 14), draw(200, 1500)
    ground[SLOPE_EAST], ground[SLOPE_SOUTH], ground[SUNWARD] = draw(-0.9, 0.9), draw(-0.5, 0.5), draw(-1, 1)
    physical = torch.rand(10, 1, side, side, generator=random)
    physical[AGE] *= 250
    return ground, physical


def test_cuts_are_the_teachers():
    ground, physical = some_ground()
    weather = torch.tensor([[1.0, -1.7, 0.8, 3.0, 1.0]])
    cuts = Cuts()(planes(physical).transpose(0, 1), site_planes(ground), weather_numbers(weather))[0]
    warmest = (ground[SUMMER] + 1.3 * ground[SUNWARD] + weather[0, 1])[0]
    steep = torch.hypot(ground[SLOPE_EAST], ground[SLOPE_SOUTH])[0]
    true = {
        TREES: smooth(9.3, 11.4, warmest), SHRUBS: smooth(6.5, 9.5, warmest), MEADOWS: smooth(5, 8.5, warmest), FREEZE: 1 - smooth(8.4, 10.4, warmest),
        HOLD: 1 - smooth(0.62, 0.92, steep), HOLD_GRASS: 1 - smooth(0.5, 0.9, steep), OLD: smooth(50, 90, physical[AGE, 0]),
    }
    for cut, plane in true.items():
        assert 0.05 < plane.mean() < 0.95
        assert (cuts[cut] - plane).abs().max() < 1e-4, cut


def test_nothing_comes_up_where_it_is_too_cold():
    """Whatever the layers say: trees neither come nor grow below 9.3 °C, nothing at all below 5 °C."""
    torch.manual_seed(2)
    ground, physical = some_ground()
    state = planes(physical).transpose(0, 1)
    state[:, :COVERS] = 0
    cold = torch.where(ground[SUMMER] > 12, 3.0, 8.0)
    ground[SUMMER], ground[SUNWARD] = cold, 0
    with torch.no_grad():
        change = Growth()(state, torch.zeros_like(state[:, :1]), site_planes(ground), weather_numbers(torch.tensor([[2.0, 0.9, 1.0, 0.0, 0.0]])))
    assert change[:, :3].abs().max() == 0
    assert change[0, :COVERS, cold[0] < 5].abs().max() == 0
    assert change[0, 3:COVERS, cold[0] > 5].abs().max() > 0


if __name__ == '__main__':
    for name, test in sorted(globals().items()):
        if name.startswith('test_'):
            test()
            print(name, 'ok')
