"""A line of print cut into pieces: labels (words the paper is known to print) and values (all else).

OCR joins neighbours and drops spaces, so labels are looked for at the start of a line, right behind
another label, and, more carefully, inside; a label over two lines of a cell is put together again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractors import spotted, torn
from extractors.flat import Strip
from extractors.segment import INSIDE, LINE_START, WHOLE_LINE, Segment, part
from extractors.values.glyphs import half_width
from extractors.wording import EDGES, fold, folded_with_places, is_translation

LEADERS = frozenset(" .:;,、·|*_")
"""Marks that part a label from its value and belong to neither."""


def segments(
    strips: Sequence[Strip], labels: Sequence[str], twice: Sequence[str] = ()
) -> tuple[Segment, ...]:
    """All pieces of a region in reading order; `labels` are the paper's printed words in any wording.

    `twice`: those it prints more than once (forms of two people).
    """
    words = tuple(sorted({fold(label) for label in labels}, key=len, reverse=True))
    stacked, used = torn.stacked(strips, words)
    spread, read = torn.spread(strips, words, used)
    seen = Counter(piece.label or "" for piece in spread)
    seen.subtract({fold(word): 1 for word in twice})
    ends = torn.lone_letters(strips, words, used | read.keys(), seen)
    stacked += [*spread, *ends.values()]
    rest = [(strip, read.get(i, 0)) for i, strip in enumerate(strips) if i not in used | ends.keys()]
    pieces = [p for strip, at in rest for p in _cut(strip, words, at)]
    return tuple(
        sorted(
            _surest([*stacked, *pieces], {fold(word) for word in twice}),
            key=lambda s: (round(s.box.centre[1]), s.box.left),
        )
    )


def _cut(strip: Strip, words: Sequence[str], at: int = 0) -> list[Segment]:
    """One line into labels and values, from its folded letter `at` on."""
    folded, places = folded_with_places(strip.text)
    spots = spotted.labels_in(folded, places, strip.text, words)
    found = [spot for spot in spots if spot[0] >= at and not _ends_bracket(folded, *spot[:2])]
    pieces: list[Segment] = []
    for start, end, word, standing in found:
        if not (at == 0 and _is_numbered(strip.text, places, folded, start, word)):
            pieces += _value(strip, places, at, _before_its_number(strip, places, at, start))
        rest, first = folded[end:].strip(EDGES), start == spotted.first_letter(folded)
        alone = standing == LINE_START and first and (not rest or is_translation(rest))
        pieces.append(_piece(strip, places, start, end, word, WHOLE_LINE if alone else standing))
        at = end
    return _without_halves(pieces + _value(strip, places, at, len(folded)))


def _is_numbered(text: str, places: Sequence[int], folded: str, start: int, word: str) -> bool:
    """Is all before the first label its number in the form, glued to it (11年级班级)? A 3 before 年级 may as
    well be the answer.
    """
    glued = start > 0 and places[start] - places[start - 1] == 1
    return (
        glued
        and spotted.QUESTION.fullmatch(folded[:start]) is not None
        and not re.match("年级$|[月日班]", word)
    )


def _ends_bracket(folded: str, start: int, end: int) -> bool:
    """Are these the last letters of a longer remark in brackets: 脱贫户（已脱贫享受政策）?"""
    opened = folded.rfind("(", 0, start)
    return (
        folded.startswith(")", end) and opened >= 0 and ")" not in folded[opened:start] and start - opened > 1
    )


def _before_its_number(strip: Strip, places: Sequence[int], at: int, label: int) -> int:
    """Where a value ends before the number of the next question: 2.性别：女　3.民族：…."""
    if label <= at:
        return label
    print_ = strip.text[places[at] : places[label]]
    number = re.search(r"\s[(（]?\d{1,2}[.、．)）]\s*$", print_)
    ends = [i for i in range(at, label) if number and places[i] >= places[at] + number.start()]
    return ends[0] if ends else label


_HALF_BEHIND = re.compile(r"/\s*(?!.*\d{3})[A-Za-zÀ-ɏ'’.°()\d /]+|[./]?\s*[(](?:\d{1,2}|s)[)]")
"""A label's other half, or the number of its footnote (Surname/Nom (1)), or its plural (Given name(s))."""
_GLOSS = re.compile(
    r"[(](?:限|须|请|为|仅限?)?(?:用|填写?)?(?:本人|参保人|参保人本人|学生|学生本人|儿童|监护人|家长|监护人本人|被保险人|必填|选填"
    r"|正楷|一类卡?|I类|储蓄卡|借记卡|活期)(?:名下|填写?|的)?[)]"
)
"""What a label says about itself in brackets behind it: 银行账号（参保人本人）. Nobody fills that in."""
_HALF_AHEAD = re.compile(r".*/\s*|[(]?\d{1,2}[).]?|[I|l\\门]")


