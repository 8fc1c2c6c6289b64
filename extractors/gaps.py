"""Print that was overlooked beside its label: a lone 男, a short name. Looked for where a label has no
value.

The finder of lines overlooks single characters now and then. Where a known label stands without a value,
the ink beside (or under) it decides: no ink, an empty cell; ink, and exactly that spot is read. What cannot
be read even then is reported, so that "not read" never looks like "nothing there".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.crops import level
from extractors.engines import CropReader, Image
from extractors.flat import Points, corners
from extractors.layout import Claim, Segment
from extractors.records import Box, Line
from extractors.segment import shares
from extractors.sheet import Sheet
from extractors.wording import EDGES, fold

FARTHEST = 9.0  # letter heights to the right of a label in which a value is looked for
LEAST_INK = 0.05  # dark pixels by the square of the letter height: a lone 1 has twice that, dust less
FAINT, DUST = 0.3, 0.02  # of the print's depth; dark pixels as above: less than that is an empty place
PARTING = 1.6  # letter heights of white that part the value from what stands further on
LEAST_SCORE = 0.70
CLOSE = 0.9  # letter heights behind a name within which its cell ends
RULE_DEPTH, RULE_SHARE = 18.0, 0.28  # how much darker than paper a rule is; a third of three pixels is one
LOOK_UNDER = 1.48  # letter heights under a line in which its rest is looked for
SHORT_LINE = 6.0  # letter heights of a last line that the finder of lines overlooks


@dataclass(frozen=True, slots=True)
class Spot:
    """A place beside a label that holds ink: its label and its corners in pixels of the page; `under`: below
    it.
    """

    label: Segment
    quad: Points
    wide: int
    high: int
    under: bool = False

    @property
    def box(self) -> Box:
        """The spot on the upright page, as fractions."""
        return _box(np.clip(self.quad / (self.wide, self.high), 0.0, 1.0))


def spots(sheet: Sheet, labels: Sequence[str], image: Image) -> tuple[Spot, ...]:
    """Where labels of these wordings have no value and yet something is printed next to them."""
    return beside(sheet, [claim for claim in sheet.labelled(*labels) if not claim.row], image)


def beside(sheet: Sheet, claims: Sequence[Claim], image: Image) -> tuple[Spot, ...]:
    """Where something stands next to these labels that no line was found for, up to what was read there."""
    found = []
    for claim in claims:
        for under, quad in _places(sheet, claim, image):
            inked = _inked(image, quad, _label_quad(claim.label, image))
            if inked is not None:
                found.append(Spot(claim.label, inked, image.shape[1], image.shape[0], under))
                break
    return tuple(found)


def bare(sheet: Sheet, claims: Sequence[Claim], image: Image) -> bool:
    """Is there nothing at all right of these labels, not even strokes too faint to be told from dust?"""
    for claim in claims:
        for under, quad in _places(sheet, claim, image):
            dark = None if under else _dark(image, quad, _label_quad(claim.label, image), FAINT)
            if dark is not None and int(dark.sum()) >= DUST * dark.shape[0] ** 2:
                return False
    return True


def below(last: Segment, image: Image) -> tuple[Spot, ...]:
    """The spot under the end of a value that cannot be its end, if it holds ink: 甲41 over a lone 号."""
    high = last.box.height
    quad = _spanned(last, image, -0.3 * high, SHORT_LINE * high, 1.02 * high, (1.02 + LOOK_UNDER) * high)
    inked = _inked(image, quad, _label_quad(last, image), LEAST_INK / LOOK_UNDER**2)
    return () if inked is None else (Spot(last, inked, image.shape[1], image.shape[0], under=True),)


def ahead(row: Segment, left: float, right: float, image: Image) -> tuple[Spot, ...]:
    """The spot in the row of a value, between these flat pixels of the page's breadth, if it holds ink."""
    high, start = row.box.height, row.box.left
    quad = _spanned(row, image, left - start, right - start, -0.3 * high, 1.3 * high)
    inked = _inked(image, quad, _label_quad(row, image))
    return () if inked is None else (Spot(row, inked, image.shape[1], image.shape[0]),)


def wraps(last: Segment, lines: Sequence[Line], image: Image) -> bool:
    """Does a name fill its cell, a ruled line right behind it, and something stand under it that no line was
    found for: the sign for which the cell was too narrow?
    """
    high, wide = last.box.height, last.box.width
    behind = _spanned(last, image, wide + 0.02 * high, wide + CLOSE * high, -0.5 * high, 1.6 * high)
    edge = level(image, behind.astype(np.float32))
    if edge is None or not _has_upright_rule(edge):
        return False
    under = _spanned(last, image, -0.1 * high, 1.3 * high, 1.02 * high, 2.5 * high)
    inked = _inked(image, under, _label_quad(last, image))
    spot = None if inked is None else _box(np.clip(inked / (image.shape[1], image.shape[0]), 0.0, 1.0))
    return spot is not None and not any(line.box.overlap(spot) > 0.2 for line in lines)


