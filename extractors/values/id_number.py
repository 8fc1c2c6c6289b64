"""公民身份号码: the number on every identity paper of China, of its residents from elsewhere, and of
permanent residents.

Five forms, told apart by their shape:

- `resident` (GB 11643-1999): 6 digits area, 8 birth date, 3 sequence (odd = male), 1 check by MOD 11-2;
- `hmt`: the same for holders of a residence permit for Hong Kong (810000), Macao (820000), Taiwan (830000)
  residents;
- `permanent`: foreign permanent resident card of 2023: 9, province, ISO numeric country, birth date,
  sequence, check;
- `permanent_2017`: its predecessor, 3 letters of the country, area, yymmdd, sequence, check by weights 7-3-1;
- `old`: 15 digits, before 1999. No check digit; only a person may use it.

>>> parse("公民身份号码 １１０１０５　１９４９１２３１－００２ｘ").value
'11010519491231002X'
>>> number = parse("810000199408230021"); number.kind, number.sex, number.birth_date, number.outcome
('hmt', 'F', '1994-08-23', 'ok')
>>> parse("830000199201300022").kind, parse("932682198501010017").country, parse("911124198108030024").country
('hmt', 'SAU', 'CAN')
>>> parse("KAZ110090123105").outcome, parse("CAN110081080319").signals
('ok', ('checksum_failed',))

A letter where only a digit can stand is repaired, if the check digit leaves exactly one number:

>>> repaired = parse("11O105I94912310O2X"); repaired.value, repaired.signals
('11010519491231002X', ('checksum', 'repaired'))

So is a digit where only a letter of a country can stand:

>>> parse("K0R110013031416").value
'KOR110013031416'

A digit is never exchanged for another. A failed check is a misread far more often than a wrong number, so it
asks for a second look and names what would pass:

>>> wrong = parse("110105194912310021"); wrong.outcome, wrong.value
('recheck', '110105194912310021')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import Literal

from extractors.values import countries, divisions
from extractors.values.glyphs import DIGITS_FOR, LOOKALIKE_DIGITS, X_FORMS, as_digits, half_width
from extractors.values.parsed import Outcome

Kind = Literal["resident", "hmt", "permanent", "permanent_2017", "old"]

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_SHAPES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("hmt", re.compile(rf"8[123]0000(?:19|20)\d\d{_DAY}\d{{3}}[\dX]")),
    ("resident", re.compile(rf"[1-8]\d{{5}}(?:18|19|20)\d\d{_DAY}\d{{3}}[\dX]")),
    ("permanent", re.compile(rf"9\d{{5}}(?:19|20)\d\d{_DAY}\d{{3}}[\dX]")),
)
_OLD = re.compile(rf"(?<!\d)[1-8]\d{{5}}\d\d{_DAY}\d{{3}}(?![\dXx])")
_PERMANENT_2017 = re.compile(r"(?<![A-Z0-9])((?=[0125]*[A-Z])[A-Z0125]{3})([0-9OolI|SsZzBb]{12})(?!\d)")
_LETTERS_FOR = {"0": "OD", "1": "I", "2": "Z", "5": "S"}
_JOINERS = re.compile(r"(?<=[0-9A-Za-z〇○])[\s\-_.·,']+(?=[0-9A-Za-z〇○×ΧХ])")
_RUN = re.compile("[" + re.escape("0123456789" + "".join(DIGITS_FOR) + X_FORMS + "KY") + "]{18,40}")
_REGIONS = {"81": "HK", "82": "MO", "83": "TW"}


@dataclass(frozen=True, slots=True)
class IdNumber:
    """An identity number and what stands inside it. `area` is its first six digits, `country` ISO alpha-3 of
    a foreigner."""

    value: str
    raw: str
    outcome: Outcome
    signals: tuple[str, ...]
    candidates: tuple[str, ...]
    kind: Kind
    birth_date: str | None = None
    sex: Literal["M", "F"] | None = None
    area: str | None = None
    country: str | None = None


def check_digit(first17: str) -> str:
    """The 18th character by MOD 11-2 over the first 17 digits.

    >>> check_digit("11010519491231002")
    'X'
    """
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(first17, _WEIGHTS, strict=True)) % 11]


def check_digit_731(first14: str) -> str:
    """The 15th character of the 2017 permanent resident number: weights 7-3-1, letters count A=10 … Z=35.

    >>> check_digit_731("CAN11008108031")
    '0'
    """
    return str(sum(int(char, 36) * (7, 3, 1)[at % 3] for at, char in enumerate(first14)) % 10)


def kind_of(value: str) -> Kind | None:
    """Which of the 18-character forms a normal form has, by shape and calendar; `None` for none of them."""
    for kind, shape in _SHAPES:
        if shape.fullmatch(value) and _birth(value) is not None:
            return kind
    return None


def is_valid(value: str) -> bool:
    """Whether a normal form has a known shape, a possible birth date and a right check digit.

    >>> is_valid("11010519491231002X"), is_valid("110105194902300027")
    (True, False)
    """
    if re.fullmatch(r"[A-Z]{3}\d{12}", value):
        return check_digit_731(value[:14]) == value[14]
    return kind_of(value) is not None and check_digit(value[:17]) == value[17]


def region(value: str) -> str | None:
    """Where the holder of a residence permit comes from: `HK`, `MO`, `TW`, else `None`."""
    return _REGIONS.get(value[:2]) if value[2:6] == "0000" else None


def birth_agrees(number: IdNumber, birth_date: str) -> bool | None:
    """Whether the birth date inside the number is `birth_date` (`YYYY-MM-DD`); `None` if the number holds
    none.

    The number of 2017 gives the year with two digits only: 810803 agrees with 1981-08-03 and with 2081-08-03.
    """
    if number.kind == "permanent_2017":
        return number.value[7:13] == birth_date.replace("-", "")[2:]
    return None if number.birth_date is None else number.birth_date == birth_date


def parse(raw: str, as_of: date | None = None) -> IdNumber | None:
    """The identity number in a piece of print; `None` if there is none. `as_of` makes a later birth date
    doubtful."""
    text = _JOINERS.sub("", half_width(raw))
    found = _read_18(text, raw) or _read_2017(text, raw) or _read_old(text, raw)
    if found and as_of and found.birth_date and found.birth_date > as_of.isoformat():
        return replace(found, outcome="person", signals=(*found.signals, "future_birth"))
    return found


_ROLL = re.compile(r"(?<![A-Za-z])[GL]\d{17}[\dXx](?!\d)")


_PLAIN = re.compile(r"(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])")


def find(text: str, as_of: date | None = None) -> IdNumber | None:
    """The number inside a longer line; only one whose check digit is right, so that no other number is taken
    for it; not behind the letter of a school roll number (学籍号 G…)."""
    if _ROLL.search(text):
        return None
    for print_ in (text, *_PLAIN.findall(half_width(text))):  # alone, where a year follows behind a comma
        found = parse(print_, as_of)
        if found and "checksum" in found.signals:
            return found
    return None


def _birth(value: str) -> str | None:
    try:
        return date(int(value[6:10]), int(value[10:12]), int(value[12:14])).isoformat()
    except ValueError:
        return None


def _windows(text: str) -> Iterator[str]:
    """Every stretch of 18 characters that could be a number and has no further digit beside it."""
    for run in _RUN.finditer(text):
        chars = run.group()
        for start in range(len(chars) - 17):
            before, after = chars[:start][-1:], chars[start + 18 :][:1]
            window = chars[start : start + 18]
            if (
                not (before.isdigit() or after.isdigit() or (after and after in X_FORMS))
                and sum(char.isdigit() for char in window) >= 12
            ):
                yield window


def _spellings(window: str) -> Iterator[str]:
    """The digit forms of 18 characters: letters in the first 17 places are digits, the last may be an X."""
    last = window[17]
    ends = "X" if last in X_FORMS else last if last in "0123456789" else DIGITS_FOR.get(last, "")
    ends += "X" if last in "KY" else ""
    for head in as_digits(window[:17]):
        yield from (head + end for end in ends)


def _read_18(text: str, raw: str) -> IdNumber | None:
    windows = list(_windows(text))
    proven = {value: window for window in windows for value in _spellings(window) if is_valid(value)}
    if len(proven) == 1:
        ((value, window),) = proven.items()
        clean = window[:17].isdigit() and (window[17].isdigit() or window[17] in X_FORMS)
        return _record(value, raw, "ok", ("checksum",) if clean else ("checksum", "repaired"))
    if proven:
        first, *rest = proven
        return _record(first, raw, "recheck", ("several_numbers",), tuple(rest))
    for window in windows:
        for value in _spellings(window):
            return _record(value, raw, "recheck", ("checksum_failed",), _neighbours(value))
    return None


def _neighbours(value: str) -> tuple[str, ...]:
    """The numbers one lookalike digit away that would pass, for the second reader to choose from."""
    near = (
        value[:at] + other + value[at + 1 :]
        for at, char in enumerate(value)
        for other in LOOKALIKE_DIGITS.get(char, "")
    )
    return tuple(candidate for candidate in near if is_valid(candidate))


def _record(
    value: str, raw: str, outcome: Outcome, signals: tuple[str, ...], others: tuple[str, ...] = ()
) -> IdNumber:
    kind = kind_of(value) or "resident"
    if kind == "resident" and not divisions.is_known(value[:6]):
        signals = (*signals, "unknown_area")  # a hint only: lists differ, and children are registered late
    country = countries.by_numeric(value[3:6]) if kind == "permanent" else None
    sex: Literal["M", "F"] = "M" if int(value[16]) % 2 else "F"
    return IdNumber(
        value,
        raw,
        outcome,
        signals,
        others,
        kind,
        _birth(value),
        sex,
        value[:6],
        country.alpha3 if country else None,
    )


def _read_2017(text: str, raw: str) -> IdNumber | None:
    for match in _PERMANENT_2017.finditer(text.upper()):
        spelled = [code + digits for code in _countries(match[1]) for digits in as_digits(match[2])]
        shaped = [value for value in spelled if re.fullmatch(rf"[A-Z]{{3}}\d{{6}}{_DAY}\d\d", value)]
        right = [value for value in shaped if is_valid(value)]
        if len(right) == 1:
            signals = ("checksum",) if right[0] == match.group() else ("checksum", "repaired")
            return _record_2017(right[0], raw, "ok", signals)
        if shaped and match[1].isalpha():  # one printed card in three fails this check, so it warns
            return _record_2017(shaped[0], raw, "person", ("checksum_failed",))
    return None


def _countries(code: str) -> tuple[str, ...]:
    """The code as read, or those it may be where digits stand for letters (K0R)."""
    spelled = ("".join(letters) for letters in product(*(_LETTERS_FOR.get(sign, sign) for sign in code)))
    return (code,) if code.isalpha() else tuple(one for one in spelled if countries.by_alpha3(one))


def _record_2017(value: str, raw: str, outcome: Outcome, signals: tuple[str, ...]) -> IdNumber:
    return IdNumber(value, raw, outcome, signals, (), "permanent_2017", country=value[:3])


def _read_old(text: str, raw: str) -> IdNumber | None:
    bars = re.search(r"(?<![\dA-Za-z])[\d|!丨｜]{15}(?![\dA-Za-z])", text)
    match = _OLD.search(re.sub(r"[|!丨｜]", "1", bars.group()) if bars else text)
    if match is None:
        return None
    value = match.group()
    full = value[:6] + "19" + value[6:] + "0"
    sex: Literal["M", "F"] = "M" if int(value[14]) % 2 else "F"
    return IdNumber(value, raw, "person", ("old_form",), (), "old", _birth(full), sex, value[:6])
