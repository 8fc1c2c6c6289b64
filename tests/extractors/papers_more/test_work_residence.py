"""Work-residence permits and confirmations: whose name is whose, in tables of relatives and in sentences."""

from __future__ import annotations

import pytest

from tests.extractors.papers_more.drawings import kind, read, values

A, B = "11010519491231002X", "440184201706210284"


def test_only_those_told_to_be_children_are_listed() -> None:
    page = f"""
         北京市工作居住证确认单
      持证人姓名    测试甲          性别    男
      证件类型      居民身份证      证件号码  {A}
      聘用单位名称  样本科技（北京）有限公司
      统一社会信用代码  91110108MA01B7QX3K
      有效期起      2019-01-14      有效期止  2022-01-14
      随往人员信息
      姓名          与持证人关系    性别    身份证号
      样本丙        配偶            女      {B}
      证件样本      子女            女      110228201801010174
      测试乙        子女            男      11010320140315011X
                  打印日期：2021年05月18日
    """
    found = values("work_residence_confirmation", page)
    assert (found["holder_name"], found["id_number"]) == ("测试甲", A)
    assert found["children"] == ("证件样本", "测试乙")
    assert found["employer"] == "样本科技（北京）有限公司"


@pytest.mark.parametrize("head", ["称谓", "关系", "    "])
def test_a_spouse_is_no_child_under_a_heading_of_family_and_children(head: str) -> None:
    page = f"""
      北京市工作居住证                      随往家属及子女
                               {head}    姓名      性别   出生日期
                               配偶    样本丙    女     1985.02.13
                               子      证件样本  男     2012.12.01
                               女      测试乙    女     2016.06.22
      姓名     测试甲
      身份证号码  {A}
      工作单位  样本公司
    """
    assert "样本丙" not in values("work_residence_permit", page)["children"]


def test_the_family_on_the_facing_page_and_notes_beside_the_employer() -> None:
    page = f"""
      北京市工作居住证         有效期限2019年01月14日至2022年01月14日
                               随往配偶、子女
                               关系  姓名     性别  出生日期
                               配偶  样本丙   女    1986.03.21
                               女    证件样本   女    2011.10.05
                               子    测试乙   男    2015.02.17
      姓名测试甲
      身份证号  {A}
                               1.持证人在本市购房、子女入托入学等方面享受市民待遇。
      工作单位  样本科技（北京）有限公司    2.本证有效期满前办理续签手续。
                               3.本证遗失应及时申报补办。
    """
    found = values("work_residence_permit", page)
    assert (found["holder_name"], found["employer"]) == ("测试甲", "样本科技（北京）有限公司")
    assert found["children"] == ("证件样本", "测试乙")


def test_names_of_nobody_known_are_no_children() -> None:
    page = f"""
      北京市工作居住证
      姓名  测试甲
      身份证号  {A}
      有效期至  2022年1月14日
      随往配偶、子女
      姓名     性别  出生日期
      样本丙   女    1986.03.21
      测试乙   男    2015.02.17
    """
    assert "children" not in values("work_residence_permit", page)


def test_a_confirmation_in_sentences() -> None:
    page = f"""
         《北京市工作居住证》确认单
      经核实，测试甲，身份证号{A}，现工作单位为
      样本科技（北京）有限公司，已办理《北京市工作居住证》，证件有
      效期自二〇一九年一月十四日至二〇二二年一月十四日。
      其随往子女情况：证件样本（女，2013年6月出生）、测试乙（男，2015年2月出生）。
      特此确认。
                  打印日期：2021.05.18
    """
    assert kind(page) == "work_residence_confirmation"
    assert values("work_residence_confirmation", page) == {
        "holder_name": "测试甲",
        "id_number": A,
        "employer": "样本科技（北京）有限公司",
        "valid_from": "2019-01-14",
        "valid_until": "2022-01-14",
        "children": ("证件样本", "测试乙"),
        "print_date": "2021-05-18",
    }


def test_a_spouse_named_in_a_confirmation_that_addresses_its_holder_is_no_child() -> None:
    told = values(
        "work_residence_confirmation",
        """
                《北京市工作居住证》确认单
        测试甲同志（身份证号：11010519491231002X）：
        您所持北京市工作居住证有效期为2020年7月1日至2023年6月30日，聘用单位：样本科技（北京）有限公司。
        配偶：测试乙  随行子女：测试丙，女，2012年3月2日出生；测试丁，男，2015年6月7日出生。
        """,
    )
    assert (told["holder_name"], told["children"]) == ("测试甲", ("测试丙", "测试丁"))


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("序号  姓名", ("1  测试丙  子女  110228201801010174", "2  测试乙  配偶  440184201706210284")),
        ("序号姓名", ("1 测试丙子女110228201801010174", "2 测试乙配偶440184201706210284")),
    ],
    ids=["in cells", "read as one line"],
)
def test_a_child_beside_an_identity_number_is_told_from_the_spouse(head: str, rows: tuple[str, str]) -> None:
    page = f"""
        北京市工作居住证确认单
        姓名：测试甲    证件号码：11010519491231002X
        家属信息
        {head}  关系  证件号码
        {rows[0]}
        {rows[1]}
    """
    assert values("work_residence_confirmation", page)["children"] == ("测试丙",)


