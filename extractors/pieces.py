"""A line of print cut into pieces: labels (words the paper is known to print) and values (all else).

OCR joins neighbours and drops spaces, so labels are looked for at the start of a line, right behind
another label, and, more carefully, inside; a label over two lines of a cell is put together again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from extractors.flat import Strip
from extractors.records import Box
from extractors.values import ethnicities
from extractors.values.glyphs import half_width
from extractors.wording import EDGES, fold, folded_with_places, forgiven, is_translation, starts_with

LEADERS = frozenset(" .:;,、·|*_")
"""Marks that part a label from its value and belong to neither."""

TIGHT = 0.45
"""Letter heights between the lines of one cell where the first is a label by itself (监护人 over 姓名)."""

STRAY = frozenset("☑☒□■●|.·'`")
"""What a reader puts into the gap of a wide-set label (籍　　贯)."""

WHOLE_LINE, LINE_START, INSIDE = 0, 1, 2
"""How a label stands: alone on its line, at the start of one, in the middle of one. Less is surer."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a printed line: a label (`label` is its folded wording) or a value (`label` is `None`)."""

    text: str
    box: Box
    strips: tuple[tuple[Strip, int, int], ...]
    label: str | None = None
    standing: int = WHOLE_LINE

    @property
    def height(self) -> float:
        return max(1.0, self.box.height)

    def same_row(self, other: Segment) -> bool:
        """Do the two stand in one row: half of the lower one's height is shared."""
        shared = min(self.box.bottom, other.box.bottom) - max(self.box.top, other.box.top)
        return shared >= 0.5 * min(self.height, other.height)

    def above(self, other: Segment) -> bool:
        """Does this piece end where the other begins, in the same column?"""
        shared = min(self.box.right, other.box.right) - max(self.box.left, other.box.left)
        narrow = max(1.0, min(self.box.width, other.box.width))
        return shared >= 0.3 * narrow and self.box.centre[1] < other.box.centre[1] - 0.4 * other.height


def segments(
    strips: Sequence[Strip], labels: Sequence[str], twice: Sequence[str] = ()
) -> tuple[Segment, ...]:
    """All pieces of a region in reading order; `labels` are the paper's printed words in any wording.

    `twice`: those it prints more than once (forms of two people).
    """
    words = tuple(sorted({fold(label) for label in labels}, key=len, reverse=True))
    stacked, used = _stacked(strips, words)
    spread, read = _spread(strips, words, used)
    seen = Counter(piece.label or "" for piece in spread)
    seen.subtract({fold(word): 1 for word in twice})
    ends = _lone_letters(strips, words, used | read.keys(), seen)
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
    found = [label for label in _labels_in(folded, places, strip.text, words) if label[0] >= at]
    pieces: list[Segment] = []
    for start, end, word, standing in found:
        pieces += _value(strip, places, at, start)
        rest = _rest(folded, end)
        alone = standing == LINE_START and start == _first(folded) and (not rest or is_translation(rest))
        pieces.append(_piece(strip, places, start, end, word, WHOLE_LINE if alone else standing))
        at = end
    return _without_halves(pieces + _value(strip, places, at, len(folded)))


_HALF_BEHIND = re.compile(r"/\s*[A-Za-zÀ-ɏ'’.°()\d /]+|[./]?\s*[(](?:\d{1,2}|s)[)]")
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
        latin = after is not None and after.label is not None and _is_latin(after.label)
        gloss = last is not None and last.label is not None and _GLOSS.fullmatch(text)
        if piece.label is None and behind:
            kept[-1] = replace(kept[-1], box=kept[-1].box.union(piece.box))
        elif piece.label is None and latin and _HALF_AHEAD.fullmatch(text):
            ahead = piece
        elif piece.label is not None or not gloss:
            kept.append(piece if ahead is None else replace(piece, box=ahead.box.union(piece.box)))
            ahead = None
    return kept


def _labels_in(
    folded: str, places: Sequence[int], text: str, words: Sequence[str]
) -> list[tuple[int, int, str, int]]:
    found: list[tuple[int, int, str, int]] = []
    at = _first(folded)
    fresh = True  # at the start of the line, or right behind another label
    while at < len(folded):
        word, end = _label_at(folded, at, words, fuzzy=fresh)
        if word and _in_a_word(text, places, at, end, fresh):
            word = ""
        parted = at > 0 and (places[at] - places[at - 1] > 1 or folded[at - 1] in EDGES)
        sure = fresh or parted or len(word) >= 3 or _TOLD.match(folded, at)
        if word and (sure or _short_neighbours(found, at, end, folded)):
            tail = _TAIL.match(folded, end)
            end = tail.end() if tail else end
            found.append((at, end, word, LINE_START if fresh else INSIDE))
            at, fresh = _past_edges(folded, end), True
        else:
            at, fresh = at + 1, False
    return found


