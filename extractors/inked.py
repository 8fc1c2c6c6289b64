"""Which of several printed boxes is ticked, by the ink in the picture where no reader gives box or tick.

A tick drawn across its box makes a sign that no reader knows, so both are lost (男 □女), and a faint box is
lost without one. What the picture shows is plain: of boxes in a row the ticked one holds most ink. Boxes
stand where white parts one option's letters from the next. The option is for a person to see; where no box
stands out, none is named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

import cv2
import numpy as np

from extractors import ctc, persons, ticks
from extractors.crops import level
from extractors.ctc import Places
from extractors.declare import Found
from extractors.engines import Image
from extractors.flat import corners
from extractors.layout import Claim, Segment
from extractors.sheet import Sheet, piece_quad
from extractors.values.glyphs import squeeze
from extractors.values.parsed import HasValue

Choice = tuple[str, Sequence[str], Callable[[str], HasValue | None]]
"""A field that is ticked, the labels before its options, and how an option becomes a value."""
Finder = Callable[[Image], Places]
"""Says where the letters of a line stand."""

MORE, MORE_OF_TWO = 1.25, 1.5  # times the ink of any other box is that of the ticked one
LEAST = 2.0  # tones over the breadth of a letter is a stroke at all
ALIKE = 2.0  # times the step between two boxes left empty is the step to the ticked one
AHEAD = 2.0  # heights of a line before it in which its first box may stand
REACH = 1.45  # letters before an option's first in which its box stands
HALF = 0.6  # of a letter from its middle to its edge, a little white included
WHITE = 1.6  # letters from one letter to the next where a box stands between them
ROW = 1.5  # heights of a line to the row of options over or under it, at most
ABOVE = 0.3  # of the line's height by which a tick rises over it
BROKEN = 10.0  # heights of a line between two pieces of print in a row, of which the second is no option
RULE = 0.85  # of its height a column is dark that belongs to a rule
PAPER = 25  # tones darker than the paper is ink
_WORD = re.compile(r"[\u4e00-\u9fff（）()、]{2,}")
_BEHIND = re.compile(rf"[\u4e00-\u9fff]\s*[{ticks.BOXES}]\s*$")
_BOX = re.compile(rf"[{ticks.BOXES}]")


@dataclass(frozen=True, slots=True)
class _Option:
    word: str
    piece: Segment
    ink: float


def measured(
    found: Mapping[str, Found], choices: Sequence[Choice], sheet: Sheet, image: Image, finder: Finder | None
) -> Mapping[str, Found]:
    """The fields with the ticked options that print alone does not tell; nothing on a form left empty."""
    told = dict(found)
    for field, labels, parse in choices if "name" in found else ():
        for claim in sheet.labelled(*labels):
            if finder is None or _is_settled(told.get(field), claim):
                continue
            option = _ticked(_in_cell(claim, sheet), image, finder)
            record = parse(option.word) if option else None
            if option is not None and record is not None:
                one = persons.found(field, record, (option.piece,), "choice")
                told[field] = replace(one, outcome="recheck")
    return told


def _is_settled(found: Found | None, claim: Claim) -> bool:
    """Was the value told by a tick, or is it all that is filled in? Among several options one told without a
    tick is a guess.
    """
    if found is None:
        return False
    print_ = "".join(piece.text for piece in _mine(claim))
    return "ticked" in found.signals or squeeze(print_) == squeeze(str(found.value))


def _mine(claim: Claim) -> list[Segment]:
    """What a label claims, up to where a row is broken off by far more white than options leave: behind it
    stands the facing page.
    """
    return [p for line in (*claim.before, claim.row, *claim.more) for p in _unbroken(line)]


def _unbroken(line: Sequence[Segment]) -> Sequence[Segment]:
    ends = [
        at
        for at, (one, other) in enumerate(pairwise(line), start=1)
        if other.box.left - one.box.right > BROKEN * one.height
    ]
    return line[: ends[0]] if ends else line


def _in_cell(claim: Claim, sheet: Sheet) -> list[Segment]:
    """What a label claims, and options with it in the same ruled cell, in rows tight over or under."""
    mine = _mine(claim)
    cells = [cell for piece in mine if (cell := piece.strips[0][0].cell) is not None]
    if not cells or not any(_BOX.search(piece.text) for piece in mine):
        return mine
    size = median(piece.height for piece in mine)
    top, foot = min(p.box.top for p in mine) - ROW * size, max(p.box.bottom for p in mine) + ROW * size
    near = [p for p in sheet.pieces if p.label is None and top <= p.box.centre[1] <= foot]
    return [p for p in sheet.pieces if p in mine or (p in near and p.strips[0][0].cell in cells)]


def _ticked(pieces: Sequence[Segment], image: Image, finder: Finder) -> _Option | None:
    if any(_BEHIND.search(piece.text) for piece in pieces):
        return None  # boxes behind their words
    options = [option for piece in pieces for option in _on_line(piece, image, finder)]
    if len(options) < 2:
        return None
    first, second, *rest = sorted(options, key=lambda one: -one.ink)
    more = MORE if rest and first.ink - second.ink > ALIKE * (second.ink - rest[0].ink) else MORE_OF_TWO
    return first if first.ink >= max(LEAST, more * second.ink) else None


def _on_line(piece: Segment, image: Image, finder: Finder) -> Iterator[_Option]:
    """The options of one piece of print, each with the ink where its box stands."""
    high, wide = image.shape[:2]
    line, start, end = piece_quad(piece)
    quad = corners(line, wide, high)
    down, across = quad[3] - quad[0], quad[1] - quad[0]
    ahead = AHEAD * float(np.linalg.norm(down)) / max(1.0, float(np.linalg.norm(across)))
    left, right = quad[0] + across * (start - ahead), quad[0] + across * end
    cut = level(image, np.array([left, right, right + down, left + down], dtype=np.float32))
    tall = level(
        image, np.array([left - down * ABOVE, right - down * ABOVE, right + down, left + down], np.float32)
    )
    if cut is None or tall is None:
        return
    own = ahead / (end - start + ahead) * 0.85  # print before that is the label's
    seen = [
        (letter, at)
        for letter, at in ctc.told_by(finder, cut)
        if letter.strip() and (at >= own or _BOX.match(letter))
    ]
    letters = [(letter, at * cut.shape[1]) for letter, at in seen]
    signs = [at for letter, at in letters if not _BOX.match(letter)]
    if len(signs) < 2:
        return
    pitch = median(b - a for a, b in pairwise(signs))
    dark = _darkness(tall)
    for word, first, before in _words(letters, pitch):
        foot = max(first - (HALF + REACH) * pitch, before + HALF * pitch, 0.0)
        spot = dark[int(foot) : max(int(foot) + 1, int(first - HALF * pitch))]
        yield _Option(word, piece, float(spot.sum()) / pitch)


def _words(letters: Sequence[tuple[str, float]], pitch: float) -> Iterator[tuple[str, float, float]]:
    """Each option's letters, the middle of its first one, and that of the last letter before it."""
    word, first, last, before = "", 0.0, -1e9, -1e9
    for letter, at in letters:
        parted = at - last > WHITE * pitch or bool(_BOX.match(letter))
        if parted and _WORD.fullmatch(word):
            yield word, first, before
        if parted:
            word, before = "", last
        if not _BOX.match(letter):
            word, first, last = word + letter, first if word else at, at
    if _WORD.fullmatch(word):
        yield word, first, before


def _darkness(cut: Image) -> np.ndarray:
    """Mean darkness of each column of a level cut, beyond that of the paper around it, which light may fall
    on from one side; none where a rule runs down.
    """
    grey = cv2.cvtColor(cut, cv2.COLOR_BGR2GRAY).astype(np.float32)
    around = 2 * cut.shape[0]
    wide = np.pad(grey, ((0, 0), (around, around)), mode="edge")
    spots = np.arange(0, grey.shape[1], max(1, cut.shape[0] // 2))
    near = [np.percentile(wide[:, x : x + 2 * around + 1], (4, 85)) for x in spots]
    ink, paper = (np.interp(np.arange(grey.shape[1]), spots, tones) for tones in np.array(near).T)
    depth = np.maximum(paper - ink, PAPER)
    dark = np.clip((paper - grey) * np.median(depth) / depth - PAPER, 0.0, None)
    return np.asarray(np.where((dark > 0).mean(axis=0) < RULE, dark.mean(axis=0), 0.0))
