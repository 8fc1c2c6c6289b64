"""Which lines belong to one paper: several cards or booklet pages on one sheet, in one photo, any way
round.

No frame is needed: copies lose their edges, cards touch. A page is cut where the cut pays (`cuts.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from extractors import beside, cards, classify, cuts, spaced
from extractors.flat import Strip, flatten_both
from extractors.records import Box, Line
from extractors.sheet import OVERLAY
from extractors.wording import fold

ANSWER = 12.0
"""Letter heights between a label and its answer, at most."""


@dataclass(frozen=True, slots=True)
class Region:
    """Lines of one paper (or of nothing known), with the answer which paper it is; `notes` were written about
    it elsewhere on its sheet.
    """

    lines: tuple[Line, ...]
    kind: classify.Kind
    notes: tuple[Line, ...] = ()

    @property
    def box(self) -> Box:
        """Where the lines lie on the upright page."""
        whole = self.lines[0].box
        for line in self.lines[1:]:
            whole = whole.union(line.box)
        return whole


def is_strange(region: Region) -> bool:
    """Is this a card that is none of the papers, by the name it gives itself (读者卡, 存折), or a page of as
    many lines as no note has? A visa is part of its passport, a note beside a card is no card.
    """
    texts = [line.text for line in region.lines]
    visa = any("签证" in text for text in texts)
    strange = cards.name_themselves(texts) or len(texts) >= cuts.MANY_LINES
    return region.kind.kind == "unknown" and not visa and strange


def split(lines: Sequence[Line], wide: float, high: float) -> tuple[Region, ...]:
    """The papers on one upright page of `wide` x `high` pixels, top to bottom, left to right."""
    level, headings = flatten_both(lines, wide, high)
    # a note written over two papers bars no cut between them
    strips = tuple(s for s in spaced.joined(level) if not OVERLAY.search(fold(s.text)))
    if not strips:
        return ()
    found = _without_answers(strips, classify.hits([s.text for s in strips]))
    groups = cuts.cut(list(range(len(strips))), strips, found)
    tall = classify.hits([h.text for h in headings])

    def region(group: list[int]) -> Region:
        return _region([strips[i].line for i in group], found[group].max(axis=0), headings, tall)

    regions = [one for group in groups for one in _one_number_each(group, strips, found, region)]
    told = [_noted(_beside(one, regions), regions) for one in regions]
    return tuple(sorted(told, key=lambda r: (round(r.box.top, 1), r.box.left)))


def _beside(region: Region, all_: Sequence[Region]) -> Region:
    """An unknown region as what it is in this company."""
    if region.kind.kind != "unknown":
        return region
    others = {one.kind.kind for one in all_}
    return replace(region, kind=beside.answer([line.text for line in region.lines], others))


def _noted(region: Region, all_: Sequence[Region]) -> Region:
    """The region with what its paper calls a note of its own, written where another card lies: the years of
    interruption under the bank card are the social security card's.
    """
    shape: re.Pattern[str] | None = getattr(classify.papers().get(region.kind.kind), "NOTES", None)
    others = [one for one in all_ if one.kind.kind != region.kind.kind and not _is_letter(one)]
    notes = [line for one in others for line in one.lines if shape and shape.search(fold(line.text))]
    return replace(region, notes=tuple(notes)) if notes else region


def _is_letter(region: Region) -> bool:
    return bool(getattr(classify.papers().get(region.kind.kind), "WHOLE_PAGE", False))


def _one_number_each(
    group: list[int], strips: Sequence[Strip], found: classify.Matrix, region: Callable[[list[int]], Region]
) -> tuple[Region, ...]:
    """The group as one region; as several where it is a card that bears one number and two stand in it: blur
    took the labels that tell one card from the next. Nothing of such a part is accepted.
    """
    whole = region(group)
    if len(cards.right_numbers(whole.kind, group, strips)) < cards.MANY:
        return (whole,)
    notes = cuts.notes(group, strips, found)
    for axis in ("y", "x"):
        over = notes if axis == "x" else []
        halves = cuts.at_widest_white([i for i in group if i not in over], strips, axis)
        if not halves or not _bear_numbers(whole.kind, halves, strips):
            continue
        parts = cuts.sided(halves[0], halves[1], over, strips)
        told = [one for part in parts for one in _one_number_each(part, strips, found, region)]
        unsure = replace(whole.kind, confidence=min(whole.kind.confidence, beside.UNSURE))
        return tuple(one if one.kind.kind == whole.kind.kind else replace(one, kind=unsure) for one in told)
    return (whole,)


def _bear_numbers(kind: classify.Kind, halves: Sequence[list[int]], strips: Sequence[Strip]) -> bool:
    """Does each half hold a number of its own, and as many lines as a card does?"""
    one, other = (cards.right_numbers(kind, half, strips) for half in halves)
    many = all(len(half) >= cards.CARD_LINES.start for half in halves)
    return many and bool(one and other) and one.isdisjoint(other)


_ASKS_WHICH = re.compile(
    r"证[件照](?:名称|类[别型]|种类|类别及[号编][码号])[A-Za-z. ]*[:：]?"
    r"|类别及[号编][码号]$|Document$|Type of (?:valid )?ID$",
    re.IGNORECASE,
)
"""Labels that ask what paper somebody has: the answer is no title of one."""


def _without_answers(strips: Sequence[Strip], found: classify.Matrix) -> classify.Matrix:
    """The hits without those of a paper named in answer to such a label (证件类型 外国人永久居留身份证)."""
    told = found.copy()
    for at, strip in enumerate(strips):
        asked = _ASKS_WHICH.search(strip.text)
        if asked and asked.end() < len(strip.text):
            told[at] = classify.hits([strip.text[: asked.end()]])[0]
        elif not asked and any(_asks_beside(other, strip) for other in strips):
            told[at] = 0.0
    return told


def _asks_beside(label: Strip, strip: Strip) -> bool:
    asked = _ASKS_WHICH.search(label.text)
    beside = label.flat.right <= strip.flat.left + strip.flat.height and label.level_with(strip)
    near = strip.flat.left - label.flat.right < ANSWER * strip.flat.height
    return asked is not None and asked.end() == len(label.text) and beside and near


def _region(
    lines: list[Line], told: NDArray[np.float64], headings: Sequence[Strip], tall: classify.Matrix
) -> Region:
    """The region with the headings of tall cells that stand in it or right beside it, and what they tell."""
    region = Region(tuple(lines), classify.UNKNOWN)
    near = [at for at, heading in enumerate(headings) if _heads(heading.line.box, region.box)]
    kind = classify.best(np.maximum(told, tall[near].max(axis=0, initial=0.0)))
    return Region((*lines, *(headings[at].line for at in near)), kind)


def _heads(heading: Box, box: Box) -> bool:
    x, y = heading.centre
    return box.top <= y <= box.bottom and box.left - 0.1 <= x <= box.right
