"""Whose name it is: of two names under one label (姓名 of the bearer, 姓名 of a guardian) the one whose label
stands flush with that of the number, or last over it; where that does not tell, a person chooses.

A section with a heading of its own (监护人情况) may begin higher on the page than the bearer's rows, and two
pages taken for one show two people as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors import persons
from extractors.declare import Found, Wanted
from extractors.layout import Claim, Segment
from extractors.sheet import Sheet
from extractors.values.parsed import HasValue
from extractors.wording import fold

FIELD, NUMBER = "name", "id_number"


def weighed(settled: Mapping[str, Found], sheet: Sheet, wanted: Sequence[Wanted]) -> dict[str, Found]:
    """The fields, the name left to a person where the same label claims another one."""
    mine = settled.get(FIELD)
    told = _claims(mine, sheet, wanted) if mine is not None else []
    if mine is None or len({record.value for _, record in told}) < 2:
        return dict(settled)
    beside = _nearest(told, settled.get(NUMBER), sheet)
    if len(beside) == 1 and beside[0][1].value == mine.value:
        return dict(settled)
    found = mine
    if len(beside) == 1:
        claim, record = beside[0]
        found = persons.found(FIELD, record, claim.row[:1], "name")
    others = tuple(str(record.value) for _, record in told if record.value != found.value)
    doubted = replace(
        found,
        outcome="recheck",
        signals=(*found.signals, "another_name"),
        candidates=(*found.candidates, *others),
    )
    return {**settled, FIELD: doubted}


def _claims(mine: Found, sheet: Sheet, wanted: Sequence[Wanted]) -> list[tuple[Claim, HasValue]]:
    """Who stands right beside the label that claims this name, wherever that label is printed, and beside no
    heading of a table.
    """
    parses = [one.parse for one in wanted if one.field == FIELD and one.after]
    theirs = {fold(label) for one in wanted if one.field != FIELD for label in one.after}
    own = [c for c in sheet.claims if set(c.row[:1]) & set(mine.pieces) and c.label.label not in theirs]
    if not parses or not own or not own[0].label.label:
        return []
    places = [c for c in sheet.labelled(own[0].label.label) if c.row and not c.below]
    read = ((claim, parses[0](claim.row[0].text)) for claim in places)
    return [(claim, record) for claim, record in read if record is not None and record.outcome == "ok"]


def _nearest(
    told: Sequence[tuple[Claim, HasValue]], number: Found | None, sheet: Sheet
) -> list[tuple[Claim, HasValue]]:
    """Whose label begins where that of the number does, or stands in its row; else the last over it."""
    if number is None or not number.pieces:
        return []
    labels = [c.label for c in sheet.claims if set(c.row) & set(number.pieces)]
    flush = [one for one in told if any(_is_flush(one[0].label, label) for label in labels)]
    if len(flush) == 1:
        return flush
    over = [one for one in told if one[0].label.box.centre[1] < number.pieces[0].box.bottom]
    return sorted(over, key=lambda one: one[0].label.box.centre[1])[-1:]


def _is_flush(one: Segment, other: Segment) -> bool:
    return abs(one.box.left - other.box.left) <= one.height or one.same_row(other)
