#!/usr/bin/env python3
"""Can a small classifier tell dreamed hill shades from real ones? The two-sample test that has no mercy (D. Lopez-Paz and M. Oquab, Revisiting classifier two-sample tests, 2017).

    tell_apart.py DEM_DIR RELIEF.pt [--steps 600] [--out apart.json]

Real patches of the held-out regions, and for each the dream from the same 740 m cells (and, to know what the test can see, sloped fractal detail on
them). A convolutional network learns to tell hill shades of 64×64 cells apart on some patches and is asked about the others, in four folds; no patch is on both
sides. 50 % is a coin's answer, 100 % means that every crop gives itself away.
"""
import argparse

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from card import write_scores
from score import fields_of, held_out_rasters, load_relief, patches_of, without_detail
from sheet import shade

CROP = 64
FOLDS = 4
BATCH = 32


def classifier():
    layers, wide = [], 1
    for channels in (24, 48, 96):
        layers += [nn.Conv2d(wide, channels, 3), nn.LeakyReLU(0.2), nn.Conv2d(channels, channels, 3, stride=2), nn.LeakyReLU(0.2)]
        wide = channels
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.3), nn.Linear(wide, 1))


def crops(pictures, rng, count):
    """Random crops, each to mean 0 and spread 1, so that no brightness tells; turned and mirrored together with the sun, which is in all of them."""
    found = []
    for _ in range(count):
        picture = pictures[rng.integers(len(pictures))]
        row, column = (rng.integers(side - CROP + 1) for side in picture.shape)
        crop = picture[row : row + CROP, column : column + CROP].astype('f4')
        found.append((crop - crop.mean()) / (crop.std() + 1))
    return torch.tensor(np.stack(found))[:, None]


def accuracy(real, made, steps, seed):
    """Share of right answers about patches that were not trained on, over all folds, %."""
    right = []
    fold = np.arange(len(real)) % FOLDS
    for k in range(FOLDS):
        torch.manual_seed(seed + k)
        rng = np.random.default_rng([seed, k])
        pick = lambda pictures, test: [p for p, f in zip(pictures, fold) if (f == k) == test]
        net = classifier()
        optimiser = torch.optim.Adam(net.parameters(), 1e-3, weight_decay=1e-4)
        wanted = torch.tensor([[1.0]] * BATCH + [[0.0]] * BATCH)
        for step in range(steps):
            for group in optimiser.param_groups:
                group['lr'] = 1e-3 * (1 - step / steps)
            shown = torch.cat([crops(pick(real, False), rng, BATCH), crops(pick(made, False), rng, BATCH)])
            loss = F.binary_cross_entropy_with_logits(net(shown), wanted)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        net.eval()
        with torch.no_grad():
            right.append(float((net(crops(pick(real, True), rng, 512)) > 0).float().mean()))
            right.append(float((net(crops(pick(made, True), rng, 512)) <= 0).float().mean()))
    return 100 * float(np.mean(right))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('dem_dir')
    parser.add_argument('weights')
    parser.add_argument('--patches', type=int, default=6, help='at most this many a region')
    parser.add_argument('--steps', type=int, default=600)
    parser.add_argument('--threads', type=int, default=1)
    parser.add_argument('--out')
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    net, model = load_relief(args.weights)
    pictures = {'real': [], 'model': [], 'sloped': []}
    for patch in patches_of(held_out_rasters(args.dem_dir), args.patches):
        if patch['rugged']:
            fields = fields_of(patch, net, without_detail())
            for name in pictures:
                pictures[name].append(shade(fields[name], patch['cell']))
    scores = {'format': 1, 'test': f'hill shades of {CROP}×{CROP} cells, held-out patches', 'model': model, 'patches': len(pictures['real'])}
    for name, words in (('model', 'dreamed'), ('sloped', 'fractal')):
        scores[f'{words}Accuracy'] = round(accuracy(pictures['real'], pictures[name], args.steps, seed=1), 1)
        print(f"real against {words}: {scores[f'{words}Accuracy']} % right", flush=True)
    if args.out:
        write_scores(args.out, scores)


if __name__ == '__main__':
    main()
