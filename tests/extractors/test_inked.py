"""A box with a tick across it, which no reader knows, is told from the empty ones by its ink."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import cv2
import numpy as np
import pytest

from extractors import inked
from extractors.ctc import Places
from extractors.declare import Found, plain
from extractors.engines import Image
from extractors.records import Box, Line
from extractors.sheet import Sheet, lay_out

WIDE, HIGH = 1000, 200
OPTIONS = {"本市城镇": 240, "本市农村": 360, "外埠城镇": 480}
"""Where the words begin; their boxes stand before them."""
NAMED: Mapping[str, Found] = {"name": Found("name", "测试甲", "测试甲", ())}
CHOICES = (("household_type", ("户口性质",), plain),)


def line(text: str, left: float, right: float) -> Line:
    box = Box(left / WIDE, 90 / HIGH, right / WIDE, 110 / HIGH)
    sides = ((box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom))
    return Line(text, box, 0.99, "drawn", sides)


def sheet(boxless: Sequence[str], in_one_line: bool = False) -> Sheet:
    """What a reader gives: the words, without their boxes where it lost them."""
    lines = [line("户口性质", 100, 180)]
    if in_one_line:
        lines.append(line("".join(OPTIONS), 240, 560))
    else:
        for word, at in OPTIONS.items():
            lines.append(line(word, at, at + 80) if word in boxless else line(f"□{word}", at - 20, at + 80))
    return lay_out(lines, ("户口性质",), "", WIDE, HIGH)


def page(*ticked: str) -> Image:
    image = np.full((HIGH, WIDE, 3), 250, np.uint8)
    for word, at in OPTIONS.items():
        cv2.rectangle(image, (at - 18, 93), (at - 4, 107), (120, 120, 120), 1)
        for n in range(4):
            cv2.rectangle(image, (at + 20 * n + 3, 95), (at + 20 * n + 17, 105), (20, 20, 20), -1)
        if word in ticked:
            tick = np.array([(at - 20, 96), (at - 14, 107), (at - 2, 88)])
            cv2.polylines(image, [tick], False, (90, 30, 20), 3)
    return image


class Finder:
    """Finds the solid blocks that stand for letters, and calls them by the options' letters in turn."""

    def __init__(self, words: Sequence[str] = tuple(OPTIONS)) -> None:
        self.letters = list("".join(words))

    def __call__(self, cut: Image) -> Places:
        dark = (cut.max(axis=2) < 40).astype(np.uint8)
        _, _, blocks, middles = cv2.connectedComponentsWithStats(dark)
        found = sorted(middles[i][0] for i in range(1, len(blocks)) if blocks[i][4] > 80)
        before = len(found) % 4  # the end of the option before, in the same crop
        called = ["字"] * before + [self.letters.pop(0) for _ in found[before:]]
        return tuple((letter, float(at) / cut.shape[1]) for letter, at in zip(called, found, strict=True))


def told(
    image: Image, boxless: Sequence[str], found: Mapping[str, Found] = NAMED, in_one_line: bool = False
) -> object:
    told = inked.measured(found, CHOICES, sheet(boxless, in_one_line), image, Finder())
    one = told.get("household_type")
    return one and (one.value, one.outcome)


@pytest.mark.parametrize("word", OPTIONS)
def test_the_one_box_with_ink_is_ticked_and_a_person_sees_it(word: str) -> None:
    assert told(page(word), [word]) == (word, "recheck")


@pytest.mark.parametrize("word", OPTIONS)
def test_also_where_all_options_were_read_as_one_line_without_boxes(word: str) -> None:
    assert told(page(word), [], in_one_line=True) == (word, "recheck")


@pytest.mark.parametrize("word", OPTIONS)
def test_light_that_falls_from_one_side_ticks_nothing(word: str) -> None:
    light = np.linspace(0.4, 1.0, WIDE)[np.newaxis, :, np.newaxis]
    dim = (page(word) * light).astype(np.uint8)
    assert told(dim, [], in_one_line=True) == (word, "recheck")


