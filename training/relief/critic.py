"""A second network that tells dreamed ground from real ground, and the loss of being told apart.

Figures (losses.py, freerun.py) ask for what somebody thought of; the critic asks for what is left. It is shown what a geomorphologist would look at:
slopes, curvature, where water stands and how much ground drains through each cell. Hinge loss with spectral normalisation (T. Miyato and others, Spectral
Normalization for Generative Adversarial Networks, 2018); the style enters as a projection (T. Miyato and M. Koyama, cGANs with Projection Discriminator, 2018).
"""
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.nn.utils.parametrizations import spectral_norm

from data import STYLES
from losses import second_differences
from model import log_cell

WIDTHS = (32, 48, 64)
CHANNELS = 6  # two slopes, curvature, depth of water, drainage area, steepness of the crop
ROUNDING_METRES = 0.5  # of surveys on cells of 90 m; blurred away in both, or whole metres would tell real ground
ROUGHLY_FLAT = 0.02  # slope of ground where whole metres decide where surveyed water stands and runs
FINEST = 25.0  # metres: ground on smaller cells is invented and is not judged


def steepness(h):
    """Root mean square slope. (B, 1, 1, 1)"""
    gx, gy = h[:, :, 1:-1, 2:] - h[:, :, 1:-1, :-2], h[:, :, 2:, 1:-1] - h[:, :, :-2, 1:-1]
    return ((gx.pow(2) + gy.pow(2)).mean((1, 2, 3), keepdim=True) / 4 + 1e-8).sqrt()


def views(h, water):
    """What the critic sees of fields in units of a cell, (B, 1, N, N), with their `water`: (B, CHANNELS, N − 2, N − 2)."""
    unit = steepness(h) + 0.0005  # with its gradient: steeper or gentler as a whole is not what the critic may ask for
    inner = lambda x: x.view_as(h)[:, :, 1:-1, 1:-1]
    gx, gy = h[:, :, 1:-1, 2:] - h[:, :, 1:-1, :-2], h[:, :, 2:, 1:-1] - h[:, :, :-2, 1:-1]
    bend = second_differences(h)[:, :2].sum(1, keepdim=True) / unit
    depth = inner(water.depth) / (0.2 * unit + ROUGHLY_FLAT)
    area = (torch.log2(inner(water.area)) / 6 - 0.5) * (unit / (unit + ROUGHLY_FLAT)).detach()
    return torch.cat([gx / (2 * unit), gy / (2 * unit), bend / (bend.abs() + 0.5).sqrt(), depth / (1 + depth), area, torch.log2(unit.detach()).expand_as(area) / 3 + 1], 1)


class Critic(nn.Module):
    """Scores of pieces of ground, higher where they look real. Learns by the side of the model: `judge` for each batch, then `learn`."""

    def __init__(self, rate, device='cpu'):
        super().__init__()
        widths = (CHANNELS, *WIDTHS)
        self.convolutions = nn.ModuleList(spectral_norm(nn.Conv2d(a, b, 4, stride=2)) for a, b in zip(widths, widths[1:]))
        self.last = spectral_norm(nn.Conv2d(WIDTHS[-1], WIDTHS[-1], 3))
        self.score = spectral_norm(nn.Conv2d(WIDTHS[-1], 1, 1))
        self.style = spectral_norm(nn.Embedding(len(STYLES) + 1, WIDTHS[-1]))
        self.scale = nn.Sequential(nn.Linear(1, 16), nn.LeakyReLU(0.2), nn.Linear(16, sum(WIDTHS)))
        self.to(device).to(memory_format=torch.channels_last)
        self.optimiser = torch.optim.Adam(self.parameters(), rate, betas=(0.0, 0.99))
        self.pending = []

    def forward(self, seen, cell, style):
        """seen (B, CHANNELS, N, N); cell (B,) metres; style (B,) index into STYLES, −1 unknown. (B, 1, M, M)"""
        x = seen.contiguous(memory_format=torch.channels_last)
        for convolution, bias in zip(self.convolutions, self.scale(log_cell(cell)[:, None]).split(WIDTHS, 1)):
            x = F.leaky_relu(convolution(x) + bias[:, :, None, None], 0.2)
        x = F.leaky_relu(self.last(x), 0.2)
        return self.score(x) + (self.style(style + 1)[:, :, None, None] * x).sum(1, keepdim=True)

    def judge(self, dream, water, truth, true_water, cell, style, among=True):
        """The dream's loss: how unreal it looks; kept for `learn`.

        dream and truth (B, 1, N, N) in units of a cell, their waters; cell (B,) metres; style (B,); among (B,), which to look at.
        """
        known = (cell > FINEST) & among
        if not known.any():
            return dream.sum() * 0
        blur = (ROUNDING_METRES * (90 / cell).clamp(max=1) / cell)[:, None, None, None]
        uneven = lambda h, w: views(h + torch.randn_like(h) * blur, w)[known]
        dreamt, real = uneven(dream, water), uneven(truth, true_water).detach()
        self.pending.append((dreamt.detach(), real, cell[known], style[known]))
        return -self(dreamt, cell[known], style[known]).mean()

    def learn(self):
        """One step of the critic on all that it judged since the last. Returns its hinge loss, 0 where it tells all apart and 2 where it can tell nothing."""
        self.optimiser.zero_grad()
        total = 0.0
        for dreamt, real, cell, style in self.pending:
            scores = self(torch.cat([dreamt, real]), torch.cat([cell, cell]), torch.cat([style, style]))
            of_dreams, of_reals = scores.chunk(2)
            loss = (F.relu(1 + of_dreams).mean() + F.relu(1 - of_reals).mean()) / len(self.pending)
            loss.backward()
            total += float(loss.detach())
        if self.pending:
            self.optimiser.step()
        self.pending = []
        return total

