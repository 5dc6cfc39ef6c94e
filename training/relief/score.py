#!/usr/bin/env python3
"""Does the relief model beat fractal noise on ground it has never seen?

    score.py DEM_DIR RELIEF.pt [--out scores.json] [--patches 6] [--quick] [--card README.md]
    score.py --card README.md --out scores.json          # only rewrites the card's table from an earlier run

The *refine* test: real 740 m averages of the held-out regions are refined three times to 92.6 m, in patches of 256×256 cells, with ruggedness 0
and style 0, so that nothing about the truth leaks in but its coarse heights. On the same patches stand three kinds of fractal noise, each told more
about the truth than the model is (its spectral slope and its relief, or the size of the detail that is missing):
- plain: a patch of fractal noise of the truth's spectral slope (0.01–0.45 cycles a cell) and relief, no wave longer than
  the patch; it has nothing to do with the coarse heights;
- detail: the coarse heights interpolated smoothly, plus fractal detail finer than a coarse cell, without a say in the coarse averages;
- sloped: the same, but with detail in proportion to the local slope, as a careful landscape program would add it.
Everything is seeded: the same weights and rasters give the same scores (to the last digits on one machine).
"""
import argparse
import json
import zlib

import numpy as np
import torch

from card import number, rewrite, rounded, write_scores
from data import HELD_OUT, give_sea_a_floor, halve, read, read_manifest
from fractal import block_means, fractal_noise, local_slope
from measures import measure, slopes, spectral_slope, wasserstein
from model import CONTROLS, HALO, NOISE, Relief, deviates, relief_of

SIDE = 256  # fine cells of a patch
TIMES = 3
BLOCK = 2**TIMES
# Coarse cells that a patch hangs on: 67 → 94 → 148 → 256.
WINDOW = SIDE
for _ in range(TIMES):
    WINDOW = WINDOW // 2 + 2 * HALO
MARGIN = (WINDOW * BLOCK - SIDE) // 2
STRIDE = SIDE // BLOCK
RUGGED_METRES = 300  # patches with more relief than this decide
NOISES = ('plain', 'detail', 'sloped')
FIELDS = ('real', 'model') + NOISES

# What decides, and the others that are told. Name, unit, digits.
DECIDING = (
    ('pits', 'pits', '%', 2), ('flooded', 'flooded > 0.5 m', '%', 2), ('concavity', 'slope–area concavity', '', 2),
    ('spectralSlope', 'spectral slope, fine end', '', 2), ('laplacianKurtosis', 'Laplacian kurtosis', '', 1), ('laplacianSkew', 'Laplacian skew', '', 2),
    ('slopeDistance', 'slope distribution off by', '°', 2), ('channelReach', 'connected channel', 'km', 1), ('junctions', 'junctions', '% of channel', 2),
    ('hypsometricIntegral', 'hypsometric integral', '', 3),
)
TOLD = (
    ('channelDensity', 'channel density', 'km/km²', 2), ('meanSlope', 'mean slope', '°', 1), ('roughnessSpread', 'spread of roughness', 'octaves', 2),
    ('gridImprint', 'grid imprint', '%', 1),
)


def held_out_rasters(dem_dir):
    """{region: [(file, heights, cell), …]} of the regions that no training crop touches."""
    rasters = {region: [] for region in HELD_OUT}
    for tile in read_manifest(dem_dir):
        if tile.get('region') in rasters and not tile['file'].startswith('global'):
            heights = give_sea_a_floor(read(dem_dir, tile), tile['cellSizeMetres'])
            rasters[tile['region']].append((tile['file'], heights, tile['cellSizeMetres']))
    return rasters


