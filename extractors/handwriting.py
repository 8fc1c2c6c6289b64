"""Handwriting (手写) told from print (印刷体) by the ink itself, one value at a time.

Print is level and upright (横平竖直), its strokes are alike from sign to sign and its signs stand on one
line; a hand is none of that, and often it is blue. No measure tells alone: 楷体 print leans as a hand does,
and a fax frays everything. So a dozen are weighed together, by weights fitted offline on drawn print and
pens (logistic regression). Digits alone have too few strokes to tell; they follow what the Chinese entries
around them say.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median
from types import MappingProxyType

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.crops import crop
from extractors.declare import Found
from extractors.engines import Image, text_layer
from extractors.layout import Segment
from extractors.records import Box
from extractors.sheet import Sheet, page_box

HIGH = 64
"""Pixels to which a line is scaled: the measures know no resolution."""

LONGEST = 7  # letters: the beginning of a long line tells as much as all of it
LEAST_HIGH = 12  # pixels of the signs on the page: below, print and pen blur into one
LEAST_DEPTH = 15.0  # of 255, between paper and ink
LEAST_INK = 60  # dark pixels at that height
LEAST_CRISP = 0.13  # change from paper to ink a pixel; below, the letters are out of focus
LEAST_RULE, RULED = 3, 0.6  # pixels under an entry, and share of its length and more that a rule takes
MOST_SEALED = 0.06  # share of red in a cut; a seal's strokes are round and lie over those of the value
CHINESE = re.compile(r"[\u4e00-\u9fff]")

WRITTEN = 1.0
"""Log-odds from which an entry among print counts as written; about one printed entry in a hundred has
more.
"""

FILLED_BY_PEN = -0.8
"""The middle entry of a paper filled in by hand has this; then its digits count as written too."""

AMONG_WRITTEN = -2.5
"""What an entry of such a paper has, unless it was printed beforehand. One on a line to write on, too: of 46
written there 45 have more, of 22 typed there two.
"""

LEAST_TOLD = 3
"""Entries whose ink tells, from which a paper that is mostly printed may count as filled in by hand."""

BLUER = 0.10
"""By so much of its depth an entry's ink is bluer than the labels: a pen's, on a form."""

PRINT_SEEN = -1.2
"""Labels that have more than this are seen too badly to compare anything with them."""

WEIGHTS: Mapping[str, tuple[float, float, float]] = MappingProxyType(
    {
        "exact": (0.206, 0.108, -1.15),  # edges within 3 degrees of level or upright: print, 楷体 aside
        "level": (0.298, 0.078, 1.38),
        "one_lean": (0.449, 0.146, -2.45),  # all level strokes lean alike: print, 楷体 too
        "straight": (0.084, 0.068, 0.29),
        "crisp": (0.185, 0.023, 0.98),  # blur frays the edges of print as a hand does; this takes it back
        "leans": (6.09, 1.97, 1.59),
        "uneven": (0.289, 0.091, 0.67),
        "thin_level": (0.183, 0.229, -0.73),  # 宋体
        "blue": (0.029, 0.097, 1.11),
        "off_line": (0.018, 0.018, 1.03),
        "width_of_labels": (0.080, 0.014, 0.55),  # what this scanner or phone makes of print
        "uneven_of_labels": (0.268, 0.069, 0.46),
    }
)
"""Measure -> its mean, its spread, its weight; what could not be measured weighs nothing."""

START = -4.60

FARTHEST = 2.5  # spreads from the mean: no single measure, thrown off by a seal or a fold, may decide alone

Measures = Mapping[str, float]
Grid = NDArray[np.float32]
Mask = NDArray[np.uint8]


def marked(
    found: Mapping[str, Found], sheet: Sheet, image: Image, usual: bool = False
) -> Mapping[str, Found]:
    """The fields, those whose ink is a pen's marked as handwritten; the paper's labels show what print is
    here. `usual`: people fill such a paper in by hand, so that what the ink does not tell (a blurred photo, a
    page without any print to compare) counts as written.
    """
    open_ones = {name: f for name, f in found.items() if _may_be_written(f)}
    if not any(_tells(f.raw) for f in open_ones.values()):
        return found
    print_here = [m for label in _labels(sheet) if (m := _of((label,), label.text, image)) is not None]
    ill_seen = print_here and median(odds(m, print_here) for m in print_here) > PRINT_SEEN
    if ill_seen and not usual:
        return found  # what takes the labels for a hand says nothing about the values
    seen: dict[tuple[Segment, ...], Measures | None] = {}
    for f in open_ones.values():
        if f.pieces not in seen:
            seen[f.pieces] = _of(f.pieces, f.raw, image) if _tells(f.raw) else None
    weighed = {pieces: None if one is None else odds(one, print_here) for pieces, one in seen.items()}
    told = [one for one in weighed.values() if one is not None]
    bluer = {p for p, one in seen.items() if usual and one is not None and _is_bluer(one, print_here)}
    by_pen = 2 * len(bluer) > len(told) or _filled_by_pen(told, usual)
    lined = {
        p
        for p, one in weighed.items()
        if usual and one is not None and one >= AMONG_WRITTEN and _is_on_a_line(p, image)
    }
    written = {
        name: replace(f, handwritten=True)
        for name, f in open_ones.items()
        if f.pieces in bluer | lined or _is_written(weighed[f.pieces], by_pen, bool(lined))
    }
    return {**found, **written}


def _is_written(told: float | None, by_pen: bool, lined: bool) -> bool:
    """Is an entry a pen's by its ink? Digits do not tell: they follow the others; one on a line will do."""
    return by_pen or lined if told is None else told >= (AMONG_WRITTEN if by_pen else WRITTEN)


