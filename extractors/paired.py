"""性别/民族　男/汉族: two questions in one cell, and both answers in the next, parted the same way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.layout import Claim
from extractors.segment import Segment, part

_TIE = re.compile(r"\s*[/／、|｜]\s*|\s*[及和与]\s*")
_BOTH = re.compile(r"(?P<one>[^/／、,，|｜\s]+)\s*(?:[/／、,，|｜]|\s)\s*(?P<other>[^/／、,，|｜\s]+)")


def parted(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims in which the second of two tied labels has the answers to both: each with its own."""
    told = list(claims)
    for at, claim in enumerate(told):
        first = next((n for n, other in enumerate(told) if _leads_to(other, claim)), None)
        both = _BOTH.fullmatch(claim.row[0].text.strip()) if len(claim.row) == 1 and not claim.more else None
        if first is not None and both is not None:
            one, other = (_piece(claim.row[0], both, name) for name in ("one", "other"))
            told[first] = replace(told[first], row=(one,), below=claim.below)
            told[at] = replace(claim, row=(other,))
    return tuple(told)


def _leads_to(first: Claim, second: Claim) -> bool:
    """Is the first label, which has no value, tied to the second on one line, both in Chinese?"""
    (strip, start, end), (line, begin, _) = first.label.strips[0], second.label.strips[0]
    if strip is not line or first.row or first is second or not start < begin:
        return False
    chinese = not first.label.text.isascii() and not second.label.text.isascii()
    return chinese and bool(_TIE.fullmatch(strip.text[end:begin]))


def _piece(whole: Segment, both: re.Match[str], name: str) -> Segment:
    """The stretch of a value's line that one of the two answers fills."""
    strip, first, _ = whole.strips[0]
    ahead = len(whole.text) - len(whole.text.lstrip())
    start, end = (first + ahead + n for n in both.span(name))
    box = part(strip.flat, strip.text, start, end)
    return Segment(strip.text[start:end], box, ((strip, start, end),))
