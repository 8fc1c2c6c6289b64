"""Certificates of adoption name the parents in many ways, the child in one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.classify import papers
from extractors.papersheet import read_sheet
from extractors.records import Box
from extractors.specimens import drawn
from tests.extractors.papers_more.drawings import kind, read, values

A, B = "11010519491231002X", "440184201706210284"
BOTH = ("男方甲", "女方乙")


@pytest.mark.parametrize(
    ("adopters", "page"),
    [
        (
            BOTH,
            f"""
        收养登记证
        字号：S440111-2022-000017        登记日期：2020年6月1日
        收养人    姓名     性别   国籍   出生日期     身份证件号
        男方      男方甲   男     中国   1980-09-22   {A}
        女方      女方乙   女     中国   1983-03-17   {B}
        被收养人  测试甲   男     中国   2021-02-14
        送养人    样本市社会福利院
        """,
        ),
        (
            BOTH,
            f"""
        收养登记证字号：(2018)样收字第003号         被收养人
        登记日期：2020.06.01                        姓名    测试甲
        收养人(夫)                                  性别    女
        姓名  男方甲                                出生日期  2016.12.08
        证件号码  {A}           经审查，符合《中华人民共和国收养
        收养人(妻)                                  法》规定，准予收养登记。
        姓名  女方乙
        证件号码  {B}
        """,
        ),
        (
            BOTH,
            f"""
        收养登记证
        经审查，收养人与被收养人的收养申请符合《中华人民共和国收养法》的规
        定，准予登记，收养关系自登记之日起成立。
        收养人
        姓名  男方甲     身份证件号  {A}
        收养人
        姓名  女方乙     身份证件号  {B}
        被收养人
        姓名  测试甲
        登记日期  2020年6月1日
        """,
        ),
        (
            BOTH,
            """
        收养登记证
        养父  男方甲
        养母  女方乙
        养子（女）  测试甲
        登记日期  2020年6月1日
        """,
        ),
        (
            ("SPECIMENJOHN", "SPECIMENMARY"),
            """
        中华人民共和国收养登记证
        收养人
        姓名  SPECIMEN JOHN    性别  男
        姓名  SPECIMEN MARY    性别  女
        被收养人
        姓名  测试甲    性别  女
        登记日期  2020年6月1日
        """,
        ),
    ],
)
def test_the_parents_in_any_form(adopters: tuple[str, ...], page: str) -> None:
    found = values("adoption_certificate", page)
    assert kind(page) == "adoption_certificate"
    assert (found["adopter_names"], found["adoptee_name"]) == (adopters, "测试甲")
    assert found["registration_date"] == "2020-06-01"


def test_a_page_filled_in_by_hand_without_its_title() -> None:
    page = """
        收养人
        姓名  男方甲     性别  男
        收养申请符合《中华人民共和国收养法》，准予登记，发给此证。
        证号  样收字第20090026号
        被收养人
        姓名  测试甲     性别  男
        登记日期  2009年11月3日
    """
    assert kind(page) == "adoption_certificate"
    assert values("adoption_certificate", page)["certificate_number"] == "样收字第20090026号"


def test_the_office_s_own_form_is_no_certificate() -> None:
    page = """
        收养登记审批表
        收养人姓名  男方甲   被收养人姓名  测试甲
        收养登记证字号  （2020）样收字第0001号
        审批意见
    """
    assert kind(page) == "unknown"


def test_a_label_of_the_childs_own_name_says_more_than_a_place_beside_the_heading() -> None:
    page = f"""
    收养登记证
    收养人
    姓名 男方甲        性别 男   国籍 中国         被收养人
    身份证件号 {A}                    姓名 女方乙   性别 女
    收养前姓名 测试丙   性别 女
    收养后姓名 测试甲
    登记日期：2014年07月22日
    """
    lines, wide, high = drawn(page)
    found, _ = read_sheet(papers()["adoption_certificate"], lines, "", wide, high)
    assert found["adoptee_name"].value == "测试甲"
    assert found["adopter_names"].outcome == "recheck"  # 女方乙 was named too


def test_two_adopters_under_one_heading_are_both_adopters_where_the_child_has_a_label_of_its_own() -> None:
    told = values(
        "adoption_certificate",
        """
                        收养登记证
        收 养 人
        姓名  测试父     性别  男     国籍  中国
        出生日期  1968年1月2日
        姓名  测试母     性别  女     国籍  中国
        出生日期  1970年5月6日
        被收养人
        收养后姓名  测试甲     性别  女     出生日期  2010年10月1日
        原姓名  测试旧     国籍  中国
        登记日期  2012年6月1日
        """,
    )
    assert (told["adopter_names"], told["adoptee_name"]) == (("测试父", "测试母"), "测试甲")


def test_a_second_adopter_without_a_label_stands_in_the_row_below() -> None:
    page = """
        收养证
        收养人  男方甲  男  一九五九年二月十一日出生
                女方乙  女  一九六二年五月四日出生
        被收养人  测试甲  女  一九九七年八月二十日出生
        发证机关  样本县民政局
        一九九九年六月十四日
    """
    told = values("adoption_certificate", page)
    assert (told["adopter_names"], told["registration_date"]) == (BOTH, "1999-06-14")


def test_husband_or_wife_of_a_step_parent_adopts_nobody() -> None:
    page = f"""
        收养登记证
        收养人（继父）   男方甲   出生日期   1978年10月30日
        身份证件号码   {A}   配偶姓名   女方乙
        被收养人   测试甲   出生日期   2009年12月2日
        收养登记日期   2016年3月21日
    """
    assert values("adoption_certificate", page)["adopter_names"] == ("男方甲",)


@pytest.mark.parametrize(("said", "outcome"), [("婚姻状况：未婚", "ok"), ("职业：会计", "recheck")])
def test_one_adopter_alone_is_sure_only_where_the_paper_says_why(said: str, outcome: str) -> None:
    page = f"""
        收养登记证
        收养人姓名：男方甲    性别：男    {said}
        被收养人姓名：测试甲    性别：女
        登记日期：2021年12月17日
    """
    assert read("adoption_certificate", page)["adopter_names"].outcome == outcome


def test_titles_at_half_the_height_of_their_rows_tell_whose_name_stands_in_the_first_of_them() -> None:
    page = f"""
                   收养登记证
                       姓名          范测试
        收养人（男）   出生日期      1980年9月22日
                       身份证件号    {A}
                       姓名          曹样本
        收养人（女）   出生日期      1983年3月17日
                       身份证件号    110105194912310024
                       现姓名        测试甲
        被收养人       性别          女
                       身份证件号    {B}
        收养登记证字号  S440106-2020-000031
        登记日期  2020年11月23日
        """
    told = values("adoption_certificate", page)
    assert told["adopter_names"] == ("范测试", "曹样本") and told["adoptee_name"] == "测试甲"


def test_a_former_name_in_the_row_under_the_child_is_no_second_half_of_its_label() -> None:
    lines, wide, high = drawn(
        """
        收养登记证
        收养人（男）  李测甲    国籍  中国
        收养人（女）  王测乙    国籍  中国
        被收养人     李测丙    性别  男
        原姓名       赵测丁
        登记日期     2016年4月13日
        """
    )
    tight = [replace(line, box=_taller(line.box)) for line in lines]  # rows set closer than drawn
    found, _ = read_sheet(papers()["adoption_certificate"], tight, "", wide, high)
    assert found["adoptee_name"].value == "李测丙"
    assert found["adopter_names"].value == ("李测甲", "王测乙")


def _taller(box: Box) -> Box:
    return replace(box, top=box.top - 0.18 * box.height, bottom=box.bottom + 0.18 * box.height)


def test_father_and_mother_have_a_column_each() -> None:
    page = """
        收养登记证
        收养人
                        父                   母
        姓名            赵甲                 钱乙
        国籍            中国                 中国
        出生日期        1976年3月5日         1979年8月22日
        被收养人
        姓名            测试甲               性别     男
        登记日期：2016年9月14日
    """
    assert values("adoption_certificate", page)["adopter_names"] == ("赵甲", "钱乙")


def test_an_application_to_adopt_names_all_three() -> None:
    page = """
        收养登记证
        样黄收登字第20160037号
        赵测试、钱测验收养
        赵小测的申请，符合《中华人民共和国收养法》的规定，准予登记，发给此证。
        登记日期：2016年11月9日
    """
    found = values("adoption_certificate", page)
    assert (found["adopter_names"], found["adoptee_name"]) == (("赵测试", "钱测验"), "赵小测")
    assert found["certificate_number"] == "样黄收登字第20160037号"


def test_what_the_certificate_says_of_adopters_in_a_sentence_heads_no_section() -> None:
    page = f"""
        收养登记证                                   收养人
        京样收字第2019017号                          姓名          测试乙
                                                     性别          男
        收养人与被收养人的收养关系符合《中华人       身份证件号    {A}
        民共和国收养法》的规定，准予登记。           姓名          测试丙
                                                     性别          女
        登记机关：样本区民政局                       身份证件号    {B}
        登记日期：2019年6月12日                      被收养人
                                                     收养后姓名    测试甲
                                                     性别          女
    """
    found = values("adoption_certificate", page)
    assert (found["adopter_names"], found["adoptee_name"]) == (("测试乙", "测试丙"), "测试甲")


def test_adopters_in_two_columns_stand_from_left_to_right_on_a_crooked_page_too() -> None:
    lines, wide, high = drawn("""
        收养登记证
        收养人    姓名   男方甲        姓名   女方乙
                  性别   男            性别   女
        被收养人  姓名   测试甲        性别   女
    """)
    crooked = [
        replace(
            one,
            box=replace(one.box, top=one.box.top - 0.03, bottom=one.box.bottom - 0.03),
            quad=tuple((x, y - 0.03) for x, y in one.quad),
        )
        if one.box.left > 0.2
        else one
        for one in lines
    ]
    found, _ = read_sheet(papers()["adoption_certificate"], crooked, "", wide, high)
    assert found["adopter_names"].value == BOTH


def test_a_sentence_in_the_row_of_the_second_adopter_is_no_third() -> None:
    page = f"""
        收养人                            被收养人
        姓名        测试乙                收养后姓名    测试甲
        性别        男                    性别          女
        身份证件号  {A}
        姓名        测试丙      依据《中华人民共和国收养法》的规定，准予登记，
        性别        女          收养关系自登记之日起成立。
        身份证件号  {B}
    """
    assert values("adoption_certificate", page)["adopter_names"] == ("测试乙", "测试丙")


def test_the_first_adopter_whose_sex_and_birth_share_the_line_is_one_too() -> None:
    page = """
    收养登记证                               收养人
                                   姓名      测试甲（男）1974年5月3日生
                                   证件号码  37020219740503003X
                                   姓名      测试乙  （女）  1976年9月11日生
                                   证件号码  370202197609110023
                                            被收养人
                                   姓名      测试丙
    登记日期:2015年9月24日         性别      女
    """
    assert values("adoption_certificate", page)["adopter_names"] == ("测试甲", "测试乙")


def test_a_sentence_that_begins_with_the_adopter_is_no_label_of_one() -> None:
    page = """
                 收养登记证                          收养人姓名    测试乙
        收养人与该儿童申请收养登记，经审查，符合     性别  男
        《中华人民共和国收养法》的规定，准予登记，收养
        关系自登记之日起成立，特发此证。             收养人姓名    测试丙
        登记日期  2014年4月23日                      性别  女
                                                     被收养人姓名  测试甲
    """
    assert values("adoption_certificate", page)["adopter_names"] == ("测试乙", "测试丙")


def test_rows_without_a_heading_are_the_adopters_where_their_numbers_say_so() -> None:
    page = """
        收养登记证
                  姓名        测试父
                  身份证件号  440184197903145579
                  姓名        测试母
                  身份证件号  110105194912310021
                  姓名        测试丙
        被收养人  性别        男
                  身份证件号  11010320140315011X
        登记日期  2017年10月20日
    """
    found = read("adoption_certificate", page)
    assert found["adoptee_name"].value == "测试丙"
    assert (found["adopter_names"].value, found["adopter_names"].outcome) == (("测试父", "测试母"), "recheck")
