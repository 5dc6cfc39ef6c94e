"""What makes dreamed ground differ from real ground, as differentiable numbers.

The energy score (Gneiting and Raftery 2007, Strictly proper scoring rules, section 4.3) compares two dreams with one truth through feature
patches; it is smallest only when the dreams have the truth's distribution. Features go from plain detail to curvature and to lines
of curvature, because valleys and ridges are lines. Pits are held to the truth's own number: rain must be able to leave.
"""
import torch
import torch.nn.functional as F


ROUNDING = 2e-4  # mean square Laplacian, in cells, of ground that is flat but for whole metres: less is the survey's, not the land's


def energy(a, b, truth):
    """Energy score of two independent samples, averaged over patches. Each (B, features, patches)."""
    return (distance(a, truth) + distance(b, truth) - distance(a, b)) / 2


def distance(a, b):
    return ((a - b).pow(2).sum(1) + 1e-6).sqrt().mean()


def patches(maps, side, stride):
    return F.unfold(maps, side, stride=stride) / side


def second_differences(h):
    """Second differences along x, y and both diagonals, (B, 4, N − 2, N − 2)."""
    mid = 2 * h[:, :, 1:-1, 1:-1]
    return torch.cat([
        h[:, :, 1:-1, 2:] + h[:, :, 1:-1, :-2] - mid,
        h[:, :, 2:, 1:-1] + h[:, :, :-2, 1:-1] - mid,
        (h[:, :, 2:, 2:] + h[:, :, :-2, :-2] - mid) * 0.5,
        (h[:, :, 2:, :-2] + h[:, :, :-2, 2:] - mid) * 0.5,
    ], 1)


def line_kernel(length, like):
    """Averages along the line across each second difference: y, x, and the two diagonals."""
    k = torch.zeros(4, 1, length, length)
    m = length // 2
    for i in range(length):
        k[0, 0, i, m] = k[1, 0, m, i] = k[2, 0, i, length - 1 - i] = k[3, 0, i, i] = 1 / length
    return k.repeat(2, 1, 1, 1).to(like)


def lines(curvature, length=9):
    """Valley strength (positive) and ridge strength (negative curvature) gathered along straight lines, (B, 8, …)."""
    both = torch.cat([F.relu(curvature), F.relu(-curvature)], 1)
    return F.conv2d(both, line_kernel(length, curvature), groups=8)


def features(detail, curvature):
    """Feature patches of one field. `detail` in units of the truth's detail, `curvature` in units of the truth's curvature."""
    gx, gy = detail[:, :, :, 1:] - detail[:, :, :, :-1], detail[:, :, 1:] - detail[:, :, :-1]
    bent = curvature[:, :2].sum(1, keepdim=True)
    bent = bent / (bent.abs() + 0.5).sqrt()
    line = lines(curvature)
    return [
        patches(detail, 4, 2), patches(detail, 8, 4), patches(detail, 16, 8),
        patches(gx, 4, 2), patches(gy, 4, 2), patches(gx, 8, 4), patches(gy, 8, 4),
        patches(bent, 4, 2), patches(bent, 8, 4),
        patches(F.avg_pool2d(line, 2), 4, 2) * 2, patches(F.avg_pool2d(line, 4), 4, 2) * 2,
    ]


def lowest_neighbour(h):
    low = -F.max_pool2d(-h, (1, 3), 1)
    ring = torch.minimum(torch.minimum(low[:, :, :-2], low[:, :, 2:]), torch.minimum(h[:, :, 1:-1, :-2], h[:, :, 1:-1, 2:]))
    return ring


def pit_depth(h, step):
    """Mean soft depth of pits in units of the typical step between neighbours."""
    return F.relu((lowest_neighbour(h) - h[:, :, 1:-1, 1:-1]) / step + 0.02).mean((1, 2, 3))


def excess_pits(dream, truth):
    """How much deeper the dream's pits are than the truth's, at three widths: single cells, 2×2 and 4×4 averages."""
    total = 0.0
    for width in (1, 2, 4):
        d, t = F.avg_pool2d(dream, width), F.avg_pool2d(truth, width)
        step = (t[:, :, :, 1:] - t[:, :, :, :-1]).abs().mean((1, 2, 3), keepdim=True) + 1e-3
        total = total + F.relu(pit_depth(d, step) - pit_depth(t, step)).mean()
    return total


def sorted_shape(h):
    """Every Laplacian and every slope of a field, sorted: their empirical quantiles. (B, cells) each."""
    bend = second_differences(h)[:, :2].sum(1).flatten(1)
    slope = torch.sqrt((h[:, :, 1:-1, 2:] - h[:, :, 1:-1, :-2]).pow(2) + (h[:, :, 2:, 1:-1] - h[:, :, :-2, 1:-1]).pow(2) + 1e-6).flatten(1)
    return bend.sort(1).values, slope.sort(1).values


def shape_distance(dream, truth):
    """Squared Wasserstein-2 distance of the curvatures and of the slopes of each crop, in units of the truth's own spread, and of its spectrum.

    The energy score compares patch by patch and hardly sees how heavy the tails are: without this, ridges grow too sharp with every refinement.
    """
    (bend, slope), (true_bend, true_slope) = sorted_shape(dream), sorted_shape(truth)
    bend_unit = true_bend.pow(2).mean(1, keepdim=True).sqrt() + 0.004
    slope_unit = true_slope.std(1, keepdim=True) + 0.004
    distances = ((bend - true_bend) / bend_unit).pow(2).mean() + ((slope - true_slope) / slope_unit).pow(2).mean()
    return (distances + 4 * spectrum_distance(dream, truth)) / 2


def curvature_sizes(h):
    """Natural logarithms of the mean square Laplacian of the field, of its 2×2 and of its 4×4 averages, (B, 3): the fine end of its spectrum.

    Differences of neighbours would hardly do: long waves outweigh short ones in them.
    """
    sizes = []
    for _ in range(3):
        bend = second_differences(h)[:, :2].sum(1)
        sizes.append(torch.log(bend.pow(2).mean((1, 2)) + ROUNDING))
        h = F.avg_pool2d(h, 2) / 2
    return torch.stack(sizes, 1)


def spectrum_distance(dream, truth):
    """Squared distance of the curvature sizes, crop by crop, and once more of their means over the batch: what the crops have in common is a bias."""
    off = curvature_sizes(dream) - curvature_sizes(truth)
    return off.pow(2).mean() / 2 + off.mean(0).pow(2).mean()


def smooth_base(coarse):
    return F.interpolate(coarse, scale_factor=2, mode='bilinear', align_corners=False)


def trim(x, side):
    k = (x.shape[2] - side) // 2
    return x[:, :, k : k + side, k : k + side]


def refinement_loss(dreams, truth, base):
    """Energy score over all features, excess pits, distance of curvatures and slopes. All in units of one fine cell, (B, 1, N, N); `dreams` is a pair."""
    detail = truth - base
    unit = detail.std((2, 3), keepdim=True) + 0.002
    bend = second_differences(truth)
    bend_unit = bend.pow(2).mean((1, 2, 3), keepdim=True).sqrt() + 0.002
    bags = [features((h - base) / unit, second_differences(h) / bend_unit) for h in dreams]
    goal = features(detail / unit, bend / bend_unit)
    score = sum(energy(a, b, t) for a, b, t in zip(bags[0], bags[1], goal))
    pits = sum(excess_pits(h, truth) for h in dreams) / 2
    shape = sum(shape_distance(h, truth) for h in dreams)
    return score, pits, shape
