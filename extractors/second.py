"""The second reading: critical values not yet certain, on their own crops, by an engine unlike the first.

All crops of a packet go in one run, because starting the second reader costs more than reading. What agrees
is a signal for the value, what differs a signal against it; silence is neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors import agree, classify
from extractors.confidence import is_refuted
from extractors.crops import crop, whole_lines, without_underline
from extractors.declare import Found, Wanted
from extractors.draft import Draft, Question, score
from extractors.engines import CropReader, Image, ppocr5
from extractors.records import Line
from extractors.values import names
from extractors.values.glyphs import half_width, squeeze
from extractors.values.names import simplified

SURE = 0.90
"""Score both networks must reach for their agreement to count: below, they guess alike."""

LOOKALIKES = frozenset(
    "己已巳未末土士日曰戊戌戍人入千干于天夭大太犬字宇王玉主壬云去贝见睛晴侯候冶治洁沽汨汩李季"
)
"""Characters one stroke from another (after the lists of confusions of Chinese OCR): networks follow
likelihood there. The surname is exempt: 王 is one, 玉 and 主 hardly are.
"""

LONE_DIGIT = re.compile(r"(?<!\d)(?:[12](?=\s*月)|[1-9](?=\s*日))|(?<=\d[-/.])[1-9](?!\d)")
"""A month or day of one digit that a digit before it would make another: a faint 1 of 13日 is lost to
networks alike.
"""

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def questions(
    found: Mapping[str, Found], image: Image, sharpened: Image | None = None
) -> tuple[Question, ...]:
    """What is to be read again on this face; nothing that the paper itself makes certain already. A blurred
    page is read sharpened, and again as it was taken: what sharpening draws, both networks would read alike.
    """
    asked = []
    for name, f in found.items():
        if not f.critical or f.sort == "other" or not f.pieces or not _open(f) or _is_inferred(f):
            continue
        cut = crop(image, f.pieces)
        if cut is not None:
            latin = f.sort == "number" and not names.is_chinese(f.raw)  # （2020）京0106民初21877号
            clear = None if sharpened is None else crop(sharpened, f.pieces)
            bare = without_underline(cut) if f.sort == "name" and len(f.pieces) == 1 else None
            asked.append(Question(name, cut, latin, whole_lines(image, f.pieces), (), clear, bare))
    return tuple(asked)


def _open(found: Found) -> bool:
    """Not yet certain: worth another reading."""
    return not agree.weighed(found).accepted


def _worth(found: Found, reader: CropReader) -> bool:
    """Is this reader's word on the value worth its time: the quick one's for all that is open; a slow one
    settles no name that a person sees in any case.
    """
    lost = found.sort == "name" and is_refuted(found.signals)
    return _open(found) and not (lost and getattr(reader, "NAME", "") != ppocr5.NAME)


def _is_inferred(found: Found) -> bool:
    """Drawn from a whole sentence by a rule: no crop shows the value alone, and a person sees it anyway."""
    return "by_wording" in found.signals and len(found.raw) > 2 * len(str(found.value))


def answered(drafts: Sequence[Draft], readers: Sequence[CropReader]) -> tuple[Draft, ...]:
    """The drafts with what further readers say about their open values, one reader after another."""
    if readers:
        drafts = [_barer(draft, readers[0]) for draft in drafts]
    for reader in readers:
        drafts = _asked(drafts, reader)
    return tuple(drafts)


def _barer(draft: Draft, reader: CropReader) -> Draft:
    """The draft, names to be asked for without the line they stand on where that is read at least as clearly:
    no network saw them so the first time.
    """
    asked = [(q, q.bare) for q in draft.questions if q.bare is not None and _open(draft.found[q.field])]
    if not asked:
        return draft
    told = _read(reader, [cut for q, bare in asked for cut in (q.crop, bare)], False)
    clear = {
        q.field: bare
        for (q, bare), with_, without in zip(asked, told[::2], told[1::2], strict=True)
        if with_ and without and (without.confidence or 0.0) >= (with_.confidence or 0.0)
    }
    settled = (replace(q, crop=clear.get(q.field, q.crop), bare=None) for q in draft.questions)
    return replace(draft, questions=tuple(settled))


def _asked(drafts: Sequence[Draft], reader: CropReader) -> tuple[Draft, ...]:
    asked = [(i, q) for i, d in enumerate(drafts) for q in d.questions if _worth(d.found[q.field], reader)]
    told: dict[int, dict[str, Line]] = {}
    for latin in (True, False):
        some = [(i, q) for i, q in asked if q.latin is latin]
        for (i, q), line in zip(some, _read(reader, [q.crop for _, q in some], latin), strict=True):
            if line is not None:
                told.setdefault(i, {})[q.field] = line
    for i, q, line in _in_their_lines(drafts, asked, told, reader):
        told[i][q.field] = line
    return tuple(_with_answers(d, told.get(i, {})) for i, d in enumerate(drafts))


def _in_their_lines(
    drafts: Sequence[Draft],
    asked: Sequence[tuple[int, Question]],
    told: Mapping[int, Mapping[str, Line]],
    reader: CropReader,
) -> Iterator[tuple[int, Question, Line]]:
    """What the reader reads in the whole lines of a value whose crop it read otherwise: a crop out of a line
    may have lost a stroke or caught a neighbour's. Not where one stroke is the whole difference: in a line a
    reader follows likelihood all the more.
    """
    open_ = [(i, q) for i, q in asked if q.lines and q.field in told.get(i, {})]
    open_ = [(i, q) for i, q in open_ if not _says(drafts[i], q.field, told[i][q.field])]
    open_ = [(i, q) for i, q in open_ if not easily_mistaken(drafts[i].found[q.field])]
    read = iter(_read(reader, [cut for _, q in open_ for cut, _ in q.lines], False))
    for i, q in open_:
        lines = [(next(read), text) for _, text in q.lines]
        name = drafts[i].found[q.field].sort == "name"
        if all(line is not None and stands_in(text, line.text, name) for line, text in lines):
            weakest = min((line for line, _ in lines if line), key=lambda line: line.confidence or 0.0)
            yield i, q, replace(weakest, text=drafts[i].found[q.field].raw)


_BEHIND_NAME = (
    "性别|[男女]|民族|汉族|出生|生于|年龄|国籍|籍贯|身份|公民|证件|护照|军官|同志|同学|先生|女士|博士|教授|夫妇|夫妻|小朋友"
    "|[系为是之的与和及以于持由随归已现]|签[字名]|日期|联系|电话|住址|住所|户[籍口]|班级|学[校号]|关系|与户主|配偶|工作|单位"
)
"""What may stand right behind a name in print: the next cell's label, or how a sentence goes on."""


