"""Where two people stand on one page, a value goes to the right one or to nobody."""

from __future__ import annotations

from tests.extractors.papers_more.drawings import read, values

A, B = "11010519491231002X", "440184201706210284"


def test_parents_below_each_other() -> None:
    page = f"""
        出生医学证明
        母亲姓名  女方乙
        身份证号  {A}
        父亲姓名  男方甲
        身份证号  {B}
    """
    found = values("birth_certificate", page)
    assert (found["mother_id_number"], found["father_id_number"]) == (A, B)


def test_parents_with_the_father_first() -> None:
    page = f"""
        出生医学证明
        父亲姓名  男方甲
        身份证号  {B}
        母亲姓名  女方乙
        身份证号  {A}
    """
    found = values("birth_certificate", page)
    assert (found["mother_id_number"], found["father_id_number"]) == (A, B)


def test_parents_in_two_columns() -> None:
    page = f"""
                    出生医学证明
                      母亲                    父亲
        姓名        女方乙                  男方甲
        身份证号    {A}        {B}
    """
    found = values("birth_certificate", page)
    assert found["mother_name"] == "女方乙"
    assert found.get("mother_id_number") in (A, None) and found.get("father_id_number") in (B, None)


def test_a_far_column_belongs_to_the_parent_it_stands_under() -> None:
    page = f"""
                    出生医学证明
                          母亲                                            父亲
        姓名              女方乙                                          男方甲
        身份证号          {A}                              {B}
    """
    found = values("birth_certificate", page)
    assert (found["mother_name"], found["father_name"]) == ("女方乙", "男方甲")
    assert (found["mother_id_number"], found["father_id_number"]) == (A, B)


def test_without_the_fathers_heading_the_number_is_nobodys() -> None:
    page = f"""
        出生医学证明
        母亲姓名  女方乙
        身份证号  {A}
        亲姓名
        身份证号  {B}
    """
    found = values("birth_certificate", page)
    assert "father_id_number" not in found and "mother_id_number" not in found


def test_one_number_for_both_parents_asks_for_a_second_look() -> None:
    page = f"""
        出生医学证明
        母亲姓名  女方乙    母亲身份证号  {A}
        父亲姓名  男方甲    父亲身份证号  {A}
    """
    found = read("birth_certificate", page)
    assert {found[f"{who}_id_number"].outcome for who in ("mother", "father")} == {"recheck"}


def test_a_misread_parent_is_nobody() -> None:
    page = f"""
        出生医学证明
        母亲姓名  女方乙    母亲身份证号  {A}
        艾亲姓名  男方甲    艾亲身份证号  {B}
    """
    found = values("birth_certificate", page)
    assert found["mother_id_number"] == A and "father_id_number" not in found


def test_a_father_not_stated_is_no_name() -> None:
    page = """
        出生医学证明
        新生儿姓名  测试甲
        母亲姓名  女方乙
        父亲姓名  未提供
    """
    assert "father_name" not in values("birth_certificate", page)


def test_spouses_side_by_side_keep_their_own_numbers() -> None:
    page = f"""
        结婚证字号  J110101-2010-000001
        姓名  男方甲                          姓名  女方乙
        性别  男                              性别  女
        身份证件号  {A}        身份证件号  {B}
    """
    found = values("marriage_certificate", page)
    assert (found["person1_name"], found["person1_id_number"]) == ("男方甲", A)
    assert (found["person2_name"], found["person2_id_number"]) == ("女方乙", B)


def test_with_one_name_unread_both_numbers_tell_who_the_other_is() -> None:
    page = f"""
        结婚证字号  J110101-2010-000001
        男方甲        性别  男
        身份证件号  {A}
        姓名  女方乙        性别  女
        身份证件号  {B}
    """
    found = values("marriage_certificate", page)
    assert (found["person1_id_number"], found["person2_id_number"]) == (A, B)
    assert "person1_name" not in found and found["person2_name"] == "女方乙"


def test_with_a_name_and_a_number_unread_nobody_is_paired() -> None:
    page = f"""
        结婚证字号  J110101-2010-000001
        男方甲        性别  男
        身份证件号  {A}
        姓名  女方乙        性别  女
        {B}
    """
    found = values("marriage_certificate", page)
    assert not any(field.startswith("person") for field in found)


