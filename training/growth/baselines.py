"""What one would do without a model, at about its cost; each steps bytes through a season as the model does.

- `CoarseTeacher`: the teacher's own equations in PASSES steps a season. Eleven passes a day's worth each would cost half of what a twentieth of the teacher may.
- `Linear`: for every season a linear map from state, ground, weather and the covers of the 5×5 cells around to the change of each channel, fitted to the training rollouts by least squares.
"""
import numpy as np
import torch
import torch.nn.functional as F

from model import site_planes, weather_numbers
from state import GROUPS, physical, planes
from teacher import Teacher

PASSES = 4  # of the teacher's 91: as much time as the model may take at most, were it twenty times as fast as the teacher


class CoarseTeacher:
    def __init__(self, ground, seeds):
        self.teacher = Teacher(ground, seeds)

    def change(self, state, burnt, weather, step):
        """(batch, 10, …) planes to their change."""
        after, _ = self.teacher.season(physical(state.transpose(0, 1)), weather, burnt[:, 0], step, PASSES)
        return planes(after).transpose(0, 1) - state


def features(state, burnt, site, numbers):
    """(batch, features, rows, columns)."""
    around = F.avg_pool2d(F.pad(state[:, :GROUPS], [2] * 4, mode='replicate'), 5, 1)
    flat = lambda v: v[:, None, None, None].expand(-1, 1, *state.shape[2:])
    warm, wet = flat(numbers[:, 2]), flat(numbers[:, 3])
    return torch.cat([flat(torch.ones(len(state))), state, burnt, burnt * state, site, around, warm, wet, warm * site[:, 3:4], wet * site[:, 5:6]], 1)


class Linear:
    """Least squares over rollouts: `fit` takes (state, burnt, ground, weather, next) again and again, `solve` ends it."""

    def __init__(self):
        self.normal = [None] * 4
        self.right = [None] * 4

    def fit(self, state, burnt, ground, weather, after):
        x = features(state, burnt, site_planes(ground), weather_numbers(weather)).transpose(0, 1).flatten(1).double()
        y = (after - state).transpose(0, 1).flatten(1).double()
        quarter = int(weather[0, 0])
        a, b = x @ x.T, x @ y.T
        self.normal[quarter] = a if self.normal[quarter] is None else self.normal[quarter] + a
        self.right[quarter] = b if self.right[quarter] is None else self.right[quarter] + b

    def solve(self):
        ridge = lambda a: a + 1e-3 * torch.eye(len(a), dtype=a.dtype) * a.diagonal().mean()
        self.weights = [torch.linalg.solve(ridge(a), b).float() for a, b in zip(self.normal, self.right)]

    def change(self, state, burnt, ground, weather):
        x = features(state, burnt, site_planes(ground), weather_numbers(weather))
        return torch.einsum('bfrc,fo->borc', x, self.weights[int(weather[0, 0])])
