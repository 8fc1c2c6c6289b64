"""Birth certificates in sections, glued lines and other wordings: each value to its own person."""

from __future__ import annotations

from tests.extractors.papers_more.drawings import kind, values

A, B = "11010519491231002X", "440184201706210284"


def test_three_sections_that_each_say_only_name() -> None:
    page = f"""
                     出生医学证明
        编号：N110000001
        新生儿信息
        姓名  测试甲   性别  男
        出生时间  2014-03-15 08:05
        母亲信息
        姓名  女方乙
        有效身份证件号码  {A}
        父亲信息
        姓名  男方甲
        有效身份证件号码  {B}
    """
    found = values("birth_certificate", page)
    assert kind(page) == "birth_certificate"
    assert (found["child_name"], found["birth_time"]) == ("测试甲", "2014-03-15T08:05")
    assert (found["mother_name"], found["mother_id_number"]) == ("女方乙", A)
    assert (found["father_name"], found["father_id_number"]) == ("男方甲", B)


def test_headings_beside_the_rows() -> None:
    page = f"""
                     出生医学证明                    N110000001
        新生儿  姓名   测试甲      性别   男
                出生日期  2014年03月15日08时05分
        母亲    姓名   女方乙      证件号码  {A}
        父亲    姓名   男方甲      证件号码  {B}
    """
    found = values("birth_certificate", page)
    assert [found[f] for f in ("child_name", "mother_name", "father_name")] == ["测试甲", "女方乙", "男方甲"]


def test_a_row_for_each_parent() -> None:
    page = f"""
                     出生医学证明
        新生儿姓名  测试甲   性别  男
                  姓名     年龄  国籍  民族  有效身份证件号码
        母亲      女方乙   30    中国  汉    {A}
        父亲      男方甲   31    中国  汉    {B}
    """
    found = values("birth_certificate", page)
    assert (found["mother_name"], found["mother_id_number"]) == ("女方乙", A)
    assert (found["father_name"], found["father_id_number"]) == ("男方甲", B)


def test_rows_read_without_a_space() -> None:
    page = f"""
                     出生医学证明
        新生儿姓名测试甲性别男出生时间2014年03月15日08时05分
        母亲姓名女方乙年龄30岁国籍中国民族汉身份证件编号{A}
        父亲姓名男方甲年龄31岁国籍中国民族汉身份证件编号{B}
    """
    found = values("birth_certificate", page)
    assert (found["child_name"], found["sex"]) == ("测试甲", "M")
    assert (found["mother_name"], found["mother_id_number"]) == ("女方乙", A)
    assert (found["father_name"], found["father_id_number"]) == ("男方甲", B)


def test_a_mother_with_a_latin_name_and_a_child_without_one_yet() -> None:
    page = f"""
                     出生医学证明
        新生儿姓名  未取名   性别  女
        母亲姓名  SPECIMEN ANNA MARIA   有效身份证件号码  C12345678
        父亲姓名  男方甲   有效身份证件号码  {B}
    """
    found = values("birth_certificate", page)
    assert "child_name" not in found and found["mother_name"] == "SPECIMENANNAMARIA"


def test_the_application_for_one_is_none() -> None:
    page = f"""
              出生医学证明首次签发登记表
        新生儿姓名  测试甲   性别  男
        出生时间  2014年03月15日08时05分
        母亲姓名  女方乙  有效身份证件号码  {A}
        父亲姓名  男方甲  有效身份证件号码  {B}
        领证人签字
    """
    assert kind(page) == "unknown"


def test_a_city_filled_in_for_the_county_keeps_the_printed_unit_out_of_the_birth_place() -> None:
    def place(row: str) -> object:
        return values("birth_certificate", f"出生医学证明\n婴儿姓名  测试甲\n出生地  {row}")["birth_place"]

    assert place("河北 省 保定 市 涿州市 县(区)") == "河北省保定市涿州市"
    assert place("河北省保定市涿州市  县/区") == "河北省保定市涿州市"
    assert place("湖南 省 长沙 市 岳麓 县(区)") == "湖南省长沙市岳麓区"
    assert place("湖南省长沙 县(区)") == "湖南省长沙县"


def test_the_newborns_name_is_not_the_mothers_where_all_three_have_tall_cells() -> None:
    page = f"""
                     出生医学证明                    N110000001
                姓名       测试甲           性别       男
        新生儿
                出生时间   2014年03月15日08时05分
                姓名       女方乙           年龄       30
        母亲
                证件号码   {A}
                姓名       男方甲           年龄       31
        父亲
                证件号码   {B}
    """
    found = values("birth_certificate", page)
    assert [found[f] for f in ("child_name", "mother_name", "father_name")] == ["测试甲", "女方乙", "男方甲"]
    without = values("birth_certificate", page.replace("新生儿", "　　　").replace("女方乙", "　　　"))
    assert without.get("mother_name") != "测试甲"


def test_blanks_far_apart_in_a_row_are_one_day_and_one_place() -> None:
    page = """
                     出生医学证明                    N110000001
        新生儿姓名  测试甲
        出生地   湖南    省    测甲    市    测乙    县(区)    测丙    镇     出生孕周   39   周
        签发日期     2011      年      11      月      2       日       签发机构
    """
    found = values("birth_certificate", page)
    assert found["issue_date"] == "2011-11-02"
    assert found["birth_place"] == "湖南省测甲市测乙县测丙镇"


def test_days_written_over_their_units_are_read_with_them() -> None:
    page = """
                     出生医学证明                    N110000001
        新生儿姓名  测试甲
        出生日期        2010    11    24    16    05
        Date of birth      年    月    日    时    分
        签发日期        2010    11    29
        Date of issue      年    月    日
    """
    found = values("birth_certificate", page)
    assert (found["birth_time"], found["issue_date"]) == ("2010-11-24T16:05", "2010-11-29")


def test_boxes_may_stand_behind_their_words() -> None:
    page = "出生医学证明\n新生儿姓名  测试甲   性别  男☑女口"
    assert values("birth_certificate", page)["sex"] == "M"


def test_the_english_of_a_label_glued_to_it_is_no_part_of_the_value() -> None:
    page = f"""
                     出生医学证明                    N110000001
        新生儿姓名   测试甲      性别   男
        出生时间AH   2014年03月15日08时05分
        接生机构名称 Facility样本市人民医院
        母亲姓名   女方乙      身份证号  {A}
    """
    found = values("birth_certificate", page)
    assert found["birth_time"] == "2014-03-15T08:05"
    assert found["institution"] == "样本市人民医院"


def test_misread_english_behind_a_label_leaves_the_value_below_to_it() -> None:
    page = """
                     出生医学证明                    N110000001
        新生儿姓名   测试甲      性别   男
        签发机构 Issuing organization        签发日期 Date of issuue
        样本市妇幼保健院                     2015年10月19日
    """
    assert values("birth_certificate", page)["issue_date"] == "2015-10-19"
