"""Whose number a sentence tells (姓名与身份证号): X（身份证号：…）, X，男，汉族，公民身份号码….

Tables and labels list many people; where running text puts a number right behind one name, the two belong
together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors import kin, mentions, persons
from extractors.ages import APART
from extractors.declare import Found
from extractors.layout import Segment
from extractors.sheet import Sheet
from extractors.values import id_number as identity

_SAID = (
    r"(?:同学|同志|小朋友)?(?:[,(](?:性别:?)?[男女])?(?:[,.、。]+(?:民族:?)?[\u4e00-\u9fff]{1,5})?"
    r"(?:[,、](?:出生日期:?|生于)?(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?(?:出?生)?)?"
)
"""What may be said of a person between the name and the number."""
_BEHIND = re.compile(
    rf"{_SAID}[,.、(]+(?:其?(?:公民|居民)?身份(?:证件?)?|证件)(?:号码?)?[为是]?:?(?P<number>[1-9]\d{{16}}[\dXx])(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A name and the number that a sentence puts behind it, with its print."""

    name: str
    number: identity.IdNumber
    pieces: tuple[Segment, ...]


def pairs(page: kin.Page) -> tuple[Pair, ...]:
    """Every person of the text with the number right behind the name, each once, in reading order."""
    text, places = mentions.running(page.sheet)
    told: dict[str, Pair] = {}
    for one in page.told.people:
        for spot in one.spots:
            behind = _BEHIND.match(text, spot + len(one.name))
            record = identity.parse(behind["number"]) if behind else None
            if behind and record is not None:
                print_ = mentions.print_of(page.sheet, places, *behind.span("number"))
                told.setdefault(one.name, Pair(one.name, record, print_))
    return tuple(told.values())


def _youngest(found: Sequence[Pair]) -> Sequence[Pair]:
    """The one a generation younger than all others (X（…）之子Y（…）), if there is one."""

    def born(pair: Pair) -> int:
        return int((pair.number.birth_date or "0")[:4])

    young = [one for one in found if all(born(one) >= born(other) + APART for other in found if other != one)]
    return young or found


def the_one(sheet: Sheet) -> dict[str, Found]:
    """`name` and `id_number` of the one person whose number the text tells, or of the one a generation
    younger than the others, for a person to see; nothing where it tells several, or only somebody's parent.
    """
    page = kin.on_page(sheet)
    every = pairs(page)
    found = _youngest(every)
    if len(found) != 1 or found[0].name in page.told.parents:
        return {}
    (pair,) = found
    told = page.field("name", pair.name) | {
        "id_number": persons.found("id_number", pair.number, pair.pieces, "number")
    }
    return (
        told if len(every) == 1 else {field: replace(one, outcome="recheck") for field, one in told.items()}
    )
