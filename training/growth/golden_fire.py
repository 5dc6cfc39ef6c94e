#!/usr/bin/env python3
"""Writes a fire and a rounding to bytes for the page's tests, which must find the same to the bit.

    golden_fire.py ../../tests/life/fire.golden.json
"""
import base64
import json
import sys

import numpy as np
import torch

from fire import spread
from hashes import DITHER, cell_hashes, thresholds, to_bytes
from landscapes import lay_out, start_state
from state import BARREN, SLOPE_EAST, SLOPE_SOUTH, WATER, planes

SIDE, LEFT, TOP, SEED, STEP = 24, -20, 30, 7, 5


def base64_of(values, kind):
    return base64.b64encode(np.ascontiguousarray(values, kind).tobytes()).decode()


def main():
    y, x = np.mgrid[0:SIDE, 0:SIDE]
    heights = (300 + 6 * x + 120 * np.sin(y / 7) + 40 * np.cos(x / 5)).astype('f4')
    ground = lay_out(heights, 46, 0.45, SEED)['ground']
    ground[BARREN, 14:, 17] = 1  # a stream
    values = planes(start_state(torch.tensor(ground))).numpy()
    state = to_bytes(values.astype('f8') * 255, thresholds(cell_hashes(SEED, DITHER, SIDE, SIDE, LEFT, TOP), 10, STEP))
    rounded = state.copy()
    state[WATER] = np.minimum(state[WATER], 60)
    weather = np.array([2, 1, 0.5, 3, -1.5], 'f4')
    lit = spread(state, ground, weather, [(14, 8)], seed=SEED, step=STEP, left=LEFT, top=TOP)
    golden = {
        'side': SIDE, 'left': LEFT, 'top': TOP, 'seed': SEED, 'season': STEP, 'start': [8, 14], 'weather': weather.tolist(),
        'values': base64_of(values, '<f4'), 'rounded': base64_of(rounded, 'u1'), 'state': base64_of(state, 'u1'),
        'slopeEast': base64_of(ground[SLOPE_EAST], '<f4'), 'slopeSouth': base64_of(ground[SLOPE_SOUTH], '<f4'), 'barren': base64_of(ground[BARREN], '<f4'),
        'lit': base64_of(lit, '<i2'),
    }
    with open(sys.argv[1], 'w') as file:
        json.dump(golden, file, indent=1)
        file.write('\n')
    print(f'{(lit >= 0).sum()} of {SIDE * SIDE} cells burnt in {lit.max()} ticks')


if __name__ == '__main__':
    main()
