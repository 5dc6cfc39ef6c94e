"""Real elevation, as training crops.

A *region* is a named piece of the Earth with one or more rasters. Every raster becomes a pyramid by 2×2 averaging, because the
model's samples are cell averages: a coarse height is exactly the mean of the four finer ones below it.
Sampling is by region first, then raster, then level, so that the many tiles of California do not outvote the Alps.
"""
import json
import os
from dataclasses import dataclass

import numpy as np
from PIL import Image
from scipy import ndimage

Image.MAX_IMAGE_PIXELS = None

# Whole regions that no training crop ever touches. One of each kind: high range, hills, lowland, coast, volcano, dunes, plateau.
HELD_OUT = ('himalaya-annapurna', 'appalachians', 'lowland-belarus', 'vancouver-coast', 'fuji', 'sahara', 'colorado')

# Each training region's character. The code of a style is the mean of its regions' learned codes.
STYLES = {
    'alpine': ('alps-swiss', 'pyrenees', 'karakoram', 'himalaya', 'himalaya-everest', 'alaska', 'andes-aconcagua', 'andes-chile', 'andes-santiago'),
    'fjord': ('norway',),
    'volcanic': ('cascades', 'cascades-volcano', 'new-zealand-volcano'),
    'dunes': ('gobi',),
    'karst': ('yangshuo',),
    'lowland': ('lowland-england',),
    'ranges': ('california-nevada', 'california-sangabriel'),
    'hills': ('australia-southeast',),
}

SMALLEST_RASTER = 104
SLOPE_FALL = 0.6  # power of the cell by which slopes fall as it grows: half an octave an octave, from surveys, and a little more
STRETCHED_FROM = 150  # metres: finer ground is hillslopes, too smooth to stand for whole ranges
WIDE_CELLS = (750, 9000)  # metres: California alone is wide enough to tell of these, and half of it is ranges in basins


@dataclass
class Level:
    heights: np.ndarray  # metres, NaN where unknown
    cell: float  # metres


def halve(heights):
    """Averages 2×2 cells; an odd last row or column is dropped."""
    n, m = heights.shape[0] // 2 * 2, heights.shape[1] // 2 * 2
    h = heights[:n, :m]
    return (h[0::2, 0::2] + h[1::2, 0::2] + h[0::2, 1::2] + h[1::2, 1::2]) / 4


def pyramid(heights, cell):
    levels = [Level(heights.astype('f4'), cell)]
    while min(levels[-1].heights.shape) // 2 >= SMALLEST_RASTER:
        levels.append(Level(halve(levels[-1].heights), levels[-1].cell * 2))
    return levels


def read_manifest(dem_dir):
    """What the folder says of its rasters, or the end of the program with a sentence that says what is missing."""
    path = os.path.join(dem_dir, 'manifest.json')
    try:
        with open(path) as file:
            return json.load(file)['tiles']
    except (OSError, ValueError, KeyError) as fault:
        raise SystemExit(f'No elevation data in {dem_dir}: {path} must list the rasters as README.md says ({fault}).') from fault


def read(dem_dir, tile):
    pixels = np.asarray(Image.open(f"{dem_dir}/{tile['file']}")).astype('f4')
    return pixels * tile['scaleMetres'] + tile['offsetMetres']


def give_sea_a_floor(heights, cell):
    """Land surveys draw the sea as a flat sheet at zero. Deepens it with distance from the shore, as a shelf does.

    The depth is an assumption (3 % at the shore, flattening out near 120 m); ETOPO5 teaches the deep floor.
    """
    flat = (np.abs(heights) <= 0.6) & (ndimage.generic_gradient_magnitude(heights, ndimage.sobel) < 0.4)
    labels, count = ndimage.label(flat)
    if count == 0:
        return heights
    sizes = np.bincount(labels.ravel())
    sizes[0] = 0
    sea = np.isin(labels, np.flatnonzero(sizes > 4000))
    if not sea.any():
        return heights
    away = ndimage.distance_transform_edt(sea) * cell
    return np.where(sea, -0.03 * away / (1 + away / 4000), heights).astype('f4')


