"""Labels known by their place: a form has its questions in one order, whatever a reader made of one.

On a faint copy 籍贯 is read 精川, and two small lines of 婚姻状况 as anything. Where the labels above and
below it were read, and just as many lines stand between them in their column as labels are missing there,
each is the one whose turn it is. Where the numbers differ nothing is concluded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.segment import WHOLE_LINE, Segment
from extractors.wording import fold

Column = Sequence[Sequence[str]]
"""The labels of one column from top to bottom, each in all its folded wordings."""

APART = 1.25  # times the widest step between lines of one label is the least step between two labels
BESIDE = 1.0  # letter heights by which a label may stick out of its column's other labels
TALL = 1.5  # letter heights from one line of a label to its next, at most
TIGHT = 0.1  # between two lines of one label, at most, where no cell says so
NEAR = 0.5  # the same in one cell
LONGER = 2  # letters by which a misread label may be longer than the word
_ANSWER = re.compile(r"\d{3,}|[省市县区][\u4e00-\u9fff]{2}")


def named(pieces: Sequence[Segment], columns: Sequence[Column]) -> tuple[Segment, ...]:
    """The pieces, in the order given, lines that stand in the place of a missing label as that label."""
    kept = list(pieces)
    for column in columns:
        for lines, word in list(_told(kept, column)):
            first = kept.index(lines[0])
            kept = [piece for piece in kept if piece not in lines]
            kept.insert(first, _joined(lines, word))
    return tuple(kept)


def _told(pieces: Sequence[Segment], column: Column) -> Iterator[tuple[list[Segment], str]]:
    read = [[p for p in pieces if p.label in wordings] for wordings in column]
    known = [(at, labels[0]) for at, labels in enumerate(read) if len(labels) == 1]
    if any(len(labels) > 1 for labels in read) or not _is_column([label for _, label in known]):
        return  # two of these forms in one region, or another edition
    for (at, above), (end, below) in pairwise([*_head(known), *known]):
        lines = [p for p in pieces if _is_between(above, p, below, [label for _, label in known])]
        for group, wordings in zip(_groups(lines, end - at - 1), column[at + 1 : end], strict=False):
            print_ = fold("".join(p.text for p in group))
            if len(print_) <= max(map(len, wordings)) + LONGER and not _ANSWER.search(print_):
                yield group, wordings[0]


def _head(known: Sequence[tuple[int, Segment]]) -> list[tuple[int, Segment]]:
    """A place above the column's first label, were its rows all of one height, if it was not read."""
    (first, top), (last, foot) = known[0], known[-1]
    if first == 0:
        return []
    rise = (foot.box.centre[1] - top.box.centre[1]) / (last - first) * (first + 0.6)
    edge = top.box.centre[1] - rise
    return [(-1, replace(top, box=replace(top.box, top=edge, bottom=edge), strips=()))]


def _is_between(above: Segment, piece: Segment, below: Segment, column: Sequence[Segment]) -> bool:
    """Is it no label yet, in the column, between the two, no further line of either and not beside it?"""
    room = BESIDE * above.height
    inside = (
        piece.label is None
        and min(label.box.left for label in column) - room <= piece.box.left
        and piece.box.right <= max(label.box.right for label in column) + room
    )
    amid = above.box.centre[1] < piece.box.centre[1] < below.box.centre[1]
    amid = amid and not any(label.strips and piece.same_row(label) for label in (above, below))
    return inside and amid and not _one_label(above, piece) and not _one_label(piece, below)


def _one_label(upper: Segment, lower: Segment) -> bool:
    """Are these two lines of one label: near in one cell, or tight where no cells are told?"""
    cells = _cells(upper, lower)
    near = lower.box.top - upper.box.bottom < (TIGHT if cells is None else NEAR) * lower.height
    return near and upper.strips != () and (cells is None or cells[0] == cells[1])


def _cells(one: Segment, other: Segment) -> tuple[object, object] | None:
    told = [piece.strips[0][0].cell for piece in (one, other) if piece.strips]
    return (told[0], told[1]) if len(told) == 2 and None not in told else None


def _is_column(labels: Sequence[Segment]) -> bool:
    """Do they stand under one another, each at least in part under the last?"""
    return len(labels) > 1 and all(one.above(other) for one, other in pairwise(labels))


def _groups(lines: Sequence[Segment], count: int) -> list[list[Segment]]:
    """The lines as `count` labels, by their cells or the steps between them; empty if not so many. What
    stands in one row is one label read in parts.
    """
    ordered = sorted(lines, key=lambda p: p.box.centre[1])
    parts = sum(_in_one_row(a, b) for a, b in pairwise(ordered))
    if not 0 < count <= len(lines) - parts:
        return []
    steps = [b.box.centre[1] - a.box.centre[1] for a, b in pairwise(ordered)]
    ends = [
        i for i, (a, b) in enumerate(pairwise(ordered)) if (cells := _cells(a, b)) and cells[0] != cells[1]
    ]
    if len(ends) != count - 1:
        ends = sorted(sorted(range(len(steps)), key=lambda i: -steps[i])[: count - 1])
    inner = max((step for i, step in enumerate(steps) if i not in ends), default=0.0)
    if inner > min([TALL * max(p.height for p in ordered), *(steps[i] / APART for i in ends)]):
        return []
    return [ordered[a:b] for a, b in pairwise([0, *(end + 1 for end in ends), len(ordered)])]


def _in_one_row(one: Segment, other: Segment) -> bool:
    """Do the two stand side by side?"""
    return one.same_row(other) and (one.box.right <= other.box.left or other.box.right <= one.box.left)


def _joined(lines: Sequence[Segment], word: str) -> Segment:
    box = lines[0].box
    for line in lines[1:]:
        box = box.union(line.box)
    strips = tuple(part for line in lines for part in line.strips)
    return replace(
        lines[0], text="".join(p.text for p in lines), box=box, strips=strips, label=word, standing=WHOLE_LINE
    )
