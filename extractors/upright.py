"""Which way up a page lies, told by the print itself, and everything turned to match.

The reader turns every line it cuts out so that it reads; which way it had to turn it is the answer. So a
page lying on its side or head is not read twice: the lines keep their letters and only their places are
turned. Nothing here invents pixels of a value: pictures are turned by quarters, never resampled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from extractors.engines import Image
from extractors.flat import LONGEST_HEADING, corners, lean
from extractors.records import Box, Line

_CV = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}

ON_THEIR_HEAD = {"0": "0", "1": "1", "8": "8", "6": "9", "9": "6", "一": "一", "日": "日", "X": "X"}
"""Signs that are signs on their head too."""


def turn_of(line: Line, wide: float, high: float) -> int:
    """The clockwise quarter turn (0, 90, 180, 270) that makes this line read from left to right."""
    return round(-lean(corners(line, wide, high)) / 90.0) % 4 * 90


def page_turn(lines: Sequence[Line], wide: float, high: float) -> int:
    """The quarter turn most of the print asks for; long and clear lines have more to say than a single
    digit.
    """
    votes = dict.fromkeys((0, 90, 180, 270), 0.0)
    for line in lines:
        votes[turn_of(line, wide, high)] += max(0.0, len(line.text) - 1) * (line.confidence or 0.5)
    return max(votes, key=lambda turn: votes[turn])


def by_turn(lines: Sequence[Line], wide: float, high: float) -> list[tuple[int, list[Line]]]:
    """Lines in groups that lie the same way; a few stray ones go with the page, a card lying otherwise
    stays apart.
    """
    main = page_turn(lines, wide, high)
    groups: dict[int, list[Line]] = {main: []}
    righted = (_righted(line, (turn_of(line, wide, high) - main) % 360) for line in lines)
    for line in (_squared(line, main, wide, high) for line in righted):
        groups.setdefault(turn_of(line, wide, high), []).append(line)
    for turn, group in list(groups.items()):
        few = len(group) < 3 or sum(len(line.text) for line in group) < 14
        across = (turn - main) % 180 == 90
        headings = across and all(len(line.text) <= LONGEST_HEADING for line in group)  # of tall cells
        if turn != main and (few or headings):
            groups[main] += groups.pop(turn)
    return list(groups.items())


def _righted(line: Line, away: int) -> Line:
    """A lone sign taken for one on its head, turned back: a cell of its own does not tell 9 from 6."""
    sign = line.text.strip()
    if away != 180 or sign not in ON_THEIR_HEAD or len(line.quad) != 4:
        return line
    return replace(line, text=ON_THEIR_HEAD[sign], quad=(*line.quad[2:], *line.quad[:2]))


def _squared(line: Line, main: int, wide: float, high: float) -> Line:
    """A sign, or two in a box no longer than high, does not tell which way it lies: it lies as the page does
    (the last line of an address, 5号, on a page on its side; 日, broader than high when it lies).
    """
    away = (turn_of(line, wide, high) - main) % 360
    quad = corners(line, wide, high)
    long, tall = (float(np.linalg.norm(quad[at] - quad[0])) for at in (1, 3))
    signs = len(line.text.strip())
    if away not in (90, 270) or signs > 2 or len(line.quad) != 4 or (long > tall and signs == 2):
        return line
    steps = 1 if away == 90 else 3
    return replace(line, quad=(*line.quad[steps:], *line.quad[:steps]))


def turned(lines: Sequence[Line], turn: int) -> tuple[Line, ...]:
    """The lines on the page after a clockwise quarter turn."""
    if turn == 0:
        return tuple(lines)
    return tuple(_turned_line(line, turn) for line in lines)


def turned_picture(image: Image, turn: int) -> Image:
    """The picture after a clockwise quarter turn."""
    return image if turn == 0 else np.ascontiguousarray(cv2.rotate(image, _CV[turn]), dtype=np.uint8)


def _turned_line(line: Line, turn: int) -> Line:
    box = line.box
    points = [_point(x, y, turn) for x, y in ((box.left, box.top), (box.right, box.bottom))]
    xs, ys = sorted(p[0] for p in points), sorted(p[1] for p in points)
    quad = tuple(_point(x, y, turn) for x, y in line.quad)
    return replace(line, box=Box(xs[0], ys[0], xs[1], ys[1]), quad=quad)


def _point(x: float, y: float, turn: int) -> tuple[float, float]:
    if turn == 90:
        return 1.0 - y, x
    if turn == 180:
        return 1.0 - x, 1.0 - y
    return y, 1.0 - x
