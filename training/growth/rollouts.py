#!/usr/bin/env python3
"""Centuries of the teacher, for training.

    rollouts.py DEM_DIR OUT_DIR [--landscapes 96] [--years 70] [--side 64] [--seed 1] [--lived GROWTH.pt]

With `--lived` the teacher begins where a model has come to in up to 75 years, and says how it goes on from there: what the model sees when it lives by itself, the teacher alone may never come to.
Each file holds a batch of landscapes: ground, the weather of every season, bytes of the state before every season, and where it burnt.
"""
import argparse
import os
import time

import numpy as np
import torch

from fire import lightning, spread
from hashes import DITHER, cell_hashes, thresholds, to_bytes
from landscapes import Sampler, start_state
from model import Growth, site_planes, weather_numbers
from state import GROUPS, WATER, physical, planes
from teacher import Teacher
from train import advance


def draw_weather(random, seasons):
    """Seasons of one landscape: years and seasons that differ, wet and dry spells, changes of climate that last decades, a prevailing wind. (seasons, 5)."""
    weather = np.zeros((seasons, 5), 'f4')
    weather[:, 0] = np.arange(seasons) % 4
    year = np.repeat(random.normal(0, 0.6, (seasons + 3) // 4), 4)[:seasons]
    weather[:, 1] = year + random.normal(0, 0.9, seasons)
    wet = np.repeat(random.normal(0, 0.2, (seasons + 3) // 4), 4)[:seasons] + random.normal(0, 0.3, seasons)
    # A climate made warmer or colder, wetter or drier by hand, for a while.
    if random.random() < 0.5:
        start, length = random.integers(seasons), random.integers(20, 160)
        weather[start : start + length, 1] += random.uniform(-3, 3)
        wet[start : start + length] += random.uniform(-0.9, 0.6)
    weather[:, 2] = np.clip(np.exp(wet - 0.06), 0.05, 3)
    prevailing, speed = random.uniform(0, 2 * np.pi), random.uniform(2, 7)
    angle = prevailing + random.normal(0, 0.5, seasons)
    blow = np.clip(speed + random.normal(0, 1.5, seasons), 0, 12)
    weather[:, 3], weather[:, 4] = blow * np.cos(angle), blow * np.sin(angle)
    return weather


def draw_start(random, ground):
    """The world's own start; or bare ground; or woods of any age, with any of the groups moved about in patches."""
    state = start_state(ground, years=float(random.uniform(5, 220)), grove=float(random.normal(0, 0.6)))
    kind = random.random()
    if kind < 0.2:
        state[: GROUPS + 1] *= 0
        state[7] *= 0.3
    elif kind < 0.5:
        rows, columns = ground.shape[1:]
        patch = torch.tensor(random.dirichlet([0.5] * 4, (4, 4)).astype('f4')).permute(2, 0, 1)[None]
        patch = torch.nn.functional.interpolate(patch, (rows, columns), mode='bilinear')[0]
        hold = state[:3].sum(0).clamp(min=0.4) * (1 - ground[8])
        state[:3] = patch[:3] * hold
        state[3:5] *= float(random.uniform(0.2, 1))
        state[5] = float(random.uniform(1, 200)) * (state[:3].sum(0) > 0.02)
    state[WATER] = float(random.uniform(0.1, 1))
    return state


def run(landscapes, starts, weather, *, first_step=0, strike=0.0, hand=None, keep=True):
    """The teacher over all seasons of `weather` (seasons, batch, 5). @returns bytes (seasons + 1, 10, batch, …), burnt (seasons, batch, …) and the last state"""
    ground = torch.tensor(np.stack([l['ground'] for l in landscapes], 1))
    seeds = np.array([l['seed'] for l in landscapes])
    teacher = Teacher(ground, seeds)
    rows, columns = ground.shape[2:]
    cells = np.stack([cell_hashes(s, DITHER, rows, columns) for s in seeds])
    state = torch.stack(starts, 1)
    bytes_of = lambda s, step: to_bytes(planes(s).numpy().astype('f8') * 255, thresholds(cells, 10, step))
    history, burns = [bytes_of(state, first_step)], []
    for season in range(len(weather)):
        step = first_step + season
        now = history[-1] if keep else bytes_of(state, step)
        burnt = np.zeros((len(seeds), rows, columns), bool)
        for i, landscape in enumerate(landscapes):
            lit = lightning(now[:, i], landscape['ground'], weather[season, i], seed=seeds[i], step=step, chance=strike)
            if hand is not None and (season, i) in hand:
                lit = lit + [hand[season, i]]
            if lit:
                burnt[i] = spread(now[:, i], landscape['ground'], weather[season, i], lit, seed=seeds[i], step=step) >= 0
        state, _ = teacher.season(state, torch.tensor(weather[season]), torch.tensor(burnt, dtype=torch.float32), step)
        burns.append(burnt)
        if keep:
            history.append(bytes_of(state, step + 1))
    return np.stack(history), np.stack(burns), state


def live(net, landscapes, starts, weather, first_step):
    """What a model makes of the same starts in all seasons of `weather`, without fires: physical states, for the teacher to go on from."""
    site = site_planes(torch.tensor(np.stack([l['ground'] for l in landscapes], 1)))
    rows, columns = site.shape[2:]
    cells = np.stack([cell_hashes(l['seed'], DITHER, rows, columns) for l in landscapes])
    threshold = lambda step: torch.tensor(thresholds(cells, 10, step).astype('f4')).transpose(0, 1)
    state = torch.stack([planes(s) for s in starts])
    burnt = torch.zeros_like(state[:, :1])
    for season, now in enumerate(torch.tensor(weather)):
        _, state = advance(net, state, burnt, site, weather_numbers(now), threshold(first_step + season + 1))
    return [physical(s) for s in state]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('dem_dir')
    parser.add_argument('out_dir')
    parser.add_argument('--landscapes', type=int, default=96)
    parser.add_argument('--years', type=int, default=70)
    parser.add_argument('--side', type=int, default=64)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--held-out', action='store_true')
    parser.add_argument('--lined', type=float, default=0.6, help='share of landscapes with a treeline in them')
    parser.add_argument('--lived')
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    os.makedirs(args.out_dir, exist_ok=True)
    sampler = Sampler(args.dem_dir, args.held_out, args.seed, args.lined)
    random = sampler.random
    for first in range(0, args.landscapes, 4):
        begun = time.time()
        landscapes = [sampler.landscape(args.side) for _ in range(4)]
        starts = [draw_start(random, torch.tensor(l['ground'])) for l in landscapes]
        before = int(random.integers(300)) if args.lived else 0
        weather = np.stack([draw_weather(random, before + 4 * args.years) for _ in landscapes], 1)
        offset = int(random.integers(4))
        weather[:, :, 0] = (weather[:, :, 0] + offset) % 4
        with torch.no_grad():
            if args.lived:  # read anew each time: it may still be in training
                net = Growth()
                net.load_state_dict(torch.load(args.lived, map_location='cpu')['model'])
                starts = live(net, landscapes, starts, weather[:before], offset)
            weather, offset = weather[before:], offset + before
            history, burnt, _ = run(landscapes, starts, weather, first_step=offset, strike=float(random.choice([0.0, 0.02, 0.06])))
        path = os.path.join(args.out_dir, f'{args.seed:03d}-{first:04d}.npz')
        with open(path + '.part', 'wb') as part:
            np.savez(part, ground=np.stack([l['ground'] for l in landscapes], 1), weather=weather, history=history, burnt=np.packbits(burnt, axis=-1),
                     seeds=np.array([l['seed'] for l in landscapes]), first_step=offset)
        os.replace(path + '.part', path)  # training may read while this goes on
        fires = burnt.any((2, 3)).sum()
        print(f"{path}: {', '.join(l['region'] for l in landscapes)}; {fires} fires, {burnt.mean((0, 2, 3)).sum():.2f} of the ground; {time.time() - begun:.0f} s", flush=True)


if __name__ == '__main__':
    main()
