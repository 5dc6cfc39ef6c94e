#!/usr/bin/env python3
"""Trains the growth model on centuries of the teacher.

    train.py DATA_DIR OUT.pt [--minutes 55] [--rate 3e-3] [--resume OUT.pt] [--device cpu]

Each stream is one landscape of rollouts.py that the model lives through itself: it starts from the teacher's bytes, and after that from its own, rounded with the dither of the
product, under the weather and the fires that the teacher had. Every update runs some seasons on, compares each with the teacher's state of the same date, and leaves the
stream where it came to; so the model learns from its own errors of decades without backpropagating through them. Streams begin anew after a horizon that grows from one season to all that the
data has.
"""
import argparse
import glob
import math
import os
import time

import numpy as np
import torch
import torch.nn.functional as F

from model import UNITS, Growth, site_planes, weather_numbers
from state import AGE, ASH, BARREN, CHANNELS, GROUPS, LITTER, SNOW, WATER

WEIGHTS = torch.tensor([1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 1.0, 0.6, 0.4, 0.6])
PLANTS = [0, 1, 2, 3, 4, AGE, LITTER, ASH]  # channels that barren ground has none of
PHI = (math.sqrt(5) - 1) / 2


def advance(net, state, burnt, site, weather, threshold):
    """
    One season: the change, kept to 0–1 and to living ground, then rounded to bytes with dither.
    @returns what the model says, and the same in whole bytes, through which gradients pass as if nothing were rounded
    """
    after = state + net(state, burnt, site, weather)
    alive = torch.ones_like(after)
    alive[:, PLANTS] = 1 - site[:, -1:]
    after = after * alive
    # What lies outside goes on pulling a little, or its gradient would be lost.
    kept = after.clamp(0, 1) + 0.01 * (after - after.clamp(0, 1))
    with torch.no_grad():
        whole = torch.floor(after.clamp(0, 1) * 255 + threshold) / 255
    return after, kept + (whole - kept).detach()


class Streams:
    """Landscapes, each at its own date, with the model's own state. Half of the slots are for short streams, which teach a season exactly; half for long ones, in which what is wrong by little adds up."""

    def __init__(self, data_dir, count, device, seed=0):
        self.data_dir, self.data, self.known = data_dir, [], set()
        self.random = np.random.default_rng(seed)
        self.device, self.count = device, count
        self.slots = [None] * count
        self.state = [None] * count
        self.refresh()

    def refresh(self):
        """Reads what rollouts.py has written since."""
        for path in sorted(set(glob.glob(os.path.join(self.data_dir, '*.npz'))) - self.known):
            f = np.load(path)
            self.known.add(path)
            self.data.append((torch.tensor(f['ground']), torch.tensor(f['weather']), torch.tensor(f['history']), torch.tensor(np.unpackbits(f['burnt'], axis=-1))))

    def begin(self, slot, horizon):
        lasting = slot >= self.count // 2
        # Long streams mostly where the teacher went on for long.
        among = [i for i, d in enumerate(self.data) if len(d[1]) > 160] if lasting and self.random.random() < 0.7 else range(len(self.data))
        which = among[self.random.integers(len(among))]
        ground, weather, history, burnt = self.data[which]
        member = int(self.random.integers(history.shape[1 + 1]))
        seasons = len(weather)
        length = int(min(horizon if lasting else min(horizon, 32), seasons))
        length = max(1, int(length * self.random.uniform(0.4, 1.0)))
        # A third of the streams begin shortly before a fire, where there was one; of the long ones every other at the very start, so that as many centuries are lived to their ends as the data has.
        start = int(self.random.integers(seasons - length + 1))
        fires = np.flatnonzero(burnt[:, member].flatten(1).float().mean(1).numpy() > 0.02)
        if len(fires) and self.random.random() < 0.35:
            start = int(min(max(0, fires[self.random.integers(len(fires))] - self.random.integers(4)), seasons - length))
        elif lasting and self.random.random() < 0.5:
            start = 0
        self.slots[slot] = [which, member, start, start + length]
        self.state[slot] = history[start, :, member].float() / 255

    def batch(self, seasons, horizon):
        """The next `seasons` of every stream; those that are through begin anew."""
        for slot in range(self.count):
            if self.slots[slot] is None or self.slots[slot][2] + seasons > self.slots[slot][3]:
                self.begin(slot, max(horizon, seasons))
                if self.slots[slot][2] + seasons > len(self.data[self.slots[slot][0]][1]):
                    self.slots[slot][2] = len(self.data[self.slots[slot][0]][1]) - seasons
                    which, member, start, _ = self.slots[slot]
                    self.state[slot] = self.data[which][2][start, :, member].float() / 255
        pick = lambda i: [self.data[w][i] for w, _, _, _ in self.slots]
        state = torch.stack(self.state)
        site = site_planes(torch.stack([g[:, m] for g, (_, m, _, _) in zip(pick(0), self.slots)], 1))
        weather = torch.stack([w[t : t + seasons, m] for w, (_, m, t, _) in zip(pick(1), self.slots)])
        truth = torch.stack([h[t + 1 : t + 1 + seasons, :, m] for h, (_, m, t, _) in zip(pick(2), self.slots)]).float() / 255
        burnt = torch.stack([b[t : t + seasons, m] for b, (_, m, t, _) in zip(pick(3), self.slots)]).float()[:, :, None]
        return (x.to(self.device) for x in (state, site, weather, truth, burnt))

    def leave(self, state, seasons):
        for slot in range(self.count):
            self.slots[slot][2] += seasons
            self.state[slot] = state[slot].cpu()


