"""逐格填写: a number with a ruled cell for every digit, read as one line without its rules.

Between rules a reader loses digits or takes a rule for a 1. Where a row of cells of one size holds one sign
each, the signs are set side by side on white and read together; as many must be read as were seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.engines import CropReader, Image
from extractors.records import Box, Line
from extractors.ruled import Grid

FEWEST = 8  # digits in a row: fewer are a date, or columns of a table
SEEN = 6  # whole cells that show such a row; others may run into one where a rule is broken
LONGEST = 24
NARROW, BROAD = 0.35, 1.9  # breadth of such a cell by its height
SQUARE = 0.94  # of a rectangle that the white fills, strokes in it counted; the inside of a 0 fills less
ALIKE = 0.25  # of its size by which a cell differs from the next at most
INK = 0.25  # of the way from paper to black that a stroke is darker
LEAST_INK = 0.012  # of a cell's area: a thin 1 has twice that
AIR = 0.22  # of the signs' height between two signs on the strip
MOSTLY = 0.8  # of what is read must be digits, else the row holds something else

_NUMBER = re.compile(r"[\dXx]+")
_BARRED = re.compile(r"[|｜丨]?(?:[\dXx][|｜丨]){7,}[\dXx]?")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_AS_DIGIT = str.maketrans("OoQDIl|!ZSB×✕", "00001111258XX")


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of one size side by side, each with the picture of its sign (`None`: empty) and its box on the
    page.
    """

    signs: tuple[Image | None, ...]
    boxes: tuple[Box, ...]


def numbers(lines: Sequence[Line], image: Image, grid: Grid, reader: CropReader | None) -> tuple[Line, ...]:
    """The number in each such row of cells on an upright page on which these lines were read."""
    if reader is None:
        return ()
    words = [line.box for line in lines if _CHINESE.search(line.text)]
    told = (_read(row, reader) for row in rows(image, grid, words))
    return tuple(number for number in told if number is not None)


