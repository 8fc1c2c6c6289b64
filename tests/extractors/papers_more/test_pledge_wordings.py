"""Pledges in other words: blank ones that ask for thumb prints, parents in their own words, the year."""

from __future__ import annotations

import pytest

from tests.extractors.papers_more.drawings import kind, values

HEAD = "无基本医疗保障承诺书\n"


@pytest.mark.parametrize(
    ("foot", "signed"),
    [
        ("承诺人（签字、按手印）：", False),
        ("监护人签名（盖章）：", False),
        ("承诺人签字（按手印）：测试乙", True),
        ("家长（签名并按手印）：   测试乙", True),
    ],
)
def test_the_words_that_ask_for_a_signature_are_none(foot: str, signed: bool) -> None:
    assert values("no_insurance_pledge", f"{HEAD}子女姓名：测试甲\n{foot}")["signed"] is signed


@pytest.mark.parametrize(
    "said",
    [
        "我叫测试乙，是学生测试甲的父亲。",
        "本人测试乙是学生（幼儿）测试甲的监护人，",
        "本人测试乙系参保人测试甲（公民身份号码：440184201706210284）之监护人，与参保人关系：父女。",
        "本人姓名：测试乙，身份证号码：11010519491231002X；子女姓名：测试甲，",
        "本人测试乙，为学生测试甲之父，",
        "本人 ____测试乙____ （监护人），系 __测试甲__ （学生）的 ☑父亲 ☐母亲，",  # lines of gaps, filled in
        "我是三年级2班测试甲同学的妈妈测试乙，",
    ],
)
def test_a_parent_says_who_it_is_in_own_words(said: str) -> None:
    told = values("no_insurance_pledge", f"{HEAD}{said}现承诺无其他基本医疗保障。")
    assert (told["guardian_name"], told["child_name"]) == ("测试乙", "测试甲")


@pytest.mark.parametrize(
    "said",
    [
        "自2021年1月1日至2021年12月31日期间，无其他基本医疗保障。",
        "申请参加2021年城乡居民基本医疗保险。",
        "在二二一年度未参加其他基本医疗保险。",
        "在二〇二一年度未参加其他基本医疗保险。",
        "2021年1月至12月期间无其他基本医疗保障。",
    ],
)
def test_the_insurance_year_in_many_wordings(said: str) -> None:
    assert values("no_insurance_pledge", HEAD + said)["year"] == "2021"


@pytest.mark.parametrize(
    "page",
    [
        "关于参加城乡居民基本医疗保险的通知\n各位家长：没有参加基本医疗保险的学生应提交承诺书。",
        "灵活就业人员承诺书\n本人承诺无用人单位，以灵活就业身份参加职工基本医疗保险\n承诺人：",
    ],
)
def test_a_notice_about_pledges_is_none(page: str) -> None:
    assert kind(page) == "unknown"


def test_who_signed_as_guardian_is_one_however_the_act_is_worded() -> None:
    page = """
        关于未参加其他基本医疗保险的承诺书
        学生测试甲，身份证号码440184201706210284，2023年度未参加任何基本医疗保险。
        监护人签名并按手印：   测试父
        签署日期：2022年9月26日
    """
    assert values("no_insurance_pledge", page)["guardian_name"] == "测试父"


def test_the_year_is_the_one_in_which_insurance_is_to_be_joined() -> None:
    page = "未参加其他基本医疗保险承诺书\n孩子测试甲因转学来京，拟于2026年参加北京市城乡居民基本医疗保险。"
    assert values("no_insurance_pledge", page)["year"] == "2026"


def test_the_sentence_goes_on_behind_the_childs_name() -> None:
    page = """
                    未参加其他基本医疗保障承诺书
        本人测试父系学生测试甲的（父/母/其他监护人），学生公民身份号码：
        440184201706210284。该学生在2022年度未参加城镇职工基本医疗保险。
    """
    assert values("no_insurance_pledge", page)["child_name"] == "测试甲"


