"""One paper, one region: lays the lines out with the words that paper prints, and reads its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from extractors import (
    bearers,
    gaps,
    handwriting,
    inked,
    listed,
    placed,
    rivals,
    script,
    signature,
    told,
    worded,
    wrapped,
)
from extractors.declare import Found, Paper
from extractors.engines import CropReader, Image
from extractors.fields import Missed, fields, printed_labels
from extractors.layout import Segment
from extractors.records import WHOLE, Box, Line
from extractors.sheet import Sheet, lay_out
from extractors.values import surnames
from extractors.wording import EDGES, fold

_BLANK = re.compile(r"[年月日签发_]*|[\u4e00-\u9fff]{0,8}(?:详细)?(?:地址|住址|日期|签章|内容)")
"""What an empty table prints that no list of labels holds: heads of its columns, the units of a date."""
ECHO = 85.0  # of its letters a piece shares with the line it was cut from
ECHO_OF_WORDS, WORDS = 70.0, 5  # the same of so many letters: cut through, some are misread


def sheet_of(
    paper: Paper, lines: Sequence[Line], face: str, wide: float, high: float, region: Box = WHOLE
) -> Sheet:
    """The lines of one region laid out as a face of that paper."""
    labels = printed_labels(paper.FIELDS, paper.LABELS)
    shapes: worded.Shapes = getattr(paper, "WORDINGS", ())
    more = worded.meanings(lines, shapes, {fold(label) for label in labels}) if shapes else {}
    twice, titles = getattr(paper, "TWICE", ()), getattr(paper, "TITLES", ())
    orders = _orders(paper)
    return lay_out(lines, labels, face, wide, high, region, twice, titles, more, orders)


def _orders(paper: Paper) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The paper's columns of labels, each label in all wordings of its field."""
    columns: tuple[tuple[str | tuple[str, ...], ...], ...] = getattr(paper, "COLUMNS", ())
    return tuple(tuple(_wordings(paper, label) for label in column) for column in columns)


def _wordings(paper: Paper, label: str | tuple[str, ...]) -> tuple[str, ...]:
    given = (label,) if isinstance(label, str) else label
    others = (word for one in paper.FIELDS if given[0] in one.after for word in one.after)
    return tuple(dict.fromkeys(fold(word) for word in (*given, *others)))


def read_sheet(
    paper: Paper, lines: Sequence[Line], face: str, wide: float, high: float, region: Box = WHOLE
) -> tuple[Mapping[str, Found], tuple[Missed, ...]]:
    """The paper's fields in one region (lines on the upright page of `wide` x `high` pixels)."""
    found, missed = _read(paper, sheet_of(paper, lines, face, wide, high, region))
    return _unless_blank(found), missed


def read_picture(
    paper: Paper, lines: Sequence[Line], face: str, image: Image, reader: CropReader | None
) -> tuple[Mapping[str, Found], tuple[Missed, ...]]:
    """The same with the upright picture at hand: print overlooked beside a label is read from its spot."""
    high, wide = image.shape[:2]
    sheet = sheet_of(paper, lines, face, wide, high)
    labels = [label for one in paper.FIELDS if not one.faces or face in one.faces for label in one.after]
    spots = gaps.spots(sheet, labels, image)
    rows = getattr(paper, "overlooked", lambda _: ())(sheet)
    spots += tuple(spot for row, left, right in rows for spot in gaps.ahead(row, left, right, image))
    seen = tuple(line for line in gaps.read(spots, image, reader) if not is_read(line, lines))
    if seen:
        sheet = sheet_of(paper, [*lines, *seen], face, wide, high)
    found, missed = _read(paper, sheet)
    if ends := _last_lines(found, image, reader):
        sheet = sheet_of(paper, [*lines, *seen, *ends], face, wide, high)
        found, missed = _read(paper, sheet)
    finder = getattr(reader, "places", None)
    found = inked.measured(found, getattr(paper, "CHOICES", ()), sheet, image, finder)
    found = signature.measured(found, getattr(paper, "SIGNATURES", ()), sheet, image)
    by_hand = getattr(paper, "BY_HAND", False)
    found = _unless_blank(handwriting.marked(_wrapped(found, lines, image), sheet, image, by_hand))
    known = {*found, *(m.field for m in missed)}
    unread = [
        Missed(name, spot.box) for spot in spots if (name := _field_of(paper, face, spot.label)) not in known
    ]
    return found, (*missed, *(m for m in unread if m.field))


def _wrapped(found: Mapping[str, Found], lines: Sequence[Line], image: Image) -> Mapping[str, Found]:
    """A name whose last sign may stand on a second line of its cell, overlooked, is marked as cut."""

    def marked(one: Found) -> Found:
        name = one.sort == "name" and one.pieces and "cut_short" not in one.signals
        cut = name and gaps.wraps(one.pieces[-1], lines, image)
        return replace(one, signals=(*one.signals, "cut_short")) if cut else one

    return {field: marked(one) for field, one in found.items()}


_HALF, _OTHER_HALF = re.compile("[户教]$"), re.compile("[口育]")
"""家庭户口 and 中学教育 in a cell too narrow for their last sign."""
_NO_END = re.compile(r"[甲乙丙丁\d\-—]$")
_END = re.compile(
    r"[\dA-Z甲乙丙丁\-—]{0,8}(?:号|室|户|楼|单元|院|组|栋|幢|门|弄|层|房|座){1,3}[\d\-—室]{0,6}"
)


