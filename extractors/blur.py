"""Blurred photos (模糊的照片) made clearer before they are read.

A camera that did not find its focus, or moved, spreads every edge. How far is measured on the edges
themselves; a picture spread too far is sharpened by Richardson and Lucy's iteration (J. Opt. Soc. Am. 62
(1972) 55; Astron. J. 79 (1974) 745), which unlike a sharpening filter adds no ink where there was none.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.engines import Image

BLURRED = 1.6
"""Spread of edges, in pixels (standard deviation), from which a picture is read sharpened. Scans and sharp
photos stay below 1.5 (95 of 100), out of focus ones lie above 1.7.
"""
TRUSTED = 0.8
"""Share of the measured spread that is taken back: all of it draws rings around letters."""
ROUNDS = 10
WINDOW, STEP = 13, 8  # pixels: an edge fits into a window; one window in every eighth place
STEEP = 40.0  # tones between the brightest and the darkest of a window that holds an edge
GRAIN = 0.6  # pixels: the camera's noise, smoothed away before it is sharpened, too


def sharpened(image: Image) -> Image:
    """The picture (8-bit BGR) as it is, or clearer by what its edges are spread; colours stay."""
    wide = spread(image)
    if wide < BLURRED:
        return image
    parts = cv2.cvtColor(image, cv2.COLOR_BGR2YCrCb)
    parts[..., 0] = _taken_back(parts[..., 0].astype(np.float32), TRUSTED * wide)
    return np.asarray(cv2.cvtColor(parts, cv2.COLOR_YCrCb2BGR), dtype=np.uint8)


def spread(image: Image) -> float:
    """How far the edges of a picture are spread, in pixels; 0 where it has none.

    The steepest slope of an edge is its height over the spread times the root of two pi.
    """
    grey = cv2.GaussianBlur(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), (0, 0), 0.7)
    across, down = (cv2.Sobel(grey, cv2.CV_32F, x, 1 - x, scale=1 / 8) for x in (1, 0))
    window = np.ones((WINDOW, WINDOW), np.uint8)
    places = (slice(WINDOW // 2, None, STEP),) * 2
    height = cv2.subtract(cv2.dilate(grey, window), cv2.erode(grey, window))[places]
    slope = cv2.dilate(cv2.magnitude(across, down), window)[places]
    edges = height > max(STEEP, 0.5 * float(np.percentile(height, 99))) if height.size else height > 0
    if not edges.any():
        return 0.0
    return float(np.median(height[edges] / np.maximum(slope[edges], 0.5))) / float(np.sqrt(2 * np.pi))


def _taken_back(grey: NDArray[np.float32], wide: float) -> NDArray[np.uint8]:
    """The light that, spread by `wide`, gives the grey tones seen."""
    seen = cv2.GaussianBlur(grey, (0, 0), GRAIN) + 1.0
    light = seen.copy()
    for _ in range(ROUNDS):
        light *= _spread_by(seen / np.maximum(_spread_by(light, wide), 1.0), wide)
    return np.asarray(np.clip(light, 0, 255), np.uint8)


def _spread_by(light: NDArray[np.float32], wide: float) -> NDArray[np.float32]:
    return np.asarray(cv2.GaussianBlur(light, (0, 0), wide, borderType=cv2.BORDER_REPLICATE), np.float32)
