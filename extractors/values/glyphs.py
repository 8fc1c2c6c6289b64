"""Characters as print and OCR confuse them: full width, stray spaces, letters that stand where a digit must.

>>> half_width("１１０１０５　ＡＢ")
'110105 AB'
>>> squeeze(" 1101 05\\u200b 1949 ")
'1101051949'
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BLANK = dict.fromkeys((0x3000, 0x00A0, 0x2002, 0x2003, 0x2009, 0x202F), " ")
_NOTHING = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD), None)
_DASHES = dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE63, 0xFF0D), "-")
_HALF: dict[int, int | str | None] = {**_WIDE, **_BLANK, **_NOTHING, **_DASHES}

DIGITS_FOR: dict[str, str] = {
    **dict.fromkeys("OoQD〇○◯Oo°Оо", "0"),
    **dict.fromkeys("Il|!i丨ⅠL]｜", "1"),
    **dict.fromkeys("Zz", "2"),
    **dict.fromkeys("Ss$", "5"),
    **dict.fromkeys("bG", "6"),
    **dict.fromkeys("T", "7"),
    **dict.fromkeys("B", "83"),
    **dict.fromkeys("gq", "9"),
    **dict.fromkeys("A", "4"),
}
"""For a character that is no digit but stands where one must: the digits it may have been, likeliest
first."""

LOOKALIKE_DIGITS: dict[str, str] = {
    "0": "68",
    "1": "74",
    "2": "7",
    "3": "85",
    "4": "19",
    "5": "63",
    "6": "058",
    "7": "12",
    "8": "360",
    "9": "4",
}
"""Digits that faint print makes alike. Never used to change a value, only to name candidates for a second
look."""

X_FORMS = "Xx×ΧχХх✕✖Ⅹⅹ⨯"
"""Letters that stand for the X at the end of an identity number: Latin, times sign, Greek, Cyrillic, Roman
ten."""


def half_width(text: str) -> str:
    """Full-width letters, digits and punctuation to ASCII, all dashes to `-`, odd spaces to one kind,
    zero-width ones gone."""
    return text.translate(_HALF)


def squeeze(text: str) -> str:
    """`half_width` without any white space."""
    return re.sub(r"\s+", "", half_width(text))


def as_digits(text: str) -> Iterator[str]:
    """Every digit string that `text` may have been, where letters stand in for digits; nothing if a
    character is neither.

    >>> list(as_digits("1O1B"))
    ['1018', '1013']
    >>> list(as_digits("1人"))
    []
    """
    choices = [char if char in "0123456789" else DIGITS_FOR.get(char, "") for char in text]
    if sum(len(choice) > 1 for choice in choices) > 4:  # more is rubbish, and would grow without bound
        return
    for picked in itertools.product(*choices):
        yield "".join(picked)