def patches_of(rasters, count, seed=0):
    """At most `count` patches a region and kind, spread over its rasters: dicts of truth, coarse window, cell, place, whether rugged.

    Neighbouring patches overlap where a raster is too small for two. Left out where over 5 % is sea: its floor is our own invention.
    """
    found = []
    for region, files in rasters.items():
        mine = []
        for file, heights, cell in files:
            coarse = heights
            for _ in range(TIMES):
                coarse = halve(coarse)
            spans = [size - WINDOW for size in coarse.shape]
            if min(spans) < 0:
                continue
            places = [np.linspace(0, span, 1 + -(-span // STRIDE)).astype(int) for span in spans]
            for row in places[0]:
                for column in places[1]:
                    r, c = row * BLOCK + MARGIN, column * BLOCK + MARGIN
                    truth = heights[r : r + SIDE, c : c + SIDE]
                    if np.isfinite(truth).all() and np.mean(truth < 0) <= 0.05:
                        mine.append({
                            'region': region, 'file': file, 'row': int(r), 'column': int(c), 'cell': cell, 'truth': truth,
                            'coarse': coarse[row : row + WINDOW, column : column + WINDOW], 'rugged': bool(np.ptp(truth) > RUGGED_METRES),
                        })
        order = np.random.default_rng(seed).permutation(len(mine))
        for rugged in (True, False):
            found += [mine[i] for i in order if mine[i]['rugged'] is rugged][:count]
    return found


def load_relief(weights):
    saved = torch.load(weights, map_location='cpu')
    return relief_of(saved), {'steps': saved['step'], 'minutes': round(saved['minutes'], 1)}


def without_detail():
    """The model's own smooth base and nothing else."""
    net = Relief().eval()
    torch.nn.init.zeros_(net.last.weight)
    return net


@torch.no_grad()
def refine(net, coarse, cell, times=TIMES, seed=0):
    """`coarse` (N, N) metres on cells of `cell` metres, refined `times` times with usual ruggedness and no style; each time loses HALO cells an edge."""
    generator = torch.Generator().manual_seed(seed)
    heights = torch.tensor(np.ascontiguousarray(coarse), dtype=torch.float32)[None, None]
    for _ in range(times):
        rows, columns = heights.shape[2:]
        noise = deviates((1, NOISE, rows, columns), generator=generator)
        heights = net(heights, torch.tensor([float(cell)]), noise, torch.zeros(1, CONTROLS, rows, columns))
        cell = cell / 2
    return heights[0, 0].numpy()


def fractal_detail(patch, smooth_net, smooth, seed, sloped):
    """The smooth heights plus fractal detail of the size and spectral slope of what is missing from them; coarse averages are kept."""
    rng = np.random.default_rng([seed, 1])
    noise = fractal_noise(WINDOW * BLOCK, spectral_slope(patch['truth'], 0.5 / BLOCK, 0.45), rng, lowest=0.5 / BLOCK)
    if sloped:
        noise = noise * local_slope(patch['coarse'], patch['cell'] * BLOCK, BLOCK)
    inner = noise[MARGIN:-MARGIN, MARGIN:-MARGIN] - refine(smooth_net, block_means(noise, BLOCK), patch['cell'] * BLOCK)
    return smooth + inner * ((patch['truth'] - smooth).std() / inner.std())


def plain_noise(patch, seed):
    truth = patch['truth']
    noise = fractal_noise(SIDE, spectral_slope(truth, 0.01, 0.45), np.random.default_rng([seed, 0]), lowest=1 / SIDE)
    return noise * (np.ptp(truth) / np.ptp(noise)) + truth.mean()


def fields_of(patch, net, smooth_net):
    """The patch five times: real, dreamed, and three kinds of noise."""
    seed = zlib.crc32(f"{patch['file']} {patch['row']} {patch['column']}".encode())
    coarse_cell = patch['cell'] * BLOCK
    smooth = refine(smooth_net, patch['coarse'], coarse_cell).astype('f8')
    return {
        'real': patch['truth'].astype('f8'),
        'model': refine(net, patch['coarse'], coarse_cell, seed=seed).astype('f8'),
        'plain': plain_noise(patch, seed),
        'detail': fractal_detail(patch, smooth_net, smooth, seed, sloped=False),
        'sloped': fractal_detail(patch, smooth_net, smooth, seed, sloped=True),
    }


def measure_all(fields, cell):
    figures = {name: measure(field, cell) for name, field in fields.items()}
    steepness = slopes(fields['real'], cell)
    for name, field in fields.items():
        figures[name]['slopeDistance'] = wasserstein(slopes(field, cell), steepness)
    return figures


def summarise(rows):
    """Medians by field, and the median distance from the truth of the same patch."""
    table = {}
    for name, *_ in DECIDING + TOLD:
        values = {field: np.array([row[field][name] for row in rows]) for field in FIELDS}
        table[name] = {
            'median': {field: float(np.nanmedian(v)) for field, v in values.items()},
            'off': {field: float(np.nanmedian(np.abs(v - values['real']))) for field, v in values.items() if field != 'real'},
        }
    return table


def verdicts(table):
    """For each deciding figure: is the model nearer to the truth, patch by patch, than every kind of noise?"""
    answer = {}
    for name, *_ in DECIDING:
        off = table[name]['off']
        rival = min(NOISES, key=lambda noise: off[noise])
        mine = off['model']
        answer[name] = {'beats': mine < off[rival], 'beatsPlain': mine < off['plain'], 'off': mine, 'rival': rival, 'rivalOff': off[rival]}
    return answer


def table_lines(table):
    lines = ['| median | real | model | fractal: plain | detail | sloped |', '|---|---|---|---|---|---|']
    for name, words, unit, digits in DECIDING + TOLD:
        cells = [number(table[name]['median'][field], digits) for field in FIELDS]
        cells[0] = '–' if name == 'slopeDistance' else cells[0]
        lines.append(f"| {words}{f' ({unit})' if unit else ''} | " + ' | '.join(cells) + ' |')
    return lines


def verdict_lines(scores):
    lines = []
    for name, words, unit, digits in DECIDING:
        v = scores['verdicts'][name]
        word = 'beats fractal noise' if v['beats'] else 'beats plain fractal noise only' if v['beatsPlain'] else 'does not beat fractal noise'
        lines.append(f"{words}: {word} (off by {v['off']:.{digits}f}{unit and ' ' + unit}; the nearest noise, {v['rival']}, by {v['rivalOff']:.{digits}f})")
    return lines


def write_card(card, scores):
    model = scores['model']
    patches = f"{scores['rugged']['patches']} held-out patches with more than {RUGGED_METRES} m of relief"
    body = [f"{model['steps']} steps, {model['minutes']:.0f} minutes; {patches}.", '']
    body += table_lines(scores['rugged']['table']) + [''] + [f'- {line}' for line in verdict_lines(scores)]
    if scores['gentle']['patches']:
        body += ['', f"Gentle ground, {scores['gentle']['patches']} held-out patches with less:", ''] + table_lines(scores['gentle']['table'])
    rewrite(card, 'scores', body)


def score(dem_dir, weights, count):
    net, model = load_relief(weights)
    smooth_net, rows = without_detail(), {True: [], False: []}
    for patch in patches_of(held_out_rasters(dem_dir), count):
        figures = measure_all(fields_of(patch, net, smooth_net), patch['cell'])
        rows[patch['rugged']].append({'region': patch['region'], **figures})
    scores = {'format': 1, 'test': 'refine: 740 m to 92.6 m, held-out regions', 'model': model}
    for kind, rugged in (('rugged', True), ('gentle', False)):
        found = rows[rugged]
        regions = {name: sum(row['region'] == name for row in found) for name in HELD_OUT}
        scores[kind] = {'patches': len(found), 'regions': {k: v for k, v in regions.items() if v}, 'table': summarise(found) if found else {}}
    scores['verdicts'] = verdicts(scores['rugged']['table'])
    return rounded(scores)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('dem_dir', nargs='?')
    parser.add_argument('weights', nargs='?')
    parser.add_argument('--out')
    parser.add_argument('--patches', type=int, default=6, help='at most this many a region and kind')
    parser.add_argument('--quick', action='store_true', help='two patches a region')
    parser.add_argument('--card', help='a README.md whose table is rewritten')
    parser.add_argument('--threads', type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    if args.weights:
        scores = score(args.dem_dir, args.weights, 2 if args.quick else args.patches)
        if args.out:
            write_scores(args.out, scores)
    elif args.out and args.card:
        scores = json.load(open(args.out))
    else:
        parser.error('Expected DEM_DIR and RELIEF.pt, or --card with --out of an earlier run.')
    for kind in ('rugged', 'gentle'):
        if scores[kind]['patches']:
            print(f"\n{kind} ground, {scores[kind]['patches']} patches", *table_lines(scores[kind]['table']), sep='\n')
    print('', *verdict_lines(scores), sep='\n')
    if args.card:
        write_card(args.card, scores)


if __name__ == '__main__':
    main()
