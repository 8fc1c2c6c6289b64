"""Taking files apart: what becomes pages, and what a clerk is told about the rest."""

from __future__ import annotations

import io
import socket
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

import numpy
import pikepdf
import pytest
from PIL import Image, ImageOps

from pipeline.records import Unpacked
from pipeline.unpack import Fence, unpack


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


def test_a_pdf_gives_its_pages_and_knows_when_it_was_drawn_by_text(tmp_path: Path) -> None:
    source = tmp_path / "letter.pdf"
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(595, 842))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = document.make_stream(b"BT /F1 24 Tf 100 742 Td (Registration 2021-10-15) Tj ET")
        document.add_blank_page(page_size=(595, 842))
        document.save(source)
    first, second = taken_apart(source, tmp_path).pages
    assert (first.born_digital, second.born_digital) == (True, False)
    (line,) = first.text
    assert line.text == "Registration 2021-10-15"
    assert abs(line.box.left - 100 / 595) < 0.01 and abs(line.box.bottom - 100 / 842) < 0.02


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_text_boxes_lie_where_the_rendered_page_shows_the_text(turn: int, tmp_path: Path) -> None:
    source = tmp_path / "turned.pdf"
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(600, 800))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = document.make_stream(b"BT /F1 40 Tf 150 700 Td (ABCDEFGHIJKLMN) Tj ET")
        page.CropBox = pikepdf.Array([50, 100, 550, 790])
        page.Rotate = turn
        document.save(source)
    (page_out,) = taken_apart(source, tmp_path).pages
    dark = numpy.argwhere(numpy.asarray(Image.open(page_out.image).convert("L")) < 128)
    high, wide = numpy.asarray(Image.open(page_out.image)).shape[:2]
    top, left = dark.min(axis=0) / (high, wide)
    bottom, right = dark.max(axis=0) / (high, wide)
    box = page_out.text[0].box
    for line in page_out.text[1:]:
        box = box.union(line.box)
    assert abs(box.left - left) < 0.03 and abs(box.right - right) < 0.03
    assert abs(box.top - top) < 0.03 and abs(box.bottom - bottom) < 0.03


def test_a_scan_with_a_text_layer_over_it_is_still_a_scan(tmp_path: Path) -> None:
    source = tmp_path / "scanned.pdf"
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(600, 800))
        image = document.make_stream(b"\xff" * 100)
        image.stream_dict = pikepdf.Dictionary(
            Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=10, Height=10, BitsPerComponent=8,
            ColorSpace=pikepdf.Name.DeviceGray,
        )  # fmt: skip
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(F1=font), XObject=pikepdf.Dictionary(Im=image)
        )
        page.Contents = document.make_stream(
            b"q 600 0 0 800 0 0 cm /Im Do Q BT 3 Tr /F1 24 Tf 100 700 Td (Registration 2021) Tj ET"
        )
        document.save(source)
    (page_out,) = taken_apart(source, tmp_path).pages
    assert page_out.text and not page_out.born_digital


def test_a_pdf_with_a_password_and_a_broken_one_say_so(tmp_path: Path) -> None:
    locked = pdf(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(user="secret", owner="secret"))
    assert codes(taken_apart(locked, tmp_path)) == {"locked.pdf": "encrypted"}
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\n" + b"rubbish " * 100)
    assert codes(taken_apart(broken, tmp_path)) == {"broken.pdf": "damaged"}


def test_a_pdf_that_only_forbids_printing_is_read(tmp_path: Path) -> None:
    source = pdf(tmp_path / "owner.pdf", encryption=pikepdf.Encryption(user="", owner="secret"))
    assert len(taken_apart(source, tmp_path).pages) == 1


def test_a_pdf_without_its_table_is_mended(tmp_path: Path) -> None:
    source = pdf(tmp_path / "mend.pdf", pages=2)
    whole = source.read_bytes()
    source.write_bytes(whole[: whole.rindex(b"startxref")])
    assert len(taken_apart(source, tmp_path).pages) == 2


