"""Where labels stand in the letters of one printed line: at its start, right behind another label, and, more
carefully, inside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.segment import INSIDE, LINE_START
from extractors.values import ethnicities
from extractors.wording import EDGES, forgiven, starts_with

STRAY = frozenset("☑☒□■●|.·'`")
"""What a reader puts into the gap of a wide-set label (籍　　贯)."""


def labels_in(
    folded: str, places: Sequence[int], text: str, words: Sequence[str]
) -> list[tuple[int, int, str, int]]:
    """Labels in reading order: first and last letter of the folded line, the word meant, how it stands."""
    found: list[tuple[int, int, str, int]] = []
    at = first_letter(folded)
    fresh = True  # at the start of the line, or right behind another label
    while at < len(folded):
        word, end = _label_at(folded, at, words, fuzzy=fresh)
        if word and (
            _in_a_word(text, places, at, end, fresh)
            or (not fresh and _RUNS_OUT.match(folded, at))
            or _begins_behind_white(text, folded, (at, end), places, words)
        ):
            word = ""
        parted = at > 0 and (places[at] - places[at - 1] > 1 or folded[at - 1] in EDGES)
        numbered = end == len(folded) and QUESTION.fullmatch(folded[:at]) and folded[at] != "年"
        sure = fresh or parted or len(word) >= 3 or TOLD.match(folded, at) or numbered
        if word and (sure or _short_neighbours(found, at, end, folded)):
            tail = _TAIL.match(folded, end)
            end = tail.end() if tail else end
            found.append((at, end, word, LINE_START if fresh else INSIDE))
            at, fresh = past_edges(folded, end), True
        else:
            at, fresh = at + 1, False
    return found


QUESTION = re.compile(r"[1-9]\d?")
"""The number of a form's question, glued to the label that is all the rest of its line (10学校)."""
_TAIL = re.compile(r"(?:名称|全称)(?=[:\u4e00-\u9fff(]|$)")
"""What may go on with a label (聘用单位名称) and begins no value."""
_RUNS_OUT = re.compile("有效期(?:限|届)?(?:满|内|过|未满|为?[一二三四五六七八九十半两]{1,2}[年个])")
"""What a note says of a period (有效期满前一个月内办理), asking for none."""
TOLD = re.compile(
    r"性别:?(?:[男女]|$)|年龄:?(?:\d|[Aa]ge|AGE|$)|国籍:?(?:中国|$)|民族:?[\u4e00-\u9fff]{1,4}族"
    r"|(?<=[男女])民族:?[\u4e00-\u9fff]{1,5}$"
)
"""Short labels with the only values they can have: what stands glued before them is another field's."""


def _in_a_word(text: str, places: Sequence[int], at: int, end: int, fresh: bool) -> bool:
    """Do these Latin letters stand in the middle of a longer word (NOM in NOMURA, SEX in ESSEX)? Where a
    reader dropped the space, small letters before a capital still part two words (SexF, SurnameNOMURA); so
    does the length of a label in capitals.
    """
    first, last = places[at], places[end - 1]
    capitals = text[first : last + 1].isupper()  # 性别ISex: a slash read as I, not a longer word
    ahead = not fresh and first > 0 and (capitals or text[first].islower()) and _runs_on(text, first - 1, 0)
    return ahead or _runs_on(text, last, end - at)


def _begins_behind_white(
    text: str, folded: str, spot: tuple[int, int], places: Sequence[int], words: Sequence[str]
) -> bool:
    """Is it the end of a value and a label of its own behind white (工商银行　卡号)?"""
    at, end = spot
    white = [i for i in range(at + 1, end) if _WHITE.search(text[places[i - 1] + 1 : places[i]])]
    return len(white) == 1 and folded[white[0] : end] in words


_WHITE = re.compile("　|  ")
"""More than the one space a reader puts anywhere."""


def _runs_on(text: str, at: int, length: int) -> bool:
    """Does the Latin word of this letter go on behind it?"""
    here, after = text[at], text[at + 1 : at + 2]
    if not (_LATIN_LETTER.fullmatch(here) and _LATIN_LETTER.fullmatch(after)):
        return False
    return not after.isupper() or (here.isupper() and length < LONG)


def is_latin(word: str) -> bool:
    """Is the label no Chinese one?"""
    return all(letter < "ᄀ" or letter == "№" for letter in word)


_LATIN_LETTER = re.compile("[A-Za-zÀ-ɏ]")
LONG = 6
"""Letters from which on a Latin label is told from a name, though a letter was misread or a space lost."""


def _short_neighbours(found: Sequence[tuple[int, int, str, int]], at: int, end: int, folded: str) -> bool:
    """A short label behind another and its value, with a colon or a short value of its own: 性别女民族汉."""
    if not found or folded[at:end] in found[-1][2]:  # 年级班级：三年级3班
        return False
    behind = folded[found[-1][1] : at].strip(EDGES)
    if folded.startswith(":", end) or re.fullmatch(r"[\dX-]{4,}", behind):
        return True  # 户号110105001234住址…
    if folded[at:end] == "民族" and folded.startswith(tuple(ethnicities.ALL), end):
        return True
    if folded[at:end] == "性别" and folded[end : end + 1] in ("男", "女"):
        return True
    if folded.startswith("年", at) and folded[at - 1] in _COUNTED:  # 班级：五年级2班
        return False
    return at - found[-1][1] <= 2 and 0 < len(folded) - end <= 5


_COUNTED = frozenset("0123456789一二三四五六七八九十")
"""Before 年 they make it a unit of what is filled in."""


def _label_at(folded: str, at: int, words: Sequence[str], fuzzy: bool) -> tuple[str, int]:
    """The longest word that stands at this place, and where it ends; an exact one before a fuzzy one."""
    for word in words:
        numbered = word[-1].isdigit() and folded[at + len(word) :][:1].isdigit()  # 子女 and 1101…, not 子女1
        if folded.startswith(word, at) and not numbered:
            return word, at + len(word)
    if fuzzy and not STRAY.isdisjoint(folded):
        for word in words:
            end = _past_strays(folded, word, at)
            if end is not None:
                return word, end
    if fuzzy:
        for word in words:
            end = None if is_latin(word) and len(word) < LONG else starts_with(folded, word, at)
            later = end is not None and (
                _begins_later(folded, at, end, words) or word in folded[at + 1 : end + forgiven(len(word))]
            )  # not where it, or another, stands whole behind a short value: 女/F出生日期
            if end is not None and not later:
                return word, end
    return "", at


def _begins_later(folded: str, at: int, end: int, words: Sequence[str]) -> bool:
    """Is the near miss a label read right, with the one sign of a value before it: 男出生时间, 汉身份证号?"""
    if not "\u4e00" <= folded[at] <= "\u9fff":
        return False
    return any(len(w) >= 4 and folded.startswith(w, at + 1) and at + 1 + len(w) >= end for w in words)


def _past_strays(folded: str, word: str, at: int) -> int | None:
    """Where `word` ends if it stands here with stray marks between its letters."""
    for letter in word:
        while at < len(folded) and folded[at] in STRAY and letter != folded[at]:
            at += 1
        if at >= len(folded) or folded[at] != letter:
            return None
        at += 1
    return at


def first_letter(folded: str) -> int:
    """Where the first letter of a line stands, marks before it left out."""
    return past_edges(folded, 0)


def past_edges(folded: str, at: int) -> int:
    """The next letter from `at` on that is no mark."""
    while at < len(folded) and folded[at] in EDGES:
        at += 1
    return at
