"""What a cell of land is, for teacher and model alike: ten channels, bytes 0–255 when stored, planes 0–1 in the model, physical in the teacher."""
import torch

CELL = 45.0  # learned metres, level 11
CHANNELS = ('conifer', 'broadleaf', 'pioneer', 'shrub', 'grass', 'age', 'water', 'litter', 'ash', 'snow')
CONIFER, BROADLEAF, PIONEER, SHRUB, GRASS, AGE, WATER, LITTER, ASH, SNOW = range(10)
GROUPS = 5
OLDEST_YEARS = 250.0
DEEPEST_SNOW = 600.0  # mm of water

# What a cell is besides, once and for all. The first two are rise over run; `barren` is 1 where nothing grows.
GROUND = ('slopeEast', 'slopeSouth', 'sunward', 'hollow', 'annual', 'summer', 'rain', 'site', 'barren')
SLOPE_EAST, SLOPE_SOUTH, SUNWARD, HOLLOW, ANNUAL, SUMMER, RAIN, SITE, BARREN = range(9)

# A season's weather, one for a landscape: its place in the year (0 winter … 3 autumn), then anomalies and wind.
WEATHER = ('season', 'warmer', 'wetter', 'windEast', 'windSouth')  # –, °C, rain over usual rain, m/s towards east and south
SEASON_DAYS = 91
YEAR_DAYS = 4 * SEASON_DAYS


def planes(physical):
    """Physical state (…, 10 planes first) as planes of 0–1. Age and snow by their square roots: fine where little."""
    out = physical.clone()
    out[AGE] = torch.sqrt((physical[AGE] / OLDEST_YEARS).clamp(0, 1))
    out[SNOW] = torch.sqrt((physical[SNOW] / DEEPEST_SNOW).clamp(0, 1))
    return out.clamp_(0, 1)


def physical(planes):
    """The way back: years of age, mm of snow."""
    out = planes.clone()
    out[AGE] = OLDEST_YEARS * planes[AGE] ** 2
    out[SNOW] = DEEPEST_SNOW * planes[SNOW] ** 2
    return out


def smooth(low, high, value):
    """0 below `low`, 1 above `high`, smooth between; the other way round when `low` is above `high`."""
    share = ((value - low) / (high - low)).clamp(0, 1)
    return share * share * (3 - 2 * share)
