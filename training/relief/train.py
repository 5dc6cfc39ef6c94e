#!/usr/bin/env python3
"""Trains the relief model.

    train.py DEM_DIR OUT_DIR --steps 8000 [--start relief.onnx] [--threads 1] [--device cpu|cuda] [--resume]

DEM_DIR holds the rasters and their manifest.json (README.md names the public sources). Writes OUT_DIR/relief.pt every few minutes (weights, their
running mean, style codes, optimiser, step), so that a run that is cut off goes on with --resume. --start takes the weights of an exported model to begin from.
Steps refine once, twice and three times in a row, from the model's own output, so that it learns to live with itself. The learning rate follows the
steps, not the clock: a run gives the same weights, to rounding, on a slow machine and on a fast one.
"""
import argparse
import copy
import json
import os
import time

import numpy as np
import onnx
import torch
import torch.nn as nn
import torch.nn.functional as F
from onnx import numpy_helper

from data import STYLES, Sampler
from critic import Critic
from drainage import drainage_loss, waters_of
from freerun import FREERUN, Earth, freerun_losses
from losses import refinement_loss, smooth_base, trim
from model import CHANNELS, HALO, RUGGEDNESS_OCTAVES, STYLE, Relief, deviates

# Fine side of a crop and how often it is refined: 52 → 64, 48 → 56 → 72, 46 → 52 → 64 → 88, 63 → 86 → 132 → 224.
TIMES = {104: 1, 192: 2, 368: 3, 504: 3}
FREE = 0  # stands for worlds that run free, which have no truth
# The course of one round of steps: side of the crops and batch, in units of --batch.
COURSE = ((104, 2.0), (FREE, 0.67), (368, 0.67), (FREE, 0.67), (192, 1.0), (FREE, 0.67), (504, 0.17))
UNKNOWN = 0.4  # share of crops whose style and ruggedness the model is not told: it must see in the coarse heights what it can
WARM_STEPS = 300  # over which the rate rises
MEAN_STEPS = 500  # how far back the running mean of the weights looks
LOSSES = ('score', 'pits', 'shape', 'lakes', 'streams', 'critic')
FREERUN_WEIGHTS = (160.0, 60.0, 2.5, 20.0, 6.0, 12.0, 4.0, 12.0)  # without the critic's


class Trainee(nn.Module):
    """The model, and the style code of each training region."""

    def __init__(self, regions, channels=CHANNELS):
        super().__init__()
        self.relief = Relief(channels)
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


