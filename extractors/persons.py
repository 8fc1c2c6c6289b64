"""Who is who on a page that names several people: a value belongs to the heading whose half, section or
block it is in.

Two people stand on a form in one of three ways: side by side (two columns or two halves), one below the other
under their own labels (`母亲姓名 …` then `父亲姓名 …`), or beside two tall cells that say only 母亲 and 父亲.
Which one it is follows from where the headings stand; where a heading was not read, a value belongs to
nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.declare import Found, Sort
from extractors.fields import spelled as spelled
from extractors.layout import Claim, Segment
from extractors.sheet import Sheet
from extractors.values.parsed import HasValue
from extractors.wording import fold


@dataclass(frozen=True, slots=True)
class Pair:
    """The headings of two people. `inline`: they are labels of a value themselves (母亲姓名), not titles
    (母亲)."""

    first: Segment
    second: Segment
    inline: bool
    tall: bool

    @property
    def side_by_side(self) -> bool:
        return self.first.same_row(self.second)


def pair(sheet: Sheet, first: Sequence[str], second: Sequence[str], inline: bool) -> Pair | None:
    """The two headings, if each stands on the sheet exactly once, read to the letter (母亲 and 父亲 are near
    misses). A word that stands again elsewhere (与新生儿关系 父亲) counts where it shares the other's row."""
    ones, others = (
        [c.label for c in sheet.labelled(*words) if fold(c.label.text) in words] for words in (first, second)
    )
    if len(ones) == 1 < len(others):
        others = [label for label in others if label.same_row(ones[0])]
    if len(others) == 1 < len(ones):
        ones = [label for label in ones if label.same_row(others[0])]
    if len(ones) != 1 or len(others) != 1:
        return None
    one, other = ones[0], others[0]
    heads = (one, other)
    upper, lower = sorted(heads, key=lambda head: head.box.top)
    labels = [c.label for c in sheet.claims if c.label not in heads]
    amid = [x for x in labels if x.box.bottom > upper.box.top and x.box.top < lower.box.bottom]
    level = any(
        c.label.same_row(head) for c in sheet.labelled("姓名") for head in heads
    )  # heads of first rows
    beside = all(label.box.left >= max(h.box.right for h in heads) for label in amid)
    return Pair(one, other, inline, not inline and beside and not level)


def side(heads: Pair, piece: Segment) -> int | None:
    """0 for the first person, 1 for the second, `None` where the piece stands outside both sections."""
    swap = _comes_later(heads.first, heads.second, heads.side_by_side)
    upper, lower = (heads.second, heads.first) if swap else (heads.first, heads.second)
    if heads.side_by_side:
        if piece.box.bottom < upper.box.top:
            return None
        later = _in_right_half(upper, lower, piece, heads.inline)
    else:
        edge = lower.box.top - 0.3 * lower.height
        if heads.tall:
            edge = (upper.box.centre[1] + lower.box.centre[1]) / 2
            reach = edge - upper.box.centre[1] + piece.height
            if not upper.box.centre[1] - reach < piece.box.centre[1] < lower.box.centre[1] + reach:
                return None  # a tall cell reaches as far above its word as below: the newborn's is another
        elif piece.box.centre[1] < upper.box.top - 0.3 * upper.height:
            return None
        later = piece.box.centre[1] >= edge
    return int(later != swap)


def _comes_later(one: Segment, other: Segment, side_by_side: bool) -> bool:
    return one.box.left > other.box.left if side_by_side else one.box.top > other.box.top


def _in_right_half(left: Segment, right: Segment, piece: Segment, inline: bool) -> bool:
    """Labels begin their half, so its left edge parts; titles stand over the middle of their column."""
    if inline:
        return piece.box.left >= right.box.left - right.height
    middle = piece.box.centre[0]
    return abs(middle - right.box.centre[0]) < abs(middle - left.box.centre[0])


def row_of(sheet: Sheet, claim: Claim, heads: Pair) -> tuple[Segment, ...]:
    """What a label claims, and what else stands in its row that only the columns' headings claim, if any: the
    far column of a table whose rows are labelled once.
    """
    others = [c for c in sheet.claims if c.label not in (heads.first, heads.second)]
    taken = {id(p) for c in others for line in (c.row, *c.more, *c.before) for p in line}
    free = [p for p in sheet.pieces if p.label is None and id(p) not in taken and p.same_row(claim.label)]
    ahead = [p for p in free if p.box.left >= claim.label.box.right]
    return tuple(sorted((*claim.row, *ahead), key=lambda p: p.box.left))


def crossing(sheet: Sheet, row: Segment, column: Segment) -> tuple[Segment, ...]:
    """What stands in a table where the row of one heading meets the column of another above it."""
    if not column.box.centre[1] < row.box.top or column.box.left <= row.box.right:
        return ()
    cells = [p for p in sheet.pieces if p.label is None and p.same_row(row) and p.box.left > row.box.right]
    return tuple(p for p in cells if _meets(p, column))


