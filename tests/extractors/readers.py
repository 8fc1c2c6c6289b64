"""Engines for trials, each a real engine by the room's contract: one repeats what was recorded, one
crashes.
"""

from __future__ import annotations

import numpy as np

from extractors.engines import Availability, Image
from extractors.records import WHOLE, Line, Reading
from extractors.specimens import drawn


class Recorded:
    """Reads the same lines from every picture, whatever is on it."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        self.lines = lines

    def available(self) -> Availability:
        return Availability(True)

    def read(self, image: Image) -> Reading:
        return Reading("recorded", self.lines)


class Echo:
    """A second reader that says the same texts one after another, whatever it is shown."""

    def __init__(self, *texts: str | None, score: float = 0.95, name: str = "echo") -> None:
        self.texts = list(texts)
        self.score = score
        self.name = name
        self.asked = 0

    def read_crops(self, images: list[Image], charset: str = "") -> tuple[Line | None, ...]:
        self.asked += len(images)
        said = [self.texts.pop(0) if self.texts else None for _ in images]
        return tuple(None if text is None else Line(text, WHOLE, self.score, self.name) for text in said)


class Crashing:
    """An engine that breaks down on everything."""

    def available(self) -> Availability:
        return Availability(True)

    def read(self, image: Image) -> Reading:
        raise RuntimeError("the engine broke down")

    def read_crops(self, images: list[Image], charset: str = "") -> tuple[Line | None, ...]:
        raise RuntimeError("the engine broke down")


def paper(drawing: str) -> tuple[tuple[Line, ...], Image]:
    """A page drawn in letters: its lines, and a picture of its size with dark blocks where letters stand."""
    lines, wide, high = drawn(drawing)
    image = np.full((int(high), int(wide), 3), 255, dtype=np.uint8)
    for line in lines:
        box = line.box
        top, bottom = int(box.top * high) + 6, int(box.bottom * high) - 6
        left, right = int(box.left * wide), int(box.right * wide)
        for letter in range(left, right - 6, 11):
            image[top:bottom, letter : letter + 6] = 40
    return lines, image
