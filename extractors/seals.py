"""Print under a red seal (公章): lines the seal hides are looked for once more with the red taken out.

A seal is set over the foot of a letter, so over issuer and date. Black print stays dark in the red channel,
red ink fades there. What is read so takes the place of what was read through the seal; short scraps of the
seal's own round text go. Print in red elsewhere (titles, numbers, red letterheads) is left as it is: a seal
is told by its ring.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

import cv2
import numpy as np

from extractors import upright
from extractors.engines import Engine, Image
from extractors.records import WHOLE, Box, Line

LOOK_AT = 1000  # longest side in which seals are looked for
RED = 28  # by so much the red channel exceeds the others, more than on the paper around
LEAST, MOST = 0.06, 0.45  # a seal's breadth as a share of the page's longer side
ROUND = 0.65  # of all directions from the middle in which the ring is met, worn places allowed
MARGIN = 0.35  # of the seal's height, above and below: a line it covers may lean
FADED = 0.45  # of its ink at most is left of print that is red
SCRAP = 4  # signs; longer print inside a seal is set level (登记专用章) and may say what is sealed


def lifted(image: Image, lines: Sequence[Line], engine: Engine) -> tuple[Image, tuple[Line, ...]]:
    """The picture without the red of its seals, and the lines with those under a seal read from it."""
    seals = find(image)
    if not seals:
        return image, tuple(lines)
    clear = _without_red(image, seals)
    high, wide = image.shape[:2]
    sideways = upright.page_turn(lines, wide, high) in (90, 270)
    bands = _joined([_band(seal, sideways) for seal in seals])
    seen = {band: _read(clear, band, engine) for band in bands}
    for seal in seals:
        band = max(bands, key=lambda b: b.overlap(seal))
        own = {line for line in lines if _its_own_words(line, seal, image, clear)}
        lines = _merged(lines, seen[band], seal, band, own)
    return clear, tuple(lines)


def cleared(image: Image) -> Image:
    """The picture without the red of its seals."""
    found = find(image)
    return _without_red(image, found) if found else image


def _joined(bands: Sequence[Box]) -> list[Box]:
    """Strips that share print as one: seals side by side are read once."""
    apart: list[Box] = []
    for band in bands:
        shared = [one for one in apart if one.overlap(band) > 0]
        apart = [one for one in apart if one not in shared]
        for one in shared:
            band = band.union(one)
        apart.append(band)
    return apart


def find(image: Image) -> tuple[Box, ...]:
    """Where round red seals lie."""
    scale = min(1.0, LOOK_AT / max(image.shape[:2]))
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    red = _redness(small) > RED
    if red.mean() < 0.0005:
        return ()
    high, wide = red.shape
    grown = cv2.dilate(red.astype(np.uint8), np.ones((5, 5), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(grown)
    found = []
    for left, top, w, h, _ in stats[1:]:
        fits = LEAST * max(high, wide) <= max(w, h) <= MOST * max(high, wide) and 0.65 <= w / h <= 1.55
        if fits and _ringed(red[top : top + h, left : left + w]):
            sides = (left / wide, top / high, (left + w) / wide, (top + h) / high)
            found.append(Box(*(float(side) for side in sides)))
    return tuple(found)


def _redness(image: Image) -> Any:
    """How much redder each pixel is than the paper: warm light and pink paper give nothing."""
    blue, green, red = (image[:, :, i].astype(np.int16) for i in range(3))
    more = red - np.maximum(blue, green)
    return more - np.median(more)


def _ringed(red: Any) -> bool:
    """Is there red near the rim in most directions from the middle, none in the corners, and not all over?"""
    high, wide = red.shape
    y, x = np.mgrid[0:high, 0:wide]
    across, down = (2 * x + 1) / wide - 1, (2 * y + 1) / high - 1
    away = np.hypot(across, down)
    rim = red & (away > 0.82) & (away < 1.04)
    directions = np.unique((np.arctan2(down, across)[rim] * 45 / np.pi).astype(int))
    corners = red[away > 1.1]
    return bool(len(directions) >= ROUND * 90 and red.mean() < 0.6 and corners.mean() < 0.06)


def _without_red(image: Image, seals: Sequence[Box]) -> Image:
    """The red ink of the seals as bright as paper, what is dark under it as dark as in the red channel;
    other ink, a blue pen's too, stays."""
    clear = image.copy()
    high, wide = image.shape[:2]
    for seal in seals:
        y0, y1 = int(seal.top * high), int(seal.bottom * high) + 1
        x0, x1 = int(seal.left * wide), int(seal.right * wide) + 1
        part = clear[y0:y1, x0:x1]
        more, light = _redness(part), part[:, :, 2].astype(np.float32)
        ink = more > RED
        if not ink.any():
            continue
        paper = float(np.percentile(light, 75))
        grey = np.clip(light * (paper / max(1.0, float(np.median(light[ink])))), 0, paper)
        red = cv2.dilate((more > RED // 2).astype(np.uint8), np.ones((3, 3), np.uint8)).astype(bool)
        part[red] = grey[red][:, np.newaxis].astype(np.uint8)
    return clear


def _band(seal: Box, sideways: bool) -> Box:
    """The strip of the page along the print that holds the seal and a little more."""
    x, y = MARGIN * seal.width, MARGIN * seal.height
    if sideways:
        return Box(max(0.0, seal.left - x), 0.0, min(1.0, seal.right + x), 1.0)
    return Box(0.0, max(0.0, seal.top - y), 1.0, min(1.0, seal.bottom + y))


def _read(image: Image, band: Box, engine: Engine) -> tuple[Line, ...]:
    high, wide = image.shape[:2]
    part = image[
        int(band.top * high) : int(band.bottom * high), int(band.left * wide) : int(band.right * wide)
    ]
    if min(part.shape[:2]) < 16:
        return ()
    return tuple(_placed(line, band) for line in engine.read(np.ascontiguousarray(part)).lines)


def _placed(line: Line, band: Box) -> Line:
    quad = tuple((band.left + x * band.width, band.top + y * band.height) for x, y in line.quad)
    return replace(line, box=line.box.placed_in(band), quad=quad)


def _merged(
    lines: Sequence[Line], seen: Sequence[Line], seal: Box, band: Box, own: Collection[Line]
) -> tuple[Line, ...]:
    """The lines with those the seal covers replaced by what was seen without it, the `own` words gone."""
    whole = [one for one in seen if not _cut_off(one.box, band)]
    fresh = [one for one in whole if one.box.overlap(seal) > 0 and not _scrap(one, seal)]
    covered = [line for line in lines if line.box.overlap(seal) > 0]
    gone = [line for line in covered if _scrap(line, seal) or line in own or _among(line, fresh)]
    fresh += [
        one for one in whole if one not in fresh and _among(one, gone)
    ]  # the rest of a line parted anew
    kept = [line for line in lines if line not in gone]
    return (*kept, *(one for one in fresh if not _among(one, kept)))


def _among(line: Line, others: Sequence[Line]) -> bool:
    return any(line.box.overlap(other.box) > 0.5 for other in others)


def _cut_off(box: Box, band: Box) -> bool:
    """Does a line run out of the strip it was read from, where the page goes on?"""
    x, y = 0.01 * band.width, 0.01 * band.height
    sides = (
        (band.left, box.left - band.left, x),
        (band.top, box.top - band.top, y),
        (1.0 - band.right, band.right - box.right, x),
        (1.0 - band.bottom, band.bottom - box.bottom, y),
    )
    return any(beyond > 0 and gap < near for beyond, gap, near in sides)


def _scrap(line: Line, seal: Box) -> bool:
    return _inside(line, seal) and len(line.text) <= SCRAP


def _inside(line: Line, seal: Box) -> bool:
    return line.box.overlap(seal) * min(_area(line.box), _area(seal)) >= 0.8 * _area(line.box)


def _its_own_words(line: Line, seal: Box, image: Image, clear: Image) -> bool:
    """Is this print of the seal, which goes with the red: words along its ring? What it calls itself (专用章)
    may stay and tell the paper.
    """
    if not _inside(line, seal) or line.text.endswith("章"):
        return False
    before, after = _ink(image, line.box), _ink(clear, line.box)
    return after < FADED * before


def _ink(image: Image, box: Box) -> float:
    """Share of a part of the picture that is clearly darker than its paper."""
    high, wide = image.shape[:2]
    rows = slice(int(box.top * high), int(box.bottom * high) + 1)
    grey = cv2.cvtColor(image[rows, int(box.left * wide) : int(box.right * wide) + 1], cv2.COLOR_BGR2GRAY)
    return float((grey < np.percentile(grey, 85) - 35).mean())


def _area(box: Box) -> float:
    return (box.width * box.height) or WHOLE.width