def _meets(cell: Segment, column: Segment) -> bool:
    edges = abs(cell.box.left - column.box.left), abs(cell.box.centre[0] - column.box.centre[0])
    return min(edges) < 1.5 * column.height


def under(heads: Sequence[Segment], labels: Sequence[Segment], rows: Sequence[Segment]) -> list[int | None]:
    """For each label that repeats in every section (姓名) the place of its heading in `heads`; `None` where
    that is not sure. A heading stands above its rows, or in the middle of them, in a tall cell to their left;
    `rows` are all labels that tell which.
    """
    order = sorted(range(len(heads)), key=lambda i: heads[i].box.top)
    tops = [heads[i] for i in order]
    mine = sorted(labels, key=lambda one: one.box.centre[1])
    if not tops or not mine:
        return [None] * len(labels)
    beside = [one for one in rows if one.box.left >= max(h.box.right for h in tops) - one.height]
    centred = any(one.box.centre[1] < tops[0].box.top for one in beside)
    if len(tops) == len(mine):
        sound = _alternate(tops, mine, centred)
        places = list(range(len(mine))) if sound else []
    else:
        places = [] if centred else [_last_above(tops, one) for one in mine]
        places = places if set(places) == set(range(len(tops))) else []
    found = {id(one): order[place] for one, place in zip(mine, places, strict=False)}
    return [found.get(id(one)) for one in labels]


def _alternate(heads: Sequence[Segment], labels: Sequence[Segment], centred: bool) -> bool:
    """Does each label stand in its heading's own section? One lost of each would shift them all."""
    for at, (head, label) in enumerate(zip(heads, labels, strict=True)):
        y = label.box.centre[1]
        if centred and y > head.box.bottom + 0.5 * label.height:
            return False
        if at + 1 < len(heads) and not y < heads[at + 1].box.centre[1]:
            return False
        if at and not y > heads[at - 1].box.centre[1]:
            return False
    return True


def _last_above(heads: Sequence[Segment], label: Segment) -> int:
    """-1 where none is."""
    y = label.box.centre[1] + 0.3 * label.height
    return sum(head.box.top <= y for head in heads) - 1


def blocks(names: Sequence[Claim], values: Sequence[Claim]) -> list[tuple[Claim, Claim | None]]:
    """Each name with the value that follows it, in its own row or its own column, before the next name, else
    anywhere in the rows up to the next name; `None` where none does."""
    told = [(name, _beside(name, names, values) or _next(name, names, values)) for name in names]
    if any(value is not None for _, value in told):
        return told
    return list(zip(names, _in_bands(names, values), strict=True))


def _in_bands(names: Sequence[Claim], values: Sequence[Claim]) -> list[Claim | None]:
    """The one value in the rows of each of several names one below the other; nothing unless each has one."""
    rows = [name.label.box.centre[1] - 0.5 * name.label.height for name in names]
    bands = [
        [v for v in values if top <= v.label.box.centre[1] < end]
        for top, end in pairwise([*rows, float("inf")])
    ]
    apart = all(not one.label.same_row(other.label) for one, other in pairwise(names))
    sure = len(names) > 1 and apart and rows == sorted(rows) and all(len(band) == 1 for band in bands)
    return [band[0] for band in bands] if sure else [None] * len(names)


def _beside(name: Claim, names: Sequence[Claim], values: Sequence[Claim]) -> Claim | None:
    """The one value in the name's row, where that row names nobody else."""
    row = [v for v in values if v.label.same_row(name.label) and v.label.box.left > name.label.box.left]
    alone = not any(n is not name and n.label.same_row(name.label) for n in names)
    return row[0] if len(row) == 1 and alone else None


def _next(name: Claim, names: Sequence[Claim], values: Sequence[Claim]) -> Claim | None:
    rivals = [n for n in names if n is not name and _below(name, n)]
    mine = [v for v in values if _below(name, v)]
    mine = [v for v in mine if not any(_below(name, r) and _below(r, v) for r in rivals)]
    return min(mine, key=lambda v: v.label.box.top) if mine else None


def _below(one: Claim, other: Claim) -> bool:
    """Is `other` further down in the column where the label `one` begins?"""
    apart = abs(one.label.box.left - other.label.box.left)
    near = apart < 6 * one.label.height
    return near and other.label.box.centre[1] > one.label.box.centre[1] + 0.5 * one.label.height


def found(
    field: str, record: HasValue, pieces: Sequence[Segment], sort: Sort = "text", attribute: str = "value"
) -> Found:
    """A record read outside the declarations as a field; names, numbers and dates are critical."""
    critical = sort in ("name", "number", "date")
    return Found(
        field, getattr(record, attribute), spelled(pieces), tuple(pieces), sort, record.outcome,
        tuple(record.signals), tuple(record.candidates), critical, False, record,
    )  # fmt: skip
