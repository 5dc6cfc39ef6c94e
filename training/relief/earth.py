#!/usr/bin/env python3
"""Are the dreamed continents like the Earth's? Land fraction, hypsometry and the roughness of coasts against ETOPO5.

    earth.py DEM_DIR [--worlds 8] [--maps out/worlds] [--out earth.json]

Has `npm run terrella` write maps of 5,900 km squares with cells of 11.5 km, and lays them beside ETOPO5 on cells of 11.5 km: strips of 50° around twelve
meridians, 62° south to 62° north, in the sinusoidal projection.
"""
import argparse
import os

import numpy as np
from PIL import Image

from card import rounded, write_scores
from data import earth_region
from dream import heightmap

CELL = 11520  # metres: the page's level 3
SIDE = 512
PERCENTILES = (1, 5, 10, 25, 50, 75, 90, 95, 99)
BOXES = (1, 2, 4, 8, 16, 32)  # cells: 11.5 to 370 km


def coast(heights):
    """Land cells with sea beside them."""
    land = heights > 0
    sea_beside = np.zeros_like(land)
    sea_beside[1:] |= ~land[:-1]
    sea_beside[:-1] |= ~land[1:]
    sea_beside[:, 1:] |= ~land[:, :-1]
    sea_beside[:, :-1] |= ~land[:, 1:]
    return land & sea_beside


def boxes_with(cells, side):
    rows, columns = (n // side * side for n in cells.shape)
    return int(cells[:rows, :columns].reshape(rows // side, side, columns // side, side).any((1, 3)).sum())


def describe(maps):
    """Figures of a set of maps together: shares and percentiles over all their cells, coasts by counting boxes (B. Mandelbrot, How long is the coast of Britain, 1967)."""
    every = np.concatenate([m.ravel() for m in maps])
    coasts = [coast(m) for m in maps]
    counts = [sum(boxes_with(c, side) for c in coasts) for side in BOXES]
    dimension = -float(np.polyfit(np.log(BOXES), np.log(counts), 1)[0])
    land_km2 = float((every > 0).sum()) * (CELL / 1000) ** 2
    return {
        'landShare': float((every > 0).mean()),
        'percentiles': {str(p): float(np.percentile(every, p)) for p in PERCENTILES},
        'meanLand': float(every[every > 0].mean()),
        'meanSea': float(every[every <= 0].mean()),
        'coastKmPerThousandKm2OfLand': 1000 * counts[0] * CELL / 1000 / land_km2,
        'coastDimension': dimension,
    }


def etopo(dem_dir):
    """The Earth on cells of CELL metres."""
    maps = []
    for levels in earth_region(dem_dir):
        finest = levels[0]
        size = [round(n * finest.cell / CELL) for n in finest.heights.shape[::-1]]
        maps.append(np.asarray(Image.fromarray(finest.heights).resize(size, Image.BOX)))
    return maps


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('dem_dir')
    parser.add_argument('--maps', default='out/worlds')
    parser.add_argument('--worlds', type=int, default=8)
    parser.add_argument('--out')
    args = parser.parse_args()
    os.makedirs(args.maps, exist_ok=True)
    worlds = [heightmap(seed, CELL, [-SIDE // 2 * CELL] * 2, SIDE, f'{args.maps}/{seed:03d}.f32') for seed in range(1, args.worlds + 1)]
    scores = rounded({'format': 1, 'test': f'continents on cells of {CELL} m', 'worlds': len(worlds), 'earth': describe(etopo(args.dem_dir)), 'dreamed': describe(worlds)})
    for name, value in scores['earth'].items():
        pairs = [(f'{name} {k}', v, scores['dreamed'][name][k]) for k, v in value.items()] if isinstance(value, dict) else [(name, value, scores['dreamed'][name])]
        for words, real, dream in pairs:
            print(f'{words:34s} earth {real:10.4g}   dreamed {dream:10.4g}')
    if args.out:
        write_scores(args.out, scores)


if __name__ == '__main__':
    main()
