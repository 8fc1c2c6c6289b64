"""PDF files to page pictures (pypdfium2) and text layers (pdfplumber).

Broken ones are mended first (pikepdf).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from pipeline.unpack_child.refusals import RefusedError

DPI = 200
SMALL_PAPER_DPI = 300  # cards and photos scanned onto a page of their own size
SMALL_PAPER_POINTS = 500.0
PIXEL_CAP = 20_000_000
SIDE_CAP = 6000
PAGES_CAP = 500
FEWEST_CHARACTERS = 12  # fewer is a page number or a scanner's stamp
SCAN_SHARE = 0.5  # a picture that covers this much of the page is the page


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A rendered page; `lines` are `(text, left, top, right,
    bottom)` as fractions of the page as rendered.
    """

    number: int
    picture: Image.Image
    lines: tuple[tuple[str, float, float, float, float], ...]
    born_digital: bool


def pages_of(path: Path, scratch: Path) -> Iterator[PdfPage]:
    """The pages of a PDF in order.

    One page that cannot be drawn refuses the file: a page must not get lost.
    """
    path = _openable(path, scratch)
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        count = len(document)
        if count == 0:
            raise RefusedError("no_pages")
        if count > PAGES_CAP:
            raise RefusedError("too_many_pages")
        for index in range(count):
            yield _page(document, path, index)


def _openable(path: Path, scratch: Path) -> Path:
    """The file itself if it opens, else a mended copy; raises the reason where neither opens."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as document:
            if len(document) and _first_page_loads(document):
                return path
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise RefusedError("encrypted") from error
    return _mended(path, scratch / "mended.pdf")


def _first_page_loads(document: Any) -> bool:
    import pypdfium2

    try:
        document[0].close()
    except pypdfium2.PdfiumError:
        return False
    return True


def _mended(path: Path, copy: Path) -> Path:
    import pikepdf

    try:
        with pikepdf.open(path) as document:
            if not len(document.pages):
                raise RefusedError("no_pages")
            document.save(copy)
    except pikepdf.PasswordError as error:
        raise RefusedError("encrypted") from error
    except RefusedError:
        raise
    except Exception as error:  # qpdf raises several kinds, and pikepdf plain RuntimeError and ValueError
        raise RefusedError("damaged") from error
    return copy


def _page(document: Any, path: Path, index: int) -> PdfPage:
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError as error:
        raise RefusedError("damaged") from error
    try:
        width, height = page.get_size()
        picture = page.render(scale=_scale(width, height)).to_pil().convert("RGB")
        characters = _characters(page)
        scan = _scan_share(page, width * height) >= SCAN_SHARE
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise RefusedError("damaged") from error
    finally:
        page.close()
    lines = _text_layer(path, index) if characters >= FEWEST_CHARACTERS else ()
    return PdfPage(index + 1, picture, lines, bool(lines) and not scan)


def _scale(width: float, height: float) -> float:
    """Pixels a point: 200 dpi, 300 for small papers, less for posters."""
    if not (math.isfinite(width * height) and width > 0 and height > 0):
        raise RefusedError("damaged")
    wanted = (SMALL_PAPER_DPI if max(width, height) < SMALL_PAPER_POINTS else DPI) / 72
    return min(wanted, math.sqrt(PIXEL_CAP / (width * height)), SIDE_CAP / max(width, height))


def _characters(page: Any) -> int:
    text = page.get_textpage()
    try:
        return int(text.count_chars())
    finally:
        text.close()


def _scan_share(page: Any, area: float) -> float:
    """Share of the page that its largest picture covers."""
    import pypdfium2.raw as raw

    largest = 0.0
    for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        left, bottom, right, top = item.get_bounds()
        largest = max(largest, abs(right - left) * abs(top - bottom))
    return largest / area if area else 0.0


def _text_layer(path: Path, index: int) -> tuple[tuple[str, float, float, float, float], ...]:
    """The words of a page with their places; empty where the layer cannot be trusted to be text."""
    import pdfplumber

    words: list[dict[str, Any]] = []
    box: tuple[float, ...] = ()
    with suppress(Exception), pdfplumber.open(path, pages=[index + 1]) as document:  # a bad layer is no layer
        page = document.pages[0]
        try:
            box = _shown(page)
            words = page.extract_words(keep_blank_chars=True, x_tolerance=3, y_tolerance=3)
        finally:
            page.close()
    lines = tuple(line for word in words if (line := _line(word, box)) is not None)
    return () if _garbled("".join(line[0] for line in lines)) else lines


def _shown(page: Any) -> tuple[float, ...]:
    """What a viewer shows of a page (its crop box), in pdfplumber's coordinates.

    Pdfplumber's own is not turned.
    """
    x0, y0, x1, y1 = (float(side) for side in page.page_obj.mediabox)
    crop = [float(side) for side in page.page_obj.cropbox or page.page_obj.mediabox]
    left, bottom, right, top = max(crop[0], x0), max(crop[1], y0), min(crop[2], x1), min(crop[3], y1)
    seen = {
        0: (left - x0, y1 - top, right - x0, y1 - bottom),
        90: (bottom - y0, left - x0, top - y0, right - x0),
        180: (x1 - right, bottom - y0, x1 - left, top - y0),
        270: (y1 - top, x1 - right, y1 - bottom, x1 - left),
    }[page.rotation]
    from_left, from_top = float(page.mediabox[0]), float(page.mediabox[1])
    return seen[0] + from_left, seen[1] + from_top, seen[2] + from_left, seen[3] + from_top


def _line(word: dict[str, Any], box: tuple[float, ...]) -> tuple[str, float, float, float, float] | None:
    left, top, right, bottom = box
    wide, high = right - left, bottom - top
    text = str(word["text"]).strip()
    if not text or wide <= 0 or high <= 0:
        return None
    sides = (
        (float(word["x0"]) - left) / wide,
        (float(word["top"]) - top) / high,
        (float(word["x1"]) - left) / wide,
        (float(word["bottom"]) - top) / high,
    )
    inside = [min(1.0, max(0.0, side)) for side in sides]
    if inside[2] <= inside[0] or inside[3] <= inside[1]:
        return None
    return text, inside[0], inside[1], inside[2], inside[3]


def _garbled(text: str) -> bool:
    """True where fonts without a character map gave rubbish:
    `(cid:12)`, private-use and replacement characters.
    """
    if not text:
        return True
    strange = sum(
        1 for one in text if one == "�" or "\ue000" <= one <= "\uf8ff" or (one < " " and one != "\t")
    )
    return "(cid:" in text or strange / len(text) > 0.05
