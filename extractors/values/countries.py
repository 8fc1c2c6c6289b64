"""国籍: a country as papers print it, 加拿大/CAN, Canada, 中国, and the numeric code inside a permanent
resident's number.

>>> parse("加拿大/CAN").value, parse("加拿大ICAN").value, parse("国籍 中国").value
('CAN', 'CAN', 'CHN')
>>> by_numeric("682").alpha3, by_name("哈萨克斯坦").alpha3, by_name("Canada").zh
('SAU', 'KAZ', '加拿大')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractors.values.glyphs import squeeze
from extractors.values.parsed import Parsed

_TABLE = Path(__file__).parent.parent / "tables" / "countries.tsv"


@dataclass(frozen=True, slots=True)
class Country:
    """One country: ISO 3166-1 alpha-3 (ICAO extras too) and numeric, first Chinese and English name, all
    other names."""

    alpha3: str
    numeric: str
    zh: str
    en: str
    names: tuple[str, ...]


@cache
def _all() -> tuple[Country, ...]:
    rows = [row.split("\t") for row in _TABLE.read_text(encoding="utf-8").splitlines()[1:]]
    return tuple(
        Country(
            alpha3, numeric, zh.split("|")[0], en.split("|")[0], tuple(filter(None, f"{zh}|{en}".split("|")))
        )
        for alpha3, numeric, zh, en in rows
    )


@cache
def _by_name() -> dict[str, Country]:
    return {squeeze(name).upper(): country for country in _all() for name in country.names}


def by_alpha3(code: str) -> Country | None:
    """The country of a three-letter code (`D` for Germany in a machine-readable zone)."""
    return next((country for country in _all() if country.alpha3 == code.upper()), None)


def by_numeric(code: str) -> Country | None:
    """The country of an ISO numeric code of three digits, leading zeros kept."""
    return next((country for country in _all() if country.numeric == code and code), None)


def by_name(name: str) -> Country | None:
    """The country of a whole Chinese or English name, or of its code."""
    key = squeeze(name).upper()
    return _by_name().get(key) or by_alpha3(key)


def parse(raw: str) -> Parsed | None:
    """The country in a piece of print as alpha-3. Chinese name and code together must agree, else a second
    look is due."""
    text = squeeze(raw)
    chinese = max(
        (name for name in _by_name() if re.match(r"[\u4e00-\u9fff]", name) and name in text),
        key=len,
        default="",
    )
    named = _by_name()[chinese] if chinese else None
    letters = re.findall(r"[A-Za-z]{3,}", text.replace(chinese, "/") if chinese else text)
    coded = next((found for found in (_from_letters(run) for run in letters) if found), None)
    if named is None and coded is None:
        return None
    if named and coded and named != coded:
        return Parsed(named.alpha3, raw, "recheck", ("name_and_code_differ",), (coded.alpha3,))
    found = named or coded
    assert found is not None
    return Parsed(found.alpha3, raw, "ok", ("name_and_code_agree",) if named and coded else ())


def _from_letters(run: str) -> Country | None:
    """A run of letters as code or English name; a slash read as I or L before the code is dropped."""
    if len(run) == 4 and run[0] in "Il1L":
        return by_alpha3(run[1:])
    return by_alpha3(run) if len(run) == 3 else by_name(run)
