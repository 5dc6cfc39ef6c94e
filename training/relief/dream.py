#!/usr/bin/env python3
"""Is free-running ground like the Earth's? Nothing is given here but a seed.

    dream.py DEM_DIR [--maps out/dreams] [--worlds 24] [--out dreams.json] [--card README.md]

Has `npm run terrella` write height maps of worlds from their seeds alone (90 m cells, through every level from continents down), cuts them into patches of
256×256 cells with more than 300 m of relief, and compares these with all real patches of like relief: for each dreamed patch the NEIGHBOURS real ones whose
relief is nearest. Maps that are there already are not written again; delete the folder to do so. Needs Node and the project's packages.
"""
import argparse
import json
import os
import subprocess

import numpy as np

from card import number, rewrite, rounded, write_scores
from data import give_sea_a_floor, read, read_manifest
from measures import measure, slopes
from score import RUGGED_METRES, SIDE

CELL = 90  # metres: the page's level 10
MAP_SIDE = 1024
NEIGHBOURS = 8
REACH_METRES = 3_000_000  # maps lie within this of the origin
SLOPE_SAMPLES = 2000  # slopes of a patch that stand for it, as quantiles
PROJECT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')

# Name, words, digits, and how near the goal of a free-running world is: (kind, tolerance).
FIGURES = (
    ('pits', 'pits (%)', 2, ('at most times', 1.25)),
    ('flooded', 'flooded > 0.5 m (%)', 2, ('at most times', 2.0)),
    ('concavity', 'slope–area concavity', 2, ('at least times', 0.85)),
    ('spectralSlope', 'spectral slope, fine end', 2, ('within', 0.2)),
    ('laplacianKurtosis', 'Laplacian kurtosis', 1, ('within share', 0.25)),
    ('laplacianSkew', 'Laplacian skew', 2, ('within share', 0.25)),
    ('channelReach', 'connected channel (km)', 1, ('within share', 0.15)),
    ('junctions', 'junctions (% of channel)', 2, ('within share', 0.15)),
    ('hypsometricIntegral', 'hypsometric integral', 3, ('between', (0.27, 0.40))),
    ('meanSlope', 'mean slope (°)', 1, None),
    ('channelDensity', 'channel density (km/km²)', 2, None),
    ('roughnessSpread', 'spread of roughness (octaves)', 2, None),
)