def _last_lines(found: Mapping[str, Found], image: Image, reader: CropReader | None) -> tuple[Line, ...]:
    """The last lines of addresses and words that cannot end where they were read to: a lone 号 or 口 is
    overlooked.
    """

    def under(sort: str, open_: re.Pattern[str], end: re.Pattern[str]) -> Iterator[Line]:
        asked = [one for one in found.values() if one.sort == sort and open_.search(str(one.value))]
        places = [spot for one in asked if one.pieces for spot in gaps.below(one.pieces[-1], image)]
        seen = gaps.read(places, image, reader)
        return (line for line in seen if end.fullmatch(re.sub(r"\s", "", line.text)))

    return (*under("address", _NO_END, _END), *under("text", _HALF, _OTHER_HALF))


def _unless_blank(found: Mapping[str, Found]) -> Mapping[str, Found]:
    """An empty form says nothing, not even whether somebody signed it."""
    return {} if set(found) == {"signed"} else found


def is_read(seen: Line, lines: Sequence[Line]) -> bool:
    """Is this the end of a line next to the spot, which was read whole?"""
    box, text = seen.box, fold(seen.text)
    near = [one for one in lines if one.box.top < box.bottom and one.box.bottom > box.top]
    near = [one for one in near if one.box.left < box.right and one.box.right > box.left]
    if text and any(fold(one.text).endswith(text) and one.box.right <= box.right for one in near):
        return True
    whole = [fold(one.text) for one in near if len(fold(one.text)) >= len(text) > 2]
    alike = ECHO_OF_WORDS if len(text) >= WORDS and not text.isascii() else ECHO
    return any(fuzz.partial_ratio(text, other) >= alike for other in whole)


def is_empty_part(paper: Paper, lines: Sequence[Line], others: Sequence[str]) -> bool:
    """Is this region nothing but the printed words of a table that belongs to another paper of its sheet?"""
    words = {fold(label) for label in printed_labels(paper.FIELDS, paper.LABELS)}
    print_ = {fold(line.text).strip(EDGES) for line in lines}
    parts: Mapping[str, str] = getattr(paper, "PART_OF", {})
    filled = {text for text in print_ - words if not _BLANK.fullmatch(text)}
    return not filled and any(kind in others and fold(t) in print_ for kind, t in parts.items())


def _field_of(paper: Paper, face: str, label: Segment) -> str:
    """The field that follows this label; empty for one that need not be there."""
    for one in paper.FIELDS:
        if (not one.faces or face in one.faces) and label.label in {fold(word) for word in one.after}:
            return "" if one.handwritten else one.field
    return ""


def _read(paper: Paper, sheet: Sheet) -> tuple[Mapping[str, Found], tuple[Missed, ...]]:
    found, missed = fields(sheet, paper.FIELDS)
    settle = getattr(paper, "settle", None)
    settled: Mapping[str, Found] = settle(found, sheet) if settle is not None else found
    settled = placed.filled(settled, sheet, _orders(paper), paper.FIELDS)
    mainland = not getattr(paper, "ANY_SCRIPT", False)
    settled = {field: _as_printed(_whole(one, sheet), sheet, mainland) for field, one in settled.items()}
    settled = bearers.weighed(listed.weighed(settled, sheet, paper.FIELDS), sheet, paper.FIELDS)
    if getattr(paper, "WHOLE_PAGE", False):
        settled = told.weighed(settled, sheet)
    if getattr(paper, "PUPIL", False):
        settled = rivals.weighed(settled, sheet, paper.FIELDS)
    return settled, tuple(m for m in missed if m.field not in settled)


def _whole(found: Found, sheet: Sheet) -> Found:
    """A name that may go on in a line nobody claimed for it is marked as cut."""
    if found.sort != "name" or not found.pieces or not wrapped.is_cut(found.pieces[-1], sheet.pieces):
        return found
    return replace(found, signals=(*found.signals, "cut_short"))


def _as_printed(found: Found, sheet: Sheet, mainland: bool) -> Found:
    """The value in the page's own letters, without the line of a filled gap; a surname nobody bears as the
    one it is misread from, a lone traditional letter of a name simplified (`mainland`), both in doubt. People
    of Hong Kong and Taiwan are named in both scripts at once (關悦彤): such a name is left as read, in doubt.
    """
    if isinstance(found.value, str) and found.sort in ("text", "address"):
        return replace(found, value=script.of_page(found.value.strip("_"), sheet.text))
    if found.sort != "name":
        return found
    several = isinstance(found.value, tuple)
    read = tuple(map(str, found.value)) if isinstance(found.value, tuple) else (str(found.value),)
    plain = tuple(script.unmixed(one) for one in read)
    if plain != read and not mainland:
        mixed = (*found.signals, "mixed_script")
        return replace(found, outcome="recheck", signals=mixed, candidates=(*found.candidates, *plain))
    own = tuple((script.likely(one, sheet.text) if mainland else None) or one for one in plain)
    borne = tuple(surnames.restored(one) or one for one in own)
    printed = replace(found, value=borne if several else borne[0])
    if borne == plain:
        return printed
    doubts = (*found.signals, "surname_restored" if borne != own else "script_restored")
    return replace(printed, outcome="recheck", signals=doubts, candidates=(*found.candidates, *plain))
