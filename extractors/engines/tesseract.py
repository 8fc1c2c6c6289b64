"""Tesseract: the second, independent reader of critical values, on crops of one line each.

Another program, another network, other training data than RapidOCR: where both read the same, a misread is
very unlikely. Whole pages are read only when nothing else works here; ruled forms confuse it. A list of
crops goes through one process, so that its models are loaded once. Source: https://tesseract-ocr.github.io
(Apache-2.0).
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import cv2

from extractors.engines import Availability, Image
from extractors.records import Box, Line, Reading

NAME = "tesseract"
LANGUAGES = ("chi_sim", "eng")
ONE_LINE = 7  # page segmentation: the picture is one line of text
SPARSE = (
    11  # page segmentation: find as much text as possible, no order (a ruled form defeats the block modes)
)
CROP_HEIGHT = 48  # its network likes capitals of about 30 pixels
SECONDS = 20.0


@cache
def available() -> Availability:
    """Is the program here, with Chinese? Never raises."""
    try:
        import pytesseract

        pytesseract.get_tesseract_version()
        here = set(pytesseract.get_languages(config=""))
    except Exception:
        return Availability(
            False,
            "没有找到 Tesseract。请安装 tesseract-ocr 和 tesseract-ocr-chi-sim；"
            "没有它也能工作，只是更多内容需要人工核对。",
            "Tesseract was not found. Install tesseract-ocr and tesseract-ocr-chi-sim; "
            "without it more goes to people.",
        )
    lacking = [language for language in LANGUAGES if language not in here]
    if lacking:
        return Availability(
            False,
            f"Tesseract 缺少语言包：{'、'.join(lacking)}。请安装 tesseract-ocr-chi-sim。",
            f"Tesseract lacks the languages {', '.join(lacking)}. Install tesseract-ocr-chi-sim.",
        )
    return Availability(True)


def read(image: Image) -> Reading:
    """Words of a whole page, joined to lines: a fallback where the default engine cannot work."""
    import pytesseract

    high, wide = image.shape[:2]
    words = pytesseract.image_to_data(
        cv2.cvtColor(image, cv2.COLOR_BGR2RGB),
        lang="+".join(LANGUAGES),
        config=f"--psm {SPARSE}",
        output_type=pytesseract.Output.DICT,
        timeout=SECONDS * 3,
    )
    return Reading(NAME, tuple(_lines(words, wide, high)))


def read_crops(images: list[Image], charset: str = "") -> tuple[Line | None, ...]:
    """Crops of one upright line each, all in one run. `charset`: the only characters that may stand there."""
    import pytesseract

    if not images:
        return ()
    language = "eng" if charset and charset.isascii() else "chi_sim"
    allowed = f" -c tessedit_char_whitelist={charset}" if charset and charset.isascii() else ""
    os.environ["OMP_THREAD_LIMIT"] = (
        "1"  # its threads fight with the other workers' and are slower on one line
    )
    with TemporaryDirectory(prefix="canbao-lines-") as folder:
        listed = _store(images, Path(folder))
        words = pytesseract.image_to_data(
            str(listed),
            lang=language,
            config=f"--psm {ONE_LINE}{allowed}",
            output_type=pytesseract.Output.DICT,
            timeout=SECONDS,
        )
    return tuple(_joined(words, number + 1) for number in range(len(images)))


def _store(images: list[Image], folder: Path) -> Path:
    """The crops as pictures and a list of their paths: the program takes such a list as pages."""
    paths = []
    for number, image in enumerate(images):
        path = folder / f"{number}.png"
        path.write_bytes(cv2.imencode(".png", _prepared(image))[1].tobytes())
        paths.append(str(path))
    listed = folder / "lines.txt"
    listed.write_text("\n".join(paths), encoding="utf-8")
    return listed


def _prepared(image: Image) -> Any:
    """Grey, at the height the network likes, with a white rim: print that touches the edge is lost."""
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    scale = CROP_HEIGHT / max(1, grey.shape[0])
    sized = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    return cv2.copyMakeBorder(sized, 12, 12, 16, 16, cv2.BORDER_CONSTANT, value=int(sized.max()))


def _joined(words: dict[str, list[Any]], page: int) -> Line | None:
    here = [i for i, number in enumerate(words["page_num"]) if number == page and words["text"][i].strip()]
    if not here:
        return None
    text = "".join(words["text"][i].strip() for i in here)
    score = min(float(words["conf"][i]) for i in here) / 100
    return Line(text, Box(0.0, 0.0, 1.0, 1.0), min(1.0, max(0.0, score)), NAME)


def _lines(words: dict[str, list[Any]], wide: int, high: int) -> list[Line]:
    groups: dict[tuple[int, int, int], list[int]] = {}
    for i, text in enumerate(words["text"]):
        if text.strip():
            key = (words["block_num"][i], words["par_num"][i], words["line_num"][i])
            groups.setdefault(key, []).append(i)
    lines = []
    for members in groups.values():
        boxes = [_box(words, i, wide, high) for i in members]
        whole = boxes[0]
        for box in boxes[1:]:
            whole = whole.union(box)
        score = min(float(words["conf"][i]) for i in members) / 100
        text = "".join(words["text"][i].strip() for i in members)
        lines.append(Line(text, whole, min(1.0, max(0.0, score)), NAME))
    return lines


def _box(words: dict[str, list[Any]], i: int, wide: int, high: int) -> Box:
    left, top = words["left"][i] / wide, words["top"][i] / high
    right, bottom = left + words["width"][i] / wide, top + words["height"][i] / high
    return Box(min(1.0, left), min(1.0, top), min(1.0, right), min(1.0, bottom))