def test_the_content_decides_not_the_ending_of_the_name(tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    pdf(folder / "photo.jpg")
    (folder / "scan.pdf").write_bytes(png())
    (folder / "tool.pdf").write_bytes(b"MZ\x90\x00 program")
    (folder / "notes.txt").write_bytes("备注".encode())
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500)
    zipped(folder / "new.docx", [("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")])
    (folder / "broken.docm").write_bytes(b"PK\x03\x04 not a paper")
    (folder / "all.rar").write_bytes(b"Rar!\x1a\x07\x01\x00")
    (folder / "empty.pdf").touch()
    (folder / "Thumbs.db").write_bytes(b"x")
    unpacked = taken_apart(folder, tmp_path)
    assert [page.file for page in unpacked.pages] == ["photo.jpg", "scan.pdf"]
    assert codes(unpacked) == {
        "tool.pdf": "unsupported_type",
        "notes.txt": "unsupported_type",
        "old.doc": "office_document",
        "new.docx": "office_document",
        "broken.docm": "office_document",
        "all.rar": "other_archive",
        "empty.pdf": "empty_file",
        "Thumbs.db": "system_file",
    }


def test_a_link_in_a_folder_is_not_followed_and_a_folder_of_nothing_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "linked"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(png())
    (folder / "secret.png").symlink_to(tmp_path / "secret.png")
    assert codes(taken_apart(folder, tmp_path)) == {"secret.png": "unsafe_path", ".": "empty_folder"}


def test_the_same_file_twice_in_a_packet_counts_once(tmp_path: Path) -> None:
    folder = tmp_path / "twice"
    folder.mkdir()
    for name in ("a.png", "b.png"):
        (folder / name).write_bytes(png())
    unpacked = taken_apart(folder, tmp_path)
    assert [page.file for page in unpacked.pages] == ["a.png"] and codes(unpacked) == {"b.png": "duplicate"}


def test_a_zip_with_gbk_names_is_named_by_its_members_in_natural_order(tmp_path: Path) -> None:
    source = tmp_path / "packet.zip"
    names = [f"户口簿/第{number}页.png".encode("gbk") for number in (10, 2)]
    source.write_bytes(zip_as_windows_writes_it([(name, png(size=(60, 40 + len(name)))) for name in names]))
    unpacked = taken_apart(source, tmp_path)
    assert [page.file for page in unpacked.pages] == ["户口簿/第2页.png", "户口簿/第10页.png"]


def zip_as_windows_writes_it(members: list[tuple[bytes, bytes]]) -> bytes:
    """Stored members whose names are plain bytes, with no flag that says which encoding."""
    body, directory = b"", b""
    for name, data in members:
        facts = struct.pack("<3H3I2H", 0, 0, 33, zlib.crc32(data), len(data), len(data), len(name), 0)
        directory += b"PK\1\2" + struct.pack("<3H", 20, 20, 0) + facts
        directory += struct.pack("<3H2I", 0, 0, 0, 0, len(body)) + name
        body += b"PK\3\4" + struct.pack("<2H", 20, 0) + facts + name + data
    count = len(members)
    return (
        body + directory + b"PK\5\6" + struct.pack("<4H2IH", 0, 0, count, count, len(directory), len(body), 0)
    )


def test_a_zip_inside_a_zip_is_opened_once_and_no_deeper(tmp_path: Path) -> None:
    deepest = zipped(tmp_path / "c.zip", [("deep.png", png())]).read_bytes()
    inner = zipped(tmp_path / "b.zip", [("c.zip", deepest), ("inner.png", png(size=(50, 40)))]).read_bytes()
    outer = zipped(tmp_path / "a.zip", [("b.zip", inner), ("outer.png", png(size=(60, 40)))])
    unpacked = taken_apart(outer, tmp_path)
    assert [page.file for page in unpacked.pages] == ["b.zip/inner.png", "outer.png"]
    assert codes(unpacked) == {"b.zip/c.zip": "nested_too_deep"}