def test_a_bare_name_is_the_childs_where_the_guardians_has_its_own_label() -> None:
    page = """
        参保人员无其他基本医疗保障承诺书
        一、参保学生信息
        姓名：测试甲      性别：女
        二、监护人信息
        监护人姓名：测试父      与学生关系：父亲
        填表说明：由学生的父亲、母亲或其他法定监护人填写。
    """
    found = values("no_insurance_pledge", page)
    assert (found["child_name"], found["guardian_name"]) == ("测试甲", "测试父")


def test_a_grown_student_pledges_alone() -> None:
    page = """
                    未参加其他基本医疗保险承诺书
        本人赵测试（身份证号码：440184201706210284），系贵校护理学院2026级学生，学号
        2026150327。本人申请参加2027年度居民医保，并承诺：
        承诺人（签字）：赵测试
    """
    found = values("no_insurance_pledge", page)
    assert found["child_name"] == "赵测试" and "guardian_name" not in found


def test_a_grown_student_may_give_the_number_behind_a_comma() -> None:
    page = """
                    无基本医疗保障承诺书
        本人赵测试，公民身份号码440184201706210284，系
        样本学院在校学生，学号2024150836
        承诺人（签名）：赵测试
    """
    found = values("no_insurance_pledge", page)
    assert found["child_name"] == "赵测试" and "guardian_name" not in found


def test_a_class_is_no_child() -> None:
    page = "未参加其他基本医疗保障承诺书\n我是三年级（4）班学生测试甲的家长，孩子身份证号440184201706210284。"
    assert values("no_insurance_pledge", page).get("child_name") != "三年级"


def test_until_now_is_no_childs_name_and_the_relation_may_be_one_of_several_in_brackets() -> None:
    page = f"""{HEAD}
        本人测试乙，系样本小学四年级2班学
        生测试甲的（父亲√/母亲/其他监护人），学生证件号码
        110104201409300031。
        现郑重承诺：我的孩子截至目前未参加城镇职工、城乡居民基本医疗保险。
        承诺人签字：测试乙
    """
    told = values("no_insurance_pledge", page)
    assert (told["child_name"], told["guardian_name"]) == ("测试甲", "测试乙")


def test_a_parent_may_sign_beside_a_grown_student_and_to_bear_is_no_name() -> None:
    page = f"""{HEAD}
        本人测试甲，身份证号码450881200612140074，系贵校汽车技术专业学生。本人郑重承诺：2025年度未参加
        城乡居民基本医疗保险，一切后果由本人及监护人承担。
                       承诺人（学生）：测试甲
                       家长（监护人）：测试乙
                       日期：2024年9月11日
    """
    told = values("no_insurance_pledge", page)
    assert (told["child_name"], told["guardian_name"]) == ("测试甲", "测试乙")


def test_a_new_student_who_says_so_is_no_guardian_of_the_same_name() -> None:
    page = """
        关于未参加医疗保险的承诺
        我是2024级新生测试甲，身份证号440184201706210284。本人承诺2025年度未在户籍地参加城乡居民医保。
        承诺人：测试甲
    """
    read = values("no_insurance_pledge", page)
    assert read["child_name"] == "测试甲" and "guardian_name" not in read
    mothers = page.replace("0284。", "0284）的母亲测试乙，").replace("测试甲，身份", "测试甲（身份")
    assert values("no_insurance_pledge", mothers)["guardian_name"] == "测试乙"


def test_our_school_is_no_child_and_a_student_number_is_the_signers_own() -> None:
    page = """
        未参加其他基本医疗保险承诺书
        本人测试乙，身份证号440122195704191529，系贵校三（2）班学生测试丙（身份证号：11010320140315011X）的外婆。
        现由本人代为承诺：该生2025年度没有参加职工基本医疗保险，由此产生的后果由本人承担。
        承诺人（签名）：测试乙
    """
    read = values("no_insurance_pledge", page)
    assert (read["child_name"], read["guardian_name"]) == ("测试丙", "测试乙")
    own = """
        无基本医疗保障承诺书
        本人测试甲，身份证号码440184200506210280，学号202305118，现就读于水产学院2023级生物技术2班。
        截至填表之日，本人未参加职工基本医疗保险，自愿参加2025年度城乡居民基本医疗保险。
        承诺人（签名）：测试甲
    """
    read = values("no_insurance_pledge", own)
    assert read["child_name"] == "测试甲" and "guardian_name" not in read
