"""The words in which a paper file says what it is: marks, faces, labels, fields, specimens.

A declaration holds data, not behaviour; `fields.py` carries it out. Where no declaration can say it, a
paper file may add `settle(found, sheet)`, a function from fields found to fields found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Literal, Protocol

from extractors import ticks
from extractors.layout import Segment
from extractors.records import Value
from extractors.sheet import Sheet
from extractors.values import addresses, card_number, dates, ethnicities, names
from extractors.values import id_number as identity
from extractors.values import sex as sexes
from extractors.values.glyphs import half_width, squeeze
from extractors.values.parsed import HasValue, Parsed
from extractors.wording import EDGES

__all__ = [
    "Face", "Found", "Mark", "Paper", "Parsed", "Sheet", "Specimen", "Wanted", "address", "bank_card_number",
    "choice", "date", "ethnicity", "face", "id_number", "mark", "name", "names_list", "number", "pattern",
    "period", "plain", "replace", "sex", "signed", "specimen", "text",
]  # fmt: skip

Parser = Callable[[str], HasValue | None]
Sort = Literal["name", "number", "date", "address", "choice", "text", "other"]
"""What a value is made of: it decides the alphabet of the second reader and how sure one reader alone can
be.
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """An anchor phrase of a paper (fuzzy), or `re:` and a regular expression for a shape of number."""

    phrase: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Face:
    """One side or sub-page: what is printed on it (`marks`), and what its relatives print (`against`).

    `need` is the least sum of weights with which a region may be called this face.
    """

    name: str
    marks: tuple[Mark, ...]
    against: tuple[Mark, ...] = ()
    need: float = 4.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """A declared field: which labels it follows, what it is made of, how its print becomes a value.

    `parts` names further fields the same print gives, by the record's attribute (a period gives two dates).
    `under`: headings above the column, `beside`: headings before the section in which the label counts.
    `rare`: often empty, so that its absence is no reason to look closer.
    """

    field: str
    parse: Parser
    sort: Sort = "text"
    after: tuple[str, ...] = ()
    faces: tuple[str, ...] = ()
    where: tuple[str, ...] = ("right", "below")
    nth: int = 0
    under: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    lines: int = 1
    find: Parser | None = None
    shape: re.Pattern[str] | None = None
    parts: tuple[tuple[str, str], ...] = ()
    critical: bool = False
    handwritten: bool = False
    rare: bool = False
    joiner: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A value found on a sheet, not yet weighed: its print, the pieces it stands in, what speaks for and
    against.
    """

    field: str
    value: Value
    raw: str
    pieces: tuple[Segment, ...]
    sort: Sort = "text"
    outcome: str = "ok"
    signals: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    critical: bool = False
    handwritten: bool = False
    record: HasValue | None = None


@dataclass(frozen=True, slots=True)
class Specimen:
    """A drawing of a page in letters: two or more spaces part printed lines, the column is the place; and
    its truth.
    """

    face: str
    drawing: str
    fields: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))


class Paper(Protocol):
    """What every module of `extractors/papers/` holds; `settle(found, sheet)` is optional, and so is
    `overlooked(sheet)`: where a table has a row whose beginning no line was found for.

    So is `WHOLE_PAGE = True`: running text that fills its page (letters, contracts, rulings), never one of
    several papers on a sheet. And `PART_OF = {kind: title}`: under this title it is printed on a page of
    that kind too, and left empty it is no paper of its own there. `TITLES`: lines no value belongs to.
    `WORDINGS`: shapes of labels that no list can hold (`worded.py`). `NUMBER`: the field every card has one
    of, so that a piece without it which touches one with it is the rest of that. `PUPIL = True`:
    it is about a child (`rivals.py`). `ENDS`: what a form asks for at its foot; above that, no other paper
    begins. `PAGED = True`: its text may go on on further pages (`paged.py`). `APPLICATION = True`: it is
    itself a form by which people ask for something. `COLUMNS`: labels from top to bottom, in the order in
    which all its editions print them (`ordered.py`). `CHOICES`: fields with boxes to tick (`inked.py`).
    `CARD = True`: a card or page of a booklet, of which several lie on one sheet, strange ones among them;
    a regular expression where only editions with such a line are (学生证, no 在读证明).
    `HEADED = True`: its title, its heaviest mark, stands over all its print.
    `COMPANIONS = {kind: need}`: what its faces need on a sheet with a page of that kind (`beside.py`).
    `BY_HAND = True`: people fill it in with a pen more often than not (`handwriting.py`).
    """

    TITLE: str
    FACES: tuple[Face, ...]
    LABELS: tuple[str, ...]
    FIELDS: tuple[Wanted, ...]
    SPECIMENS: tuple[Specimen, ...]


def mark(phrase: str, weight: float = 1.0) -> Mark:
    """An anchor phrase; `re:…` for a regular expression over the text without spaces."""
    return Mark(phrase, weight)


def face(name: str, marks: tuple[Mark, ...], against: tuple[Mark, ...] = (), need: float = 4.0) -> Face:
    """A side or sub-page; `""` where the paper has one only."""
    return Face(name, marks, against, need)


def specimen(face: str, drawing: str, **fields: Value) -> Specimen:
    """A page drawn in letters with the fields that stand on it."""
    return Specimen(face, drawing, MappingProxyType(dict(fields)))


def name(field: str, **where: object) -> Wanted:
    """A person's name as printed."""
    return _wanted(field, names.parse, "name", where, critical=True)


