"""Parts of a value that its label alone does not claim: ends of addresses, rows of a list, days and units."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.declare import Wanted
from extractors.layout import Claim, Segment
from extractors.sheet import Sheet
from extractors.values import names
from extractors.wording import fold

REGION = re.compile(r"\s*[\u4e00-\u9fff]{2,7}(?:[省市]|自治区)[\u4e00-\u9fff]{2}")
"""How an address begins."""


def whole(claim: Claim, sheet: Sheet, one: Wanted) -> Claim:
    """What a label claims, with what else belongs to a value of this sort."""
    if one.sort == "address":
        claim = _from_place(claim)
        if claim.row and not claim.more:
            claim = replace(claim, more=tuple((piece,) for piece in _outdented(claim, sheet)))
        if claim.row and not claim.before:
            claim = replace(claim, before=tuple((piece,) for piece in _begun_above(claim, sheet)))
    if one.joiner == "、" and claim.row and not claim.below:
        claim = listed_on(claim, sheet)
    if one.sort == "date":
        claim = replace(claim, row=_between_units(claim, sheet))
        if one.lines > 1 and not claim.more:
            claim = replace(claim, more=_until(claim, sheet))
    return claim


def spelled(pieces: Sequence[Segment], joiner: str = "") -> str:
    """The print of several pieces in a row: a space only where Latin words would run together."""
    print_ = (p.text.replace("★", "").strip() for p in pieces)  # the star of a seal is no letter
    words = [word for word in print_ if word]
    joined = words[0] if words else ""
    for word in words[1:]:
        latin = bool(re.search(r"[A-Za-z]$", joined)) and bool(re.match(r"[A-Za-z]", word))
        joined += (joiner or (" " if latin else "")) + word
    return joined


def _from_place(claim: Claim) -> Claim:
    """The lines of an address from the first that holds a Chinese sign on: over it stands print in another
    script, of which a reader makes figures and Latin letters.
    """
    lines = [*claim.before, claim.row, *claim.more]
    strange = 0
    while strange < len(lines) - 1 and not re.search("[\u4e00-\u9fff]", spelled(lines[strange])):
        strange += 1
    begun = strange < len(lines) and REGION.match(spelled(lines[strange])) is not None
    if not strange or not begun:
        return claim
    over = len(claim.before) - strange
    return (
        replace(claim, before=claim.before[strange:])
        if over >= 0
        else replace(claim, before=(), row=lines[strange], more=tuple(lines[strange + 1 :]))
    )


def _outdented(claim: Claim, sheet: Sheet) -> tuple[Segment, ...]:
    """The end of an address in the row below it, wherever that begins: at the left margin in running text, in
    the middle of a line to write on.
    """
    label, last = claim.label.box, claim.row[-1]
    claimed = [p for c in sheet.claims for p in c.row]
    for piece in sheet.pieces:
        down = (piece.box.top - max(label.bottom, last.box.bottom)) / last.height
        under = label.left - 2.0 * last.height <= piece.box.left < last.box.right
        alone = not any(other is not piece and other.same_row(piece) for other in sheet.pieces)
        rest = piece.label is None and piece not in claimed and _END_OF_ADDRESS.fullmatch(fold(piece.text))
        if rest and under and alone and -0.4 <= down <= 1.2:
            return (piece,)
    return ()


_END_OF_ADDRESS = re.compile(
    r"(?!\d{5,}$)[\u4e00-\u9fff\dA-Z()#\-]{0,22}(?:[号室户楼组栋幢村队院弄层座门房]|单元|宿舍|\d[A-Z]?)"
)


def _begun_above(claim: Claim, sheet: Sheet) -> tuple[Segment, ...]:
    """The line an address begins on, tight over one that begins with no place: the label is level with the
    last of them.
    """
    first = claim.row[0]
    claimed = [p for c in sheet.claims for p in c.row]
    for piece in sheet.pieces if not REGION.match(first.text) else ():
        up = (first.box.top - piece.box.bottom) / first.height
        flush = abs(piece.box.left - first.box.left) < 0.8 * first.height
        if (
            piece.label is None
            and piece not in claimed
            and flush
            and -0.6 <= up <= 0.6
            and REGION.match(piece.text)
        ):
            return (piece,)
    return ()


_PERSON = re.compile(r"[男女]|\d{4}\s*[年.\-/]|\d{6}")


ROWS = 2.5
"""Letter heights between two rows of a list that a form sets as wide as its other rows, at most."""


def listed_on(claim: Claim, sheet: Sheet) -> Claim:
    """The label's list with its people in rows of their own under the first, each with sex or day of birth,
    no label before them.
    """
    first, told = claim.row[0], list[Segment]()
    last = (claim.more or (claim.row,))[-1][0]
    for piece in sheet.pieces:
        near = -0.3 < (piece.box.top - last.box.bottom) / last.height < ROWS
        apart = (abs(piece.box.left - first.box.left), abs(piece.box.right - first.box.right))
        bare = not any(p.label and p.same_row(piece) and p.box.right <= piece.box.left for p in sheet.pieces)
        person = _PERSON.search(piece.text) is not None and bool(names.split(piece.text))
        if piece.label is None and near and min(apart) < first.height and bare and person:
            told.append(piece)
            last = piece
    return replace(claim, more=(*claim.more, *((piece,) for piece in told)))


_UNIT = re.compile("[年月日时分]")


LOWER = 0.8
"""Letter heights by which the middle of a figure may stand under its printed unit, at most."""


def _between_units(claim: Claim, sheet: Sheet) -> tuple[Segment, ...]:
    """The row with the figures that stand lower than the printed units 年 月 日 they belong between, level
    with the units' English.
    """
    if claim.below or not all(_UNIT.fullmatch(piece.text.strip()) for piece in claim.row):
        return claim.row
    right = (p for p in sheet.pieces if p.same_row(claim.label) and p.box.left > claim.label.box.right)
    units = [p for p in sorted(right, key=lambda p: p.box.left) if _UNIT.fullmatch(p.text.strip())]
    if not units:
        return claim.row
    low = max(piece.box.bottom for piece in units) + LOWER * units[0].height
    figures = [
        p
        for p in sheet.pieces
        if re.fullmatch(r"\d{1,4}", p.text.strip())
        and claim.label.box.right < p.box.centre[0] < units[-1].box.left
        and units[0].box.top < p.box.centre[1] < low
    ]
    row = tuple(sorted((*units, *figures), key=lambda p: p.box.centre[0]))
    takes_turns = [piece in units for piece in row] == [False, True] * len(units)
    return row if takes_turns else claim.row


def _until(claim: Claim, sheet: Sheet) -> tuple[tuple[Segment, ...], ...]:
    """The last day of a period on a line of its own, however far under the first, which ends on 至."""
    last = claim.row[-1] if claim.row else None
    if last is None or not re.search(r"[至到~～\-—]\s*$", last.text):
        return ()
    for piece in sheet.pieces:
        down = (piece.box.top - last.box.bottom) / last.height
        flush = abs(piece.box.left - claim.row[0].box.left) < last.height
        if piece.label is None and flush and -0.3 < down < ROWS and re.match(r"\s*\d{4}", piece.text):
            return ((piece,),)
    return ()
