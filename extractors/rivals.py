"""Whose number is it: on a paper about a pupil, a second valid identity number that no other field and no
label of another person claims may be the pupil's own, unless its bearer is a generation older.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from extractors import numbered, persons
from extractors.ages import APART
from extractors.declare import Found, Wanted
from extractors.sheet import Sheet
from extractors.values import id_number as identity
from extractors.values import names, surnames
from extractors.wording import fold

FIELD = "id_number"
_NUMBER = re.compile(r"(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])")


def weighed(settled: Mapping[str, Found], sheet: Sheet, wanted: Sequence[Wanted]) -> dict[str, Found]:
    """The fields, with a pupil's number that another may replace left to a person, and with it a name that no
    sentence ties to the number taken: whose number it is says whose paper it is.
    """
    told = _weighed(settled, sheet, wanted)
    name, number = told.get("name"), told.get(FIELD)
    if name is None or number is None or "another_number" not in number.signals:
        return told
    tied = numbered.the_one(sheet)
    if (
        {"name", FIELD} <= tied.keys()
        and tied["name"].value == name.value
        and tied[FIELD].value == number.value
    ):
        return told
    return told | {"name": replace(name, outcome="recheck", signals=(*name.signals, "another_name"))}


def _weighed(settled: Mapping[str, Found], sheet: Sheet, wanted: Sequence[Wanted]) -> dict[str, Found]:
    told = dict(settled)
    mine = settled.get(FIELD)
    if mine is None or not isinstance(mine.record, identity.IdNumber):
        return told
    own = {fold(label) for w in wanted if w.field == FIELD for label in w.after}
    theirs = {str(one.value) for one in settled.values()} | set(_of_others(sheet, own))
    others = [other for other in _numbers(sheet.text) if other.value not in theirs]
    if any(_as_young(mine.record, other) for other in others):
        told[FIELD] = replace(mine, outcome="recheck", signals=(*mine.signals, "another_number"))
    child = _of_child(sheet, mine.record, others)
    theirs_too = child and is_of_another(settled.get("name"), child[FIELD], sheet)
    if theirs_too or (child and _in_row(settled.get("name"), str(mine.value), sheet)):
        return told | {FIELD: replace(mine, outcome="recheck", signals=(*mine.signals, "another_number"))}
    return told | child


def _in_row(name: Found | None, number: str, sheet: Sheet) -> bool:
    """Do the name taken and the number taken stand in one row of a table, so that both are one person's?"""
    if name is None:
        return False
    named = [p for p in sheet.pieces if "".join(p.text.split()) == str(name.value)]
    return any(p.same_row(one) for p in sheet.pieces if p.text.strip() == number for one in named)


def is_of_another(name: Found | None, number: Found, sheet: Sheet) -> bool:
    """Is the name nearest to the left of this number, in its row of a table, another than the one taken?"""
    row = [p for p in sheet.pieces if p.label is None and p.same_row(number.pieces[0])]
    ahead = sorted((p for p in row if p.box.right <= number.pieces[0].box.left), key=lambda p: p.box.right)
    told = [names.parse(p.text) for p in ahead]
    people = [str(one.value) for one in told if one is not None and surnames.is_known(str(one.value))]
    return bool(people) and (name is None or str(name.value) != people[-1])


def _of_child(sheet: Sheet, mine: identity.IdNumber, others: Sequence[identity.IdNumber]) -> dict[str, Found]:
    """The one number a generation younger than the one taken: the parent's stood first."""
    younger = {other.value: other for other in others if _year(other) >= _year(mine) + APART}
    if len(younger) != 1:
        return {}
    ((value, record),) = younger.items()
    places = (at for match, at in sheet.search_all(_NUMBER) if match.group().upper() == value)
    pieces = next(places, None)
    if pieces is None:
        return {}
    found = persons.found(FIELD, record, pieces, "number")
    return {FIELD: replace(found, outcome="recheck", signals=(*found.signals, "another_number"))}


def _of_others(sheet: Sheet, own: Collection[str]) -> list[str]:
    """The numbers beside labels that ask for somebody else's."""
    claims = [claim for claim in sheet.claims if claim.label.label not in own]
    print_ = "\n".join(piece.text for claim in claims for piece in claim.row)
    return [number.value for number in _numbers(print_)]


def _numbers(print_: str) -> list[identity.IdNumber]:
    """Every identity number with a right check digit."""
    read = [identity.parse(match.group()) for match in _NUMBER.finditer(print_)]
    return [one for one in read if one is not None and "checksum" in one.signals]


def _as_young(mine: identity.IdNumber, other: identity.IdNumber) -> bool:
    return _year(other) > _year(mine) - APART


def _year(number: identity.IdNumber) -> int:
    return int((number.birth_date or "0")[:4])
