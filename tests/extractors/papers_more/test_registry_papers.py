"""Certificates of marriage and divorce before 2004, and the registry's other papers, which are none."""

from __future__ import annotations

import pytest

from tests.extractors.papers_more.drawings import kind, values

A, B = "11010519491231002X", "440184201706210284"


@pytest.mark.parametrize(("word", "paper"), [("结", "marriage_certificate"), ("离", "divorce_certificate")])
def test_an_old_form_is_dated_at_its_foot_and_numbered_in_words(word: str, paper: str) -> None:
    page = f"""
                    {word}婚证
              京东{word}字第  0731  号
        姓名 男方甲  性别 男  出生日期 1971年3月5日
        身份证件号 {A}  国籍 中国
        姓名 女方乙  性别 女  出生日期 1973年8月29日
        身份证件号 {B}  国籍 中国
        自愿{word}婚，经审查符合《中华人民共和国婚姻法》关于{word}婚的规定，发给此证。
        发证机关 婚姻登记专用章   1998年10月6日
    """
    found = values(paper, page)
    assert kind(page) == paper
    assert found["registration_date"] == "1998-10-06"
    assert found["certificate_number"] == f"京东{word}字第0731号"
    assert (found["person1_id_number"], found["person2_id_number"]) == (A, B)


def test_a_birth_date_is_no_day_of_registration() -> None:
    page = f"""
                    结婚证
        京东结字第0731号
        姓名 男方甲  身份证件号 {A}
        1971年3月5日
        姓名 女方乙  身份证件号 {B}
        自愿结婚，经审查符合规定，发给此证。
    """
    assert "registration_date" not in values("marriage_certificate", page)


def test_a_person_in_one_glued_row() -> None:
    page = f"""
        结婚证字号J110101-2010-000001
        持证人男方甲
        姓名男方甲性别男国籍中国出生日期1980年01月01日身份证件号{A}
        姓名女方乙性别女国籍中国出生日期1982年02月02日身份证件号{B}
    """
    found = values("marriage_certificate", page)
    assert (found["person1_name"], found["person1_id_number"]) == ("男方甲", A)
    assert (found["person2_name"], found["person2_id_number"]) == ("女方乙", B)


@pytest.mark.parametrize(
    "page",
    [
        f"""
            离婚登记申请书
        姓名 男方甲   姓名 女方乙
        身份证件号 {A}   身份证件号 {B}
        结婚证字号 J110101-2010-000001
        我们双方自愿离婚，就离婚一事提出申请。
        婚姻登记员
        """,
        """
            结婚登记审查处理表
        结婚证字号 J110101-2010-000001
        登记日期 2010年5月20日
        婚姻登记员
        审查意见 符合结婚条件，准予登记
        """,
        """
            婚姻登记档案查询证明
        经查，男方甲与女方乙于2010年5月20日在我处登记结婚，结婚证字号J110101-2010-000001。
        特此证明
        婚姻登记处
        """,
        """
            补发离婚证申请书
        离婚证字号 L110101-2019-000002
        登记日期 2019年6月3日
        婚姻登记员
        """,
    ],
)
def test_applications_and_proofs_are_no_certificate(page: str) -> None:
    assert kind(page) == "unknown"
