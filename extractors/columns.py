"""Two pages of running text side by side on one sheet, or a text set in two columns: the left is read to its
foot before the right begins.

Only long lines tell columns: a form's labels and values stand side by side too, and are read by rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.flat import Strip

LONG = 14
"""Signs in a line of running text; a label with its value rarely has as many."""
FEWEST = 4
"""Long lines that make a column."""


def parted(strips: Sequence[Strip]) -> tuple[tuple[Strip, ...], ...]:
    """The strips in groups to be read one after another; one group where the page has one column."""
    text = [s for s in strips if len(re.sub(r"\s", "", s.text)) >= LONG]
    edge = _gutter(sorted(text, key=lambda s: s.flat.centre[0]))
    if edge is None:
        return (tuple(strips),)
    top, foot = min(s.flat.top for s in text), max(s.flat.bottom for s in text)
    across = [s for s in strips if s.flat.left < edge - s.flat.height and s.flat.right > edge + s.flat.height]
    head = tuple(s for s in across if s.flat.bottom <= top)
    tail = tuple(s for s in across if s.flat.top >= foot)
    body = [s for s in strips if s not in head and s not in tail]
    left = tuple(s for s in body if s.flat.centre[0] < edge)
    right = tuple(s for s in body if s.flat.centre[0] >= edge)
    return tuple(group for group in (head, left, right, tail) if group)


def _gutter(text: Sequence[Strip]) -> float | None:
    """Where no long line crosses and enough of them stand on either side, over the same height."""
    for at in range(FEWEST, len(text) - FEWEST + 1):
        left, right = text[:at], text[at:]
        inner, outer = max(s.flat.right for s in left), min(s.flat.left for s in right)
        if inner < outer and _beside(left, right):
            return (inner + outer) / 2
    return None


def _beside(left: Sequence[Strip], right: Sequence[Strip]) -> bool:
    """Do the two stand beside each other, not one lower than the other?"""
    (top, foot), (other_top, other_foot) = (
        (min(s.flat.top for s in group), max(s.flat.bottom for s in group)) for group in (left, right)
    )
    shared = min(foot, other_foot) - max(top, other_top)
    return shared >= 0.5 * min(foot - top, other_foot - other_top)
