"""护照日期: days as the states of the world print them on passports, mostly in two languages.

Doc 9303 wants day, month, year: 04 JUL 2014, 15 MAI/MAY 2013, 12 MAR /MARS 21, 30.06.2020, 01 06 2021.

>>> [parse(text).value for text in ("30.06.2020", "12 MAR /MARS 21", "17 APR 2024", "15 GEN/JAN 2013")]
['2020-06-30', '2021-03-12', '2024-04-17', '2013-01-15']
>>> parse("01062021").value
'2021-06-01'
>>> parse("07 Jun / Pip 2013").value, parse("20 / 10 / 2013").value, parse("03 FÉV 2021").value
('2013-06-07', '2013-10-20', '2021-02-03')

A short year tells no century: a birth lies in the past.

>>> parse("01 JAN /JAN 90").value, birth("01 JAN /JAN 90").value, birth("11 SEP /SEPT 12").value
('2090-01-01', '1990-01-01', '2012-09-11')
>>> parse("11/10/2019 10/10/2024").value, parse("09 1/JAN 2023").value, parse("01 1月/JAN 2020").value
('2019-10-11', '2023-01-09', '2020-01-01')
>>> find_all("12 APR 2021 11 APR 2026"), find_all("12 MAY / MAI 21 11 MAY / MAI 26")
(('2021-04-12', '2026-04-11'), ('2021-05-12', '2026-05-11'))
>>> find_all("03.04.2020          02.04.2030")
('2020-04-03', '2030-04-02')
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from extractors.values import dates
from extractors.values.parsed import Parsed

_ENGLISH = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_OTHERS = {
    "GEN": 1, "ENE": 1, "FÉV": 2, "FEV": 2, "MÄR": 3, "MRZ": 3, "MAA": 3, "AVR": 4, "ABR": 4, "MAI": 5,
    "MAG": 5, "MEI": 5, "JUIN": 6, "GIU": 6, "JUIL": 7, "LUG": 7, "AOÛ": 8, "AOU": 8, "AGO": 8, "SET": 9,
    "OKT": 10, "OTT": 10, "OUT": 10, "DÉC": 12, "DIC": 12, "DEZ": 12,
}  # fmt: skip
"""Short names of months that differ from the English ones: French, Spanish, Portuguese, Italian, German,
Dutch."""
_MONTHS = {name: at for at, name in enumerate(_ENGLISH, 1)} | _OTHERS
_WORD = r"[A-Za-zÀ-ɏ]{2,9}\.?"
_NAMED = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})\s*(?:{_WORD}\s*[/|]\s*)??"
    rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?:[A-Za-zÀ-ɏ]*)\.?\s*(?:/\s*{_WORD})?\s*"
    r"(?P<year>(?:19|20)\d\d|\d\d)(?!\d)",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})\s?[./\- ]\s?(\d{1,2})\s?[./\- ]\s?((?:19|20)\d\d)(?!\d)")


def parse(raw: str) -> Parsed | None:
    """The one day of a piece of print; a short year is of this century, and asks for a second look."""
    return _read(raw, past=False)


def birth(raw: str) -> Parsed | None:
    """The same of a birth: a short year that would lie in the future was in the last century."""
    return _read(raw, past=True)


def find_all(text: str) -> tuple[str, ...]:
    """Every day in a text."""
    return tuple(one.value for one in dates.find_all(_plain(text, past=False)))


def _read(raw: str, past: bool) -> Parsed | None:
    glued = re.fullmatch(r"\s*(\d\d)(\d\d)((?:19|20)\d\d)\s*", raw)
    spaced = " ".join(glued.groups()) if glued else raw
    found = dates.parse(_plain(spaced, past))
    if found is None or found.value == dates.LONG_TERM:
        return None
    short = any(len(match["year"]) == 2 for match in _NAMED.finditer(raw))
    return replace(found, raw=raw, outcome="recheck" if short else found.outcome)


def _plain(text: str, past: bool) -> str:
    """The text with such days written as year, month, day."""
    counted = _DAY_FIRST.sub(lambda match: f"; {match[3]}-{match[2]:0>2}-{match[1]:0>2};", text)
    return _NAMED.sub(lambda match: _written(match, past), counted)


def _written(found: re.Match[str], past: bool) -> str:
    year = int(found["year"]) if len(found["year"]) == 4 else 2000 + int(found["year"])
    if past and len(found["year"]) == 2 and year > date.today().year:
        year -= 100
    return f"; {year}-{_MONTHS[found['month'].upper()]:02}-{int(found['day']):02};"
