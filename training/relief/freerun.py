"""Free-running ground for training: worlds made by the model from the base noise down, and what is asked of them.

Refinement (losses.py) compares a dream with the truth of the same place; the coarse ground of a free world has no truth. Here figures of whole crops are
compared with those of real crops of like slope: where water stands, how streams flatten downstream, how heights and curvatures are distributed, how slopes grow from scale to scale.
"""
import numpy as np
import torch
import torch.nn.functional as F

from data import STYLES, above_the_data
from drainage import LEAST, Water
from losses import distance, line_kernel, patches, pit_depth, second_differences, trim
from model import CONTROLS, HALO, RUGGEDNESS_OCTAVES, deviates
from world import BASE_CELL, base_elevation, fractal_noise

SIDE = 88  # cells of a compared crop
LEVELS = (4, 5, 6, 7)  # where refinements that are learned from begin: cells of 5.8 km to 720 m
WIDE, WIDE_LEVELS = 224, (6, 7)  # the same for crops wide enough for a river
WIDE_SHARE = 0.4  # of the batches
TIMES = 3  # refinements in a row that are learned from
HILLY = 0.75  # share of worlds that are looked at where their start has relief
NEIGHBOURS = 24  # real crops of like slope that a dreamed one is compared with
QUANTILES = 64
STYLE_FROM, STYLE_FULL = 6000.0, 1500.0  # cells over which styles fade in, as in the page


HILL_METRES = 300  # between a place and another a base cell away: hilly


def level_cell(level):
    return BASE_CELL / 2**level