def test_tricks_in_a_zip_touch_nothing_outside(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.png")
    link.external_attr = 0o120777 << 16
    source = zipped(
        tmp_path / "tricks.zip",
        [
            ("../escaped.png", png()),
            ("/etc/escaped.png", png()),
            ("C:\\escaped.png", png()),
            (link, b"/etc/passwd"),
            ("__MACOSX/._a.png", b"x"),
            ("good.png", png()),
        ],
    )
    unpacked = taken_apart(source, tmp_path)
    assert [page.file for page in unpacked.pages] == ["good.png"]
    assert codes(unpacked) == {
        "../escaped.png": "unsafe_path",
        "/etc/escaped.png": "unsafe_path",
        "C:/escaped.png": "unsafe_path",
        "link.png": "unsafe_path",
        "__MACOSX/._a.png": "system_file",
    }
    assert not list(tmp_path.rglob("escaped.png"))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    source = zipped(tmp_path / "bomb.zip", [("zeros.bmp", b"\0" * 60_000_000)])
    assert source.stat().st_size < 100_000
    assert codes(taken_apart(source, tmp_path)) == {"bomb.zip": "bomb"}


def test_a_zip_with_a_password_is_refused(tmp_path: Path) -> None:
    source = zipped(tmp_path / "locked.zip", [("a.png", png())])
    data = bytearray(source.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    source.write_bytes(bytes(data))
    assert codes(taken_apart(source, tmp_path)) == {"a.png": "encrypted"}


def test_a_picture_that_needs_too_much_memory_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "heavy"
    folder.mkdir()
    picture((8000, 7000), "RGB", "white").save(folder / "a.png", compress_level=1)
    (folder / "b.png").write_bytes(png())
    into = tmp_path / "into"
    into.mkdir()
    unpacked = unpack(folder, into, fence=Fence(memory_mb=300))
    assert codes(unpacked) == {"a.png": "too_large"}
    assert [page.file for page in unpacked.pages] == ["b.png"]


def test_a_child_that_hangs_or_dies_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = tmp_path / "hostile"
    hostile.mkdir()
    (hostile / "child.py").write_text(HOSTILE_CHILD, "utf-8")
    monkeypatch.setattr("pipeline.unpack.CHILD", (str(hostile / "child.py"),))
    folder = tmp_path / "three"
    folder.mkdir()
    for number, name in enumerate(("1 hangs.png", "2 dies.png", "3 good.png")):
        (folder / name).write_bytes(png(size=(100 + number, 50)))
    into = tmp_path / "into"
    into.mkdir()
    unpacked = unpack(folder, into, fence=Fence(seconds=2))
    assert codes(unpacked) == {"1 hangs.png": "too_slow", "2 dies.png": "damaged"}
    assert [page.file for page in unpacked.pages] == ["3 good.png"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has network namespaces")
def test_the_fence_leads_to_no_network() -> None:
    script = (
        "import socket, sys; from pipeline.unpack_child.__main__ import _leave_the_network\n"
        "if not _leave_the_network(): sys.exit(7)\n"
        "socket.create_connection(('127.0.0.1', int(sys.argv[1])), 2)"
    )
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        done = subprocess.run([sys.executable, "-c", script, port], capture_output=True, text=True)
    if done.returncode == 7:
        pytest.skip("this system forbids network namespaces to its users")
    assert "unreachable" in done.stderr or "refused" in done.stderr


HOSTILE_CHILD = """
import os, time
from pipeline.unpack_child import __main__ as child
leaf = child.Unpacking.pages
def pages(self, path, name, kind):
    if "hangs" in name:
        time.sleep(60)
    if "dies" in name:
        os.abort()
    return leaf(self, path, name, kind)
child.Unpacking.pages = pages
child.main()
"""
