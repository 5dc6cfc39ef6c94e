#!/usr/bin/env python3
"""Do ruggedness and style do what they say? One dreamed stretch of coarse land, refined three times under each control alone.

    controls.py RELIEF.pt MODELS_DIR [--out out] [--picture controls.jpg] [--card README.md]

The coarse land (720 m cells) is dreamed too, so that the picture may be shown: one row of ruggedness −2 … 2, two rows of styles. Needs Node and the
project's packages for the coarse land.
"""
import argparse
import json
import os

import numpy as np
import torch
from PIL import Image

from card import number, rewrite
from dream import heightmap
from measures import measure
from model import CONTROLS, NOISE, deviates
from score import SIDE, TIMES, WINDOW, load_relief
from sheet import lay, shade

CELL = 720
SEED, CORNER = 1, (-2461680, -2811600)  # hills, no sea
RUGGEDNESS = (-2, -1, 0, 1, 2)


@torch.no_grad()
def refine(net, coarse, ruggedness=0.0, style=(0.0,) * (CONTROLS - 1)):
    generator = torch.Generator().manual_seed(3)
    heights, cell = torch.tensor(coarse)[None, None], float(CELL)
    for _ in range(TIMES):
        rows, columns = heights.shape[2:]
        controls = torch.tensor([ruggedness, *style])[None, :, None, None].expand(1, CONTROLS, rows, columns)
        heights = net(heights, torch.tensor([cell]), deviates((1, NOISE, rows, columns), generator=generator), controls)
        cell /= 2
    return heights[0, 0, :SIDE, :SIDE].numpy().astype('f8')


def detail_size(fine, smooth):
    """Root mean square of what the model added to the smooth surface, metres."""
    return float(np.sqrt(np.mean((fine - smooth) ** 2)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('weights')
    parser.add_argument('models_dir')
    parser.add_argument('--out', default='out')
    parser.add_argument('--picture')
    parser.add_argument('--card', help='a README.md whose table is rewritten')
    args = parser.parse_args()
    torch.set_num_threads(1)
    os.makedirs(args.out, exist_ok=True)
    net, _ = load_relief(args.weights)
    styles = json.load(open(f'{args.models_dir}/manifest.json'))['models']['relief']['styles']
    coarse = heightmap(SEED, CELL, CORNER, WINDOW, f'{args.out}/coarse.f32')
    cell = CELL / 2**TIMES
    smooth_net, _ = load_relief(args.weights)
    torch.nn.init.zeros_(smooth_net.last.weight)
    torch.nn.init.zeros_(smooth_net.last.bias)
    smooth = refine(smooth_net, coarse)
    rows = [(f'ruggedness {r:+d}'.replace('-', '−').replace('+0', '0'), refine(net, coarse, ruggedness=float(r))) for r in RUGGEDNESS]
    usual = detail_size(rows[RUGGEDNESS.index(0)][1], smooth)
    rows += [(name, refine(net, coarse, style=code)) for name, code in styles.items()]
    lines = ['| control | detail, × usual | mean slope (°) | pits (%) | concavity | Laplacian kurtosis | skew |', '|---|---|---|---|---|---|---|']
    for name, heights in rows:
        figures = measure(heights, cell)
        cells = [(detail_size(heights, smooth) / usual, 2), (figures['meanSlope'], 1), (figures['pits'], 2), (figures['concavity'], 2),
                 (figures['laplacianKurtosis'], 1), (figures['laplacianSkew'], 2)]
        lines.append(f'| {name} | ' + ' | '.join(number(v, digits) for v, digits in cells) + ' |')
    print(*lines, sep='\n')
    if args.picture:
        pictures = [shade(heights, cell, 1.5) for _, heights in rows]
        white = np.full((SIDE, SIDE), 255, 'u1')
        across = len(RUGGEDNESS)
        rest = pictures[across:] + [white] * (-len(pictures) % across)
        Image.fromarray(lay([pictures[:across]] + [rest[i : i + across] for i in range(0, len(rest), across)])).save(args.picture, quality=82)
    if args.card:
        rewrite(args.card, 'controls', lines)


if __name__ == '__main__':
    main()
