"""Letters for the schooling of children of Chinese abroad: who the parents are."""

from __future__ import annotations

import pytest

from extractors import classify
from extractors.papersheet import read_sheet
from extractors.specimens import drawn


def _read(kind: str, page: str) -> dict[str, object]:
    lines, wide, high = drawn(page)
    assert classify.of_lines([line.text for line in lines]).kind == kind
    found, _ = read_sheet(classify.papers()[kind], lines, "", wide, high)
    return {name: one.value for name, one in found.items()}


@pytest.mark.parametrize(
    "body",
    [
        "兹有华侨测试父、测试母夫妇（现居样本国），其子女测试甲，女，2014年3月15日出生，来京就读。",
        "华侨测试父（父亲）、测试母（母亲）定居样本国，其女测试甲（2014年3月3日出生）来京就读。",
        "华侨测试父（定居国：样本国）、测试母之子/女\n    测试甲，性别女，2014年3月3日出生，现随父母来京。",
        "兹证明_测试甲_（女），系华侨_测试父（父）、测试母（母）之_长女，其父母定居样本国。",
    ],
)
def test_both_parents_are_named_however_the_letter_names_them(body: str) -> None:
    page = f"""
               华侨子女来京接受义务教育证明信
            {body}
                                 北京市样本区人民政府侨务办公室
                                 2021年8月20日
    """
    read = _read("overseas_chinese_schooling_letter", page)
    assert (read["child_name"], read["parent_names"]) == ("测试甲", ("测试父", "测试母"))


def test_who_keeps_a_copy_is_no_issuer() -> None:
    page = """
               华侨子女来京接受义务教育证明信
            华侨测试父、测试母之女测试甲来京就读，请予协助。
                                 北京市样本区人民政府侨务办公室
                                 2021年8月20日
        注：第一联交区教育行政部门，第二联由出具单位留存。
    """
    assert _read("overseas_chinese_schooling_letter", page)["issuer"] == "北京市样本区人民政府侨务办公室"


def test_a_list_of_parents_with_one_name_is_looked_at_where_the_letter_speaks_of_two() -> None:
    lines, wide, high = drawn("""
               华侨子女来京接受义务教育证明信
        学生姓名  测试甲      性别  女
        父亲姓名  测试父      母亲姓名
        拟就读学校  北京市样本小学
    """)
    found, _ = read_sheet(classify.papers()["overseas_chinese_schooling_letter"], lines, "", wide, high)
    assert (found["parent_names"].value, found["parent_names"].outcome) == (("测试父",), "recheck")


def test_whom_the_letter_is_about_is_the_parent_of_the_child_it_names() -> None:
    page = """
               华侨子女来京接受义务教育证明信
            经审核，测试父为样本国华侨，其女测试甲申请来京接受义务教育符合条件。
                                 北京市样本区人民政府侨务办公室
                                 2021年8月20日
    """
    read = _read("overseas_chinese_schooling_letter", page)
    assert (read["child_name"], read["parent_names"]) == ("测试甲", ("测试父",))


def test_an_aunt_in_whose_care_the_child_is_here_is_no_parent() -> None:
    page = """
               华侨子女来京接受义务教育证明信
        学生姓名      测试甲          性别  女
        华侨父亲姓名  测试父          定居国  样本国
        华侨母亲姓名                  定居国
        在京监护人    样本珠（姑母）
                                 北京市样本区人民政府侨务办公室
    """
    assert _read("overseas_chinese_schooling_letter", page)["parent_names"] == ("测试父",)


def test_a_child_with_a_surname_few_bear_is_the_one_named_as_theirs() -> None:
    page = """
               华侨子女来京接受义务教育证明信
            现有旅居样本国华侨测试父、测试母夫妇，其子女留测甲（性别女，出生日期2015年12月1日，护照号码E00000000
            拟在本区接受义务教育。
                                 北京市样本区人民政府侨务办公室
                                 2021年8月20日
    """
    assert _read("overseas_chinese_schooling_letter", page)["child_name"] == "留测甲"
