"""Papers of other kinds copied with a letter or form: under it, beside it, or in a box amid its rows.

A letter, a form or a contract fills its page and names people, numbers and banks as cards do; so what is
another paper is told by the white around it, and by what the letter says without it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import combinations

import numpy as np

from extractors import cards, classify, scored
from extractors.flat import Strip
from extractors.wording import fold

PASTED = 2.0
"""Letter heights of white between a letter or form and another paper on the same sheet, at least."""
HEAD, TITLED = 4, 1.5
"""Lines over a letter's text among which its title stands; the weight of the mark that the title is."""
_TITLE = re.compile(r"[\u4e00-\u9fff]{2,20}(?:证明书?|证明信|书|函|表|单|合同|协议)")
_ASKS_TO_PASTE = re.compile("粘贴|贴附|张贴")


Cut = Callable[[list[int], Sequence[Strip], classify.Matrix], list[list[int]]]
"""How a group of lines is cut into papers."""


def parted(
    group: list[int],
    strips: Sequence[Strip],
    found: classify.Matrix,
    whole: float,
    face: np.intp,
    cut: Cut,
) -> list[list[int]]:
    """A letter or form, of the score `whole` as the paper of this face, and what else stands on its sheet:
    both sides of the widest white beside which it says all it says, and another paper stands. None for a
    page that is one paper: what it says of others it says among its own rows.
    """
    best, halves = PASTED, list[list[int]]()
    for axis in ("y", "x"):
        order = sorted(group, key=lambda i: scored.start(strips[i].flat, axis))
        for at, gap in _whites(order, strips, axis):
            parts = [order[:at], order[at:]]
            if gap >= best and _are_two(parts, strips, found, whole, face):
                best, halves = gap, parts
    return halves or _framed(group, strips, found, whole, face, cut)


def _whites(order: Sequence[int], strips: Sequence[Strip], axis: str) -> list[tuple[int, float]]:
    """Before which lines white of a paper's edge runs through the group, and its letter heights."""
    boxes = [strips[i].flat for i in order]
    size = float(np.median([box.height for box in boxes])) or 1.0
    told = [(at, scored.gap(boxes[:at], boxes[at:], axis) / size) for at in range(2, len(order) - 1)]
    asked = {at for at in range(2, len(order)) if _ASKS_TO_PASTE.search(fold(strips[order[at - 1]].text))}
    return [(at, gap) for at, gap in told if gap >= PASTED or (gap > 0 and at in asked)]


def _are_two(
    parts: Sequence[list[int]], strips: Sequence[Strip], found: classify.Matrix, whole: float, face: np.intp
) -> bool:
    """Is one part the paper the page was taken for, the other one of another kind, or of the same kind with
    title and number of its own?
    """
    worth, pages = scored.worth(np.array([found[part].max(axis=0) for part in parts]))
    own = [
        float(w) for w, page in zip(worth, pages, strict=True) if cards.kind_of(page) == cards.kind_of(face)
    ]
    surplus = min(scored.surplus(float(w), page) for w, page in zip(worth, pages, strict=True))
    if len(own) == 2:
        titled = all(_is_headed(part, strips, found, pages[0]) for part in parts)
        return titled and surplus >= scored.LEAST_GAIN and cards.differ_in_numbers(parts[0], parts[1], strips)
    return len(own) == 1 and surplus >= (
        scored.BARELY if own[0] >= whole - scored.LENT else scored.LEAST_GAIN
    )


def _is_headed(part: Sequence[int], strips: Sequence[Strip], found: classify.Matrix, face: np.intp) -> bool:
    """Does a title of this paper stand among the first lines of the part?"""
    weights = classify.all_marks().weights[:, int(face)]
    heads = sorted(part, key=lambda i: strips[i].flat.centre[1])[:HEAD]
    return any((found[i] * weights).max() >= TITLED and _TITLE.fullmatch(fold(strips[i].text)) for i in heads)


def _framed(
    group: list[int],
    strips: Sequence[Strip],
    found: classify.Matrix,
    whole: float,
    face: np.intp,
    cut: Cut,
) -> list[list[int]]:
    """A form with cards pasted in a box amid its rows: the form around, and the cards; none where what stands
    between two whites does not show a card with a number, or the form says less without it.
    """
    order = sorted(group, key=lambda i: scored.start(strips[i].flat, "y"))
    whites = [at for at, _ in _whites(order, strips, "y")]
    best, parts = 0.0, list[list[int]]()
    for first, last in combinations([*whites, len(order)], 2):
        amid, around = order[first:last], [*order[:first], *order[last:]]
        worth, page = scored.worth(found[around].max(axis=0)[np.newaxis, :])
        kept = cards.kind_of(page[0]) == cards.kind_of(face) and float(worth[0]) >= whole - scored.LENT
        if not kept or len(amid) < cards.CARD_LINES.start or not cards.has_number(amid, strips):
            continue
        copies = cut(amid, strips, found)
        each, faces = scored.worth(np.array([found[part].max(axis=0) for part in copies]))
        are_cards = [cards.is_card(f, p, strips) for f, p in zip(faces, copies, strict=True)]
        if all(are_cards) and (each > 0).all() and float(each.sum()) > best:
            best, parts = float(each.sum()), [around, *copies]
    return parts
