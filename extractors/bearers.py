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
from extractors.records import Value
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
    number = settled.get(NUMBER)
    flush = _flush(told, number, sheet)
    if (flush or _last_over(told, number)) == mine.value:
        return dict(settled)
    found = mine
    if flush is not None:
        claim, record = next(one for one in told if one[1].value == flush)
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


def _flush(told: Sequence[tuple[Claim, HasValue]], number: Found | None, sheet: Sheet) -> Value | None:
    """The one name whose label begins where that of the number does, or stands in its row."""
    labels = [c.label for c in sheet.claims if number and set(c.row) & set(number.pieces)]
    beside = {r.value for c, r in told if any(_is_flush(c.label, label) for label in labels)}
    return beside.pop() if len(beside) == 1 else None


def _is_flush(one: Segment, other: Segment) -> bool:
    return abs(one.box.left - other.box.left) <= one.height or one.same_row(other)


def _last_over(told: Sequence[tuple[Claim, HasValue]], number: Found | None) -> Value | None:
    """The last name over the number: where sections stand under one another it begins the number's own."""
    if number is None or not number.pieces:
        return None
    over = [
        (c.label.box.centre[1], r.value)
        for c, r in told
        if c.label.box.centre[1] < number.pieces[0].box.bottom
    ]
    return max(over, key=lambda one: one[0])[1] if over else None
