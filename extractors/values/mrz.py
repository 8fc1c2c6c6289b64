"""护照机读区: the two lines of 44 characters at the foot of a passport's data page (ICAO Doc 9303-4, format
TD3).

The second line carries five check digits (weights 7-3-1), so its values prove themselves; the names in the
first line have none, and only agreement with the printed names proves them.

>>> names = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
>>> page = parse([names, "L898902C36UTO7408122F1204159ZE184226B<<<<<10"])
>>> page.surname, page.given_names, page.passport_number, page.birth_date, page.sex, page.expiry_date
('ERIKSSON', 'ANNA MARIA', 'L898902C3', '1974-08-12', 'F', '2012-04-15')
>>> page.outcome, all(page.checks.values())
('ok', True)

Fillers read as letters are fillers; the second line, where it proves itself, needs no first:

>>> second = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
>>> parse(["P<UTOERIKSSON<<ANNA<MARIAKKKKKKKKKKKKKKKKKKK", second]).given_names
'ANNA MARIA'
>>> parse(["some print", second]).passport_number
'L898902C3'

A letter read for a digit, or the reverse, is repaired where the check digits leave one solution; both are
shown:

>>> torn = parse([names, "L8989O2C36UTO74O8122F1204159ZE184226B<<<<<1O"])
>>> torn.outcome, torn.passport_number, torn.repaired
('recheck', 'L898902C3', ('L8989O2C3>L898902C3', '74O812>740812', 'O>0'))
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from extractors.values.glyphs import DIGITS_FOR, squeeze
from extractors.values.parsed import Outcome

WIDTH = 44
_FILLERS = str.maketrans("«《≪〈‹＜くㄑ(", "<<<<<<<<<")
_FILLED = re.compile(r"([KCLES])\1{3,}")
"""A run of fillers read as letters; no name holds four of one."""
_LETTERS_FOR = {"0": "O", "1": "I", "2": "Z", "5": "S", "8": "B", "6": "G"}
_EITHER_WAY = {
    "O": "0",
    "0": "O",
    "I": "1",
    "1": "I",
    "Z": "2",
    "2": "Z",
    "S": "5",
    "5": "S",
    "B": "8",
    "8": "B",
}
_TWO = re.compile(r"[A-Z0-9]{1,9}<*[0-9A-Z][A-Z<]{3}[0-9A-Z]{7}[MFX<][0-9A-Z]{7}[A-Z0-9<]+[A-Z0-9]")
_AREAS: Mapping[str, tuple[int, int, int]] = {
    "number": (0, 9, 9),
    "birth": (13, 19, 19),
    "expiry": (21, 27, 27),
    "optional": (28, 42, 42),
}


@dataclass(frozen=True, slots=True)
class Mrz:
    """What the two lines say. `checks` holds the five results by name; `repaired` shows `read>repaired`
    pairs."""

    value: str
    raw: str
    outcome: Outcome
    signals: tuple[str, ...]
    candidates: tuple[str, ...]
    document_code: str
    country: str
    surname: str
    given_names: str
    passport_number: str
    nationality: str
    birth_date: str | None
    sex: Literal["M", "F"] | None
    expiry_date: str | None
    checks: Mapping[str, bool]
    repaired: tuple[str, ...]


def check_digit(text: str) -> str:
    """Weights 7-3-1 over digits (as they are), letters (A=10 … Z=35) and `<` (0), modulo ten.

    >>> check_digit("L898902C3"), check_digit("740812"), check_digit("ZE184226B<<<<<")
    ('6', '2', '1')
    """
    return str(
        sum((0 if char == "<" else int(char, 36)) * (7, 3, 1)[at % 3] for at, char in enumerate(text)) % 10
    )


def parse(lines: Sequence[str]) -> Mrz | None:
    """The machine-readable zone among the lines of a page, in their order; its second line alone (no names,
    no country) only where it proves itself; `None` where neither is found."""
    flat = [part for line in lines for part in _unjoined(_letters(line))]
    first, seconds = _find(flat) or ("", _alone(flat))
    if not seconds:
        return None
    solved = [(second, *_repair(second)) for second in seconds]
    read, fixed, repaired = max(solved, key=lambda one: (sum(_checks(one[1]).values()), -len(one[2])))
    return _record(first, read, fixed, repaired, "\n".join(lines))


def _letters(line: str) -> str:
    """A line in the zone's alphabet."""
    kept = re.sub(r"[^A-Z0-9<]", "", squeeze(line).translate(_FILLERS).upper())
    return _FILLED.sub(lambda run: "<" * len(run.group()), kept)


def _find(flat: Sequence[str]) -> tuple[str, tuple[str, ...]] | None:
    for at, text in enumerate(flat[:-1]):
        if re.match(r"P[A-Z0<][A-Z0-9<]{3}[A-Z0<]", text) and "<" in text and 12 <= len(text) <= 50:
            seconds = _padded(flat[at + 1])
            if seconds:
                return _first_line(text), seconds
    return None


def _alone(flat: Sequence[str]) -> tuple[str, ...]:
    """A second line whose five check digits are right as read, where the first was not found above it."""
    ways = (way for text in flat if "<" in text for way in _padded(text))
    return tuple(way for way in ways if _TWO.match(way) and all(_checks(way).values()))[:1]


