"""Labels and values on a laid-out region: right of, below, inside one OCR line, continued on the next line.

Rules speak of how labels and values relate, never of coordinates: nobody has seen every edition of a form.
Each value is claimed by one label, nearest to its left in the row first, else the one above. A label is never
part of a value.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from extractors import blocks, ticks
from extractors.segment import Segment
from extractors.wording import fold

__all__ = ["LEADING", "Claim", "Segment", "claims"]

LEADING = 0.9
"""Letter heights between two lines of one value; rows of a form stand further apart."""

ONE_ROW = 0.8
"""Of the higher of two ruled cells, shared by both if they are of one row."""

FAR = 14.0
"""Letter heights beyond which a value in a row belongs to some label nearer to it that was not read."""


APART = 4.0
"""Letter heights between two answers of a row, no parts of one value."""

CHAIN, BLANK = 2.5, 6.0
"""Letter heights between two pieces of one value that fills a long row; beside a printed unit."""
_UNIT = re.compile("[年月日时分省市县区镇乡村号周克]|厘米|自治区|街道|县[(（]区[)）]")


OVERSIZE = 1.8
"""Times as high as the first line of a value is no further line of it."""
_BOXED = re.compile(f"[{ticks.BOXES}口]")
_NOTE = re.compile(r"\s*[(（](?:[\u4e00-\u9fff/、]{1,8}|\d{1,2})[)）][:：]?\s*")


@dataclass(frozen=True, slots=True)
class Claim:
    """What one printed label claims: `row` beside (or under) it, `more` the lines that continue below,
    `before` those that lead to it from above (a cell of several lines with its label at half its height).
    """

    label: Segment
    row: tuple[Segment, ...] = ()
    more: tuple[tuple[Segment, ...], ...] = ()
    below: bool = False
    before: tuple[tuple[Segment, ...], ...] = ()


def claims(pieces: Sequence[Segment]) -> tuple[Claim, ...]:
    """Each label with the values it claims, in reading order; a value nobody claims is left out."""
    labels = [p for p in pieces if p.label is not None]
    owner = dict(blocks.centred(pieces))  # value -> label, row number below it
    values = [i for i, p in enumerate(pieces) if p.label is None]
    for i in values:
        if i in owner:
            continue
        over = _hangs(pieces[i], pieces) or _is_headed(pieces[i], pieces)
        left = None if over else _left_label(pieces[i], pieces)
        if left is not None:
            owner[i] = (left, 0)
    _lead_in(values, pieces, owner)
    for i in values:
        if i not in owner:
            taken = _by_continuation(i, pieces, owner) or _by_label_above(i, pieces, owner)
            taken = taken or _by_leaning_row(i, pieces, owner)
            if taken is not None:
                owner[i] = taken
    for i in values:
        if i not in owner and (taken := _by_first_option(i, pieces, owner)) is not None:
            owner[i] = taken
    told = tuple(_claim(pieces, pieces.index(label), owner) for label in labels)
    return tuple(_continued_beside(_translated(_halved(claim, told), told), told) for claim in told)


def _halved(claim: Claim, others: Sequence[Claim]) -> Claim:
    """Halves of one label in several languages (Name/Surname/Nom) share what stands under them."""
    if claim.row:
        return claim
    twin = next((o for o in others if o.row and o.below and _tied(claim.label, o.label)), None)
    return claim if twin is None else replace(twin, label=claim.label)


def _translated(claim: Claim, others: Sequence[Claim]) -> Claim:
    """A label with its English half right under it has what either of the two claims beside itself: a value
    set between the two lines is nearer to the lower one.
    """
    if claim.label.text.isascii() or (claim.row and not claim.below):
        return claim
    half = next((o for o in others if o.row and not o.below and _is_half(claim.label, o.label)), None)
    return claim if half is None else replace(half, label=claim.label)


def _continued_beside(claim: Claim, others: Sequence[Claim]) -> Claim:
    """A label whose English half under it stands level with the second line of the value has both lines."""
    if claim.label.text.isascii() or not claim.row or claim.below or claim.more:
        return claim
    half = next((o for o in others if o.row and not o.below and _is_half(claim.label, o.label)), None)
    if half is None or half.row[0] in claim.row:
        return claim
    last, rest = claim.row[-1], half.row[0]
    goes_on = last.above(rest) and rest.box.top - last.box.bottom < LEADING * rest.height
    return replace(claim, more=(half.row,)) if goes_on and not rest.text.isascii() else claim


def _is_half(label: Segment, other: Segment) -> bool:
    strip, first, _ = other.strips[0]
    begun = strip.text[:first].isascii() and strip.flat.left < other.box.left  # Date and |time of birth
    flush = abs(label.box.left - (strip.flat.left if begun else other.box.left)) < label.height
    near = -0.3 * label.height <= other.box.top - label.box.bottom < 0.5 * label.height
    return other.text.isascii() and flush and near


def _tied(one: Segment, other: Segment) -> bool:
    """Are both on one line with a slash or a full stop right behind the first of them?"""
    (strip, first, last), (line, start, end) = one.strips[0], other.strips[0]
    if strip is not line or one is other:
        return False
    ahead = min(last, end)
    between = strip.text[ahead : max(first, start)].lstrip()
    return between.startswith(("/", ".")) or strip.text[ahead - 1] == "/"


def _lead_in(values: Sequence[int], pieces: Sequence[Segment], owner: dict[int, tuple[int, int]]) -> None:
    """Lines tight above a value that bring it to its label's half height: they begin it, whatever stands
    above.
    """
    for i in reversed(values):
        if i in owner:
            continue
        below = _nearest_below(i, pieces)
        if below is None or below not in owner or owner[below][1] > 0 or not _tighter(i, below, pieces):
            continue
        label, row = owner[below]
        mine = [pieces[v].box for v, (who, _) in owner.items() if who == label]
        first, last = min(box.top for box in mine), _end_of_block(below, pieces)
        middle, top = pieces[label].box.centre[1], pieces[i].box.top
        if abs((top + last) / 2 - middle) < abs((first + last) / 2 - middle):
            owner[i] = (label, row - 1)


def _tighter(i: int, below: int, pieces: Sequence[Segment]) -> bool:
    """Is the line set like the one under it, and nearer to it than to what stands above?"""
    value, next_line = pieces[i], pieces[below]
    gap = next_line.box.top - value.box.bottom
    flush = abs(value.box.left - next_line.box.left) < 0.8 * value.height
    above = _nearest_above(value, pieces)
    free = above is None or gap < value.box.top - pieces[above].box.bottom - 0.15 * value.height
    return flush and free and gap < 0.5 * value.height and next_line.height < 1.5 * value.height


def _end_of_block(i: int, pieces: Sequence[Segment]) -> float:
    """The foot of the tight, flush lines that begin with this one."""
    below = _nearest_below(i, pieces)
    if below is None or pieces[below].label is not None or not _tight(pieces[i], pieces[below]):
        return pieces[i].box.bottom
    return _end_of_block(below, pieces)


def _tight(one: Segment, other: Segment) -> bool:
    flush = abs(one.box.left - other.box.left) < 0.8 * one.height
    return flush and other.box.top - one.box.bottom < 0.5 * one.height


def _left_label(value: Segment, pieces: Sequence[Segment]) -> int | None:
    """The nearest label to the left in the same row; of two in one cell (a faint rule) the level one."""
    best: tuple[float, int] | None = None
    labels = [(i, p) for i, p in enumerate(pieces) if p.label is not None]
    level = {p.strips[0][0].cell for _, p in labels if p.same_row(value)} - {None}
    for i, other in labels:
        in_row = _in_a_row_of_cells(other, value) and other.strips[0][0].cell not in level
        if not (other.same_row(value) or in_row):
            continue
        if value.box.left - other.box.right >= -0.6 * value.height and (
            best is None or other.box.right > best[0]
        ):
            best = (other.box.right, i)
    if best is None:
        return None
    edge, nearest = best
    label = pieces[nearest]
    if (
        _cell_between(label, value, pieces)
        or _beyond(label, value, pieces)
        or _is_scrap(label, value, pieces)
    ):
        return None
    far = value.box.left - edge > FAR * value.height
    return nearest if not far or _in_next_cell(label, value) or _chained(value, edge, pieces) else None


def _in_next_cell(label: Segment, value: Segment) -> bool:
    """Does the value stand in the very next ruled cell, however wide that is?"""
    room = _between_cells(label, value)
    return room is not None and room < 0.8


def _in_a_row_of_cells(one: Segment, other: Segment) -> bool:
    """Do the two stand in ruled cells of one row, each at its own height there: below the label in a second
    script, say?
    """
    first, second = one.strips[0][0].cell, other.strips[0][0].cell
    if first is None or second is None or first == second:
        return False
    if max(first.height, second.height) > PAGE * min(one.height, other.height):
        return False
    shared = min(first.bottom, second.bottom) - max(first.top, second.top)
    return shared > ONE_ROW * max(first.height, second.height)


def _cell_between(label: Segment, value: Segment, pieces: Sequence[Segment]) -> bool:
    """Does an empty ruled cell part the two: the label's own, so that the value belongs to another?"""
    room = _between_cells(label, value)
    return room is not None and room > 1.5 and not any(_amid(label, p, value) for p in pieces)


