"""Papers of other kinds copied with a letter or form: under it, beside it, or in a box amid its rows.

A letter, a form or a contract fills its page and names people, numbers and banks as cards do; so what is
another paper is told by the white around it, and by what the letter says without it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from extractors import cards, classify, scored
from extractors.flat import Strip
from extractors.wording import fold

PASTED = 2.0
"""Letter heights of white between a letter or form and another paper on the same sheet, at least."""
HEAD, TITLED = 4, 1.5
"""Lines over a letter's text among which its title stands; the weight of the mark that the title is."""
_TITLE = re.compile(r"[\u4e00-\u9fff]{2,20}(?:证明书?|证明信|书|函|表|单|合同|协议)")
ROWS_APART = 1.0
"""The same between what is pasted in a form's box and the form's next row."""


Cut = Callable[[list[int], Sequence[Strip], classify.Matrix], list[list[int]]]
"""How a group of lines is cut into papers."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The lines of a sheet, and the score and face of the paper it was taken for as a whole."""

    strips: Sequence[Strip]
    found: classify.Matrix
    whole: float
    face: np.intp

    def worth(self, parts: Sequence[Sequence[int]]) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
        """Score and face of each part."""
        return scored.worth(np.array([self.found[list(part)].max(axis=0) for part in parts]))

    def is_own(self, face: np.intp) -> bool:
        """Is it a face of the paper the sheet was taken for?"""
        return cards.kind_of(face) == cards.kind_of(self.face)


def parted(
    group: list[int],
    strips: Sequence[Strip],
    found: classify.Matrix,
    whole: float,
    face: np.intp,
    cut: Cut,
) -> list[list[int]]:
    """A letter or form, of the score `whole` as the paper of this face, and what else stands on its sheet:
    both sides of a white beside which it says all it says, and another paper stands; or the form
    around, and the cards in its box, whichever says more. None for a page that is one paper: what it says of
    others it says among its own rows.
    """
    sheet = _Sheet(strips, found, whole, face)
    halves = [part for half in _beside_white(group, sheet) for part in cut(half, strips, found)]
    told = [parts for parts in (halves, _framed(group, sheet, cut)) if parts]
    # each cut must pay: a card in two parts says more than it does whole
    return max(told, key=lambda p: float(sheet.worth(p)[0].sum()) - scored.LEAST_GAIN * len(p), default=[])


def _beside_white(group: list[int], sheet: _Sheet) -> list[list[int]]:
    """The halves that say most together; where several say as much, those with most white between."""
    best, halves = (0.0, 0.0), list[list[int]]()
    for axis in ("y", "x"):
        order = sorted(group, key=lambda i: scored.start(sheet.strips[i].flat, axis))
        for at, gap in _whites(order, sheet.strips, axis, PASTED):
            parts = [order[:at], order[at:]]
            said = round(float(sheet.worth(parts)[0].sum()), 1), gap
            if said > best and _are_two(parts, sheet, axis):
                best, halves = said, parts
    return halves


def _whites(
    order: Sequence[int], strips: Sequence[Strip], axis: str, least: float
) -> list[tuple[int, float]]:
    """Before which lines white runs through the group, and its letter heights."""
    boxes = [strips[i].flat for i in order]
    size = float(np.median([box.height for box in boxes])) or 1.0
    told = [(at, scored.gap(boxes[:at], boxes[at:], axis) / size) for at in range(2, len(order) - 1)]
    return [(at, gap) for at, gap in told if gap >= least]


