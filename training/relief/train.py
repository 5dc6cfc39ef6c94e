#!/usr/bin/env python3
"""Trains the relief model.

    train.py DEM_DIR OUT_DIR --minutes 80 [--threads 1] [--device cpu|cuda] [--resume]

DEM_DIR holds the rasters and their manifest.json (README.md names the public sources). Writes OUT_DIR/relief.pt every few minutes (weights, style
codes, optimiser, step), so that a run that is cut off goes on with --resume.
Steps refine once, twice and three times in a row, from the model's own output, so that it learns to live with itself.
"""
import argparse
import json
import os
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from data import Sampler
from losses import refinement_loss, smooth_base, trim
from model import HALO, RUGGEDNESS_OCTAVES, STYLE, Relief, deviates

# Fine side of a crop and how often it is refined: 52 → 64, 48 → 56 → 72, 46 → 52 → 64 → 88.
CROPS = {1: 104, 2: 192, 3: 368}
# The course of one round of steps: times refined and batch, in units of --batch.
COURSE = ((1, 2.0), (2, 1.0), (3, 0.67), (2, 1.0))


class Trainee(nn.Module):
    """The model, and the style code of each training region."""

    def __init__(self, regions):
        super().__init__()
        self.relief = Relief()
        self.style = nn.Embedding(regions, STYLE)
        nn.init.normal_(self.style.weight, std=0.5)


def ruggedness(truth, coarse, coarse_cell):
    """How rough a crop is for its slope and scale, in standard deviations: log₂ of the detail's size over the coarse slope. (B, 1, 1, 1)"""
    detail = (truth - F.interpolate(coarse, scale_factor=2, mode='nearest')).std((2, 3), keepdim=True)
    slope = torch.sqrt((coarse[:, :, 1:] - coarse[:, :, :-1]).pow(2).mean((1, 2, 3), keepdim=True) + 1e-6)
    usual = (0.05 + 0.055 * torch.log2(coarse_cell / 100)).clamp(0, 0.38)[:, None, None, None]  # measured on the training regions
    return ((torch.log2(detail / slope + 1e-3) + 1.4 - usual) / RUGGEDNESS_OCTAVES).clamp(-3, 3)


def controls_for(rough, style, side):
    return torch.cat([rough, style], 1).expand(-1, -1, side, side)


def step_loss(trainee, heights, cell, style_index, rng, channels_last=True):
    """Loss of one batch. heights (B, 1, S, S) metres at the finest scale, cell (B,) metres."""
    size = cell[:, None, None, None]
    times = next(t for t, side in CROPS.items() if side == heights.shape[2])
    # Sink or raise some crops, so that shape does not hang on altitude where the data happens to be thin.
    shift = torch.tensor(np.where(rng.random(len(cell)) < 0.25, rng.uniform(-2500, 2500, len(cell)), 0), dtype=torch.float32, device=cell.device)
    heights = heights + shift[:, None, None, None]
    truths = [heights]
    for _ in range(times):
        truths.insert(0, F.avg_pool2d(truths[0], 2))
    known = torch.tensor(((style_index >= 0) & (rng.random(len(cell)) > 0.15)).astype('f4'), device=cell.device)
    index = torch.tensor(np.maximum(style_index, 0), device=cell.device)
    style = (torch.tanh(trainee.style(index)) * known[:, None])[:, :, None, None]
    dreams = [truths[0]] * 2
    total, pits_total, shape_total = 0.0, 0.0, 0.0
    for level in range(times):
        coarse_cell = cell * 2 ** (times - level)
        truth = truths[level + 1]
        rough = ruggedness(truth, truths[level], coarse_cell)
        side = dreams[0].shape[2]
        controls = controls_for(rough, style, side)
        previous = dreams
        dreams = [trainee.relief(h, coarse_cell, deviates((h.shape[0], 4, side, side), h), controls) for h in previous]
        out = dreams[0].shape[2]
        unit = size * 2 ** (times - level - 1)
        base = trim(smooth_base(trim(truths[level], out // 2 + 4)), out)
        score, pits, shape = refinement_loss([h / unit for h in dreams], trim(truth, out) / unit, base / unit)
        total = total + score
        pits_total = pits_total + pits
        shape_total = shape_total + shape
    return total / times, pits_total / times, shape_total / times


def save(trainee, optimiser, step, minutes, names, path):
    torch.save({'model': trainee.state_dict(), 'optimiser': optimiser.state_dict(), 'step': step, 'minutes': minutes, 'regions': names}, path + '.part')
    os.replace(path + '.part', path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('dem_dir')
    parser.add_argument('out_dir')
    parser.add_argument('--minutes', type=float, default=80)
    parser.add_argument('--batch', type=int, default=12)
    parser.add_argument('--rate', type=float, default=2e-3)
    parser.add_argument('--pits', type=float, default=20)
    parser.add_argument('--shape', type=float, default=10.0, help='weight of the distribution of curvatures and slopes')
    parser.add_argument('--threads', type=int, default=1)
    parser.add_argument('--device', default='cpu')
    parser.add_argument('--seed', type=int, default=0)
    parser.add_argument('--resume', action='store_true')
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    os.makedirs(args.out_dir, exist_ok=True)
    path = f'{args.out_dir}/relief.pt'
    sampler = Sampler(args.dem_dir, args.seed)
    trainee = Trainee(len(sampler.names)).to(args.device).to(memory_format=torch.channels_last)
    optimiser = torch.optim.Adam(trainee.parameters(), args.rate, betas=(0.9, 0.99))
    step, spent = 0, 0.0
    if args.resume and os.path.exists(path):
        state = torch.load(path, map_location=args.device)
        trainee.load_state_dict(state['model'])
        optimiser.load_state_dict(state['optimiser'])
        step, spent = state['step'], state['minutes']
    print(sum(p.numel() for p in trainee.relief.parameters()), 'parameters;', len(sampler.names), 'regions; halo', HALO, flush=True)
    start, saved, sums, count = time.time(), time.time(), np.zeros(3), 0
    while (minutes := spent + (time.time() - start) / 60) < args.minutes:
        done = minutes / args.minutes
        for group in optimiser.param_groups:
            group['lr'] = args.rate * min(1, (step + 1) / 200) * max(0.01, 1 - done) ** 0.9
        times, share = COURSE[step % len(COURSE)]
        heights, cells, styles = sampler.batch(round(args.batch * share), CROPS[times])
        heights = torch.tensor(heights, device=args.device).contiguous(memory_format=torch.channels_last)
        score, pits, shape = step_loss(trainee, heights, torch.tensor(cells, device=args.device), styles, sampler.rng)
        loss = score + args.pits * pits + args.shape * shape
        optimiser.zero_grad()
        loss.backward()
        norm = nn.utils.clip_grad_norm_(trainee.parameters(), 5.0)
        if torch.isfinite(norm):
            optimiser.step()
        step += 1
        sums += (float(score), float(pits), float(shape))
        count += 1
        if step % 50 == 0:
            print(json.dumps({'step': step, 'minutes': round(minutes, 2), 'score': round(sums[0] / count, 4), 'pits': round(sums[1] / count, 5), 'shape': round(sums[2] / count, 4)}), flush=True)
            sums, count = np.zeros(3), 0
        if time.time() - saved > 180:
            save(trainee, optimiser, step, minutes, sampler.names, path)
            saved = time.time()
    save(trainee, optimiser, step, spent + (time.time() - start) / 60, sampler.names, path)


if __name__ == '__main__':
    main()
