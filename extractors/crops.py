"""Cuts the print of one value out of the upright page, level and with a little air, for another reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.engines import Image
from extractors.flat import Points, corners
from extractors.layout import Segment
from extractors.sheet import piece_quad

AIR = 0.12  # of the line's height, above and below; more catches the neighbouring rows
GAP = 12  # pixels between two pieces of one value, so that their letters do not touch


def crop(image: Image, pieces: Sequence[Segment]) -> Image | None:
    """The pieces of one value side by side, each cut along its own corners; `None` where nothing is left."""
    parts = [replace(piece, strips=(strip,)) for piece in pieces for strip in piece.strips]
    cut = [c for c in (_one(image, part) for part in parts) if c is not None]
    if not cut:
        return None
    high = max(c.shape[0] for c in cut)
    if len(cut) == 1:
        return cut[0]
    spaced = [part for c in cut for part in (_as_high(c, high), _blank(c, high))][:-1]
    return np.ascontiguousarray(np.concatenate(spaced, axis=1), dtype=np.uint8)


UNDERLINE = 1.5  # of the picture's height: a level stroke longer than any letter's
THIN = 0.14  # of its height at most: what is thicker is the edge of a shadow
LOW = 0.55  # of its height from the top: over that a stroke is no underline


def without_underline(cut: Image) -> Image | None:
    """The print without the line it stands on (where that touches a last stroke, 呷 looks like 哩); `None`
    where it stands on none.
    """
    grey = cv2.cvtColor(cut, cv2.COLOR_BGR2GRAY).astype(np.float32)
    high = grey.shape[0]
    paper = np.percentile(grey, 80)
    dark = (paper - grey > 0.4 * (paper - np.percentile(grey, 2))).astype(np.uint8)
    dark[: int(LOW * high)] = 0
    thick = cv2.dilate(dark, np.ones((3, 1), np.uint8))
    rule = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, max(9, int(UNDERLINE * high))), np.uint8))
    stroke = int(rule.sum(axis=0).max())
    if not 0 < stroke <= THIN * high + 3:
        return None
    clear = cut.copy()
    clear[rule.astype(bool)] = np.percentile(cut.reshape(-1, 3), 80, axis=0).astype(np.uint8)
    return clear


def whole_lines(image: Image, pieces: Sequence[Segment]) -> tuple[tuple[Image, str], ...]:
    """The lines in which the pieces stand and what of them stands there; nothing where each fills its line or
    one cannot be cut. Where a piece ends inside a line is an estimate; its line's ends are seen.
    """
    told = []
    for strip, first, last in (spot for piece in pieces for spot in piece.strips):
        cut = _one(image, Segment(strip.text, strip.flat, ((strip, 0, len(strip.text)),)))
        if cut is None:
            return ()
        told.append((cut, strip.text[first:last], last - first < len(strip.text.strip())))
    return tuple((cut, text) for cut, text, _ in told) if any(inside for *_, inside in told) else ()


def _one(image: Image, piece: Segment) -> Image | None:
    high, wide = image.shape[:2]
    line, share_from, share_to = piece_quad(piece)
    whole = corners(line, wide, high)
    size = float(np.linalg.norm(whole[3] - whole[0]))
    long = float(np.linalg.norm(whole[1] - whole[0]))
    if size < 4 or long < 4:
        return None
    start = _parting(image, whole, share_from, size / long) if share_from > 0.01 else -0.1 * size / long
    end = _parting(image, whole, share_to, size / long) if share_to < 0.99 else 1.0 + 0.1 * size / long
    top = [whole[0] + (whole[1] - whole[0]) * t for t in (start, end)]
    low = [whole[3] + (whole[2] - whole[3]) * t for t in (start, end)]
    air = (whole[3] - whole[0]) * AIR
    quad = np.array([top[0] - air, top[1] - air, low[1] + air, low[0] + air], dtype=np.float32)
    return level(image, quad)


def _parting(image: Image, whole: Points, share: float, letter: float) -> float:
    """Where to cut a line near `share` of its length: the clearest gap within half a letter, not amid a
    stroke.

    Letters are not all equally wide, so their places inside a line are estimates.
    """
    low, high = max(0.0, share - 0.6 * letter), min(1.0, share + 0.6 * letter)
    top = [whole[0] + (whole[1] - whole[0]) * t for t in (low, high)]
    under = [whole[3] + (whole[2] - whole[3]) * t for t in (low, high)]
    part = level(image, np.array([top[0], top[1], under[1], under[0]], dtype=np.float32))
    if part is None or part.shape[1] < 6:
        return share
    grey = cv2.cvtColor(part, cv2.COLOR_BGR2GRAY).astype(np.float32)
    spread = cv2.GaussianBlur(grey.std(axis=0).reshape(1, -1), (0, 0), max(1.0, part.shape[0] / 14)).ravel()
    away = np.abs(np.linspace(-1.0, 1.0, len(spread)))
    return float(low + (high - low) * (int(np.argmin(spread + 6.0 * away)) + 0.5) / len(spread))


def level(image: Image, quad: NDArray[np.float32]) -> Image | None:
    """The quadrilateral (4 x 2 pixels, reading order) as a level picture; `None` where it has no extent."""
    wide = round(float(np.linalg.norm(quad[1] - quad[0])))
    high = round(float(np.linalg.norm(quad[3] - quad[0])))
    if wide < 4 or high < 4:
        return None
    goal = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], dtype=np.float32)
    warp = cv2.getPerspectiveTransform(quad, goal)
    level = cv2.warpPerspective(
        image, warp, (wide, high), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(level, dtype=np.uint8)


def _as_high(part: Image, high: int) -> Image:
    scale = high / part.shape[0]
    return np.asarray(cv2.resize(part, (max(1, round(part.shape[1] * scale)), high)), dtype=np.uint8)


def _blank(part: Image, high: int) -> Image:
    tone = np.percentile(part.reshape(-1, 3), 85, axis=0)
    return np.full((high, GAP, 3), tone, dtype=np.uint8)