def _is_on_a_line(pieces: Sequence[Segment], image: Image) -> bool:
    """Does an entry stand on a line to write on, as blanks in print have? A ruled cell is none."""
    return any(p.strips[0][0].cell is None and _has_rule(page_box((p,)), image) for p in pieces)


def _has_rule(box: Box, image: Image) -> bool:
    """Does a level rule run under the box, as long as its print and longer?"""
    tall, wide = image.shape[:2]
    high, long = box.height * tall, box.width * wide
    left, right = max(0, int(box.left * wide - 0.6 * high)), int(box.right * wide + 0.6 * high)
    top, foot = int(box.bottom * tall - 0.25 * high), int(box.bottom * tall + 0.35 * high)
    under = image[top:foot, left:right]
    if under.shape[0] < LEAST_RULE or under.shape[1] < long:
        return False
    grey = cv2.cvtColor(under, cv2.COLOR_BGR2GRAY).astype(np.int16)
    dark = (grey < np.percentile(grey, 80) - LEAST_DEPTH).astype(np.uint8)
    level = cv2.dilate(dark, np.ones((3, 1), np.uint8))  # a rule leans by a pixel
    runs = cv2.morphologyEx(level, cv2.MORPH_OPEN, np.ones((1, max(3, int(0.9 * long))), np.uint8))
    return bool(runs.any(axis=0).mean() >= RULED)


def _filled_by_pen(told: Sequence[float], usual: bool) -> bool:
    """Does the middle entry look written? Of few entries only where people usually write."""
    enough = told if len(told) >= LEAST_TOLD else [*told, 0.0] if usual else ()
    return bool(enough) and median(enough) >= FILLED_BY_PEN


def _is_bluer(value: Measures, labels: Sequence[Measures]) -> bool:
    """Is the ink of an entry bluer than that of the labels around it?"""
    printed = [label["blue"] for label in labels if "blue" in label]
    return value.get("blue", 0.0) - (median(printed) if printed else 0.0) >= BLUER


