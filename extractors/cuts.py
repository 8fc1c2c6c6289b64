"""Where a page of several papers is cut: where its parts score more, as papers of their own, than it does.

Phrases that occur twice show two pages of one form; phrases of different papers show two papers; a single
form gains nothing by being cut.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from extractors import beside, cards, classify, pasted, scored
from extractors.flat import Strip
from extractors.records import Box
from extractors.wording import fold

NEARLY, WIDER = 4.0, 2.5
"""What a cut through white so many times wider may bring less than the best one: about one heavy word."""
APART = 1.25
"""A part that says little more than its paper needs must stand apart from the rest by more than rows do: the
bank and account of a form read as a card of their own else.
"""
STRANGE = 1.0
"""Letter heights of white between a card and a strange one beside it, at least."""
FAR_OFF, MANY_LINES = 5.0, 20
"""Letter heights of white over a page of nothing known beside a card (of vaccinations), and its lines."""
WHOLE = 0.05
"""What each line brings that a cut beside a page leaves to the other: a column of it is no page."""
BEGUN = 1.0
"""What a cut right over the title of a page brings besides: over it stands the foot of another."""
TWICE = 0.75
"""Two pages of the very same form repeat nearly all of each other's words: this share at least of the poorer
page's, the heaviest word (the title) apart. One page whose title, label, seal and text name the same thing
repeats some, and is not cut in two."""
NEAR = 4.0
"""Letter heights between a part and its heading or foot, at most."""
TELLING = 1.0
"""Weight from which a word in a line over or under all others tells a paper: 签名 and 医保 tell none."""


def cut(group: list[int], strips: Sequence[Strip], found: classify.Matrix) -> list[list[int]]:
    """The group in parts, cut again as long as it pays; a letter or a contract fills its page."""
    worth, face = scored.worth(found[group].max(axis=0)[np.newaxis, :])
    whole = float(worth[0])
    text = whole > 0 and cards.is_text(face[0])
    card = whole > 0 and cards.is_card(face[0], group, strips)
    if whole > 0 and not card and (parts := pasted.parted(group, strips, found, whole, face[0], cut)):
        return parts
    if text and not card:
        return [group]
    best: _Gain | None = None
    over_all = notes(group, strips, found)
    for axis in ("y", "x"):
        over = over_all if axis == "x" else []
        order = sorted((i for i in group if i not in over), key=lambda i: scored.start(strips[i].flat, axis))
        told = _gains(order, strips, found, axis, whole)
        if text:  # a booklet's page of people holds what an identity card does
            told = [two for one in told if (two := _of_booklets(order, one, strips)) is not None]
        told = [one for one in told if one.gain >= scored.LEAST_GAIN]
        if told and (one := _through_white(told)).gain >= (best.gain if best else scored.LEAST_GAIN):
            best, parts = one, list(sided(order[: one.at], order[one.at :], over, strips))
    if best is None and text:  # a booklet of one sheet with a letter
        return pasted.parted(group, strips, found, whole, face[0], cut) or [group]
    if best is None:
        return [group] if whole > 0 else _cut_blindly(group, strips, found)
    return [part for half in parts for part in cut(half, strips, found)]


def _of_booklets(order: Sequence[int], cut: _Gain, strips: Sequence[Strip]) -> _Gain | None:
    """A cut between two booklets that name themselves; if by different names and with much white between, it
    pays in any case: their words are those of one kind.
    """
    one, other = (cards.names_in(part, strips) for part in (order[: cut.at], order[cut.at :]))
    if not one or not other:
        return None
    surely = cut.gap >= NEAR and one.isdisjoint(other)
    return replace(cut, gain=max(cut.gain, scored.LEAST_GAIN)) if surely and cut.gain > 0 else cut


def _cut_blindly(group: list[int], strips: Sequence[Strip], found: classify.Matrix) -> list[list[int]]:
    """A group that is no paper, and of which no single cut makes one, cut through its widest white: of four
    pages of a booklet on one sheet, two belie each other in either half. As it is where that does not show
    two cards or more.
    """
    best, most = [group], 0.0
    for axis in ("y", "x"):
        halves = at_widest_white(group, strips, axis)
        if not halves:
            continue
        parts = [part for half in halves for part in cut(half, strips, found)]
        worth, faces = scored.worth(np.array([found[part].max(axis=0) for part in parts]))
        told = zip(worth, faces, parts, strict=True)
        each = [w for w, face, part in told if w > 0 and cards.is_card(face, part, strips)]
        if len(each) >= cards.MANY and float(sum(each)) > most:
            best, most = parts, float(sum(each))
    return best


def at_widest_white(group: list[int], strips: Sequence[Strip], axis: str) -> list[list[int]]:
    """Both sides of the widest white that runs through the group; none if it is less than a letter high."""
    order = sorted(group, key=lambda i: scored.start(strips[i].flat, axis))
    boxes = [strips[i].flat for i in order]
    least = STRANGE * (float(np.median([box.height for box in boxes])) or 1.0)
    gaps = [(scored.gap(boxes[:at], boxes[at:], axis), at) for at in range(4, len(order) - 3)]
    gap, at = max(gaps, default=(0.0, 0))
    return [order[:at], order[at:]] if gap >= least else []


@dataclass(frozen=True, slots=True)
class _Gain:
    """A cut: before which line, what it brings, and the white it goes through, in letter heights."""

    at: int
    gain: float
    gap: float
    over_title: bool = False


def _through_white(cuts: Sequence[_Gain]) -> _Gain:
    """The cut that brings most, or one through far wider white that brings nearly as much: the last line of
    one card may speak for a kind of the next (12333 over a bank card).
    """
    best = max(cuts, key=lambda one: one.gain)
    if best.over_title:
        return best
    wide = [one for one in cuts if one.gain >= best.gain - NEARLY and one.gap >= max(2.0, WIDER * best.gap)]
    return max(wide, key=lambda one: one.gain, default=best)


def notes(group: list[int], strips: Sequence[Strip], found: classify.Matrix) -> list[int]:
    """Lines over or under all that tells a paper, themselves telling none: a heading of the whole sheet runs
    over pages side by side.
    """
    speaking = classify.all_marks().weights.max(axis=1) >= TELLING
    telling = [strips[i].flat for i in group if (found[i] * speaking).max() > 0]
    if not telling:
        return []
    top, bottom = min(box.top for box in telling), max(box.bottom for box in telling)
    return [i for i in group if strips[i].flat.bottom <= top or strips[i].flat.top >= bottom]


def sided(
    left: list[int], right: list[int], notes: list[int], strips: Sequence[Strip]
) -> tuple[list[int], list[int]]:
    """Both parts with the notes over or under them; one that runs over both belongs to neither."""
    edge, start = max(strips[i].flat.right for i in left), min(strips[i].flat.left for i in right)
    return (
        [*left, *(i for i in notes if strips[i].flat.right <= start and _is_near(i, left, strips))],
        [*right, *(i for i in notes if strips[i].flat.left >= edge and _is_near(i, right, strips))],
    )


def _is_near(note: int, part: list[int], strips: Sequence[Strip]) -> bool:
    """Is a note no further over or under the part than a heading or a foot is?"""
    box, boxes = strips[note].flat, [strips[i].flat for i in part]
    white = max(box.top - max(b.bottom for b in boxes), min(b.top for b in boxes) - box.bottom)
    return white <= NEAR * max(box.height, float(np.median([b.height for b in boxes])))


def _gains(
    order: list[int], strips: Sequence[Strip], found: classify.Matrix, axis: str, whole: float
) -> list[_Gain]:
    """What each cut of this order would bring, a little more for a wide gap; only cuts that part boxes."""
    if len(order) < 4:
        return []
    rows = found[order]
    before, page_before = scored.worth(np.maximum.accumulate(rows, axis=0))
    after, page_after = (told[::-1] for told in scored.worth(np.maximum.accumulate(rows[::-1], axis=0)))
    boxes = [strips[i].flat for i in order]
    size = float(np.median([box.height for box in boxes])) or 1.0
    least = APART * _between_rows(boxes) / size if axis == "y" else 0.0
    gains = []
    for at in range(2, len(order) - 1):
        gap = scored.gap(boxes[:at], boxes[at:], axis) / size
        one, other = float(before[at - 1]), float(after[at])
        gain = one + other - whole
        if gap <= -0.4 or max(one, other) <= 0:
            continue
        if min(one, other) <= 0:
            page = page_before[at - 1] if one > 0 else page_after[at]
            parts = (order[:at], order[at:]) if one > 0 else (order[at:], order[:at])
            if max(one, other) >= whole - scored.LENT and _is_apart(page, *parts, gap, strips, found):
                begun = axis == "y" and one <= 0 and _begins(rows[at], page)
                gain = max(gain, scored.LEAST_GAIN) + (BEGUN if begun else 0.0)
                gain += WHOLE * len(parts[1]) if axis == "x" else 0.0
                gains.append(_Gain(at, gain + 0.05 * min(gap, 8.0), gap))
            continue
        spare = (scored.surplus(one, page_before[at - 1]), scored.surplus(other, page_after[at]))
        weak = min(spare) < scored.BARELY
        if axis == "y" and ((weak and gap < least) or _closes(page_before[at - 1], order[at:], strips)):
            continue
        if axis == "y" and _tears(rows, at, int(page_before[at - 1])):
            continue
        if axis == "x" and weak and getattr(cards.paper_of(page_before[at - 1]), "APPLICATION", False):
            continue  # the column of a form's answers
        if page_before[at - 1] == page_after[at] and not _two_numbers(page_after[at], order, at, strips):
            title = _title(rows, at, int(page_after[at]))
            lone = _lone(rows[:at], int(page_after[at])) or _lone(rows[at:], int(page_after[at]))
            rest = min(one, other) - title
            if lone or rest < scored.LEAST_GAIN or gain - title < TWICE * rest:
                continue
        begun = axis == "y" and _begins(rows[at], page_after[at])
        gains.append(_Gain(at, gain + 0.05 * min(gap, 8.0), gap, begun))
    return gains


def _is_apart(
    page: np.intp,
    near: Sequence[int],
    strange: Sequence[int],
    gap: float,
    strips: Sequence[Strip],
    found: classify.Matrix,
) -> bool:
    """Is what stands beside a card, over enough white, a page or card of its own and none of the papers?"""
    if gap < STRANGE or not cards.is_card(page, near, strips):
        return False
    return _is_another(page, strange, strips, found) or _is_page(page, strange, gap, found)


def _is_another(page: np.intp, rest: Sequence[int], strips: Sequence[Strip], found: classify.Matrix) -> bool:
    """Is what stands beside a card, by itself none of the papers, a page known by its company or a strange
    card?
    """
    known = beside.face(found[list(rest)].max(axis=0), {cards.kind_of(page)}) is not None
    return known or cards.name_themselves([strips[i].text for i in rest])


def _is_page(page: np.intp, rest: Sequence[int], gap: float, found: classify.Matrix) -> bool:
    """Is what stands far from a card a page of its own, of many lines that say nothing of that card?"""
    weights = classify.all_marks().weights[:, int(page)].clip(min=0.0)
    return gap >= FAR_OFF and len(rest) >= MANY_LINES and not (found[list(rest)] @ weights).any()


def _tears(rows: classify.Matrix, at: int, face: int) -> bool:
    """Do the lines on both sides of a cut belong to one other side of the card above it, of which not enough
    stands above? On the back of an identity card the white under its title is wider than that over it.
    """
    marks = classify.all_marks()
    above, below, all_above = (row @ marks.weights for row in (rows[at - 1], rows[at], rows[:at].max(axis=0)))
    sides = [f for f, (kind, _) in enumerate(marks.faces) if kind == marks.faces[face][0] and f != face]
    torn = [f for f in sides if above[f] > 0 and below[f] > 0 and all_above[f] < marks.needs[f]]
    return bool(torn) and above[face] <= 0 and below[face] <= 0


def _two_numbers(face: np.intp, order: Sequence[int], at: int, strips: Sequence[Strip]) -> bool:
    """Does each part hold a number of its own, of a card that has one only?"""
    one, other = (cards.own_numbers(cards.paper_of(face), part, strips) for part in (order[:at], order[at:]))
    return bool(one and other) and one.isdisjoint(other)


def _closes(face: np.intp, below: Sequence[int], strips: Sequence[Strip]) -> bool:
    """Does the form above end only further down, so that what stands between is its own?"""
    ends = _ends(face)
    return ends is not None and any(re.search(ends, fold(strips[i].text)) for i in below)


def _ends(face: np.intp) -> str | None:
    """What the paper of this face asks for at its foot, if it is a form."""
    told: str | None = getattr(cards.paper_of(face), "ENDS", None)
    return told


def _between_rows(boxes: Sequence[Box]) -> float:
    """The usual white between a row and the next one down."""
    gaps, foot = [], boxes[0].bottom
    for box in boxes[1:]:
        if box.top > foot:
            gaps.append(box.top - foot)
        foot = max(foot, box.bottom)
    return float(np.median(gaps)) if gaps else 0.0


def _title(rows: classify.Matrix, at: int, face: int) -> float:
    """The weight of the heaviest word of this face that stands on both sides of a cut."""
    both = np.minimum(rows[:at].max(axis=0), rows[at:].max(axis=0))
    return max(0.0, float((both * classify.all_marks().weights[:, face]).max()))


def _begins(row: NDArray[np.float64], face: np.intp) -> bool:
    """Is this line the title of a page that stands over all its print, its heaviest word?"""
    weights = classify.all_marks().weights[:, int(face)]
    headed = bool(getattr(cards.paper_of(face), "HEADED", False))
    return headed and bool(row[int(weights.argmax())] > 0)


def _lone(rows: classify.Matrix, face: int) -> bool:
    """Does all that speaks for this face stand in one line? A title alone is no page."""
    return bool((rows[:, classify.all_marks().weights[:, face] > 0].max(axis=1) > 0).sum() < 2)
