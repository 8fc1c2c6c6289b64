"""Mother and father on a birth certificate whose headings were not read, told by their numbers.

The seventeenth digit of an identity number is even for a woman: of two numbers, one of each, the woman's is
the mother's. On every edition the mother's section stands before the father's and a section's name over its
number; so the name nearest over a number, under the one before, is the same person's. A person confirms all
of it: the second number may be that of whoever fetched the certificate.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from extractors import persons
from extractors.declare import Found
from extractors.layout import Segment
from extractors.sheet import Sheet
from extractors.values import id_number, names, surnames
from extractors.values.id_number import IdNumber

PARENT = {"F": "mother", "M": "father"}
FLUSH = 2.5  # letter heights by which names of one column may begin apart


def told(found: Mapping[str, Found], sheet: Sheet) -> dict[str, Found]:
    """What the two numbers tell of the parents, and of the child over them."""
    read = [(p, n) for p in sheet.pieces if p.label is None and (n := _right(p)) is not None]
    rows = sorted(read, key=lambda each: each[0].box.centre[1])
    if len(rows) != 2 or {n.sex for _, n in rows} != set(PARENT) or rows[0][0].same_row(rows[1][0]):
        return {}
    added: dict[str, Found] = {}
    for piece, number in rows:
        parent = PARENT[str(number.sex)]
        one = persons.found(f"{parent}_id_number", number, (piece,), "number")
        added[one.field] = replace(one, outcome="recheck", signals=(*one.signals, "by_place"))
    edges = [-float("inf"), *(piece.box.bottom for piece, _ in rows)]
    for (top, foot), (_, number) in zip(pairwise(edges), rows, strict=True):
        named = [p for p in _named(sheet) if top < p.box.centre[1] <= foot]
        if named:
            field = f"{PARENT[str(number.sex)]}_name"
            added[field] = _proposed(field, max(named, key=lambda p: p.box.top))
    return {**added, **_child({**added, **found}, sheet)}


def _right(piece: Segment) -> IdNumber | None:
    number = id_number.parse(piece.text)
    return number if number is not None and "checksum" in number.signals else None


def _named(sheet: Sheet) -> list[Segment]:
    """The names beside a bare 姓名."""
    return [claim.row[0] for claim in sheet.labelled("姓名") if claim.row and _is_name(claim.row[0])]


def _is_name(piece: Segment) -> bool:
    record = names.parse(piece.text)
    return record is not None and record.outcome == "ok" and surnames.is_known(record.value)


def _child(found: Mapping[str, Found], sheet: Sheet) -> dict[str, Found]:
    """The newborn's name, its label not read: over the time of birth, where the parents' names begin."""
    born, below = found.get("birth_time"), [found[f] for f in ("mother_name", "father_name") if f in found]
    if "child_name" in found or born is None or not born.pieces or not below:
        return {}
    edge = min(one.pieces[0].box.left for one in below)
    above = [p for p in sheet.pieces if p.label is None and p.box.bottom <= born.pieces[0].box.top]
    mine = [p for p in above if abs(p.box.left - edge) < FLUSH * p.height and _is_name(p)]
    return {"child_name": _proposed("child_name", mine[0])} if len(mine) == 1 else {}


def _proposed(field: str, piece: Segment) -> Found:
    record = names.parse(piece.text)
    assert record is not None  # asked before
    one = persons.found(field, record, (piece,), "name")
    return replace(one, outcome="recheck", signals=(*one.signals, "by_place"))