def test_each_childs_line_with_sex_and_day_gives_the_name_alone() -> None:
    page = f"""
         北京市工作居住证确认单
      持证人        测试甲
      身份证号      {A}
      聘用单位      样本科技（北京）有限公司
      配偶          样本丙
      子女（1）     测试乙男    2013-12-08
      子女（2）     测试丁女    2017-03-26
    """
    assert values("work_residence_confirmation", page)["children"] == ("测试乙", "测试丁")


def test_a_confirmation_may_begin_in_a_sentence_and_end_in_a_table() -> None:
    page = f"""
        《北京市工作居住证》确认单
        持证人 测试甲（身份证号码：{A}），聘用单位：样本海
        纳文化传媒（北京）有限公司，经批准持有《北京市工作居住证》，有效期自
        2024年12月2日至2027年12月1日。
        关系    姓名     出生日期
        子女    测试乙   2017年4月2日
    """
    found = values("work_residence_confirmation", page)
    assert found["employer"] == "样本海纳文化传媒（北京）有限公司"
    assert (found["valid_from"], found["valid_until"]) == ("2024-12-02", "2027-12-01")


def test_a_table_of_children_has_its_title_in_the_row_of_its_headings() -> None:
    page = f"""
      北京市工作居住证
      姓名      测试甲      性别   男
      随往配偶  样本丙
      随往子女    姓名      性别     身份证件号码
      1           证件样本  男       {B}
      2           测试乙    女       11010320140315011X
    """
    assert values("work_residence_permit", page)["children"] == ("证件样本", "测试乙")


def test_a_table_of_the_family_may_tell_months_and_homes_instead_of_sexes() -> None:
    page = """
         北京市工作居住证            家庭成员登记
      姓名  测试甲                   称谓     姓名       出生年月    户籍所在地
      性别  男                       配偶     样本丙     1990.05     样本省样本市
      聘用单位  样本科技有限公司     长女     测试乙     2015.12     样本省样本市
    """
    found = values("work_residence_permit", page)
    assert (found["holder_name"], found["children"]) == ("测试甲", ("测试乙",))


def test_a_word_of_a_note_under_the_table_is_no_child() -> None:
    page = """
         北京市工作居住证            随行子女
      姓名  测试甲                   姓名      性别
      性别  男                       测试乙    女
      聘用单位  样本科技有限公司     证件样本  男

                                                     办理续签
    """
    assert values("work_residence_permit", page)["children"] == ("测试乙", "证件样本")


def test_a_note_about_children_names_none() -> None:
    page = """
      北京市工作居住证                4. 持证人子女在本市接受义务教育、参加城乡居民医保的
      随往子女    赵测试  赵测验
    """
    assert values("work_residence_permit", page)["children"] == ("赵测试", "赵测验")


def test_a_list_of_the_children_within_a_permit_is_no_list_of_its_own() -> None:
    page = """
      北京市工作居住证
      姓名      测试甲      性别   男
      随往子女名单
      姓名      性别     身份证件号码
      证件样本  男       11010320140315011X
    """
    assert kind(page) == "work_residence_permit"
    assert kind("公示名单\n" + page) == "unknown"


def test_the_last_day_of_a_period_may_stand_far_under_the_first() -> None:
    page = """
      北京市工作居住证
      姓名      测试甲
      有效期限  2021年4月12日至

                2024年4月11日
    """
    found = values("work_residence_permit", page)
    assert (found["valid_from"], found["valid_until"]) == ("2021-04-12", "2024-04-11")


def test_every_child_may_have_a_row_with_the_same_labels() -> None:
    page = f"""
      北京市工作居住证
      姓名      测试甲      性别   男
      配偶姓名  样本丙      配偶证件号码   {A}
      子女姓名  证件样本    子女证件号码   {B}
      子女姓名  测试乙      子女证件号码   11010320140315011X
    """
    assert values("work_residence_permit", page)["children"] == ("证件样本", "测试乙")


def test_numbers_under_the_heading_of_the_children_are_theirs_and_a_note_names_no_child() -> None:
    page = """
        北京市工作居住证                     有效期限
        编号：京外2023-0517-00864            2023年5月18日至2026年5月17日
                                             随往子女    性别    公民身份号码
        姓名  测试甲                         测试丙      女      11010320140315011X
        身份证号  440184197903145579
        工作单位  样本科技有限公司
                                             注：本证须与身份证同时使用，有效期满前一个月内办理续签。
    """
    read = values("work_residence_permit", page)
    assert (read["id_number"], read["children"]) == ("440184197903145579", ("测试丙",))


def test_a_number_of_somebody_under_age_is_hardly_the_holder_s() -> None:
    page = """
        北京市工作居住证
        姓名  测试甲
        身份证号  11010320140315011X
        工作单位  样本科技有限公司
        有效期限  2023年5月18日至2026年5月17日
    """
    assert read("work_residence_permit", page)["id_number"].outcome == "recheck"
    grown = page.replace("11010320140315011X", "11010519491231002X")
    assert read("work_residence_permit", grown)["id_number"].outcome == "ok"
