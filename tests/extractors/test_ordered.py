"""A label nobody could read is known by its place between the labels above and below it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.flat import flatten_both
from extractors.layout import claims
from extractors.ordered import named
from extractors.papers import household_register_person as register
from extractors.papersheet import read_sheet
from extractors.pieces import segments
from extractors.records import Box, Line
from extractors.segment import Segment
from extractors.sheet import lay_out
from extractors.specimens import drawn

COLUMN = (("姓名",), ("曾用名",), ("籍贯", "祖籍"), ("服务处所",))


def claimed(page: str) -> dict[str, list[str]]:
    lines, wide, high = drawn(page)
    labels = [word for wordings in COLUMN for word in wordings]
    sheet = lay_out(lines, labels, "", wide, high, orders=(COLUMN,))
    return {str(claim.label.label): [piece.text for piece in claim.row] for claim in sheet.claims}


@pytest.mark.parametrize(
    ("first", "third", "label", "value"),
    [
        ("姓名", "精川", "籍贯", "河北省样本县"),
        ("娃召", "籍贯", "姓名", "测试甲"),
    ],  # also above all that were read
)
def test_the_one_line_in_the_place_of_a_missing_label_is_that(
    first: str, third: str, label: str, value: str
) -> None:
    page = f"""
    {first}      测试甲
    曾用名
    {third}      河北省样本县
    服务处所  样本小学
    """
    assert claimed(page)[label] == [value]


def test_as_many_lines_as_labels_are_missing_are_these_in_their_order() -> None:
    page = """
    姓名      测试甲
    冒川
    精川      河北省样本县
    服务处所
    """
    assert claimed(page) == {"姓名": ["测试甲"], "曾用名": [], "籍贯": ["河北省样本县"], "服务处所": []}


def test_a_value_beside_the_label_above_is_no_label_of_the_next_row() -> None:
    """Struck a little low in its cell, and within the breadth of the column's longest label."""
    lines, wide, high = drawn("姓名    测试甲\n\n祖籍\n何时由何地迁来本市")

    def in_cell(line: Line) -> Line:
        low = 0.02 if line.text == "测试甲" else 0.0
        left, right, top, foot = line.box.left, line.box.right, line.box.top, line.box.bottom
        box = replace(line.box, top=top + low, bottom=foot + low)
        quad = tuple((x, y + low) for x, y in line.quad)
        cell = ((left, top - 0.03), (right, top - 0.03), (right, foot + 0.03), (left, foot + 0.03))
        return replace(line, box=box, quad=quad, cell=cell)

    column = (("姓名",), ("曾用名",), ("籍贯", "祖籍"), ("何时由何地迁来本市",))
    labels = [word for wordings in column for word in wordings]
    sheet = lay_out([in_cell(line) for line in lines], labels, "", wide, high, orders=(column,))
    assert "曾用名" not in {claim.label.label for claim in sheet.claims}


def test_nothing_is_concluded_where_lines_and_missing_labels_differ_in_number() -> None:
    page = """
    姓名      测试甲
    精川      河北省样本县
    服务处所  样本小学
    """
    assert set(claimed(page)) == {"姓名", "服务处所"}


def test_two_parts_of_one_misread_label_in_a_row_are_not_two_labels() -> None:
    print_ = [
        ("姓名", Box(303, 473, 399, 502)),
        ("名", Box(370, 539, 397, 576)),
        ("贸用", Box(304, 546, 367, 571)),
        ("服务处所", Box(294, 709, 388, 738)),
    ]
    known = {word for wordings in COLUMN for word in wordings}
    pieces = [Segment(text, box, (), text if text in known else None) for text, box in print_]
    assert [piece.label for piece in named(pieces, (COLUMN,))] == ["姓名", None, None, "服务处所"]


def test_an_answer_is_no_misread_label() -> None:
    page = """
    姓名
    测试甲
    曾用名
    110104201511
    服务处所
    """
    assert set(claimed(page)) == {"姓名", "曾用名", "服务处所"}


def test_two_such_forms_on_one_sheet_tell_nothing() -> None:
    page = """
    姓名      测试甲
    曾用名
    精川      河北省样本县
    服务处所  样本小学
    姓名      测试乙
    """
    assert "籍贯" not in claimed(page)


def test_what_a_misread_label_leaves_over_in_its_cell_is_no_value() -> None:
    lines, wide, high = drawn("出生日1  1984年9月17日")
    boxed = [
        replace(line, cell=((x, 0.1), (x + 0.2, 0.1), (x + 0.2, 0.9), (x, 0.9)))
        for line, x in zip(lines, (0.0, 0.2), strict=True)
    ]
    strips, _ = flatten_both(boxed, wide, high)
    (claim,) = claims(segments(strips, ("出生日期",)))
    assert [piece.text for piece in claim.row] == ["1984年9月17日"]


def test_a_faint_copy_of_a_register_page_still_gives_its_values() -> None:
    """Labels as a reader gave them of a photocopy that a person could read."""
    lines, wide, high = drawn(
        """
                              常住人口登记卡
        姓名        证件样本        户主或
                                    1关系
        曾用名                      性别          男
        出生地      北京市样本区    民放          汉族
        精川        河北省样本县    出牛口        2014年3月15日
        其他住址                    宗教信仰
        公民9份     11010320140315011X      9.商      血型
        文化程度    小学            奶敏扶况    未婚    兵役扶况
        服务处所    样本小学              职业      学生
        何时由何地迁来本市（县）
        何时出们地过未本圳   2016年5月1日由北京市样本区测试路2号迁来
        承办人签中                登记日期    2016年5月1日
        """
    )
    found, _ = read_sheet(register, lines, "person", wide, high)
    assert {field: one.value for field, one in found.items()} == {
        "name": "证件样本",
        "sex": "M",
        "birth_place": "北京市样本区",
        "ethnicity": "汉族",
        "native_place": "河北省样本县",
        "birth_date": "2014-03-15",
        "id_number": "11010320140315011X",
        "education": "小学",
        "marital_status": "未婚",
        "workplace": "样本小学",
        "occupation": "学生",
        "moved_to_address": "2016年5月1日由北京市样本区测试路2号迁来",
        "registration_date": "2016-05-01",
    }


def test_a_move_whose_label_was_overlooked_is_no_occupation() -> None:
    lines, wide, high = drawn(
        """
        常住人口登记卡
        姓名        证件样本        户主或与户主关系    子
        曾用名                      性别          男
        出生地      北京市样本区    民族          汉族
        公民身份号码  11010320140315011X
        文化程度    小学      婚姻状况    未婚    兵役状况
        服务处所                          职业
        何时由何地迁来本市（县）
                    2016年5月1日由北京市样本区测试路2号迁来
        承办人签章                登记日期    2016年5月1日
        """
    )
    found, _ = read_sheet(register, lines, "person", wide, high)
    assert "occupation" not in found
    assert found["moved_to_address"].value == "2016年5月1日由北京市样本区测试路2号迁来"


def test_pieces_of_other_papers_stay_as_they_are() -> None:
    lines, wide, high = drawn("姓名  测试甲\n精川  河北省")
    sheet = lay_out(lines, ("姓名",), "", wide, high)
    assert named(sheet.pieces, ()) == sheet.pieces
