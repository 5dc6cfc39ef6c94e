"""Ground for the teacher: patches of surveyed rasters at 45 m, each under a climate of its own, and the cover that the world starts from there."""
import os
import sys

import numpy as np
import torch
from scipy import ndimage

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'relief'))
from data import read, read_manifest  # noqa: E402
from world import fractal_noise  # noqa: E402

from state import AGE, ANNUAL, BARREN, BROADLEAF, CELL, CONIFER, GRASS, GROUPS, HOLLOW, LITTER, PIONEER, RAIN, SHRUB, SITE, SLOPE_EAST, SLOPE_SOUTH, SUMMER, SUNWARD, WATER, smooth  # noqa: E402

# Whole regions that are only scored on: alpine, hills, lowland, coast, volcano.
HELD_OUT = ('himalaya-annapurna', 'appalachians', 'lowland-belarus', 'vancouver-coast', 'fuji', 'norway', 'new-zealand-volcano')
LAPSE = 0.0065  # °C a metre, as src/land/climate.ts
COLD_SIDE, WARM_SIDE = 9.0, 12.2  # °C of the warmest month that a landscape reaches across when a treeline runs through it
CLIFF = 0.92  # rise over run from which nothing holds, as src/land/cover.ts


def rain_millimetres(share):
    """The project's rain, 0 desert to 1 rainforest, in millimetres a year: 700 at 0.5, 2,800 at 1."""
    return 2800 * share * share


def rasters(dem_dir, held_out):
    """{region: [tile, …]} of the regions to train on, or of those to score on."""
    regions = {}
    for tile in read_manifest(dem_dir):
        if not tile['file'].startswith('global') and (tile['region'] in HELD_OUT) == held_out and tile['cellSizeMetres'] < 200:
            regions.setdefault(tile['region'], []).append(tile)
    return regions


class Sampler:
    """Draws landscapes: region first, then raster, then place; a turn or mirror; a latitude, a rain and a base height that let all climates occur."""

    def __init__(self, dem_dir, held_out, seed, lined=0.0):
        """@param lined the share of landscapes that are drawn anew until a treeline can run through them"""
        self.dem_dir, self.regions, self.lined = dem_dir, rasters(dem_dir, held_out), lined
        self.random = np.random.default_rng(seed)
        self.cache = {}

    def heights(self, side):
        """A patch of side × side heights at 45 m, metres."""
        random = self.random
        region = sorted(self.regions)[random.integers(len(self.regions))]
        tile = self.regions[region][random.integers(len(self.regions[region]))]
        if tile['file'] not in self.cache:
            self.cache = {tile['file']: read(self.dem_dir, tile)}
        raster, cell = self.cache[tile['file']], tile['cellSizeMetres']
        need = int(np.ceil(side * CELL / cell)) + 4
        row, column = random.integers(raster.shape[0] - need), random.integers(raster.shape[1] - need)
        crop = raster[row : row + need, column : column + need]
        if cell < CELL:
            crop = ndimage.uniform_filter(crop, CELL / cell)
        at = (np.arange(side) + 0.5) * CELL / cell + 1.5
        patch = ndimage.map_coordinates(crop, np.meshgrid(at, at, indexing='ij'), order=3, mode='nearest')
        patch = np.rot90(patch, random.integers(4))
        return region, np.ascontiguousarray(patch[:, ::-1] if random.integers(2) else patch)

    def landscape(self, side):
        """{region, ground (9, side, side) float32, elevation, latitude, dry}."""
        random = self.random
        if self.lined > 0 and random.random() < self.lined:
            return self.lined_landscape(side)
        region, heights = self.heights(side)
        latitude = random.uniform(5, 66) * (1 if random.integers(2) else -1)
        # Two in five patches are moved so that their middle lies near the treeline, where most is decided (fewer where others are drawn for it); the others anywhere below.
        treeline = (28 - 0.0028 * latitude**2 - 10) / LAPSE
        if random.random() < (0.1 if self.lined else 0.4):
            heights = heights - np.median(heights) + max(20, treeline + random.normal(0, 150))
        else:
            heights = heights - np.median(heights) + random.uniform(50, max(300, treeline - 100))
        share = np.clip(random.normal(0.5, 0.17), 0.08, 0.98)
        return {'region': region, 'latitude': latitude, **lay_out(heights, latitude, share, int(random.integers(1 << 30)))}

    def lined_landscape(self, side):
        """The same, of a place with enough height in it and enough rain for woods below, the treeline somewhere about its middle."""
        random = self.random
        while True:
            region, heights = self.heights(side)
            low, high = np.percentile(heights, [8, 92])
            if (high - low) * LAPSE > WARM_SIDE - COLD_SIDE:
                break
        latitude = random.uniform(5, 66) * (1 if random.integers(2) else -1)
        treeline = (28 - 0.0028 * latitude**2 - 10) / LAPSE
        heights = heights - np.median(heights) + max(20, treeline + random.normal(0, 0.25 * (high - low)))
        share = np.clip(random.normal(0.6, 0.13), 0.4, 0.98)
        return {'region': region, 'latitude': latitude, **lay_out(heights, latitude, share, int(random.integers(1 << 30)))}


