"""A list of names is sure only where nothing on the paper points to one person more."""

from __future__ import annotations

import pytest

from tests.extractors.papers_more.drawings import read, values

A, B = "11010519491231002X", "440184201706210284"


def test_a_second_name_in_the_column_that_nobody_claims_leaves_the_list_to_a_person() -> None:
    page = """
        收养登记证
        登记日期    2016年9月14日
        被收养人姓名  测试甲
        收养人姓名  男方甲
        性别        男
        姐名        王样本
        性别        女
    """
    assert read("adoption_certificate", page)["adopter_names"].outcome == "recheck"


def test_the_other_adopter_under_a_lost_heading_is_named_too() -> None:
    page = f"""
        收养登记证
        登记日期    2016年9月14日     收养人姓名  男方甲
        被收养人姓名  测试甲          身份证件号  {A}
        出生日期  2013年10月12日      姓名        女方乙
        身份证件号  110228201801010174    身份证件号  {B}
    """
    assert values("adoption_certificate", page)["adopter_names"] == ("男方甲", "女方乙")


@pytest.mark.parametrize("number", ["（99）样收字第028号", "（2018）样收字第003号"])
def test_the_year_before_a_number_of_adoption_may_have_two_digits(number: str) -> None:
    page = f"""
        收养登记证
        证号：{number}
        收养人姓名  男方甲     收养人姓名  女方乙
        被收养人姓名  测试甲
        登记日期：1999年11月25日
    """
    assert values("adoption_certificate", page)["certificate_number"] == number


def test_a_surname_nobody_bears_is_restored_in_lists_too() -> None:
    page = f"""
        收养登记证
        收养登记证字号：S440111-2022-000017
        收养人姓名  洗测试     身份证件号  {A}
        被收养人姓名  测试甲
        登记日期：2019年11月25日
    """
    found = read("adoption_certificate", page)["adopter_names"]
    assert (found.value, found.outcome) == (("冼测试",), "recheck")


def test_the_line_of_a_filled_gap_is_no_part_of_a_value() -> None:
    page = """
        《北京市工作居住证》确认单
        兹确认测试甲同志（身份证号码：11010519491231002X），系_
        样本研究所工作人员，持有《北京市工作居住证》，有效期自2013年6月9日至2016年6月8日。
        打印日期：2015年5月6日
    """
    assert values("work_residence_confirmation", page)["employer"] == "样本研究所"