_TAIL = re.compile(r"(?:名称|全称)(?=[:\u4e00-\u9fff(]|$)")
"""What may go on with a label (聘用单位名称) and begins no value."""
_TOLD = re.compile(r"性别:?[男女]|年龄:?\d|国籍:?中国|民族:?[\u4e00-\u9fff]{1,4}族")
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


def _runs_on(text: str, at: int, length: int) -> bool:
    """Does the Latin word of this letter go on behind it?"""
    here, after = text[at], text[at + 1 : at + 2]
    if not (_LATIN_LETTER.fullmatch(here) and _LATIN_LETTER.fullmatch(after)):
        return False
    return not after.isupper() or (here.isupper() and length < LONG)


def _is_latin(word: str) -> bool:
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
        if folded.startswith(word, at):
            return word, at + len(word)
    if fuzzy and not STRAY.isdisjoint(folded):
        for word in words:
            end = _past_strays(folded, word, at)
            if end is not None:
                return word, end
    if fuzzy:
        for word in words:
            end = None if _is_latin(word) and len(word) < LONG else starts_with(folded, word, at)
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


def _first(folded: str) -> int:
    return _past_edges(folded, 0)


def _past_edges(folded: str, at: int) -> int:
    while at < len(folded) and folded[at] in EDGES:
        at += 1
    return at


def _rest(folded: str, at: int) -> str:
    return folded[at:].strip(EDGES)


def _value(strip: Strip, places: Sequence[int], start: int, end: int) -> list[Segment]:
    """What stands between two labels, without the colon that parts it from its label; nothing if only dots
    do.
    """
    while start < end and half_width(strip.text[places[start]]) in LEADERS:
        start += 1
    piece = _piece(strip, places, start, end, None, WHOLE_LINE) if end > start else None
    if piece is None or is_translation(piece.text):  # Date of issue under 签发日期 is label, not value
        return []
    return [piece] if fold(piece.text).strip(EDGES) else []


def _piece(
    strip: Strip, places: Sequence[int], start: int, end: int, word: str | None, standing: int
) -> Segment:
    first, last = places[start], places[end - 1] + 1
    box = _part(strip.flat, strip.text, first, last)
    return Segment(strip.text[first:last], box, ((strip, first, last),), word, standing)


def _part(box: Box, text: str, first: int, last: int) -> Box:
    """The stretch of a line's box that some of its characters fill; Chinese is twice as wide as Latin."""
    share_from, share_to = shares(text, first, last)
    return Box(box.left + box.width * share_from, box.top, box.left + box.width * share_to, box.bottom)


def shares(text: str, first: int, last: int) -> tuple[float, float]:
    """Where characters `first` to `last` of a line begin and end, as shares 0..1 of its length."""
    widths = [2.0 if c >= "ᄀ" else 1.0 for c in text]
    total = sum(widths) or 1.0
    return sum(widths[:first]) / total, sum(widths[:last]) / total


def _stacked(strips: Sequence[Strip], words: Sequence[str]) -> tuple[list[Segment], set[int]]:
    """Labels printed over two or three lines of one cell (何时由何地 / 迁来本市（县）)."""
    long_words = [w for w in words if len(w) >= 4]
    narrow = [w for w in words if len(w) == 2]  # one letter a line, in a cell of their width
    folded = [_bare(fold(s.text)) for s in strips]
    found: list[Segment] = []
    used: set[int] = set()
    for i, text in enumerate(folded):
        if i in used or not text:
            continue
        reach = TIGHT if text in words else 1.2
        for word in long_words if len(text) > 1 else narrow:
            chain = _chain(i, strips, folded, word, used, reach)
            if chain:
                found.append(_joined(strips, chain, word))
                used.update(chain)
                break
    return found, used


def _bare(folded: str) -> str:
    """The letters alone: brackets inside a label (居住地（联系）地址) are read or not."""
    return "".join(letter for letter in folded if letter not in EDGES)


def _chain(
    first: int, strips: Sequence[Strip], folded: Sequence[str], word: str, used: set[int], reach: float
) -> list[int]:
    """Lines from `first` down that together spell `word`; empty if they do not."""
    chain, spelled, whole = [first], folded[first], _bare(word)
    while len(spelled) < len(whole) and whole.startswith(spelled) and len(chain) < 4:
        below = _next_below(chain[-1], strips, used, reach)
        if below is None:
            return []
        chain.append(below)
        spelled += folded[below]
    return chain if spelled == whole and len(chain) > 1 else []


def _next_below(i: int, strips: Sequence[Strip], used: set[int], reach: float) -> int | None:
    box = strips[i].flat
    best: tuple[float, int] | None = None
    for j, other in enumerate(strips):
        gap = other.flat.top - box.bottom
        shared = min(box.right, other.flat.right) - max(box.left, other.flat.left)
        near = -0.5 * box.height <= gap <= reach * box.height
        if j == i or j in used or not near or shared < 0.5 * min(box.width, other.flat.width):
            continue
        if other.flat.centre[1] > box.centre[1] + 0.5 * box.height and (best is None or gap < best[0]):
            best = (gap, j)
    return None if best is None else best[1]


