"""Whose number a sentence tells (姓名与身份证号): X（身份证号：…）, X，男，汉族，公民身份号码….

Tables and labels list many people; where running text puts a number right behind one name, the two belong
together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors import kin, mentions, persons, script
from extractors.ages import APART
from extractors.declare import Found
from extractors.layout import Segment
from extractors.sheet import Sheet
from extractors.values import id_number as identity

_BEHIND = re.compile(
    r"(?P<said>[^。;]{0,80}?[,.、(]+)(?:(?:其?(?:公民|居民)?身份(?:证件?)?|证件)(?:号码?)?[为是]?:?|(?<=\())\n?"
    r"(?P<number>[1-9]\d{16}[\dXx])(?!\d)"
)
_OF_ANOTHER = re.compile("[父母妻夫]|[之其的][独长次幼大小]?[子女孙]|儿|监护|家长|爷|奶|配偶|身份证|户主")
"""Words between a name and a number that speak of somebody else, or of another number."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A name and the number that a sentence puts behind it, with its print."""

    name: str
    number: identity.IdNumber
    pieces: tuple[Segment, ...]


def pairs(page: kin.Page) -> tuple[Pair, ...]:
    """Every person of the text with the number right behind the name, each once, in reading order."""
    text = script.undrifted(page.text)
    told: dict[str, Pair] = {}
    spots = [spot for one in page.told.people for spot in one.spots]
    for one in page.told.people:
        for spot in one.spots:
            behind = _BEHIND.match(text, spot + len(one.name))
            if behind is None or _OF_ANOTHER.search(behind["said"]):
                continue
            record = identity.parse(behind["number"])
            if record is not None and not any(spot < other < behind.end() for other in spots):
                print_ = mentions.print_of(page.sheet, page.places, *behind.span("number"))
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
