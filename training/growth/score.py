#!/usr/bin/env python3
"""Is the growth model true to the teacher over a century, on land and under weather it has never seen?

    score.py DEM_DIR DATA_DIR GROWTH.pt [--out scores.json] [--card README.md] [--cache teacher.npz] [--long 10000]

Twelve landscapes of held-out regions, 400 seasons each. Every walker (the model; the teacher in PASSES long steps; the linear map) starts from the teacher's bytes, has its weather, and lives
on its own bytes, rounded alike; fires run over each one's own state, from the same lightning. Four landscapes have no lightning, but a disc burnt in the tenth year, to see what comes back.
The cache keeps the parts of the teacher and, beside it, of the baselines, which take longest. Everything is seeded.
"""
import argparse
import glob
import json
import os
import time

import numpy as np
import torch

from baselines import PASSES, CoarseTeacher, Linear
from fire import lightning, spread
from fire_return import SUMMERS, burnt_by_strike, compare_returns
from hashes import DITHER, cell_hashes, thresholds
from landscapes import Sampler, has_treeline, start_state  # before `card`, which is the relief recipe's
from card import rounded, write_scores
from measures import checkerboard, covers, imprint, succession, treeline
from model import Growth, site_planes, weather_numbers
from rollouts import draw_weather, run
from state import AGE, ASH, BARREN, GROUPS, LITTER, RAIN, SUMMER
from tables import write_card
from train import PLANTS

SEASONS, SIDE, STRIKE = 400, 64, 0.04
LIT_STEP = 42  # of the discs: the tenth summer
TOLD = range(0, SEASONS + 1, 4)
KEPT = sorted({*TOLD, *SUMMERS})


def draw_landscapes(dem_dir):
    """Eight landscapes for fires and treelines, of which at least four have a treeline, and four with woods to burn."""
    sampler = Sampler(dem_dir, True, 2026)
    lined, plain, wooded = [], [], []
    while len(lined) < 4 or len(plain) < 4 or len(wooded) < 4:
        one = sampler.landscape(SIDE)
        summer, rain = one['ground'][SUMMER], one['ground'][RAIN].mean()
        if has_treeline(one['ground']) and len(lined) < 4:
            lined.append(one)
        elif summer.mean() > 13 and rain > 650 and len(wooded) < 4:
            wooded.append(one)
        elif len(plain) < 4:
            plain.append(one)
    return lined + plain + wooded, sampler.random


def prepare(dem_dir):
    landscapes, random = draw_landscapes(dem_dir)
    weather = np.stack([draw_weather(random, SEASONS) for _ in landscapes], 1)
    starts = [start_state(torch.tensor(l['ground']), years=100.0, grove=float(random.normal(0, 0.4))) for l in landscapes]
    return landscapes, weather, starts


def disc():
    y, x = np.mgrid[0:SIDE, 0:SIDE]
    return (y - SIDE / 2) ** 2 + (x - SIDE / 2) ** 2 < 14**2


def burns(now, landscapes, weather, step, struck):
    """(batch, rows, columns) of where it burns this season over these bytes."""
    burnt = np.zeros((len(landscapes), SIDE, SIDE), bool)
    for i, landscape in enumerate(landscapes):
        if not struck[i]:
            burnt[i] = disc() & (step == LIT_STEP)
            continue
        lit = lightning(now[:, i], landscape['ground'], weather[i], seed=landscape['seed'], step=step, chance=STRIKE)
        if lit:
            burnt[i] = spread(now[:, i], landscape['ground'], weather[i], lit, seed=landscape['seed'], step=step) >= 0
    return burnt


def walk(change, landscapes, weather, first, struck, seasons=SEASONS, keep=KEPT):
    """Lives through the weather on bytes. @returns {step: bytes (10, batch, …)} and burnt shares (seasons, batch)"""
    cells = np.stack([cell_hashes(l['seed'], DITHER, SIDE, SIDE) for l in landscapes])
    alive = 1 - np.stack([l['ground'][BARREN] for l in landscapes])
    now, told, shares = first, {0: first}, []
    for step in range(seasons):
        here = weather[step % len(weather)]
        burnt = burns(now, landscapes, here, step, struck)
        planes = torch.tensor(now.astype('f4') / 255).transpose(0, 1)
        with torch.no_grad():
            delta = change(planes, torch.tensor(burnt, dtype=torch.float32)[:, None], torch.tensor(here), step).transpose(0, 1).numpy().astype('f8')
        after = np.clip(now + 255 * delta, 0, 255)
        after[PLANTS] *= alive
        now = np.floor(after + thresholds(cells, 10, step + 1).reshape(after.shape)).astype(np.uint8)
        shares.append(burnt.mean((1, 2)))
        if step + 1 in keep:
            told[step + 1] = now
    return told, np.stack(shares)


