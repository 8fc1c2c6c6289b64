"""A face as read, before faces are joined: what stands on it, what speaks for each value, what is left to
ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extractors.classify import Kind
from extractors.ctc import Signs
from extractors.declare import Found
from extractors.engines import Image
from extractors.fields import Missed
from extractors.records import Box, Field, Line, Place
from extractors.sheet import page_box


@dataclass(frozen=True, slots=True)
class Question:
    """A value for the second reader: its crop, and whether it is made of digits and Latin letters only.

    `lines`: where it stands inside longer lines, each whole line and what of the value stands in it.
    `sharpened`: its crop from the picture it was read from, where that is not the one that was taken.
    `bare`: the crop without the line it stands on, where there is one.
    `views`: what networks were undecided between in the picture it was read from, once they were asked.
    """

    field: str
    crop: Image
    latin: bool
    lines: tuple[tuple[Image, str], ...] = ()
    views: tuple[Signs, ...] = ()
    sharpened: Image | None = None
    bare: Image | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A page of a paper of several pages that were laid under one another: where it is, the six numbers that
    turn its levelled pixels back, its size in pixels.
    """

    place: Place
    back: tuple[float, ...]
    wide: int
    high: int


@dataclass(frozen=True, slots=True)
class Draft:
    """One face or sub-page of a paper in one place, or a paper read over several pages (`parts`). `facts` are
    fields not read from print, `lines` the print itself where the next page may go on with it.
    """

    kind: Kind
    place: Place
    found: Mapping[str, Found] = field(default_factory=dict)
    missed: tuple[Missed, ...] = ()
    questions: tuple[Question, ...] = ()
    facts: Mapping[str, Field] = field(default_factory=dict)
    why: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    parts: tuple[Part, ...] = ()

    def on_page(self, box: Box) -> tuple[int, Box]:
        """Which page of several a spot of the long page lies on, from 0, and the spot on that page."""
        if not self.parts:
            return 0, box
        many = len(self.parts)
        at = min(many - 1, max(0, int(box.centre[1] * many)))
        part = self.parts[at]
        a, b, c, d, e, f = part.back
        ends = [
            (x * part.wide, (y * many - at) * part.high)
            for x in (box.left, box.right)
            for y in (box.top, box.bottom)
        ]
        xs = sorted(min(1.0, max(0.0, (a * x + b * y + c) / part.wide)) for x, y in ends)
        ys = sorted(min(1.0, max(0.0, (d * x + e * y + f) / part.high)) for x, y in ends)
        return at, Box(xs[0], ys[0], xs[-1], ys[-1])

    @property
    def places(self) -> tuple[Place, ...]:
        """Every page it stands on."""
        return tuple(part.place for part in self.parts) or (self.place,)


def score(found: Found) -> float | None:
    """What the first reader thought of the print of this value: its weakest line; `None` if it does not
    score.
    """
    given = [s.line.confidence for p in found.pieces for s, _, _ in p.strips]
    known = [g for g in given if g is not None]
    return min(known) if known and len(known) == len(given) else None


def touches_edge(found: Found) -> bool:
    """Print that runs into the rim of the page may have lost letters."""
    box = page_box(found.pieces)
    return box.left < 0.002 or box.right > 0.998 or box.top < 0.001 or box.bottom > 0.999
