"""Print beside a label that was overlooked is read from its spot, but a line's end is not read twice."""

from __future__ import annotations

import cv2
import numpy as np

from extractors import gaps
from extractors.classify import papers
from extractors.flat import Strip
from extractors.papersheet import is_read, read_picture
from extractors.records import Box, Line
from extractors.segment import Segment
from extractors.specimens import drawn
from tests.extractors.readers import Echo

WHOLE = Line("EXEMPLAR TOM HENRY", Box(0.1, 0.20, 0.5, 0.23))


def test_the_end_of_a_line_below_is_no_print_overlooked() -> None:
    assert is_read(Line("TOM HEMRY", Box(0.25, 0.19, 0.5, 0.215)), [WHOLE])


def test_a_line_cut_through_is_read_amiss_and_is_no_print_overlooked_either() -> None:
    place = Line("浙江省样本市测试县", Box(0.2, 0.32, 0.36, 0.345))
    assert is_read(Line("浙江首样本市碧试", Box(0.2, 0.33, 0.35, 0.36)), [place])


def test_the_last_sign_of_a_label_above_is_no_print_overlooked() -> None:
    above = Line("工作单位", Box(0.30, 0.40, 0.40, 0.43))
    assert is_read(Line("位", Box(0.375, 0.42, 0.405, 0.45)), [above])
    assert not is_read(Line("男", Box(0.375, 0.42, 0.405, 0.45)), [above])


def test_other_print_is() -> None:
    assert not is_read(Line("TOM HENRY", Box(0.25, 0.10, 0.5, 0.13)), [WHOLE])
    assert not is_read(Line("2019年1月1日", Box(0.25, 0.19, 0.5, 0.215)), [WHOLE])


def test_a_name_that_fills_its_cell_with_ink_under_it_may_go_on_there() -> None:
    page = np.full((200, 400, 3), 255, np.uint8)
    for x in range(102, 158, 6):
        page[62:78, x : x + 3] = 0  # the name's strokes
    for x in (102, 108, 114):
        page[86:104, x : x + 3] = 0  # a sign under it that no line was found for
    name = Line("欧阳测", Box(0.25, 0.30, 0.40, 0.40), 0.99, "drawn")
    flat = Box(100.0, 60.0, 160.0, 80.0)
    piece = Segment(name.text, flat, ((Strip(name, flat), 0, 3),))
    assert not gaps.wraps(piece, [name], page)
    page[40:120, 164:166] = 0  # the rule where its cell ends
    assert gaps.wraps(piece, [name], page)
    assert not gaps.wraps(piece, [name, Line("试", Box(0.25, 0.45, 0.31, 0.56), 0.99, "drawn")], page)


def test_the_last_sign_of_a_word_in_a_cell_too_narrow_is_looked_for_under_it() -> None:
    lines, wide, high = drawn(
        "户别  非农业家庭户    户主姓名  证件样本\n\n户号  001234567   住址  样本市样本路1号"
    )
    page = np.full((int(high), int(wide), 3), 255, np.uint8)
    for line in lines:
        top, foot = int(line.box.top * high) + 2, int(line.box.bottom * high) - 2
        for x in range(int(line.box.left * wide), int(line.box.right * wide) - 4, 6):
            page[top:foot, x : x + 3] = 0
    word = next(line for line in lines if line.text == "非农业家庭户")
    left, under = int(word.box.left * wide), int(word.box.bottom * high) + 3
    cv2.rectangle(page, (left + 2, under), (left + 16, under + 14), (0, 0, 0), 2)
    paper = papers()["household_register_home"]
    found, _ = read_picture(paper, lines, "home", page, Echo(*["口"] * 9))
    assert found["household_type"].value == "非农业家庭户口"