def survey_regions(dem_dir):
    """{region: [pyramid, …]} of the land surveys, the adjoining Californian tiles also joined for the coarse scales."""
    regions, mosaic = {}, []
    for tile in read_manifest(dem_dir):
        if tile['file'].startswith('global'):
            continue
        heights = give_sea_a_floor(read(dem_dir, tile), tile['cellSizeMetres'])
        regions.setdefault(tile['region'], []).append(pyramid(heights, tile['cellSizeMetres']))
        if tile['region'] == 'california-nevada':
            mosaic.append((int(tile['file'][1:3]), int(tile['file'][4:7]), heights))
    if mosaic:
        regions['california-nevada-joined'] = [join(mosaic)]
    return regions


def join(tiles):
    """Lays one-degree tiles (each 1201 rows, resampled to a common width within 2 %) side by side; missing tiles stay NaN."""
    width = 944
    north, west = max(t[0] for t in tiles), max(t[1] for t in tiles)
    rows, columns = north - min(t[0] for t in tiles) + 1, west - min(t[1] for t in tiles) + 1
    canvas = np.full((rows * 1200, columns * width), np.nan, 'f4')
    for latitude, longitude, heights in tiles:
        picture = Image.fromarray(heights[:1200]).resize((width, 1200), Image.BILINEAR)
        r, c = (north - latitude) * 1200, (west - longitude) * width
        canvas[r : r + 1200, c : c + width] = np.asarray(picture)
    return [level for level in pyramid(canvas, 92.6) if level.cell > 600]


def earth_region(dem_dir, half_width_degrees=25, latitude_limit=62):
    """ETOPO5 as strips around twelve meridians in the sinusoidal projection: square cells of 9.26 km, little shear."""
    whole = np.asarray(Image.open(f'{dem_dir}/global_etopo5.png')).astype('f4') - 12000
    rows = np.arange(int((90 - latitude_limit) * 12), int((90 + latitude_limit) * 12))
    columns = np.arange(-half_width_degrees * 12, half_width_degrees * 12)
    strips = []
    for meridian in range(-180, 180, 30):
        strip = np.empty((len(rows), len(columns)), 'f4')
        for i, row in enumerate(rows):
            squeeze = np.cos(np.radians(90 - (row + 0.5) / 12))
            source = ((meridian + 180) * 12 + columns / squeeze) % 4320
            left = np.floor(source).astype(int)
            blend = (source - left).astype('f4')
            strip[i] = whole[row, left % 4320] * (1 - blend) + whole[row, (left + 1) % 4320] * blend
        strips.append(pyramid(strip, 9260.0))
    return strips


def below_the_data(heights, texture_heights, cell, target):
    """Invents ground finer than any survey here, on cells of `target` metres: hillslopes are smooth, with a third of the roughness.

    A quarter-size real crop is upsampled by four with a cubic spline, and the fine texture of another real crop is added at 0.1 to 0.3 of
    its slope (less on smaller cells). Heights are scaled with the cell, so slopes stay as surveyed.
    """
    side = texture_heights.shape[0]
    smooth = ndimage.zoom(heights, 4, order=3, mode='nearest')[2 : 2 + side, 2 : 2 + side] * (target / (cell / 4))
    texture = (texture_heights - ndimage.gaussian_filter(texture_heights, 4, mode='nearest')) * (target / cell)
    amount = 0.1 + 0.2 * min(1.0, target / 10)
    return (smooth + amount * texture).astype('f4')


