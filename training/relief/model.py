"""The relief model: one refinement of a height field by two.

Conventions (decided once; docs/land.md says why):
- Samples are cell averages. The four fine heights below a coarse one average to it exactly (in exact arithmetic).
- Every convolution is valid and runs on the coarse grid, so an output depends on HALO coarse cells around it and no more.
- Everything inside is a pure number: slopes are divided by the local relief (`gain`), the detail is multiplied by it again.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

HALO = 10  # coarse cells lost on every edge: 1 difference, 3 gain window, 6 convolutions
GAIN_RADIUS = 3  # the local relief that everything is measured in is taken over 7×7 cells
STYLE = 4  # style code, per cell
CONTROLS = 1 + STYLE  # ruggedness, then style
NOISE = 4  # one normal deviate for each fine cell
FEATURES = 4 + 1 + 1 + 2 + NOISE + CONTROLS  # slopes, position, gain, elevation, noise, controls
CHANNELS = 32
DEPTH = 5
RUGGEDNESS_OCTAVES = 0.25  # one standard deviation of ruggedness between surveyed landscapes, as octaves of the detail's size
FLOOR = 0.003  # slope below which ground counts as flat


def average_interpolation():
    """The smooth base as one 5×5 convolution: (4 fine cells, 4 differences, 5, 5).

    Along one axis the fine averages are c ∓ (22 (c₊₁ − c₋₁) − 3 (c₊₂ − c₋₂)) / 128: the quartic whose cell averages are the five
    coarse ones (D. Donoho, Smooth wavelet decompositions with blocky coefficient kernels, 1993). Both axes make a tensor product. It is
    written on differences of neighbours (east, west, south, north of each cell), which are exact where absolute heights are not.
    """
    along = torch.tensor([3.0, -22.0, 0.0, 22.0, -3.0]) / 128
    # Σ along[k]·c[k − 2] with Σ along = 0, as a sum over the differences c[k + 1] − c[k] seen from cells k = −1 … 1.
    running = -torch.cumsum(along, 0)[:-1]  # weight of the difference between cells k − 2 and k − 1
    kernel = torch.zeros(4, 4, 5, 5)
    east = torch.zeros(2, 5)  # [difference to the east | to the west][column]
    east[0, 1], east[0, 2], east[0, 3] = running[1] / 2, running[2], running[3]
    east[1, 1], east[1, 2], east[1, 3] = running[0], running[1] / 2, 0.0
    for fine in range(4):
        row, column = (-1 if fine < 2 else 1), (-1 if fine % 2 == 0 else 1)
        for k in range(5):
            # East-west part on the middle row, plus its north-south antisymmetric part on the five rows.
            weight = (1.0 if k == 2 else 0.0) + row * float(along[k])
            kernel[fine, 0, k] += column * weight * east[0]
            kernel[fine, 1, k] += column * weight * east[1]
        kernel[fine, 2, :, 2] += row * east[0]
        kernel[fine, 3, :, 2] += row * east[1]
    return kernel


def log_cell(cell):
    """Cell size in metres as a number near zero: three octaves a unit, 90 m in the middle."""
    return torch.log(cell / 90.0) * (1 / (3 * 0.6931471805599453))


class Relief(nn.Module):
    def __init__(self, channels=CHANNELS, depth=DEPTH):
        super().__init__()
        self.channels = channels
        self.first = nn.Conv2d(FEATURES, channels, 3)
        self.body = nn.ModuleList(nn.Conv2d(channels, channels, 3, bias=False) for _ in range(depth))
        self.last = nn.Conv2d(channels, 4, 1)
        self.scale = nn.Sequential(nn.Linear(1, 16), nn.LeakyReLU(0.2), nn.Linear(16, channels * (depth + 1)))
        nn.init.normal_(self.last.weight, std=0.02)
        nn.init.zeros_(self.last.bias)
        self.register_buffer('base', average_interpolation(), persistent=False)

    def forward(self, coarse, cell, noise, controls):
        """
        coarse (B, 1, N, N) metres; cell (B,) coarse cell size in metres; noise (B, 4, N, N) normal deviates, channel 2·row + column of the
        fine cell; controls (B, 5, N, N). Returns (B, 1, 2(N − 2·HALO), 2(N − 2·HALO)) metres.
        """
        size = cell[:, None, None, None]
        mid = coarse[:, :, 1:-1, 1:-1]
        # Differences of neighbours are exact in floating point where absolute heights are not.
        slopes = torch.cat([
            coarse[:, :, 1:-1, 2:] - mid, mid - coarse[:, :, 1:-1, :-2],
            coarse[:, :, 2:, 1:-1] - mid, mid - coarse[:, :, :-2, 1:-1],
        ], 1) / size
        power = (slopes * slopes).mean(1, keepdim=True)
        wide = 2 * GAIN_RADIUS + 1
        gain = torch.sqrt(F.avg_pool2d(power, wide, 1) + FLOOR * FLOOR)
        position = (mid[:, :, 3:-3, 3:-3] - F.avg_pool2d(mid, wide, 1)) / (gain * size)  # above (ridge) or below (valley) its surroundings
        k = GAIN_RADIUS + 1
        height = coarse[:, :, k:-k, k:-k]
        shore = height / (height.abs() + size)
        altitude = height / (height.abs() + 1500.0)
        x = torch.cat([slopes[:, :, 3:-3, 3:-3] / gain, position, torch.log(gain), shore, altitude, noise[:, :, k:-k, k:-k], controls[:, :, k:-k, k:-k]], 1)
        bias = self.scale(log_cell(cell)[:, None]).chunk(len(self.body) + 1, 1)
        x = F.leaky_relu(self.first(x) + bias[0][:, :, None, None], 0.2)
        for conv, b in zip(self.body, bias[1:]):
            x = F.leaky_relu(conv(x) + b[:, :, None, None], 0.2) + x[:, :, 1:-1, 1:-1] * 0.5
        detail = self.last(x)
        detail = detail - detail.mean(1, keepdim=True)
        base = F.conv2d(slopes[:, :, 7:-7, 7:-7], self.base)
        # Ruggedness is how many standard deviations rougher than usual: it scales the detail outright.
        rough = torch.exp(controls[:, 0:1, HALO:-HALO, HALO:-HALO] * (RUGGEDNESS_OCTAVES * 0.6931471805599453))
        k = HALO - GAIN_RADIUS - 1
        fine = height[:, :, k:-k, k:-k] + (base + detail * (gain[:, :, k:-k, k:-k] * rough)) * size
        return F.pixel_shuffle(fine, 2)


def relief_of(saved):
    """The model of a checkpoint of train.py, of whatever width it was trained with."""
    weights = {k[len('relief.'):]: v.contiguous() for k, v in saved['model'].items() if k.startswith('relief.')}
    net = Relief(len(weights['first.bias'])).eval()
    net.load_state_dict(weights)
    return net


def multiply_adds_per_sample(channels=CHANNELS, depth=DEPTH):
    """Per new fine sample, borders apart: each coarse cell makes four."""
    return (9 * FEATURES * channels + depth * 9 * channels * channels + 4 * channels + 4 * 4 * 25) / 4


def deviates(shape, like=None, generator=None):
    """What the hash gives in the browser: four random bytes summed, scaled to unit variance (Irwin-Hall, nearly normal)."""
    device = like.device if like is not None else 'cpu'
    bytes_ = torch.randint(0, 256, (4, *shape), device=device, generator=generator).float()
    return (bytes_.sum(0) - 510.0) * (1 / 147.8)
