"""RapidOCR: PP-OCRv6 models on ONNX Runtime, all inside one Python wheel; works offline with no system
package.

The default reader. Three networks in a row: one finds lines, one says whether a line stands on its head,
one reads it. They are called one by one here, because the middle answer, which the library drops, tells how
the page lies. Source: https://github.com/RapidAI/RapidOCR (Apache-2.0).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import cv2
import numpy as np

from extractors import ctc
from extractors.ctc import Places, Signs
from extractors.engines import Availability, Image
from extractors.records import Box, Line, Reading

NAME = "rapidocr"
DETECT_SIDE = 1600
"""Longest side of the picture in which lines are looked for. The library's own 2000 finds no more of them
(5 of 450 values missed by each) and takes half as long again; the lines found are cut out of the full
picture all the same.
"""

LEAST_SIDE = 736
"""Shortest side of that picture: the library enlarges smaller ones (single cards) to it, and so do we, but
never beyond `DETECT_SIDE`: a strip of a page would otherwise cost more than the page.
"""

READ_AT = (3, 48, 160)
"""Colours, height, least width of a line as it is read: the library pads every line to 320, and most lines of
forms are shorter. At 160 a sixth of the time is saved and no value lost; below, texts change.
"""

SURE_SCORE = 0.9
LONE = 0.25
"""Share of a page's letters up to which lines taken for standing on their head are tried the other way."""
SQUAT = 1.1
"""How much higher than wide a crop of a page on its side is that holds a short line lying."""
EITHER_WAY = re.compile(r"[01689\s.]+")
"""A number that is one on its head, too (09 and 60): it lies as the page does."""
_As = tuple[str, float, bool]
"""Text, score, and whether the line was taken for standing on its head."""

LEAST_SCORE = 0.5  # below this the library itself calls a line rubbish


@cache
def _models() -> Any:
    """The loaded networks: one thread each, because work is spread over processes, not threads."""
    from rapidocr import RapidOCR

    threads = "EngineConfig.onnxruntime"
    return RapidOCR(
        params={
            f"{threads}.intra_op_num_threads": 1,
            f"{threads}.inter_op_num_threads": 1,
            "Global.log_level": "error",
            "Rec.rec_img_shape": list(READ_AT),
            "Det.score_mode": "slow",
        }
    )


def available() -> Availability:
    """Can the models be loaded here? Never raises."""
    try:
        _models()
    except Exception as trouble:
        return Availability(
            False,
            f"RapidOCR 无法载入：{trouble}。请重新执行 make setup。",
            f"RapidOCR cannot be loaded: {trouble}. Run make setup again.",
        )
    return Availability(True)


def read(image: Image) -> Reading:
    """All lines of print on a picture, each with the corners of its print in reading order."""
    high, wide = image.shape[:2]
    if min(high, wide) < 8:  # nothing readable fits, and the library divides by such sides
        return Reading(NAME, ())
    quads = _find_lines(image)
    if not len(quads):
        return Reading(NAME, ())
    crops = _models().crop_text_regions(image, quads.astype(np.float32))
    turned = [_on_its_side(crop.shape[:2], quad) for crop, quad in zip(crops, quads, strict=True)]
    crops, turned = _as_the_page_lies(crops, turned)
    upright, judged = _models().cls_and_rotate(crops)
    texts = _models().recognize_txt(upright)
    read_as = [
        (str(t), float(s), bool("180" in j[0] and j[1] > 0.9))
        for t, s, j in zip(texts.txts, texts.scores, judged.cls_res, strict=True)
    ]
    read_as = _righted(read_as, turned, upright)
    lines = []
    for quad, side, (text, score, on_head) in zip(quads, turned, read_as, strict=True):
        if score < LEAST_SCORE or not text.strip():
            continue
        corners = _reading_order(quad, side, on_head)
        lines.append(_line(text.strip(), corners / (wide, high), float(score)))
    return Reading(NAME, tuple(lines))


def _righted(read_as: list[_As], turned: list[bool], crops: list[Image]) -> list[_As]:
    """Lines taken for standing on their head, unlike their neighbours, tried the other way: a few lone ones
    always (a number reads well either way up), many only where they are poorly read, as cards do lie so.
    """
    righted = list(read_as)
    for side in (False, True):
        mine = [i for i, lies in enumerate(turned) if lies is side]
        heads = sum(len(read_as[i][0]) * (1 if read_as[i][2] else -1) for i in mine)
        odd = [i for i in mine if read_as[i][2] is not (heads > 0)]
        if sum(len(read_as[i][0]) for i in odd) > LONE * sum(len(read_as[i][0]) for i in mine):
            odd = [i for i in odd if read_as[i][1] < SURE_SCORE]
        if odd:
            again = _models().recognize_txt([np.ascontiguousarray(crops[i][::-1, ::-1]) for i in odd])
            for i, text, score in zip(odd, again.txts, again.scores, strict=True):
                if score > read_as[i][1] or (EITHER_WAY.fullmatch(read_as[i][0]) and score >= LEAST_SCORE):
                    righted[i] = (str(text), float(score), not read_as[i][2])
    return righted


