"""Where the water of a dream goes, so that a loss can ask for better.

Which cell a lake spills over and which neighbour a stream flows to are choices, and have no gradient; once chosen, the depth of the lake and the slope
of the stream are plain differences of heights, and have one. The choices are made here (numba), the differences taken in torch.
"""
import heapq

import numba
import numpy as np
import torch
import torch.nn.functional as F

LAKE = 0.01  # depth, in cells, at which water counts half
BINS = 13  # octaves of drainage area: 2–4 cells, 4–8, … beyond 8,192
LEAST = 10  # cells that a bin must have in both fields to be compared
STREAM = 3.0  # drainage area in cells at which slopes begin to be compared


@numba.njit(cache=True)
def route(heights, spill, receiver, area):
    """Priority-flood with open edges (R. Barnes, C. Lehman and D. Mulla, Computers & Geosciences 62, 2014), then D8 on the filled ground.

    heights (N, M). Writes, as flat indices: `spill`, the cell whose height is the water level over each cell (itself where dry); `receiver`, where its
    water goes (itself on the edge); and `area`, the number of cells that drain through it.
    """
    rows, columns = heights.shape
    count = rows * columns
    level = heights.ravel().copy()
    done = np.zeros(count, numba.boolean)
    order = np.empty(count, numba.int64)
    shore = [(level[0], 0)]
    done[0] = True
    for i in range(1, count):
        if i < columns or i >= count - columns or i % columns == 0 or i % columns == columns - 1:
            done[i] = True
            shore.append((level[i], i))
    for i in range(count):
        spill[i] = receiver[i] = i
        area[i] = 1.0
    heapq.heapify(shore)
    popped = 0
    while len(shore) > 0:
        water, here = heapq.heappop(shore)
        order[popped] = here
        popped += 1
        row, column = here // columns, here % columns
        for r in range(max(row - 1, 0), min(row + 2, rows)):
            for c in range(max(column - 1, 0), min(column + 2, columns)):
                there = r * columns + c
                if done[there]:
                    continue
                done[there] = True
                receiver[there] = here
                if level[there] <= water:
                    level[there] = water
                    spill[there] = spill[here]
                heapq.heappush(shore, (level[there], there))
    for k in range(count - 1, -1, -1):
        here = order[k]
        row, column = here // columns, here % columns
        if row == 0 or column == 0 or row == rows - 1 or column == columns - 1:
            continue
        if spill[here] == here:
            best = 0.0
            for r in range(row - 1, row + 2):
                for c in range(column - 1, column + 2):
                    fall = level[here] - level[r * columns + c]
                    if r != row and c != column:
                        fall *= 0.7071067811865476
                    if fall > best:
                        best = fall
                        receiver[here] = r * columns + c
        area[receiver[here]] += area[here]


def routes(heights):
    """(B, 1, N, M) → spill, receiver (B, N·M) long and area (B, N·M) float."""
    fields = heights.detach().cpu().double().numpy()[:, 0]
    batch, count = len(fields), fields[0].size
    spill, receiver, area = np.empty((batch, count), 'i8'), np.empty((batch, count), 'i8'), np.empty((batch, count), 'f4')
    for i in range(batch):
        route(fields[i], spill[i], receiver[i], area[i])
    return tuple(torch.from_numpy(a).to(heights.device) for a in (spill, receiver, area))


class Water:
    """The water of a batch of fields, heights in units of a cell: `depth` where it stands and `area` that drains through, (B, cells), `lakes` (B,), and slopes of streams by area."""

    def __init__(self, heights, flat):
        """`flat` (B, 1): slope below which a stream counts as level."""
        spill, receiver, area = routes(heights)
        h, columns = heights.flatten(1), heights.shape[3]
        surface = h.gather(1, spill)
        self.area, self.depth = area, surface - h
        depth = self.depth
        self.lakes = (depth / (depth + LAKE)).mean(1)
        here = torch.arange(h.shape[1], device=h.device)[None]
        step = (receiver - here).abs()
        run = torch.where((step == 1) | (step == columns), 1.0, 1.4142135623730951)
        fall = F.relu((surface - surface.gather(1, receiver)) / run)
        used = (depth == 0) & (receiver != here) & (area >= STREAM)
        octave = (torch.log2(area) - 1).long().clamp(0, BINS - 1)
        weight = used.float()
        slope = torch.log(fall + flat)
        self.count = torch.zeros(len(h), BINS, device=h.device).scatter_add(1, octave, weight)
        safe = self.count.clamp(min=1)
        self.mean = torch.zeros_like(self.count).scatter_add(1, octave, slope * weight) / safe
        square = torch.zeros_like(self.count).scatter_add(1, octave, slope * slope * weight) / safe
        self.spread = (square - self.mean**2).clamp(min=1e-4).sqrt()


def waters_of(dreams, truth):
    """The waters of each dream and of the truth, all (B, 1, N, N) in units of a cell: one measure of what is flat for all."""
    flat = 0.1 * (truth[:, :, :, 1:] - truth[:, :, :, :-1]).abs().mean((1, 2, 3))[:, None] + 0.0005
    return [Water(h, flat) for h in dreams], Water(truth, flat)


def drainage_loss(waters, real):
    """Water that stands beyond the truth's own, and squared distance of stream slopes (natural logarithms) at like drainage area. Two scalars."""
    lakes = F.relu(sum(w.lakes for w in waters) / len(waters) - real.lakes).mean()
    streams = 0.0
    for w in waters:
        known = (torch.minimum(w.count, real.count) >= LEAST).float()
        off = (w.mean - real.mean) ** 2 + 0.5 * (w.spread - real.spread) ** 2
        streams = streams + (off * known).sum() / known.sum().clamp(min=1)
    return lakes, streams / len(waters)
