"""电话: an 11-digit mobile number, or a land line with its area code.

>>> parse("联系电话：138 0000 0000").value, parse("010-12345678").outcome
('13800000000', 'person')
>>> repaired = parse("138|0000l00"); repaired.value, repaired.outcome
('13810000100', 'recheck')
>>> parse("11010519491231002X") is None, parse("联系电话 64015522").value
(True, '64015522')
"""

from __future__ import annotations

import re

from extractors.values.glyphs import half_width
from extractors.values.parsed import Parsed

_MOBILE = re.compile(r"(?<!\d)(?:\+?86)?(1[3-9]\d{9})(?![\dXx])")
_LAND_LINE = re.compile(r"(?<!\d)(0\d{2,3})(\d{7,8})(?![\dXx])")

_STROKES = str.maketrans("|lI", "111")  # a written 1 is a stroke


def parse(raw: str) -> Parsed | None:
    """A mobile number is `ok`; a land line is for a person, since the form asks for a mobile."""
    text = re.sub(r"(?<=[\d)])[\s\-()]+(?=\d)", "", half_width(raw))
    if mobile := _MOBILE.search(text):
        return Parsed(mobile[1], raw)
    if (upright := text.translate(_STROKES)) != text and (mobile := _MOBILE.search(upright)):
        return Parsed(mobile[1], raw, "recheck", ("repaired",))
    if line := _LAND_LINE.search(text):
        return Parsed(line[1] + line[2], raw, "person", ("land_line",))
    if line := re.fullmatch(r"\D*([2-8]\d{7})\D*", text):  # of the town itself, on forms of a district
        return Parsed(line[1], raw, "person", ("land_line",))
    return None
