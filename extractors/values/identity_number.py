"""身份证件号: whatever number a paper gives where it asks for a person's identity paper: an identity number,
a passport, a permit.

>>> parse("身份证件号 11010519491231002X").signals
('checksum',)
>>> parse("E12345678").signals, parse("H01234567").signals
(('passport',), ('permit',))
"""

from __future__ import annotations

from dataclasses import replace

from extractors.values import certificate_numbers, id_number
from extractors.values.parsed import Parsed


def parse(raw: str) -> Parsed | None:
    """The number with its kind as a signal; identity numbers keep their checks, the others have none to
    offer."""
    number = id_number.parse(raw)
    if number:
        return Parsed(number.value, raw, number.outcome, number.signals, number.candidates)
    for read, kind in ((certificate_numbers.permit, "permit"), (certificate_numbers.passport, "passport")):
        if found := read(raw):
            return replace(found, signals=(*found.signals, kind))
    return None
