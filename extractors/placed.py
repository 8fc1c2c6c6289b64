"""Values known by their place: on a page whose rows are the same everywhere, one row tells the next.

A copy of a copy keeps what a printer struck into the cells and loses the small grey print of the labels.
Where the labels or values of other rows tell how the rows lie, print alone in a cell is the value whose turn
it is; a person sees it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from extractors import persons
from extractors.declare import Found, Wanted
from extractors.ordered import Column
from extractors.segment import Segment
from extractors.sheet import Sheet
from extractors.wording import fold

LEAST = 3  # rows whose place is told by their labels or values
BEYOND = 2  # rows above the first or below the last such row, at most
OFF_ROW = 0.35  # of the step between rows by which print may stand off the middle of its row
OFF_COLUMN = 3.0  # letter heights by which values of a column may begin apart
ASIDE = 3.0  # letter heights beside all others from which a label or value is in another column


@dataclass(frozen=True, slots=True)
class _Column:
    """One column as found: what each of its rows is asked for, its labels and values by row."""

    wanted: Mapping[int, Wanted]
    labels: Mapping[int, Segment]
    values: Mapping[int, Segment]


def filled(
    found: Mapping[str, Found], sheet: Sheet, columns: Sequence[Column], wanted: Sequence[Wanted]
) -> Mapping[str, Found]:
    """The fields with those whose labels were lost; `columns` are level: their nth labels share a row."""
    told = [_column(column, found, sheet, wanted) for column in columns]
    rows = _rows(told)
    if len(rows) < LEAST or any(upper >= lower for upper, lower in pairwise(rows.values())):
        return found
    step = median((rows[b] - rows[a]) / (b - a) for a, b in pairwise(rows))
    added = {one.field: one for column in told for one in _missing(column, found, sheet, rows, step)}
    return {**added, **found}


def _column(column: Column, found: Mapping[str, Found], sheet: Sheet, wanted: Sequence[Wanted]) -> _Column:
    asked = {
        at: one
        for at, wordings in enumerate(column)
        for one in reversed(wanted)
        if wordings[0] in map(fold, one.after)
    }
    read = {at: [p for p in sheet.pieces if p.label in wordings] for at, wordings in enumerate(column)}
    values = {
        at: found[one.field].pieces[0]
        for at, one in asked.items()
        if one.field in found and found[one.field].pieces
    }
    labels = {at: labels[0] for at, labels in read.items() if len(labels) == 1}
    return _Column(asked, _under_one_another(labels), _under_one_another(values))


def _under_one_another(pieces: Mapping[int, Segment]) -> dict[int, Segment]:
    """Without what stands beside the others: some editions print a row of one column in the other."""
    if not pieces:
        return {}
    left = median(piece.box.left for piece in pieces.values())
    right = median(piece.box.right for piece in pieces.values())
    return {
        at: piece
        for at, piece in pieces.items()
        if piece.box.left < right + ASIDE * piece.height and piece.box.right > left - ASIDE * piece.height
    }


def _rows(columns: Sequence[_Column]) -> dict[int, float]:
    """The middle of each row that labels or values tell, from the top."""
    seen: dict[int, list[float]] = {}
    for column in columns:
        for pieces in (column.labels, column.values):
            for at, piece in pieces.items():
                seen.setdefault(at, []).append(piece.box.centre[1])
    return {at: median(seen[at]) for at in sorted(seen)}


def _missing(
    column: _Column, found: Mapping[str, Found], sheet: Sheet, rows: Mapping[int, float], step: float
) -> Iterator[Found]:
    taken = {p for one in found.values() for p in one.pieces}
    free = [p for p in sheet.pieces if p.label is None and p not in taken and _is_in(column, p)]
    for at, one in column.wanted.items():
        middle = _middle(at, rows, step)
        if one.field in found or middle is None:
            continue
        there = [p for p in free if abs(p.box.centre[1] - middle) < OFF_ROW * step]
        record = one.parse(there[0].text) if len(there) == 1 else None
        if record is not None:
            told = persons.found(one.field, record, there, one.sort)
            yield replace(told, outcome="recheck", signals=(*told.signals, "by_place"))


def _is_in(column: _Column, piece: Segment) -> bool:
    """Does it begin where the column's values do, right of its labels?"""
    begins = [value.box.left for value in column.values.values()]
    ends = [label.box.right for label in column.labels.values()]
    behind = not ends or piece.box.left > median(ends) - 0.5 * piece.height
    return bool(begins) and behind and abs(piece.box.left - median(begins)) < OFF_COLUMN * piece.height


def _middle(at: int, rows: Mapping[int, float], step: float) -> float | None:
    """The middle of a row, told by itself or by the rows around it."""
    over = max((row for row in rows if row <= at), default=None)
    under = min((row for row in rows if row >= at), default=None)
    if over is not None and under is not None:
        share = (at - over) / (under - over) if under > over else 0.0
        return rows[over] + share * (rows[under] - rows[over])
    nearest = under if over is None else over
    if nearest is None or abs(at - nearest) > BEYOND:
        return None
    return rows[nearest] + (at - nearest) * step
