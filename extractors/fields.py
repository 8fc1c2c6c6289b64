"""Carries out a paper's declarations on one sheet: labels to values, values to fields, never a label as a
value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from extractors import continued
from extractors.continued import spelled as spelled
from extractors.declare import Found, Wanted
from extractors.layout import LEADING, Claim, Segment
from extractors.records import Box
from extractors.segment import WHOLE_LINE
from extractors.sheet import Sheet, page_box
from extractors.values import names, surnames
from extractors.values.parsed import HasValue, Parsed
from extractors.wording import EDGES, fold

UNITS = re.compile(r"[\s年月日时分秒至省市区县镇乡村号元岁周克]*")
"""What an empty form prints where something is to be filled in: no value, and nothing unread either."""

NOTE = re.compile(r"(?:\d{1,2}\s*[.、．]|[一二三四五六七八九十]、)\s*[\u4e00-\u9fff]")
"""A numbered sentence (2.本证遗失应…) on the facing page is no part of a value."""

NUMBER = re.compile(r"[A-Z\d\s.\-/]*\d[A-Z\d\s.\-/]*")

FAR = 4.0  # a further piece in the row belongs to the same value up to this many letter heights away


@dataclass(frozen=True, slots=True)
class Missed:
    """Print that stands where a field belongs and could not be read as one."""

    field: str
    box: Box


def fields(sheet: Sheet, wanted: Sequence[Wanted]) -> tuple[dict[str, Found], tuple[Missed, ...]]:
    """All declared fields of this sheet's face, and what stands there but could not be read."""
    found: dict[str, Found] = {}
    missed: list[Missed] = []
    for one in wanted:
        if one.faces and sheet.face not in one.faces:
            continue
        got, pieces = _labelled(sheet, one, wanted)
        if got is not None and _is_torn_label(got[0].raw, wanted):
            got, pieces = None, ()
        if got is None and one.find is not None:
            got = _anywhere(sheet, one, found)
        if got is None and one.shape is not None:
            got = _shaped(sheet, one)
        if got is None and "姓名" in one.after and not sheet.labelled("姓名"):
            got = _behind_half_a_label(sheet, found)
        if got is not None:
            found.update({f.field: f for f in _parts(one, *got) if f.field not in found})
        elif pieces and not one.handwritten:
            missed.append(Missed(one.field, page_box(pieces)))
    return found, tuple(m for m in missed if m.field not in found)


def printed_labels(wanted: Sequence[Wanted], more: Sequence[str]) -> tuple[str, ...]:
    """Every word the paper prints that is never a value."""
    words = {w for one in wanted for w in (*one.after, *one.under, *one.beside)}
    return tuple(sorted(words | set(more) | _EVERYWHERE))


_EVERYWHERE = frozenset({"签收日期", "送达日期", "收件日期", "审核日期", "受理日期"})
"""Days that an office writes on any paper, each one letter from a label of the paper's own (签发日期)."""


def _is_torn_label(raw: str, wanted: Sequence[Wanted]) -> bool:
    """Is this a long label, or as much of one as was read together (何时由何地迁来本市), or the English of
    one with a letter misread (Namy)?
    """
    print_ = fold(raw).strip(EDGES)
    if re.fullmatch("[A-Z]{4,12}", print_):
        english = (fold(word) for one in wanted for word in one.after if word.isascii())
        return any(fuzz.ratio(print_, word) >= ALIKE for word in english)
    return len(print_) >= TORN and any(fold(word).startswith(print_) for one in wanted for word in one.after)


ALIKE = 75
"""Likeness of print to a label's English from which it is that: one letter of four."""
TORN = 5
"""Letters of the beginning of a label which no value has by chance."""


Got = tuple[HasValue, tuple[Segment, ...]]


