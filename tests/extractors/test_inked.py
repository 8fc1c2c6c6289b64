"""A box with a tick across it, which no reader knows, is told from the empty ones by its ink."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import cv2
import numpy as np
import pytest

from extractors import inked
from extractors.declare import Found, plain
from extractors.engines import Image
from extractors.records import Box, Line
from extractors.sheet import Sheet, lay_out

WIDE, HIGH, LETTER = 1000, 200, 20
OPTIONS = {"本市城镇": 240, "本市农村": 360, "外埠城镇": 480}
"""Where the words begin; their boxes stand before them."""
NAMED: Mapping[str, Found] = {"name": Found("name", "测试甲", "测试甲", ())}
CHOICES = (("household_type", ("户口性质",), plain),)


def line(text: str, left: float, right: float) -> Line:
    box = Box(left / WIDE, 90 / HIGH, right / WIDE, 110 / HIGH)
    sides = ((box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom))
    return Line(text, box, 0.99, "drawn", sides)


def sheet(boxless: Sequence[str]) -> Sheet:
    """What a reader gives: the words, without their boxes where it lost them."""
    lines = [line("户口性质", 100, 180)]
    for word, at in OPTIONS.items():
        lines.append(line(word, at, at + 80) if word in boxless else line(f"□{word}", at - 20, at + 80))
    return lay_out(lines, ("户口性质",), "", WIDE, HIGH)


def page(*ticked: str) -> Image:
    image = np.full((HIGH, WIDE, 3), 250, np.uint8)
    for word, at in OPTIONS.items():
        cv2.rectangle(image, (at - 18, 93), (at - 4, 107), (90, 90, 90), 1)
        for n in range(4):
            cv2.rectangle(image, (at + 20 * n + 3, 93), (at + 20 * n + 17, 107), (20, 20, 20), 3)
        if word in ticked:
            cv2.polylines(
                image, [np.array([(at - 20, 98), (at - 14, 107), (at + 2, 86)])], False, (90, 30, 20), 3
            )
    return image


def told(image: Image, boxless: Sequence[str], found: Mapping[str, Found] = NAMED) -> object:
    one = inked.measured(found, CHOICES, sheet(boxless), image).get("household_type")
    return one and (one.value, one.outcome)


@pytest.mark.parametrize("word", OPTIONS)
def test_the_one_box_with_ink_is_ticked_and_a_person_sees_it(word: str) -> None:
    assert told(page(word), [word]) == (word, "recheck")


def test_an_empty_box_that_was_not_read_is_not_taken_for_it() -> None:
    assert told(page("本市农村"), ["本市农村", "外埠城镇"]) == ("本市农村", "recheck")


def test_two_ticks_or_none_name_no_option() -> None:
    assert told(page("本市农村", "外埠城镇"), ["本市农村", "外埠城镇"]) is None
    assert told(page(), ["本市农村"]) is None


def test_an_empty_form_has_no_answer() -> None:
    assert told(page("本市农村"), ["本市农村"], {}) is None


def test_what_print_tells_stays() -> None:
    read = {**NAMED, "household_type": Found("household_type", "外埠城镇", "外埠城镇", ())}
    assert told(page("本市农村"), ["本市农村"], read) == ("外埠城镇", "ok")
