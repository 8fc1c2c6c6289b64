"""Printed words compared as a reader would: OCR's look-alikes folded, spaces gone, a letter wrong forgiven.

Only for words known beforehand (labels, titles); a value is never folded. Look-alikes after the public
lists of confusions of Chinese OCR: 日/曰, 户/尸/卢, 簿/薄, 已/己/巳, 未/末.

>>> fold("出 生 曰 期："), fold("保險登記表")
('出生日期:', '保险登记表')
>>> find("户生姓名张三", "户主姓名")
(0, 4)
>>> find("中央民族大学", "住址") is None, find("博士后研究人员进站备案证明", "博士后研究人员姓名") is None
(True, True)
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from extractors.values.glyphs import half_width
from extractors.values.names import simplified

_ALIKE = str.maketrans("曰尸卢薄己巳末﹕∶﹒", "日户户簿已已未::.")
_NUMBERED = re.compile("[①-⒇⓪⓫-⓿❶-➓]")
EDGES = " .:;,、。·-_*|/\\'\"“”‘’()[]【】<>《》=~^┌┐└┘├┤┬┴┼│┃─━"


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Half width, no spaces, simplified letters, look-alikes made one, Latin in capitals."""
    return folded_with_places(text)[0]


@lru_cache(maxsize=4096)
def folded_with_places(text: str) -> tuple[str, tuple[int, ...]]:
    """The folded text, and for each of its characters the place it came from."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for letter in _plain(character):
            if not letter.isspace():
                letters.append(letter)
                places.append(place)
    return "".join(letters), tuple(places)


@lru_cache(maxsize=16384)
def _plain(character: str) -> str:
    if _NUMBERED.match(character):  # ①姓名: the number of a question on a form
        return "·"
    return simplified(half_width(character)).translate(_ALIKE).upper()


def forgiven(length: int) -> int:
    """How many letters of a known word may be wrong: one in four, so that three of four still agree."""
    return length // 4


def starts_with(folded: str, word: str, at: int = 0) -> int | None:
    """Where `word` (folded) ends in `folded` if it stands at `at`, one letter in four forgiven; else
    `None`.
    """
    if folded.startswith(word, at):
        return at + len(word)
    allowed = forgiven(len(word))
    if not allowed or len(folded) - at < len(word) - allowed:
        return None
    best: tuple[int, int, int] | None = None
    for length in range(len(word) - allowed, len(word) + allowed + 1):
        piece = folded[at : at + length]
        if piece[-1:].isdigit() and not word[-1:].isdigit():
            continue  # the first digit of the value is no misread 号
        if not set(piece[-2:]) & set(word[-2:]):
            continue  # another ending is another word (研究人员进站, 研究人员姓名)
        away = Levenshtein.distance(piece, word, score_cutoff=allowed)
        if (
            away <= allowed
            and len(piece) == length
            and (best is None or (away, abs(length - len(word))) < best[:2])
        ):
            best = (away, abs(length - len(word)), at + length)
    return None if best is None else best[2]


_ENGLISH = frozenset(
    re.findall(
        "[a-z]+",
        """
        a account address and annual authority b baby bearer bank birth by card category certificate
        child city class code contact contract country county date day document domicile education
        employee employer ethnic ethnicity expiry insurance facility father full gender gestation gestational
        given group guardian health height holder hospital hour household id institute institution
        issue issued issuing length medical minute mobile month mother name nationality native
        newborn no number occupation of official or organization parent party passport period
        permanent permit place position province receiver registered registration relation residence
        salary school seal sex signature since status student surname tel telephone term the time to
        type until valid validity weeks weight with work year
        """,
    )
)


def is_translation(text: str) -> bool:
    """Is this nothing but words that forms print beside their Chinese labels (Date of issue, ID No.)?

    >>> is_translation("Date and time of birth"), is_translation("ID No."), is_translation("No.")
    (True, True, True)
    >>> is_translation("Date of issuue"), is_translation("Faclity")
    (True, True)
    >>> [is_translation(text) for text in ("Grace Day", "SPECIMEN ANNA", "A", "2019", "Mather")]
    [False, False, False, False, False]
    """
    words = re.findall(r"[A-Za-z]+", text)
    plain = bool(re.fullmatch(r"[A-Za-z .,()/&'’:-]+", text.strip()))
    long = len("".join(words)) > 2 or re.fullmatch(r"\s*No\s*[.:]\s*", text) is not None
    known = [word.lower() in _ENGLISH for word in words]
    return (
        plain
        and long
        and all(sure or _misread(word, any(known)) for word, sure in zip(words, known, strict=True))
    )


def _misread(word: str, in_company: bool) -> bool:
    """Is it such a word with a letter wrong? A short one by itself may be a name (Mather)."""
    if len(word) < (5 if in_company else 7):
        return False
    return any(Levenshtein.distance(word.lower(), known, score_cutoff=1) <= 1 for known in _ENGLISH)


def find(text: str, word: str) -> tuple[int, int] | None:
    """Start and end of `word` in `text` (places in the text as given), fuzzy; `None` if it does not stand
    there.
    """
    folded, places = folded_with_places(text)
    wanted = fold(word)
    exact = folded.find(wanted)
    if exact >= 0:
        return places[exact], places[exact + len(wanted) - 1] + 1
    for at in range(max(0, len(folded) - len(wanted) + forgiven(len(wanted)) + 1)):
        end = starts_with(folded, wanted, at)
        if end is not None:
            return places[at], places[end - 1] + 1
    return None