def stands_in(value: str, line: str, name: bool = False) -> bool:
    """Does the value stand in the line's print, not inside a longer number, word or name?"""
    wanted = simplified(_plain(value))
    chinese = names.is_chinese(wanted)
    end = "(?!)" if chinese else rf"[0-9{names.LATIN}]"
    shape = rf"(?<!{end})" + r"\W*".join(map(re.escape, wanted)) + rf"(?!{end})"
    if name and chinese:  # the letter behind it may be its own, or a neighbour's may be in it
        shape += rf"(?=\W|[0-9A-Za-z]|$|{_BEHIND_NAME})"
    return bool(wanted) and re.search(shape, simplified(half_width(line))) is not None


def _says(draft: Draft, field: str, line: Line) -> bool:
    return same(draft.found[field], line.text, _declared(draft).get(field))


def _read(reader: CropReader, crops: list[Image], latin: bool) -> tuple[Line | None, ...]:
    try:
        return reader.read_crops(crops, LETTERS if latin else "")
    except Exception:  # a reader that fails says nothing; the values stay unproven, and nothing else is lost
        return (None,) * len(crops)


def _with_answers(draft: Draft, told: Mapping[str, Line]) -> Draft:
    if not told:
        return draft
    wanted = _declared(draft)
    found = {n: _judged(f, told.get(n), wanted.get(n)) for n, f in draft.found.items()}
    return replace(draft, found=found)


