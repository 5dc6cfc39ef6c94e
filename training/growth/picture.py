#!/usr/bin/env python3
"""A strip of pictures of a landscape over a century, the teacher above and the model below: cover as colours, no heights.

    picture.py DEM_DIR GROWTH.pt strip.png [--landscape 8] [--cache teacher-scores.npz]

The landscape is one that score.py burns a disc in; years 0, 10 (just burnt), 15, 25, 40, 60 and 100.
"""
import argparse

import numpy as np
import torch
from PIL import Image

from model import Growth, site_planes, weather_numbers
from score import KEPT, prepare, walk
from state import ASH, BARREN

STEPS = (40, 44, 60, 100, 160, 240, 400)
# Red, green and blue of bare ground, then of each group: needles dark blue-green, broadleaf green, pioneers light, shrubs olive, grass pale.
BARE, COLOURS = np.array([150, 132, 108.0]), np.array([(22, 62, 52), (52, 104, 40), (150, 190, 70), (128, 124, 58), (176, 178, 104.0)])
SCALE = 3


def colours(state, barren):
    """(rows, columns, 3) of bytes (10, rows, columns): tall plants hide what stands below them."""
    image = np.broadcast_to(BARE, (*state.shape[1:], 3)).copy()
    for group in (4, 3):
        cover = state[group][..., None] / 255
        image = image * (1 - cover) + COLOURS[group] * cover
    trees = state[:3].astype('f8') / 255
    image = image * (1 - trees.sum(0).clip(0, 1))[..., None] + np.tensordot(trees, COLOURS[:3], (0, 0))
    image *= (1 - 0.75 * state[ASH] / 255)[..., None]
    return np.where(barren[..., None] > 0.5, 110, image)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('dem_dir')
    parser.add_argument('weights')
    parser.add_argument('out')
    parser.add_argument('--landscape', type=int, default=8)
    parser.add_argument('--cache', default='teacher-scores.npz')
    args = parser.parse_args()
    landscapes, weather, _ = prepare(args.dem_dir)
    which = slice(args.landscape, args.landscape + 1)
    truth = dict(zip(KEPT, np.load(args.cache)['truth']))
    net = Growth()
    net.load_state_dict(torch.load(args.weights, map_location='cpu')['model'])
    site = site_planes(torch.tensor(landscapes[args.landscape]['ground'])[:, None])
    told, _ = walk(lambda s, b, w, step: net(s, b, site, weather_numbers(w)), landscapes[which], weather[:, which], truth[0][:, which], np.array([args.landscape < 8]))
    barren = landscapes[args.landscape]['ground'][BARREN]
    rows = [np.concatenate([colours(of(s), barren) for s in STEPS], 1) for of in (lambda s: truth[s][:, args.landscape], lambda s: told[s][:, 0])]
    image = Image.fromarray(np.concatenate(rows).clip(0, 255).astype(np.uint8))
    image.resize((image.width * SCALE, image.height * SCALE), Image.NEAREST).save(args.out, optimize=True)


if __name__ == '__main__':
    main()
