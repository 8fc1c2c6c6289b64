"""A closer look at one paper whose fields are not all there: its part of the page is read again, larger.

Lines are looked for in a reduced picture of the page, in which small print on a large sheet can be
overlooked. Only where a paper was recognised and a value it ought to carry is missing does that part earn a
second, enlarged reading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import cv2
import numpy as np

from extractors.declare import Found, Paper, Wanted
from extractors.engines import Engine, Image
from extractors.fields import Missed
from extractors.records import Box, Line
from extractors.wording import EDGES, fold

MARGIN = 0.12  # of the region, on each side: what was overlooked may lie outside of what was found
LARGEST = 1600.0  # the side in which lines are looked for; more would be reduced again
MOST_ENLARGED = 2.5
LEAST_ENLARGED = 1.2  # by less, the second reading sees what the first one saw
SETTLED = 0.95  # score of a line that a larger picture would not change
MISREAD = ("date", "number")
ALWAYS = frozenset({"sex", "ethnicity"})
"""Not critical, but filled in on every paper that asks for them: their lack shows that print was
overlooked.
"""


def lacks(
    found: Mapping[str, Found],
    missed: Sequence[Missed],
    paper: Paper,
    face: str,
    lines: Sequence[Line],
) -> bool:
    """Is a value missing that this face ought to carry, and that print overlooked may hold? On a form, a
    label with nothing beside it stands in front of an empty cell; what an office issues has none. Clear print
    that is no name will be none when larger; of a day or a number a sign may have been misread.
    """
    unread = {m.field for m in missed if not any(_is_clear_at(line, m.box) for line in lines)}
    unread |= {m.field for m in missed if any(o.field == m.field and o.sort in MISREAD for o in paper.FIELDS)}
    form = getattr(paper, "APPLICATION", False)
    alone = {fold(line.text).strip(EDGES) for line in lines} if form else set()
    asked = {one.field for one in paper.FIELDS if alone & {fold(label) for label in one.after}}
    return any(
        one.field in unread or one.field not in asked
        for one in paper.FIELDS
        if (not one.faces or face in one.faces) and _missing(one, found)
    )


def _missing(one: Wanted, found: Mapping[str, Found]) -> bool:
    if one.rare or not one.after or not (one.critical or one.field in ALWAYS):
        return False
    return not any(part in found for part, _ in (one.parts or ((one.field, "value"),)))


def _is_clear_at(line: Line, box: Box) -> bool:
    return (line.confidence or 0.0) >= SETTLED and line.box.overlap(box) > 0.5


def lines(image: Image, region: Box, engine: Engine) -> tuple[Line, ...]:
    """The lines of a region read again from an enlarged cut of the upright picture; boxes on the whole
    page. None where the region is the page and nothing would be larger.
    """
    wide = Box(
        max(0.0, region.left - MARGIN * region.width),
        max(0.0, region.top - MARGIN * region.height),
        min(1.0, region.right + MARGIN * region.width),
        min(1.0, region.bottom + MARGIN * region.height),
    )
    part = _part(image, wide)
    if min(part.shape[:2]) < 16 or _scale(part) < LEAST_ENLARGED * min(1.0, _scale(image)):
        return ()
    return tuple(_placed(line, wide) for line in engine.read(_enlarged(part)).lines)


def _part(image: Image, box: Box) -> Image:
    high, wide = image.shape[:2]
    part = image[int(box.top * high) : int(box.bottom * high), int(box.left * wide) : int(box.right * wide)]
    return np.ascontiguousarray(part, dtype=np.uint8)


def _scale(part: Image) -> float:
    """By how much a picture is enlarged, or reduced, until lines are looked for in it."""
    return float(min(MOST_ENLARGED, LARGEST / max(part.shape[:2])))


def _enlarged(part: Image) -> Image:
    scale = _scale(part)
    if scale > 1.1:
        part = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    return np.ascontiguousarray(part, dtype=np.uint8)


def _placed(line: Line, region: Box) -> Line:
    quad = tuple((region.left + x * region.width, region.top + y * region.height) for x, y in line.quad)
    return replace(line, box=line.box.placed_in(region), quad=quad)
