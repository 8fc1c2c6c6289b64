"""Is this page an ID photo (证件照) or a paper? A quick look for whoever sorts the papers of a packet.

An ID photo is one face that fills much of a small upright picture, with nothing printed beside it. A card
or a page carries a far smaller face. A drawn face counts: it is meant as the photo, and the photo's own
checks say that it is drawn.
"""

from __future__ import annotations

import numpy as np

from extractors.photo.models import available
from extractors.photo.pixels import Bgr
from extractors.photo.records import Portrait

LARGE_FACE = 0.30
LEAST_FACE = 0.16
"""Box of the face by the width of the picture. ID photos have 0.4 to 0.7, portraits on cards about 0.15."""

LITTLE_PRINT = 0.04
"""Portraits have under 0.03 of rows with strokes like print, cards and pages more than 0.05."""


def is_portrait(image: Bgr) -> Portrait:
    """Whether an upright or turned picture, (height, width, 3) BGR, is a photo of one person. Never
    raises."""
    if image.ndim != 3 or min(image.shape[:2]) < 40:
        return Portrait(False, 0.9, "too small or not a colour picture")
    high, wide = image.shape[:2]
    if max(high, wide) > 2.2 * min(high, wide):
        return Portrait(False, 0.9, "far too long for a photo")
    small = _small(image)
    print_share = _print_share(small)
    face = _face_share(small) if available().ok else None
    large = face is not None and face >= LARGE_FACE and print_share < 0.25
    if large or (face is not None and face >= LEAST_FACE and print_share < LITTLE_PRINT):
        return Portrait(True, 0.97, f"one face fills {face:.0%} of the width")
    if print_share < LITTLE_PRINT and high > wide and _looks_drawn(small):
        return Portrait(True, 0.8, "a head on a plain ground, by shape and colour")
    return Portrait(False, 0.9, "no face of a photo's size" if face is None else f"face only {face:.0%} wide")


def _small(image: Bgr) -> Bgr:
    import cv2

    share = min(1.0, 640 / max(image.shape[:2]))
    size = (max(1, round(image.shape[1] * share)), max(1, round(image.shape[0] * share)))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _face_share(image: Bgr) -> float | None:
    """Width of the largest sure face by the picture's width, tried in all four turns only if needed."""
    from extractors.photo import faces

    for turn in range(4):
        turned = np.ascontiguousarray(np.rot90(image, -turn))
        found = [f for f in faces.faces(turned) if f.score >= 0.5 and abs(f.tilt) < faces.LEVEL]
        if found and faces.mesh(turned, found[0]).presence >= 0.5:
            return float((found[0].right - found[0].left) / turned.shape[1])
    return None


def _print_share(image: Bgr) -> float:
    """Share of the rows, outside the middle where a face would be, that carry strokes as print does, 0..1.

    Print alternates dark and light many times along a row; hair, collars and walls do not.
    """
    import cv2

    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY).astype(np.int16)
    strokes = np.abs(np.diff(grey, axis=1)) > 48
    crossings = (strokes[:, 1:] & ~strokes[:, :-1]).sum(axis=1)
    return float((crossings > image.shape[1] / 20).mean())


def _looks_drawn(image: Bgr) -> bool:
    """A skin-coloured blob in the upper middle, plain top corners, and something else across the bottom."""
    import cv2

    high, wide = image.shape[:2]
    lab = cv2.cvtColor(image, cv2.COLOR_BGR2LAB).astype(np.float32)
    corner = np.concatenate([lab[: high // 8, : wide // 8], lab[: high // 8, -(wide // 8) :]]).reshape(-1, 3)
    if corner.std(axis=0).max() > 14:
        return False
    ground = np.median(corner, axis=0)
    middle = lab[high // 4 : high * 6 // 10, wide * 3 // 10 : wide * 7 // 10].reshape(-1, 3)
    a, b = middle[:, 1] - 128, middle[:, 2] - 128
    skin = ((a > 2) & (a < 40) & (b > 4) & (b < 50) & (middle[:, 0] > 70)).mean()
    body = lab[high * 85 // 100 :, wide * 3 // 10 : wide * 7 // 10].reshape(-1, 3)
    clothed = (np.abs(body - ground).max(axis=1) > 25).mean()
    return bool(skin > 0.4 and clothed > 0.5)