def teach(landscapes, weather, starts, struck):
    """The teacher through the same, on its own unrounded state."""
    from state import planes
    from teacher import Teacher

    told, shares = {}, []
    ground = torch.tensor(np.stack([l['ground'] for l in landscapes], 1))
    cells = np.stack([cell_hashes(l['seed'], DITHER, SIDE, SIDE) for l in landscapes])
    teacher, state = Teacher(ground, np.array([l['seed'] for l in landscapes])), torch.stack(starts, 1)
    stored = lambda step: np.floor(planes(state).numpy().astype('f8') * 255 + thresholds(cells, 10, step)).clip(0, 255).astype(np.uint8)
    for step in range(SEASONS + 1):
        now = stored(step)
        if step in KEPT:
            told[step] = now
        if step == SEASONS:
            break
        burnt = burns(now, landscapes, weather[step], step, struck)
        with torch.no_grad():
            state, _ = teacher.season(state, torch.tensor(weather[step]), torch.tensor(burnt, dtype=torch.float32), step)
        shares.append(burnt.mean((1, 2)))
    return told, np.stack(shares)


def would_burn(told, landscapes):
    """Mean share of the land that a fire lit in four places would run over, every sixteen years in a usual summer: not left to one stroke of lightning."""
    shares = []
    for step in list(told)[6::16]:
        for i, landscape in enumerate(landscapes):
            for spot in range(4):
                start = [(16 + 32 * (spot // 2), 16 + 32 * (spot % 2))]
                lit = spread(told[step][:, i], landscape['ground'], np.array([2, 0, 0.8, 3, 0]), start, seed=landscape['seed'] + spot, step=step, ticks=144)
                shares.append((lit >= 0).mean())
    return float(np.mean(shares))


def compare(told, shares, truth, true_shares, truth_would_burn, landscapes, struck):
    """The figures of one walker against the teacher, at the ends of years."""
    told, truth = ({s: t[s] for s in TOLD} for t in (told, truth))
    steps = [s for s in told if s > 0]
    mine, theirs = (np.stack([covers(t[s]) for s in steps]) for t in (told, truth))  # (steps, batch, 5)
    off = np.abs(mine - theirs)
    cellwise = np.mean([np.abs(told[s][:GROUPS].astype('f4') - truth[s][:GROUPS]).mean((1, 2, 3)) / 255 for s in steps], 0)
    lines = []
    for i, landscape in enumerate(landscapes):
        alive = landscape['ground'][BARREN] < 0.5
        for step in (200, 300, 400):
            pair = [treeline(t[step][:, i], landscape['elevation'], alive) for t in (told, truth)]
            if pair[1] is not None:
                lines.append((landscape['region'], step, pair[0], pair[1]))
    gaps = [abs(a - b) for _, _, a, b in lines if a is not None]
    courses = []
    inside = disc()
    for i in np.flatnonzero(~struck):
        years = [s for s in told if s > LIT_STEP]
        course = lambda t: np.stack([t[s][:GROUPS, i][:, inside].mean(1) / 255 for s in years])
        courses.append([succession(course(t)) for t in (told, truth)])
    other = np.mean([np.abs(told[s][GROUPS:].astype('f4') - truth[s][GROUPS:]).mean((1, 2, 3)) / 255 for s in steps], 0)
    return {
        'coverOff': dict(zip(('conifer', 'broadleaf', 'pioneer', 'shrub', 'grass'), (100 * off.mean((0, 1))).tolist())),
        'coverOffAtEnd': dict(zip(('conifer', 'broadleaf', 'pioneer', 'shrub', 'grass'), (100 * off[-1].mean(0)).tolist())),
        'coverOffWorst': float(100 * off.mean(0).max()),
        'cellOff': dict(zip(('conifer', 'broadleaf', 'pioneer', 'shrub', 'grass'), (100 * cellwise).tolist())),
        'otherOff': dict(zip(('age', 'water', 'litter', 'ash', 'snow'), (100 * other).tolist())),
        'treelineOff': float(np.mean(gaps)) if gaps else None,
        'treelineBias': float(np.mean([a - b for _, _, a, b in lines if a is not None])) if gaps else None,
        'treelines': len(lines), 'treelinesLost': sum(a is None for _, _, a, _ in lines),
        'burnt': float(shares[:, struck].sum(0).mean()), 'burntTeacher': float(true_shares[:, struck].sum(0).mean()),
        'wouldBurn': 100 * would_burn(told, landscapes), 'wouldBurnTeacher': 100 * truth_would_burn,
        'succession': [{'model': list(a), 'teacher': list(b)} for a, b in courses],
    }


def stability(change, landscapes, weather, first, steps):
    """What becomes of the covers in the long run, and whether a grid shows."""
    marks = sorted({400, steps // 10, steps // 4, steps // 2, 3 * steps // 4, steps})
    told, _ = walk(change, landscapes, weather, first, np.ones(len(landscapes), bool), steps, marks)
    pictures = {s: {'cover': (100 * covers(told[s]).mean(0)).tolist()} for s in marks}
    for s in marks:
        planes = [p for g in range(GROUPS) for p in told[s][g] if p.std() > 8]
        pictures[s]['checkerboard'], pictures[s]['imprint'] = (float(np.mean([f(p) for p in planes])) for f in (checkerboard, imprint))
        pictures[s]['full'] = float(np.mean(told[s][:GROUPS].sum(0) > 0))
    return pictures


def fit_linear(data_dir):
    linear = Linear()
    random = np.random.default_rng(5)
    for path in sorted(glob.glob(os.path.join(data_dir, '*.npz'))):
        file = np.load(path)
        history, burnt, weather, ground = file['history'], np.unpackbits(file['burnt'], axis=-1), file['weather'], torch.tensor(file['ground'])
        for t in random.choice(len(weather), 24, replace=False):
            state, after = (torch.tensor(history[k].astype('f4') / 255).transpose(0, 1) for k in (t, t + 1))
            linear.fit(state, torch.tensor(burnt[t].astype('f4'))[:, None], ground, torch.tensor(weather[t]), after)
    linear.solve()
    return linear


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('dem_dir')
    parser.add_argument('data_dir')
    parser.add_argument('weights', nargs='?')
    parser.add_argument('--out')
    parser.add_argument('--card')
    parser.add_argument('--cache', default='teacher-scores.npz')
    parser.add_argument('--long', type=int, default=10000)
    parser.add_argument('--quick', action='store_true', help='the model alone')
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    landscapes, weather, starts = prepare(args.dem_dir)
    struck = np.arange(12) < 8
    if not os.path.exists(args.cache):
        begun = time.time()
        parts = [teach(landscapes[i : i + 4], weather[:, i : i + 4], starts[i : i + 4], struck[i : i + 4]) for i in (0, 4, 8)]
        truth = np.stack([np.concatenate([p[0][s] for p in parts], 1) for s in KEPT])
        np.savez(args.cache, truth=truth, shares=np.concatenate([p[1] for p in parts], 1), seconds=time.time() - begun)
    cache = np.load(args.cache)
    truth, true_shares = dict(zip(KEPT, cache['truth'])), cache['shares']
    if not args.weights:
        return
    saved = torch.load(args.weights, map_location='cpu')
    net = Growth()
    net.load_state_dict(saved['model'])
    site = site_planes(torch.tensor(np.stack([l['ground'] for l in landscapes], 1)))
    ground = torch.tensor(np.stack([l['ground'] for l in landscapes], 1))
    coarse = CoarseTeacher(ground, np.array([l['seed'] for l in landscapes]))
    walkers = {'model': lambda s, b, w, step: net(s, b, site[: len(s)], weather_numbers(w))}
    kept = f'{args.cache}.baselines.json'
    if not args.quick and not os.path.exists(kept):
        linear = fit_linear(args.data_dir)
        walkers['coarse'] = lambda s, b, w, step: coarse.change(s, b, w, step)
        walkers['linear'] = lambda s, b, w, step: linear.change(s, b, ground, w)
    scores = {'format': 1, 'test': f'{SEASONS} seasons, 12 held-out landscapes of {SIDE}×{SIDE} cells', 'training': {'steps': saved['step'], 'minutes': saved['minutes']}, 'passes': PASSES,
              'regions': [l['region'] for l in landscapes]}
    truth_would_burn = would_burn({s: truth[s] for s in TOLD}, landscapes)
    truth_strikes = burnt_by_strike(truth, landscapes, weather)
    for name, change in walkers.items():
        begun = time.time()
        told, shares = walk(change, landscapes, weather, truth[0], struck)
        seconds = time.time() - begun
        scores[name] = {**compare(told, shares, truth, true_shares, truth_would_burn, landscapes, struck), **compare_returns(told, truth_strikes, landscapes, weather), 'seconds': seconds}
        print(name, {k: v for k, v in rounded(scores[name]).items()}, flush=True)
    if 'linear' in scores:
        write_scores(kept, {k: scores[k] for k in ('coarse', 'linear')})
    elif os.path.exists(kept):
        scores.update(json.load(open(kept)))
    scores['teacherSeconds'] = float(cache['seconds'])
    if args.long:
        some = [0, 3, 5, 8]
        chosen = site[some]
        steady = lambda s, b, w, step: net(s, b, chosen, weather_numbers(w))
        scores['long'] = {str(k): v for k, v in stability(steady, [landscapes[i] for i in some], weather[:, some], truth[0][:, some], args.long).items()}
        teacher_planes = [p for g in range(GROUPS) for p in truth[400][g][some] if p.std() > 8]
        scores['teacherGrid'] = {'checkerboard': float(np.mean([checkerboard(p) for p in teacher_planes])), 'imprint': float(np.mean([imprint(p) for p in teacher_planes]))}
        scores['teacherCover'] = (100 * covers(truth[400][:, some]).mean(0)).tolist()
        print(rounded(scores['long']), scores['teacherGrid'], scores['teacherCover'])
    scores = rounded(scores)
    if args.out:
        write_scores(args.out, scores)
    if args.card:
        write_card(args.card, scores)


if __name__ == '__main__':
    main()