def window_sides(level, side):
    """Sides of the windows of every level from 0 down to `level`, which has `side`."""
    sides = [side]
    for _ in range(level):
        sides.insert(0, (sides[0] + 1) // 2 + 2 * HALO)
    return sides


class World:
    """One place of one world, with its controls: a style (or none) and how rugged it is."""

    def __init__(self, rng, codes):
        self.seed = int(rng.integers(1 << 31))
        x, y = rng.uniform(-3e7, 3e7, (2, 400))
        heights = base_elevation(self.seed, x, y)
        land = np.flatnonzero(heights > 40)
        if rng.random() < HILLY:
            away = np.abs(base_elevation(self.seed, x[land] + BASE_CELL, y[land] + BASE_CELL) - heights[land])
            land = land[away > HILL_METRES] if (away > HILL_METRES).any() else land
        at = land[0] if len(land) else 0
        self.x, self.y = x[at], y[at]
        self.style = int(rng.integers(len(STYLES) + 1)) - 1
        self.code = torch.zeros(CONTROLS - 1) if self.style < 0 else codes[self.style]
        self.rugged = float(np.clip(rng.normal() * 1.2 + 0.5, -2, 3))

    def controls(self, cell, corner, side):
        strength = min(1.0, max(0.0, (STYLE_FROM - cell) / (STYLE_FROM - STYLE_FULL)))
        at = lambda start: (start + np.linspace(0, side, 8)) * cell
        x, y = np.meshgrid(at(corner[0]), at(corner[1]))
        # Ruggedness varies about the world's own, as it does over the page's world.
        rough = self.rugged + 0.5 * fractal_noise(self.seed, 3, 260_000.0, 3, 0.7, x, y)
        rough = F.interpolate(torch.tensor(np.clip(rough, -2, 3), dtype=torch.float32)[None, None], size=(side, side), mode='bilinear', align_corners=True)[0]
        return torch.cat([rough, (self.code * strength)[:, None, None].expand(-1, side, side)])


def start_fields(relief, worlds, level, device, rng=None, side=SIDE):
    """The worlds' ground at `level`, without gradients: (B, 1, S, S) metres, enough for `side` cells TIMES levels on, and the corners of the windows in cells."""
    for _ in range(TIMES):
        side = side // 2 + 2 * HALO
    sides = window_sides(level, side)
    cell = level_cell(0)
    corners = [(int(np.floor(w.x / cell)) - sides[0] // 2, int(np.floor(w.y / cell)) - sides[0] // 2) for w in worlds]
    fields = []
    for world, corner in zip(worlds, corners):
        x, y = np.meshgrid((corner[0] + np.arange(sides[0]) + 0.5) * cell, (corner[1] + np.arange(sides[0]) + 0.5) * cell)
        fields.append(base_elevation(world.seed, x, y))
    fields = torch.tensor(np.stack(fields), device=device)[:, None]
    with torch.no_grad():
        for at in range(level):
            fields, corners = refine(relief, worlds, fields, corners, at, int(rng.integers(8)) if rng else 0)
            fields, corners = centre(fields, corners, worlds, at + 1, sides[at + 1])
    return fields, corners


def refine(relief, worlds, fields, corners, level, turns=0):
    """One level finer. Refined as if turned by one of the eight symmetries of the square: what leans one way at every level is not to be rewarded."""
    cell, side = level_cell(level), fields.shape[2]
    controls = torch.stack([w.controls(cell, c, side) for w, c in zip(worlds, corners)]).to(fields.device)
    fine = relief(turn(fields, turns), torch.full((len(worlds),), cell, device=fields.device), deviates((len(worlds), 4, side, side), fields), turn(controls, turns))
    return turn_back(fine, turns), [(2 * (c[0] + HALO), 2 * (c[1] + HALO)) for c in corners]


def turn(x, turns):
    x = x.transpose(2, 3) if turns & 4 else x
    return torch.rot90(x, turns & 3, (2, 3)).contiguous()


def turn_back(x, turns):
    x = torch.rot90(x, -(turns & 3), (2, 3))
    return (x.transpose(2, 3) if turns & 4 else x).contiguous()


def centre(fields, corners, worlds, level, side):
    """Cuts windows of `side` cells around the worlds' places, as far as the fields reach."""
    cell, cuts, places = level_cell(level), [], []
    for field, corner, world in zip(fields, corners, worlds):
        offset = [int(np.clip(np.floor(p / cell) - side // 2 - c, 0, field.shape[1] - side)) for p, c in zip((world.x, world.y), corner)]
        cuts.append(field[:, offset[1] : offset[1] + side, offset[0] : offset[0] + side])
        places.append((corner[0] + offset[0], corner[1] + offset[1]))
    return torch.stack(cuts), places


def octaves_of_slope(h):
    """log₂ of the root mean square slope. (B,)"""
    gx, gy = (h[:, 0, 1:-1, 2:] - h[:, 0, 1:-1, :-2]) / 2, (h[:, 0, 2:, 1:-1] - h[:, 0, :-2, 1:-1]) / 2
    return 0.5 * torch.log2((gx * gx + gy * gy).mean((1, 2)) + 1e-8)


LINE = 17  # cells along which straight lines are looked for


def grain(h):
    """How the mean square curvature differs between four directions, and how much of it lies in straight lines of each: stripes stand out. Natural logarithms, (B, 8)."""
    bend = second_differences(h)
    along = F.conv2d(bend, line_kernel(LINE, bend)[:4], groups=4)
    across, lined = (torch.log(x.pow(2).mean((2, 3)) + 1e-5) for x in (bend, along))
    return torch.cat([across - across.mean(1, keepdim=True), lined - across], 1)


def unit_slope(h):
    """Ground in units of its own root mean square slope: with the unit's gradient, so that nothing is to be won by being gentler as a whole."""
    return h / (torch.exp2(octaves_of_slope(h))[:, None, None, None] + 0.0005)


def bags(h):
    """Patches of slopes and curvatures at three scales, of ground in units of its own slope: what small pieces look like."""
    found = []
    for _ in range(3):
        slopes = torch.cat([h[:, :, 1:-1, 2:] - h[:, :, 1:-1, :-2], h[:, :, 2:, 1:-1] - h[:, :, :-2, 1:-1]], 1) / 2
        bend = second_differences(h)[:, :2].sum(1, keepdim=True)
        found += [patches(slopes, 6, 3), patches(bend / (bend.abs() + 0.3).sqrt(), 6, 3)]
        h = F.avg_pool2d(h, 2) / 2
    return [b.transpose(1, 2).flatten(0, 1) for b in found]


def energy_distance(dreams, reals):
    """Energy distance (G. Szekely and M. Rizzo 2013) of two bags of patches, (patches, features) each, from random pairs."""
    pairs = min(len(dreams), len(reals))
    some = lambda bag: bag[torch.randperm(len(bag), device=bag.device)[:pairs]].T[None]
    far = lambda a, b: distance(some(a), some(b))
    return far(dreams, reals) - far(dreams, dreams) / 2 - far(reals, reals) / 2


def pits_at(h, width):
    """Depth of pits in averages of width × width cells, in units of the usual step between neighbours there. (B,)"""
    h = F.avg_pool2d(h, width)
    return pit_depth(h, (h[:, :, :, 1:] - h[:, :, :, :-1]).abs().mean((1, 2, 3), keepdim=True) + 1e-3)


class Figures:
    """What is compared, of a batch of crops in units of a cell, (B, 1, N, N): each differentiable, one row a crop."""

    def __init__(self, h):
        gx, gy = (h[:, 0, 1:-1, 2:] - h[:, 0, 1:-1, :-2]) / 2, (h[:, 0, 2:, 1:-1] - h[:, 0, :-2, 1:-1]) / 2
        square = gx * gx + gy * gy
        power = square.mean((1, 2), keepdim=True)
        self.size = octaves_of_slope(h)
        self.growth = self.size - octaves_of_slope(F.avg_pool2d(h, 2) / 2)
        slope = torch.sqrt(power)[:, 0]
        self.water = Water(h, 0.1 * slope.detach() + 0.0005)
        relative = (self.water.mean - torch.log(slope + 0.0005))
        self.streams = torch.cat([relative, 0.7 * self.water.spread], 1)
        self.known = (self.water.count >= LEAST).float()
        heights = h.flatten(1).sort(1).values
        low, high = heights[:, :1], heights[:, -1:]
        at = torch.linspace(0, heights.shape[1] - 1, QUANTILES, device=h.device).long()
        self.hypsometry = ((heights - low) / (high - low + 0.05))[:, at]
        bends, total = [], h
        for _ in range(3):
            bend = second_differences(total)[:, :2].sum(1).flatten(1).sort(1).values / (slope + 0.0005)
            ends = torch.linspace(0, bend.shape[1] - 1, QUANTILES, device=h.device).long()
            bends.append(bend[:, ends[1:-1]])
            total = F.avg_pool2d(total, 2) / 2
        self.bends = torch.cat(bends, 1)
        slopes = torch.sqrt(square.flatten(1) + 1e-8).sort(1).values / (slope + 0.0005)
        self.slopes = slopes[:, torch.linspace(0, slopes.shape[1] - 1, QUANTILES, device=h.device).long()]
        self.grain = torch.cat([grain(h / (slope[:, :, None, None] + 0.0005)), grain(F.avg_pool2d(h, 2) / (2 * slope[:, :, None, None] + 0.001))], 1)
        self.lakes = self.water.lakes
        self.pits = torch.stack([pits_at(h, width) for width in (1, 2, 4)], 1)

    NAMES = ('size', 'growth', 'streams', 'known', 'hypsometry', 'bends', 'slopes', 'lakes', 'pits', 'grain')

    def table(self):
        return {name: getattr(self, name).detach() for name in self.NAMES}


class Earth:
    """Figures of real crops of SIDE and WIDE cells, by the octave of their cell and by style."""

    def __init__(self, regions, most=400, seed=0):
        rng = np.random.default_rng(seed)
        self.octaves = {SIDE: {}, WIDE: {}}
        style_of = {region: i for i, (_, names) in enumerate(STYLES.items()) for region in names}
        for side, octaves in self.octaves.items():
            for octave in range(2 if side == WIDE else 6):
                crops = []
                for region, rasters in regions.items():
                    style = style_of.get(region.replace('-joined', ''), -1)
                    crops += [(w, cell, style) for w, cell in some_windows(rasters, octave, side, most // 8, rng)]
                if len(crops) < 2 * NEIGHBOURS:
                    break
                heights = torch.tensor(np.stack([w / cell for w, cell, _ in crops]))[:, None]
                tables = [Figures(some).table() for some in heights.split(50)]
                figures = {name: torch.cat([table[name] for table in tables]) for name in tables[0]}
                octaves[octave] = {'style': np.array([c[2] for c in crops]), 'heights': heights, **figures}

    def population(self, side, octave, style):
        """Figures of crops of `side` cells at the octave (the coarsest there is, if coarser), which of them are of the style, and that style: −1 if too few are."""
        octave = min(octave, max(self.octaves[side]))
        table = self.octaves[side][octave]
        chosen = np.flatnonzero(table['style'] == style)
        if style < 0 or len(chosen) < NEIGHBOURS // 2:
            return table, np.arange(len(table['style'])), -1
        return table, chosen, style


INVENTED = 3  # octave of cells from which on ground is stretched from finer surveys, as for training


def some_windows(rasters, octave, side, most, rng):
    """At most so many crops of a region on cells of 90 · 2^octave metres, with their cells."""
    of_octave = lambda o, step: [(w, l.cell) for levels in rasters for l in levels if abs(np.log2(l.cell / 90) - o) < 0.35 for w in windows(l, side, step)]
    found = of_octave(octave, side // 2)
    if octave >= INVENTED:
        target = 90.0 * 2**octave
        found = found[: most // 4] + [(above_the_data(w, c, target) + 5, target) for w, c in of_octave(INVENTED - 1, side // 4) if w.min() > 0]
    return [found[i] for i in rng.permutation(len(found))[:most]]


def windows(level, side, step):
    """Crops of a raster, `step` cells apart, of land that is not flat."""
    for r in range(0, level.heights.shape[0] - side + 1, step):
        for c in range(0, level.heights.shape[1] - side + 1, step):
            w = level.heights[r : r + side, c : c + side]
            if np.isfinite(w).all() and np.ptp(w) > 0.3 * level.cell and np.mean(w <= 0) < 0.1:
                yield w


def freerun_losses(relief, earth, critic, codes, rng, batch, device):
    """The FREERUN losses of `batch` new worlds (a sixth as many where crops are wide), averaged over TIMES refinements in a row.

    A tensor in the order of those names, each but the last 0 where ground is as real.
    """
    wide = rng.random() < WIDE_SHARE
    side, level = (WIDE, int(rng.choice(WIDE_LEVELS))) if wide else (SIDE, int(rng.choice(LEVELS)))
    worlds = [World(rng, codes) for _ in range(-(-batch // 6) if wide else batch)]
    fields, corners = start_fields(relief, worlds, level, device, rng, side)
    totals = 0.0
    for at in range(level, level + TIMES):
        fields, corners = refine(relief, worlds, fields, corners, at, int(rng.integers(8)))
        totals = totals + compare(fields, worlds, earth, critic, at + 1, rng, side)
    return totals / TIMES


def compare(fields, worlds, earth, critic, level, rng, largest):
    """The FREERUN losses of ground of one level, (B, 1, N, N) metres, against real crops of like slope and style. Crops with more than a tenth of sea do not count.

    Crops have `largest` cells a side, or SIDE or less where the fields are narrower.
    """
    side = largest if fields.shape[2] >= largest else min(SIDE, fields.shape[2])
    k = (fields.shape[2] - side) // 2
    h = fields[:, :, k : k + side, k : k + side]
    land = ((h > 0).float().mean((1, 2, 3)) > 0.9).float()
    dream = Figures(h / level_cell(level))
    octave = max(0, round(float(np.log2(level_cell(level) / 90))))
    rows, like, styles = [], [], []
    for i, world in enumerate(worlds):
        table, chosen, style = earth.population(WIDE if side == WIDE else SIDE, octave, world.style)
        styles.append(style)
        # Real crops of like slope; slopes grow with every refinement as theirs do, and as ruggedness says.
        sizes = table['size'][chosen]
        near = chosen[torch.argsort((sizes - dream.size[i].detach().cpu()).abs())[:NEIGHBOURS].numpy()]
        known = table['known'][near]
        row = {name: table[name][near].mean(0) for name in ('hypsometry', 'bends', 'slopes', 'lakes', 'pits', 'growth', 'grain')}
        weights = torch.cat([known, known], 1)
        row['streams'] = (table['streams'][near] * weights).sum(0) / weights.sum(0).clamp(min=1)
        row['known'] = (known.mean(0) > 0.5).float()
        row['growth'] = row['growth'] + RUGGEDNESS_OCTAVES * world.rugged
        rows.append(row)
        like.append(table['heights'][near[int(rng.integers(len(near)))]])
    real = {name: torch.stack([r[name] for r in rows]).to(h.device) for name in rows[0]}
    mean = lambda loss: (loss * land).sum() / land.sum().clamp(min=1)
    known = real['known'] * dream.known
    weights = torch.cat([known, known], 1)
    streams = ((dream.streams - real['streams']) ** 2 * weights).sum(1) / weights.sum(1).clamp(min=1)
    unit = real['bends'].pow(2).mean(1, keepdim=True)
    shape = ((dream.slopes - real['slopes']) ** 2).mean(1) + ((dream.bends - real['bends']) ** 2 / unit).mean(1)
    hypsometry = ((dream.hypsometry - real['hypsometry']) ** 2).mean(1)
    lakes = F.relu(dream.lakes - real['lakes'])
    pits = F.relu(dream.pits - real['pits']).mean(1)
    growth = (dream.growth - real['growth']) ** 2
    off = (dream.grain - real['grain']) * land[:, None]
    stripes = off.pow(2).mean(1) + 2 * (off.sum(0) / land.sum().clamp(min=1)).pow(2).mean()
    truth = turn(trim(torch.stack(like).to(h.device), side), int(rng.integers(8)))
    pieces = sum(energy_distance(a, b) for a, b in zip(bags(unit_slope(h / level_cell(level))), bags(unit_slope(truth))))
    cells = torch.full((len(worlds),), level_cell(level), device=h.device)
    unreal = critic.judge(h / level_cell(level), dream.water, truth, Water(truth, truth.new_full((len(truth), 1), 0.01)), cells, torch.tensor(styles, device=h.device), land > 0)
    return torch.stack([mean(x) for x in (lakes, pits, streams, hypsometry, shape, growth, stripes)] + [pieces * land.mean(), unreal])


FREERUN = ('lakes', 'pits', 'streams', 'hypsometry', 'shape', 'growth', 'stripes', 'pieces', 'critic')
