"""银行卡号: 16 to 19 digits; the issuer by the longest known prefix that goes with that length; the last
digit by Luhn.

>>> card = parse("6217 0000 0000 0000 004"); card.value, card.bank, card.card_type, card.outcome
('6217000000000000004', 'CCB', 'debit', 'ok')
>>> parse("6029 6900 0000 0002 12/30 95526").value, parse("6029690000000002").bank
('6029690000000002', 'BJBANK')

Luhn is a warning, never a refusal: some old local cards do not follow it. A failed one asks for a second
look.

>>> parse("6210 3000 0000 0000 006").value         # its first 16 digits alone would be known ones
'6210300000000000006'
>>> parse("6217000000000000005").outcome, parse("6217000000000000005").signals
('recheck', ('luhn_failed', 'bin'))
>>> parse("62I7OOOOOOOOOOOOOO4") is None      # more letters than digits is no card number
True
>>> parse("621700000000000O004").signals
('luhn', 'bin', 'repaired')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from extractors.values import banks, id_number
from extractors.values.glyphs import DIGITS_FOR, LOOKALIKE_DIGITS, as_digits, half_width
from extractors.values.parsed import Outcome, worse

CardType = Literal["debit", "credit"]
LENGTHS = range(16, 20)
_TABLE = Path(__file__).parent.parent / "tables" / "bank_prefixes.tsv"
_KINDS: dict[str, CardType] = {"DC": "debit", "CC": "credit"}
_GROUP = re.compile("[0-9" + re.escape("".join(DIGITS_FOR)) + "]+")
_GROUPS = re.compile(rf"(?<![0-9A-Za-z/]){_GROUP.pattern}(?:[ \t]{{1,4}}{_GROUP.pattern})*(?![0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issued a card: bank code, kind (`None` for prepaid), the prefix that told, whether two tables
    disagree on it."""

    bank: str
    card_type: CardType | None
    prefix: str
    name: str | None
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class CardNumber:
    """A card number and what its first digits say. `bank` is a bank code or `None` where no table knows the
    prefix."""

    value: str
    raw: str
    outcome: Outcome
    signals: tuple[str, ...]
    candidates: tuple[str, ...]
    bank: str | None = None
    card_type: CardType | None = None
    bank_name: str | None = None


def luhn(digits: str) -> bool:
    """Whether the last digit is right: every second from the right doubled, digits summed, a multiple of ten.

    >>> luhn("6231110000000005"), luhn("6231110000000004")
    (True, False)
    """
    doubled = (int(char) * (2 if at % 2 else 1) for at, char in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def luhn_digit(digits: str) -> str:
    """The digit to append so that `luhn` holds.

    >>> luhn_digit("602969000000000")
    '2'
    """
    return next(digit for digit in "0123456789" if luhn(digits + digit))


@cache
def _prefixes() -> dict[str, tuple[tuple[str, str, int, bool], ...]]:
    table: dict[str, tuple[tuple[str, str, int, bool], ...]] = {}
    for row in _TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        prefix, bank, kind, length, *note = row.split("\t")
        table[prefix] = (*table.get(prefix, ()), (bank, kind, int(length), bool(note)))
    return table


def issuer(value: str) -> Issuer | None:
    """The issuer by the longest prefix whose length fits; `None` where no table knows one."""
    prefix, rows = _rows(value)
    if not rows:
        return None
    told = {(bank, kind) for bank, kind, _, _ in rows}
    bank, kind, _, disputed = rows[0]
    return Issuer(bank, _KINDS.get(kind), prefix, banks.name(bank), disputed or len(told) > 1)


def claimants(value: str) -> frozenset[str]:
    """Every bank that the tables give this number's prefix to: where they differ, the card's print decides.

    >>> sorted(claimants("6225215784997165"))
    ['GDB', 'SPDB']
    """
    return frozenset(bank for bank, *_ in _rows(value)[1])


def _rows(value: str) -> tuple[str, tuple[tuple[str, str, int, bool], ...]]:
    for size in range(10, 2, -1):
        rows = tuple(row for row in _prefixes().get(value[:size], ()) if row[2] in (0, len(value)))
        if rows:
            return value[:size], rows
    return "", ()


def parse(raw: str) -> CardNumber | None:
    """The card number in a piece of print; neighbours (expiry, hotline, serial number) are left out by
    length, prefix and Luhn; of an account no table knows, no digit is.

    >>> parse("1104 0601 0300 0052 817").value
    '1104060103000052817'
    """
    scored = [(_score(value, whole), value, clean) for value, clean, whole in _readings(half_width(raw))]
    if not scored:
        return None
    best = max(score for score, _, _ in scored)
    top = {value: clean for score, value, clean in reversed(scored) if score == best}
    value = next(value for score, value, _ in scored if score == best)
    return _record(value, raw, top[value], tuple(other for other in top if other != value))


def _score(value: str, whole: bool) -> tuple[bool, bool, bool, bool, bool, int]:
    """Better reading first: prefix and Luhn digit right, or all digits of the print used and Luhn right (a
    bank no table knows); then known prefix of this length, all digits (an account may have no Luhn digit; one
    part in ten has it by chance), right Luhn digit."""
    known, right = issuer(value) is not None, luhn(value)
    return known and right, whole and right, known, whole, right, len(value)


def _readings(text: str) -> Iterator[tuple[str, bool, bool]]:
    """Every join of neighbouring digit groups that has a card number's length, whether it held digits only,
    and whether it is all of them."""
    text = re.sub(r"(?<=\d)-(?=\d)", " ", text)
    for run in _GROUPS.finditer(text):
        groups = run.group().split()
        for start in range(len(groups)):
            for end in range(start + 1, len(groups) + 1):
                joined = "".join(groups[start:end])
                if len(joined) in LENGTHS and sum(char.isdigit() for char in joined) >= 12:
                    whole = end - start == len(groups)
                    yield from (
                        (value, joined.isdigit(), whole)
                        for value in as_digits(joined)
                        if not _is_identity(value)
                    )


def _is_identity(value: str) -> bool:
    """An 18-digit identity number without X is no card: no known prefix, but a right MOD 11-2."""
    return len(value) == 18 and id_number.is_valid(value) and issuer(value) is None


def _record(value: str, raw: str, clean: bool, others: tuple[str, ...]) -> CardNumber:
    known, right = issuer(value), luhn(value)
    outcome: Outcome = "ok" if right else "recheck"
    signals = ["luhn" if right else "luhn_failed", "bin" if known else "unknown_bin"]
    if not clean:
        signals.append("repaired")
        outcome = outcome if right and known else worse(outcome, "recheck")
    if others:
        signals.append("several_numbers")
        outcome = worse(outcome, "recheck")
    if known is None or known.disputed:
        signals += ["disputed_bin"] if known else []
        outcome = worse(outcome, "person" if right else "recheck")
    near = others or (() if right else _neighbours(value))
    if known is None:
        return CardNumber(value, raw, outcome, tuple(signals), near)
    return CardNumber(value, raw, outcome, tuple(signals), near, known.bank, known.card_type, known.name)


def _neighbours(value: str) -> tuple[str, ...]:
    """The numbers one lookalike digit away that pass Luhn and have a known prefix."""
    near = (
        value[:at] + other + value[at + 1 :]
        for at, char in enumerate(value)
        for other in LOOKALIKE_DIGITS[char]
    )
    return tuple(number for number in near if luhn(number) and issuer(number))
