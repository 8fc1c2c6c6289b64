"""Lines of print laid flat: skew and the fan of a phone photo taken out of their positions, not out of the
picture.

Reading needs no straightened picture (each line is cut out along its own corners); only the question "what
stands right of this label" needs straight rows. So positions are turned and sheared here, and nothing is
resampled.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
from numpy.typing import NDArray

from extractors.records import Box, Line

Points = NDArray[np.float64]
ALIKE = 5.0  # lines of one page lean alike within this, even under a phone
STRAY_DEGREES = 12.0  # print that leans more than this against the page is a watermark or a note across it

BENT_LINES, BENT = 8, 0.5  # a page is bent if that many lines tell, and so much of their unrest is left
REFITS, STEADY = 12, 0.002  # slope by which lines of a page differ for the roughness of their boxes
LONGEST_HEADING = 8  # signs one below the other; longer print on its side is a note in the margin


@dataclass(frozen=True, slots=True)
class Strip:
    """A line of print and its box in flat coordinates (pixels of the upright page, rows level, origin
    free), and its ruled cell in the same.
    """

    line: Line
    flat: Box
    cell: Box | None = None

    @property
    def text(self) -> str:
        return self.line.text

    def level_with(self, other: Strip) -> bool:
        """Do the two stand in one row?"""
        return abs(self.flat.centre[1] - other.flat.centre[1]) < 0.6 * other.flat.height


def corners(line: Line, wide: float, high: float) -> Points:
    """The four corners in pixels, 4 x 2, in reading order; from the box where an engine gave no corners."""
    box = line.box
    quad = line.quad or (
        (box.left, box.top),
        (box.right, box.top),
        (box.right, box.bottom),
        (box.left, box.bottom),
    )
    return np.asarray(quad, dtype=np.float64) * (wide, high)


def lean(points: Points) -> float:
    """Direction of the print in degrees, clockwise from level, -180..180."""
    along = (points[1] + points[2] - points[0] - points[3]) / 2
    return math.degrees(math.atan2(along[1], along[0]))


def length(points: Points) -> float:
    """Length of the print in pixels."""
    return float(np.linalg.norm((points[1] + points[2] - points[0] - points[3]) / 2))


def common_lean(quads: Sequence[Points]) -> float:
    """The lean most lines share, degrees; of two that as many share, the one nearer to level.

    Lines count alike, short ones aside (theirs is measured badly): on a page of three lines a large watermark
    is the longest by far, and still is only one.
    """
    if not quads:
        return 0.0
    middle = median(length(q) for q in quads)
    leans = [lean(q) for q in quads if length(q) > middle / 3]
    shared = max(leans, key=lambda one: (sum(abs(one - other) < ALIKE for other in leans), -abs(one)))
    return float(median(other for other in leans if abs(shared - other) < ALIKE))


def flatten(lines: Sequence[Line], wide: float, high: float) -> tuple[Strip, ...]:
    """Upright lines with level rows, watermarks and notes that run across the print left out."""
    strips, _ = flatten_both(lines, wide, high)
    return strips


def flatten_both(
    lines: Sequence[Line], wide: float, high: float
) -> tuple[tuple[Strip, ...], tuple[Strip, ...]]:
    """As `flatten`, and apart from it the short print that runs down the page: headings of
    tall cells (竖排).
    """
    quads = [corners(line, wide, high) for line in lines]
    ruled = [np.asarray(cell) * (wide, high) for cell in dict.fromkeys(line.cell for line in lines) if cell]
    turn = common_lean([*quads, *ruled])
    kept = [(line, q) for line, q in zip(lines, quads, strict=True) if _belongs(line, q, turn)]
    if not kept:
        return (), ()
    levelled = [_turned(q, -turn) for _, q in kept]
    fan = _fan([*levelled, *(_turned(q, -turn) for q in ruled)])
    strips = (
        Strip(line, _flat_box(q, fan), _flat_cell(line, wide, high, turn, fan))
        for (line, _), q in zip(kept, levelled, strict=True)
    )
    down = [(line, q) for line, q in zip(lines, quads, strict=True) if _runs_down(line, q, turn)]
    tall = tuple(Strip(line, _flat_box(np.roll(_turned(q, -turn), 1, axis=0), fan)) for line, q in down)
    return tuple(sorted(strips, key=lambda s: (s.flat.top + s.flat.bottom, s.flat.left))), tall


def _runs_down(line: Line, quad: Points, turn: float) -> bool:
    """A few upright signs, one below the other; the reader takes them for a line on its side."""
    away = abs((lean(quad) - turn - 90 + 180) % 360 - 180)
    return away <= STRAY_DEGREES and 2 <= len(line.text) <= LONGEST_HEADING


def _belongs(line: Line, quad: Points, turn: float) -> bool:
    """Short pieces have no direction worth the name; longer ones must lean like the rest."""
    away = abs((lean(quad) - turn + 180) % 360 - 180)
    return away <= STRAY_DEGREES or (len(line.text) <= 2 and away <= 45)


def _turned(points: Points, degrees: float) -> Points:
    angle = math.radians(degrees)
    spin = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    return np.asarray(points @ spin.T, dtype=np.float64)


@dataclass(frozen=True, slots=True)
class _Fan:
    """Slope of the rows as it changes down the page and, on a bent one, across it: slope = base +
    per_pixel * y + bend * x, x measured from `middle`.
    """

    base: float
    per_pixel: float
    middle: float
    bend: float = 0.0

    def drop(self, x: float, y: float) -> float:
        across = x - self.middle
        return (self.base + self.per_pixel * y) * across + self.bend * across**2 / 2


def _fan(quads: Sequence[Points]) -> _Fan:
    """A fit of the rows' slopes against height; nothing where too few lines tell."""
    middle = float(np.mean([q[:, 0].mean() for q in quads]))
    longest = max(length(q) for q in quads)
    telling = [q for q in quads if length(q) > longest / 4]
    if len(telling) < 4:
        return _Fan(0.0, 0.0, middle)
    slopes = np.array([math.tan(math.radians(lean(q))) for q in telling])
    heights = np.array([q[:, 1].mean() for q in telling])
    across = np.array([q[:, 0].mean() - middle for q in telling])
    weights = np.array([length(q) for q in telling])
    calm = np.abs(slopes - np.median(slopes)) < 0.12
    if calm.sum() < 4 or np.ptp(heights[calm]) < 1:
        return _Fan(0.0, 0.0, middle)
    told = np.stack([np.ones_like(heights), heights, across], axis=1)[calm]
    slopes, weights = slopes[calm], weights[calm]
    base, per_pixel = _fitted(told[:, :2], slopes, weights)
    plain = _Fan(base, per_pixel, middle)
    if len(slopes) < BENT_LINES:
        return plain
    bent = _fitted(told, slopes, weights)
    unrest = [float(np.median(np.abs(slopes - told[:, : len(by)] @ by))) for by in ((base, per_pixel), bent)]
    return _Fan(bent[0], bent[1], middle, bent[2]) if unrest[1] < BENT * unrest[0] else plain


def _fitted(told: Points, slopes: Points, weights: Points) -> tuple[float, ...]:
    """The fit with the least absolute error, which lines that lean quite otherwise do not move: two read as
    one, print of a seal.
    """
    share = np.sqrt(weights)
    for _ in range(REFITS):
        by, *_ = np.linalg.lstsq(told * share[:, None], slopes * share, rcond=None)
        share = np.sqrt(weights / np.maximum(STEADY, np.abs(slopes - told @ by)))
    return tuple(float(n) for n in by)


def _flat_cell(line: Line, wide: float, high: float, turn: float, fan: _Fan) -> Box | None:
    return _flat_box(_turned(np.asarray(line.cell) * (wide, high), -turn), fan) if line.cell else None


def _flat_box(quad: Points, fan: _Fan) -> Box:
    level = [(x, y - fan.drop(x, y)) for x, y in quad]
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = level
    left, right = (x0 + x3) / 2, (x1 + x2) / 2
    top, bottom = (y0 + y1) / 2, (y2 + y3) / 2
    return Box(min(left, right), min(top, bottom), max(left, right), max(top, bottom))
