"""What the values of one paper say about each other: the birth date inside the number, the sex digit, a
bank's name.

A check digit proves a number read right; a printed birth date equal to the one inside the number proves
both; each is a signal, for or against, and `confidence.py` weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from extractors.confidence import AGAINST, FOR, SURE_KIND, Weighed, weigh
from extractors.declare import Found
from extractors.draft import score, touches_edge
from extractors.engines import text_layer
from extractors.records import Value
from extractors.values import surnames
from extractors.values.id_number import IdNumber

KNOWN_WORDS = frozenset({"ethnicity", "sex", "bank", "card_type"})
"""Fields whose reader only ever gives a word of a short known list: a misread seldom is another such word."""


_GLUED = re.compile(
    r"(?![于自至到期间日月年起止从为是在即截有效限时点刻族女男])[\u4e00-\u9fff](?=(?:19|20)\d{6}(?!\d))"
)
"""A day in bare digits right behind a word of another cell (样本中学20210910)."""


def signalled(found: Mapping[str, Found]) -> dict[str, Found]:
    """The fields with every signal the paper itself gives."""
    marked = {name: _own(f) for name, f in found.items()}
    for name, f in found.items():
        if isinstance(f.record, IdNumber) and name == "id_number":
            marked = _with_number(marked, f.record)
    return marked


def of_kind(found: Mapping[str, Found], kind: float) -> dict[str, Found]:
    """The fields of a paper whose kind is right with this probability: a value is no surer than its paper."""
    if kind >= SURE_KIND:
        return dict(found)
    return {name: with_signal(f, "kind_unsure") for name, f in found.items()}


def of_digits(found: Mapping[str, Found]) -> dict[str, Found]:
    """The fields of a face whose identity number fails its check digit, or was read otherwise by the second
    reader: on a copy where a 4 has become a 1 in one place it has in others, so no other day is sure there.
    """
    number = found.get("id_number")
    if number is None or not {"checksum_failed", "second_reader_differs"} & set(number.signals):
        return dict(found)
    return {
        name: with_signal(f, "recheck") if f.sort == "date" and "date_in_number" not in f.signals else f
        for name, f in found.items()
    }


def weighed(found: Found) -> Weighed:
    """Probability and acceptance of a field by all signals it carries now."""
    return weigh(score(found), found.signals, found.critical, found.handwritten)


def _own(found: Found) -> Found:
    told = [s for s in found.signals if s in FOR or s in AGAINST]
    if found.outcome == "recheck":
        told.append("recheck")
    if found.pieces and all(s.line.engine == text_layer.NAME for p in found.pieces for s, _, _ in p.strips):
        told.append("text_layer")  # checked against the picture, else the page would have been read
    if found.field in KNOWN_WORDS and found.outcome == "ok":
        told.append("known_word")
    if found.sort == "name" and not _plausible(found.value):
        told.append("unusual_name")
    if found.sort == "name" and "text_layer" not in told and _has_twin(found.value):
        told.append("twin_signs")
    if found.sort == "date" and _GLUED.search(found.raw):
        told.append("recheck")
    if found.pieces and touches_edge(found):
        told.append("cut_short")
    kept = [s for s in found.signals if s not in told]
    return replace(found, signals=tuple(dict.fromkeys([*told, *kept])))


TWINS = frozenset("己已巳戊戌戍")
"""Signs parted by a gap narrower than a stroke: all readers of blurred ink agree on the commoner one."""
TWIN_SURNAMES = frozenset("余候宫官元亓苟荀毋母涂")
"""Surnames readers agree on where another of nearly the same form is printed (佘, 侯, 官, 亓, 荀, 凃)."""


def _has_twin(value: Value) -> bool:
    """Does a name hold such a sign?"""
    given = [str(one) for one in (value if isinstance(value, tuple) else (value,))]
    return bool(TWINS & {sign for one in given for sign in one[1:]}) or bool(
        TWIN_SURNAMES & {one[:1] for one in given}
    )


def _plausible(value: Value) -> bool:
    """Two readers may agree on a word that is no name at all (军人); a surname people bear speaks for one."""
    given = value if isinstance(value, tuple) else (value,)
    if isinstance(value, tuple) and any(surnames.may_be_two(str(one)) for one in value):
        return False
    return all(
        isinstance(one, str) and surnames.is_known(one) and not surnames.is_misplaced(one) for one in given
    )


def _with_number(found: dict[str, Found], number: IdNumber) -> dict[str, Found]:
    """Birth date and sex as printed against those in the number: both sides gain or lose. A number that fails
    its check digit vouches for nothing: soft print has 1989 read 1980 in both places.
    """
    checks: tuple[tuple[str, Value | None, str, str], ...] = (
        ("birth_date", number.birth_date, "date_in_number", "date_differs_from_number"),
        ("sex", number.sex, "sex_in_number", "sex_differs_from_number"),
    )
    told = dict(found)
    for name, inside, agrees, differs in checks:
        if inside is None or name not in told:
            continue
        signal = agrees if told[name].value == inside else differs
        if signal == agrees and "checksum_failed" in number.signals:
            continue
        told[name] = with_signal(told[name], signal)
        told["id_number"] = with_signal(told["id_number"], signal)
        if signal == differs and "name" in told:  # whose number, if two people's print ran together?
            told["name"] = with_signal(told["name"], "recheck")
    return told


def with_signal(found: Found, signal: str) -> Found:
    """The field with one more signal."""
    return found if signal in found.signals else replace(found, signals=(*found.signals, signal))