def has_treeline(ground):
    """Whether it is cold enough above and warm and wet enough below for woods to end within a landscape."""
    cold, warm = np.percentile(ground[SUMMER], [8, 92])
    return bool(cold < COLD_SIDE and warm > WARM_SIDE and ground[RAIN].mean() > 500)


def lay_out(heights, latitude, rain_share, seed):
    """The nine planes of ground of heights in metres; rain is the project's share of 0–1, or a plane of it."""
    side = heights.shape
    padded = np.pad(heights, 1, mode='edge')
    north, south, west, east = padded[:-2, 1:-1], padded[2:, 1:-1], padded[1:-1, :-2], padded[1:-1, 2:]
    ground = np.zeros((9, *side), 'f4')
    ground[SLOPE_EAST] = (east - west) / (2 * CELL)
    ground[SLOPE_SOUTH] = (south - north) / (2 * CELL)
    ground[SUNWARD] = np.clip(ground[SLOPE_SOUTH] * (-1 if latitude >= 0 else 1), -1, 1)
    ground[HOLLOW] = np.clip((north + south + west + east - 4 * heights) / CELL * 1.5, -1, 1)
    chill = np.maximum(0, heights) * LAPSE
    ground[ANNUAL] = 27 - 0.0072 * latitude**2 - chill
    ground[SUMMER] = 28 - 0.0028 * latitude**2 - chill
    ground[RAIN] = rain_millimetres(np.clip(rain_share, 0, 1))
    y, x = np.mgrid[0 : side[0], 0 : side[1]] * CELL
    ground[SITE] = np.clip(0.6 * fractal_noise(seed, 9, 5200, 6, 0.74, x, y), -1, 1)
    ground[BARREN] = (np.hypot(ground[SLOPE_EAST], ground[SLOPE_SOUTH]) > CLIFF) | (heights <= 0)
    return {'ground': ground, 'elevation': heights.astype('f4'), 'seed': seed, 'latitude': latitude}


def start_cover(ground, grove=0.0):
    """The five covers that the world has at its start there: src/land/cover.ts on torch planes, with the site for its noise of stands."""
    steep = torch.hypot(ground[SLOPE_EAST], ground[SLOPE_SOUTH])
    stand = ground[SITE] / 0.6 * 0.23
    summer = ground[SUMMER] + 1.3 * ground[SUNWARD] + 1.6 * stand
    annual = ground[ANNUAL] + 1.3 * ground[SUNWARD]
    rain = torch.sqrt(ground[RAIN] / 2800)
    wet = (rain + 0.16 * ground[HOLLOW] - 0.1 * ground[SUNWARD] - 0.012 * (annual - 12).clamp(min=0)).clamp(0, 1)
    hold = 1 - smooth(0.62, CLIFF, steep)
    closure = 0.26 + 0.62 * wet - 0.1 * (1 - smooth(10.5, 15, summer)) + stand
    woods = smooth(0.425, 0.575, closure) * smooth(9.3, 11.4, summer) * hold
    young = smooth(0.3, 0.95, grove * 0.5 + 0.55 * (1 - smooth(0.5, 0.72, closure))) * smooth(17, 11, annual) * smooth(-5, 0, annual)
    needles = smooth(11.5, 3.5, annual + grove * 2.4 + 1.5 * (wet - 0.5)) * (1 - young)
    edge = smooth(0.28, 0.46, closure) * (1 - smooth(0.5, 0.62, closure))
    dwarf = smooth(7.6, 9.6, summer) * (1 - smooth(10.5, 13, summer))
    shrub = ((0.5 * edge + 0.65 * dwarf * smooth(0.35, 0.6, closure) + 0.18 * smooth(0.2, 0.35, wet)) * (1 - woods)).clamp(0, 1) * hold
    grass = smooth(0.1, 0.62, wet) * smooth(5.5, 9.5, summer) * (1 - smooth(0.5, 0.9, steep))
    cover = [woods * needles, woods * (1 - needles) * (1 - young), woods * (1 - needles) * young, shrub * smooth(7, 9, summer), grass]
    return torch.stack(cover) * (1 - ground[BARREN])


def start_state(ground, years=120.0, grove=0.0):
    """A physical state to start from: the world's cover, woods of one age, soil half full, litter by cover."""
    state = torch.zeros(10, *ground.shape[1:])
    state[:GROUPS] = start_cover(ground, grove)
    woods = state[CONIFER] + state[BROADLEAF] + state[PIONEER]
    state[AGE] = years * (woods > 0.02)
    state[WATER] = 0.6
    state[LITTER] = (0.6 * woods + 0.3 * state[SHRUB] + 0.2 * state[GRASS]).clamp(0, 1)
    return state