def read_crops(images: list[Image], charset: str = "") -> tuple[Line | None, ...]:
    """Crops of one upright line each, read without looking for lines first. `charset` drops other
    characters.
    """
    if not images:
        return ()
    found = _models().recognize_txt(list(images))
    return tuple(
        _whole(text, float(score), charset) for text, score in zip(found.txts, found.scores, strict=True)
    )


def signs(image: Image) -> Signs:
    """What the network is undecided between on one upright line."""
    models = _models()
    models._load_rec_model()
    return ctc.signs(models.text_rec, image)


def places(image: Image) -> Places:
    """The letters of one upright line and where each stands on it."""
    models = _models()
    models._load_rec_model()
    return ctc.places(models.text_rec, image)


def _whole(text: str, score: float, charset: str) -> Line | None:
    kept = "".join(c for c in text.strip() if not charset or c in charset)
    return Line(kept, Box(0.0, 0.0, 1.0, 1.0), score, NAME) if kept else None


def _find_lines(image: Image) -> Any:
    """Corners of each line in pixels of the picture, n x 4 x 2."""
    scale = min(1.0, DETECT_SIDE / max(image.shape[:2]))
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else image
    short, long = sorted(small.shape[:2])
    _models()._load_det_model().limit_side_len = max(32, min(LEAST_SIDE, short * DETECT_SIDE // long))
    found = _models()(small, use_det=True, use_cls=False, use_rec=False)
    boxes = getattr(found, "boxes", None)
    if boxes is None or not len(boxes):
        return np.zeros((0, 4, 2))
    shares = np.asarray(boxes, dtype=np.float64) / (small.shape[1], small.shape[0])
    return np.asarray(shares * (image.shape[1], image.shape[0]))


def _as_the_page_lies(crops: list[Image], turned: list[bool]) -> tuple[list[Image], list[bool]]:
    """On a page that lies on its side the short lines (姓名, 30) turned as well: the library turns only those
    half as high again as wide, and reads the others lying.
    """
    long = [
        side
        for crop, side in zip(crops, turned, strict=True)
        if max(crop.shape[:2]) > 3 * min(crop.shape[:2])
    ]
    if 2 * sum(long) <= len(long):
        return crops, turned
    squat = [
        not side and crop.shape[0] > SQUAT * crop.shape[1] for crop, side in zip(crops, turned, strict=True)
    ]
    righted = [
        np.ascontiguousarray(np.rot90(crop)) if lies else crop
        for crop, lies in zip(crops, squat, strict=True)
    ]
    return righted, [side or lies for side, lies in zip(turned, squat, strict=True)]


def _on_its_side(size: tuple[int, int], quad: Any) -> bool:
    """Did the library turn this crop? Its height is then the print's width, give or take a pixel."""
    high, wide = _upright_size(quad)
    return abs(size[0] - wide) + abs(size[1] - high) < abs(size[0] - high) + abs(size[1] - wide)


def _upright_size(quad: Any) -> tuple[int, int]:
    """Height and width of the crop of a line before the library turns tall ones on their side."""
    wide = int(max(np.linalg.norm(quad[0] - quad[1]), np.linalg.norm(quad[2] - quad[3])))
    high = int(max(np.linalg.norm(quad[0] - quad[3]), np.linalg.norm(quad[1] - quad[2])))
    return high, wide


def _reading_order(quad: Any, on_side: bool, on_head: bool) -> Any:
    """The corners, starting at the top left of the print as it reads. A tall crop was turned
    counter-clockwise.
    """
    first = 1 if on_side else 0  # np.rot90 moves the top right corner to the top left
    return np.roll(quad, -(first + (2 if on_head else 0)), axis=0)


def _line(text: str, corners: Any, score: float) -> Line:
    held = np.clip(corners, 0.0, 1.0)
    left, top = held.min(axis=0)
    right, bottom = held.max(axis=0)
    points = tuple((float(x), float(y)) for x, y in held)
    return Line(text, Box(float(left), float(top), float(right), float(bottom)), score, NAME, points)


__all__ = ["DETECT_SIDE", "NAME", "available", "places", "read", "read_crops", "signs"]
