"""The two zones of a passport's data page: the lines for machines at its foot, and the print above them.

They are independent prints of the same facts. Where they agree a value is proven twice, whatever label stands
beside it; where they differ both readings go to a person. Names have no check digit.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from extractors import persons
from extractors.declare import Found, Parsed, Sheet, Sort
from extractors.flat import Strip
from extractors.layout import Segment
from extractors.values import mrz, passport_days
from extractors.values.glyphs import squeeze

CHECKS = {"passport_number": "check_number", "birth_date": "check_birth", "expiry_date": "check_expiry"}


@dataclass(frozen=True, slots=True)
class Zone:
    """The machine-readable zone with the pieces of its two lines."""

    record: mrz.Mrz
    pieces: tuple[Segment, ...]


def zone(sheet: Sheet) -> Zone | None:
    """The zone on this sheet."""
    rows = _rows(sheet.strips)
    record = mrz.parse([text for text, _ in rows])
    if record is None:
        return None
    marked = [strip for text, strips in rows for strip in strips if "<" in text or "«" in text]
    last = max((strip.flat.bottom for strip in marked), default=0.0)
    beneath = [s for s in sheet.strips if s.flat.bottom > last - 0.2 * s.flat.height and len(s.text) > 30]
    strips = tuple(dict.fromkeys((*marked, *beneath)))
    return Zone(record, tuple(Segment(s.text, s.flat, ((s, 0, len(s.text)),)) for s in strips))


def _rows(strips: tuple[Strip, ...]) -> list[tuple[str, list[Strip]]]:
    """Printed rows: pieces of one line that the reader cut at a run of fillers are one again."""
    rows: list[list[Strip]] = []
    for strip in strips:
        last = rows[-1][-1].flat if rows else None
        same = last is not None and abs(strip.flat.centre[1] - last.centre[1]) < 0.5 * last.height
        if same:
            rows[-1].append(strip)
        else:
            rows.append([strip])
    ordered = [sorted(row, key=lambda s: s.flat.left) for row in rows]
    return [("".join(s.text for s in row), row) for row in ordered]


def agreed(field: str, sort: Sort, value: str, zone: Zone, printed: Found | None, sheet: Sheet) -> Found:
    """The zone's value, weighed with the printed one: that of the label, else one that stands anywhere
    above."""
    record = zone.record
    check = CHECKS.get(field)
    proven = check in record.signals and all(record.checks.values())
    state = record.country or record.nationality
    proven = proven and (field != "passport_number" or _told_apart(value, state))
    signals = ("checksum",) if proven else ()
    sound = record.outcome if sort == "number" else "ok" if proven or not check else "recheck"
    if printed is None or not same(value, str(printed.value)):
        printed = _anywhere(field, sort, value, zone, sheet) or printed
    if printed is None:
        return persons.found(field, Parsed(value, record.raw, sound, signals), zone.pieces, sort)
    if same(value, str(printed.value)):
        shown = str(printed.value) if sort == "name" else value  # the zone prints no ö and no hyphen
        both = Parsed(shown, printed.raw, "ok", (*signals, "mrz"))
        return persons.found(field, both, printed.pieces, sort)
    if sort != "name" and (proven or (sort == "choice" and all(record.checks.values()))):
        doubt = Parsed(value, record.raw, "recheck", (*signals, "zones_differ"), (str(printed.value),))
        return persons.found(field, doubt, zone.pieces, sort)
    doubt = Parsed(str(printed.value), printed.raw, "recheck", ("zones_differ",), (value,))
    return persons.found(field, doubt, printed.pieces, sort)


def _anywhere(field: str, sort: Sort, value: str, zone: Zone, sheet: Sheet) -> Found | None:
    """The zone's value where it stands in the print above, whichever label was read beside it."""
    for piece in printed_pieces(sheet, zone):
        text = " ".join(piece.text.split()).strip(" ,.:/")
        if sort == "date" and value in passport_days.find_all(text):
            return persons.found(field, Parsed(value, piece.text), (piece,), sort)
        if sort in ("name", "number") and len(value) > 1 and _whole(value, text, sort):
            return persons.found(field, Parsed(squeeze(text), piece.text), (piece,), sort)
    pieces = list(printed_pieces(sheet, zone)) if sort == "name" else []
    for upper in pieces:  # two surnames, one over the other
        for lower in pieces:
            flush = upper.above(lower) and abs(upper.box.left - lower.box.left) < upper.height
            if flush and _whole(value, f"{upper.text} {lower.text}", sort):
                both = Parsed(squeeze(upper.text + lower.text), f"{upper.text} {lower.text}")
                return persons.found(field, both, (upper, lower), sort)
    return None


def _whole(value: str, text: str, sort: Sort) -> bool:
    plain = squeeze(text).upper() == value if sort == "number" else re.fullmatch(r"[A-Za-zÀ-ɏ' \-’]+", text)
    return bool(plain) and same(value, text)


def printed_pieces(sheet: Sheet, zone: Zone | None) -> Iterator[Segment]:
    """Values of the print above the zone."""
    foot = {strip.line for piece in zone.pieces for strip, _, _ in piece.strips} if zone else set()
    return (p for p in sheet.pieces if p.label is None and p.strips[0][0].line not in foot)


def _told_apart(number: str, country: str) -> bool:
    """Can the check digit tell this number from its look-alikes? G counts 16, L 21, S 28: ten more than 6, 1
    and 8 or twenty, so such a misread passes; only a known shape (E and eight digits) shows which it is."""
    chinese = country == "CHN" and re.fullmatch(r"E\d{8}|E[A-HJ-NP-Z]\d{7}|G\d{8}|1[45]\d{7}", number)
    return bool(chinese) or not re.search("[6G8S1LB]", number)


def same(one: str, other: str) -> bool:
    """Equal but for what the zone cannot print: spaces, hyphens, apostrophes, case, marks on letters."""
    return bool(_in_zone(one) & _in_zone(other))


_BARE = str.maketrans({"Ø": "O", "Ł": "L", "Đ": "D", "İ": "I", "ı": "I"})
_LETTERS = {"Ä": "AE", "Ö": "OE", "Ü": "UE", "Å": "AA", "Ø": "OE", "Æ": "AE", "Ñ": "NXX", "Ł": "L", "Đ": "D"}
_LONGER = str.maketrans(_LETTERS)


def _in_zone(text: str) -> set[str]:
    """How a zone may write a name: marks left out (É: E), or as two letters (Ö: OE; Doc 9303-3, 6.A)."""
    upper = text.replace("ß", "SS").upper()
    ways = (unicodedata.normalize("NFD", upper.translate(table)) for table in (_BARE, _LONGER))
    return {re.sub(r"[^A-Z0-9\u4e00-\u9fff]", "", way) for way in ways}
