"""Picture files to page pictures: upright by EXIF, three colours or grey, eight bits, on white, of sane size.

The size in the header is judged before a single pixel is decoded: a file of 1 kB can ask for gigabytes.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image, ImageSequence

from pipeline.unpack_child.refusals import RefusedError

DECODED_CAP = 64_000_000  # pixels of one page in memory: 8000 x 8000
DRAFT_CAP = 256_000_000  # a JPEG can be decoded at 1/2, 1/4, 1/8; beyond this nobody scanned it
PICTURE_CAP = 20_000_000  # pixels of a page picture: A4 at 400 dpi is 15.5 million
SIDE_CAP = 6000
PAGES_CAP = 500
_QUALITY = 93
_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP", "HEIF", "AVIF")
"""What is tried: others (EPS, PSD …) run programs or rarely used decoders, and no scanner writes them."""

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF orientation -> what makes the picture upright."""


def pages_of(path: Path) -> Iterator[Image.Image]:
    """The pages of a picture file as 8-bit `L` or `RGB` pictures.

    TIFF may hold many; of others the first counts.
    """
    know_heif()
    Image.MAX_IMAGE_PIXELS = None  # judged below, with a reason for the person instead of a warning
    with _opened(path) as image:
        if image.format != "TIFF":
            yield _decoded(image)
            return
        for number, frame in enumerate(ImageSequence.Iterator(image)):
            if number >= PAGES_CAP:
                raise RefusedError("too_many_pages")
            yield _decoded(frame)


def frames(path: Path) -> int:
    """How many pages the picture file gives: one, except for a TIFF of several."""
    with _opened(path) as image:
        return int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1


def copies_as_is(path: Path) -> tuple[int, int] | None:
    """Width and height of a JPEG that can be a page picture without being decoded; else `None`.

    Grey or colour, upright, of sane size. Not decoding it keeps every pixel and saves most of the time; that
    it can be decoded is checked by decoding a small draft of it.
    """
    with _opened(path) as image:
        fits = image.width * image.height <= PICTURE_CAP and max(image.size) <= SIDE_CAP
        plain = image.format == "JPEG" and image.mode in ("L", "RGB")
        if not (fits and plain and _orientation(image) == 1):
            return None
        size = image.size
        image.draft(image.mode, (1, 1))
        _load(image)
        return size


def save(image: Image.Image, path: Path) -> Path:
    """Writes a page picture: PNG for black-and-white faxes (small and exact), JPEG for everything else."""
    if image.mode == "1":
        path = path.with_suffix(".png")
        image.save(path, optimize=False)
    else:
        path = path.with_suffix(".jpg")
        image.save(path, quality=_QUALITY, subsampling=0)
    return path


def know_heif() -> None:
    """Lets Pillow open HEIC (phones write it)."""
    import pi_heif

    pi_heif.register_heif_opener()


def _opened(path: Path) -> Image.Image:
    try:
        return Image.open(path, formats=_FORMATS)
    except Image.DecompressionBombError as error:
        raise RefusedError("too_large") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise RefusedError("damaged") from error


def _decoded(image: Image.Image) -> Image.Image:
    """One frame as a page picture."""
    pixels = image.width * image.height
    if pixels == 0:
        raise RefusedError("damaged")
    orientation = _orientation(image)
    if pixels > DECODED_CAP:
        if image.format not in ("JPEG", "MPO") or pixels > DRAFT_CAP:
            raise RefusedError("too_large")
        image.draft("RGB", (image.width // 2, image.height // 2))
    _load(image)
    plain = _square_dots(_plain(image))
    turn = _TURNS.get(orientation)
    return _of_sane_size(plain if turn is None else plain.transpose(turn))


def _orientation(image: Image.Image) -> int:
    """The EXIF orientation, 1 (upright) to 8; a broken EXIF block says nothing."""
    try:
        found = image.getexif().get(0x0112, 1)
    except Exception:  # EXIF is data from strangers too: struct.error, SyntaxError, ValueError …
        return 1
    return found if isinstance(found, int) else 1


def _load(image: Image.Image) -> None:
    """Decodes; the many exceptions of broken files become one reason."""
    try:
        image.load()
    except MemoryError as error:
        raise RefusedError("too_large") from error
    except Exception as error:  # decoders raise anything on broken data (struct.error, ZeroDivisionError …)
        raise RefusedError("damaged") from error


def _plain(image: Image.Image) -> Image.Image:
    """Eight bits, `1`, `L` or `RGB`, see-through parts white; the resolution is kept for the next step."""
    if image.mode in ("1", "L", "RGB"):
        return image.copy()
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        made = _eight_bits(image)
    elif image.mode in ("LA", "RGBA", "PA", "La", "RGBa") or "transparency" in image.info:
        made = _laid_on_paper(image.convert("RGBA"))
    else:
        made = image.convert("RGB")
    if "dpi" in image.info:
        made.info["dpi"] = image.info["dpi"]
    return made


def _laid_on_paper(image: Image.Image) -> Image.Image:
    """A see-through picture on white; one whose own ink is white on black, or it could not be seen."""
    import numpy

    alpha = image.getchannel("A")
    ink = numpy.asarray(image.convert("L"))[numpy.asarray(alpha) > 127]
    white_ink = ink.size and ink.size < 0.95 * image.width * image.height and float(ink.mean()) > 200
    made = Image.new("RGB", image.size, "black" if white_ink else "white")
    made.paste(image, mask=alpha)
    return made


def _eight_bits(image: Image.Image) -> Image.Image:
    """Deep grey to eight bits: 16-bit by its range; floats and 32-bit by what is there."""
    import numpy

    deep = numpy.asarray(image).astype(numpy.float64)
    low, high = (0.0, 65535.0) if image.mode.startswith("I;16") else (float(deep.min()), float(deep.max()))
    if image.mode == "I" and low >= 0 and 255 < high <= 65535:
        low, high = 0.0, 65535.0
    spread = (high - low) or 1.0
    return Image.fromarray(((deep - low) * (255.0 / spread)).clip(0, 255).astype(numpy.uint8))


def _square_dots(image: Image.Image) -> Image.Image:
    """Faxes have dots taller than wide (204 x 98 dpi):
    stretched back, or every character would be squashed.
    """
    dpi: Any = image.info.get("dpi")
    if (
        not dpi
        or len(dpi) != 2
        or not all(math.isfinite(float(one)) and 50 <= float(one) <= 1300 for one in dpi)
    ):
        return image
    ratio = float(dpi[0]) / float(dpi[1])
    if 0.9 <= ratio <= 1.1 or not 0.3 <= ratio <= 3.3:
        return image
    if ratio > 1:
        return image.resize((image.width, round(image.height * ratio)))
    return image.resize((round(image.width / ratio), image.height))


def _of_sane_size(image: Image.Image) -> Image.Image:
    """Shrinks what is larger than any reading needs."""
    pixels = image.width * image.height
    scale = min(1.0, math.sqrt(PICTURE_CAP / pixels), SIDE_CAP / max(image.size))
    if scale == 1.0:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    wide = image.convert("L") if image.mode == "1" else image
    return wide.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
