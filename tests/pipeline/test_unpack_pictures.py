"""Taking picture files apart: every common kind, upright, plain and of sane size, or a reason."""

from __future__ import annotations

import io
import struct
import tempfile
import zlib
from pathlib import Path

import numpy
import pytest
from PIL import Image, ImageOps

from pipeline.unpack import unpack
from tests.pipeline.handed_in import codes, only, picture, png, taken_apart


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF", "AVIF"])
def test_every_common_picture_format_gives_one_page(format: str, tmp_path: Path) -> None:
    source = tmp_path / "hukou.bin"
    picture().save(source, format)
    unpacked = taken_apart(source, tmp_path)
    assert only(unpacked) == (300, 200)
    assert unpacked.pages[0].original == source


def test_a_sideways_phone_picture_becomes_upright_by_its_exif(tmp_path: Path) -> None:
    source = tmp_path / "phone.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    picture((300, 200)).save(source, exif=exif)
    assert only(taken_apart(source, tmp_path)) == (200, 300)


def test_a_phones_heic_is_read() -> None:
    """`specimen.heic`: a red square drawn for this test, coded with libheif's own tool."""
    with tempfile.TemporaryDirectory() as into:
        (page,) = unpack(Path(__file__).with_name("specimen.heic"), Path(into)).pages
        with Image.open(page.image) as image:
            red, green, blue = image.convert("RGB").getpixel((30, 25))  # type: ignore[misc]
            assert image.size == (160, 100) and red > 170 and green < 80 and blue < 80


@pytest.mark.parametrize("orientation", range(2, 9))
def test_every_exif_orientation_is_undone(orientation: int, tmp_path: Path) -> None:
    upright = picture((40, 20), "RGB", "white")
    upright.paste((0, 0, 0), (0, 0, 10, 10))
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = ImageOps.exif_transpose(_with(upright, _INVERSE[orientation]))
    stored.save(tmp_path / "phone.png", exif=exif)
    (page,) = taken_apart(tmp_path / "phone.png", tmp_path).pages
    with Image.open(page.image) as image:
        assert image.size == (40, 20) and image.convert("L").getpixel((3, 3)) < 60  # type: ignore[operator]


_INVERSE = {2: 2, 3: 3, 4: 4, 5: 5, 6: 8, 7: 7, 8: 6}


def _with(image: Image.Image, orientation: int) -> Image.Image:
    """The picture with an orientation written into it, its dots as they are."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = io.BytesIO()
    image.save(out, "PNG", exif=exif)
    return Image.open(out)


def test_a_broken_exif_block_does_not_cost_the_picture(tmp_path: Path) -> None:
    source = tmp_path / "phone.jpg"
    picture().save(source, exif=b"Exif\0\0MM\0*\xff\xff\xff\xff rubbish")
    assert only(taken_apart(source, tmp_path)) == (300, 200)


def test_a_plain_upright_jpeg_is_kept_dot_for_dot(tmp_path: Path) -> None:
    source = tmp_path / "scan.jpg"
    picture().save(source, quality=70)
    (page,) = taken_apart(source, tmp_path).pages
    assert page.image.read_bytes() == source.read_bytes()


@pytest.mark.parametrize(
    ("mode", "colour", "expected"),
    [
        ("RGBA", (255, 0, 0, 0), 255),
        ("LA", (0, 0), 255),
        ("CMYK", (0, 0, 0, 0), 255),
        ("I;16", 32896, 128),
        ("1", 1, 255),
    ],
)
def test_deep_see_through_and_print_colours_become_plain_ones(
    mode: str, colour: object, expected: int, tmp_path: Path
) -> None:
    source = tmp_path / ("scan.tif" if mode in ("CMYK", "I;16") else "scan.png")
    picture((20, 10), mode, colour).save(source)
    (page,) = taken_apart(source, tmp_path).pages
    shade = numpy.asarray(Image.open(page.image).convert("L")).mean()
    assert abs(shade - expected) <= 2


def test_white_print_on_a_see_through_ground_stays_visible(tmp_path: Path) -> None:
    source = tmp_path / "white.png"
    print_on_nothing = picture((40, 20), "RGBA", (0, 0, 0, 0))
    print_on_nothing.paste((255, 255, 255, 255), (5, 5, 15, 10))
    print_on_nothing.save(source)
    (page,) = taken_apart(source, tmp_path).pages
    shades = numpy.asarray(Image.open(page.image).convert("L"))
    assert shades[7, 10] > 200 and shades[0, 0] < 50


def test_a_tiff_of_three_pages_gives_three_pages_in_order(tmp_path: Path) -> None:
    source = tmp_path / "class.tif"
    frames = [picture((100 + n, 50), "L", 255) for n in range(3)]
    frames[0].save(source, save_all=True, append_images=frames[1:])
    pages = taken_apart(source, tmp_path).pages
    assert [page.number for page in pages] == [1, 2, 3]
    assert [Image.open(page.image).width for page in pages] == [100, 101, 102]
    assert all(page.original is None for page in pages)


def test_a_fax_with_tall_dots_is_stretched_back(tmp_path: Path) -> None:
    source = tmp_path / "fax.tif"
    picture((1728, 1143), "1", 1).save(source, dpi=(204, 98))
    width, height = only(taken_apart(source, tmp_path))
    assert width == 1728 and 2350 < height < 2400


def header_of_a_picture_bomb(path: Path) -> Path:
    """A PNG of 30,000 x 30,000 (900 MP) in a few dozen bytes."""
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    body = struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    data = zlib.compress(b"\0" * 1000)
    idat = struct.pack(">I", len(data)) + b"IDAT" + data + struct.pack(">I", zlib.crc32(b"IDAT" + data))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body + idat)
    return path


def test_a_picture_of_900_megapixels_is_refused_by_its_header(tmp_path: Path) -> None:
    source = header_of_a_picture_bomb(tmp_path / "bomb.png")
    assert codes(taken_apart(source, tmp_path)) == {"bomb.png": "too_large"}


def test_a_huge_jpeg_is_read_at_a_smaller_size(tmp_path: Path) -> None:
    source = tmp_path / "poster.jpg"
    picture((9000, 8000), "L", 255).save(source, quality=30)
    width, height = only(taken_apart(source, tmp_path))
    assert width * height <= 20_000_000 and abs(width / height - 9 / 8) < 0.01


def test_a_cut_off_picture_is_refused_and_the_others_go_on(tmp_path: Path) -> None:
    folder = tmp_path / "G3-07 证件样本"
    folder.mkdir()
    noise = Image.fromarray(numpy.random.default_rng(1).integers(0, 255, (400, 400, 3), numpy.uint8))
    noise.save(tmp_path / "whole.jpg")
    (folder / "cut.jpg").write_bytes((tmp_path / "whole.jpg").read_bytes()[:20_000])
    (folder / "good.png").write_bytes(png())
    unpacked = taken_apart(folder, tmp_path)
    assert codes(unpacked) == {"cut.jpg": "damaged"}
    assert [page.file for page in unpacked.pages] == ["good.png"]
