"""A name that one sentence of a letter tells is for a person; told twice or apart it may be accepted."""

from __future__ import annotations

import pytest

from tests.extractors.papers_more.drawings import read

ONCE = "said_once"


@pytest.mark.parametrize(
    ("child", "once"),
    [
        ("双方育有一女测试丙，现随女方生活。", True),
        ("双方育有一女测试丙，婚生女测试丙由女方抚养。", False),
        ("子女姓名：测试丙。婚生女由女方抚养。", False),
        ("第二条婚生女李测丙，2014年10月20日生，归女方抚养。", False),
        ("第二条婚生女李测丙归女方抚养。", True),
    ],
)
def test_a_child_is_sure_where_the_agreement_names_it_again_or_in_a_line_of_its_own(
    child: str, once: bool
) -> None:
    page = f"""
        离婚协议书
        男方：测试甲    女方：测试乙
        {child}
        男方签字：测试甲    女方签字：测试乙
        2019年6月3日
    """
    found = read("divorce_agreement", page)
    assert (ONCE in found["child_names"].signals) is once
    assert ONCE not in found["male_name"].signals


def test_a_person_introduced_and_spoken_of_as_one_needs_no_second_mention() -> None:
    page = "证明\n兹证明我部军官测试甲同志，男，1983年2月出生，其子测试丙随军在京。\n样本部队政治处"
    found = read("military_unit_certificate", page)
    assert ONCE not in found["soldier_name"].signals
    assert ONCE in found["child_name"].signals


@pytest.mark.parametrize(
    ("said", "once"),
    [
        ("其子测试丙，2013年12月11日出生", False),
        ("其子测试丙（男，身份证号11010320140315011X）", False),
        ("测试丙系其长子，2013年12月11日出生", False),
        ("其子测试丙于2020年来京", True),
    ],
)
def test_a_number_or_a_day_of_birth_right_behind_a_name_tells_that_it_is_one(said: str, once: bool) -> None:
    page = f"证明\n兹证明我部军官测试甲同志，男，1983年2月出生，{said}。\n样本部队政治处"
    assert (ONCE in read("military_unit_certificate", page)["child_name"].signals) is once


@pytest.mark.parametrize(
    ("said", "once"),
    [
        ("华侨李测甲、王测乙夫妇之子测试丙", False),
        ("其父李测甲、母王测乙，其子测试丙", False),
        ("其父測甲、母测乙，其子测试丙", True),  # no surname that people bear
    ],
)
def test_parents_with_usual_surnames_are_sure_where_words_of_kin_hold_them(said: str, once: bool) -> None:
    page = f"华侨子女来京接受义务教育证明信\n兹有{said}（男，2013年12月11日出生），拟在京就读。\n样本区侨办"
    assert (ONCE in read("overseas_chinese_schooling_letter", page)["parent_names"].signals) is once


def test_a_list_of_names_behind_its_label_stands_apart() -> None:
    page = "华侨子女来京接受义务教育证明信\n学生姓名：李测丙\n父母姓名：李测甲、王测乙\n样本区侨办"
    assert ONCE not in read("overseas_chinese_schooling_letter", page)["parent_names"].signals


@pytest.mark.parametrize(
    ("said", "once"),
    [("本人李测甲，系学生李测丙的父亲", False), ("本人李测甲承诺学生李测丙", True)],
)
def test_who_pledges_for_a_pupil_is_told_by_being_its_parent(said: str, once: bool) -> None:
    page = f"无其他基本医疗保障承诺书\n{said}，该生未参加其他基本医疗保险。\n特此承诺\n2021年9月2日"
    found = read("no_insurance_pledge", page).get("guardian_name")
    assert found is None if once else found is not None and ONCE not in found.signals


def test_a_name_between_its_label_and_the_next_stands_apart() -> None:
    page = "劳动合同书\n甲方：样本公司\n乙方：李测甲 性别：女\n工作岗位：样本\n第一条 合同期限三年"
    assert ONCE not in read("employment_contract", page)["employee_name"].signals


def test_of_a_name_in_latin_letters_and_a_chinese_one_in_brackets_neither_is_sure() -> None:
    page = "离婚协议书\n男方：测试甲\n女方：Erika Muster（穆测试）\n女方：Erika Muster\n2019年6月3日"
    assert ONCE in read("divorce_agreement", page)["female_name"].signals


def test_the_party_named_at_the_head_is_the_man_whatever_the_signature_was_read_as() -> None:
    page = """
        离婚协议书
        甲方（男方）：李测甲
        乙方（女方）：王测乙
        双方自愿离婚。婚生女李测丙归甲方抚养。
        甲方：马样本
        2019年6月3日
    """
    assert read("divorce_agreement", page)["custody_to"].value == "李测甲"
