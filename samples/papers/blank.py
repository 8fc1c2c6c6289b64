"""An empty page: the back of a sheet, with nothing but paper."""

from __future__ import annotations

import random
from collections.abc import Mapping

from PIL import Image

from samples.drawing import DPI, Drawing, Look, Value

KIND = "blank"
LAYOUTS = ("white", "tinted")
HELD_OUT_LAYOUTS: tuple[str, ...] = ()
FACES = ("",)


def invent(rng: random.Random) -> dict[str, Value]:
    """Nothing stands on it."""
    return {}


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """A4; the only page without a specimen mark, since there is nothing to mark."""
    size = (round(210 / 25.4 * DPI), round(297 / 25.4 * DPI))
    tint = (253, 253, 252) if layout == "white" else (238, 234, 222)
    return Drawing(Image.new("RGB", size, tint), KIND, face, layout, {})
