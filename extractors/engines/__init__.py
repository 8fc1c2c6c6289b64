"""ROOM: one file, one reader of print (文字识别引擎). The file's name is the engine's name in settings and
in `Line.engine`.

An engine module holds
- `available() -> Availability`: can it work here, and if not, what to do. Never raises.
- `read(image) -> Reading`: every line of print on a picture (numpy, height x width x 3, BGR, 8 bit). Boxes
  and quads are fractions of that picture, quads in reading order of the print, confidences in 0..1 or
  `None`.
- optionally `read_crops(images, charset="") -> tuple[Line | None, ...]`: crops that hold one upright line
  each, read without looking for lines first; `charset` names the only characters that may stand there
  (`""`: any).
- optionally `signs(image) -> Signs`: what a network is undecided between on one upright line (`ctc.py`).
- optionally `places(image) -> Places`: the letters of one upright line and where each stands.

An engine may fail on a picture; the floor above catches it, says so, and goes on with the other engines.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

from extractors import discover
from extractors.records import Line, Reading

Image = NDArray[np.uint8]
"""A picture: height x width x 3, BGR, 8 bit."""

DEFAULT = "rapidocr"
OTHERS = ("ppocr5", "tesseract")
"""Who reads crops of open values again, in turn: the cheap opinion first, the independent one for the
rest.
"""
FALLBACK = "tesseract"


@dataclass(frozen=True, slots=True)
class Availability:
    """Whether an engine can work on this machine; `zh`/`en` say why not and what to do, empty when it can."""

    ok: bool
    zh: str = ""
    en: str = ""

    @property
    def why(self) -> str:
        """The reason in Chinese, then in English."""
        return f"{self.zh} {self.en}".strip()


class Engine(Protocol):
    """What every module of this room offers."""

    def available(self) -> Availability: ...

    def read(self, image: Image) -> Reading: ...


class CropReader(Protocol):
    """An engine that also reads single lines cut out by somebody else."""

    def read_crops(self, images: list[Image], charset: str = "") -> tuple[Line | None, ...]: ...


def named(name: str) -> Engine:
    """The engine of that name; a name without a file is the program being wrong."""
    return cast(Engine, _module(name))


def crop_reader(name: str) -> CropReader | None:
    """The engine of that name if it reads single crops and can work here, else `None`."""
    module = _module(name)
    if not hasattr(module, "read_crops") or not module.available().ok:
        return None
    return cast(CropReader, module)


def _module(name: str) -> ModuleType:
    return discover.room(__name__)[name]
