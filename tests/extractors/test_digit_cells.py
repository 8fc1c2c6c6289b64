"""A number with a cell for every digit, drawn and read."""

from __future__ import annotations

import cv2
import numpy as np

from extractors import digit_cells, ruled
from extractors.engines import Image, rapidocr
from extractors.records import Box, Line
from tests.extractors.readers import Echo

WIDE, HIGH = 1200, 300
NUMBER = "11010320140315011X"
STEP, LEFT, TOP, TALL = 50, 200, 100, 60


def page(signs: str = NUMBER, gap: int = 0) -> Image:
    """A row of cells with one sign each; `gap` pixels between the cells."""
    drawn = np.full((HIGH, WIDE, 3), 240, np.uint8)
    for i, sign in enumerate(signs):
        x = LEFT + i * (STEP + gap)
        cv2.rectangle(drawn, (x, TOP), (x + STEP, TOP + TALL), (40, 40, 40), 2)
        cv2.putText(drawn, sign, (x + 14, TOP + 45), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (20, 20, 20), 3)
    return drawn


def line(text: str, left: int, right: int) -> Line:
    return Line(text, Box(left / WIDE, (TOP + 10) / HIGH, right / WIDE, (TOP + TALL - 10) / HIGH), 0.9)


def joined(drawn: Image, *lines: Line) -> list[str]:
    numbers = digit_cells.numbers(lines, drawn, ruled.find(drawn), rapidocr)
    return [one.text for one in digit_cells.put(lines, numbers)]


def test_the_digits_of_a_row_of_cells_are_one_number() -> None:
    assert joined(page(), line("1", 210, 230), line("0", 310, 330)) == [NUMBER]


def test_a_last_x_that_a_pen_makes_a_sign_of_multiplication_is_an_x() -> None:
    drawn = page()
    (number,) = digit_cells.numbers((), drawn, ruled.find(drawn), Echo(NUMBER.replace("X", "×")))
    assert number.text == NUMBER


def test_cells_apart_from_each_other_are_one_row_too() -> None:
    assert joined(page("6217000000000000004"[:16], gap=8)) == ["6217000000000000"]


def test_what_was_read_through_the_rules_gives_way_to_the_number() -> None:
    assert joined(page(), line("|1|1|01103201403150TT", 200, 1100)) == [NUMBER]


def test_a_label_read_together_with_the_digits_keeps_its_words() -> None:
    told = joined(page(), line("身份证号11O1O3", 60, 500))
    assert told == ["身份证号", NUMBER]


def test_where_a_rule_is_broken_the_row_goes_on_at_its_step() -> None:
    drawn = page()
    x = LEFT + 16 * STEP
    drawn[TOP + 4 : TOP + 12, x - 4 : x + 5] = 240
    assert joined(drawn) == [NUMBER]


def test_a_row_of_words_is_no_number() -> None:
    words = line("父亲姓名", 210, 400)
    assert joined(page("ABCDEFGHKMNP"), words) == ["父亲姓名"]


def test_an_empty_row_of_cells_says_nothing() -> None:
    assert joined(page(" " * 18)) == []


def test_a_cell_left_empty_amid_the_number_leaves_the_lines_as_read() -> None:
    assert joined(page("110103 0140315011X"), line("110103", 210, 490)) == ["110103"]


def test_rules_read_as_bars_are_no_part_of_the_number() -> None:
    blank = np.full((HIGH, WIDE, 3), 240, np.uint8)
    assert joined(blank, line("|6|2|1|7|0|0|0|0|", 200, 600)) == ["62170000"]
    assert joined(blank, line("1|2", 200, 260)) == ["1|2"]


def test_the_insides_of_zeros_are_no_cells() -> None:
    """A row of wide zeros has white parts of one size at one step, too, but round ones."""
    drawn = np.full((HIGH, WIDE, 3), 240, np.uint8)
    for i in range(12):
        cv2.ellipse(drawn, (LEFT + i * STEP, TOP + 30), (20, 28), 0, 0, 360, (20, 20, 20), 6)
    assert joined(drawn, line("000000000000", 180, 780)) == ["000000000000"]
    assert digit_cells.rows(drawn, ruled.find(drawn)) == ()


def test_a_line_with_more_digits_than_cells_stays() -> None:
    whole = "622202" + NUMBER
    assert joined(page(), line(whole, 200, 1100)) == [whole]


def test_strokes_that_touch_no_other_rule_part_the_digits_too() -> None:
    drawn = np.full((HIGH, WIDE, 3), 240, np.uint8)
    for i, sign in enumerate(NUMBER):
        x = LEFT + i * STEP
        if i:
            cv2.line(drawn, (x, TOP + 4), (x, TOP + TALL - 4), (40, 40, 40), 2)
        cv2.putText(drawn, sign, (x + 14, TOP + 45), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (20, 20, 20), 3)
    assert joined(drawn, line("|3|2|", 400, 500)) == [NUMBER]


def test_cells_too_narrow_for_a_digit_are_none() -> None:
    drawn = np.full((HIGH, WIDE, 3), 240, np.uint8)
    for i in range(18):
        cv2.rectangle(drawn, (200 + 9 * i, 100), (209 + 9 * i, 114), (40, 40, 40), 1)
    assert joined(drawn) == []