def put(lines: Sequence[Line], into: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with those that stand in rows of cells replaced by the numbers in them."""
    told = tuple(_without_bars(line) for line in lines)
    for number in into:
        if not any(_says_more(line, number) for line in told):
            told = (*(rest for line in told for rest in _outside(line, number)), number)
    return told


def _says_more(line: Line, number: Line) -> bool:
    """Does a line on the same spot hold more digits than there are cells?"""
    more = sum(c.isdigit() for c in line.text) > len(number.text) + 1
    return more and line.box.overlap(number.box) > 0.5


def _without_bars(line: Line) -> Line:
    """A line in which every rule was read as a bar: |6|2|1|7|…"""
    print_ = re.sub(r"\s", "", line.text)
    return replace(line, text=re.sub(r"[|｜丨]", "", print_)) if _BARRED.fullmatch(print_) else line


def rows(image: Image, grid: Grid, words: Sequence[Box] = ()) -> tuple[Row, ...]:
    """Every row of cells of one size on the page; where `words` stand a row does not go on."""
    return (
        *(_row(chain, image, grid, words) for chain in _chains(grid)),
        *(_between(strokes, image, grid) for strokes in _combs(grid)),
    )


def _chains(grid: Grid) -> list[list[int]]:
    """Parts of the grid that follow one another in a row, alike in size and step."""
    left, top, wide, high, area = (grid.boxes[:, n].astype(float) for n in range(5))
    fits = (high >= 12) & (wide >= NARROW * high) & (wide <= BROAD * high) & (area >= 0.4 * wide * high)
    fits &= (high < 0.06 * max(grid.parts.shape)) & (np.arange(len(left)) > 0)

    def follows(chain: Sequence[int]) -> NDArray[np.bool_]:
        last = chain[-1]
        step = left - left[last]
        alike = (abs(high - high[last]) < ALIKE * high[last]) & (
            abs(wide - wide[last]) < ALIKE * wide[last] + 2
        )
        level = abs(top - top[last]) < ALIKE * high[last]
        return np.asarray(fits & alike & level & (step > 0.8 * wide[last]) & (step < 1.7 * wide[last]))

    chains = _followed(left, fits, follows)
    return [one for one in chains if 2 * sum(_is_box(part, grid) for part in one) > len(one)]


def _combs(grid: Grid) -> list[list[int]]:
    """Upright strokes of one height at one step, which part cells though they touch no other rule."""
    left, top, _, high, _ = (grid.strokes[:, n].astype(float) for n in range(5))

    def follows(comb: Sequence[int]) -> NDArray[np.bool_]:
        last = comb[-1]
        step = left - left[last]
        alike = (abs(high - high[last]) < ALIKE * high[last]) & (abs(top - top[last]) < ALIKE * high[last])
        near = (step > NARROW * high[last]) & (step < BROAD * high[last])
        if len(comb) > 1:
            own = left[last] - left[comb[-2]]
            near &= abs(step - own) < 0.2 * own
        return np.asarray(alike & near)

    return _followed(left, np.ones(len(left), bool), follows)


def _followed(
    left: NDArray[np.float64],
    fits: NDArray[np.bool_],
    follows: Callable[[Sequence[int]], NDArray[np.bool_]],
) -> list[list[int]]:
    """Rows of at least `SEEN` things, from left to right, each with the nearest that may follow it."""
    found: list[list[int]] = []
    taken: set[int] = set()
    for first in np.flatnonzero(fits)[np.argsort(left[fits], kind="stable")]:
        chain = [] if int(first) in taken else [int(first)]
        while chain and len(near := np.flatnonzero(follows(chain))):
            chain.append(int(near[np.argmin(left[near])]))
        taken |= set(chain)
        found += [chain] if len(chain) >= SEEN else []
    return found


def _between(strokes: Sequence[int], image: Image, grid: Grid) -> Row:
    """The cells between the strokes, and the one before the first and behind the last of them."""
    ends = [tuple(float(n) for n in grid.strokes[i][:4]) for i in strokes]
    step = (ends[-1][0] - ends[0][0]) / (len(ends) - 1)
    rise = (ends[-1][1] - ends[0][1]) / (len(ends) - 1)
    first, last = ends[0], ends[-1]
    ends = [
        (first[0] - step, first[1] - rise, *first[2:]),
        *ends,
        (last[0] + step, last[1] + rise, *last[2:]),
    ]
    cells = [(x + w, (y + below) / 2, step - w, h) for (x, y, w, h), (_, below, _, _) in pairwise(ends)]
    whole = [np.ones((max(1, round(h)), max(1, round(w))), np.uint8) for *_, w, h in cells]
    high, wide = (side * grid.scale for side in image.shape[:2])
    signs = (_sign(cell, inside, image, grid.scale) for cell, inside in zip(cells, whole, strict=True))
    return Row(tuple(signs), tuple(_box(cell, wide, high) for cell in cells))


def _row(chain: Sequence[int], image: Image, grid: Grid, words: Sequence[Box]) -> Row:
    """The cells of a chain, and those beyond its ends that lie at the same step and hold a sign."""
    cells = [tuple(float(n) for n in grid.boxes[part][:4]) for part in chain]
    step = tuple((cells[-1][n] - cells[0][n]) / (len(cells) - 1) for n in (0, 1))
    signs = [
        _sign(cell, _shape(part, grid), image, grid.scale) for cell, part in zip(cells, chain, strict=True)
    ]
    high, wide = (side * grid.scale for side in image.shape[:2])
    for way in (1, -1):
        while len(cells) < LONGEST:
            x, y, w, h = cells[-1 if way > 0 else 0]
            cell = (x + way * step[0], y + way * step[1], w, h)
            sign = _sign(cell, np.ones((round(h), round(w)), np.uint8), image, grid.scale)
            barred = any(word.overlap(_box(cell, wide, high)) > 0.1 for word in words)
            if sign is None or barred or not _is_as_high(cell, grid):
                break
            cells.insert(len(cells) if way > 0 else 0, cell)
            signs.insert(len(signs) if way > 0 else 0, sign)
    return Row(tuple(signs), tuple(_box(cell, wide, high) for cell in cells))


def _is_as_high(cell: tuple[float, ...], grid: Grid) -> bool:
    """Does the place lie in white as high as a cell: several that run into one, not the field around them?"""
    x, y, w, h = (round(n) for n in cell)
    seen = grid.parts[max(0, y) : y + h, max(0, x) : x + w]
    most = int(np.argmax(np.bincount(seen[seen > 0]))) if (seen > 0).any() else 0
    return most > 0 and bool(abs(grid.boxes[most][3] - h) < 1.5 * ALIKE * h)


def _box(cell: tuple[float, ...], wide: float, high: float) -> Box:
    x, y, w, h = cell
    return Box(x / wide, y / high, (x + w) / wide, (y + h) / high)


def _is_box(part: int, grid: Grid) -> bool:
    """Has the white four straight sides, as between rules, not the round ones of the inside of a 0?"""
    x, y, w, h = (int(n) for n in grid.boxes[part][:4])
    inside = (grid.parts[y : y + h, x : x + w] == part).astype(np.uint8)
    hull = cv2.convexHull(cv2.findNonZero(inside))
    (_, (across, down), _) = cv2.minAreaRect(hull)
    return bool(cv2.contourArea(hull) >= SQUARE * across * down > 0)


def _shape(part: int, grid: Grid) -> Image:
    """A cell's inside, strokes that touch its rules with it."""
    x, y, w, h = (int(n) for n in grid.boxes[part][:4])
    inside = (grid.parts[y : y + h, x : x + w] == part).astype(np.uint8)
    hull = cv2.convexHull(cv2.findNonZero(inside))
    return np.asarray(cv2.fillConvexPoly(np.zeros_like(inside), hull, 1), dtype=np.uint8)


def _sign(cell: tuple[float, ...], inside: Image, image: Image, scale: float) -> Image | None:
    """What stands in a cell (left, top, width, height on the grid), black on white and as high as the cell,
    cut to its ink in breadth; `None` where nothing does.
    """
    x, y, w, h = cell
    left, top, right, bottom = (max(0, round(n / scale)) for n in (x, y, x + w, y + h))
    part = image[top:bottom, left:right]
    if min(part.shape[:2]) < 8:
        return None
    grey = cv2.cvtColor(part, cv2.COLOR_BGR2GRAY).astype(np.float32)
    shape = cv2.resize(inside, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_NEAREST)
    shape = cv2.erode(shape, np.ones((3, 3), np.uint8), borderValue=0)
    if not shape.any():
        return None
    light = np.clip(grey / max(1.0, float(np.percentile(grey[shape > 0], 75))), 0.0, 1.0)
    light[shape == 0] = 1.0
    dark = _alone((light < 1.0 - INK).astype(np.uint8))
    if dark.mean() < LEAST_INK:
        return None
    columns = np.flatnonzero(dark.any(axis=0))
    return np.asarray(light[:, max(0, columns[0] - 1) : columns[-1] + 2] * 255, dtype=np.uint8)


def _alone(dark: Image) -> Image:
    """Ink without what is left of rules: thin, along a side and over most of it, or from side to side."""
    _, parts, boxes, _ = cv2.connectedComponentsWithStats(dark)
    high, wide = dark.shape
    for i, (x, y, w, h, _) in enumerate(boxes[1:], 1):
        side = x <= 2 or x + w >= wide - 2
        upright = (side and w < 0.12 * wide and h > 0.6 * high) or (w < 0.25 * wide and h > 0.88 * high)
        level = h < 0.12 * high and w > 0.6 * wide and (y <= 2 or y + h >= high - 2)
        if upright or level:
            dark[parts == i] = 0
    return dark


def _read(row: Row, reader: CropReader) -> Line | None:
    """The number in a row's cells, filled from the first without a gap; `None` where they hold none."""
    inked = [i for i, sign in enumerate(row.signs) if sign is not None]
    if len(inked) < FEWEST or inked[-1] - inked[0] + 1 != len(inked):
        return None
    signs = [sign for sign in row.signs if sign is not None]
    whole = reader.read_crops([_strip(signs)])[0]
    text = _digits(whole)
    score = (whole.confidence or 0.0) if whole else 0.0
    if whole is None or sum(c.isdigit() for c in text) < MOSTLY * len(text):
        return None
    if len(text) != len(signs):
        each = reader.read_crops([_strip([sign]) for sign in signs])
        text = "".join(_digits(one)[:1] for one in each)
        score = min((one.confidence or 0.0) if one else 0.0 for one in each)
    if len(text) != len(signs) or not _NUMBER.fullmatch(text):
        return None
    box = row.boxes[inked[0]].union(row.boxes[inked[-1]])
    first, last = row.boxes[inked[0]], row.boxes[inked[-1]]
    quad = (
        (first.left, first.top),
        (last.right, last.top),
        (last.right, last.bottom),
        (first.left, first.bottom),
    )
    return Line(text, box, score, whole.engine, quad)


def _digits(line: Line | None) -> str:
    return re.sub(r"[\s.·,，。]", "", line.text).translate(_AS_DIGIT) if line else ""


def _strip(signs: Sequence[Image]) -> Image:
    """The signs side by side on white, cut to the height of their ink."""
    high = max(sign.shape[0] for sign in signs)
    level = [_as_high(sign, high) for sign in signs]
    inked = np.flatnonzero(np.any([(sign < 190).any(axis=1) for sign in level], axis=0))
    top, bottom = (inked[0], inked[-1] + 1) if len(inked) else (0, high)
    air = max(3, round(AIR * (bottom - top)))
    gap = np.full((high, air), 255, np.uint8)
    strip = np.concatenate([part for sign in level for part in (gap, sign)] + [gap], axis=1)
    cut = cv2.copyMakeBorder(strip[top:bottom], air, air, 0, 0, cv2.BORDER_CONSTANT, value=255)
    return np.asarray(cv2.cvtColor(cut, cv2.COLOR_GRAY2BGR), dtype=np.uint8)


def _as_high(sign: Image, high: int) -> Any:
    extra = high - sign.shape[0]
    return cv2.copyMakeBorder(sign, extra // 2, extra - extra // 2, 0, 0, cv2.BORDER_CONSTANT, value=255)


def _outside(line: Line, number: Line) -> tuple[Line, ...]:
    """What is left of a line beside the row of cells: all, nothing, or the label it was read with."""
    box = number.box
    if line.box.overlap(box) < 0.2 or not _in_row(line, number):
        return (line,)
    label = re.match(r".*[\u4e00-\u9fff][:：)）]?", line.text)
    if label is None:
        return ()
    share = (box.left - line.box.left) / max(1e-6, line.box.width)
    if not 0.05 < share < 0.95:
        return (line,) if box.left >= line.box.right else ()
    cut = replace(line.box, right=box.left)
    quad = line.quad
    if len(quad) == 4:
        (a, b, c, d) = quad
        quad = (a, _part_way(a, b, share), _part_way(d, c, share), d)
    return (replace(line, text=label.group(), box=cut, quad=quad),)


def _in_row(line: Line, number: Line) -> bool:
    """Does the line's middle lie in the row, however that leans?"""
    (x0, top, x1, _), (_, _, _, foot) = (*number.quad[0], *number.quad[1]), (*number.quad[0], *number.quad[3])
    x, y = line.box.centre
    share = min(1.0, max(0.0, (x - x0) / max(1e-6, x1 - x0)))
    return top <= y - (number.quad[1][1] - top) * share <= foot


def _part_way(one: tuple[float, float], other: tuple[float, float], share: float) -> tuple[float, float]:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share
