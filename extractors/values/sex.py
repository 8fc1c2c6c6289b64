"""性别: 男 or 女, with or without its English half (`女/F`, `男 M`, `Female`).

>>> parse("性别 女").value, parse("男/M").value, parse("Sex F").value, parse("女IF").value
('F', 'M', 'F', 'F')
>>> parse("男女") is None, parse("婚姻状况") is None
(True, True)
"""

from __future__ import annotations

import re

from extractors.values.glyphs import squeeze
from extractors.values.parsed import Parsed

_LABELS = re.compile(r"性别|姓名|sex", re.IGNORECASE)


def parse(raw: str) -> Parsed | None:
    """`M` or `F`; `None` where the text names neither or both. Halves that contradict each other ask for a
    second look."""
    text = _LABELS.sub("", squeeze(raw))
    chinese = {"男": "M", "女": "F"}
    said = {chinese[char] for char in text if char in chinese}
    latin = re.search(r"(?<![A-HJKM-Za-z])(?:[IlL1|]?)(female|male|F|M)(?![A-Za-z])", text, re.IGNORECASE)
    letter = latin[1][0].upper() if latin else None
    if len(said) == 2 or not (said or letter):
        return None
    value = said.pop() if said else str(letter)
    if letter and letter != value:
        return Parsed(value, raw, "recheck", ("halves_differ",), (letter,))
    return Parsed(value, raw, "ok", ("halves_agree",) if letter and any(c in text for c in "男女") else ())