def above_the_data(heights, cell, target):
    """Invents ground of cells of `target` metres, where few surveys reach: valleys branch alike at all scales, and slopes fall as the cell grows.

    The elevations of a real crop are stretched by the 0.4th power of the cell's growth (slopes fall by the 0.6th) above its lowest point.
    """
    return ((heights - heights.min()) * (target / cell) ** (1 - SLOPE_FALL)).astype('f4')


class Sampler:
    """Draws batches of square crops. All crops of a batch have one side; each has its own cell size."""

    def __init__(self, dem_dir, seed=0, only=None):
        regions = survey_regions(dem_dir)
        self.regions = {n: p for n, p in regions.items() if n not in HELD_OUT} if only is None else {n: regions[n] for n in only}
        self.names = sorted(self.regions)
        self.style_index = {name: i for i, name in enumerate(self.names)}
        self.style_index['california-nevada-joined'] = self.style_index.get('california-nevada', 0)
        self.earth = earth_region(dem_dir)
        self.rng = np.random.default_rng(seed)

    def crop(self, side):
        """One crop: heights (side, side) in metres, cell in metres, style index or −1 for the whole Earth."""
        draw = self.rng.random()
        if draw < 0.2:
            return self.cut(self.earth, side) + (-1,)
        name = self.names[self.rng.integers(len(self.names))]
        if draw < 0.3:
            return self.fine_crop(name, side) + (self.style_index[name],)
        if draw < 0.5:
            return self.wide_crop(name, side) + (self.style_index[name],)
        return self.cut(self.regions[name], side) + (self.style_index[name],)

    def cut(self, rasters, side):
        rng = self.rng
        for _ in range(50):
            levels = rasters[rng.integers(len(rasters))]
            fitting = [level for level in levels if min(level.heights.shape) >= side]
            if not fitting:
                continue
            level = fitting[rng.integers(len(fitting)) if rasters is self.earth else min(len(fitting), rng.geometric(0.5)) - 1]
            r = rng.integers(level.heights.shape[0] - side + 1)
            c = rng.integers(level.heights.shape[1] - side + 1)
            heights = level.heights[r : r + side, c : c + side]
            if np.isfinite(heights).all() and np.ptp(heights) > 0.03 * level.cell:
                return turn(heights, rng), level.cell
        return self.crop(side)[:2]

    def fine_crop(self, name, side):
        rasters = [[levels[0]] for levels in self.regions[name] if levels[0].cell < 100]
        if not rasters:
            return self.cut(self.regions[name], side)
        shape, cell = self.cut(rasters, side)
        texture, texture_cell = self.cut(rasters, side)
        target = 0.35 * 2 ** self.rng.uniform(0, 5)
        quarter = shape[: side // 4 + 2, : side // 4 + 2]
        return below_the_data(quarter, texture * (cell / texture_cell), cell, target), target

    def wide_crop(self, name, side):
        coarse = [wide for levels in self.regions[name] if (wide := [l for l in levels if min(l.heights.shape) >= side and l.cell > STRETCHED_FROM][-2:])]
        if not coarse:
            return self.cut(self.regions[name], side)
        shape, cell = self.cut(coarse, side)
        if shape.min() <= 0 or cell > WIDE_CELLS[0]:
            return shape, cell
        target = WIDE_CELLS[0] * (WIDE_CELLS[1] / WIDE_CELLS[0]) ** self.rng.random()
        return above_the_data(shape, cell, target) + np.float32(self.rng.uniform(5, 800)), target

    def batch(self, count, side):
        crops = [self.crop(side) for _ in range(count)]
        heights = np.stack([c[0] for c in crops])[:, None].astype('f4')
        return heights, np.array([c[1] for c in crops], 'f4'), np.array([c[2] for c in crops])


def turn(heights, rng):
    """One of the eight symmetries of the square: the model must not learn which way the sun or the wind came from."""
    if rng.random() < 0.5:
        heights = heights[::-1]
    if rng.random() < 0.5:
        heights = heights[:, ::-1]
    return heights.T if rng.random() < 0.5 else heights