def _unjoined(text: str) -> tuple[str, ...]:
    """Two lines that came as one are cut after the 44th character."""
    return (text[:WIDTH], text[WIDTH:]) if len(text) >= 2 * WIDTH - 4 and text.startswith("P") else (text,)


def _first_line(text: str) -> str:
    """The first line filled up to 44; only letters and fillers stand in it, so digits become letters."""
    body = "".join(_LETTERS_FOR.get(char, char) for char in text)
    return body[:WIDTH].ljust(WIDTH, "<")


def _padded(text: str) -> tuple[str, ...]:
    """The second line at 44 characters: as read, or with fillers that a run of them lost; never longer ones
    cut."""
    if len(text) == WIDTH and _TWO.match(text):
        return (text,)
    if not WIDTH - 14 <= len(text) < WIDTH + 6 or not re.match(r"[A-Z0-9<]{9}[0-9A-Z]", text):
        return ()
    runs = [match for match in re.finditer("<+", text) if match.start() >= 28]
    missing = WIDTH - len(text)
    if missing > 0:
        return tuple(text[: run.end()] + "<" * missing + text[run.end() :] for run in runs)
    return tuple(
        text[: run.end() + missing] + text[run.end() :] for run in runs if len(run.group()) > -missing
    )


def _checks(line: str) -> dict[str, bool]:
    results = {name: _right(line[start:end], line[at]) for name, (start, end, at) in _AREAS.items()}
    composite = line[0:10] + line[13:20] + line[21:43]
    return results | {"composite": _right(composite, line[43])}


def _right(text: str, check: str) -> bool:
    return check == check_digit(text) or (check == "<" and not text.strip("<"))


def _repair(line: str) -> tuple[str, tuple[str, ...]]:
    """The line with letters and digits exchanged where their place or a check digit allows one solution
    only."""
    fixed, shown = line, []
    for name, (start, end, at) in _AREAS.items():
        if name != "optional":
            fixed = _put(fixed, at, _digit(fixed[at]))
        if _right(fixed[start:end], fixed[at]):
            continue
        ways = [way for way in set(_spellings(fixed[start:end], name)) if _right(way, fixed[at])]
        if len(ways) == 1:
            fixed = fixed[:start] + ways[0] + fixed[end:]
    fixed = _put(fixed, 43, _digit(fixed[43]))
    nation = "".join(_LETTERS_FOR.get(char, char) for char in fixed[10:13])
    fixed = fixed[:10] + nation + fixed[13:]
    spans = [(0, 9), (9, 10), (10, 13), (13, 19), (19, 20), (21, 27), (27, 28), (28, 42), (42, 43), (43, 44)]
    shown = [f"{line[a:b]}>{fixed[a:b]}" for a, b in spans if line[a:b] != fixed[a:b]]
    return fixed, tuple(shown)


def _digit(char: str) -> str:
    return char if char in "0123456789<" else DIGITS_FOR.get(char, char)[0]


def _put(line: str, at: int, char: str) -> str:
    return line[:at] + char + line[at + 1 :]


def _spellings(text: str, name: str) -> Iterator[str]:
    """Ways to read an area: dates are digits only; numbers may change up to two lookalikes either way."""
    if name in ("birth", "expiry"):
        yield "".join(_digit(char) for char in text)
        return
    spots = [at for at, char in enumerate(text) if char in _EITHER_WAY]
    for count in (1, 2):
        yield from (_swapped(text, chosen) for chosen in itertools.combinations(spots, count))


def _swapped(text: str, chosen: tuple[int, ...]) -> str:
    return "".join(_EITHER_WAY[char] if at in chosen else char for at, char in enumerate(text))


def _record(first: str, read: str, fixed: str, repaired: tuple[str, ...], raw: str) -> Mrz:
    checks = _checks(fixed)
    surname, _, given = first[5:].partition("<<")
    # A letter in a date can only be a digit; in a number both may stand, so its repair is not yet a proof.
    sound = all(checks.values()) and read[:9] == fixed[:9] and _day(fixed[13:19], past=True) is not None
    signals = tuple(f"check_{name}" if ok else f"check_{name}_failed" for name, ok in checks.items())
    sex: dict[str, Literal["M", "F"]] = {"M": "M", "F": "F"}
    return Mrz(
        value=f"{first}\n{fixed}",
        raw=raw,
        outcome="ok" if sound else "recheck",
        signals=(*signals, *(("repaired",) if repaired else ())),
        candidates=(),
        document_code=first[:2].rstrip("<"),
        country=first[2:5].rstrip("<"),
        surname=surname.replace("<", " ").strip(),
        given_names=given.partition("<<")[0].replace("<", " ").strip(),
        passport_number=fixed[:9].rstrip("<"),
        nationality=fixed[10:13].rstrip("<"),
        birth_date=_day(fixed[13:19], past=True),
        sex=sex.get(fixed[20]),
        expiry_date=_day(fixed[21:27], past=False),
        checks=MappingProxyType(checks),
        repaired=repaired,
    )


def _day(six: str, past: bool) -> str | None:
    """yymmdd with its century: births lie in 1930 to 2029, expiries from 2000 on."""
    if not six.isdigit():
        return None
    year = int(six[:2])
    century = 1900 if past and year >= 30 else 2000
    try:
        return date(century + year, int(six[2:4]), int(six[4:])).isoformat()
    except ValueError:
        return None