def _may_be_written(found: Found) -> bool:
    """Has ink, is not known to be written anyway, and is no letter of a file's own text."""
    drawn = all(s.line.engine == text_layer.NAME for p in found.pieces for s, _, _ in p.strips)
    return bool(found.pieces) and not found.handwritten and not drawn


def _tells(text: str) -> bool:
    """Two Chinese signs and more strokes in them than in the digits beside them."""
    signs = len(CHINESE.findall(text))
    return signs >= 2 and 2 * signs >= sum(c.isalnum() for c in text) - signs


def _labels(sheet: Sheet) -> Sequence[Segment]:
    """A few printed labels, the longer ones: they show how print looks after this scanner or phone."""
    known = [p for p in sheet.pieces if p.label is not None and _tells(p.text)]
    return sorted(known, key=lambda p: -len(p.text))[:4]


def _of(pieces: Sequence[Segment], text: str, image: Image) -> Measures | None:
    cut = crop(image, pieces)
    return None if cut is None else measure(cut, text if len(pieces) == 1 else "")


def odds(value: Measures, labels: Sequence[Measures] = ()) -> float:
    """Log-odds that a pen wrote this; `labels` are measures of print on the same page."""
    told = dict(value)
    for name in ("width", "uneven"):
        beside = [label[name] for label in labels if name in label]
        if beside:
            told[f"{name}_of_labels"] = float(np.median(beside))
    away = {n: (told[n] - mean) / spread for n, (mean, spread, _) in WEIGHTS.items() if n in told}
    return START + sum(WEIGHTS[n][2] * max(-FARTHEST, min(FARTHEST, one)) for n, one in away.items())


def measure(cut: Image, text: str = "") -> Measures | None:
    """The measures of one levelled line whose signs read `text`; `None` where there is too little ink."""
    _, _, dark, _, depth = _seen(cut, HIGH // 2)
    rows = np.cumsum(_without_neighbours(dark).sum(axis=1))
    if depth < LEAST_DEPTH or rows[-1] < LEAST_INK // 4:
        return None
    top, bottom = np.searchsorted(rows, (0.005 * rows[-1], 0.995 * rows[-1])) / len(rows) * cut.shape[0]
    cut = cut[max(0, int(top - 0.06 * (bottom - top))) : int(bottom + 0.06 * (bottom - top)) + 2]
    if cut.shape[0] < LEAST_HIGH or _red(cut) > MOST_SEALED:
        return None
    line, ink, dark, free, depth = _seen(cut, HIGH)  # again, now that the letters fill the height
    if depth < LEAST_DEPTH or int(dark.sum()) < LEAST_INK:
        return None
    told = _edges(ink, dark, free) | _widths(dark) | {"blue": _blue(line, dark, depth)}
    if told.get("crisp", 0.0) < LEAST_CRISP:
        return None
    if len(text) >= 2 and len(CHINESE.findall(text)) == len(text):
        told |= _places(dark, len(text) * min(1.0, LONGEST * cut.shape[0] / cut.shape[1]))
    return {name: value for name, value in told.items() if math.isfinite(value)}


def _without_neighbours(dark: Mask) -> Mask:
    """The ink without what reaches in from the rows above and below."""
    _, named, boxes, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    top, tall = boxes[:, cv2.CC_STAT_TOP], boxes[:, cv2.CC_STAT_HEIGHT]
    foreign = ((top == 0) | (top + tall == len(dark))) & (tall < 0.35 * len(dark))
    return np.where(foreign[named], 0, dark).astype(np.uint8)


def _seen(cut: Image, high: int) -> tuple[Grid, Grid, Mask, Mask, float]:
    """The line at its height, its ink, the dark of its strokes, where no rule is, and how dark the ink is."""
    scale = high / cut.shape[0]
    part = cut[:, : LONGEST * cut.shape[0]]
    size = (max(8, round(part.shape[1] * scale)), high)
    way = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    line = cv2.resize(part, size, interpolation=way).astype(np.float32)
    ink, depth = _ink(line)
    dark = (ink > 0.45).astype(np.uint8)
    free = 1 - _rules(dark)
    return line, ink, dark & free, free, depth


def _ink(line: Grid) -> tuple[Grid, float]:
    """How much darker than the paper around it, 0..1, and how dark that is; through red, seals vanish."""
    red = line[:, :, 2]
    small = cv2.resize(red, None, fx=16 / len(red), fy=16 / len(red), interpolation=cv2.INTER_AREA)
    paper = cv2.blur(cv2.dilate(small, np.ones((17, 17), np.uint8)), (9, 9))
    ink = np.clip(cv2.resize(paper, (red.shape[1], red.shape[0])) - red, 0, None)
    depth = float(np.percentile(ink, 98))
    return np.minimum(ink / max(depth, 1.0), 1.0).astype(np.float32), depth


def _rules(dark: Mask) -> Mask:
    """The straight rules of a table or a line to write on: runs longer than any stroke."""
    high = len(dark)
    level = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, int(1.3 * high)), np.uint8))
    upright = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((int(0.9 * high), 1), np.uint8))
    return np.asarray(cv2.dilate(level | upright, np.ones((5, 5), np.uint8)), dtype=np.uint8)