def names_list(field: str, **where: object) -> Wanted:
    """Several names in one place: a tuple of names."""
    return _wanted(field, _names, "name", where, critical=True, parts=((field, "names"),), joiner="、")


def date(field: str, **where: object) -> Wanted:
    """A day, `YYYY-MM-DD`, or `long-term`."""
    return _wanted(field, dates.parse, "date", where, critical=True, find=dates.find)


def period(field_from: str, field_until: str, **where: object) -> Wanted:
    """A period: two dates with a dash."""
    parts = ((field_from, "valid_from"), (field_until, "valid_until"))
    return _wanted(
        field_until, dates.parse_period, "date", where, critical=True, parts=parts, find=dates.parse_period
    )


def id_number(field: str, **where: object) -> Wanted:
    """公民身份号码 in any of its forms."""
    return _wanted(field, identity.parse, "number", where, critical=True, find=identity.find)


def bank_card_number(field: str, **where: object) -> Wanted:
    """A bank card's number, 16 to 19 digits."""
    return _wanted(field, card_number.parse, "number", where, critical=True, find=card_number.parse)


def number(field: str, parse: Parser, **where: object) -> Wanted:
    """A number with its own reader (`certificate_numbers.marriage`)."""
    return _wanted(field, parse, "number", where, critical=True)


def sex(field: str, **where: object) -> Wanted:
    """`M` or `F`; a lone 男 or 女 will do where the label was not read, or only half of it."""
    return _wanted(field, sexes.parse, "choice", {"find": _sex_alone, "anywhere": True, **where})


def _sex_alone(raw: str) -> HasValue | None:
    """By itself, or behind a label of which one letter was read wrong (性到女)."""
    alone = re.fullmatch(r"(?:性[\u4e00-\u9fff]?|[\u4e00-\u9fff]别)?([男女](?:/[MF])?)", squeeze(raw))
    return sexes.parse(alone[1]) if alone else None


def ethnicity(field: str, **where: object) -> Wanted:
    """民族 as printed (汉, 汉族); a lone name of a people will do where the label was not read."""
    alone = {"find": lambda raw: _people(squeeze(raw)), "anywhere": True}
    return _wanted(field, ethnicities.parse, "choice", {**alone, **where})


def _people(raw: str) -> Parsed | None:
    return (
        ethnicities.parse(raw)
        if raw.removesuffix("族") in ethnicities.ALL or raw in ethnicities.ALL
        else None
    )


def address(field: str, **where: object) -> Wanted:
    """An address without spaces, half-width digits and letters; goes on for up to four lines.

    A line that is plainly an address will do where the label was not read.
    """
    alone = {"find": _plain_address, "anywhere": True}
    return _wanted(field, addresses.parse, "address", {**alone, **where}, lines=4)


_ADDRESS = re.compile(
    r"(?![\u4e00-\u9fff]*(?:公安[厅局]|分局|派出所))"  # an authority, and the days under it
    r"[\u4e00-\u9fff]{1,8}(?:省|市|自治区|区|县|旗)"
    r".{0,14}(?:路|街|道|巷|村|里|胡同|小区|园|镇|号|组|院).*\d"
)


def _plain_address(raw: str) -> HasValue | None:
    return addresses.parse(raw) if _ADDRESS.match(squeeze(raw)) else None


