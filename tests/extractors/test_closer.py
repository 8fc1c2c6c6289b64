"""A closer look is taken only where it would be closer."""

from __future__ import annotations

import numpy as np

from extractors import closer
from extractors.engines import Image
from extractors.records import WHOLE, Box, Reading


class Counts:
    """An engine that sees nothing and remembers how large the pictures were."""

    NAME = "counts"

    def __init__(self) -> None:
        self.shown: list[tuple[int, ...]] = []

    def read(self, image: Image) -> Reading:
        self.shown.append(image.shape[:2])
        return Reading(self.NAME, ())


def looked_at(wide: int, high: int, region: Box) -> list[tuple[int, ...]]:
    engine = Counts()
    closer.lines(np.full((high, wide, 3), 255, np.uint8), region, engine)  # type: ignore[arg-type]
    return engine.shown


def test_a_small_paper_on_a_large_sheet_is_read_again_enlarged() -> None:
    ((high, wide),) = looked_at(2480, 3508, Box(0.1, 0.1, 0.4, 0.2))
    assert wide > 1500 and high < 1000


def test_a_paper_that_fills_its_page_is_not_read_twice() -> None:
    assert looked_at(2480, 3508, WHOLE) == []
    assert looked_at(1654, 2339, Box(0.03, 0.04, 0.97, 0.95)) == []


def test_a_small_picture_is_read_again_enlarged() -> None:
    ((high, wide),) = looked_at(900, 570, WHOLE)
    assert wide == 1600 and high == 1013