def _spread(
    strips: Sequence[Strip], words: Sequence[str], used: set[int]
) -> tuple[list[Segment], dict[int, int]]:
    """Labels whose letters stand so far apart that each was read as a line (户　　号): the labels, and how
    many letters of which line they take. The last letter's line may go on with the value.
    """
    found: list[Segment] = []
    taken: dict[int, int] = {}
    for i, strip in enumerate(strips):
        if i in used or i in taken:
            continue
        for word in words:
            chain = _in_a_row(i, strips, word, used) if len(fold(strip.text)) < len(word) <= 4 else []
            if chain:
                found.append(_spanning(strips, chain, word))
                taken.update(chain)
                break
    return found, taken


_UNITS = frozenset("年月日时分户元第")
"""Alone they are printed between blanks, and begin no label (年 of 年级)."""
_ANSWERS = frozenset("男女子")
"""Alone they are filled in."""


def _lone_letters(
    strips: Sequence[Strip], words: Sequence[str], used: Collection[int], seen: Counter[str]
) -> dict[int, Segment]:
    """Wide-set labels of two letters of which only one was read, alone on its line (号 of 户　　号): where
    one missing label alone can be meant and something stands beside it. `seen`: how often a word was found
    already, beyond what the paper prints of it.
    """
    print_ = [fold(strip.text).strip(EDGES) for strip in strips]
    missing = [w for w in words if len(w) == 2 and seen[w] + sum(w in text for text in print_) < 1]
    letters = Counter(letter for w in missing for letter in w if letter == w[1] or letter not in _UNITS)
    found: dict[int, Segment] = {}
    for i, text in enumerate(print_):
        alone = letters[text] == 1 and print_.count(text) == 1 and text not in _ANSWERS
        if i not in used and alone and _next_beside(i, strips) is not None:
            word = next(w for w in missing if text in w and (text == w[1] or text not in _UNITS))
            parts = ((strips[i], 0, len(strips[i].text)),)
            found[i] = Segment(strips[i].text, strips[i].flat, parts, word, WHOLE_LINE)
    return found


def _in_a_row(first: int, strips: Sequence[Strip], word: str, used: set[int]) -> list[tuple[int, int]]:
    """Lines from `first` to the right, and how many of their letters together spell `word`; empty if none
    do.
    """
    chain: list[tuple[int, int]] = []
    at, rest = first, word
    while True:
        text = fold(strips[at].text)
        if not chain and not (text and word.startswith(text)):
            return []
        if text.startswith(rest):
            return [*chain, (at, len(rest))] if chain else []
        if not rest.startswith(text) or not text:
            return []
        chain, rest = [*chain, (at, len(text))], rest[len(text) :]
        beside = _next_beside(at, strips)
        if beside is None or beside in used:
            return []
        at = beside


def _next_beside(i: int, strips: Sequence[Strip]) -> int | None:
    """The nearest line to the right on the same level, of like size, within the width of a cell."""
    box = strips[i].flat
    best: tuple[float, int] | None = None
    for j, other in enumerate(strips):
        gap = other.flat.left - box.right
        level = abs(other.flat.centre[1] - box.centre[1]) < 0.5 * min(box.height, other.flat.height)
        if (
            j != i
            and level
            and -0.3 * box.height <= gap <= 5 * box.height
            and (best is None or gap < best[0])
        ):
            best = (gap, j)
    return None if best is None else best[1]


def _spanning(strips: Sequence[Strip], chain: Sequence[tuple[int, int]], word: str) -> Segment:
    parts = []
    for i, count in chain:
        _, places = folded_with_places(strips[i].text)
        parts.append((strips[i], places[0], places[count - 1] + 1))
    boxes = [_part(strip.flat, strip.text, first, last) for strip, first, last in parts]
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.union(box)
    text = "".join(strip.text[first:last] for strip, first, last in parts)
    return Segment(text, whole, tuple(parts), word, WHOLE_LINE)


def _joined(strips: Sequence[Strip], chain: Sequence[int], word: str) -> Segment:
    box = strips[chain[0]].flat
    for i in chain[1:]:
        box = box.union(strips[i].flat)
    parts = tuple((strips[i], 0, len(strips[i].text)) for i in chain)
    return Segment("".join(strips[i].text for i in chain), box, parts, word, WHOLE_LINE)


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


def _stays(piece: Segment, best: int, twice: set[str]) -> bool:
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
            box = _part(strip.flat, strip.text, first, end)
            healed[-1] = Segment(strip.text[first:end], box, ((strip, first, end),))
        else:
            healed.append(piece)
    return healed


def _touch(one: Segment, other: Segment) -> bool:
    return len(one.strips) == len(other.strips) == 1 and one.strips[0][0] is other.strips[0][0]
