"""Is it the same picture (是否同一张)? A short fingerprint of the pixels that survives saving again and
resizing.

Two parts, both must agree: which of neighbouring cells is brighter (form), and the colours of a coarse
grid. Form alone would confuse two pupils before the same white wall, colour alone two pupils in the same
uniform. The bytes' SHA-256 stands beside it for exact copies.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractors.photo.pixels import Bgr

FORM_BITS = 16
"""Of 256. The same picture saved at quality 40, resized or grainy differs by 1 to 10, two different faces
(a hundred public ones, cut alike) by 56 or more, two drawn heads of one template by 9 to 18."""

COLOUR_STEP = 3.0
"""Lab distance of the most different cell of the grid, after a common change of light is taken out. Saving
again and resizing give up to 1.5; drawn heads of one template 3.2 or more. A strongly brightened copy is
missed for that."""

_FORM_DIGITS = 64


def fingerprint(image: Bgr) -> str:
    """Hex digits: 64 for form (16 x 16 cells), 120 for the colours of 4 x 5 cells."""
    import cv2

    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    cells = cv2.resize(grey, (17, 16), interpolation=cv2.INTER_AREA).astype(np.int16)
    form = np.packbits((cells[:, 1:] > cells[:, :-1]).reshape(-1)).tobytes()
    coarse = cv2.resize(image, (4, 5), interpolation=cv2.INTER_AREA)
    return form.hex() + np.asarray(cv2.cvtColor(coarse, cv2.COLOR_BGR2LAB)).tobytes().hex()


def same_picture(one: str, other: str) -> bool:
    """Do two fingerprints stand for the same picture?"""
    if len(one) != len(other) or len(one) <= _FORM_DIGITS:
        return False
    bits = (int(one[:_FORM_DIGITS], 16) ^ int(other[:_FORM_DIGITS], 16)).bit_count()
    return bits <= FORM_BITS and _colour_distance(_colours(one), _colours(other)) <= COLOUR_STEP


def _colours(mark: str) -> NDArray[np.float64]:
    raw = np.frombuffer(bytes.fromhex(mark[_FORM_DIGITS:]), np.uint8).reshape(-1, 3)
    return raw.astype(np.float64) * (100 / 255, 1, 1)


def _colour_distance(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    off = one - other
    off[:, 0] -= np.median(off[:, 0])
    return float(np.linalg.norm(off, axis=1).max())
