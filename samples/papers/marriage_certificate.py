"""结婚证: booklet with the holder's page and the page of both persons."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples.drawing import Drawing, Look, Value
from samples.papers import _civil_booklet

KIND = "marriage_certificate"
LAYOUTS = _civil_booklet.LAYOUTS
HELD_OUT_LAYOUTS = _civil_booklet.HELD_OUT_LAYOUTS
FACES = ("",)


def invent(rng: random.Random) -> dict[str, Value]:
    """Two persons and a number of the pattern J110199-year-number."""
    return _civil_booklet.invent(rng, "J")


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """The opened booklet."""
    return _civil_booklet.draw(KIND, "结婚证", values, layout, look)
