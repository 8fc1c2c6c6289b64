"""What people hand in, made small for tests: pictures, PDFs, zips; and what taking them apart gave."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pikepdf
from PIL import Image

from pipeline.records import Unpacked
from pipeline.unpack import unpack


def taken_apart(source: Path, tmp_path: Path) -> Unpacked:
    into = tmp_path / "into"
    into.mkdir(exist_ok=True)
    return unpack(source, into)


def only(unpacked: Unpacked) -> tuple[int, int]:
    assert not unpacked.unused, unpacked.unused
    (page,) = unpacked.pages
    with Image.open(page.image) as image:
        assert image.mode in ("1", "L", "RGB")
        return image.size


def codes(unpacked: Unpacked) -> dict[str, str]:
    assert all(one.message.zh and one.message.en for one in unpacked.unused)
    return {one.file: one.code for one in unpacked.unused}


def picture(size: tuple[int, int] = (300, 200), mode: str = "RGB", colour: object = "white") -> Image.Image:
    return Image.new(mode, size, colour)  # type: ignore[arg-type]


def zipped(path: Path, members: Iterable[tuple[str | zipfile.ZipInfo, bytes]]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


def png(**options: object) -> bytes:
    out = io.BytesIO()
    picture(**options).save(out, "PNG")  # type: ignore[arg-type]
    return out.getvalue()


def pdf(path: Path, pages: int = 1, **options: object) -> Path:
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page(page_size=(595, 842))
        document.save(path, **options)  # type: ignore[arg-type]
    return path
