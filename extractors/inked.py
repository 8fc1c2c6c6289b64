"""Which of several printed boxes is ticked, by the ink in the picture where no reader gives box or tick.

A tick drawn across its box makes a sign that no reader knows, so both are lost (男 □女), and a faint box is
lost without one. What the picture shows is plain: of boxes in a row the ticked one holds most ink. Its option
is for a person to see; where no box stands out, none is named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

import cv2
import numpy as np

from extractors import persons, ticks
from extractors.crops import level
from extractors.declare import Found
from extractors.engines import Image
from extractors.flat import corners
from extractors.layout import Claim, Segment
from extractors.sheet import Sheet, piece_quad
from extractors.values.parsed import HasValue

Choice = tuple[str, Sequence[str], Callable[[str], HasValue | None]]
"""A field that is ticked, the labels before its options, and how an option becomes a value."""

MORE = 1.5  # times the ink of any other box is that of the ticked one
REACH = 1.7  # letters before an option's first in which its box stands
ABOVE = 0.3  # of the line's height by which a tick rises over it
PAPER = 25  # tones darker than the paper is ink
_OPTION = re.compile(rf"[{ticks.BOXES}口]?\s*(?P<word>[\u4e00-\u9fff（）()、]{{2,}})")


@dataclass(frozen=True, slots=True)
class _Option:
    word: str
    piece: Segment
    ink: float


def measured(
    found: Mapping[str, Found], choices: Sequence[Choice], sheet: Sheet, image: Image
) -> Mapping[str, Found]:
    """The fields with the ticked options that print alone does not tell; nothing on a form left empty."""
    told = dict(found)
    for field, labels, parse in choices if "name" in found else ():
        for claim in sheet.labelled(*labels) if field not in told else ():
            option = _ticked(claim, image)
            record = parse(option.word) if option else None
            if option is not None and record is not None:
                one = persons.found(field, record, (option.piece,), "choice")
                told[field] = replace(one, outcome="recheck")
    return told


def _ticked(claim: Claim, image: Image) -> _Option | None:
    pieces = [p for line in (*claim.before, claim.row, *claim.more) for p in line]
    words = [(piece, _OPTION.fullmatch(piece.text.strip())) for piece in pieces]
    options = [(piece, match["word"]) for piece, match in words if match]
    if len(options) < 2 or len(options) < len(pieces):
        return None  # several options in one line: where each begins is not known well enough
    letter = median(_length(piece, image) / len(piece.text.strip()) for piece, _ in options)
    seen = [_Option(word, piece, _ink(piece, len(word) * letter, letter, image)) for piece, word in options]
    first, second, *_ = sorted(seen, key=lambda one: -one.ink)
    return first if first.ink > 0 and first.ink >= MORE * second.ink else None


def _length(piece: Segment, image: Image) -> float:
    high, wide = image.shape[:2]
    line, start, end = piece_quad(piece)
    quad = corners(line, wide, high)
    return float(np.linalg.norm(quad[1] - quad[0])) * (end - start)


def _ink(piece: Segment, word: float, letter: float, image: Image) -> float:
    """Mean darkness of the place before a word that is `word` pixels long and ends where its piece ends."""
    high, wide = image.shape[:2]
    line, _, end = piece_quad(piece)
    quad = corners(line, wide, high)
    along = (quad[1] - quad[0]) / max(1.0, float(np.linalg.norm(quad[1] - quad[0])))
    down = quad[3] - quad[0]
    right = quad[0] + (quad[1] - quad[0]) * end - along * (word + 0.1 * letter)
    left = right - along * REACH * letter
    spot = np.array([left - down * ABOVE, right - down * ABOVE, right + down, left + down], dtype=np.float32)
    cut = level(image, spot)
    if cut is None:
        return 0.0
    grey = cv2.cvtColor(cut, cv2.COLOR_BGR2GRAY).astype(np.float32)
    return float(np.clip(np.percentile(grey, 85) - PAPER - grey, 0.0, None).mean())
