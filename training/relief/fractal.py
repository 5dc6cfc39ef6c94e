"""Fractal noise: what a sensible person would write without a model, and what the model has to beat."""
import numpy as np
from scipy import ndimage


def fractal_noise(side, slope, rng, lowest=0.0):
    """Gaussian noise of power ∝ k^−slope by spectral synthesis (R. Voss 1985), (side, side), standard deviation 1.

    Cut from a field twice as wide, so that it does not repeat. `lowest` wave number in cycles per cell: below it the noise fades out within an octave.
    """
    n = 2 * side
    k = np.hypot(np.fft.fftfreq(n)[:, None], np.fft.rfftfreq(n))
    k[0, 0] = 1
    amplitude = k ** (-slope / 2)
    amplitude[0, 0] = 0
    if lowest > 0:
        amplitude *= np.clip(np.log2(k / lowest) + 1, 0, 1)
    field = np.fft.irfft2(np.fft.rfft2(rng.standard_normal((n, n))) * amplitude, (n, n))
    corner = field[:side, :side]
    return (corner - corner.mean()) / corner.std()


def block_means(heights, side):
    rows, columns = (n // side for n in heights.shape)
    return heights[: rows * side, : columns * side].reshape(rows, side, columns, side).mean((1, 3))


def local_slope(coarse, cell, times):
    """Root mean square slope around each coarse cell, blown up smoothly `times` times: rise over run."""
    south, east = np.gradient(coarse.astype('f8'), cell)
    power = ndimage.uniform_filter(south**2 + east**2, 3, mode='nearest')
    return ndimage.zoom(np.sqrt(power), times, order=1, mode='nearest', grid_mode=True) + 1e-3
