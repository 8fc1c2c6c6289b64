"""Agreements name the two people and their children in many ways; the words of a sentence are no child."""

from __future__ import annotations

import pytest

from tests.extractors.papers_more.drawings import kind, read, values

BODY = """
双方因感情破裂自愿离婚，就子女抚养、财产及债务处理达成如下协议：
一、婚生女测试丙由女方抚养，男方每月支付抚养费1000元。
二、财产已分割完毕，无共同债务。
2019年6月3日
"""
HEADS = {
    "a table": """
        男方   姓名   测试甲     身份证件号   11010519491231002X
        女方   姓名   测试乙     身份证件号   440184201706210284
    """,
    "columns": """
                    男方               女方
        姓名        测试甲             测试乙
        性别        男                 女
    """,
    "the sex alone": """
        男：测试甲公民身份号码：11010519491231002X
        女：测试乙公民身份号码：440184201706210284
    """,
    "sex behind the name": """
        协议人：测试甲，男，汉族，1980年1月1日出生，身份证号11010519491231002X
        协议人：测试乙，女，汉族，1982年3月5日出生，身份证号440184201706210284
    """,
    "sex in brackets": """
        立协议人：测试甲（男），身份证号码：11010519491231002X
        立协议人：测试乙（女），身份证号码：440184201706210284
    """,
    "no role but the sex": """
        协议双方：
        测试乙（女），身份证号码440184201706210284，现住样本市
        测试甲（男），身份证号码11010519491231002X，现住样本市
    """,
    "two columns of labels": """
        姓名  测试甲      姓名  测试乙
        性别  男          性别  女
        职业  司机        职业  营业员
    """,
    "husband and wife in brackets, no colon": """
        甲方（夫）测试甲  11010519491231002X
        乙方（妻）测试乙  440184201706210284
    """,
    "a line of labels each": """
        姓名：测试甲    性别：男    民族：汉
        姓名：测试乙    性别：女    民族：汉
    """,
    "a table of two rows": """
        姓名    性别    出生年月日        民族
        测试甲    男    1971年3月8日    汉
        测试乙    女    1973年9月25日    汉
    """,
    "the sex behind another name": """
        甲方：测试甲，男，1983年5月5日生，住样本市
        乙方：测试乙（曾用名：测试丁），女，1987年9月13日生
    """,
    "behind what they are": """
        立协议书人测试甲（以下简称男方）与测试乙（以下简称女方）于2007年6月15日登记结婚。
    """,
    "said to be called so": """
        测试甲（以下简称男方），汉族，1980年1月1日生。
        测试乙（以下简称女方），汉族，1982年3月5日生。
    """,
    "husband and wife": """
        丈夫：测试甲，1980年1月1日出生，身份证11010519491231002X
        妻子：测试乙，1982年3月5日出生，身份证440184201706210284
    """,
    "roles said to be man and woman": """
        甲方：测试甲
        乙方：测试乙
        甲方（男）与乙方（女）于2010年结婚，女方有探望权，女儿另述。
    """,
    "two sides, the sex in a cell": """
        甲方：测试甲    性别：男    身份证号：11010519491231002X
        乙方：测试乙    性别：女    身份证号：440184201706210284
    """,
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_a_head_names_man_and_woman(head: str) -> None:
    told = values("divorce_agreement", f"离婚协议书\n{head}{BODY}", "first")
    assert (told["male_name"], told["female_name"], told["custody_to"]) == ("测试甲", "测试乙", "测试乙")


@pytest.mark.parametrize(
    ("clause", "children"),
    [
        ("女儿测试丙由女方抚养，男方可带女儿外出，女儿生病时应告知。", ("测试丙",)),
        ("双胞胎女儿测试丙、测试丁均归女方直接抚养。", ("测试丙", "测试丁")),
        ("双方共有子女贰人，姓名王小丙王小丁，由女方抚养。", ("王小丙", "王小丁")),
        ("长女测试丙（2005年生）、次女测试丁和儿子测试戊随女方生活。", ("测试丙", "测试丁", "测试戊")),
        ("2011年7月8日生育一女，名叫测试丙，身份证号略，由女方抚养。", ("测试丙",)),
        ("子女姓名：测试丙性别：女出生日期：2019年6月30日，由女方抚养。", ("测试丙",)),
        ("儿子方便时可随男方外出，由女方抚养。", None),
        ("双方无子女。", None),
        ("女儿测试丙（小名丙丙）暂随女方生活，孩子毛病多，男方应体谅。", ("测试丙",)),
        ("婚生子王测试己已成年，独立生活。", ("王测试己",)),
    ],
)
def test_children_are_named_in_a_clause(clause: str, children: tuple[str, ...] | None) -> None:
    page = f"""
                离婚协议书
        男方：王测试，身份证号11010519491231002X
        女方：测试乙，身份证号440184201706210284
        双方自愿离婚，达成如下协议：
        {clause}
        双方财产已分割，无债务。
    """
    assert values("divorce_agreement", page, "first").get("child_names") == children


def test_an_agreement_without_the_word_in_its_title_is_known_by_what_it_settles() -> None:
    page = """
                    协  议  书
    甲方：测试乙（女）
    乙方：测试甲（男）
    双方于2011年10月11日办理结婚登记手续，现感情确已破裂，无和好可能，自愿协议离婚。
    一、婚生女测试丙由甲方直接抚养，乙方每月给付抚养费壹仟伍佰元；
    二、甲方婚前财产归甲方所有；
    甲方签字：测试乙            乙方签字：测试甲
    """
    assert kind(page) == "divorce_agreement"
    told = values("divorce_agreement", page)
    assert (told["female_name"], told["male_name"], told["child_names"]) == ("测试乙", "测试甲", ("测试丙",))


def test_a_child_whose_surname_no_parent_bears_is_found_and_asked_about() -> None:
    page = """
                    离婚协议书
    男方：王测试，男，1980年1月1日出生
    女方：李测试，女，1982年2月2日出生
    双方因感情破裂，自愿离婚，达成如下协议：
    二、子女抚养：婚生子赵小测由男方抚养，女方每月支付抚养费1000元。
    """
    told = read("divorce_agreement", page)["child_names"]
    assert (told.value, told.outcome) == (("赵小测",), "recheck")
    own = read("divorce_agreement", page.replace("赵小测", "王小测"))["child_names"]
    assert (own.value, own.outcome) == (("王小测",), "ok")


def test_a_child_of_an_earlier_marriage_is_not_theirs() -> None:
    page = """
        离婚协议书
        男方：测试甲    女方：测试乙
        男方与前妻所生之子测试丁（2003年7月1日生）由男方抚养。双方于2010年生育女儿测试丙。
        2013年12月2日
    """
    assert read("divorce_agreement", page)["child_names"].value == ("测试丙",)


def test_the_word_behind_the_last_child_of_a_list_is_no_part_of_the_name() -> None:
    page = """
        离婚协议书
        男方：张测甲    女方：李测乙
        1999年生长子张测丙，2003年生次子张测丁。
        长子张测丙、次子张测丁全部由女方抚养。
        2008年4月2日
    """
    assert read("divorce_agreement", page)["child_names"].value == ("张测丙", "张测丁")


def test_twins_are_named_by_who_is_the_elder() -> None:
    page = """
        离婚协议书
        男方：柏测甲    女方：郁测乙
        婚后生有一对龙凤胎：哥哥柏测丙、妹妹柏测丁，均于2011年6月2日出生。
        2018年7月6日
    """
    assert read("divorce_agreement", page)["child_names"].value == ("柏测丙", "柏测丁")


def test_an_identity_number_tells_the_sex_where_its_word_was_misread() -> None:
    page = """
        离婚协议
        姓名：测试乙    性别：勇    身份证号：11010519491231002X
        姓名：测试甲    性别：男    身份证号：110105198001010116
        （1）测试甲与测试乙自愿离婚。
        2022年3月18日
    """
    told = values("divorce_agreement", page)
    assert (told["male_name"], told["female_name"]) == ("测试甲", "测试乙")


def test_a_table_of_children_read_as_whole_rows_still_names_them() -> None:
    page = """
        离婚协议书
        男方姓名：侯测甲          女方姓名：解测乙
        二、子女安排：
        子女姓名性别出生日期抚养方抚养费
        侯测丙女 2010.8.8男方女方每月1000元
        2021年9月13日
    """
    assert read("divorce_agreement", page)["child_names"].value == ("侯测丙",)


@pytest.mark.parametrize(
    ("said", "outcome"), [("生育一女", "ok"), ("育有一子一女", "recheck"), ("生有两个孩子", "recheck")]
)
def test_fewer_names_than_children_told_is_a_list_for_a_person(said: str, outcome: str) -> None:
    page = f"""
        离婚协议书
        男方：柏测甲    女方：郁测乙
        双方{said}，婚生女柏测丁由女方抚养。柏测丁的抚养费由男方承担。
        2018年7月6日
    """
    assert read("divorce_agreement", page)["child_names"].outcome == outcome


def test_a_sibling_whose_name_is_one_sign_longer_is_a_child_too() -> None:
    page = """
        离婚协议书
        男方：柏测甲    女方：郁测乙
        长女柏测、次女柏测丁均由女方抚养。
        2018年7月6日
    """
    assert read("divorce_agreement", page)["child_names"].value == ("柏测", "柏测丁")


def test_a_son_at_the_head_of_a_sentence_is_a_child_and_what_all_agreed_on_leaves_nothing_open() -> None:
    page = """
        离婚协议书
        男方：测试甲，回族    女方：测试乙，回族
        双方自愿离婚，对子女抚养、财产等事项协商一致。
        子测试丙，2016年1月8日出生，离婚后由母亲测试乙抚养；父亲每月给付抚养费2800元。
    """
    found = values("divorce_agreement", page)
    assert (found["child_names"], found["custody_to"]) == (("测试丙",), "测试乙")


def test_no_child_is_named_where_the_agreement_says_there_is_none() -> None:
    page = "离婚协议书\n男方：测试甲\n女方：测试乙\n二、子女：无子女，不涉及抚养问题。"
    assert "child_names" not in values("divorce_agreement", page)