def test_an_empty_box_that_was_not_read_is_not_taken_for_it() -> None:
    assert told(page("本市农村"), ["本市农村", "外埠城镇"]) == ("本市农村", "recheck")


def test_two_ticks_or_none_name_no_option() -> None:
    assert told(page("本市农村", "外埠城镇"), ["本市农村", "外埠城镇"]) is None
    assert told(page(), ["本市农村"]) is None


def test_an_empty_form_has_no_answer() -> None:
    assert told(page("本市农村"), ["本市农村"], {}) is None


def test_a_value_told_by_a_read_tick_stands_and_a_guess_among_options_does_not() -> None:
    guess = Found("household_type", "外埠城镇", "外埠城镇", ())
    read = Found("household_type", "外埠城镇", "☑外埠城镇", (), signals=("ticked",))
    image = page("本市农村")
    assert told(image, ["本市农村"], {**NAMED, "household_type": read}) == ("外埠城镇", "ok")
    assert told(image, ["本市农村"], {**NAMED, "household_type": guess}) == ("本市农村", "recheck")


def test_without_a_reader_that_finds_letters_nothing_is_concluded() -> None:
    assert "household_type" not in inked.measured(NAMED, CHOICES, sheet([]), page("本市农村"), None)


def test_options_in_a_row_of_their_own_in_the_cell_count() -> None:
    def boxed(line_: Line) -> Line:
        left, right = (0.0, 0.19) if line_.text == "户口性质" else (0.2, 1.0)
        return replace(line_, cell=((left, 0.0), (right, 0.0), (right, 1.0), (left, 1.0)))

    first = replace(line("本市城镇", 240, 320), box=Box(0.24, 0.1, 0.32, 0.2), quad=())
    lines = [line("户口性质", 100, 180), line("□本市农村", 340, 440), line("□外埠城镇", 460, 560), first]
    form = lay_out([boxed(one) for one in lines], ("户口性质",), "", WIDE, HIGH)
    (claim,) = form.labelled("户口性质")
    assert "本市城镇" in {piece.text for piece in inked._in_cell(claim, form)}


def test_a_reader_that_breaks_down_costs_no_more_than_its_answer() -> None:
    def breaking(cut: Image) -> Places:
        raise RuntimeError("the engine broke down")

    assert inked.measured(NAMED, CHOICES, sheet([]), page("本市农村"), breaking) == NAMED


def test_what_is_filled_in_alone_is_not_looked_at_again() -> None:
    form = lay_out([line("户口性质", 100, 180), line("外埠城镇", 240, 320)], ("户口性质",), "", WIDE, HIGH)
    filled = {**NAMED, "household_type": Found("household_type", "外埠城镇", "外埠城镇", ())}
    assert inked.measured(filled, CHOICES, form, page(), Finder(())) == filled


def _arched(flat: Line) -> Line:
    """Print on an arc, as seals have it, stands in a box twice as high."""
    box = Box(flat.box.left, 0.4, flat.box.right, 0.6)
    sides = ((box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom))
    return replace(flat, box=box, quad=sides)


def test_print_of_the_facing_page_is_no_option() -> None:
    """The answer stands alone beside its label; far right of it the seal of the other page has more ink."""
    seal, word = "样本局章", "本市农村"
    lines = [line("户口性质", 100, 180), line(word, 360, 440), _arched(line(seal, 670, 750))]
    image = np.full((HIGH, WIDE, 3), 250, np.uint8)
    for at in (*range(363, 440, 20), *range(673, 750, 20)):
        cv2.rectangle(image, (at, 95), (at + 14, 105), (20, 20, 20), -1)
    cv2.circle(image, (655, 100), 9, (90, 90, 90), -1)
    told = {**NAMED, "household_type": Found("household_type", word, word, ())}
    laid = lay_out(lines, ("户口性质",), "", WIDE, HIGH)
    assert inked.measured(told, CHOICES, laid, image, Finder((word, seal))) == told
