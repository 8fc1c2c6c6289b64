"""Print under a coloured seal or stamp: such lines are read again with the colour taken out.

Black print is dark in every colour channel, a red seal or a blue stamp light in one; the lightest channel
shows the print alone. Only lines that were read unsurely and lie under colour are tried, and the clearer
reading wins, so that coloured print itself is never lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from extractors.crops import level
from extractors.engines import CropReader, Image
from extractors.flat import corners
from extractors.records import Line

UNSURE = 0.96  # a first score below this earns a second look
COLOURED = 0.02  # share of the line's area that must be coloured
SATURATION = 70  # of 255: grey paper and yellow light stay below
BETTER = 0.01  # by so much the second score must exceed the first


def uncovered(lines: Sequence[Line], image: Image, reader: CropReader | None) -> tuple[Line, ...]:
    """The lines, those under colour in the clearer of two readings; `image` is the picture they were read
    from.
    """
    tried = {i: crop for i, line in enumerate(lines) if (crop := _under_colour(line, image)) is not None}
    if reader is None or not tried:
        return tuple(lines)
    try:
        seen = reader.read_crops([_print_only(crop) for crop in tried.values()])
    except Exception:  # the first reading stands
        return tuple(lines)
    better = dict(lines_of(lines, tried, seen))
    return tuple(better.get(i, line) for i, line in enumerate(lines))


def lines_of(
    lines: Sequence[Line], tried: dict[int, Image], seen: Sequence[Line | None]
) -> list[tuple[int, Line]]:
    """Which of the tried lines read better without colour, with their new text."""
    return [
        (i, replace(lines[i], text=again.text, confidence=again.confidence))
        for i, again in zip(tried, seen, strict=True)
        if again is not None and (again.confidence or 0.0) > (lines[i].confidence or 0.0) + BETTER
    ]


def _under_colour(line: Line, image: Image) -> Image | None:
    """The line's crop, if it was read unsurely and colour lies over it."""
    if (line.confidence or 0.0) >= UNSURE:
        return None
    high, wide = image.shape[:2]
    crop = level(image, corners(line, wide, high).astype(np.float32))
    if crop is None:
        return None
    saturation = cv2.cvtColor(crop, cv2.COLOR_BGR2HSV)[:, :, 1]
    return crop if float((saturation > SATURATION).mean()) > COLOURED else None


def _print_only(crop: Image) -> Image:
    """The lightest channel, as a grey picture of three equal channels."""
    light = crop.max(axis=2)
    return np.ascontiguousarray(np.repeat(light[:, :, np.newaxis], 3, axis=2), dtype=np.uint8)
