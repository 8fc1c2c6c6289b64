"""What is known from a packet, and how surely (事实).

A value the program read is *sure* when its reader accepted it, or when a second, independent source in the
packet says the same: a paper of another kind, the roster, the name of the folder. Two scans of one paper
are not independent: the same faint digit misleads both. Nothing unsure decides a verdict alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractors.records import WHOLE, Box, Document, Value
from pipeline.records import Evidence, Packet

GOOD_READING = 0.85
"""A value that is not critical (an address, a household type) may support `met` from this confidence on."""

LISTS = {"children", "child_names", "parent_names", "adopter_names"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One value with its spot. `sure`: may decide a verdict with no person looking. `likely`: read well."""

    field: str
    value: Value
    sure: bool
    likely: bool
    evidence: tuple[Evidence, ...]
    handwritten: bool = False

    @property
    def text(self) -> str:
        """The value as text."""
        return self.value if isinstance(self.value, str) else str(self.value)


def meaning(field: str) -> str:
    """What a field means, so that the same thing on two papers can agree (`child_name` and `name` are both
    names)."""
    if field.endswith(("_name", "_names")) or field in {"name", "name_local", "children"}:
        return "name"
    if field.endswith("id_number") or field == "social_security_number":
        return "number"
    if field in {"birth_date", "birth_time"}:
        return "birth"
    if field in {"bank_account", "card_number"}:
        return "account"
    return field


def plain(field: str, value: Value) -> str:
    """The form in which two papers' values are compared."""
    text = str(value)
    return text[:10] if field == "birth_time" else text.replace(" ", "")


class Facts:
    """All values of one packet with the support each has. Built once per packet."""

    def __init__(self, packet: Packet) -> None:
        self._support: Mapping[tuple[str, str], set[str]] = _supports(packet)

    def of(self, document: Document, field: str) -> Fact | None:
        """The value of a field with its sureness, or None where the paper gives none."""
        found = document.fields.get(field)
        if found is None:
            return None
        agreed = not isinstance(found.value, tuple) and self.agreed(document, field, str(found.value))
        likely = agreed or found.accepted or (found.confidence or 0.0) >= GOOD_READING
        spot = spot_of(document, found.page, found.box)
        return Fact(field, found.value, found.accepted or agreed, likely, (spot,), found.handwritten)

    def agreed(self, document: Document, field: str, value: str) -> bool:
        """Whether a source other than papers of this kind says the same value."""
        return bool(self._support.get((meaning(field), plain(field, value)), set()) - {document.kind})


def spot_of(document: Document, page: int, box: Box = WHOLE) -> Evidence:
    """The evidence for a box on one page of a document."""
    place = document.pages[page] if 0 <= page < len(document.pages) else document.pages[0]
    return Evidence(place.file, place.page, box)


def whole(*documents: Document) -> tuple[Evidence, ...]:
    """The places of whole documents, one spot a page or card."""
    return tuple(Evidence(place.file, place.page, place.region) for d in documents for place in d.pages)


def unreadable_spot(document: Document, field: str) -> Evidence | None:
    """Where a field stands on the paper that could not be read, or None."""
    for gap in document.unreadable:
        if gap.field == field:
            return spot_of(document, gap.page, gap.box)
    return None


def _supports(packet: Packet) -> Mapping[tuple[str, str], set[str]]:
    support: dict[tuple[str, str], set[str]] = defaultdict(set)
    for document in packet.documents:
        for field, found in document.fields.items():
            values = found.value if isinstance(found.value, tuple) else (found.value,)
            for value in values:
                support[meaning(field), plain(field, value)].add(document.kind)
    for sort, value in _outside(packet):
        support[sort, value].add("outside the papers")
    return support


def _outside(packet: Packet) -> Iterable[tuple[str, str]]:
    """What staff wrote down before any paper was read: the roster's row and the folder's name."""
    if packet.student is not None and packet.student.name:
        yield "name", packet.student.name.replace(" ", "")
        if packet.student.id_number:
            yield "number", packet.student.id_number
            yield "birth", birth_in_number(packet.student.id_number) or ""
    for word in words_of(packet.name):
        yield "name", word


def words_of(name: str) -> tuple[str, ...]:
    """The words of a packet's name: `G3-07 证件样本` -> `G3-07`, `G3`, `07`, `证件样本`."""
    stem = name.rsplit(".", 1)[0] if name.lower().endswith((".zip", ".pdf")) else name
    for mark in "_-—–（）()[]【】+,，、.·/\\":
        stem = stem.replace(mark, " ") if mark not in "·-" else stem
    rough = stem.split()
    return tuple(dict.fromkeys(rough + [part for word in rough for part in word.split("-") if part]))


def birth_in_number(number: str) -> str | None:
    """`11010420151108024X` -> `2015-11-08`; None for numbers that hold no birth date.

    >>> birth_in_number("11010420151108024X")
    '2015-11-08'
    >>> birth_in_number("E12345678") is None
    True
    """
    digits = number[6:14]
    if len(number) == 18 and digits.isdigit():
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    return None