def _amid(label: Segment, piece: Segment, value: Segment) -> bool:
    """Does the piece stand between the two, in the row of the value?"""
    between = label.box.right <= piece.box.centre[0] <= value.box.left
    return between and piece is not label and piece is not value and piece.same_row(value)


PAGE = 12.0
"""Letter heights from which a cell is a page of a booklet, and no row of a table."""
_WORDS = re.compile("[\u4e00-\u9fff].*[\u4e00-\u9fff]")
WHOLE = 6
"""Signs from which figures in one cell are a day or number, and no digit, year or unit of one."""


def _beyond(label: Segment, value: Segment, pieces: Sequence[Segment]) -> bool:
    """Are these words of a ruled cell behind the one in which the label's value stands: of a label that was
    not read or stands above, and its value? A digit or a unit may have a cell of its own.
    """
    if not _WORDS.search(value.text):
        return False
    return any(
        p.label is None
        and _amid(label, p, value)
        and (_WORDS.search(p.text) or len(p.text.strip()) > WHOLE)
        and _in_next_cell(label, p)
        and _between_cells(p, value) is not None
        for p in pieces
    )


def _is_scrap(label: Segment, value: Segment, pieces: Sequence[Segment]) -> bool:
    """Is it what a misread label left over in its own cell (出生日1), the value being in the next?"""
    strip, _, end = label.strips[-1]
    behind = value.strips[0][0] is strip and value.strips[0][1] == end and len(value.text) <= 2
    if not behind or fold(label.text) == label.label:
        return False
    return any(p.label is None and p.same_row(label) and _in_next_cell(label, p) for p in pieces)


