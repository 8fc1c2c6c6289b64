"""Labels that a reader gives in several lines: stacked in a cell, or set so wide that each letter is one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from extractors.flat import Strip
from extractors.segment import WHOLE_LINE, Segment, part
from extractors.wording import EDGES, fold, folded_with_places

TIGHT = 0.45
"""Letter heights between the lines of one cell where the first is a label by itself (监护人 over 姓名)."""


def stacked(strips: Sequence[Strip], words: Sequence[str]) -> tuple[list[Segment], set[int]]:
    """Labels printed over two or three lines of one cell (何时由何地 / 迁来本市（县）); lines that are labels
    themselves, each with its answer beside it, are rows (被收养人 X / 原姓名 Y).
    """
    long_words = [w for w in words if len(w) >= 4]
    narrow = [w for w in words if 2 <= len(w) <= 4]  # one letter a line, in a cell of their width
    folded = [_bare(fold(s.text)) for s in strips]
    found: list[Segment] = []
    used: set[int] = set()
    for i, text in enumerate(folded):
        if i in used or not text:
            continue
        reach = TIGHT if text in words else 1.2
        for word in long_words if len(text) > 1 else narrow:
            chain = _chain(i, strips, folded, word, used, reach)
            if chain and not _are_rows(chain, strips, folded, words):
                found.append(_joined(strips, chain, word))
                used.update(chain)
                break
    return found, used


def _are_rows(
    chain: Sequence[int], strips: Sequence[Strip], folded: Sequence[str], words: Sequence[str]
) -> bool:
    """Is each of these lines a label by itself, with an answer of its own beside it?"""
    answers = {_next_beside(at, strips) for at in chain}
    return all(folded[at] in words for at in chain) and len(answers - {None}) == len(chain)


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


def spread(
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


def lone_letters(
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
            longer = rest[-1:].isdigit() and text[len(rest) :][:1].isdigit()  # 子女 and a number, not 子女1
            return [*chain, (at, len(rest))] if chain and not longer else []
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
    boxes = [part(strip.flat, strip.text, first, last) for strip, first, last in parts]
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
