"""A seal over print: the print is read with the seal's ink taken out, all other red print stays."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from extractors import seals
from extractors.engines import Image
from extractors.records import Box, Line, Reading

RED = (40, 40, 220)
SEAL = Box(0.4, 0.6, 0.6, 0.8)


def page(seal: bool = True, ink: tuple[int, int, int] = RED) -> Image:
    """A page with a red title and a black line; a ring and a star of red over the line."""
    image = np.full((1000, 1000, 3), 250, np.uint8)
    cv2.putText(image, "TITLE", (300, 150), cv2.FONT_HERSHEY_SIMPLEX, 4, RED, 12)
    cv2.putText(image, "2021-08-20", (380, 710), cv2.FONT_HERSHEY_SIMPLEX, 1, (20, 20, 20), 3)
    if seal:
        cv2.circle(image, (500, 700), 97, ink, 6)
        cv2.circle(image, (500, 700), 20, ink, -1)
    return image


def line(text: str, left: float, top: float, right: float, bottom: float) -> Line:
    quad = ((left, top), (right, top), (right, bottom), (left, bottom))
    return Line(text, Box(left, top, right, bottom), 0.99, "drawn", quad)


class Reads:
    """An engine that sees one line, in the middle of whatever it is shown if nothing else is said."""

    NAME = "drawn"

    def __init__(self, text: str, seen: Line | None = None) -> None:
        self.seen = seen or line(text, 0.38, 0.45, 0.62, 0.55)
        self.shown: list[Image] = []

    def read(self, image: Image) -> Reading:
        self.shown.append(image)
        return Reading("drawn", (self.seen,))


def test_a_seal_is_told_by_its_ring_and_a_red_title_is_none() -> None:
    (found,) = seals.find(page())
    assert found.overlap(SEAL) > 0.9 and found.width < 0.25
    assert seals.find(page(seal=False)) == ()


def test_the_line_under_a_seal_is_read_without_its_red() -> None:
    engine = Reads("2021年8月20日")
    through = (
        line("出具日期", 0.1, 0.68, 0.2, 0.72),
        line("2021", 0.38, 0.68, 0.5, 0.72),
        line("局", 0.42, 0.63, 0.44, 0.65),
    )
    clear, lines = seals.lifted(page(), through, engine)  # type: ignore[arg-type]
    assert [one.text for one in lines] == ["出具日期", "2021年8月20日"]
    assert clear[603:606, 500].min() > 200 and clear[150:, :, 0].min() < 60  # the ring is gone, black stays
    assert (clear[:200] == page()[:200]).all()


def test_where_the_red_was_the_paper_has_its_own_colour() -> None:
    tint = np.array((150, 205, 235)) / 255  # lamp light
    clear, _ = seals.lifted((page() * tint).astype(np.uint8), (), Reads(""))  # type: ignore[arg-type]
    assert np.abs(clear[603:606, 500].astype(int) - clear[550, 500]).max() < 12


def test_a_blue_desk_around_the_page_hides_no_seal() -> None:
    desk = np.full((1000, 2400, 3), (160, 80, 70), np.uint8)
    desk[:, 700:1700] = page()
    (found,) = seals.find(desk)
    assert found.overlap(Box(0.455, 0.6, 0.545, 0.8)) > 0.9


def under_print(ink: tuple[int, int, int]) -> Image:
    """A grey copy: the seal of this tone where there is no print, the print over it as dark as before."""
    return np.minimum(page(ink=ink), page(seal=False))


def test_on_a_grey_copy_the_seal_is_told_by_the_tone_of_its_ring() -> None:
    through = (line("2021", 0.38, 0.68, 0.5, 0.72), line("局", 0.42, 0.63, 0.44, 0.65))
    copied = under_print((110, 110, 110))
    clear, lines = seals.lifted(copied, through, Reads("2021年8月20日"))  # type: ignore[arg-type]
    assert [one.text for one in lines] == ["2021年8月20日"]
    assert clear[603:606, 500].min() > 200 and (clear[:590] == copied[:590]).all()
    print_ = page(seal=False)[690:710, 380:560] < 60
    assert (clear[690:710, 380:560][print_] < 100).mean() > 0.95


def test_on_a_grey_copy_a_shorter_and_less_certain_reading_changes_nothing() -> None:
    through = (replace(line("2021年8月20日", 0.38, 0.68, 0.62, 0.72), confidence=1.0),)
    _, lines = seals.lifted(under_print((110, 110, 110)), through, Reads("202年8月日"))  # type: ignore[arg-type]
    assert lines == through


def test_on_a_grey_copy_a_reading_that_lost_a_figure_changes_nothing_however_certain() -> None:
    through = (replace(line("日期：2021年8月20日", 0.38, 0.68, 0.62, 0.72), confidence=0.9),)
    _, lines = seals.lifted(under_print((110, 110, 110)), through, Reads("日期221年8月20日"))  # type: ignore[arg-type]
    assert lines == through


def test_on_a_grey_copy_the_mere_beginning_of_a_line_changes_nothing_however_certain() -> None:
    through = (replace(line("2021年8月20日迁来", 0.38, 0.68, 0.62, 0.72), confidence=0.9),)
    _, lines = seals.lifted(under_print((110, 110, 110)), through, Reads("2021年8月20日"))  # type: ignore[arg-type]
    assert lines == through


def test_a_ring_as_dark_as_print_or_of_another_colour_stays() -> None:
    for ink in ((20, 20, 20), (200, 90, 40)):
        engine = Reads("")
        clear, _ = seals.lifted(under_print(ink), (), engine)  # type: ignore[arg-type]
        assert not engine.shown and (clear == under_print(ink)).all()


def test_a_page_without_a_seal_is_read_once() -> None:
    engine = Reads("")
    seals.lifted(page(seal=False), (), engine)  # type: ignore[arg-type]
    assert not engine.shown


def test_words_along_the_ring_go_with_the_red_and_what_the_seal_calls_itself_stays() -> None:
    sealed = page()
    cv2.putText(sealed, "ABCDE", (445, 650), cv2.FONT_HERSHEY_SIMPLEX, 1, RED, 3)
    cv2.putText(sealed, "FGHIJ", (445, 770), cv2.FONT_HERSHEY_SIMPLEX, 1, RED, 3)
    through = (
        line("样本区侨务办", 0.43, 0.62, 0.57, 0.66),
        line("证明专用章", 0.43, 0.74, 0.57, 0.78),
        line("2021年8月20日", 0.38, 0.68, 0.58, 0.72),
    )
    _, lines = seals.lifted(sealed, through, Reads("2021年8月20日"))  # type: ignore[arg-type]
    assert [one.text for one in lines] == ["证明专用章", "2021年8月20日"]


def test_a_reading_without_the_red_that_lost_a_sign_changes_nothing() -> None:
    through = (line("样本区实验小学", 0.38, 0.68, 0.62, 0.72),)
    _, lines = seals.lifted(page(), through, Reads("样本区实验学"))  # type: ignore[arg-type]
    assert [one.text for one in lines] == ["样本区实验小学"]
    ringed = (line("政2022处年10月11日", 0.38, 0.68, 0.62, 0.72),)  # with words along the ring
    _, lines = seals.lifted(page(), ringed, Reads("2022年10月11日"))  # type: ignore[arg-type]
    assert [one.text for one in lines] == ["2022年10月11日"]


def leaning(text: str, left: float, top: float, right: float, drop: float, high: float) -> Line:
    quad = ((left, top), (right, top - drop), (right, top - drop + high), (left, top + high))
    return Line(text, Box(left, top - drop, right, top + high), 0.99, "drawn", quad)


def test_on_a_leaning_page_small_print_over_the_line_does_not_keep_its_new_reading_away() -> None:
    english = leaning("Issuing organization", 0.2, 0.69, 0.36, drop=0.023, high=0.03)
    day = "签发日期：2016年08月24日"
    through = (english, leaning("签发日期：2016年08", 0.2, 0.73, 0.46, drop=0.037, high=0.04))
    seen = leaning(day, 0.2, 0.588, 0.62, drop=0.176, high=0.118)  # of the strip around the seal
    _, lines = seals.lifted(page(), through, Reads(day, seen))  # type: ignore[arg-type]
    assert [one.text for one in lines] == ["Issuing organization", day]


def test_a_sign_the_seal_tore_off_a_line_does_not_keep_the_whole_line_away() -> None:
    through = (line("2021年8月", 0.38, 0.68, 0.56, 0.72), line("日", 0.605, 0.68, 0.62, 0.72))
    _, lines = seals.lifted(page(), through, Reads("2021年8月20日"))  # type: ignore[arg-type]
    assert [one.text for one in lines] == ["2021年8月20日"]
