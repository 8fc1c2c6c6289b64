"""Ruled cells: what stands in which, on tables drawn with lines."""

from __future__ import annotations

import cv2
import numpy as np

from extractors import ruled
from extractors.declare import name, text
from extractors.engines import Image
from extractors.fields import fields, printed_labels
from extractors.records import Box, Line
from extractors.sheet import lay_out

WIDE, HIGH = 1000, 400
FORM = (name("name", after=("姓名",)), text("phone", after=("联系电话",)))


def table(columns: tuple[int, ...], rows: tuple[int, ...], tilt: float = 0.0) -> Image:
    """A page with a ruled table: its upright and level rules at these places, all of it leaning."""
    page = np.full((HIGH, WIDE, 3), 245, np.uint8)
    for x in columns:
        cv2.line(page, (x, rows[0]), (x, rows[-1]), (30, 30, 30), 2)
    for y in rows:
        cv2.line(page, (columns[0], y), (columns[-1], y), (30, 30, 30), 2)
    spin = cv2.getRotationMatrix2D((0, 0), tilt, 1.0)
    return np.asarray(cv2.warpAffine(page, spin, (WIDE, HIGH), borderValue=(245, 245, 245)), dtype=np.uint8)


def line(print_: str, left: int, top: int, right: int, bottom: int) -> Line:
    return Line(print_, Box(left / WIDE, top / HIGH, right / WIDE, bottom / HIGH), 0.99)


def read(page: Image, *lines: Line) -> dict[str, object]:
    celled = ruled.with_cells(lines, ruled.find(page), WIDE, HIGH)
    sheet = lay_out(celled, printed_labels(FORM, ()), "", WIDE, HIGH)
    return {field: found.value for field, found in fields(sheet, FORM)[0].items()}


def test_a_line_is_told_the_corners_of_its_cell() -> None:
    page = table((50, 200, 950), (50, 100, 150))
    (celled,) = ruled.with_cells([line("姓名", 90, 65, 130, 85)], ruled.find(page), WIDE, HIGH)
    (left, top), _, (right, bottom), _ = celled.cell
    assert abs(left * WIDE - 52) < 4 and abs(right * WIDE - 198) < 4
    assert abs(top * HIGH - 52) < 4 and abs(bottom * HIGH - 98) < 4


def test_a_line_outside_every_table_has_no_cell() -> None:
    page = table((50, 200, 950), (50, 100, 150))
    (celled,) = ruled.with_cells([line("注", 90, 300, 110, 320)], ruled.find(page), WIDE, HIGH)
    assert celled.cell == ()


def test_where_a_rule_is_broken_nothing_is_told_of_the_two_cells() -> None:
    page = table((50, 200, 500, 950), (50, 100, 200))
    page[60:80, 190:210] = 245
    page[95:105, 400:420] = 245
    celled = ruled.with_cells([line("姓名", 90, 65, 130, 85)], ruled.find(page), WIDE, HIGH)
    assert celled[0].cell == ()


def test_a_value_far_off_in_the_next_wide_cell_belongs_to_its_label() -> None:
    page = table((50, 200, 950), (50, 100, 150))
    label, value = line("姓名", 90, 65, 130, 85), line("测试甲", 820, 65, 880, 85)
    assert read(page, label, value) == {"name": "测试甲"}


def test_the_same_distance_without_rules_proves_nothing() -> None:
    page = np.full((HIGH, WIDE, 3), 245, np.uint8)
    assert read(page, line("姓名", 90, 65, 130, 85), line("测试甲", 820, 65, 880, 85)) == {}


def test_an_empty_cell_keeps_its_label_from_the_value_of_another_cell() -> None:
    page = table((50, 200, 400, 600, 950), (50, 100, 150))
    label, value = line("姓名", 90, 65, 130, 85), line("测试甲", 450, 65, 510, 85)
    assert read(page, label, value) == {}


def test_rules_tell_how_rows_lean_where_print_is_too_short_to() -> None:
    page = table((50, 200, 950), (60, 100, 140, 180), tilt=-2.5)  # over 700 pixels a row sinks by 30
    labels = line("姓名", 90, 75, 130, 95), line("联系电话", 80, 115, 160, 135)
    values = line("测试甲", 700, 102, 760, 122), line("13800138000", 690, 142, 800, 162)
    assert read(page, *labels, *values) == {"name": "测试甲", "phone": "13800138000"}


def test_words_of_a_further_cell_are_not_read_on_to_the_value() -> None:
    page = table((50, 200, 400, 500, 950), (50, 100, 150))
    lines = [
        line("姓名", 90, 65, 130, 85),
        line("测试甲", 230, 65, 300, 85),
        line("婚姻", 430, 65, 470, 85),
        line("已婚", 530, 65, 570, 85),
    ]
    celled = ruled.with_cells(lines, ruled.find(page), WIDE, HIGH)
    sheet = lay_out(celled, ("姓名",), "", WIDE, HIGH)
    assert [piece.text for piece in sheet.claims[0].row] == ["测试甲"]