def _has_upright_rule(picture: Image) -> bool:
    """Is there a dark stroke over nearly the whole height of the picture?"""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).astype(np.float32)
    dark = float(np.percentile(grey, 80)) - grey > RULE_DEPTH
    return (
        bool(len(dark[0]))
        and float(cv2.blur(dark.astype(np.float32), (3, 1)).mean(axis=0).max()) > RULE_SHARE
    )


def read(places: Sequence[Spot], image: Image, reader: CropReader | None) -> tuple[Line, ...]:
    """The lines that stand in these spots, as far as they can be read."""
    cut = [(p, c) for p in places if (c := level(image, p.quad.astype(np.float32))) is not None]
    if reader is None or not cut:
        return ()
    seen = reader.read_crops([c for _, c in cut])
    high, wide = image.shape[:2]
    return tuple(
        _line(line, p.quad / (wide, high))
        for (p, _), line in zip(cut, seen, strict=True)
        if line is not None and (line.confidence or 0.0) >= LEAST_SCORE
    )


def _line(seen: Line, quad: Points) -> Line:
    held = np.clip(quad, 0.0, 1.0)
    return Line(
        seen.text, _box(held), seen.confidence, seen.engine, tuple((float(x), float(y)) for x, y in held)
    )


def _box(quad: Points) -> Box:
    (left, top), (right, bottom) = quad.min(axis=0), quad.max(axis=0)
    return Box(float(left), float(top), float(right), float(bottom))


def _places(sheet: Sheet, claim: Claim, image: Image) -> Iterator[tuple[bool, Points]]:
    """The spot right of the label up to its neighbour, then the one under it (and whether it is that)."""
    label, size = claim.label, claim.label.box
    high = min(size.height, 1.6 * size.width)
    end_of_words = max(size.right, _line_end(label))
    right = [
        p.box.left
        for p in sheet.pieces
        if p is not label and p.box.left >= size.right and p.same_row(label) and p.box.right > end_of_words
    ]
    start = end_of_words - size.left
    end = min([size.right + FARTHEST * high, *(x - 0.2 * high for x in right)])
    if end - size.left - start > 0.8 * high:
        yield (
            False,
            _spanned(
                label, image, start + 0.1 * high, end - size.left, -0.25 * high, size.height + 0.25 * high
            ),
        )
    under = [p.box.top for p in sheet.pieces if label.above(p)]
    floor = min([size.bottom + 1.6 * high, *(y - 0.05 * high for y in under)])
    if floor - size.bottom > 0.7 * high:
        side = min([size.width + 3 * high, *(x - size.left - 0.3 * high for x in right)])
        yield (
            True,
            _spanned(
                label, image, -0.2 * high, max(size.width, side), size.height + 0.05 * high, floor - size.top
            ),
        )


def _line_end(label: Segment) -> float:
    """Where the label's line of print ends if only a colon follows, or the label's words in Latin letters
    before one (签名 Signature:): their ink is no value.
    """
    strip, _, last = label.strips[0]
    rest = strip.text[last:]
    if not fold(rest).strip(EDGES):
        return strip.flat.right
    told = _IN_ENGLISH.match(rest)
    if told is None or rest[told.end() :].strip(" _—-"):
        return 0.0
    return strip.flat.left + strip.flat.width * shares(strip.text, 0, last + told.end())[1]


_IN_ENGLISH = re.compile(r"[\s/(（]*[A-Za-z][A-Za-z'’./()（） ]*[:：]")


def _label_quad(label: Segment, image: Image) -> Points:
    return _spanned(label, image, 0.0, label.box.width, 0.0, label.box.height)


def _spanned(label: Segment, image: Image, x0: float, x1: float, y0: float, y1: float) -> Points:
    """Corners on the page of a box given from the label's top left in flat pixels, along the label's own
    print.
    """
    strip, _, _ = label.strips[0]
    high, wide = image.shape[:2]
    quad = corners(strip.line, wide, high)
    along = (quad[1] - quad[0]) / max(1.0, strip.flat.width)
    down = (quad[3] - quad[0]) / max(1.0, strip.flat.height)
    origin = quad[0] + along * (label.box.left - strip.flat.left) + down * (label.box.top - strip.flat.top)
    return np.array([origin + along * x + down * y for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))])


