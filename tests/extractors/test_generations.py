"""Who is old enough to be whose parent, and letters that speak of more people than they are about."""

from __future__ import annotations

import pytest

from extractors import classify, kin
from tests.extractors.papers_more.drawings import read, values

SOLDIER = "测试父同志（军官证号：军字第20180342号），2005年12月入伍，现为我旅一级上士。\n"


@pytest.mark.parametrize("word", ["父子", "母子", "监护"])
def test_of_two_people_in_parentage_the_one_born_a_generation_later_is_the_child(word: str) -> None:
    told = kin.tell(f"{SOLDIER}测试甲，男，2015年8月12日出生，与测试父系{word}关系。\n2022年9月2日")
    assert (told.main, told.children) == ("测试父", ("测试甲",))


def test_a_parentage_without_any_year_of_birth_says_not_who_is_the_child() -> None:
    assert kin.tell(f"{SOLDIER}测试甲，男，与测试父系父子关系。\n2022年9月2日").children == ()


@pytest.mark.parametrize("said", ["子女：测试甲。", "其女测试甲（2014年5月生）随其生活。"])
def test_a_child_named_more_plainly_than_the_expert_is_not_the_expert(said: str) -> None:
    letter = f"""
                    人才认定证明
        兹证明，我区企业样本科技有限公司董事长测试父同志，经评审认定，入选“样本计划”。{said}
                          样本区人才工作局
                          2022年9月1日
    """
    assert values("talent_selection_proof", letter)["name"] == "测试父"


def test_where_a_letter_names_another_person_without_a_part_its_person_is_a_question() -> None:
    letter = """
                    最低生活保障证明
        兹有我街道居民测试母（身份证号：11010519491231002X）家庭享受城镇居民最低生活保障待遇，
        家庭成员：测试母、其女测试甲（身份证号：110228201801010174）。
                          样本街道办事处
                          2024年9月10日
    """
    found = read("aid_certificate", letter)
    assert found["name"].outcome == "recheck"
    assert found["id_number"].outcome == "recheck"
    assert found["aid_type"].value == "城镇居民最低生活保障"


@pytest.mark.parametrize(
    ("other", "outcome"), [("11010519491231002X", "ok"), ("11022820160101017X", "recheck")]
)
def test_a_second_number_on_a_pupils_paper_is_a_question_unless_its_bearer_is_a_generation_older(
    other: str, outcome: str
) -> None:
    letter = f"""
                    在读证明
        兹证明测试甲（身份证号：110228201801010174）系我校一年级学生，与其家人（身份证号：{other}）同住。
                          样本小学
                          2024年9月10日
    """
    assert read("student_certificate", letter)["id_number"].outcome == outcome


def test_a_pledge_that_calls_its_signer_the_mother_of_the_ward_names_both() -> None:
    told = values(
        "no_insurance_pledge",
        """
                    未参加基本医疗保险的声明
        声明人：测试母，女，为被监护人 测试甲 之母。测试甲（男，2010年7月1日出生）目前未参加任何基本医疗保险。
        """,
    )
    assert (told["child_name"], told["guardian_name"]) == ("测试甲", "测试母")


def test_the_heads_of_an_agreement_may_be_cells_that_name_both_roles_of_a_side() -> None:
    told = values(
        "divorce_agreement",
        """
                         离婚协议
        甲方（男方）  测试父     乙方（女方）  测试母
        双方自愿离婚，婚生子测试甲（2013年12月12日出生）的直接抚养权归乙方，甲方每月给付抚养费。
        """,
    )
    assert (told["male_name"], told["female_name"], told["custody_to"]) == ("测试父", "测试母", "测试母")


def test_a_child_of_the_two_is_not_the_soldier() -> None:
    told = kin.tell(
        "我部战士（三级警士长）测试父，警官证号：武字第2009887号。其妻测试母，系农民。"
        "二人之女测试甲（身份证号110228201801010174）随军居住。"
    )
    assert (told.children, told.foremost(told.children)) == (("测试甲",), "测试父")


def test_a_name_in_latin_letters_is_introduced_like_any_other() -> None:
    assert kin.tell("同意接收MARIAROSSI（意大利籍）博士进入基础医学博士后科研流动站").main == "MARIAROSSI"


def test_the_batch_before_a_programme_is_no_part_of_its_name_and_the_title_is_no_programme() -> None:
    letter = """
                    国家级人才计划入选证明
        兹证明测试父（护照号：G12345678），为第十四批国家样本人才引进计划（创新项目）入选者。
                          国家样本专项办公室
                          2018年4月2日
    """
    assert values("talent_selection_proof", letter)["programme"] == "国家样本人才引进计划"


def test_parties_of_an_appeal_are_told_apart_though_one_role_ends_with_the_other() -> None:
    told = values(
        "court_ruling",
        """
                    样本市第一中级人民法院
                        民事调解书
                        （2021）京01民终567号
        上诉人（原审被告）：男方甲，男，1978年7月7日出生。
        被上诉人（原审原告）：女方乙，女，1980年8月8日出生。
        经调解，双方自愿达成协议：
        一、婚生女子女丙由男方甲抚养，女方乙每月给付抚养费2000元；
        """,
        "first",
    )
    assert told["custody_to"] == "男方甲"


def test_of_two_parents_the_one_spoken_of_as_serving_is_the_soldier() -> None:
    letter = """
                    部队军人子女参保证明
        兹有我部现役军人测试父，军官证号 空字第2015123号，系学生测试甲之父。其母：测试母，
        身份证号：11010519491231002X。学生测试甲身份证号：110228201801010174。
                          样本部队政治工作处
                          2022年9月5日
    """
    assert values("military_unit_certificate", letter)["soldier_name"] == "测试父"


def test_a_word_that_runs_over_the_end_of_a_line_of_text_counts_for_its_paper() -> None:
    lines = ["测试父同志为我市2017年度引进的专家，系我省高层次", "人才，现任职于样本公司，情况属实。"]
    marks = classify.all_marks().phrases
    assert classify.hits(lines).max(axis=0)[next(i for i, one in enumerate(marks) if "领军人才|拔尖" in one)]


def test_a_childs_number_in_the_row_of_the_childs_name_is_not_the_holders_and_a_person_sees_both() -> None:
    page = """
        困难职工帮扶证
        持证人姓名：测试母
        身份证号：110108196503124525
        困难类别：深度困难职工
        家庭成员    关系    身份证号码
        测试丙      女儿    11010320140315011X
        有效期：2022年4月18日—2024年4月17日
    """
    found = read("aid_certificate", page)
    assert (found["name"].value, found["id_number"].value) == ("测试母", "110108196503124525")
    assert (found["name"].outcome, found["id_number"].outcome) == ("recheck", "recheck")
    assert "another_name" in found["name"].signals