def choice(field: str, options: Mapping[str, str], **where: object) -> Wanted:
    """One of a few printed words; a tick decides where several are printed."""
    return _wanted(field, lambda raw: _chosen(raw, options), "choice", where)


def text(field: str, of: str = "", **where: object) -> Wanted:
    """Text as printed, without spaces. `of`: a regular expression the whole of it must match."""
    return _wanted(field, lambda raw: plain(_sentence(raw), of), "text", where)


def _sentence(raw: str) -> str:
    """Up to the end of the sentence in which a label and its value stand."""
    first = re.search(r"[^。]*\w[^。]*", raw)
    return first.group() if first else raw


def pattern(field: str, shape: str, parse: Parser | None = None, **where: object) -> Wanted:
    """What matches `shape` in the running text (lines joined, no spaces); its group `value` if it has one."""
    wanted = _wanted(field, parse or (lambda raw: plain(raw, "")), "text", where)
    return replace(wanted, shape=re.compile(shape))


def signed(field: str, **where: object) -> Wanted:
    """Whether something stands where a signature belongs: `True`/`False`, never accepted by itself."""
    return _wanted(field, lambda raw: Parsed("signed", raw), "other", where, handwritten=True)


def _wanted(field: str, parse: Parser, sort: Sort, where: Mapping[str, object], **more: object) -> Wanted:
    """A declaration from its keywords; `anywhere=True` keeps the reader that finds the value without its
    label.
    """
    settings: dict[str, Any] = {**more, **where}
    anywhere = settings.pop("anywhere", False)
    find = settings.pop("find", None)
    settings["find"] = find if anywhere else None
    return replace(Wanted(field, parse, sort), **settings)


_AHEAD = re.compile(rf"^[{ticks.BOXES}]+(?=\w)|^\d{{17}}[\dXx](?=[\u4e00-\u9fff])")
"""A box read with the words behind it, a neighbour's identity number."""


def plain(raw: str, of: str = "") -> Parsed | None:
    """Text as printed, without spaces; `None` if it has no letters or does not match `of` as a whole."""
    kept = re.sub(r"\s+", "", half_width(raw)).strip(EDGES.replace("(", "").replace(")", ""))
    kept = re.sub(
        r"^(?:\(?[\u4e00-\u9fff]{0,8}章\)|\(?(?:盖章|公章|签章|章(?=[):]|$))\)?):?", "", kept
    )  # what a label asks for besides its value
    kept = _paired(_AHEAD.sub("", kept))
    if re.search(r"[\u4e00-\u9fff]", kept):  # Chinese print has wide brackets, whatever width a reader gives
        kept = kept.replace("(", "（").replace(")", "）")
    chinese = _ENGLISH_AHEAD.sub("", kept)
    if not re.search(r"\w", kept) or re.fullmatch("[a-z]+", kept) or (of and not re.fullmatch(of, chinese)):
        return None
    return Parsed(kept, raw) if chinese == kept else Parsed(chinese, raw, "recheck", ("rest_dropped",))


_ENGLISH_AHEAD = re.compile(r"^[A-Za-z.]*[a-z]{2}[A-Za-z.]*(?=[\u4e00-\u9fff]{2})")
"""The English of a label, glued to the Chinese behind it; small letters alone are scraps of other scripts."""


def _paired(kept: str) -> str:
    """With the quotation mark that was stripped from one end and stands alone in the text now:
    样本市“样本工程”, “样本计划”青年项目.
    """
    opened, closed = kept.count("“"), kept.count("”")
    return f"“{kept}" if closed > opened else f"{kept}”" if opened > closed else kept


_TICKED = re.compile(r"[☑✓✔√■☒●⊠▣]")


def _chosen(raw: str, options: Mapping[str, str]) -> Parsed | None:
    solid = re.sub(r"\s+", "", half_width(raw))
    printed = [option for option in sorted(options, key=len, reverse=True) if option in solid]
    whole = [option for option in printed if not any(option != o and option in o for o in printed)]
    if len(whole) > 1:
        whole = [option for option in whole if _TICKED.search(solid[max(0, solid.find(option) - 1)])]
    return Parsed(options[whole[0]], raw) if len(whole) == 1 else None


@dataclass(frozen=True, slots=True)
class _NameList(Parsed):
    names: tuple[str, ...] = ()


def _names(raw: str) -> HasValue | None:
    found = names.split(raw)
    return _NameList("、".join(found), raw, names=tuple(found)) if found else None
