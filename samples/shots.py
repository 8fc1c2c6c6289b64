"""A picture with the places of the papers in it (图和材料的位置): the truth that every bend carries along."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from samples.drawing import DPI, Drawing, Value

Pixels = NDArray[np.uint8]
Points = NDArray[np.float64]
A4 = (210.0, 297.0)
"""Millimetres."""


@dataclass(frozen=True)
class Placed:
    """A paper's place in a shot: its four corners and its values' corners, in pixels, clockwise from top
    left."""

    kind: str
    face: str
    layout: str
    fields: Mapping[str, Value]
    corners: Points
    boxes: Mapping[str, Points]


@dataclass(frozen=True)
class Shot:
    """A picture (BGR) and the papers on it. `rotation` is the clockwise turn that would make it upright."""

    image: Pixels
    papers: tuple[Placed, ...]
    rotation: int = 0


def corners(left: float, top: float, right: float, bottom: float) -> Points:
    """The four corners of an upright rectangle, clockwise from the top left."""
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], dtype=np.float64)


def of(drawing: Drawing) -> Shot:
    """A drawing as a shot that it fills."""
    image = np.asarray(drawing.image)[:, :, ::-1].copy()
    boxes = {key: corners(*box) for key, box in drawing.boxes.items()}
    high, wide = image.shape[:2]
    paper = Placed(
        drawing.kind, drawing.face, drawing.layout, drawing.fields, corners(0, 0, wide, high), boxes
    )
    return Shot(image, (paper,))


def moved(paper: Placed, matrix: Points) -> Placed:
    """A paper's place after the picture was bent by a 3 x 3 matrix."""

    def move(points: Points) -> Points:
        return np.asarray(
            cv2.perspectiveTransform(points[None].astype(np.float64), matrix)[0], dtype=np.float64
        )

    return replace(
        paper, corners=move(paper.corners), boxes={key: move(box) for key, box in paper.boxes.items()}
    )


def warped(
    shot: Shot, matrix: Points, size: tuple[int, int], ground: tuple[int, int, int] | None = None
) -> Shot:
    """The shot bent by a 3 x 3 matrix into a picture of `size` (wide, high), on a ground of one colour."""
    flags, edge = cv2.INTER_AREA if size[0] < shot.image.shape[1] else cv2.INTER_LINEAR, cv2.BORDER_CONSTANT
    image = cv2.warpPerspective(
        shot.image, matrix, size, flags=flags, borderMode=edge, borderValue=ground or (255, 255, 255)
    )
    return replace(shot, image=image.astype(np.uint8), papers=tuple(moved(p, matrix) for p in shot.papers))


def on_sheet(
    drawings: Sequence[Drawing], chance: random.Random, gap: float = 14.0, askew: float = 0.0
) -> Shot:
    """Papers copied onto one A4 sheet, one under the other, each a little off the middle; gap in mm.

    `askew` lets each lie turned by up to so many degrees, as cards laid on the glass by hand do.

    A paper that is A4 itself fills the sheet.
    """
    if len(drawings) == 1 and drawings[0].image.width > 0.9 * A4[0] / 25.4 * DPI:
        return of(drawings[0])
    wide, high = (round(side / 25.4 * DPI) for side in A4)
    sheet: Pixels = np.full((high, wide, 3), 252, np.uint8)
    papers: list[Placed] = []
    gap_px = gap / 25.4 * DPI
    used = sum(d.image.height for d in drawings) + gap_px * (len(drawings) - 1)
    shrink = min(1.0, high * 0.94 / used)
    top = max(high * 0.03, min((high - used * shrink) / 2, high * chance.uniform(0.06, 0.16)))
    for drawing in drawings:
        left = (wide - drawing.image.width * shrink) / 2 + chance.uniform(-0.06, 0.06) * wide
        left = min(max(left, 20.0), wide - drawing.image.width * shrink - 20)
        papers.append(
            _pasted(sheet, drawing, left, top, shrink, chance.uniform(-askew, askew) if askew else 0.0)
        )
        top += drawing.image.height * shrink + gap_px * shrink
    return Shot(sheet, tuple(papers))


def cropped(shot: Shot, chance: random.Random) -> Shot:
    """The sheet cut down to the papers on it and 4 to 12 mm around them, as scanning software does."""
    margin = chance.uniform(4, 12) / 25.4 * DPI
    every = np.vstack([paper.corners for paper in shot.papers])
    low = np.maximum(np.floor(every.min(axis=0) - margin), 0).astype(int)
    top = np.minimum(np.ceil(every.max(axis=0) + margin), shot.image.shape[1::-1]).astype(int)
    matrix = np.array([[1, 0, -low[0]], [0, 1, -low[1]], [0, 0, 1]], dtype=np.float64)
    image = shot.image[low[1] : top[1], low[0] : top[0]].copy()
    return replace(shot, image=image, papers=tuple(moved(paper, matrix) for paper in shot.papers))


def _pasted(
    sheet: Pixels, drawing: Drawing, left: float, top: float, shrink: float, turn: float = 0.0
) -> Placed:
    shot = of(drawing)
    x, y = round(left), round(top)
    if turn:
        return _turned_in(sheet, shot, left, top, shrink, turn)
    image = (
        cv2.resize(shot.image, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
        if shrink < 1
        else shot.image
    )
    sheet[y : y + image.shape[0], x : x + image.shape[1]] = image
    matrix = np.array([[shrink, 0, x], [0, shrink, y], [0, 0, 1]], dtype=np.float64)
    return moved(shot.papers[0], matrix)


def _turned_in(sheet: Pixels, shot: Shot, left: float, top: float, shrink: float, turn: float) -> Placed:
    high, wide = shot.image.shape[:2]
    about = np.vstack([cv2.getRotationMatrix2D((wide / 2, high / 2), turn, shrink), [0, 0, 1]])
    shift = np.array(
        [[1, 0, left - wide * (1 - shrink) / 2], [0, 1, top - high * (1 - shrink) / 2], [0, 0, 1]]
    )
    matrix = shift @ about
    size = (sheet.shape[1], sheet.shape[0])
    laid = cv2.warpPerspective(shot.image, matrix, size, flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full((high, wide), 255, np.uint8), matrix, size)
    sheet[mask > 127] = laid[mask > 127]
    return moved(shot.papers[0], matrix)


def truth(shot: Shot) -> dict[str, object]:
    """The truth beside a picture, as JSON data: documents with region, fields and boxes as fractions,
    upright."""
    high, wide = shot.image.shape[:2]
    if shot.rotation in (90, 270):
        high, wide = wide, high

    def fractions(points: Points) -> list[float]:
        low, top = points.min(axis=0) / (wide, high), points.max(axis=0) / (wide, high)
        return [round(float(side), 4) for side in (*low, *top)]

    documents = [
        {
            "kind": paper.kind,
            "face": paper.face,
            "layout": paper.layout,
            "region": fractions(paper.corners),
            "fields": {key: list(v) if isinstance(v, tuple) else v for key, v in paper.fields.items()},
            "boxes": {key: fractions(box) for key, box in paper.boxes.items()},
        }
        for paper in shot.papers
    ]
    return {"rotation": shot.rotation, "documents": documents}
