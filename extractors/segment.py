"""A piece of a printed line, and where on the line it stands."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.flat import Strip
from extractors.records import Box

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


def part(box: Box, text: str, first: int, last: int) -> Box:
    """The stretch of a line's box that some of its characters fill; Chinese is twice as wide as Latin."""
    share_from, share_to = shares(text, first, last)
    return Box(box.left + box.width * share_from, box.top, box.left + box.width * share_to, box.bottom)


def shares(text: str, first: int, last: int) -> tuple[float, float]:
    """Where characters `first` to `last` of a line begin and end, as shares 0..1 of its length."""
    widths = [2.0 if c >= "ᄀ" else 1.0 for c in text]
    total = sum(widths) or 1.0
    return sum(widths[:first]) / total, sum(widths[:last]) / total
