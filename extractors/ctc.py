"""What a network was undecided between when it read a line, sign by sign.

Readers of print give the likeliest sign at every place and drop the others. The others are kept here: where
the likeliest sign is none that can stand there, the next one may be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Any, TypeVar

import numpy as np

from extractors.engines import Image

Signs = tuple[Mapping[str, float], ...]
"""For every sign of a line what it may be, and the network's share of belief in each, 0..1."""

Speller = Callable[[Image], Signs]
"""A network that tells what it is undecided between."""

Places = tuple[tuple[str, float], ...]
"""The letters of a line, and where each has its middle, as a share of the line's length."""

Told = TypeVar("Told")
LEAST = 1e-5  # belief below which no network tells anything
ALIKE = 5  # the sign read must be among the likeliest so many, at half of a word's places
BLANK = 0  # the network's answer between two signs
MOST = 40  # answers kept for a sign


def places(recogniser: Any, image: Image) -> Places:
    """The letters of one upright line and their places, to about a sixth of a letter."""
    shares, length = _read(recogniser, image)
    letters = recogniser.postprocess_op.character
    whole = _drawn(recogniser, image) * len(shares)
    return tuple((letters[sign], (at + end) / 2 * length / whole) for sign, at, end in _stretches(shares))


def signs(recogniser: Any, image: Image) -> Signs:
    """The signs of one upright line by a recogniser of the RapidOCR library (connectionist temporal
    classification).
    """
    shares, _ = _read(recogniser, image)
    letters = recogniser.postprocess_op.character
    return tuple(_answers(shares[at:end].max(axis=0), letters) for _, at, end in _stretches(shares))


def _stretches(shares: Any) -> Iterator[tuple[int, int, int]]:
    """Each sign read, and the places from which and up to which it is the likeliest."""
    best = shares.argmax(axis=1).tolist()
    at = 0
    for sign, run in groupby(best):
        end = at + len(list(run))
        if sign != BLANK:
            yield sign, at, end
        at = end


def _read(recogniser: Any, image: Image) -> tuple[Any, float]:
    """Beliefs by place and sign, and the length of the picture they were read from, padded to it."""
    high, wide = recogniser.rec_image_shape[1:]
    ratio = max(image.shape[1] / image.shape[0], wide / high)
    ready = recogniser.resize_norm_img(image, ratio)[np.newaxis].astype(np.float32)
    return recogniser.session(ready)[0], float(ready.shape[-1])


def _drawn(recogniser: Any, image: Image) -> float:
    """The length of the line's own part of that picture."""
    high = recogniser.rec_image_shape[1]
    return float(np.ceil(high * image.shape[1] / image.shape[0]))


def _answers(shares: Any, letters: list[str]) -> Mapping[str, float]:
    likeliest = np.argsort(-shares)[:MOST]
    return {letters[at]: float(shares[at]) for at in likeliest if at != BLANK}


def told_by(network: Callable[[Image], tuple[Told, ...]], crop: Image) -> tuple[Told, ...]:
    """What a network tells of a crop; nothing where it breaks down: an opinion less."""
    try:
        return network(crop)
    except Exception:
        return ()


def shown(view: Signs) -> str:
    """The likeliest reading."""
    return "".join(max(sign, key=lambda letter: sign[letter]) for sign in view)


def place_of(word: str, view: Signs) -> Signs:
    """The stretch of a line that shows the word: at least half of its signs are among the likeliest there."""
    best: tuple[int, Signs] = (0, ())
    for start in range(len(view) - len(word) + 1):
        place = view[start : start + len(word)]
        likely = sum(sign in list(one)[:ALIKE] for sign, one in zip(word, place, strict=True))
        if 2 * likely >= len(word) and likely > best[0]:
            best = (likely, place)
    return best[1]