def _between_cells(label: Segment, value: Segment) -> float | None:
    """Letter heights between the ruled cells of the two; `None` where they do not stand in two."""
    one, other = label.strips[0][0], value.strips[0][0]
    if one.cell is None or other.cell is None or other.cell.left < one.cell.right - 0.3 * value.height:
        return None
    return (other.cell.left - one.cell.right) / value.height


def _chained(value: Segment, start: float, pieces: Sequence[Segment]) -> bool:
    """Do close values lead from the label's end to this one: a number with a cell for every digit, blanks to
    fill in between printed units?
    """
    amid = [p for p in pieces if p.label is None and start < p.box.centre[0] < value.box.left]
    row = [*sorted((p for p in amid if p.same_row(value)), key=lambda p: p.box.left), value]
    steps = ((b.box.left - a.box.right, _room(a, b)) for a, b in itertools.pairwise(row))
    return row[0].box.left - start <= 2 * CHAIN * value.height and all(
        gap <= room * value.height for gap, room in steps
    )


def _room(one: Segment, other: Segment) -> float:
    return BLANK if any(_UNIT.fullmatch(p.text.strip()) for p in (one, other)) else CHAIN


def _hangs(value: Segment, pieces: Sequence[Segment]) -> bool:
    """Does the value hang right under a label that begins where it begins, half a row lower than its
    neighbours: tight forms with labels above their values, where rows overlap.
    """
    for label in pieces:
        close = -0.7 <= (value.box.top - label.box.bottom) / value.height <= 0.3
        flush = abs(value.box.left - label.box.left) < 0.6 * value.height
        if label.label is not None and close and flush and label.above(value):
            rivals = (other for other in pieces if other.label is not None and _beside(other, value))
            return not any(other for other in rivals if not _is_answered_below(other, value, pieces))
    return False


