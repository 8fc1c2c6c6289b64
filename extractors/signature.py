"""Whether a paper is signed: something stands where the words that ask for a signature are printed.

Who signed is not asked; a stroke, a printed name and a seal of a name all count. Ink clearly there or a
place clearly empty is two facts, the words read and the ink measured, so either answer may be accepted; a
mark too faint to tell apart from dust is left to a person.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors import gaps
from extractors.declare import Found
from extractors.engines import Image
from extractors.fields import UNITS
from extractors.layout import Claim, Segment
from extractors.sheet import Sheet
from extractors.values import dates, names

_SENTENCE = re.compile(r"[,，;；。]|.{21}")
"""A remark that runs on from the words (核对后签名，…); no name is so long."""
CLEAR = ("ink_measured", "label_read")


def asked_for(sheet: Sheet, labels: Sequence[str]) -> Found | None:
    """`signed` by the letters read alone: `None` where no signature is asked for."""
    places = _places(sheet, labels)
    if not places:
        return None
    if ahead := next((claim for claim in places if _behind_name(claim)), None):
        return Found("signed", True, ahead.label.text, (ahead.label,), "other", handwritten=True)
    written = next((claim for claim in places if _written(claim)), None)
    lower = () if written else tuple(piece for claim in places for piece in _lower(claim, sheet))
    if any(names.parse(piece.text) for piece in lower):
        return Found("signed", True, lower[0].text, lower[:1], "other", handwritten=True)
    pieces = (places[0].label,) if written is None else written.row[:1]
    name = written is not None and not written.below and names.parse(pieces[0].text) is not None
    told = CLEAR if name else ()
    return Found(
        "signed", written is not None, pieces[0].text, pieces, "other", signals=told, handwritten=True
    )


def _behind_name(claim: Claim) -> bool:
    """Do the words only tell what the name before them is: 父亲：X（签字）?"""
    strip, first, _ = claim.label.strips[0]
    ahead = re.search(r"[:：]\s*(?P<name>[^:：（()]{2,40}?)\s*[（(]$", strip.text[:first])
    return ahead is not None and names.parse_either(ahead["name"]) is not None


def _places(sheet: Sheet, labels: Sequence[str]) -> list[Claim]:
    """Where a signature is asked for; above the words that say so, a bare 承诺人 tells who, in print."""
    places = list(sheet.labelled(*labels))
    tops = [claim.label.box.top - claim.label.height for claim in places if "签" in claim.label.text]
    return [
        claim for claim in places if "签" in claim.label.text or claim.label.box.top > min(tops, default=-1.0)
    ]


def _written(claim: Claim) -> bool:
    """Something beside the words that is no date and no printed unit of one; under them, only a name."""
    if not claim.row:
        return False
    text = claim.row[0].text.replace("_", "")
    day = dates.find(text)
    rest = text.replace(day.raw, "") if day else text
    if claim.below or day:
        return (names.parse(rest) or names.parse_latin(rest)) is not None
    if _SENTENCE.search(rest) or re.search("未签|待签|未署|空白", rest):
        return False
    asks = _ASKS.fullmatch(re.sub(r"\s", "", rest)) or _ENGLISH.fullmatch(rest)
    return not UNITS.fullmatch(rest) and not asks


LOWER = 3.0
"""Letter heights under the words, in the same cell, down to which people sign."""


def _lower(claim: Claim, sheet: Sheet) -> tuple[Segment, ...]:
    """What no label claims and stands lower in the cell of the words that ask: a name across its middle."""
    label = claim.label
    others = [c for c in sheet.claims if c is not claim and "签" not in c.label.text]  # 签字栏 heads the cell
    claimed = [p for c in others for line in (c.row, *c.more, *c.before) for p in line]
    return tuple(
        piece
        for piece in sheet.pieces
        if piece.label is None
        and piece not in claimed
        and 0 <= piece.box.top - label.box.bottom <= LOWER * label.height
        and piece.box.left >= label.box.left
    )


_ASKS = re.compile(
    r"(?:[（(、,，/）):：并或及和]|本人|亲笔|手写|签[字名章署]|按?(?:手印|指印|指模|红印)|按印|捺印|[加盖]?盖章|公章|处|栏)+"
)
"""The rest of the words that ask for a signature, read as a piece of their own (、按手印）：)."""
_ENGLISH = re.compile(
    r"[(（\s]*(?:[A-Za-z'’/]+\s+)*(?:Signature|Signed|Sign here)[^:：]{0,24}[:：]?[\s_)）]*", re.I
)
"""The same in English, behind the Chinese words or under them."""


def measured(
    found: Mapping[str, Found], labels: Sequence[str], sheet: Sheet, image: Image
) -> Mapping[str, Found]:
    """`signed` with the ink of the picture: strokes nobody can read are a signature, a bare place is none."""
    told = found.get("signed")
    if told is None or told.signals or not labels:
        return found
    places = sheet.labelled(*labels)
    open_ = [claim for claim in places if not _written(claim)]
    inked = gaps.beside(sheet, open_, image)
    beside = any(not spot.under for spot in inked)  # under the words may stand the day, or the next row
    bare = not inked and not any(claim.row or _lower(claim, sheet) for claim in places)
    bare = bare and gaps.bare(sheet, open_, image)
    sure = CLEAR if beside or (bare and not told.value) else ()
    return {**found, "signed": replace(told, value=beside or bool(told.value), signals=sure)}
