"""The growth model: one season of the landscape in one step.

- Cells see the land around them in fours: cover and water are pooled 4×4, two 3×3 convolutions look at them, and what those say is interpolated back (`SURROUNDINGS` planes).
- Then each cell is alone with its own state, its ground and what its surroundings say: three layers of 1×1 convolutions give the change of its ten channels in a season,
  and ten rates. Cover grows by what there is of it, times the light that is left to it, times a rate (logistic growth): the layers say the rates, one linear map of the cell the light.
- The weather is not a plane: it makes the weights. Each layer's weights are a sum of `BANKS` sets, weighted by the season and its anomalies (as the dynamic
  convolutions of Yang et al. 2019, CondConv, with the weather for a gate). A season of its own so costs nothing for each cell, and rain or warmth can multiply what is there.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

from state import ANNUAL, BARREN, HOLLOW, RAIN, SITE, SLOPE_EAST, SLOPE_SOUTH, SUMMER, SUNWARD

STATE, BURNT, SITE_PLANES = 10, 1, 8
POOLED = 7  # the first channels of the state: five covers, age, water
POOL = 4
CONTEXT, SURROUNDINGS, HIDDEN = 12, 6, 16
COVERS = 5
TERMS = 2 * COVERS  # two products for each cover
WEATHER_NUMBERS = 6  # cos, sin of the season, °C / 3, ln of wetness, wind east and south / 5 m/s
BANKS = 14  # four seasons; each times warmth; each times wetness; wind east; wind south
UNITS = (0.01, 0.01, 0.015, 0.015, 0.03, 0.01, 0.1, 0.03, 0.03, 0.05)
RATES = (0.05, 0.08, 0.2, 0.15, 0.8, 0.05, 0.08, 0.2, 0.1, 0.3)  # what cover grows by in a season at most, about
MARGIN = 16  # cells at a chunk's edge that the land beyond it bears on
SITE_NAMES = ('steep', 'sunward', 'hollow', 'annual', 'summer', 'rain', 'site', 'barren')


def site_planes(ground):
    """The model's eight planes of ground, from the teacher's nine: (batch, 8, rows, columns) from (9, batch, rows, columns)."""
    steep = torch.hypot(ground[SLOPE_EAST], ground[SLOPE_SOUTH])
    return torch.stack([
        steep, ground[SUNWARD], ground[HOLLOW], (ground[ANNUAL] - 5) / 10, (ground[SUMMER] - 14) / 10, 2 * torch.sqrt(ground[RAIN] / 2800) - 1, ground[SITE], ground[BARREN],
    ], 1)


def weather_numbers(weather):
    """(batch, 6) from seasons of WEATHER (batch, 5)."""
    phase = weather[:, 0] * (torch.pi / 2)
    return torch.stack([torch.cos(phase).round(), torch.sin(phase).round(), weather[:, 1] / 3, torch.log(weather[:, 2]), weather[:, 3] / 5, weather[:, 4] / 5], 1)


def gates(numbers):
    """How much of each bank of weights a season's weather takes: (batch, BANKS)."""
    cos, sin = numbers[:, 0:1], numbers[:, 1:2]
    seasons = torch.relu(torch.cat([cos, sin, -cos, -sin], 1))
    return torch.cat([seasons, seasons * numbers[:, 2:3], seasons * numbers[:, 3:4], numbers[:, 4:6]], 1)