def _edges(ink: Grid, dark: Mask, free: Mask) -> dict[str, float]:
    """Which way the edges of the strokes run: 0 is level, 90 upright."""
    soft = cv2.GaussianBlur(ink, (0, 0), 1.2)
    across, down = (cv2.Scharr(soft, cv2.CV_32F, *way) / 32 for way in ((1, 0), (0, 1)))
    steep = np.hypot(across, down)
    near = (cv2.dilate(dark, np.ones((5, 5), np.uint8)) & cv2.erode(free, np.ones((3, 3), np.uint8))) > 0
    near[[0, -1]] = near[:, [0, -1]] = False
    if not near.any():
        return {}
    edge = near & (steep > 0.25 * np.percentile(steep[near], 95))
    run = (np.degrees(np.arctan2(across[edge], -down[edge])) + 45) % 180 - 45
    weight = steep[edge]
    share, _ = np.histogram(run, bins=90, range=(-45, 135), weights=weight)
    share = share / max(float(share.sum()), 1e-6)
    level = max(_within(share, lean, 4) for lean in range(-10, 11, 2))
    upright = max(range(80, 101, 2), key=lambda lean: _within(share, lean, 4))
    about_level = _within(share, 0, 22)
    return {
        "exact": _within(share, 0, 3) + _within(share, upright, 3),  # a phone seen askew leans the upright
        "level": about_level,
        "one_lean": level / max(about_level, 0.02),
        "straight": _straight(edge, steep, (run - upright + 90) % 180 - 90),
        "crisp": float(np.percentile(weight, 80)),
        "leans": _leans(across, down, dark),
    }


def _within(share: NDArray[np.float64], lean: float, reach: float) -> float:
    """The share of edge that runs within `reach` degrees of `lean`."""
    away = np.abs((np.arange(90) * 2 - 44.0 - lean + 90) % 180 - 90)
    return float(share[away <= reach].sum())


def _straight(edge: NDArray[np.bool_], steep: Grid, away: Grid) -> float:
    """The share of edge in straight upright runs of a quarter of a letter and more."""
    upright = np.zeros(edge.shape, np.uint8)
    upright[edge] = np.abs(away) <= 7
    count, named, boxes, _ = cv2.connectedComponentsWithStats(upright, connectivity=8)
    weight = np.bincount(named.ravel(), weights=(steep * upright).ravel(), minlength=count)
    long = boxes[:, cv2.CC_STAT_HEIGHT] >= 0.22 * HIGH
    long[0] = False
    return float(weight[long].sum() / max(float(steep[edge].sum()), 1e-6))


