"""The day a paper closes with: at the foot, in one piece or several, never the birth date of a person."""

from __future__ import annotations

import pytest

from extractors import prose
from extractors.sheet import lay_out
from extractors.specimens import drawn
from tests.extractors.papers_more.drawings import values

HEAD = """
                 离婚协议书
男方：测试甲   性别 男 出生日期   1979.2.28
女方：测试乙   性别 女 出生日期   1981.6.12
双方于2003年登记结婚，因感情不和
自愿离婚，并就以下事项达成协议
一、婚生女由女方抚养，男方探望。
二、房屋归男方所有，家电归女方。
三、双方无共同债务，无其他争议。
男方签字：测试甲   女方签字：测试乙
"""


def closing(foot: str) -> object:
    lines, wide, high = drawn(HEAD + foot)
    found = prose.closing_date(lay_out(lines, (), "", wide, high))
    return found["date"].value if found else None


@pytest.mark.parametrize(
    ("foot", "day"),
    [
        ("2015    年12月3    日", "2015-12-03"),
        ("                  二二〇年七月六日", "2020-07-06"),
        ("2019年6月3日      2019年6月3日", "2019-06-03"),
        ("2019年6月3日\n\n本协议书已于2020年1月2日\n领走", "2019-06-03"),
        ("2019年6月3日\n\n本判决书于2020年1月2日\n发生法律效力", "2019-06-03"),
        ("   年   月   日", None),
        ("", None),
    ],
)
def test_a_paper_closes_with_a_day(foot: str, day: str | None) -> None:
    assert closing(foot) == day


def test_a_day_at_which_nobody_signs_is_for_a_person() -> None:
    lines, wide, high = drawn(
        "\n".join(
            [
                "兹有测试甲在样本国居住，情况如下，现说明其在国外生活的情况如下所述，以供有关部门查验核对和参考之用。"
            ]
            * 9
            + ["2012年2月19日"]
        )
    )
    assert prose.closing_date(lay_out(lines, (), "", wide, high))["date"].outcome == "recheck"


def test_a_birth_whose_word_is_broken_over_two_lines_is_no_closing_day() -> None:
    page = """
        现役军人子女身份证明
        测试甲同志，性别男，1986年2月出生，
        系我单位军官。测试乙
        系该同志之长子，2015年8月26日出
        生，公民身份号码110228201801010174。
    """
    lines, wide, high = drawn(page)
    assert prose.closing_date(lay_out(lines, (), "", wide, high)) == {}


def test_a_scrap_of_a_seal_before_the_closing_day_hides_it_not() -> None:
    page = """
        华侨身份证明
        兹证明李测甲，男，1979年10月2日出生，系定居某国的华侨，其身份符合有关规定。
        特此证明。
                       样本总领事馆
                       N2021年5月20日
    """
    assert values("overseas_chinese_proof", page)["date"] == "2021-05-20"
