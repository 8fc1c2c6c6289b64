"""Is it the same picture (是否同一张)? The bytes' SHA-256 for exact copies, a difference hash for re-saved
ones."""

from __future__ import annotations

import numpy as np

from extractors.photo.pixels import Bgr

SAME_BITS = 24
"""Of 256 bits. Re-saving, resizing and brightening change under 20; two sitters in one studio differ by 40
or more."""


def dhash(image: Bgr) -> str:
    """64 hex digits: for each cell of a 16 x 16 grid, is it brighter than its right neighbour?"""
    import cv2

    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    cells = cv2.resize(grey, (17, 16), interpolation=cv2.INTER_AREA).astype(np.int16)
    bits = (cells[:, 1:] > cells[:, :-1]).reshape(-1)
    return np.packbits(bits).tobytes().hex()


def same_picture(one: str, other: str, most: int = SAME_BITS) -> bool:
    """Do two difference hashes stand for the same picture?"""
    return len(one) == len(other) and (int(one, 16) ^ int(other, 16)).bit_count() <= most