def _is_headed(value: Segment, pieces: Sequence[Segment]) -> bool:
    """Is it centred right under a label with nothing beside that, far from the last answer of its row: the
    period under 有效期限, on the other page of a booklet?
    """
    row = [p for p in pieces if p.same_row(value) and p.box.right <= value.box.left]
    last = max(row, key=lambda p: p.box.right, default=None)
    return (
        last is not None
        and last.label is None
        and value.box.left - last.box.right > APART * value.height
        and any(
            label.label is not None
            and 0 <= (value.box.top - label.box.bottom) / value.height <= 1.5
            and abs(value.box.centre[0] - label.box.centre[0]) < value.height
            and not any(p.same_row(label) and p.box.left >= label.box.right for p in pieces)
            for label in pieces
        )
    )


def _is_answered_below(label: Segment, value: Segment, pieces: Sequence[Segment]) -> bool:
    """Does another value hang right under the line of this label, so that none is looked for beside it?"""
    start = label.strips[0][0].flat.left
    return any(
        p.label is None
        and p is not value
        and abs(p.box.left - start) < 0.6 * p.height
        and -0.7 <= (p.box.top - label.box.bottom) / p.height <= 0.3
        and p.box.centre[1] > label.box.centre[1] + 0.4 * p.height
        for p in pieces
    )


def _beside(label: Segment, value: Segment) -> bool:
    """Does the label stand to the left on the very line of the value?"""
    apart = abs(label.box.centre[1] - value.box.centre[1])
    return label.box.right <= value.box.left + 0.6 * value.height and apart < 0.3 * value.height


def _by_continuation(
    i: int, pieces: Sequence[Segment], owner: dict[int, tuple[int, int]]
) -> tuple[int, int] | None:
    """A line right under a claimed value, starting where it starts, goes on with it."""
    value = pieces[i]
    above = _nearest_above(value, pieces)
    if (
        above is None
        or above not in owner
        or value.box.top - pieces[above].box.bottom > LEADING * value.height
    ):
        return None
    label, row = owner[above]
    if abs(value.box.left - pieces[above].box.left) > 2.5 * value.height and row == 0:
        return None
    return None if _has_own_label(value, pieces[label], pieces) else (label, row + 1)


def _has_own_label(value: Segment, label: Segment, pieces: Sequence[Segment]) -> bool:
    """Does Chinese print stand beside the value where labels begin: one that the paper's file lacks?"""
    return any(
        p is not label
        and abs(p.box.left - label.box.left) < 0.8 * label.height
        and p.box.right <= value.box.left
        and abs(p.box.centre[1] - value.box.centre[1]) < 0.4 * value.height
        and len(re.findall("[\u4e00-\u9fff]", p.text)) > 1
        for p in pieces
    )


def _by_label_above(
    i: int, pieces: Sequence[Segment], owner: dict[int, tuple[int, int]]
) -> tuple[int, int] | None:
    """A value under a label, nothing else between, that has nothing beside it."""
    value = pieces[i]
    above = _nearest_above(value, pieces)
    if above is None or pieces[above].label is None:
        return None
    if value.box.top - pieces[above].box.bottom > 2.5 * value.height:
        return None
    beside = any(label == above and pieces[v].same_row(pieces[above]) for v, (label, _) in owner.items())
    return None if beside else (above, 0)