def _without_halves(pieces: list[Segment]) -> list[Segment]:
    """Labels in several languages of which one is known (6 Ausstellungsdatum/Date of issue): what a slash
    ties to a label in Latin letters, and the number before it, are label too, and take its place.
    """
    kept: list[Segment] = []
    ahead: Segment | None = None
    for i, piece in enumerate(pieces):
        last, after = (pieces[n] if 0 <= n < len(pieces) else None for n in (i - 1, i + 1))
        text = half_width(piece.text).strip()
        behind = last is not None and last.label is not None and _HALF_BEHIND.fullmatch(text)
        latin = after is not None and after.label is not None and spotted.is_latin(after.label)
        gloss = last is not None and last.label is not None and _GLOSS.fullmatch(text)
        if piece.label is None and behind:
            kept[-1] = replace(kept[-1], box=kept[-1].box.union(piece.box))
        elif piece.label is None and latin and _HALF_AHEAD.fullmatch(text):
            ahead = piece
        elif piece.label is not None or not gloss:
            kept.append(piece if ahead is None else replace(piece, box=ahead.box.union(piece.box)))
            ahead = None
    return kept


def _value(strip: Strip, places: Sequence[int], start: int, end: int) -> list[Segment]:
    """What stands between two labels, without the colon that parts it from its label; nothing if only dots
    do.
    """
    while start < end and half_width(strip.text[places[start]]) in LEADERS:
        start += 1
    start = _past_translation(strip, places, start, end)
    piece = _piece(strip, places, start, end, None, WHOLE_LINE) if end > start else None
    if piece is None or is_translation(piece.text):  # Date of issue under 签发日期 is label, not value
        return []
    return [piece] if fold(piece.text).strip(EDGES) else []


def _past_translation(strip: Strip, places: Sequence[int], start: int, end: int) -> int:
    """Where the value begins behind its label's other half: 监护人签字 Signature of guardian: 测试乙."""
    if start >= end:
        return start
    first, last = places[start], places[end - 1] + 1
    half = re.match(r"(?P<words>[A-Za-z .()/&'’-]+)[:：]\s*(?=\S)", strip.text[first:last])
    if half is None or not is_translation(half["words"]):
        return start
    return next((at for at in range(start, end) if places[at] >= first + half.end()), start)


def _piece(
    strip: Strip, places: Sequence[int], start: int, end: int, word: str | None, standing: int
) -> Segment:
    first, last = places[start], places[end - 1] + 1
    box = part(strip.flat, strip.text, first, last)
    return Segment(strip.text[first:last], box, ((strip, first, last),), word, standing)


def _surest(pieces: list[Segment], twice: set[str]) -> list[Segment]:
    """A label inside a line yields where the word stands on its own elsewhere (职业 in 职业高中).

    A longer one that begins its line stays: forms of two people print 身份证编号 twice, once glued to its
    value.
    """
    best: dict[str, int] = {}
    for piece in pieces:
        if piece.label is not None:
            best[piece.label] = min(best.get(piece.label, INSIDE), piece.standing)
    return _healed([p if p.label is None or _stays(p, best[p.label], twice) else _unlabel(p) for p in pieces])


_NO_END = frozenset(
    {"性别", "国籍", "年龄", "出生日期", "出生年月", "出生年月日", "身份证号", "身份证号码"}
    | {"身份证件号", "身份证件号码", "公民身份号码", "证件号码"}
)
"""Labels with which no value ends, as 自由职业 ends with 职业: behind a value they are the next cell's."""


def _stays(piece: Segment, best: int, twice: set[str]) -> bool:
    strip, first, end = piece.strips[0]
    if piece.label in _NO_END and end == len(strip.text.rstrip(" :：")):
        return True
    if piece.label in twice and strip.text[max(0, first - 1) : first].isspace():
        return True  # 姓名 X　性别 男, in a row for each person
    if piece.label in twice and spotted.TOLD.match(fold(strip.text[first:])):
        return True  # 姓名X性别男, glued
    again = len(piece.label or "") > 2 or piece.label in twice
    return piece.standing <= best or (piece.standing == LINE_START and again)


def _unlabel(piece: Segment) -> Segment:
    return Segment(piece.text, piece.box, piece.strips, None, WHOLE_LINE)


def _healed(pieces: list[Segment]) -> list[Segment]:
    """Neighbouring values of one line become one again after a label between them was taken back."""
    healed: list[Segment] = []
    for piece in pieces:
        last = healed[-1] if healed else None
        if last is not None and last.label is None and piece.label is None and _touch(last, piece):
            strip, first, _ = last.strips[0]
            end = piece.strips[0][2]
            box = part(strip.flat, strip.text, first, end)
            healed[-1] = Segment(strip.text[first:end], box, ((strip, first, end),))
        else:
            healed.append(piece)
    return healed


def _touch(one: Segment, other: Segment) -> bool:
    return len(one.strips) == len(other.strips) == 1 and one.strips[0][0] is other.strips[0][0]
