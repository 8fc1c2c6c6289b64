"""Taking PDFs apart: pages, text layers that can be trusted, and what is said of locked and broken ones."""

from __future__ import annotations

from pathlib import Path

import numpy
import pikepdf
import pytest
from PIL import Image

from tests.pipeline.handed_in import codes, pdf, taken_apart


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
