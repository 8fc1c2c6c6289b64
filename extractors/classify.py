"""Lines to kind: which paper a group of lines belongs to, how sure, and why. `unknown` is an answer.

Every anchor phrase of every face of every paper is looked for in every line, fuzzily; a face's score is the
sum of the weights of the phrases found once at least, less those that only its relatives print. All cuts of
a page are scored at once that way, so phrases times lines is a matrix here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import cast

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from extractors import discover
from extractors.declare import Face, Paper
from extractors.wording import EDGES, fold, forgiven

Matrix = NDArray[np.float64]
FUZZY = 75.0  # a phrase of which three letters in four agree was read
INSIDE_WORTH = (
    0.6  # of a two-letter word at a line's start: inside it may be part of a longer one (持证人姓名)
)
MARGIN = 0.5  # by which an answer must lead the next kind of paper
LONG = 7  # letters of a phrase that may run over two lines: shorter ones meet by chance
RUNNING, SEAM = 16, 14  # letters of a line whose text may run on; of it that are looked at, before and behind
APART = "apart:"  # before a phrase that counts only outside of running text
SENTENCE = 26  # letters; a longer line is running text, and so is one with these marks
MARKS_OF_TEXT = frozenset(",;。")
FUZZY_WORTH = 0.85  # of an exact one: near misses are weaker evidence


@dataclass(frozen=True, slots=True)
class Kind:
    """An answer: kind and face, its score above what it needs, the probability that it is right, the marks
    found.
    """

    kind: str
    face: str
    score: float
    confidence: float
    why: tuple[str, ...]


UNKNOWN = Kind("unknown", "", 0.0, 0.5, ())


@dataclass(frozen=True)
class Marks:
    """All phrases of all papers: `weights` is phrases x faces, `needs` one a face."""

    phrases: tuple[str, ...]
    faces: tuple[tuple[str, Face], ...]
    weights: Matrix
    needs: NDArray[np.float64]


@cache
def papers() -> Mapping[str, Paper]:
    """The room of papers, by kind."""
    return cast(Mapping[str, Paper], discover.room("extractors.papers"))


OTHER_GENRES = (
    r"re:^[^,。;:、《》]{0,26}(?:申请[书表]|委托书|授权书|(?:办[事理]|服务)指南|(?<=[\u4e00-\u9fff]{2})办理须知|(?<!结果)(?<!认定)(?<!确认)(?<!审批)(?<!审核)告知书|明白纸|(?<!子女)(?<!家属)(?<!成员)名单|花名册"
    r"|倡议书|(?<!系统)公告|公示|(?<=[\u4e00-\u9fff]{2})(?<!核实)(?<!核查)(?<!送达)(?<!签收)回执)(?:[(][^()]{1,12}[)])?$"
    r"|^关于.{0,36}(?:申报|报送|组织|开展|做好|征集|推荐|举办|召开|印发|转发|领取|缴纳|参加|办理).{0,30}的?通知$"
)
"""Titles of what people write about papers, or to get them: it says all that the paper says, and is none."""
GENRE_WEIGHT = 12.0


@cache
def all_marks() -> Marks:
    """The marks of the room as one table."""
    faces = tuple((kind, face) for kind, paper in papers().items() for face in paper.FACES)
    told = [
        (column, phrase, weight)
        for column, (_, face) in enumerate(faces)
        for phrase, weight in (
            *((m.phrase, m.weight) for m in face.marks),
            *((_said_apart(m.phrase), -m.weight) for m in face.against),
            *(() if _is_application(faces[column][0]) else ((OTHER_GENRES, -GENRE_WEIGHT),)),
        )
    ]
    phrases = sorted({phrase for _, phrase, _ in told})
    place = {phrase: i for i, phrase in enumerate(phrases)}
    weights = np.zeros((len(phrases), len(faces)))
    for column, phrase, weight in told:
        weights[place[phrase], column] += weight
    return Marks(tuple(phrases), faces, weights, np.array([face.need for _, face in faces]))


def _is_application(kind: str) -> bool:
    """Is the paper itself one by which people ask for something?"""
    return bool(getattr(papers()[kind], "APPLICATION", False))


def _said_apart(phrase: str) -> str:
    """What a relative prints as its title or label; in a sentence of its own any paper may name another."""
    return phrase if phrase.startswith("re:") else APART + phrase


def hits(texts: Sequence[str]) -> Matrix:
    """How well each phrase was found in each line, lines x phrases, 0..1; a title over two lines counts in
    the first of them."""
    marks = all_marks()
    found = np.array([_line_hits(text, marks.phrases) for text in texts]).reshape(
        len(texts), len(marks.phrases)
    )
    for at, (text, after) in enumerate(pairwise(texts)):
        if len(text) >= RUNNING:
            found[at] = np.maximum(found[at], _seam_hits(text[-SEAM:], after[:SEAM], marks.phrases))
        for column in _over_two_lines(text, after, marks.phrases):
            found[at, column] = max(found[at, column], 1.0 - found[at + 1, column])
    return found


@lru_cache(maxsize=512)
def _over_two_lines(text: str, after: str, phrases: tuple[str, ...]) -> tuple[int, ...]:
    """The long phrases that begin in one line and end in the next, read to the letter."""
    whole, start = fold(text) + fold(after), len(fold(text))
    return tuple(
        column
        for column, phrase in enumerate(phrases)
        if len(phrase) >= LONG
        and not phrase.startswith(("re:", APART))
        and (at := whole.find(fold(phrase))) >= 0
        and at < start < at + len(fold(phrase))
    )


@lru_cache(maxsize=512)
def _seam_hits(end: str, start: str, phrases: tuple[str, ...]) -> NDArray[np.float64]:
    """Shapes of words that run over the end of a line of text; none that speak of a line's own ends."""
    seam, edge = fold(end) + fold(start), len(fold(end))
    return np.array([1.0 if (s := _unbound(p)) and _crosses(s, seam, edge) else 0.0 for p in phrases])