# °C of the warmest month: bands of a landscape in which the mean error is told apart, narrow where woods end.
BANDS = (8.0, 9.0, 10.0, 11.0, 12.0, 13.5, 16.0)


def bands_of(site):
    """(batch, cells, bands) whose columns sum to one, for means over the living cells of each band, and (batch, bands, 1): how much each counts, nothing where a band has hardly a cell."""
    summer, alive = (10 * site[:, 4] + 14 + 1.3 * site[:, 1]).flatten(1), 1 - site[:, 7].flatten(1)
    band = torch.bucketize(summer, torch.tensor(BANDS, device=site.device))
    mask = F.one_hot(band, len(BANDS) + 1).float() * alive[:, :, None]
    count = mask.sum(1, keepdim=True)
    return mask / count.clamp(min=1), ((count >= 60).float() * (count / summer.shape[1]).sqrt()).transpose(1, 2)


def season_loss(after, truth, burnt_lately, bands):
    """
    How far the model is from the teacher, each channel in units of what a season moves it: cell by cell; in pools of 8×8, where little cover counts more, as it is what grows; in bands of
    warmth and as a whole landscape, where random weather and dither average out and a bias shows.
    """
    off = after - truth
    unit = torch.tensor(UNITS, device=off.device)[:, None, None]
    bent = lambda x: F.smooth_l1_loss(x, torch.zeros_like(x), reduction='none')
    each = (bent(off / unit) * (1 + burnt_lately)).mean((0, 2, 3))
    pooled = F.avg_pool2d(truth, 8)
    fine = torch.cat([0.3 + 1.2 * pooled[:, :GROUPS].sqrt(), torch.ones_like(pooled[:, GROUPS:])], 1)
    pools = bent(F.avg_pool2d(off, 8) / (0.5 * unit * fine)).mean((0, 2, 3))
    whole = bent(off.mean((2, 3)) / (0.25 * unit[:, 0, 0])).mean(0)
    means, share = bands
    banded = (bent((off.flatten(2) @ means).transpose(1, 2) / (0.25 * unit[:, 0, 0])) * share).sum((0, 1)) / share.sum()
    parts = each + pools + whole + banded
    return (parts * WEIGHTS.to(off.device)).sum(), off.detach().mean((2, 3)).abs().mean(0)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('data_dir')
    parser.add_argument('out')
    parser.add_argument('--minutes', type=float, default=55)
    parser.add_argument('--rate', type=float, default=3e-3)
    parser.add_argument('--streams', type=int, default=6)
    parser.add_argument('--threads', type=int, default=1)
    parser.add_argument('--resume')
    parser.add_argument('--horizon', type=float, default=4, help='seasons that streams last at first')
    parser.add_argument('--rise', type=float, default=0.6, help='share of the time after which streams last as long as the data')
    parser.add_argument('--device', default='cpu')
    parser.add_argument('--seed', type=int, default=0)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(args.seed)
    streams = Streams(args.data_dir, args.streams, args.device, args.seed)
    net = Growth().to(args.device)
    step, before = 0, 0.0
    if args.resume:
        saved = torch.load(args.resume, map_location=args.device)
        net.load_state_dict(saved['last'])
        step, before = saved['step'], saved['minutes']
    mean = {k: v.clone() for k, v in net.state_dict().items()}
    optimizer = torch.optim.Adam(net.parameters(), lr=args.rate, betas=(0.9, 0.98))
    begun, told = time.time(), time.time()
    running, bias, first = None, None, step
    while True:
        spent = (time.time() - begun) / 60
        done = spent / args.minutes
        if done >= 1:
            break
        for group in optimizer.param_groups:
            group['lr'] = args.rate * min(1, (step - first + 1) / 100) * (0.5 + 0.5 * math.cos(math.pi * done)) + 1e-5
        horizon = args.horizon * (400 / args.horizon) ** min(1, done / args.rise)
        seasons = 8 if args.resume or done > 0.5 else 1 if done < 0.2 else 2 if done < 0.3 else 4
        state, site, weather, truth, burnt = streams.batch(seasons, horizon)
        start = torch.rand_like(state)
        lately, bands = torch.zeros_like(burnt[:, 0]), bands_of(site)
        loss = 0.0
        for season in range(seasons):
            lately = torch.maximum(0.8 * lately, burnt[:, season])
            after, state = advance(net, state, burnt[:, season], site, weather_numbers(weather[:, season]), (start + season * PHI) % 1)
            part, off = season_loss(after, truth[:, season], lately, bands)
            loss = loss + part / seasons
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        streams.leave(state.detach(), seasons)
        step += 1
        keep = min(0.998, (step - first) / (step - first + 20))
        for k, v in net.state_dict().items():
            mean[k].mul_(keep).add_(v, alpha=1 - keep)
        running = loss.item() if running is None else 0.98 * running + 0.02 * loss.item()
        bias = off if bias is None else 0.98 * bias + 0.02 * off
        if time.time() - told > 30:
            told = time.time()
            print(f'{step} {spent:.1f} min, horizon {horizon:.0f}, loss {running:.4f}, landscape off ' + ' '.join(f'{n[:3]} {100 * v:.1f}' for n, v in zip(CHANNELS, bias.tolist())), flush=True)
            save(args.out, net, mean, step, before + spent)
            streams.refresh()
    save(args.out, net, mean, step, before + args.minutes)


def save(path, net, mean, step, minutes):
    torch.save({'model': mean, 'last': net.state_dict(), 'step': step, 'minutes': minutes}, path + '.part')
    os.replace(path + '.part', path)


if __name__ == '__main__':
    main()