def _declared(draft: Draft) -> Mapping[str, Wanted]:
    paper = classify.papers().get(draft.kind.kind)
    return _wanted_by_field(paper.FIELDS) if paper is not None else {}


def _wanted_by_field(declared: Sequence[Wanted]) -> dict[str, Wanted]:
    return {part: one for one in declared for part, _ in (one.parts or ((one.field, "value"),))}


def _judged(found: Found, line: Line | None, wanted: Wanted | None) -> Found:
    if line is None:
        return found
    if line.engine == ppocr5.NAME:
        return _by_relative(found, line, same(found, line.text, wanted))
    if same(found, line.text, wanted):
        return agree.with_signal(found, "second_reader")
    better = _proven(found, line, wanted)
    if better is not None:
        return better
    return agree.with_signal(
        replace(found, candidates=(*found.candidates, line.text)), "second_reader_differs"
    )


def _by_relative(found: Found, line: Line, alike: bool) -> Found:
    """The opinion of a network akin to the first: it counts where both are sure and no look-alikes are at
    stake.
    """
    first = 1.0 if "text_layer" in found.signals else score(found) or 0.0
    sure = min(first, line.confidence or 0.0) >= SURE
    if not alike:
        other = (line.text,) if (line.confidence or 0.0) >= SURE else ()
        return agree.with_signal(
            replace(found, candidates=(*found.candidates, *other)), "second_network_differs"
        )
    if not sure or easily_mistaken(found):
        return found
    return agree.with_signal(found, "second_network")


def easily_mistaken(found: Found) -> bool:
    """Would one stroke more or less make another likely value of it?"""
    if found.sort == "date":
        return LONE_DIGIT.search(found.raw) is not None
    if found.sort == "number":
        return bool(LOOKALIKES & set(found.raw))
    names = found.value if isinstance(found.value, tuple) else (str(found.value),)
    return found.sort == "name" and bool(LOOKALIKES & {sign for one in names for sign in one[1:]})


def _proven(found: Found, line: Line, wanted: Wanted | None) -> Found | None:
    """The second reading in place of the first, where only the second passes its check digit. Not accepted
    by it.
    """
    record = wanted.parse(line.text) if wanted is not None and found.outcome == "recheck" else None
    if (
        record is None
        or wanted is None
        or record.outcome == "recheck"
        or wanted.parts
        or found.sort != "number"
    ):
        return None
    told = (*(s for s in record.signals), "second_reader_differs")
    both = (str(found.value), *found.candidates)
    return replace(
        found, value=record.value, record=record, outcome=record.outcome, signals=told, candidates=both
    )


def same(found: Found, text: str, wanted: Wanted | None) -> bool:
    """Does the second print give the same value, by the field's own reader or letter by letter?"""
    text = _without_label(text, found, wanted)
    digits = found.sort in ("number", "date")
    if squeeze(text) == squeeze(found.raw) or (
        not digits and simplified(_plain(text)) == simplified(_plain(found.raw))
    ):
        return True
    record = wanted.parse(text) if wanted is not None else None
    if record is None or wanted is None:
        return False
    attribute = dict(wanted.parts).get(found.field, "value")
    value = getattr(record, attribute)
    if found.sort in ("name", "text", "address") and isinstance(value, str) and isinstance(found.value, str):
        return simplified(_plain(value)) == simplified(_plain(found.value))
    return bool(value == found.value)


def _without_label(text: str, found: Found, wanted: Wanted | None) -> str:
    """The print without the last letters of its label, where nothing but these stands before the value: a
    wide-set label (姓　　名) reaches further into a line than its count of letters says.
    """
    read, value = squeeze(text), squeeze(found.raw)
    ahead = read.removesuffix(value) if value else ""
    labels = wanted.after if wanted is not None else ()
    cut = bool(ahead) and read != ahead and any(label.endswith(ahead) for label in labels)
    return value if cut else text


def _plain(text: str) -> str:
    """Letters and digits only: the two readers see punctuation differently, and it decides nothing."""
    return "".join(c for c in squeeze(text) if c.isalnum())
