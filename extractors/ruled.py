"""表格线: the ruled cells of a page, told by the white that rules enclose.

A rule need not be found to be believed: where the white around one line of print cannot reach the white
around another, something is drawn between them. Skew and the bend of a photo do not matter to that; a gap in
a rule does: then two cells are one, seldom of four straight sides, and nothing is told of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import cv2
import numpy as np

from extractors.engines import Image
from extractors.flat import Points, corners
from extractors.records import Line

LOOK_AT = 1800  # longest side in which cells are looked for: a rule of 0.1 mm is one pixel then
LOCAL = 25  # pixels around a point whose mean is its paper
DARKER = 9  # than that paper is ink: a faint rule on a photo is hardly more
LEAST = 9  # pixels: narrower white is inside a letter
WHOLE_PAGE = 0.85  # of the page's breadth and height: such white is the page, or a frame around it
SLIM = 0.22  # breadth of an upright rule by its height, its lean included
FILLED = 0.55  # share of its four-sided shape that a cell's white fills; the rest is print


@dataclass(frozen=True)
class Grid:
    """The white of a page in parts that ink encloses: `parts` numbers each pixel's part (0: ink or scrap) on
    a picture `scale` times the page's; `boxes` holds left, top, width, height, area of each (all 0: scrap),
    `strokes` the same of upright lines of ink that touch nothing.
    """

    parts: Any
    boxes: Any
    scale: float
    strokes: Any

    @cached_property
    def _quads(self) -> dict[int, Points | None]:
        return {}

    def quad(self, part: int) -> Points | None:
        """The four corners of a part in pixels of the grid, clockwise from the top left; `None` where it has
        another shape, or is the page itself.
        """
        if part not in self._quads:
            self._quads[part] = _four_sides(self, part)
        return self._quads[part]


def find(image: Image) -> Grid:
    """The white parts of an upright page."""
    scale = min(1.0, LOOK_AT / max(image.shape[:2]))
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else image
    grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    paper = cv2.blur(grey, (LOCAL, LOCAL)).astype(np.int16)
    white = (grey.astype(np.int16) > paper - DARKER).astype(np.uint8)
    _, parts, boxes, _ = cv2.connectedComponentsWithStats(white, connectivity=4)
    kept = (boxes[:, 2] >= LEAST) & (boxes[:, 3] >= LEAST)
    kept[0] = False
    _, _, ink, _ = cv2.connectedComponentsWithStats(1 - white)
    upright = ink[1:][(ink[1:, 3] >= 1.5 * LEAST) & (ink[1:, 2] <= SLIM * ink[1:, 3])]
    return Grid(np.where(kept[parts], parts, 0), np.where(kept[:, None], boxes, 0), scale, upright)


def with_cells(lines: Sequence[Line], grid: Grid, wide: float, high: float) -> tuple[Line, ...]:
    """Each line of the upright page of `wide` x `high` pixels with the cell it stands in, if it does."""
    return tuple(_with_cell(line, grid, wide, high) for line in lines)


def _with_cell(line: Line, grid: Grid, wide: float, high: float) -> Line:
    quad = grid.quad(_part_of(corners(line, wide, high) * grid.scale, grid))
    if quad is None:
        return line
    return replace(line, cell=tuple((float(x), float(y)) for x, y in quad / grid.scale / (wide, high)))


def _four_sides(grid: Grid, part: int) -> Points | None:
    left, top, wide, high, area = (int(n) for n in grid.boxes[part])
    if part == 0 or (wide > WHOLE_PAGE * grid.parts.shape[1] and high > WHOLE_PAGE * grid.parts.shape[0]):
        return None
    ys, xs = np.nonzero(grid.parts[top : top + high, left : left + wide] == part)
    ends = [np.argmin(xs + ys), np.argmax(xs - ys), np.argmax(xs + ys), np.argmin(xs - ys)]
    quad = np.array([(xs[i] + left, ys[i] + top) for i in ends], dtype=np.float64)
    shape = float(cv2.contourArea(quad.astype(np.float32)))
    return quad if area and FILLED * shape <= area <= 1.15 * shape else None


ACROSS = tuple(np.linspace(0.02, 0.98, 13))
DOWN = (0.08, 0.3, 0.5, 0.7, 0.92)
"""Shares of a line's length and height at which the white between its strokes is asked for its part: not
beyond the print, where a line set low in its cell is nearer to the cell below.
"""


def _part_of(quad: Points, grid: Grid) -> int:
    """The part in whose white a line is printed."""
    sides = [(quad[0] + (quad[3] - quad[0]) * t, quad[1] + (quad[2] - quad[1]) * t) for t in DOWN]
    points = [left + (right - left) * t for left, right in sides for t in ACROSS]
    seen = [part for part in (_at(point, grid) for point in points) if part]
    most = max(set(seen), key=seen.count, default=0)
    return most if 2 * seen.count(most) > len(seen) else 0


def _at(point: Any, grid: Grid) -> int:
    x, y = int(point[0]), int(point[1])
    inside = 0 <= y < grid.parts.shape[0] and 0 <= x < grid.parts.shape[1]
    return int(grid.parts[y, x]) if inside else 0
