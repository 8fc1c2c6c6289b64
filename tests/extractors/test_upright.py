"""Which way up a page lies: told by the print, in quarter turns, and by a little skew."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from extractors import upright
from extractors.flat import flatten
from extractors.records import Box, Line


def printed(text: str, left: float, top: float, right: float, bottom: float) -> Line:
    quad = ((left, top), (right, top), (right, bottom), (left, bottom))
    return Line(text, Box(left, top, right, bottom), 0.99, "trial", quad)


PAGE = (printed("姓名证件样本", 0.1, 0.1, 0.5, 0.15), printed("住址样本路1号", 0.1, 0.3, 0.6, 0.35))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_says_by_how_much_it_must_be_turned_back(turn: int) -> None:
    lying = upright.turned(PAGE, turn)
    needed = (360 - turn) % 360
    assert upright.page_turn(lying, 1000, 1000) == needed
    stood_up = upright.turned(lying, needed)
    assert [line.box.as_list() for line in stood_up] == [line.box.as_list() for line in PAGE]


def test_a_single_character_has_less_to_say_than_a_line() -> None:
    stray = upright.turned((printed("1", 0.4, 0.8, 0.42, 0.83), printed("男", 0.4, 0.9, 0.42, 0.93)), 180)
    assert upright.page_turn((*PAGE, *stray), 1000, 1000) == 0


def test_a_card_lying_on_its_head_beside_an_upright_one_is_a_group_of_its_own() -> None:
    headlong = upright.turned(
        tuple(printed("签发机关样本公安局", 0.1, y, 0.5, y + 0.04) for y in (0.1, 0.2, 0.3)), 180
    )
    groups = dict(upright.by_turn((*PAGE, *PAGE, *headlong), 1000, 1000))
    assert {turn: len(lines) for turn, lines in groups.items()} == {0: 4, 180: 3}


def test_a_picture_is_turned_by_quarters_without_losing_a_pixel() -> None:
    picture = np.arange(24, dtype=np.uint8).reshape(2, 4, 3)
    back = upright.turned_picture(upright.turned_picture(picture, 90), 270)
    assert np.array_equal(back, picture)


def test_skewed_rows_become_level() -> None:
    angle = math.radians(3)

    def leaning(text: str, x: float, y: float, long: float) -> Line:
        dx, dy = math.cos(angle), math.sin(angle)
        points = [(x, y), (x + long * dx, y + long * dy)]
        points += [(px - 0.03 * dy, py + 0.03 * dx) for px, py in reversed(points)]
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        return Line(text, Box(min(xs), min(ys), max(xs), max(ys)), 0.9, "trial", tuple(points))

    row = [leaning("姓名", 0.1, 0.2, 0.1), leaning("证件样本某某", 0.7, 0.2 + 0.6 * math.tan(angle), 0.2)]
    first, second = flatten(row, 1000, 1000)
    assert abs(first.flat.centre[1] - second.flat.centre[1]) < 2


def test_a_watermark_across_the_page_is_left_out() -> None:
    slanted = Line(
        "仅供参考",
        Box(0.2, 0.2, 0.6, 0.6),
        0.9,
        "trial",
        ((0.2, 0.55), (0.55, 0.2), (0.6, 0.25), (0.25, 0.6)),
    )
    assert "仅供参考" not in [strip.text for strip in flatten((*PAGE, slanted), 1000, 1000)]


def test_a_digit_in_a_cell_of_its_own_is_turned_back_with_the_page() -> None:
    (six,) = upright.turned((printed("6", 0.4, 0.8, 0.42, 0.83),), 180)
    ((_, lines),) = upright.by_turn((*PAGE, six), 1000, 1000)
    assert lines[-1].text == "9"
    assert len(flatten(lines, 1000, 1000)) == 3


@pytest.mark.parametrize("turn", [90, 270])
def test_two_signs_in_a_square_box_lie_as_their_page_does(turn: int) -> None:
    lying = upright.turned(PAGE, turn)
    (house,) = upright.turned((printed("5号", 0.1, 0.4, 0.14, 0.43),), turn)
    steps = 1 if turn == 90 else 3  # the reader did not turn it, though the page lies on its side
    stray = replace(house, quad=(*house.quad[steps:], *house.quad[:steps]))
    ((told, group),) = upright.by_turn((*lying, stray), 1000, 1000)
    assert [upright.turn_of(line, 1000, 1000) for line in group] == [told] * 3


@pytest.mark.parametrize("turn", [90, 270])
def test_a_sign_broader_than_high_when_it_lies_is_turned_with_its_page(turn: int) -> None:
    lying = upright.turned(PAGE, turn)
    (day,) = upright.turned((printed("日", 0.4, 0.4, 0.42, 0.43),), turn)
    steps = 1 if turn == 90 else 3
    stray = replace(day, quad=(*day.quad[steps:], *day.quad[:steps]))
    ((told, group),) = upright.by_turn((*lying, stray), 1000, 1000)
    assert [upright.turn_of(line, 1000, 1000) for line in group] == [told] * 3


def bowed(left: float, y: float, width: float = 120, drop: float = 0.0) -> Line:
    """A line of print 20 high on a page of 1000 that hangs through by 30 in its middle."""

    def down(x: float) -> float:
        return y + 30 * (1 - ((x - 500) / 500) ** 2) + drop * (x - left) / width

    right = left + width
    points = ((left, down(left)), (right, down(right)), (right, down(right) + 20), (left, down(left) + 20))
    xs, ys = [x / 1000 for x, _ in points], [at / 1000 for _, at in points]
    quad = tuple((x, at) for x, at in zip(xs, ys, strict=True))
    return Line("样本样本样本", Box(min(xs), min(ys), max(xs), max(ys)), 0.9, "drawn", quad)


@pytest.mark.parametrize("stray", [(), (bowed(200, 520, 300, drop=25),)])
def test_the_rows_of_a_bent_page_are_level_whatever_one_line_was_read_as(stray: tuple[Line, ...]) -> None:
    rows = [[bowed(left, y) for left in (60, 300, 560, 820)] for y in (150, 250, 350, 450)]
    strips = flatten((*(line for row in rows for line in row), *stray), 1000, 1000)
    for row in rows:
        tops = [strip.flat.top for strip in strips if strip.line in row]
        assert max(tops) - min(tops) < 5