@cache
def _unbound(phrase: str) -> re.Pattern[str] | None:
    """The regular expression of a mark that may stand anywhere in a line."""
    shape = phrase[3:] if phrase.startswith("re:") else ""
    return re.compile(shape) if shape and not re.search(r"[$^]", shape.replace("[^", "")) else None


def _crosses(shape: re.Pattern[str], seam: str, edge: int) -> bool:
    return any(match.start() < edge < match.end() for match in shape.finditer(seam))


_CAPTION = re.compile("[、和及与].*(?:复印件|影印件)(?:粘贴处)?[)）]?$")
"""What a sheet says it holds (社会保障卡、银行卡复印件): it is none of the papers it names."""


@lru_cache(maxsize=512)
def _line_hits(text: str, phrases: tuple[str, ...]) -> NDArray[np.float64]:
    folded = fold(text)
    if _CAPTION.search(folded):
        return np.zeros(len(phrases))
    return np.array([_hit(folded, phrase) for phrase in phrases])


def _hit(folded: str, phrase: str) -> float:
    if phrase.startswith("re:"):
        return 1.0 if re.search(phrase[3:], folded) else 0.0
    if phrase.startswith(APART):
        phrase = phrase.removeprefix(APART)
        if folded.startswith("附"):  # what a letter encloses is another paper
            return 0.0
        if len(folded) > SENTENCE or not MARKS_OF_TEXT.isdisjoint(folded):
            return 0.0
    wanted = fold(phrase)
    if wanted.isdigit():  # a telephone number, not a part of a longer one
        return 1.0 if re.search(rf"(?<!\d){wanted}(?!\d)", folded) else 0.0
    if wanted in folded:
        return 1.0 if len(wanted) > 2 or folded.lstrip(EDGES).startswith(wanted) else INSIDE_WORTH
    if len(wanted) < 4 or len(folded) < 0.75 * len(wanted):
        return 0.0
    near = fuzz.partial_ratio_alignment(wanted, folded, score_cutoff=FUZZY)
    if near is None:
        return 0.0
    piece = folded[near.dest_start : near.dest_end]  # at a line's end the piece may be too short to count
    return FUZZY_WORTH if Levenshtein.distance(wanted, piece) <= forgiven(len(wanted)) else 0.0


def scores(found: Matrix) -> Matrix:
    """Scores of all faces (columns) from the best hit of each phrase; rows as given (one row: one region)."""
    return np.asarray(found @ all_marks().weights)


def best(found: NDArray[np.float64]) -> Kind:
    """The answer for one region, from the best hit of each phrase in it."""
    marks = all_marks()
    if not len(marks.faces):
        return UNKNOWN
    row = scores(found[np.newaxis, :])[0]
    order = np.argsort(marks.needs - row)
    first = int(order[0])
    kind, face = marks.faces[first]
    above = float(row[first] - marks.needs[first])
    if above < 0:
        return UNKNOWN
    rivals = [float(row[i] - marks.needs[i]) for i in order[1:] if marks.faces[i][0] != kind]
    margin = above - max(rivals, default=-2.0)
    if margin < MARGIN:
        return UNKNOWN
    why = tuple(m.phrase for m in face.marks if found[marks.phrases.index(m.phrase)] > 0)
    return Kind(kind, face.name, float(row[first]), _probability(above, margin), why)


def of_lines(texts: Sequence[str]) -> Kind:
    """The answer for a group of lines."""
    return best(hits(texts).max(axis=0)) if texts else UNKNOWN


def _probability(above: float, margin: float) -> float:
    """A logistic of the weaker of two margins: over the need, and over the next kind."""
    return round(1.0 / (1.0 + math.exp(-(1.2 + 1.1 * min(above, margin)))), 4)
