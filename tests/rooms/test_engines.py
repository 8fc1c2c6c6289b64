"""The room of engines: every reader of print keeps the room's contract on the same page."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from extractors import discover, engines
from extractors.engines import Availability, Image, rapidocr, tesseract, text_layer
from extractors.records import WHOLE, Box, Line, Page

NAMES = discover.names("extractors.engines")
READERS = [name for name in NAMES if name != "text_layer"]


@pytest.fixture(scope="module")
def page() -> Image:
    """Two printed lines; the letters of a drawing program, since this page needs no typeface."""
    picture = np.full((260, 900, 3), 255, dtype=np.uint8)
    for row, words in enumerate(("ENROLMENT 2021", "11010320140315011X")):
        cv2.putText(
            picture, words, (40, 90 + 100 * row), cv2.FONT_HERSHEY_SIMPLEX, 1.8, (20, 20, 20), 3, cv2.LINE_AA
        )
    return picture


@pytest.mark.parametrize("name", NAMES)
def test_an_engine_says_whether_it_can_work_and_why_not(name: str) -> None:
    answer = engines.named(name).available()
    assert isinstance(answer, Availability)
    assert answer.ok or (answer.zh and answer.en)


@pytest.mark.parametrize("name", READERS)
def test_an_engine_reads_the_page_with_places_and_scores_between_0_and_1(name: str, page: Image) -> None:
    reading = engines.named(name).read(page)
    assert "11010320140315011X" in "".join(line.text for line in reading.lines).replace(" ", "")
    for line in reading.lines:
        assert all(0 <= side <= 1 for side in line.box.as_list())
        assert line.confidence is None or 0 <= line.confidence <= 1
        assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in line.quad)


@pytest.mark.parametrize("name", READERS)
def test_an_engine_finds_nothing_on_an_empty_page(name: str) -> None:
    assert engines.named(name).read(np.full((300, 300, 3), 255, dtype=np.uint8)).lines == ()


@pytest.mark.parametrize("name", READERS)
def test_crops_are_answered_one_by_one_in_order(name: str, page: Image) -> None:
    reader = engines.crop_reader(name)
    assert reader is not None
    crops = [page[140:230, 20:880], np.full((40, 120, 3), 255, dtype=np.uint8)]
    first, empty = reader.read_crops(crops, "0123456789X")
    assert first is not None and first.text.startswith("11010320140315011")
    assert empty is None or not empty.text


def test_lines_on_their_head_are_told_by_their_corners(page: Image) -> None:
    lines = engines.named("rapidocr").read(np.ascontiguousarray(page[::-1, ::-1])).lines
    assert lines and all(line.quad[0][0] > line.quad[1][0] for line in lines)


def test_without_tesseract_the_program_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import pytesseract

    def absent() -> None:
        raise pytesseract.TesseractNotFoundError

    monkeypatch.setattr(pytesseract, "get_tesseract_version", absent)
    tesseract.available.cache_clear()
    try:
        answer = tesseract.available()
        assert not answer.ok and "tesseract-ocr-chi-sim" in answer.zh
        assert engines.crop_reader("tesseract") is None
    finally:
        tesseract.available.cache_clear()


def test_doubled_glyphs_of_bold_print_are_halved() -> None:
    assert text_layer.undoubled("姓姓名名：：") == "姓名："
    assert text_layer.undoubled("2002") == "2002"
    assert text_layer.undoubled("证件样本") == "证件样本"


def test_signs_named_by_the_code_of_a_radical_are_the_signs_they_look_like() -> None:
    """Browsers print ⼾⼝ for 户口; looked at, the two are the same."""
    page = Page("form.pdf", 1, Path("unused.png"), (Line("⾮农业家庭⼾⼝", Box(0.1, 0.1, 0.5, 0.12)),), True)
    assert [line.text for line in text_layer.of_page(page).lines] == ["非农业家庭户口"]


def test_a_text_layer_that_says_other_than_the_picture_is_overruled(page: Image) -> None:
    rapid = engines.crop_reader("rapidocr")
    box = Box(40 / 900, 140 / 260, 680 / 900, 200 / 260)
    assert text_layer.is_true((Line("11010320140315011X", box),), page, rapid)
    assert not text_layer.is_true((Line("110228201801010174", box),), page, rapid)


def test_the_text_layer_of_a_page_is_its_own_lines() -> None:
    from pathlib import Path

    page = Page(
        "a.pdf", 1, Path("a.png"), (Line("姓姓名名", WHOLE), Line("姓名", WHOLE), Line(" ", WHOLE)), True
    )
    assert [line.text for line in text_layer.of_page(page).lines] == ["姓名"]


def test_a_number_taken_for_standing_on_its_head_is_tried_the_other_way() -> None:
    """A number reads well either way up; that its neighbours stand upright says to look again."""
    image = np.full((60, 460, 3), 255, np.uint8)
    cv2.putText(image, "11019919850923888X", (12, 42), cv2.FONT_HERSHEY_SIMPLEX, 1.1, (0, 0, 0), 2)
    on_head = np.ascontiguousarray(image[::-1, ::-1])
    neighbour = ("出生医学证明新生儿姓名性别出生时间" * 5, 0.99, False)
    righted = rapidocr._righted(
        [neighbour, ("X88882605861661011", 0.91, True)], [False, False], [image, on_head]
    )
    assert righted[1][0] == "11019919850923888X"
    assert righted[1][2] is False


def test_a_number_that_is_one_on_its_head_too_lies_as_its_neighbours_do() -> None:
    """09 is 60 on its head, and both read well."""
    image = np.full((60, 90, 3), 255, np.uint8)
    cv2.putText(image, "09", (14, 44), cv2.FONT_HERSHEY_SIMPLEX, 1.3, (0, 0, 0), 3)
    on_head = np.ascontiguousarray(image[::-1, ::-1])
    neighbour = ("出生医学证明新生儿姓名性别出生时间" * 5, 0.99, False)
    righted = rapidocr._righted([neighbour, ("60", 1.0, True)], [False, False], [image, on_head])
    assert righted[1][0] == "09"
    kept = rapidocr._righted([neighbour, ("09", 0.5, False)], [False, False], [image, image])
    assert kept[1] == ("09", 0.5, False)


def test_short_lines_lie_as_the_long_ones_of_their_page() -> None:
    long, short = np.zeros((40, 300, 3), np.uint8), np.zeros((66, 46, 3), np.uint8)
    crops, turned = rapidocr._as_the_page_lies([long, long, short], [True, True, False])
    assert [crop.shape[:2] for crop in crops] == [(40, 300), (40, 300), (46, 66)] and turned == [True] * 3
    crops, turned = rapidocr._as_the_page_lies([long, long, short], [False, False, False])
    assert crops[2].shape[:2] == (66, 46) and not any(turned)


def test_a_line_set_so_wide_that_each_sign_is_one_is_one_line_again() -> None:
    """Justified text of a browser; signs of a form's cells stand further apart and stay."""

    def lines(text: str, step: float) -> tuple[Line, ...]:
        return tuple(
            Line(sign, Box(0.1 + step * at, 0.2, 0.12 + step * at, 0.214)) for at, sign in enumerate(text)
        )

    def told(text: str, step: float) -> list[str]:
        page = Page("a.pdf", 1, Path("unused.png"), lines(text, step), True)
        return [line.text for line in text_layer.of_page(page).lines]

    assert told("协议人（男）：简", 0.027) == ["协议人（男）：简"]
    assert told("110103", 0.05) == list("110103")
    assert told("姓名", 0.027) == ["姓", "名"]  # labels set wide are put together by who knows them
