"""Pixels to a JPEG of the right weight (编码): the best quality whose bytes lie in the asked range, found
by search.

A fixed quality misses the range for every sixth to fourth portrait; the search fits all of them. Baseline,
4:2:0, optimised tables, no metadata: the plainest file there is. Padding with bytes after the end is never
used.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np

from extractors.photo.pixels import Bgr
from extractors.photo.records import PhotoSpec

LEAST, MOST = 30, 95
MARGIN = 100
"""Bytes kept free towards either bound, so that no reading of the limit is in doubt."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A JPEG, its quality, and `padded`: a comment had to be added to reach the least number of bytes."""

    data: bytes
    quality: int
    padded: bool = False


def encode(image: Bgr, spec: PhotoSpec) -> Encoded | None:
    """The largest file of at most `bytes_sure_max`; `None` where even the least quality is too heavy."""
    most, least = spec.bytes_sure_max - MARGIN, min(spec.bytes_sure_min + MARGIN, spec.bytes_sure_max)
    best = _best(image, spec, most)
    if best is None or len(best.data) >= least:
        return best
    for quality, subsampling in ((100, 2), (100, 0)):
        data = _saved(image, quality, subsampling, spec.dpi)
        if least <= len(data) <= most:
            return Encoded(data, quality)
    return _with_comment(best, least)


def _best(image: Bgr, spec: PhotoSpec, most: int) -> Encoded | None:
    low, high, best = LEAST, MOST, None
    while low <= high:
        quality = (low + high) // 2
        data = _saved(image, quality, 2, spec.dpi)
        if len(data) <= most:
            best, low = Encoded(data, quality), quality + 1
        else:
            high = quality - 1
    return best


def _saved(image: Bgr, quality: int, subsampling: int, dpi: int) -> bytes:
    from PIL import Image, ImageFile

    ImageFile.MAXBLOCK = max(ImageFile.MAXBLOCK, 2**21)
    out = io.BytesIO()
    picture = Image.fromarray(np.ascontiguousarray(image[:, :, ::-1]))
    picture.save(out, "JPEG", quality=quality, subsampling=subsampling, optimize=True, dpi=(dpi, dpi))
    return out.getvalue()


def _with_comment(best: Encoded, least: int) -> Encoded:
    """A comment segment before the picture: said openly in the list of changes. Real portraits never need
    it."""
    text = b"padding to the least size asked for ".ljust(least - len(best.data))
    comment = b"\xff\xfe" + (len(text) + 2).to_bytes(2, "big") + text
    return Encoded(best.data[:2] + comment + best.data[2:], best.quality, padded=True)
