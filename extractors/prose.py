"""Running text of letters, agreements and rulings: sentences with their places, so that a value keeps its
evidence.

>>> [sentence for sentence in cut("婚生子丙由女方抚养。男方每月支付抚养费；无其他争议")]
['婚生子丙由女方抚养。', '男方每月支付抚养费；', '无其他争议']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors import persons
from extractors.declare import Found, Parsed, Sort
from extractors.layout import Segment
from extractors.sheet import Sheet
from extractors.values import dates, names
from extractors.values.parsed import HasValue

NAME = r"[\u3400-\u9fff〇]{2,4}?|[\u3400-\u9fff]{1,8}(?:[·•・][\u3400-\u9fff]{1,8}){1,3}"
"""A name in running text, shortest first: what follows it must say where it ends."""
_SENTENCE = re.compile(r"[^。；;！!？?]+[。；;！!？?]?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the pieces of print it stands in."""

    text: str
    pieces: tuple[Segment, ...]


def cut(text: str) -> Iterator[str]:
    """The sentences of a text."""
    return (match.group() for match in _SENTENCE.finditer(text))


def sentences(sheet: Sheet) -> tuple[Sentence, ...]:
    """The sentences of a page, over line ends, in reading order."""
    return tuple(Sentence(match.group(), pieces) for match, pieces in sheet.search_all(_SENTENCE))


def named(sheet: Sheet, shapes: Sequence[str]) -> tuple[tuple[str, tuple[Segment, ...]], ...]:
    """Every plausible name that one of the shapes (with a group `value`) finds, in reading order, each
    once."""
    hits: dict[str, tuple[Segment, ...]] = {}
    for shape in shapes:
        for match, pieces in sheet.search_all(shape):
            text = names.normal(match["value"])
            if names.is_plausible(text) and text not in hits:
                hits[text] = pieces
    return tuple(hits.items())


def one_name(field: str, sheet: Sheet, shapes: Sequence[str]) -> dict[str, Found]:
    """The name that the first telling shape finds; two different ones by the same shape leave the field to a
    person."""
    for shape in shapes:
        hits = named(sheet, (shape,))
        if len(hits) == 1:
            text, pieces = hits[0]
            return {field: persons.found(field, Parsed(text, text), pieces, "name")}
        if hits:
            return {}
    return {}


def closing_date(sheet: Sheet, field: str = "date") -> dict[str, Found]:
    """The date a paper closes with: the last line that holds a date and hardly anything else."""
    for strip in reversed(sheet.strips):
        text = re.sub(r"\s+", "", strip.text)
        found = dates.find_all(text)
        rest = re.sub(
            r"[\d年月日.\-/一二三四五六七八九十〇○零Oo廿]|日期|签订|签字|签名|签署|时间|于|[:：,，。（()）]",
            "",
            text,
        )
        if len(found) == 1 and len(rest) <= 12 and not re.search("出生|生于|至|起|有效", text):
            record: HasValue = found[0]
            return {field: persons.found(field, record, (_whole(strip.text, sheet, strip),), "date")}
    return {}


def _whole(text: str, sheet: Sheet, strip: object) -> Segment:
    """The whole printed line as one piece."""
    found = next(s for s in sheet.strips if s is strip)
    return Segment(text, found.flat, ((found, 0, len(text)),))


def evidence(field: str, value: str, sentence: Sentence, sort: Sort = "name") -> Found:
    """A value a sentence states, with the sentence as its print."""
    return persons.found(field, Parsed(value, sentence.text, signals=("by_wording",)), sentence.pieces, sort)
