"""汉语拼音: Chinese names in Latin letters are made of some four hundred syllables, and of nothing else.

Source: GB/T 16159 and GB/T 28039 (names), the table of syllables of 《汉语拼音方案》; LYU and NYU for lü, nü.
"""

from __future__ import annotations

from functools import lru_cache

_FINALS = {
    "": "a ai an ang ao e ei en eng er o ou",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve yu",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve yu",
    "g k h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j q x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch sh": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u ua uan ui un uo",
    "z c s": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "w": "a ai an ang ei en eng o u",
    "y": "a an ang ao e i in ing o ong ou u uan ue un",
}
_SYLLABLES = {
    (i + f).upper() for starts, ends in _FINALS.items() for i in starts.split() or [""] for f in ends.split()
}
_LONGEST = max(map(len, _SYLLABLES))
_ALIKE = ("GQCO", "OQD", "ILJT", "UV", "VY", "HNM", "EF", "EB", "PF", "PR", "KX", "WVV", "SZ")
"""Capital letters a stroke apart."""


@lru_cache(maxsize=4096)
def syllables(letters: str) -> int | None:
    """How few syllables these capital letters are; `None` where they are none.

    >>> syllables("SUNZHIQIANG"), syllables("SUNZHIGIANG"), syllables("OUYANGSIQI")
    (3, None, 4)
    """
    if not letters:
        return 0
    ends = (end for end in range(1, min(_LONGEST, len(letters)) + 1) if letters[:end] in _SYLLABLES)
    rest = [count for end in ends if (count := syllables(letters[end:])) is not None]
    return 1 + min(rest) if rest else None


def repaired(letters: str) -> str | None:
    """The name in pinyin, of two or three syllables, that is one look-alike letter from what was read and is
    none; `None` where there is no such name, or none of fewest syllables.

    >>> repaired("SUNZHIGIANG"), repaired("SUNZHIQIANG"), repaired("SMITHJOHN"), repaired("NGUYENVAN")
    ('SUNZHIQIANG', None, None, None)
    """
    if not letters.isalpha() or syllables(letters) is not None:
        return None
    others = {
        letters[:at] + other + letters[at + 1 :]
        for at, letter in enumerate(letters)
        for row in _ALIKE
        if letter in row
        for other in row
        if other != letter
    }
    told = sorted((count, name) for name in others if (count := syllables(name)) in (2, 3))
    return told[0][1] if told and (len(told) == 1 or told[0][0] < told[1][0]) else None
