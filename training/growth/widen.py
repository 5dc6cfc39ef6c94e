#!/usr/bin/env python3
"""Begins a training from the first growth.onnx (which had neither `Cuts` nor seed of its own), so that what it learned is not learned again.

    widen.py FIRST.onnx OUT.pt
"""
import sys

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from model import BANKS, BURNT, CELL, COVERS, RATES, SITE_PLANES, STATE, SURROUNDINGS, UNITS, Growth

BEFORE = STATE + BURNT + SITE_PLANES  # planes that a cell of the first model knew of itself


def widened(first):
    """The weights of `Growth`, those of the first model in their places; new inputs begin at nothing, new products as the teacher has them."""
    net = Growth()
    state = net.state_dict()
    unit = torch.tensor(UNITS + RATES)
    banks = lambda name, *shape: first[f'{name}.weight'].view(BANKS, *shape)
    for name in ('near', 'second', 'last'):
        state[f'{name}.weight'].copy_(first[f'{name}.weight'])
    for name in ('near', 'first', 'second', 'last'):
        state[f'{name}.bias'].copy_(first[f'{name}.bias'])
    for part, size in ((state['last.weight'].view(BANKS, len(unit), -1), (-1, 1)), (state['last.bias'], (-1,))):
        part.div_(unit.view(size))
    state['far.weight'].view(BANKS, SURROUNDINGS + COVERS, -1)[:, :SURROUNDINGS] = banks('far', SURROUNDINGS, -1)
    state['far.bias'][:, :SURROUNDINGS] = first['far.bias']
    hidden = net.first.shape[0]
    inputs, before = state['first.weight'].view(BANKS, hidden, -1), banks('first', hidden, -1)
    inputs.zero_()
    inputs[:, :, :BEFORE], inputs[:, :, CELL:] = before[:, :, :BEFORE], before[:, :, BEFORE:]
    state['light.weight'].zero_()
    state['light.weight'][:, :BEFORE] = first['light.weight'][:, :BEFORE]
    state['light.bias'].copy_(first['light.bias'])
    # Conifers and broadleaf now come by seed alone; the others by what the layers said, and seed for a tenth at first.
    state['last.weight'].view(BANKS, len(unit), -1)[:, :2] = 0
    state['last.bias'][:, :2] = 0
    state['sown'][2:] *= 0.1
    return state


def main():
    path, out = sys.argv[1:]
    torch.manual_seed(3)
    first = {i.name: torch.tensor(np.array(numpy_helper.to_array(i))) for i in onnx.load(path).graph.initializer}
    state = widened(first)
    torch.save({'model': state, 'last': state, 'step': 11092, 'minutes': 34.6}, out)


if __name__ == '__main__':
    main()
