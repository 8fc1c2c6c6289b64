"""Blurred photos are read sharpened, and what is read again is read from the photo as it was taken."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from extractors import blur, second
from extractors.declare import Found
from extractors.engines import Image
from extractors.flat import Strip
from extractors.layout import Segment
from extractors.read import Readers, read_pages
from extractors.records import Box, Line, Page, Reading
from tests.extractors.readers import Recorded, paper

LETTERS = "AB84 37KM\n52PQ X190"


def print_(spread: float) -> Image:
    """A page of large letters, out of focus by `spread` pixels."""
    page = np.full((240, 480, 3), 245, np.uint8)
    for row, text in enumerate(LETTERS.split("\n")):
        cv2.putText(
            page, text, (20, 90 + 90 * row), cv2.FONT_HERSHEY_SIMPLEX, 1.6, (30, 30, 30), 5, cv2.LINE_AA
        )
    return np.asarray(cv2.GaussianBlur(page, (0, 0), spread) if spread else page, np.uint8)


@pytest.mark.parametrize("spread", [1.5, 2.0, 2.5, 3.0])
def test_how_far_edges_are_spread_is_measured_in_pixels(spread: float) -> None:
    assert blur.spread(print_(spread)) == pytest.approx(spread, rel=0.25)


def test_a_sharp_picture_and_an_empty_one_stay_as_they_are() -> None:
    empty = np.full((60, 60, 3), 200, np.uint8)
    for image in (print_(0.0), print_(1.0), empty, np.zeros((3, 5, 3), np.uint8)):
        assert blur.sharpened(image) is image


def test_a_blurred_picture_comes_nearer_to_the_sharp_one() -> None:
    def away(image: Image) -> float:
        return float(np.abs(image.astype(int) - print_(0.0)).mean())

    assert away(blur.sharpened(print_(2.2))) < 0.7 * away(print_(2.2))


def test_colours_stay() -> None:
    red = print_(2.2)
    red[:, :, :2] //= 2
    before, after = (image.reshape(-1, 3).mean(axis=0) for image in (red, blur.sharpened(red)))
    assert np.abs(before - after).max() < 4


class Watching(Recorded):
    """Keeps the pictures it is shown."""

    def __init__(self, lines: tuple[Line, ...], shown: list[Image]) -> None:
        super().__init__(lines)
        self.shown = shown

    def read(self, image: Image) -> Reading:
        self.shown.append(image)
        return super().read(image)


def test_a_blurred_page_is_read_sharpened_and_once_more_as_taken_where_nothing_is_known(
    tmp_path: Path,
) -> None:
    path = tmp_path / "page.png"
    path.write_bytes(cv2.imencode(".png", print_(2.2))[1].tobytes())
    lines, _ = paper("这里写的是通知的第一行字\n没有人认得出是哪一种材料")
    shown: list[Image] = []
    (document,) = read_pages([Page("page.png", 1, path)], Readers(Watching(lines, shown)))
    assert document.kind == "unknown"
    assert [np.array_equal(shown[at], print_(2.2)) for at in (0, -1)] == [False, True]


def test_values_are_asked_again_from_the_picture_as_taken() -> None:
    taken, clearer = print_(2.2), blur.sharpened(print_(2.2))
    line, flat = Line("王明", Box(0.0, 0.1, 0.9, 0.5), 0.9, "test"), Box(0.0, 24.0, 432.0, 120.0)
    piece = Segment(line.text, flat, ((Strip(line, flat), 0, 2),))
    found = {"name": Found("name", "王明", "王明", (piece,), "name", critical=True)}
    (asked,) = second.questions(found, taken, clearer)
    (plain,) = second.questions(found, taken)
    assert np.array_equal(asked.crop, plain.crop)
    assert asked.sharpened is not None and not np.array_equal(asked.sharpened, asked.crop)
    assert plain.sharpened is None
