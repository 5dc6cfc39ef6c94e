"""Checks of the critic: python3 -m unittest test_critic (the folder of this file on the path)."""
import unittest

import numpy as np
import torch

from critic import CHANNELS, FINEST, Critic, views
from drainage import waters_of
from fractal import fractal_noise

SIDE, BATCH = 64, 6


def ground(slope, seed):
    """Fractal ground of a spectral slope, as steep whatever it is: (BATCH, 1, SIDE, SIDE) in cells."""
    fields = [fractal_noise(SIDE, slope, np.random.default_rng([seed, i])) for i in range(BATCH)]
    return torch.tensor(np.stack([0.3 * f / np.diff(f, axis=0).std() for f in fields]), dtype=torch.float32)[:, None]


def judged(critic, dream, truth, cell=90.0, style=-1, among=True):
    (water,), real = waters_of([dream], truth)
    return critic.judge(dream, water, truth, real, torch.full((len(dream),), cell), torch.full((len(dream),), style), among)


class Views(unittest.TestCase):
    def test_steep_ground_is_seen_in_its_own_measure(self):
        h = ground(4.0, 0)
        seen = views(h, waters_of([h], h)[1])
        self.assertEqual(tuple(seen.shape), (BATCH, CHANNELS, SIDE - 2, SIDE - 2))
        steep = views(8 * h, waters_of([8 * h], 8 * h)[1])
        self.assertLess(float((seen[:, :3] - steep[:, :3]).abs().max()), 0.02)  # slopes and curvature are the same
        self.assertAlmostEqual(float((steep[:, 5] - seen[:, 5]).mean()), 1, delta=0.02)  # three octaves steeper is told apart


class Learning(unittest.TestCase):
    def test_it_learns_to_tell_rough_from_smooth_and_says_so(self):
        torch.manual_seed(0)
        critic = Critic(2e-3)
        hinges = []
        for step in range(40):
            judged(critic, ground(3.0, step), ground(4.5, step))
            hinges.append(critic.learn())
        self.assertGreater(hinges[0], 1.6)
        self.assertLess(np.mean(hinges[-5:]), 0.8)
        dream = ground(3.0, 99).requires_grad_()
        rough, smooth = judged(critic, dream, ground(4.5, 99)), judged(critic, ground(4.5, 98), ground(4.5, 99))
        self.assertGreater(float(rough.detach()), float(smooth.detach()) + 1)
        rough.backward()
        self.assertTrue(torch.isfinite(dream.grad).all() and dream.grad.abs().sum() > 0)

    def test_only_what_is_asked_for_and_measured_is_judged(self):
        torch.manual_seed(0)
        critic = Critic(1e-3)
        self.assertEqual(float(judged(critic, ground(3.0, 0), ground(4.0, 0), cell=FINEST / 2)), 0)
        self.assertEqual(critic.learn(), 0)
        judged(critic, ground(3.0, 0), ground(4.0, 0), style=2, among=torch.tensor([True, False] * (BATCH // 2)))
        self.assertEqual(len(critic.pending[0][0]), BATCH // 2)

    def test_the_model_that_learns_is_not_changed_by_judging(self):
        critic = Critic(1e-3)
        weights = [p.detach().clone() for p in critic.parameters()]
        judged(critic, ground(3.0, 0).requires_grad_(), ground(4.0, 0)).backward()
        self.assertTrue(all(torch.equal(a, b) for a, b in zip(weights, critic.parameters())))
        critic.learn()
        self.assertFalse(all(torch.equal(a, b) for a, b in zip(weights, critic.parameters())))


if __name__ == '__main__':
    unittest.main()