def _by_first_option(
    i: int, pieces: Sequence[Segment], owner: dict[int, tuple[int, int]]
) -> tuple[int, int] | None:
    """An option with its box, in the row of the first options under the same label."""
    value = pieces[i]
    row = [v for v in owner if pieces[v].same_row(value) and pieces[v].box.right <= value.box.left]
    last = max(row, key=lambda v: pieces[v].box.right, default=None)
    if last is None or not _BOXED.match(value.text) or not _BOXED.match(pieces[last].text):
        return None
    return owner[last]


def _by_leaning_row(
    i: int, pieces: Sequence[Segment], owner: dict[int, tuple[int, int]]
) -> tuple[int, int] | None:
    """A value beside a label though not quite in its row: crooked print, a value set lower than its label."""
    value = pieces[i]
    best: tuple[float, int] | None = None
    for j, other in enumerate(pieces):
        shared = min(other.box.bottom, value.box.bottom) - max(other.box.top, value.box.top)
        gap = value.box.left - other.box.right
        if other.label is None or shared < 0.15 * value.height or not 0 <= gap < 8 * value.height:
            continue
        if _cell_between(other, value, pieces):
            continue
        if best is None or gap < best[0]:
            best = (gap, j)
    taken = best is not None and any(label == best[1] for label, _ in owner.values())
    return None if best is None or taken else (best[1], 0)


def _nearest_above(value: Segment, pieces: Sequence[Segment]) -> int | None:
    best: tuple[float, int] | None = None
    for i, other in enumerate(pieces):
        if other is value or not other.above(value):
            continue
        if best is None or other.box.bottom > best[0]:
            best = (other.box.bottom, i)
    return None if best is None else best[1]


def _nearest_below(i: int, pieces: Sequence[Segment]) -> int | None:
    best: tuple[float, int] | None = None
    for j, other in enumerate(pieces):
        if j != i and pieces[i].above(other) and (best is None or other.box.top < best[0]):
            best = (other.box.top, j)
    return None if best is None else best[1]


def _claim(pieces: Sequence[Segment], label: int, owner: dict[int, tuple[int, int]]) -> Claim:
    mine = [(row, pieces[i]) for i, (who, row) in owner.items() if who == label]
    rows = {n: tuple(sorted((p for r, p in mine if r == n), key=lambda p: p.box.left)) for n, _ in mine}
    lines = _lines_of(rows.get(0, ()))
    middle = pieces[label].box.centre[1]
    at = min(range(len(lines)), key=lambda n: abs(lines[n][0].box.centre[1] - middle), default=0)
    first = _without_note(lines[at]) if lines else ()
    before = (*(rows[n] for n in sorted(rows) if n < 0), *lines[:at])
    further = (*lines[at + 1 :], *(rows[n] for n in sorted(rows) if n > 0))
    more = tuple(itertools.takewhile(partial(_of_its_size, first), further)) if first else further
    level = bool(first) and (first[0].same_row(pieces[label]) or _in_a_row_of_cells(pieces[label], first[0]))
    below = bool(first) and not level
    return Claim(pieces[label], first, more, below, before)


def _of_its_size(first: Sequence[Segment], line: Sequence[Segment]) -> bool:
    """Is a further line about as high as the first? The rim of a seal, bent or aslant, takes more room."""
    return max(p.height for p in line) <= OVERSIZE * max(p.height for p in first)


def _without_note(row: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """What stands behind a note in brackets that is the label's: 收养人姓名 （男） 测试甲, 账号 (14) 62…"""
    return row[1:] if len(row) > 1 and _NOTE.fullmatch(row[0].text) else row


def _lines_of(row: Sequence[Segment]) -> list[tuple[Segment, ...]]:
    """Pieces beside a label in one line, or in the several lines of its cell: one above another is no
    neighbour.
    """
    lines: list[list[Segment]] = []
    for piece in sorted(row, key=lambda p: p.box.centre[1]):
        if lines and not any(other.above(piece) for other in lines[-1]):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [tuple(sorted(line, key=lambda p: p.box.left)) for line in lines]