def _are_two(parts: Sequence[list[int]], sheet: _Sheet, axis: str) -> bool:
    """Is one part the paper the page was taken for, the other one of another kind, or of the same kind with
    title and number of its own?
    """
    worth, pages = sheet.worth(parts)
    own = [float(w) for w, page in zip(worth, pages, strict=True) if sheet.is_own(page)]
    surplus = min(scored.surplus(float(w), page) for w, page in zip(worth, pages, strict=True))
    if len(own) == 2:
        titled = all(_is_headed(part, sheet, pages[0]) for part in parts)
        differ = cards.differ_in_numbers(parts[0], parts[1], sheet.strips)
        return titled and surplus >= scored.LEAST_GAIN and differ
    if axis == "y" and _is_head(parts[0], sheet) and _is_body(parts[1], sheet, pages[1]):
        return False
    if len(own) == 0 or any(
        _may_be_its_own(p, part, sheet, axis) for p, part in zip(pages, parts, strict=True)
    ):
        return False
    return surplus >= (scored.BARELY if own[0] >= sheet.whole - scored.LENT else scored.LEAST_GAIN)


def _is_head(part: Sequence[int], sheet: _Sheet) -> bool:
    """Is it no more than a letterhead and a title: a few lines without a sentence?"""
    said = any(re.search("[，。；]|兹", sheet.strips[i].text) for i in part)
    return len(part) <= HEAD and not said


def _is_body(part: Sequence[int], sheet: _Sheet, face: np.intp) -> bool:
    """Is it the text of a letter whose head stands above: of a kind that writes letters, without a title of
    its own?
    """
    return cards.is_text(face) and not _is_headed(part, sheet, face)


def _may_be_its_own(page: np.intp, part: Sequence[int], sheet: _Sheet, axis: str) -> bool:
    """Is it the data of a person that a booklet's page holds as an identity card does, or a column of a form,
    and not called a card by any line?
    """
    booklet = bool(getattr(cards.paper_of(sheet.face), "CARD", False))
    card = not sheet.is_own(page) and cards.is_card(page, part, sheet.strips)
    return card and (booklet or axis == "x") and not cards.is_named(part, sheet.strips)


def _is_headed(part: Sequence[int], sheet: _Sheet, face: np.intp) -> bool:
    """Does a title of this paper stand among the first lines of the part?"""
    weights = classify.all_marks().weights[:, int(face)]
    heads = sorted(part, key=lambda i: sheet.strips[i].flat.centre[1])[:HEAD]
    return any(
        (sheet.found[i] * weights).max() >= TITLED and _TITLE.fullmatch(fold(sheet.strips[i].text))
        for i in heads
    )


def _framed(group: list[int], sheet: _Sheet, cut: Cut) -> list[list[int]]:
    """A form with cards pasted in a box amid its rows: the form around, and the cards; none where what stands
    below a white, or below a line that asks to paste them there, does not show cards with a number, or the
    form says less without them.
    """
    order = sorted(group, key=lambda i: scored.start(sheet.strips[i].flat, "y"))
    whites = _whites(order, sheet.strips, "y", ROWS_APART)
    asked = {at for at in range(2, len(order)) if _asks_to_paste(sheet.strips[order[at - 1]])}
    tops = sorted({at for at, gap in whites if gap >= PASTED} | asked)
    best, parts = 0.0, list[list[int]]()
    for first, last in product(tops, [*(at for at, _ in whites), len(order)]):
        amid, around = order[first:last], [*order[:first], *order[last:]]
        if len(amid) < cards.CARD_LINES.start or not around or not cards.has_number(amid, sheet.strips):
            continue
        worth, page = sheet.worth([around])
        if not sheet.is_own(page[0]) or float(worth[0]) < sheet.whole - scored.LENT:
            continue
        copies = cut(amid, sheet.strips, sheet.found)
        each, faces = sheet.worth(copies)
        are_cards = [cards.is_card(f, p, sheet.strips) for f, p in zip(faces, copies, strict=True)]
        said = float(worth[0] + each.sum())
        if all(are_cards) and (each > 0).all() and said > best:
            best, parts = said, [around, *copies]
    return parts


def _asks_to_paste(strip: Strip) -> bool:
    return re.search("粘贴|贴附|张贴", fold(strip.text)) is not None
