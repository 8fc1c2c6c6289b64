"""From a stored file to pixels (像素): 8-bit BGR, sRGB, on white, as a viewer would show it.

Large JPEGs are decoded at a reduced scale that still leaves more pixels than any repair needs.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from extractors.photo.stored import Stored, opened

if TYPE_CHECKING:
    from PIL.Image import Image

Bgr = NDArray[np.uint8]
"""Pixels of shape (height, width, 3), blue first, 0..255."""

ENOUGH, MOST = 1600, 2000
"""A longer side of `ENOUGH` pixels is asked of the decoder; more than `MOST` is averaged down: the face of a
sitter who fills a sixth of the width then still has the 207 pixels that the crop wants."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """A decoded picture and `scale`: how many stored pixels one of its pixels stands for (1.0 =
    undiminished)."""

    image: Bgr
    scale: float


def pixels(file: Stored) -> Pixels:
    """The picture of a decodable file, orientation tag applied. Raises what the decoder raises."""
    with opened(file.data, file.format) as picture:
        stored_longer = max(picture.size)
        if file.format == "jpeg":
            picture.draft(None, _reduced(picture.size))
        picture.seek(0)
        rgb = _as_rgb(picture)
    image = np.ascontiguousarray(np.asarray(rgb)[:, :, ::-1])
    image = _smaller(image)
    turned = _turned(image, int(file.facts.get("exif_orientation", 1)))  # type: ignore[arg-type]
    return Pixels(turned, stored_longer / max(turned.shape[:2]))


def _reduced(size: tuple[int, int]) -> tuple[int, int]:
    share = min(1.0, ENOUGH / max(size))
    return max(1, int(size[0] * share)), max(1, int(size[1] * share))


def _as_rgb(picture: Image) -> Image:
    """RGB in sRGB: 16-bit grey scaled rather than clipped, transparency laid on white, other profiles
    converted."""
    from PIL import Image as Pictures

    if picture.mode.startswith("I"):
        deep = np.asarray(picture, dtype=np.float64)
        return Pictures.fromarray((deep / 257 if deep.max() > 255 else deep).astype(np.uint8)).convert("RGB")
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        white = Pictures.new("RGBA", clear.size, (255, 255, 255, 255))
        return Pictures.alpha_composite(white, clear).convert("RGB")
    return _in_srgb(picture)


def _in_srgb(picture: Image) -> Image:
    from PIL import ImageCms

    profile = picture.info.get("icc_profile")
    if profile and picture.mode in {"RGB", "CMYK", "L"}:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(picture, source, target, outputMode="RGB")
            if converted is not None:
                return converted
        except ImageCms.PyCMSError:
            pass  # an unreadable profile is as good as none
    return picture.convert("RGB")


def _smaller(image: Bgr) -> Bgr:
    import cv2

    longer = max(image.shape[:2])
    if longer <= MOST:
        return image
    share = ENOUGH / longer
    size = (max(1, round(image.shape[1] * share)), max(1, round(image.shape[0] * share)))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _turned(image: Bgr, orientation: int) -> Bgr:
    """EXIF 2.32 table: 2 mirrored, 3 half turn, 4 flipped, 5 transposed, 6 right, 7 transversed, 8 left."""
    if orientation in {2, 4}:
        image = image[:, ::-1] if orientation == 2 else image[::-1]
    elif orientation in {3, 6, 8}:
        image = np.rot90(image, {3: 2, 6: 3, 8: 1}[orientation])
    elif orientation == 5:
        image = image.transpose(1, 0, 2)
    elif orientation == 7:
        image = np.rot90(image, 2).transpose(1, 0, 2)
    return np.ascontiguousarray(image)