def write_maps(folder, worlds):
    """One map a world: the first of twenty random places that is mostly land with relief, judged on a small coarse map."""
    os.makedirs(folder, exist_ok=True)
    for seed in range(1, worlds + 1):
        name = f'{folder}/{seed:03d}.f32'
        if os.path.exists(name):
            continue
        rng = np.random.default_rng(seed)
        for _ in range(20):
            corner = [int(v) * CELL for v in rng.integers(-REACH_METRES // CELL, REACH_METRES // CELL, 2)]
            probe = heightmap(seed, CELL * 16, corner, 64, f'{folder}/probe.f32')
            if np.mean(probe > 0) > 0.9 and np.ptp(probe) > 2 * RUGGED_METRES:
                heightmap(seed, CELL, corner, MAP_SIDE, name)
                print(f'world {seed} at {corner[0]}, {corner[1]}', flush=True)
                break
    for left in ('probe.f32', 'probe.f32.json'):
        if os.path.exists(f'{folder}/{left}'):
            os.remove(f'{folder}/{left}')


def heightmap(seed, cell, corner, side, name):
    subprocess.run(
        ['npm', 'run', '--silent', 'terrella', '--', 'heightmap', '--seed', str(seed), '--cell', str(cell), f'--at={corner[0]},{corner[1]}',
         '--size', str(side), '--out', os.path.abspath(name)],
        cwd=PROJECT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return np.fromfile(name, '<f4').reshape(side, side)


def cut(heights):
    rows, columns = (n // SIDE for n in heights.shape)
    for row in range(rows):
        for column in range(columns):
            patch = heights[row * SIDE : (row + 1) * SIDE, column * SIDE : (column + 1) * SIDE].astype('f8')
            if np.isfinite(patch).all() and np.ptp(patch) > RUGGED_METRES and np.mean(patch <= 0) <= 0.05:
                yield patch


def real_patches(dem_dir, most_a_raster):
    """Every raster of about 90 m, held out or not: nothing is trained here."""
    for tile in read_manifest(dem_dir):
        if not tile['file'].startswith('global') and 80 < tile['cellSizeMetres'] < 100:
            patches = list(cut(give_sea_a_floor(read(dem_dir, tile), tile['cellSizeMetres'])))
            for i in np.random.default_rng(0).permutation(len(patches))[:most_a_raster]:
                yield patches[i], tile['cellSizeMetres'], tile['region']


def dreamed_patches(folder):
    for name in sorted(n for n in os.listdir(folder) if n.endswith('.f32')):
        about = json.load(open(f'{folder}/{name}.json'))
        heights = np.fromfile(f'{folder}/{name}', '<f4').reshape(about['height'], about['width'])
        for patch in cut(heights):
            yield patch, about['cellMetres'], name


def figures(patches):
    rows = []
    for patch, cell, source in patches:
        quantiles = np.quantile(slopes(patch, cell), (np.arange(SLOPE_SAMPLES) + 0.5) / SLOPE_SAMPLES)
        rows.append({**measure(patch, cell), 'relief': float(np.ptp(patch)), 'slopes': quantiles, 'source': source})
    return rows


def compare(dreams, reals):
    """Medians over dreamed patches, and over the real ones of like relief, each as often as it is a neighbour."""
    reliefs = np.log([r['relief'] for r in reals])
    like = [reals[i] for d in dreams for i in np.argsort(np.abs(reliefs - np.log(d['relief'])), kind='stable')[:NEIGHBOURS]]
    median = lambda rows, name: float(np.nanmedian([row[name] for row in rows]))
    table = {name: {'real': median(like, name), 'dream': median(dreams, name)} for name, *_ in FIGURES}
    pooled = lambda rows: np.sort(np.concatenate([row['slopes'] for row in rows]))
    at = (np.arange(SLOPE_SAMPLES) + 0.5) / SLOPE_SAMPLES
    distance = np.abs(np.quantile(pooled(dreams), at) - np.quantile(pooled(like), at)).mean()
    return table, float(distance)


def is_met(goal, dream, real):
    kind, size = goal
    if kind == 'at most times':
        return dream <= size * real
    if kind == 'at least times':
        return dream >= size * real
    if kind == 'within':
        return abs(dream - real) <= size
    if kind == 'within share':
        return abs(dream - real) <= size * abs(real)
    return size[0] <= dream <= size[1]


def goal_words(goal):
    kind, size = goal
    return {
        'at most times': lambda: f'≤ {size} × real', 'at least times': lambda: f'≥ {size} × real', 'within': lambda: f'± {size}',
        'within share': lambda: f'± {size:.0%}', 'between': lambda: f'{size[0]}–{size[1]}',
    }[kind]()


def lines_of(scores):
    about = f"{scores['dreamed']} patches from {scores['worlds']} worlds, against the nearest of {scores['real']} real ones."
    lines = [about, '', '| median | real of like relief | dreamed | goal | met |', '|---|---|---|---|---|']
    for name, words, digits, goal in FIGURES:
        real, dream = scores['table'][name]['real'], scores['table'][name]['dream']
        verdict = ('' if goal is None else goal_words(goal), '' if goal is None else 'yes' if is_met(goal, dream, real) else 'no')
        lines.append(f'| {words} | {number(real, digits)} | {number(dream, digits)} | {verdict[0]} | {verdict[1]} |')
    distance = scores['slopeDistance']
    lines.append(f"| slope distribution off by (°) | – | {number(distance, 2)} | ≤ 1.0 | {'yes' if distance <= 1 else 'no'} |")
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('dem_dir')
    parser.add_argument('--maps', default='out/dreams')
    parser.add_argument('--worlds', type=int, default=24)
    parser.add_argument('--real', type=int, default=12, help='at most this many real patches a raster')
    parser.add_argument('--out')
    parser.add_argument('--card', help='a README.md whose table is rewritten')
    args = parser.parse_args()
    write_maps(args.maps, args.worlds)
    dreams, reals = figures(dreamed_patches(args.maps)), figures(real_patches(args.dem_dir, args.real))
    table, distance = compare(dreams, reals)
    scores = rounded({
        'format': 1, 'test': 'dream: free-running worlds at 90 m', 'worlds': len({d['source'] for d in dreams}), 'dreamed': len(dreams), 'real': len(reals),
        'relief': float(np.median([d['relief'] for d in dreams])), 'table': table, 'slopeDistance': distance,
    })
    print(*lines_of(scores), sep='\n')
    if args.out:
        write_scores(args.out, scores)
    if args.card:
        rewrite(args.card, 'dreams', lines_of(scores))


if __name__ == '__main__':
    main()