class WeatherConvolution(nn.Module):
    """A convolution whose weights the weather makes."""

    def __init__(self, inputs, outputs, size):
        super().__init__()
        self.shape = (outputs, inputs, size, size)
        spread = (2 / (inputs * size * size)) ** 0.5
        weight = torch.randn(1, outputs * inputs * size * size) * spread * torch.cat([torch.ones(4, 1), torch.full((BANKS - 4, 1), 0.05)])
        self.weight = nn.Parameter(weight + torch.randn(BANKS, outputs * inputs * size * size) * 0.1 * spread)
        self.bias = nn.Parameter(torch.zeros(BANKS, outputs))

    def forward(self, x, gate):
        """x (batch, inputs, …), one gate for each of the batch: one grouped convolution does them all."""
        batch = x.shape[0]
        outputs, inputs, size, _ = self.shape
        weight, bias = gate @ self.weight, gate @ self.bias
        if size == 1:
            y = torch.baddbmm(bias[:, :, None], weight.view(batch, outputs, inputs), x.flatten(2))
            return y.view(batch, outputs, *x.shape[2:])
        x = F.pad(x, [size // 2] * 4, mode='replicate') if size > 1 else x
        y = F.conv2d(x.reshape(1, batch * inputs, *x.shape[2:]), weight.view(batch * outputs, inputs, size, size), bias.flatten(), groups=batch)
        return y.view(batch, outputs, *y.shape[2:])


def first_light():
    """Where the learned light of each cover begins: the ground and the plants that take it, as the teacher has them; the second five are what overtops or wears away."""
    weight, bias = torch.zeros(TERMS, STATE + BURNT + SITE_PLANES), torch.ones(TERMS)
    con, bro, pio, shr, gra = range(5)
    weight[:COVERS, -1] = -1  # barren
    weight[[con, bro, pio], :3] = -1
    weight[shr, [con, bro, pio, shr]] = torch.tensor([-0.85, -0.85, -0.85, -1.0])
    weight[gra, [con, bro, pio, shr, gra]] = torch.tensor([-0.55, -0.55, -0.55, -0.35, -1.0])
    bias[COVERS:] = 0
    weight[COVERS + con, [bro, pio]] = torch.tensor([-1.0, 1.0])
    weight[COVERS + bro, [con, pio]] = 1.0
    weight[COVERS + pio, [con, bro]] = -1.0
    bias[COVERS + shr] = bias[COVERS + gra] = -1
    return weight[:, :, None, None], bias


class Growth(nn.Module):
    def __init__(self, hidden=HIDDEN, context=CONTEXT):
        super().__init__()
        self.near = WeatherConvolution(POOLED, context, 3)
        self.far = WeatherConvolution(context, SURROUNDINGS, 3)
        self.first = WeatherConvolution(STATE + BURNT + SITE_PLANES + SURROUNDINGS, hidden, 1)
        self.second = WeatherConvolution(hidden, hidden, 1)
        self.last = WeatherConvolution(hidden, STATE + TERMS, 1)
        self.light = nn.Conv2d(STATE + BURNT + SITE_PLANES, TERMS, 1)
        with torch.no_grad():
            self.last.weight.mul_(0.3)
            weight, bias = first_light()
            self.light.weight.copy_(weight)
            self.light.bias.copy_(bias)
        # A season moves channels by so much as a rule. Learned in these units the weights of slow channels can be as exact as those of quick ones.
        self.register_buffer('unit', torch.tensor(UNITS + RATES)[:, None, None])

    def forward(self, state, burnt, site, weather):
        """
        @param state (batch, 10, rows, columns), 0–1; rows and columns are multiples of 4
        @returns the change of each channel in the season, in the same units
        """
        gate = gates(weather)
        pooled = F.avg_pool2d(state[:, :POOLED], POOL)
        around = self.far(F.relu(self.near(pooled, gate)), gate)
        around = F.interpolate(around, scale_factor=POOL, mode='bilinear', align_corners=False)
        cell = torch.cat([state, burnt, site], 1)
        x = F.relu(self.first(torch.cat([cell, around], 1), gate))
        x = F.relu(self.second(x, gate))
        x = self.last(x, gate) * self.unit
        terms = x[:, STATE:] * self.light(cell)
        cover = state[:, :COVERS]
        return torch.cat([x[:, :COVERS] + cover * (terms[:, :COVERS] + terms[:, COVERS:]), x[:, COVERS:STATE]], 1)


def multiply_adds_per_sample(hidden=HIDDEN, context=CONTEXT):
    around = (POOLED * context + context * SURROUNDINGS) * 9 / POOL**2
    cell = STATE + BURNT + SITE_PLANES
    return around + (cell + SURROUNDINGS) * hidden + hidden * hidden + hidden * (STATE + TERMS) + cell * TERMS + 2 * TERMS
