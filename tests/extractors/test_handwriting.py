"""Told by its ink: print of every typeface passes as print, a hand is seen, and is never accepted by readers
alone.
"""

from __future__ import annotations

import math
from functools import partial
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image as Picture
from PIL import ImageDraw

from extractors import handwriting
from extractors.classify import papers
from extractors.engines import Image
from extractors.papersheet import read_picture
from extractors.read import Readers, read_pages
from extractors.records import Box, Document, Line, Page
from samples import fonts
from tests.extractors.readers import Echo, Recorded

HIGH, WIDE = 900, 1200
FORM = (
    ("个人参加城乡居民基本医疗保险登记表", "", 300, 60),
    ("姓名", "章晓梅", 100, 180),
    ("户籍地址", "北京市西城区和平里二区", 100, 280),
    ("学校名称", "育才小学", 100, 380),
    ("监护人姓名", "章建国", 100, 480),
    ("联系电话", "13800138000", 100, 580),
)
FACES = sorted(
    {family for role in ("song", "hei", "kai") for family in fonts.ROLES[role]} & {*fonts.installed()}
)


def printed(text: str, family: str, size: int = 44, ink: tuple[int, int, int] = (35, 35, 38)) -> Image:
    font = fonts.load(family, size)
    strip = Picture.new("RGB", (math.ceil(font.getlength(text)) + 8, round(size * 1.4)), "white")
    ImageDraw.Draw(strip).text((4, 4), text, fill=ink, font=font)
    return np.asarray(strip)[:, :, ::-1].copy()


def by_hand(text: str, ink: tuple[int, int, int] = (38, 52, 130), much: float = 1.0) -> Image:
    """Signs, each bent, turned and raised in its own way, as no press prints them."""
    strip = np.full((74, 46 * len(text) + 20, 3), 255, np.uint8)
    for number, sign in enumerate(text):
        drawn = printed(sign, fonts.choose("kai"), 44, ink)
        high, wide = drawn.shape[:2]
        y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
        phase = 1.7 * number
        bent = cv2.remap(
            drawn,
            x + 2.4 * much * np.sin(y / 6.5 + phase).astype(np.float32),
            y + much * (2.4 * np.sin(x / 5.5 + 2 * phase).astype(np.float32) + 0.12 * (x - wide / 2)),
            cv2.INTER_LINEAR,
            borderValue=(255, 255, 255),
        )
        turn = cv2.getRotationMatrix2D((wide / 2, high / 2), 7 * much * math.sin(2.3 * number + 1), 1.0)
        bent = cv2.warpAffine(bent, turn, (wide, high), borderValue=(255, 255, 255))
        top, left = round(5 + 5 * much * math.sin(3.1 * number)), 4 + 44 * number
        part = strip[top : top + high, left : left + wide]
        part[:] = np.minimum(part, bent[: part.shape[0], : part.shape[1]])
    return strip


BLUE = (38, 52, 130)
EVERYTHING = ("姓名", "户籍地址", "学校名称", "监护人姓名", "联系电话")


def form(pen: tuple[str, ...], family: str = "", **looks: bool) -> tuple[tuple[Line, ...], Image]:
    """A form with these labels filled in by hand, the others by the press, in `blue` perhaps, or with labels
    `all_by_hand`; lines and picture.
    """
    ink = BLUE if looks.get("blue") else (35, 35, 38)
    pen_of = partial(by_hand, ink=(35, 35, 38), much=0.6) if looks.get("neat") else by_hand
    labels = by_hand if looks.get("all_by_hand") else partial(printed, family=fonts.choose("hei"), size=40)
    page = np.full((HIGH, WIDE, 3), 255, np.uint8)
    lines = []
    for label, value, x, y in FORM:
        for text, drawn in (
            (label, labels(label)),
            (
                value,
                pen_of(value) if label in pen else printed(value, family or fonts.choose("song"), ink=ink),
            ),
        ):
            if text:
                high, wide = drawn.shape[:2]
                page[y : y + high, x : x + wide] = drawn
                if looks.get("lined") and text == value:
                    page[y + high - 4 : y + high - 2, x - 20 : x + wide + 20] = 60
                box = Box(x / WIDE, y / HIGH, (x + wide) / WIDE, (y + high) / HIGH)
                lines.append(Line(text, box, 0.99, "recorded"))
                x += wide + 60
    return tuple(lines), page


def read(
    folder: Path, pen: tuple[str, ...], family: str = "", *others: Echo, blur: float = 0, **looks: bool
) -> Document:
    lines, image = form(pen, family, **looks)
    image = cv2.GaussianBlur(image, (0, 0), blur) if blur else image
    (folder / "page.png").write_bytes(cv2.imencode(".png", image)[1].tobytes())
    (document,) = read_pages([Page("page.png", 1, folder / "page.png")], Readers(Recorded(lines), others))
    return document


def written(document: Document) -> set[str]:
    return {name for name, field in document.fields.items() if field.handwritten and name != "signed"}


@pytest.mark.parametrize("family", FACES)
def test_print_of_any_typeface_is_no_handwriting(tmp_path: Path, family: str) -> None:
    assert written(read(tmp_path, (), family)) == set()


def test_one_entry_by_pen_among_print_is_seen(tmp_path: Path) -> None:
    assert written(read(tmp_path, ("姓名",))) == {"name"}


def test_a_form_filled_in_by_pen_has_its_digits_written_too(tmp_path: Path) -> None:
    assert written(read(tmp_path, EVERYTHING)) == {"name", "address", "school", "guardian_name", "phone"}


def test_readers_that_agree_on_a_handwritten_name_do_not_accept_it(tmp_path: Path) -> None:
    agreeing = [Echo(*["章晓梅"] * 9, score=0.99, name=name) for name in ("ppocr5", "tesseract")]
    assert read(tmp_path, (), "", agreeing[0]).fields["name"].accepted
    assert not read(tmp_path, ("姓名",), "", *agreeing).fields["name"].accepted


def test_a_form_all_of_whose_signs_are_written_has_no_print_to_compare_and_its_entries_are_written(
    tmp_path: Path,
) -> None:
    assert "name" in written(read(tmp_path, EVERYTHING, all_by_hand=True))


def test_on_a_form_blue_entries_are_written_however_neat(tmp_path: Path) -> None:
    assert written(read(tmp_path, (), fonts.choose("song"), blue=True)) >= {"name", "guardian_name", "phone"}


def by_ink(pen: tuple[str, ...], **looks: bool) -> set[str]:
    """Which entries of a form count as written, as first read."""
    lines, image = form(pen, **looks)
    found, _ = read_picture(papers()["enrolment_form"], lines, "", image, None)
    return {name for name, one in found.items() if one.handwritten and name != "signed"}


def test_a_neat_hand_on_a_line_to_write_on_counts_as_written_and_so_do_the_digits_there() -> None:
    assert by_ink(("姓名",), neat=True) == set()
    assert by_ink(("姓名",), neat=True, lined=True) == {"name", "phone"}
    assert by_ink((), lined=True) == set()  # typed on lines


def test_entries_of_a_form_too_blurred_to_tell_count_as_written(tmp_path: Path) -> None:
    assert written(read(tmp_path, (), blur=4)) >= {"name", "guardian_name"}


def test_digits_alone_tell_nothing(tmp_path: Path) -> None:
    assert written(read(tmp_path, ("联系电话",))) == set()


@pytest.mark.parametrize("size", [(4, 40), (60, 4), (60, 300)])
def test_no_ink_is_no_hand(size: tuple[int, int]) -> None:
    assert handwriting.measure(np.full((*size, 3), 240, np.uint8), "章晓梅") is None
