"""The children on a work-residence permit: printed in a column; one added by hand
is never trusted."""

from __future__ import annotations

from extractors import classify
from extractors.declare import Found
from extractors.papersheet import read_sheet
from extractors.specimens import drawn

HEAD = """
             北京市工作居住证确认单
姓名      测试甲              证件号码      11010519491231002X
有效期自      2019年9月29日      有效期至    2022年9月28日
随往子女信息
序号   子女姓名      与持证人关系     备注
1      证件样本      子女
"""


def children(drawing: str) -> Found:
    lines, wide, high = drawn(drawing)
    found, _ = read_sheet(classify.papers()["work_residence_confirmation"], lines, "", wide, high)
    return found["children"]


def test_printed_rows_are_the_list() -> None:
    listed = children(HEAD + "2      测试乙        子女\n")
    assert (listed.value, listed.handwritten) == (("证件样本", "测试乙"), False)


def test_a_name_outside_every_printed_column_was_added_by_hand() -> None:
    listed = children(HEAD + "             测试乙\n")
    assert (listed.value, listed.handwritten) == (("证件样本", "测试乙"), True)