def step_losses(trainee, critic, heights, cell, style_index, styles, rng):
    """The LOSSES of one batch, each averaged over the refinements in a row. heights (B, 1, S, S) metres at the finest scale, cell (B,) metres.

    style_index (B,) says which region's code a crop has (−1 none), `styles` which of STYLES each region is of.
    """
    size = cell[:, None, None, None]
    times = TIMES[heights.shape[2]]
    # Sink or raise some crops, so that shape does not hang on altitude where the data happens to be thin.
    shift = torch.tensor(np.where(rng.random(len(cell)) < 0.25, rng.uniform(-2500, 2500, len(cell)), 0), dtype=torch.float32, device=cell.device)
    heights = heights + shift[:, None, None, None]
    truths = [heights]
    for _ in range(times):
        truths.insert(0, F.avg_pool2d(truths[0], 2))
    known = torch.tensor(((style_index >= 0) & (rng.random(len(cell)) > UNKNOWN)).astype('f4'), device=cell.device)
    index = torch.tensor(np.maximum(style_index, 0), device=cell.device)
    style = (torch.tanh(trainee.style(index)) * known[:, None])[:, :, None, None]
    seen_style = torch.where(known > 0, torch.tensor(styles, device=cell.device)[index], -1)
    dreams = [truths[0]] * 2
    totals = 0.0
    for level in range(times):
        coarse_cell = cell * 2 ** (times - level)
        truth = truths[level + 1]
        rough = ruggedness(truth, truths[level], coarse_cell) * known[:, None, None, None]
        side = dreams[0].shape[2]
        controls = controls_for(rough, style, side)
        previous = dreams
        dreams = [trainee.relief(h, coarse_cell, deviates((h.shape[0], 4, side, side), h), controls) for h in previous]
        out = dreams[0].shape[2]
        unit = size * 2 ** (times - level - 1)
        base = trim(smooth_base(trim(truths[level], out // 2 + 4)), out)
        shapes, goal = [h / unit for h in dreams], trim(truth, out) / unit
        waters, real = waters_of(shapes, goal)
        unreal = critic.judge(shapes[0], waters[0], goal, real, cell * 2 ** (times - level - 1), seen_style)
        totals = totals + torch.stack([*refinement_loss(shapes, goal, base / unit), *drainage_loss(waters, real), unreal])
    return totals / times


def style_codes(trainee, names):
    """The code of each style: the mean of its regions' codes."""
    codes = torch.tanh(trainee.style.weight)
    return [codes[[names.index(region) for region in regions if region in names]].mean(0) for regions in STYLES.values()]


def load_exported(trainee, path, names):
    """Takes the weights of an exported model, and its named styles for the regions that they were the mean of."""
    weights = {i.name: torch.tensor(numpy_helper.to_array(i).copy()) for i in onnx.load(path).graph.initializer}
    trainee.relief.load_state_dict({name: weights[name] for name in trainee.relief.state_dict()})
    codes = json.load(open(f'{os.path.dirname(path)}/manifest.json'))['models']['relief']['styles']
    with torch.no_grad():
        for style, regions in STYLES.items():
            for region in regions:
                if region in names:
                    trainee.style.weight[names.index(region)] = torch.atanh(torch.tensor(codes[style]).clamp(-0.99, 0.99))


def save(run, path):
    torch.save(run, path + '.part')
    os.replace(path + '.part', path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('dem_dir')
    parser.add_argument('out_dir')
    parser.add_argument('--steps', type=int, default=8000)
    parser.add_argument('--start', help='an exported relief.onnx to begin from')
    parser.add_argument('--channels', type=int, default=CHANNELS, help='width of the model; --start needs the exported one')
    parser.add_argument('--batch', type=int, default=12)
    parser.add_argument('--rate', type=float, default=2e-3)
    parser.add_argument('--pits', type=float, default=20)
    parser.add_argument('--shape', type=float, default=45.0, help='weight of the distribution of curvatures, slopes and sizes of detail')
    parser.add_argument('--lakes', type=float, default=80.0, help='weight of standing water')
    parser.add_argument('--streams', type=float, default=20.0, help='weight of stream slopes at like drainage area')
    parser.add_argument('--critic', type=float, default=0.15, help='weight of the critic in refinement; twice as much in free worlds')
    parser.add_argument('--critic-rate', type=float, default=3e-4)
    parser.add_argument('--alone', type=int, default=200, help='steps that the critic learns before the model listens')
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
    trainee = Trainee(len(sampler.names), args.channels).to(args.device).to(memory_format=torch.channels_last)
    if args.start:
        load_exported(trainee, args.start, sampler.names)
    earth = Earth(sampler.regions)
    critic = Critic(args.critic_rate, args.device)
    style_of = {region: i for i, regions in enumerate(STYLES.values()) for region in regions}
    styles = [style_of.get(name.replace('-joined', ''), -1) for name in sampler.names]
    mean = copy.deepcopy(trainee)
    optimiser = torch.optim.Adam(trainee.parameters(), args.rate, betas=(0.9, 0.99))
    step, spent = 0, 0.0
    if args.resume and os.path.exists(path):
        state = torch.load(path, map_location=args.device)
        trainee.load_state_dict(state['latest'])
        mean.load_state_dict(state['model'])
        optimiser.load_state_dict(state['optimiser'])
        critic.load_state_dict(state['critic'])
        critic.optimiser.load_state_dict(state['critic optimiser'])
        step, spent = state['step'], state['minutes']
        sampler.rng = np.random.default_rng([args.seed, step])
    print(sum(p.numel() for p in trainee.relief.parameters()), 'parameters;', len(sampler.names), 'regions; halo', HALO, flush=True)
    weights = torch.tensor([1.0, args.pits, args.shape, args.lakes, args.streams, args.critic], device=args.device)
    free_weights = torch.tensor((*FREERUN_WEIGHTS, 2 * args.critic), device=args.device)
    start, saved, recent, recent_free, hinges = time.time(), time.time(), [], [], []
    minutes = lambda: spent + (time.time() - start) / 60
    run = lambda: {
        'model': mean.state_dict(), 'latest': trainee.state_dict(), 'optimiser': optimiser.state_dict(),
        'critic': critic.state_dict(), 'critic optimiser': critic.optimiser.state_dict(), 'step': step, 'minutes': minutes(), 'regions': sampler.names,
    }
    while step < args.steps:
        for group in optimiser.param_groups:
            group['lr'] = args.rate * min(1, max(step + 1 - args.alone, 1) / WARM_STEPS) * max(0.01, 1 - step / args.steps) ** 0.9
        side, share = COURSE[step % len(COURSE)]
        batch = round(args.batch * share)
        alone = step < args.alone
        optimiser.zero_grad()
        with torch.set_grad_enabled(not alone):
            if side == FREE:
                codes = [code.detach().cpu() for code in style_codes(trainee, sampler.names)]
                losses = freerun_losses(trainee.relief, earth, critic, codes, sampler.rng, batch, args.device)
            else:
                heights, cells, regions = sampler.batch(batch, side)
                heights = torch.tensor(heights, device=args.device).contiguous(memory_format=torch.channels_last)
                losses = step_losses(trainee, critic, heights, torch.tensor(cells, device=args.device), regions, styles, sampler.rng)
        if not alone:
            (losses * (free_weights if side == FREE else weights)).sum().backward()
            if torch.isfinite(nn.utils.clip_grad_norm_(trainee.parameters(), 5.0)):
                optimiser.step()
        hinges.append(critic.learn())
        step += 1
        blend = 1 / min(step, MEAN_STEPS)
        with torch.no_grad():
            for average, latest in zip(mean.parameters(), trainee.parameters()):
                average.lerp_(latest, blend)
        (recent_free if side == FREE else recent).append(losses.detach().cpu().numpy())
        if step % 50 == 0:
            told = lambda prefix, names, rows: {prefix + k: round(float(v), 5) for k, v in zip(names, np.mean(rows, 0))}
            print(json.dumps({'step': step, 'minutes': round(minutes(), 2)} | told('', LOSSES, recent) | told('free ', FREERUN, recent_free) | {'hinge': round(float(np.mean(hinges)), 4)}), flush=True)
            recent, recent_free, hinges = [], [], []
        if time.time() - saved > 180:
            save(run(), path)
            saved = time.time()
    save(run(), path)


if __name__ == '__main__':
    main()
