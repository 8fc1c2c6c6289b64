"""A line of values read across several cells, under the headings of its columns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.records import Line
from extractors.sheet import lay_out
from extractors.specimens import drawn

LABELS = ("姓名", "性别", "出生日期", "签发单位", "研究人员姓名", "有效期至")


def claimed(page: str, joiner: str) -> dict[str, list[str]]:
    """What each label claims, the last row read as one line from its first cell to its last."""
    lines, wide, high = drawn(page)
    foot = max(line.box.top for line in lines)
    row = [line for line in lines if line.box.top == foot]
    text, box = joiner.join(one.text for one in row), row[0].box.union(row[-1].box)
    joined: list[Line] = [*(one for one in lines if one.box.top != foot), replace(row[0], text=text, box=box)]
    sheet = lay_out(joined, LABELS, "", wide, high)
    return {str(claim.label.label): [piece.text for piece in claim.row] for claim in sheet.claims}


@pytest.mark.parametrize("joiner", [" ", ""])
def test_each_value_goes_to_the_heading_it_stands_under(joiner: str) -> None:
    table = """
    姓名      性别  出生日期
    欧阳测试  女    2014年3月15日
    """
    assert claimed(table, joiner) == {"姓名": ["欧阳测试"], "性别": ["女"], "出生日期": ["2014年3月15日"]}


def test_letters_alone_are_parted_where_the_next_column_begins() -> None:
    table = """
    签发单位                研究人员姓名
    全国博士后管委会办公室  测试甲
    """
    assert claimed(table, "") == {"签发单位": ["全国博士后管委会办公室"], "研究人员姓名": ["测试甲"]}


def test_a_word_in_latin_letters_is_not_cut_amid_its_letters() -> None:
    table = """
    姓名      有效期至
    SAMPLE, OLGA MARIA
    """
    assert claimed(table, "")["姓名"] == ["SAMPLE, OLGA MARIA"]


def test_the_same_heading_in_another_language_begins_no_column() -> None:
    lines, wide, high = drawn("姓名  NAME\n测试甲乙丙丁")
    sheet = lay_out(lines, ("姓名", "Name"), "", wide, high)
    assert [piece.text for piece in sheet.pieces if piece.label is None] == ["测试甲乙丙丁"]
