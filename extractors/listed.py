"""Whether a list of names is whole: it is sure only where nothing on the paper points to one person more.

A name read in the list's own column, or beside a label of the list, that no other field and no other label
claims may be the one that is missing; so may the one behind a label of the list that stands alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from extractors.declare import Found, Wanted
from extractors.layout import Segment
from extractors.sheet import Sheet
from extractors.values import names, surnames
from extractors.wording import fold

BARE = "姓名"
OFF_COLUMN = 1.5  # letter heights between where two names of a column begin


def weighed(settled: Mapping[str, Found], sheet: Sheet, wanted: Sequence[Wanted]) -> dict[str, Found]:
    """The fields, with a list that may lack a name left to a person."""
    known = {name for one in settled.values() for name in _names(one)}
    told = dict(settled)
    for field, one in settled.items():
        if one.sort != "name" or not isinstance(one.value, tuple) or one.outcome == "recheck":
            continue
        own = {fold(label) for w in wanted if w.field == field for label in w.after} | {BARE}
        if _another(one, sheet, own, known):
            told[field] = replace(one, outcome="recheck")
    return told


def _names(found: Found) -> Collection[str]:
    if found.sort != "name":
        return ()
    return found.value if isinstance(found.value, tuple) else (str(found.value),)


def _another(found: Found, sheet: Sheet, own: Collection[str], known: Collection[str]) -> bool:
    """Does a name that is nobody's yet stand where the list's names stand?"""
    others = [c for c in sheet.claims if c.label.label not in own]
    claimed = [piece for c in others for line in (c.row, *c.more, *c.before) for piece in line]
    for piece in sheet.pieces:
        name = names.normal(piece.text)
        free = piece.label is None and name not in known and piece not in claimed
        if free and _is_person(name) and any(_in_column(piece, one) for one in found.pieces):
            return True
    return False


def _is_person(name: str) -> bool:
    return names.is_plausible(name) and surnames.is_known(name) and 2 <= len(name) <= 4


def _in_column(piece: Segment, other: Segment) -> bool:
    return abs(piece.box.left - other.box.left) < OFF_COLUMN * min(piece.height, other.height)