def test_the_childs_number_on_a_pledge_is_the_pupils_and_not_the_guardians() -> None:
    page = f"""
        承诺书
        本人女方乙，身份证号{A}，系学生测试甲的监护人，承诺该生未参加其他基本医疗保险。
        学生身份证：110228201801010174
        2024年9月10日
    """
    found = values("no_insurance_pledge", page)
    assert (found["child_name"], found["guardian_name"]) == ("测试甲", "女方乙")
    assert found["id_number"] == "110228201801010174"


def test_a_label_glued_to_one_value_and_alone_at_the_other_is_found_twice() -> None:
    page = f"""
        离婚证字号  L110101-2019-000002
        姓名男方甲   性别 男
        身份证件号{B}
        姓名   女方乙   性别 女
        身份证件号   {A}
    """
    found = values("divorce_certificate", page)
    assert (found["person1_name"], found["person1_id_number"]) == ("男方甲", B)
    assert (found["person2_name"], found["person2_id_number"]) == ("女方乙", A)


ROWS = """
                     离婚证
    持证人：测试甲
    登记日期：2018年03月26日
    离婚证字号：L110106-2018-001234
    姓名：测试甲  性别：男  国籍：中国
    出生日期：1979年08月08日        {one}
    姓名：测试乙  性别：女  国籍：中国
    出生日期：1981年02月14日        {other}
"""


def test_a_number_two_rows_under_its_name_and_in_no_column_of_it_belongs_to_the_name_above() -> None:
    told = values(
        "divorce_certificate",
        ROWS.format(one="身份证件号：11010519491231002X", other="身份证件号：110228201801010174"),
    )
    assert told["person1_id_number"] == "11010519491231002X"
    assert told["person2_id_number"] == "110228201801010174"


def test_where_one_of_the_two_numbers_is_lost_neither_name_gets_the_other() -> None:
    told = values("divorce_certificate", ROWS.format(one="", other="身份证件号：110228201801010174"))
    assert "person1_id_number" not in told and "person2_id_number" not in told


def test_of_two_names_under_one_label_the_bearer_s_stands_flush_with_the_number() -> None:
    booklet = f"""
        特困人员救助供养证                监护（照料）人情况
                                          姓名   男方甲
        姓名   测试丙                      与本人关系   祖父
        身份证号   {B}
        救助类别   特困人员
    """
    name = read("aid_certificate", booklet)["name"]
    assert (name.value, name.outcome, name.candidates) == ("测试丙", "recheck", ("男方甲",))


def test_a_pupil_s_name_is_the_one_over_the_number_and_the_guardian_s_section_raises_no_doubt() -> None:
    form = f"""
        城乡居民基本医疗保险参保登记表
        姓名   测试丙      性别   女
        证件类型  居民身份证    证件号码   {B}
        监护人
        姓名   男方甲      联系电话  13800138000
    """
    name = read("enrolment_form", form)["name"]
    assert (name.value, name.outcome) == ("测试丙", "ok")


def test_two_names_under_one_label_and_no_number_are_for_a_person_to_choose() -> None:
    two = """
        特困人员救助供养证
        姓名   测试丙
        救助类别   特困人员
        姓名   男方甲
    """
    assert read("aid_certificate", two)["name"].outcome == "recheck"
    assert read("aid_certificate", two.replace("男方甲", "测试丙"))["name"].outcome == "ok"


def test_no_address_begins_with_a_day_or_ends_in_the_number_of_the_row_below() -> None:
    card = f"""
        姓名    测试甲
        住址    北京市样本区样本路1号院
                1802室{B}
    """
    for print_ in (card, card.replace("北京市", "1985年3月29日北京市")):
        assert values("resident_id_card", print_, "portrait")["address"] == "北京市样本区样本路1号院1802室"


def test_who_applies_for_a_renewal_is_no_employer() -> None:
    booklet = """
        北京市工作居住证
        工作单位 北京样本技术有限公司
        3. 有效期届满前一个月内，由聘用单位统一申请续签。
    """
    assert values("work_residence_permit", booklet)["employer"] == "北京样本技术有限公司"


def test_the_sex_glued_to_the_first_name_leaves_it_its_name_though_the_second_has_a_gap() -> None:
    page = f"""
        离婚证              离婚证字号 L210213-2019-000742
        持证人  测试丙      登记日期  2019年03月27日
        姓名测试甲性别男    身份证件号  {B}
        姓名  测试丙        性别  女      身份证件号  {A}
    """
    found = values("divorce_certificate", page)
    assert (found["person1_name"], found["person2_name"]) == ("测试甲", "测试丙")
