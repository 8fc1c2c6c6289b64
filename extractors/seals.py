"""Print under a seal (公章): lines the seal hides are looked for once more with its ink taken out.

A seal is set over the foot of a letter, so over issuer and date. Black print stays dark in the red channel,
red ink fades there. What is read so takes the place of what was read through the seal; short scraps of the
seal's own round text go. Print in red elsewhere (titles, numbers, red letterheads) is left as it is: a seal
is told by its ring. On a grey copy its ink is told by the ring's tone, lighter than print, and by strokes
broader than those of print that light: less surely, so what is read takes the place of the first reading
only where it is longer or more certain.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

import cv2
import numpy as np

from extractors import upright
from extractors.engines import Engine, Image
from extractors.flat import corners
from extractors.records import WHOLE, Box, Line

LOOK_AT = 1000  # longest side in which seals are looked for
RED = 28  # by so much the red channel exceeds the others, more than on the paper around
LEAST, MOST = 0.06, 0.45  # a seal's breadth as a share of the page's longer side
ROUND = 0.65  # of all directions from the middle in which the ring is met, worn places allowed
MARGIN = 0.35  # of the seal's height, above and below: a line it covers may lean
FADED = 0.45  # of its ink at most is left of print that is red
RINGS_AT = 640  # longest side in which rings are looked for
COLOURLESS = 12  # levels between the channels at most, more than on the paper, of grey ink
APART = 0.15  # of the way from print to paper at least, the ring's tone lies above print
SCRAP = 4  # signs; longer print inside a seal is set level (登记专用章) and may say what is sealed


def lifted(image: Image, lines: Sequence[Line], engine: Engine) -> tuple[Image, tuple[Line, ...]]:
    """The picture without the ink of its seals, and the lines with those under a seal read from it."""
    seals, clear, sure = _found_and_cleared(image)
    if not seals:
        return image, tuple(lines)
    high, wide = image.shape[:2]
    sideways = upright.page_turn(lines, wide, high) in (90, 270)
    bands = _joined([_band(seal, sideways) for seal in seals])
    seen = {band: _read(clear, band, engine) for band in bands}
    if not sure:
        seen = {band: tuple(one for one in found if _better(one, lines)) for band, found in seen.items()}
    for seal in seals:
        band = max(bands, key=lambda b: b.overlap(seal))
        own = {line for line in lines if sure and _its_own_words(line, seal, image, clear)}
        lines = _merged(lines, seen[band], seal, band, own)
    return clear, tuple(lines)


def cleared(image: Image) -> Image:
    """The picture without the ink of its seals."""
    return _found_and_cleared(image)[1]


def _found_and_cleared(image: Image) -> tuple[tuple[Box, ...], Image, bool]:
    """Seals, the picture without their ink, and whether colour told the ink from print."""
    if red := find(image):
        return red, _without_red(image, red), True
    return *_without_grey(image, rings(image)), False


def _better(line: Line, lines: Sequence[Line]) -> bool:
    """Is it longer than what was read in its place through the seal, or read with more certainty and no mere
    beginning of that? The grey of a seal goes with print under it, and a figure that went is missed by nobody
    (213年 for 2013年).
    """
    old = [one for one in lines if _among(one, (line,))]
    if sum(_figures(one) for one in old) > _figures(line):
        return False
    if any(one.text.startswith(line.text) and len(one.text) >= len(line.text) + SCRAP // 2 for one in old):
        return False
    longer = len(line.text) > sum(len(one.text) for one in old)
    return longer or all((line.confidence or 0) >= (one.confidence or 0) for one in old)


def _figures(line: Line) -> int:
    return sum(letter.isdigit() for letter in line.text)


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


def rings(image: Image) -> tuple[Box, ...]:
    """Where round seals of any ink may lie: circles whole enough to be told without their colour."""
    scale = min(1.0, RINGS_AT / max(image.shape[:2]))
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    grey = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), (3, 3), 0)
    high, wide = grey.shape
    near, far = int(LEAST * max(high, wide) / 2), int(MOST * max(high, wide) / 2)
    circles = cv2.HoughCircles(
        grey, cv2.HOUGH_GRADIENT_ALT, 1.5, near, param1=200, param2=0.75, minRadius=near, maxRadius=far
    )
    found = () if circles is None else circles[0][:, :3].tolist()
    return tuple(_fitted(image, *(side / scale for side in circle)) for circle in found)


def _fitted(image: Image, x: float, y: float, radius: float) -> Box:
    """The square round a circle, moved and sized by a few pixels to where its ink is darkest."""
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    high, wide = grey.shape
    turn = np.linspace(0, 2 * np.pi, 180, endpoint=False)

    def light(circle: tuple[float, float, float]) -> float:
        across = np.clip(circle[0] + circle[2] * np.cos(turn), 0, wide - 1).astype(int)
        down = np.clip(circle[1] + circle[2] * np.sin(turn), 0, high - 1).astype(int)
        return float(grey[down, across].mean())

    best = (x, y, radius)
    for step in (radius / 30, radius / 60, 1.0, 1.0):
        moves = itertools.product((-step, 0.0, step), repeat=3)
        best = min(((best[0] + a, best[1] + b, best[2] + c) for a, b, c in moves), key=light)
    x, y, r = best[0], best[1], best[2] * 1.05
    sides = ((x - r) / wide, (y - r) / high, (x + r) / wide, (y + r) / high)
    return Box(*(min(1.0, max(0.0, side)) for side in sides))


def _without_grey(image: Image, places: Sequence[Box]) -> tuple[tuple[Box, ...], Image]:
    """The seals a copier made grey, and the picture with their strokes as bright as paper.

    Print under them is darker than their ring and stays the darker for it; print beside them is told from
    their strokes by being thinner where it is no darker. Where print is as light as the seal, or the circle
    is coloured, all stays.
    """
    if not places:
        return (), image
    clear, seals = image.copy(), []
    high, wide = image.shape[:2]
    for seal in places:
        y0, y1 = int(seal.top * high), int(seal.bottom * high) + 1
        x0, x1 = int(seal.left * wide), int(seal.right * wide) + 1
        part = clear[y0:y1, x0:x1]
        light = cv2.cvtColor(part, cv2.COLOR_BGR2GRAY).astype(np.float32)
        paper, dark = float(np.percentile(light, 80)), float(np.percentile(light, 0.5))
        tone, breadth = _ring(light, paper)
        inked = light < (tone + paper) / 2
        if tone - dark < APART * (paper - dark) or _coloured(part, inked):
            continue
        brush = np.ones((max(2, round(0.5 * breadth)),) * 2, np.uint8)
        broad = cv2.morphologyEx(inked.astype(np.uint8), cv2.MORPH_OPEN, brush)
        strokes = cv2.dilate(broad, np.ones((3, 3), np.uint8)) > 0
        share = np.clip((light[strokes] - dark) / (0.95 * tone - dark), 0, 1)[:, np.newaxis]
        white = np.percentile(part.reshape(-1, 3), 80, axis=0)
        part[strokes] = (dark + share * (white - dark)).astype(np.uint8)
        seals.append(seal)
    return tuple(seals), clear if seals else image


def _coloured(part: Image, inked: Any) -> bool:
    """Is the ink of this part more coloured than its paper?"""
    colour = part.max(axis=2).astype(np.int16) - part.min(axis=2)
    return bool(np.median(colour[inked]) - np.median(colour[~inked]) > COLOURLESS)


def _ring(light: Any, paper: float) -> tuple[float, float]:
    """The tone of the ring's ink, the darkest there is all round at one distance from the middle, and how
    broad it is in pixels."""
    high, wide = light.shape
    y, x = np.mgrid[0:high, 0:wide]
    away = np.hypot(x - (wide - 1) / 2, y - (high - 1) / 2)
    rim = range(int(0.75 * min(high, wide) / 2), max(high, wide) // 2)
    tones = np.array([np.median(light[(away >= r) & (away < r + 1)]) for r in rim])
    return float(tones.min()), float((tones < (tones.min() + paper) / 2).sum())


def _redness(image: Image) -> Any:
    """How much redder each pixel is than paper, the brightest quarter of what is seen: warm light and pink
    paper give nothing, and no desk however blue.
    """
    blue, green, red = (image[:, :, i].astype(np.int16) for i in range(3))
    more = red - np.maximum(blue, green)
    return more - np.median(more[green >= np.percentile(green, 75)])


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
        paper = np.percentile(part.reshape(-1, 3), 75, axis=0)
        dark = np.clip(light / max(1.0, float(np.median(light[ink]))), 0, 1)
        red = cv2.dilate((more > RED // 2).astype(np.uint8), np.ones((3, 3), np.uint8)).astype(bool)
        part[red] = (dark[red][:, np.newaxis] * paper).astype(np.uint8)
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
    fresh = [one for one in fresh if not any(_lost_a_sign(one, line) for line in covered)]
    gone = [line for line in covered if _scrap(line, seal) or line in own or _among(line, fresh)]
    gone += [line for line in lines if line not in gone and _end_of(line, fresh)]
    fresh += [
        one for one in whole if one not in fresh and _among(one, gone)
    ]  # the rest of a line parted anew
    kept = [line for line in lines if line not in gone]
    return (*kept, *(one for one in fresh if not _among(one, kept)))


def _among(line: Line, others: Sequence[Line]) -> bool:
    return any(_shared(line, other) > 0.5 for other in others)


def _lost_a_sign(line: Line, old: Line) -> bool:
    """Is it what was read through the seal, as surely, with one sign less? Two may be the seal's own."""
    if not (_among(old, (line,)) and len(old.text) == len(line.text) + 1):
        return False
    signs = iter(old.text)
    return (old.confidence or 0) >= (line.confidence or 0) and all(one in signs for one in line.text)


def _shared(one: Line, other: Line) -> float:
    """What two lines share of the smaller one, 0..1, by their corners: the boxes of leaning lines reach far
    into one another.
    """
    if one.box.overlap(other.box) == 0:
        return 0.0
    first, second = (corners(line, 1000, 1000).astype(np.float32) for line in (one, other))
    smaller = min(cv2.contourArea(first), cv2.contourArea(second))
    both, _ = cv2.intersectConvexConvex(first, second)
    return float(both / smaller) if smaller > 0 else 0.0


def _end_of(line: Line, others: Sequence[Line]) -> bool:
    """Is it the end of a line, read by itself because the seal tore it off, and now read whole?"""
    return any(_among(line, (other,)) and line.text in other.text != line.text for other in others)


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