def _inked(image: Image, quad: Points, label: Points, least: float = LEAST_INK) -> Points | None:
    """The quad narrowed to its ink, as dark as the label's own print at least by half; `None` if there is
    none, or less than `least` of the square of the quad's height.
    """
    dark = _dark(image, quad, label, 0.5)
    if dark is None:
        return None
    wide, high = dark.shape[1], dark.shape[0]
    columns = _first_run(np.flatnonzero(dark.sum(axis=0)), PARTING * high)
    if not len(columns) or int(dark[:, columns[0] : columns[-1] + 1].sum()) < least * high * high:
        return None
    first, last = max(0, columns[0] - high // 4), min(wide, columns[-1] + high // 4 + 1)
    if last - first < 0.35 * high:
        return None
    return _narrowed(quad, first / wide, last / wide)


def _dark(image: Image, quad: Points, label: Points, share: float) -> Image | None:
    """Where a quad holds ink, rules aside: darker than its paper by this share of how dark the label's print
    is; `None` where the label hardly shows.
    """
    spot, model = level(image, quad.astype(np.float32)), level(image, label.astype(np.float32))
    if spot is None or model is None:
        return None
    grey, like = (cv2.cvtColor(part, cv2.COLOR_BGR2GRAY).astype(np.float32) for part in (spot, model))
    depth = float(np.percentile(like, 80) - np.percentile(like, 4))
    if depth < 12:
        return None
    return _without_rules((_paper(grey) - grey > share * depth).astype(np.uint8))


def _paper(grey: NDArray[np.float32]) -> NDArray[np.float32]:
    """The paper behind the ink, lit or in shade: what is left where all that is narrower than any area of
    shade is filled.
    """
    around = max(9, int(0.5 * grey.shape[0])) | 1
    wide = cv2.copyMakeBorder(grey, around, around, around, around, cv2.BORDER_REPLICATE)
    filled = cv2.morphologyEx(wide, cv2.MORPH_CLOSE, np.ones((around, around), np.uint8))
    return np.asarray(filled[around:-around, around:-around], dtype=np.float32)


def _first_run(columns: NDArray[np.int64], parting: float) -> NDArray[np.int64]:
    """The inked columns up to the first wide white gap."""
    breaks = np.flatnonzero(np.diff(columns) > parting)
    return columns[: breaks[0] + 1] if len(breaks) else columns


def _without_rules(dark: Image) -> Image:
    """Ink without straight rules of a table: runs much longer than any stroke of a letter."""
    high, _wide = dark.shape[:2]
    level_rule = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, max(9, int(1.3 * high))), np.uint8))
    upright_rule = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((max(9, int(0.85 * high)), 1), np.uint8))
    rules = cv2.dilate(level_rule | upright_rule | _dashes(dark), np.ones((3, 3), np.uint8))
    left = np.asarray(dark & (1 - rules), dtype=np.uint8)
    return np.asarray(left & (1 - _leaning(left)), dtype=np.uint8)


LONG, WHOLE, THIN, STRAIGHT = 1.2, 0.9, 0.12, 0.06  # of the place's height: a rule that leans or bends
MOSTLY = 0.9  # of a stroke; another rule may meet it
FLAT, IN_A_ROW = 0.17, 3  # of the letter height, and how many: dashes or dots that make a line to write on


def _leaning(dark: Image) -> Image:
    """Rules that cross the place at a slant or in the bow of a bent page: long, thin, without a wave."""
    _, parts, boxes, _ = cv2.connectedComponentsWithStats(dark)
    high = dark.shape[0]
    rules = np.zeros_like(dark)
    for part in range(1, len(boxes)):
        stroke = (parts == part).astype(np.uint8)
        if boxes[part, 2] >= LONG * high:
            rules |= _bow(stroke, high)
        if boxes[part, 3] >= WHOLE * high:
            rules |= _bow(np.ascontiguousarray(stroke.T), high).T
    return rules


def _bow(stroke: Image, high: int) -> Image:
    """As much of a stroke as stays thin and near one bow from side to side, if nearly all of it does."""
    ys, xs = np.nonzero(stroke)
    thick = np.bincount(xs)
    columns = np.flatnonzero(thick)
    thin = columns[thick[columns] <= THIN * high + 1]
    if len(thin) < MOSTLY * len(columns):
        return np.zeros_like(stroke)
    middles = np.bincount(xs, ys)[thin] / thick[thin]
    shape = np.polyfit(thin, middles, 2)
    if np.quantile(np.abs(middles - np.polyval(shape, thin)), MOSTLY) > STRAIGHT * high + 1:
        return np.zeros_like(stroke)
    near = np.abs(ys - np.polyval(shape, xs)) <= THIN * high + 1
    rule = np.zeros_like(stroke)
    rule[ys[near], xs[near]] = 1
    return rule


def _dashes(dark: Image) -> Image:
    """The dashes or dots of a broken line to write on (______, ……): flat, several of them at one height."""
    _, parts, boxes, middles = cv2.connectedComponentsWithStats(dark)
    high = dark.shape[0]
    flat = np.flatnonzero(boxes[:, 3] <= max(2, FLAT * high))
    flat = flat[flat > 0]
    heights, near = middles[flat, 1], 0.08 * high + 1
    inside = np.sort(heights)
    level = np.searchsorted(inside, heights + near, "right") - np.searchsorted(inside, heights - near)
    return np.isin(parts, flat[level >= IN_A_ROW]).astype(np.uint8)


def _narrowed(quad: Points, start: float, end: float) -> Points:
    top = [quad[0] + (quad[1] - quad[0]) * t for t in (start, end)]
    low = [quad[3] + (quad[2] - quad[3]) * t for t in (start, end)]
    return np.array([top[0], top[1], low[1], low[0]])