def _labelled(sheet: Sheet, one: Wanted, wanted: Sequence[Wanted]) -> tuple[Got | None, tuple[Segment, ...]]:
    """The value of the label's nth place, and the pieces that stand there if they give none."""
    if not one.after:
        return None, ()
    places = _same_label_once([c for c in sheet.labelled(*one.after) if not _ends_a_word(c, sheet)], one)
    if one.beside:
        places = [c for c in places if _section(sheet, c.label, wanted, one) in one.beside]
    if len(places) <= one.nth:
        return None, ()
    for claim in places[one.nth :]:
        if ("below" if claim.below else "right") not in one.where:
            return None, ()
        claim = continued.whole(claim, sheet, one)
        row = _in_column(sheet, claim.row, wanted, one) if one.under else claim.row
        tries = list(_joinings(row, claim, one))
        got = _first_good(one, tries)
        if not tries and (_is_sealed(claim.label) or _is_first_half(claim.label, sheet)):
            continue
        if got is None and tries and _heads_a_table(one, tries[0], wanted):
            continue
        if got is not None or claim.label.standing == WHOLE_LINE or not tries:
            break  # else a word of a note (应在有效期届满前申请) or a title: the label may stand further on
    if got is not None and one.sort == "date" and _is_lone(one, wanted):
        got = _contradicted(got, one, [c for c in places if c is not claim and not c.below])
    return got, (tries[0] if tries and not UNITS.fullmatch(spelled(tries[0])) else ())


def _is_sealed(label: Segment) -> bool:
    """Is it the place of a seal: 单位（学校）盖章?"""
    strip, _, end = label.strips[-1]
    return "章" in label.text or "章" in strip.text[end : end + 4]


def _is_first_half(label: Segment, sheet: Sheet) -> bool:
    """Does another label follow right behind it in its line: 子女证件号码 asks for no children?"""
    strip, _, end = label.strips[-1]
    return any(p.label and p.strips[0][0] is strip and p.strips[0][1] == end for p in sheet.pieces)


def _contradicted(got: Got, one: Wanted, others: Sequence[Claim]) -> Got:
    """The day as read; with doubt where the same label stands a second time, beside another day: two papers
    may have run together.
    """
    read = (one.parse(spelled(c.row[:1])) for c in others if c.row)
    days = tuple({str(r.value) for r in read if r is not None and r.outcome == "ok"} - {str(got[0].value)})
    if not days or not isinstance(got[0], Parsed):
        return got
    signals = (*got[0].signals, "several_dates")
    return replace(got[0], outcome="recheck", signals=signals, candidates=(*got[0].candidates, *days)), got[1]


def _is_lone(one: Wanted, wanted: Sequence[Wanted]) -> bool:
    """Is its label printed once on the paper, for no other field?"""
    alone = not any(other is not one and set(other.after) & set(one.after) for other in wanted)
    return alone and one.nth == 0 and not one.under and not one.beside


def _heads_a_table(one: Wanted, row: Sequence[Segment], wanted: Sequence[Wanted]) -> bool:
    """Is it words that stand beside the label of a number or day: the next heading, unknown, of a table that
    has no part in this? Not where several fields share the label and the place in their order tells them.
    """
    figures = one.sort in ("number", "date") and _is_lone(one, wanted)
    return figures and not re.search(r"[\dA-Z〇○零一二三四五六七八九十]", spelled(row))


_BEGUN = re.compile(
    "(?:出生|有效|入学|毕业|到期|截止|终止|起始|开始|生效|登记|批准|入境|离境|签证|居留|取得|发放|公布|注册)$"
)


def _ends_a_word(claim: Claim, sheet: Sheet) -> bool:
    """Does the label begin its line only because a longer word broke there: …，出生 over 日期1971年…?"""
    strip, first, _ = claim.label.strips[0]
    if strip.text[:first].strip() or not re.match("日期|时间|年月|地点?", claim.label.text):
        return False
    at = next((i for i, other in enumerate(sheet.strips) if other is strip), 0)
    above = re.sub(r"\s", "", sheet.strips[at - 1].text) if at else ""
    return len(above) >= RUNNING and _BEGUN.search(above) is not None


RUNNING = 16
"""Letters of a line whose text may go on in the next."""


def _same_label_once(places: Sequence[Claim], one: Wanted) -> list[Claim]:
    """Two languages of one label (性别/Sex) are one place: the one that claims the value, beside it rather
    than below, but for what is none (the large letter of a class right of a number's label).
    """
    kept: list[Claim] = []
    for claim in places:
        last = kept[-1] if kept else None
        joined = (
            last is not None and last.label.label != claim.label.label and _beside(last.label, claim.label)
        )
        beside = claim.row and not claim.below and _reach(claim) < ACROSS
        beside = beside and not (last is not None and _reads(last, one) and not _reads(claim, one))
        if joined and last is not None and (not last.row or (last.below and beside)):
            kept[-1] = claim
        elif not joined:
            kept.append(claim)
    return kept


