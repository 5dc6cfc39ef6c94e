#!/usr/bin/env python3
"""Writes a golden season of the teacher for its TypeScript port: golden.py TEACHER.golden.json. A small invented hill, two seasons, a fire in the second."""
import json
import sys

import numpy as np
import torch

from landscapes import lay_out, start_state
from state import BARREN, GROUND
from teacher import Teacher

ROWS, COLUMNS = 18, 22


def main():
    y, x = np.mgrid[0:ROWS, 0:COLUMNS] * 45.0
    heights = 900 + 160 * np.sin(x / 260) * np.cos(y / 190) + 0.25 * x + 120 * (x > 700)
    hill = lay_out(heights, 44.0, 0.52, 9)
    ground = torch.tensor(hill['ground'])[:, None]
    teacher, state = Teacher(ground, np.array([hill['seed']])), start_state(ground[:, 0], years=60.0)[:, None]
    flat = lambda t: [float(f'{v:.7g}') for v in np.asarray(t).ravel().tolist()]
    golden = {'rows': ROWS, 'columns': COLUMNS, 'ground': {n: flat(ground[i]) for i, n in enumerate(GROUND)}, 'state': [flat(p) for p in state], 'seasons': []}
    burnt = torch.zeros(1, ROWS, COLUMNS)
    for step, (warmer, wetter, east, south) in enumerate([(0.5, 1.3, 4.0, -3.0), (-1.0, 0.8, -5.0, 2.0), (1.5, 0.6, 3.0, 1.0), (0.0, 1.0, 0.0, 6.0)]):
        weather = torch.tensor([[step, warmer, wetter, east, south]])
        burnt[:] = 0
        if step == 2:
            burnt[:, 4:11, 5:14] = 1 - ground[BARREN, :, 4:11, 5:14]
        usual, shares = teacher.draw(weather, step, 91)
        with torch.no_grad():
            state, _ = teacher.season(state, weather, burnt, step)
        golden['seasons'].append({'season': step, 'warmer': warmer, 'wetter': wetter, 'windEast': east, 'windSouth': south, 'departures': flat(usual), 'shares': flat(shares),
                                  'burnt': [int(v) for v in burnt.ravel()], 'after': [flat(p) for p in state]})
    with open(sys.argv[1], 'w') as file:
        json.dump(golden, file)


if __name__ == '__main__':
    main()
