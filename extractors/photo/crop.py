"""The standard crop (裁剪): level the eyes, bring the face to its width, the hair to its gap; one
resampling only.

GA 461-2004 in pixels of 358 x 441: face 207 wide, hair 7-21 below the upper edge, eyes at least 207 above
the lower edge. Where tall hair makes these clash the face is made smaller down to 195; after that the eye
line wins and the hair is cut. Where the source is short at an edge, the face may grow to 218 and the gap
shrink to 8.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extractors.photo import limits
from extractors.photo.networks import Floats
from extractors.photo.pixels import Bgr
from extractors.photo.records import PhotoSpec, Words
from extractors.photo.scene import FACE_WIDTH, HEIGHT, TOP_GAP, WIDTH, Scene, Sitter, scene

MOST_ENLARGED = 1.6
MOST_LEVELLED = 15.0
LEAST_LEVELLED = 1.0
SMALLEST, LARGEST = 195.0, 218.0
SMALLEST_GAP = 8.0
MOST_SHORT = 0.005
"""Share of the height that may be missing at an edge by rounding; it is filled from the last row."""

MOST_FILLED = 0.12
"""Share of the width that may be filled up beside the sitter where the source is too narrow."""


@dataclass(frozen=True, slots=True)
class Cropped:
    """The cropped picture, the turn in degrees that levelled it, output by source pixel, and pixels filled
    up."""

    image: Bgr
    levelled: float
    scale: float
    filled: int


@dataclass(frozen=True, slots=True)
class _Window:
    """Left and top in the levelled picture, and its pixels for one of the output."""

    left: float
    top: float
    unit: float


def crop(view: Scene, source_scale: float, spec: PhotoSpec) -> Cropped | Words:
    """The sitter cropped to the spec's size, or the reason why that cannot be done honestly."""
    sitter = view.sitter
    if sitter is None:
        return Words("没有找到人脸，无法裁剪。", "No face was found to crop around.")
    level = _levelled(view, sitter)
    if isinstance(level, Words):
        return level
    turned, levelled, into = level
    if turned.sitter is None:
        return Words(
            "摆正后找不到人脸，无法裁剪。", "The face was lost when levelling; it cannot be cropped."
        )
    window = _window(turned.sitter, turned.image.shape[:2], spec)
    enlarged = 1 / (window.unit * source_scale)
    if enlarged > MOST_ENLARGED:
        face = turned.sitter.face_width * source_scale
        return Words(
            f"原图脸宽只有 {face:.0f} 像素，要放大 {enlarged:.1f} 倍，会模糊；请发送原图或重拍。",
            f"The face is only {face:.0f} px wide and would be enlarged {enlarged:.1f} times; "
            f"send the original.",
        )
    short = _short(window, turned, spec)
    if isinstance(short, Words):
        return short
    return Cropped(_resampled(view.image, into, window, spec), levelled, enlarged, short)


def _levelled(view: Scene, sitter: Sitter) -> tuple[Scene, float, Floats] | Words:
    """The scene with the eyes level, by how much it was turned, and the turn as a 2 x 3 matrix."""
    import cv2

    right, left = sitter.mesh.at(468), sitter.mesh.at(473)
    roll = float(np.degrees(np.arctan2(left[1] - right[1], left[0] - right[0])))
    if abs(roll) > MOST_LEVELLED:
        return Words(
            f"头歪了 {abs(roll):.0f} 度，超过可以摆正的 {MOST_LEVELLED:.0f} 度，请重拍。",
            f"The head leans {abs(roll):.0f} degrees, more than can be levelled; take it again.",
        )
    if abs(roll) <= LEAST_LEVELLED:
        return view, 0.0, np.eye(2, 3)
    x, y = (float(v) for v in sitter.eye_middle)
    into = np.asarray(cv2.getRotationMatrix2D((x, y), roll, 1.0))
    size = (view.image.shape[1], view.image.shape[0])
    turned = cv2.warpAffine(view.image, into, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return scene(np.asarray(turned, dtype=np.uint8)), roll, into


def _window(sitter: Sitter, source: tuple[int, int], spec: PhotoSpec) -> _Window:
    """The crop by the standard; where the source is short below or beside, the tightest crop still
    allowed."""
    units = spec.width / WIDTH
    wanted = _placed(sitter, FACE_WIDTH, TOP_GAP, units, spec)
    low, wide = wanted.top + spec.height * wanted.unit, spec.width * wanted.unit
    spare = MOST_SHORT * spec.height * wanted.unit
    fits = low <= source[0] + spare and wanted.left >= -spare and wanted.left + wide <= source[1] + spare
    return wanted if fits else _placed(sitter, LARGEST, SMALLEST_GAP, units, spec)


def _placed(sitter: Sitter, face: float, gap: float, units: float, spec: PhotoSpec) -> _Window:
    eye_x, eye_y = (float(v) for v in sitter.eye_middle)
    hair = eye_y - sitter.crown
    most = spec.height * (1 - limits.EYE_LINE[0] / HEIGHT)
    # The eyes may stand at most `most` below the upper edge: shrink the face as far as allowed to keep the
    # hair.
    scale = face * units / sitter.face_width
    if gap * units + hair * scale > most:
        scale = max(SMALLEST * units / sitter.face_width, min(scale, (most - gap * units) / max(hair, 1.0)))
    unit = 1 / scale
    eye_at = min(gap * units + hair * scale, most - 1)
    return _Window(eye_x - spec.width / 2 * unit, eye_y - eye_at * unit, unit)


def _short(window: _Window, view: Scene, spec: PhotoSpec) -> int | Words:
    """Output pixels missing beside or above the sitter; a reason where the sitter himself is missing."""
    high, wide = view.image.shape[:2]
    missing_below = (window.top + spec.height * window.unit - high) / window.unit
    if missing_below > MOST_SHORT * spec.height:
        return Words(
            "照片在下巴或肩膀处就结束了，下面没有画面可用；请退后一些、连肩膀一起重拍。",
            "The photo ends at the chin or shoulders; nothing below can be shown. Take it from further away.",
        )
    beside = max(-window.left, window.left + spec.width * window.unit - wide, 0.0) / window.unit
    above = max(-window.top, 0.0) / window.unit
    if beside > MOST_FILLED * spec.width or (
        above > 0.5 and view.sitter is not None and view.sitter.crown_cut
    ):
        return Words(
            "人离照片边缘太近，裁不出标准构图；请重拍，四周多留一些。",
            "The sitter is too near the edge for the standard crop; leave more room around "
            "and take it again.",
        )
    return int(np.ceil(max(beside, above)))


def _resampled(image: Bgr, into: Floats, window: _Window, spec: PhotoSpec) -> Bgr:
    """One warp from the source; a large source is averaged down first so that fine patterns do not
    flicker."""
    import cv2

    shrink = min(1.0, 1.5 / window.unit)
    if shrink < 1:
        size = (max(1, round(image.shape[1] * shrink)), max(1, round(image.shape[0] * shrink)))
        image = np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    grow = 1 / window.unit
    whole = np.eye(3)
    whole[:2] = into
    place = np.array([[grow, 0, -window.left * grow], [0, grow, -window.top * grow], [0, 0, 1]])
    centre = np.array([[1 / shrink, 0, 0.5 / shrink - 0.5], [0, 1 / shrink, 0.5 / shrink - 0.5], [0, 0, 1]])
    matrix = (place @ whole @ centre)[:2]
    size = (spec.width, spec.height)
    out = cv2.warpAffine(image, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(out, dtype=np.uint8)