def _reads(claim: Claim, one: Wanted) -> bool:
    """Does what a label claims read as a value of the field?"""
    return bool(claim.row) and one.parse(spelled(claim.row)) is not None


TALL = 1.8
"""Times the height of a value's first piece that the others in its row are at most."""
ACROSS = 12.0
"""Letter heights over which a value right of a label gives way to one under it: it may be another card's."""


def _reach(claim: Claim) -> float:
    """From a label to its value in its row, in letter heights."""
    return (claim.row[0].box.left - claim.label.box.right) / claim.row[0].height


def _beside(one: Segment, other: Segment) -> bool:
    near = 0 <= other.box.left - one.box.right < 2.5 * one.height and one.same_row(other)
    return near or (one.above(other) and other.box.top - one.box.bottom < 0.8 * one.height)


def _joinings(row: Sequence[Segment], claim: Claim, one: Wanted) -> Iterator[tuple[Segment, ...]]:
    """Pieces that may be the value, likeliest first: one that fills lines takes all, others the shortest
    that reads.
    """
    row = row[1:] if _is_its_english(row, claim, one) else row
    near = [row[0]] if row else []
    for piece in row[1:]:
        if one.sort == "text" and NOTE.match(piece.text):
            break
        if near[-1].box.right - piece.box.left > 0.5 * near[-1].height and near[-1].text.endswith(piece.text):
            continue  # the end of the line found a second time
        if piece.height > TALL * near[0].height:
            break  # words along the ring of a seal
        if piece.box.left - near[-1].box.right > FAR * min(piece.height, near[-1].height):
            break
        near.append(piece)
    if one.lines > 1 or one.sort == "text":
        above = claim.before[-(one.lines - 1) :] if one.lines > 1 else ()
        if one.sort == "text":  # a number of its own is the end of the row above
            above = tuple(line for line in above if not NUMBER.fullmatch(spelled(line)))
        below = claim.more[: one.lines - 1 - len(above)]
        if one.sort == "text":
            below = below[: next((n for n, line in enumerate(below) if NOTE.match(line[0].text)), len(below))]
        if one.joiner == "、":  # a list of names ends where something else stands
            below = below[: next((n for n, line in enumerate(below) if not _names_people(line)), len(below))]
        if near:
            yield (*(p for line in above for p in line), *near, *(p for line in below for p in line))
        if near and one.sort == "text" and (above or below):
            yield tuple(near)
        return
    counts = range(1, len(near) + 1)
    for count in (
        reversed(counts) if one.joiner == "、" else counts
    ):  # a list is cut short where it ends early
        yield tuple(near[:count])


def _is_its_english(row: Sequence[Segment], claim: Claim, one: Wanted) -> bool:
    """Is the first piece what was read of the small English under a label, glued to it (出生时间AH), before a
    value without Latin letters? A number may begin with its series.
    """
    if one.sort == "number" or len(row) < 2 or claim.label.strips[-1][0] is not row[0].strips[0][0]:
        return False
    return bool(_LATIN_SCRAP.fullmatch(row[0].text)) and not re.search("[A-Za-z]", row[1].text)


_LATIN_SCRAP = re.compile(r"[A-Za-z][A-Za-z .]{0,24}")


def _names_people(line: Sequence[Segment]) -> bool:
    """A name, or the torn sign of one, with whatever else is told of the person in the row."""
    text = spelled(line, " ")
    return bool(names.split(text)) or re.search(r"\d", text) is not None


def _first_good(one: Wanted, tries: Sequence[tuple[Segment, ...]]) -> Got | None:
    """The first joining read without doubt, else the first read at all."""
    doubtful: Got | None = None
    for pieces in tries:
        figures = one.sort == "date" and all(p.text.strip().isdigit() for p in pieces)
        record = one.parse(spelled(pieces, " " if figures else one.joiner))
        if record is not None and record.outcome == "ok":
            return record, pieces
        if record is not None and doubtful is None:
            doubtful = record, pieces
    return doubtful


def _section(sheet: Sheet, label: Segment, wanted: Sequence[Wanted], one: Wanted) -> str | None:
    """The heading under which a label stands: the last one at or above its row."""
    headings = {h for w in wanted for h in w.beside}
    best: tuple[float, float, str] | None = None
    for heading in headings:
        for claim in sheet.labelled(heading):
            box = claim.label.box
            ahead = box.top <= label.box.centre[1] and (
                box.right <= label.box.left or box.bottom <= label.box.top
            )
            if ahead and (best is None or (box.top, box.right) > best[:2]):
                best = (box.top, box.right, heading)
    return None if best is None else best[2]


