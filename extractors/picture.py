"""A page picture from disk, whatever it is: always 8-bit BGR or `None`, never an exception.

Grey, CMYK, 16 bit, palette, transparency (laid on white, or on black where the print itself is light), huge
or cut short: what can be decoded is, the rest is `None` and the page is still accounted for.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import cv2
import numpy as np

from extractors.engines import Image

MOST_PIXELS = 80_000_000  # more is scaled down: 400 dpi of A3 has 31 million
LONGEST = 4200  # 300 dpi of A4 has 3508; more adds seconds, not letters


def load(path: Path) -> Image | None:
    """The picture as height x width x 3, BGR, its longest side at most `LONGEST` pixels; `None` if it
    cannot be read.
    """
    try:
        raw = np.frombuffer(path.read_bytes(), dtype=np.uint8)
        decoded = cv2.imdecode(raw, cv2.IMREAD_COLOR) if raw.size else None
        if decoded is not None and _has_alpha(raw):
            decoded = _opaque(cv2.imdecode(raw, cv2.IMREAD_UNCHANGED), decoded)
        if decoded is None:
            decoded = _by_pillow(path)
        return None if decoded is None or decoded.size == 0 else _sized(decoded)
    except Exception:  # a decoder's fault is a fact about the picture, not about the program
        return None


def _has_alpha(raw: Any) -> bool:
    """Only PNG and WebP carry transparency here; looking costs a second decode, so look at the header
    first.
    """
    head = raw[:32].tobytes()
    png = head.startswith(b"\x89PNG") and head[25:26] in (b"\x04", b"\x06", b"\x03")
    return png or head[8:12] == b"WEBP"


def _opaque(picture: Any, plain: Any) -> Any:
    if picture is None or picture.ndim != 3 or picture.shape[2] != 4:
        return plain
    top = float(np.iinfo(picture.dtype).max)
    colour, cover = picture[:, :, :3] / top, picture[:, :, 3:] / top
    if float(cover.min()) >= 1.0:
        return plain
    inked = colour[cover[:, :, 0] > 0.5]
    ground = 0.0 if inked.size and float(inked.mean()) > 0.75 else 1.0
    return np.round((colour * cover + ground * (1 - cover)) * 255).astype(np.uint8)


def _by_pillow(path: Path) -> Any:
    from PIL import Image as Pillow

    with Pillow.open(path) as opened:
        if opened.width * opened.height > MOST_PIXELS * 4:
            return None
        return cv2.cvtColor(np.asarray(opened.convert("RGB"), dtype=np.uint8), cv2.COLOR_RGB2BGR)


def _sized(picture: Any) -> Image:
    longest = max(picture.shape[:2])
    if longest > LONGEST:
        scale = LONGEST / longest
        picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.ascontiguousarray(picture, dtype=np.uint8)


def is_bare(picture: Image) -> bool:
    """Nothing is printed here: no strokes worth the name. Faint print and photographs are not bare."""
    return ink(picture) < 0.0004


def is_sparse(picture: Image) -> bool:
    """Hardly anything is printed here: punch holes, dust, bleed-through, a page number, a bare sheet on a
    table.
    """
    return ink(picture) < 0.004 or _plain_share(picture) > 0.6 or _is_bare_sheet(picture)


def _is_bare_sheet(picture: Image) -> bool:
    """Is what is bright here one four-sided sheet without strokes, on a darker table?"""
    scale = min(1.0, 480 / max(picture.shape[:2]))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    grey = cv2.medianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), 5)
    _, bright = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    shapes, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    sheet = max(shapes, key=cv2.contourArea, default=None)
    if sheet is None or cv2.contourArea(sheet) < SHEET * grey.size:
        return False
    corners = cv2.approxPolyDP(sheet, 0.03 * cv2.arcLength(sheet, True), True)
    if len(corners) != 4 or cv2.contourArea(corners) > 1.06 * cv2.contourArea(sheet):
        return False
    inside = cv2.erode(cv2.drawContours(np.zeros_like(grey), [sheet], -1, 1, -1), np.ones((25, 25), np.uint8))
    table = grey[bright == 0]
    if not inside.any() or (table.size and grey[inside > 0].mean() < table.mean() + PALER):
        return False
    local = cv2.GaussianBlur(grey.astype(np.float32), (0, 0), 6)
    strokes = np.abs(local - grey) > 14
    return float(strokes[inside > 0].mean()) < 0.01


PALER = 50
"""Tones by which a sheet is paler than the table."""
SHEET = 0.2
"""Share of a picture that a sheet lying in it fills, at least."""


def _plain_share(picture: Image) -> float:
    """Share of the picture that is bright and without structure, as bare paper is and scenery is not."""
    grey = cv2.cvtColor(cv2.resize(picture, (480, 480), interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY)
    tiles = grey.reshape(24, 20, 24, 20).swapaxes(1, 2).reshape(576, 400).astype(np.float32)
    return float(((tiles.std(axis=1) < 5) & (tiles.mean(axis=1) > 100)).mean())


def ink(picture: Image) -> float:
    """Share of the picture, its rim left out, that is a stroke clearly darker than its surroundings."""
    scale = min(1.0, 700 / max(picture.shape[:2]))
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    if min(small.shape[:2]) < 8:
        return 0.0
    rim = max(2, int(0.03 * min(small.shape[:2])))  # scanners draw their lid along the rim
    core = small[rim:-rim, rim:-rim].astype(np.float32)
    if core.size == 0:
        return 0.0
    local = cv2.GaussianBlur(core, (0, 0), 8)
    strokes = np.abs(local - cv2.GaussianBlur(core, (0, 0), 0.8)) > 14
    return float(strokes.mean())
