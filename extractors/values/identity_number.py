"""身份证件号: whatever number a paper gives where it asks for a person's identity paper: an identity number,
a passport, a permit.

>>> parse("身份证件号 11010519491231002X").signals
('checksum',)
>>> parse("E12345678").signals, parse("H01234567").signals
(('passport',), ('permit',))
>>> parse("军官证 兰字第 0731526 号").value
'兰字第0731526号'
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.values import certificate_numbers, id_number
from extractors.values.glyphs import squeeze
from extractors.values.parsed import Parsed

_OFFICER = re.compile(r"[\u4e00-\u9fff]字第\d{5,8}号")
"""军官证: the number in words."""


def parse(raw: str) -> Parsed | None:
    """The number with its kind as a signal; identity numbers keep their checks, the others have none to
    offer."""
    number = id_number.parse(raw)
    if number:
        return Parsed(number.value, raw, number.outcome, number.signals, number.candidates)
    officer = _OFFICER.search(squeeze(raw))
    if officer is not None:
        return Parsed(officer.group(), raw, "recheck", ("unknown_shape",))
    for read, kind in ((certificate_numbers.permit, "permit"), (certificate_numbers.passport, "passport")):
        if found := read(raw):
            return replace(found, signals=(*found.signals, kind))
    return None