def _leans(across: Grid, down: Grid, dark: Mask) -> float:
    """How far the level strokes differ in their lean, in degrees, along their middles."""
    middle, _ = _middles(dark)
    even, odd, strength = (
        cv2.boxFilter(part, -1, (7, 7))[middle]
        for part in (across**2 - down**2, 2 * across * down, across**2 + down**2)
    )
    lean = (np.degrees(np.arctan2(odd, even)) / 2 + 135) % 180 - 45
    level = (np.hypot(even, odd) > 0.6 * (strength + 1e-6)) & (np.abs(lean + 4) < 20)
    return float(np.std(lean[level])) if int(level.sum()) > 8 else math.nan


def _middles(dark: Mask) -> tuple[NDArray[np.bool_], Grid]:
    """The middle line of the strokes, and half their width along it."""
    inside = cv2.distanceTransform(dark, cv2.DIST_L2, 3)
    middle = (inside >= cv2.dilate(inside, np.ones((3, 3), np.uint8)) - 1e-3) & (dark > 0)
    return middle, inside[middle]


def _widths(dark: Mask) -> dict[str, float]:
    """Widths of strokes (笔画粗细): a pen's are those of its tip, 宋体 has thin level ones."""
    _, half = _middles(dark)
    thick, thin = (np.percentile(_runs(part), 30) for part in (dark, dark.T))
    return {
        "width": float(half.mean() * 2 / HIGH),
        "uneven": float(half.std() / max(float(half.mean()), 0.1)),
        "thin_level": math.log(max(float(thick), 1.0) / max(float(thin), 1.0)),
    }


def _runs(dark: Mask) -> NDArray[np.int64]:
    """Lengths of all runs of ink along the rows."""
    turns = np.diff(np.pad(dark, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    return np.asarray(np.nonzero(turns == -1)[1] - np.nonzero(turns == 1)[1], dtype=np.int64)


def _blue(line: Grid, dark: Mask, depth: float) -> float:
    """How much bluer the ink is than the paper: print is black, most pens are not."""
    paper = np.percentile(line[::2, ::2].reshape(-1, 3), 80, axis=0)
    missing = paper - line[dark > 0]
    return float((missing[:, 2] - missing[:, 0]).mean() / depth)


def _red(cut: Image) -> float:
    """The share of a cut that is redder than the paper (红章)."""
    paper = np.percentile(cut[::2, ::2].reshape(-1, 3), 80, axis=0)
    missing = paper - cut[::2, ::2].astype(np.float32)
    return float((missing[:, :, 1] - missing[:, :, 2] > 35).mean())


def _places(dark: Mask, signs: float) -> dict[str, float]:
    """How far the signs are from standing evenly on one line: cut where an even pitch meets least ink."""
    columns = dark.sum(axis=0).astype(np.float32)
    inked = np.flatnonzero(columns)
    first, last = int(inked[0]), int(inked[-1]) + 1
    count = int(signs)
    if count < 2:
        return {}
    even = (last - first) / (signs - 0.12)
    pitches = np.linspace(0.9, 1.12, 12)[:, None, None] * even
    starts = first + np.linspace(-0.2, 0.15, 8)[None, :, None] * even
    cuts = np.clip(starts + pitches * np.arange(1, count), 0, len(columns) - 1).astype(int)
    touched = cv2.blur(columns[None], (3, 1))[0][cuts].mean(axis=2)
    best = np.unravel_index(int(np.argmin(touched)), touched.shape)
    start, pitch = float(starts[0, best[1], 0]), float(pitches[best[0], 0, 0])
    heights = []
    for sign in range(count):
        rows = np.flatnonzero(
            dark[:, max(0, int(start + sign * pitch)) : int(start + (sign + 1) * pitch)].any(1)
        )
        if len(rows) >= 3:
            heights.append((int(rows[0]) + int(rows[-1])) / 2)
    return {"off_line": float(np.std(heights) / HIGH)} if len(heights) >= 2 else {}