def _in_column(
    sheet: Sheet, row: Sequence[Segment], wanted: Sequence[Wanted], one: Wanted
) -> tuple[Segment, ...]:
    """The values of a row that stand nearest to this field's column heading and to no other."""
    headings = [
        (h, c.label.box.centre[0]) for h in {h for w in wanted for h in w.under} for c in sheet.labelled(h)
    ]
    if not headings:
        return ()
    return tuple(p for p in row if min(headings, key=lambda h: abs(h[1] - p.box.centre[0]))[0] in one.under)


def _anywhere(sheet: Sheet, one: Wanted, found: dict[str, Found]) -> Got | None:
    """A value whose shape alone tells it, on one printed line, when its label was not read."""
    assert one.find is not None
    taken = {strip.line for f in found.values() for p in f.pieces for strip, _, _ in p.strips}
    hits: list[Got] = []
    for piece in sheet.pieces:
        if piece.label is not None or piece.strips[0][0].line in taken:
            continue
        whole = _continued(piece, sheet, one.lines) if one.lines > 1 else (piece,)
        record = one.find(piece.text)
        if record is None and one.sort == "address" and continued.REGION.match(piece.text):
            record = one.find(spelled(whole))  # the house stands in the next line
        if record is not None and one.lines > 1:
            hits.append((one.parse(spelled(whole)) or record, whole))
        elif record is not None:
            hits.append((record, (piece,)))
    if not hits and one.sort == "number":
        cut = ((one.find(match.group()), at) for match, at in sheet.search_all(_OVER_LINES) if len(at) > 1)
        hits = [(record, at) for record, at in cut if record is not None and "checksum" in record.signals]
    alike = {record.value for record, _ in hits}
    return hits[0] if len(alike) == 1 else None  # two different ones: nobody knows which is meant


def _behind_half_a_label(sheet: Sheet, found: Mapping[str, Found]) -> Got | None:
    """The one name behind 名: the halves of a label set wide (姓　名) may be read with their neighbours."""
    taken = {strip.line for f in found.values() for p in f.pieces for strip, _, _ in p.strips}
    free = [p for p in sheet.pieces if p.label is None and p.strips[0][0].line not in taken]
    read = [
        (record, (p,)) for p in free if (record := names.parse(p.text)) and "label_torn" in record.signals
    ]
    return read[0] if len(read) == 1 and surnames.is_known(read[0][0].value) else None


_OVER_LINES = re.compile(r"(?<![\dA-Z])\d{17}[\dX](?![\dA-Z])")
"""An identity number that a line end cuts in two; its check digit proves that the halves belong together."""


def _continued(piece: Segment, sheet: Sheet, lines: int) -> tuple[Segment, ...]:
    """The piece and the lines right under it that begin where it begins."""
    whole = [piece]
    for other in sheet.pieces:
        last = whole[-1]
        near = last.above(other) and other.box.top - last.box.bottom <= LEADING * other.height
        if near and other.label is None and abs(other.box.left - piece.box.left) < 1.5 * other.height:
            whole.append(other)
    return tuple(whole[:lines])


def _shaped(sheet: Sheet, one: Wanted) -> Got | None:
    assert one.shape is not None
    for match, pieces in sheet.search_all(one.shape):
        raw = match.group("value") if "value" in match.re.groupindex else match.group(0)
        record = one.parse(raw) if raw else None
        if record is not None:
            return record, pieces
    return None


def _parts(one: Wanted, record: HasValue, pieces: tuple[Segment, ...]) -> Iterator[Found]:
    """One field, or the several that one print gives; an attribute that is `None` gives none."""
    for field, attribute in one.parts or ((one.field, "value"),):
        value = True if record.value == "signed" and one.sort == "other" else getattr(record, attribute)
        if value is not None and value != "" and value != ():
            yield Found(
                field,
                value,
                spelled(pieces, one.joiner),
                pieces,
                one.sort,
                record.outcome,
                tuple(record.signals),
                tuple(record.candidates),
                one.critical,
                one.handwritten,
                record,
            )
