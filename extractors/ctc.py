"""What a network was undecided between when it read a line, sign by sign.

Readers of print give the likeliest sign at every place and drop the others. The others are kept here: where
the likeliest sign is none that can stand there, the next one may be.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from extractors.engines import Image

Signs = tuple[Mapping[str, float], ...]
"""For every sign of a line what it may be, and the network's share of belief in each, 0..1."""

BLANK = 0  # the network's answer between two signs
MOST = 40  # answers kept for a sign


def signs(recogniser: Any, image: Image) -> Signs:
    """The signs of one upright line by a recogniser of the RapidOCR library (connectionist temporal
    classification).
    """
    high, wide = recogniser.rec_image_shape[1:]
    ratio = max(image.shape[1] / image.shape[0], wide / high)
    ready = recogniser.resize_norm_img(image, ratio)[np.newaxis].astype(np.float32)
    shares = recogniser.session(ready)[0]
    letters = recogniser.postprocess_op.character
    best = shares.argmax(axis=1)
    starts = [at for at, sign in enumerate(best) if sign != BLANK and (at == 0 or best[at - 1] != sign)]
    return tuple(_answers(shares[at : _end(best, at)].max(axis=0), letters) for at in starts)


def _end(best: Any, start: int) -> int:
    """Where the stretch of one sign ends."""
    end = start
    while end < len(best) and best[end] == best[start]:
        end += 1
    return end


def _answers(shares: Any, letters: list[str]) -> Mapping[str, float]:
    likeliest = np.argsort(-shares)[:MOST]
    return {letters[at]: float(shares[at]) for at in likeliest if at != BLANK}
