"""A specimen drawn in letters becomes lines of print with places, so that a paper file can be tried without
a picture.

Each row of the drawing is a row of print; two or more spaces part printed lines; a Chinese character is two
columns wide. The drawing's indentation does not count.
"""

from __future__ import annotations

import re
from textwrap import dedent

from extractors.records import Box, Line

COLUMNS = 100.0
ROW_STEP, ROW_HEIGHT = 34.0, 22.0
COLUMN_WIDTH = 11.0
WIDE = COLUMNS * COLUMN_WIDTH


def drawn(drawing: str) -> tuple[tuple[Line, ...], float, float]:
    """The printed lines (boxes as fractions), and the page's width and height in pixels."""
    rows = dedent(drawing).strip("\n").split("\n")
    high = (len(rows) + 1) * ROW_STEP
    lines = [line for number, row in enumerate(rows) for line in _row(row, number, high)]
    return tuple(lines), WIDE, high


def _row(row: str, number: int, high: float) -> list[Line]:
    top = (number + 0.5) * ROW_STEP
    found = []
    for piece in re.finditer(r"\S+(?: \S+)*", row):
        left = 20 + _columns(row[: piece.start()]) * COLUMN_WIDTH
        right = left + _columns(piece.group()) * COLUMN_WIDTH
        box = Box(left / WIDE, top / high, min(1.0, right / WIDE), (top + ROW_HEIGHT) / high)
        found.append(Line(piece.group(), box, 0.99, "specimen"))
    return found


def _columns(text: str) -> int:
    return sum(2 if c >= "ᄀ" else 1 for c in text)
