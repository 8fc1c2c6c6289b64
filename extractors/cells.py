"""A line of values read across several cells is cut where the columns of their headings part.

OCR joins neighbours: under 姓名 | 性别 | 出生日期 it may read 测试甲 女 2014年3月15日 as one line. Which part
stands under which heading follows from where the headings begin; a space near there, or a change between
letters and digits, says it exactly.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.segment import Segment, part, shares

DOWN = 2.5  # letter heights from a row of headings down to the values it heads, at most
FLUSH = 0.7  # letter heights by which a value may begin elsewhere than its heading
NEAR, FAR = 0.2, 3.0
"""Letter heights by which letters may seem to stand behind the beginning of their column, and before it: they
seem to by as much as the gap in the line takes up, which no letter fills.
"""
TWIN = 2.0  # letter heights between a heading and the same in another language, at most


def parted(pieces: Sequence[Segment]) -> tuple[Segment, ...]:
    """The pieces, those cut that run under several headings."""
    labels = [p for p in pieces if p.label is not None]
    return tuple(cut for piece in pieces for cut in _cut(piece, _heads(piece, labels, pieces)))


def _heads(value: Segment, labels: Sequence[Segment], pieces: Sequence[Segment]) -> list[Segment]:
    """The headings over a value, left to right: labels of one row that holds nothing else, right above."""
    if value.label is not None or len(value.strips) != 1:
        return []
    over = [one for one in labels if _right_above(one, value)]
    nearest = max(over, key=lambda one: one.box.bottom, default=None)
    if nearest is None:
        return []
    row = [one for one in pieces if one.same_row(nearest)]
    if any(one.label is None for one in row):
        return []
    heads = _columns(sorted(row, key=lambda one: one.box.left))
    inside = [
        one
        for one in heads
        if value.box.left - one.height < one.box.left < value.box.right - 0.5 * one.height
    ]
    between = [one for one in pieces if one is not value and _is_between(one, nearest, value)]
    return [] if between or len(inside) < 2 else inside


def _right_above(label: Segment, value: Segment) -> bool:
    gap = (value.box.top - label.box.bottom) / value.height
    shared = min(label.box.right, value.box.right) - max(label.box.left, value.box.left)
    return -0.3 <= gap <= DOWN and shared > 0


def _is_between(one: Segment, head: Segment, value: Segment) -> bool:
    y = one.box.centre[1]
    return (
        head.box.bottom < y < value.box.top
        and one.box.right > value.box.left
        and one.box.left < value.box.right
    )


def _columns(row: Sequence[Segment]) -> list[Segment]:
    """Headings of one row; the same in another language close by (姓名 Name) begins no column."""
    kept: list[Segment] = []
    for label in row:
        last = kept[-1] if kept else None
        latin = last is not None and (label.text.isascii() or last.text.isascii())
        if last is None or not (latin and label.box.left - last.box.right < TWIN * label.height):
            kept.append(label)
    return kept


def _cut(value: Segment, heads: Sequence[Segment]) -> list[Segment]:
    """The value cut at the first column that can be told, then its rest, whose place is known the better."""
    for at, (last, head) in enumerate(pairwise(heads), 1):
        gap = _gap(value, last, head)
        if gap is not None and value.text[:gap].strip() and value.text[gap:].strip():
            rest = _stretch(value, gap, len(value.text), head)
            return [_stretch(value, 0, gap), *_cut(rest, heads[at:])]
    return [value]


def _gap(value: Segment, last: Segment, head: Segment) -> int | None:
    """The letter with which the column of `head` begins; `None` where nothing says so."""
    size, text = value.height, value.text
    where = [((_where(value, i) - head.box.left) / size, i) for i in range(1, len(text))]
    inside = [(off, i) for off, i in where if _where(value, i) > last.box.left + size and abs(off) <= FAR]
    ahead = [(off, i) for off, i in inside if off <= 2 * NEAR]
    flush = value.box.left - last.box.left <= FLUSH * size
    spaces = [(off, i) for off, i in inside if _SPACE.match(text, i - 2)]
    changes = [(off, i) for off, i in ahead if _changes(text, i)]
    plain = [
        (off, i)
        for off, i in ahead
        if flush and -FAR / 2 <= off <= NEAR and not text[i - 1 : i + 1].isascii()
    ]
    for told in (spaces, changes, plain):
        if told:
            return min(told, key=lambda one: abs(one[0]))[1]
    return None


def _where(value: Segment, at: int) -> float:
    """Where a letter of the value begins, were there no gaps."""
    return value.box.left + value.box.width * shares(value.text, 0, at)[1]


_SPACE = re.compile(r"(?![A-Za-z,.]\s[A-Za-z]).\s\S")
"""A space between two letters, not one between the words of a name in Latin letters."""
_UNITS = "年月日时分号路院楼单元层室栋幢组弄届级班第〇零、-—~至.(（)）"


def _changes(text: str, at: int) -> bool:
    """Do letters of another kind begin here, other than within a date or an address?"""
    before, after = text[at - 1], text[at]
    if before in _UNITS or after in _UNITS:
        return before == "日" and not after.isdigit() and after not in _UNITS
    kinds = [("digit" if c.isdigit() else "latin" if c.isascii() else "han") for c in (before, after)]
    return kinds[0] != kinds[1] and "han" in kinds


def _stretch(value: Segment, first: int, last: int, head: Segment | None = None) -> Segment:
    """Some of a value's letters as a piece of their own, in the column of its heading."""
    text = value.text[first:last]
    start = first + len(text) - len(text.lstrip())
    end = first + len(text.rstrip())
    strip, begin, _ = value.strips[0]
    box = part(strip.flat, strip.text, begin + start, begin + end)
    if head is not None:  # letters seem to stand before the column by what the gap takes up
        box = replace(box, left=max(box.left, min(head.box.left, box.right - 0.5 * value.height)))
    return Segment(value.text[start:end], box, ((strip, begin + start, begin + end),))
