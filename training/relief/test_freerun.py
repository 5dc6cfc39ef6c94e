"""Checks of the free-running worlds: python3 -m unittest test_freerun (the folder of this file on the path)."""
import unittest

import numpy as np
import torch

from freerun import SIDE, TIMES, Figures, World, level_cell, refine, start_fields, window_sides
from model import HALO, Relief
from world import base_elevation, base_score

CODES = [torch.tensor([0.5, -0.5, 0.25, 0.0])] * 8


def a_world(seed=3):
    return World(np.random.default_rng(seed), CODES)


class Windows(unittest.TestCase):
    def test_every_level_is_wide_enough_for_the_next(self):
        for level in range(8):
            sides = window_sides(level, 46)
            self.assertEqual(sides[-1], 46)
            for coarse, fine in zip(sides, sides[1:]):
                self.assertGreaterEqual(2 * (coarse - 2 * HALO), fine)

    def test_fine_ground_lies_where_its_corner_says(self):
        torch.manual_seed(0)
        relief, worlds = Relief(), [a_world(1), a_world(2)]
        fields, corners = start_fields(relief, worlds, 4, 'cpu')
        with torch.no_grad():
            fine, below = refine(relief, worlds, fields, corners, 4)
        means = torch.nn.functional.avg_pool2d(fine, 2)
        for i in range(2):
            left, top = below[i][0] // 2 - corners[i][0], below[i][1] // 2 - corners[i][1]
            over = fields[i, 0, top : top + means.shape[2], left : left + means.shape[3]]
            self.assertLess(float((means[i, 0] - over).abs().max()), 0.02)

    def test_windows_hold_the_place_they_are_about(self):
        torch.manual_seed(0)
        worlds = [a_world(seed) for seed in range(4)]
        fields, corners = start_fields(Relief(), worlds, 6, 'cpu')
        for world, (x, y) in zip(worlds, corners):
            column, row = world.x / level_cell(6) - x, world.y / level_cell(6) - y
            self.assertTrue(5 < column < fields.shape[3] - 5 and 5 < row < fields.shape[2] - 5)


class Start(unittest.TestCase):
    def test_the_shore_is_where_the_score_is_zero_and_a_quarter_is_land(self):
        x, y = np.random.default_rng(0).uniform(-3e7, 3e7, (2, 40000))
        heights, scores = base_elevation(5, x, y), base_score(5, x, y)
        self.assertAlmostEqual(float((heights > 0).mean()), 0.27, delta=0.05)
        self.assertTrue(np.all(np.sign(heights[np.abs(scores) > 0.01]) == np.sign(scores[np.abs(scores) > 0.01])))

    def test_styles_fade_in_and_ruggedness_is_bounded(self):
        world = a_world()
        world.code, world.rugged = CODES[0], 3.0
        self.assertEqual(float(world.controls(6000.0, (0, 0), 20)[1:].abs().max()), 0)
        fine = world.controls(720.0, (0, 0), 20)
        self.assertTrue(torch.allclose(fine[1:, 7, 9], CODES[0]))
        self.assertLessEqual(float(fine[0].max()), 3.001)
        self.assertGreaterEqual(float(fine[0].min()), -2.001)


class FiguresOfCrops(unittest.TestCase):
    def test_a_plane_has_its_slope_at_every_scale(self):
        ramp = torch.arange(SIDE, dtype=torch.float32)
        figures = Figures((0.25 * ramp)[None, None, None, :].expand(1, 1, SIDE, SIDE).contiguous())
        self.assertAlmostEqual(float(figures.size), -2, places=4)
        self.assertAlmostEqual(float(figures.growth), 0, places=4)
        self.assertAlmostEqual(float(figures.lakes), 0, places=4)
        self.assertAlmostEqual(float(figures.hypsometry.mean()), 0.5, delta=0.02)

    def test_a_bowl_holds_a_lake_and_roughness_makes_slopes_grow(self):
        generator = torch.Generator().manual_seed(0)
        ramp = torch.linspace(-1, 1, SIDE)
        bowl = 8 * (ramp[None, :] ** 2 + ramp[:, None] ** 2)[None, None]
        self.assertGreater(float(Figures(bowl).lakes), 0.3)
        rough = bowl + 0.2 * torch.randn(1, 1, SIDE, SIDE, generator=generator)
        self.assertGreater(float(Figures(rough).growth), 0.2)

    def test_every_figure_has_a_gradient(self):
        h = (torch.randn(2, 1, SIDE, SIDE) * 0.1 + torch.linspace(0, 9, SIDE)).requires_grad_()
        figures = Figures(h)
        for name in ('size', 'growth', 'streams', 'hypsometry', 'bends', 'slopes', 'lakes', 'pits'):
            (slope,) = torch.autograd.grad(getattr(figures, name).sum(), h, retain_graph=True)
            self.assertTrue(torch.isfinite(slope).all() and slope.abs().sum() > 0, name)


if __name__ == '__main__':
    unittest.main()
