"""Who is who where a heading stands beside its rows, at half their height, or over its column."""

from __future__ import annotations

from tests.extractors.papers_more.drawings import values

MOTHER, FATHER = "11010519491231002X", "110105197001010010"


def test_the_first_row_of_the_father_stands_over_his_heading_and_is_not_the_mothers() -> None:
    page = f"""
                        出生医学证明
    新生儿姓名   测试甲      性别   女      出生时间   2019年11月02日21时47分
    出生地点     北京市样本区               医疗机构名称   北京样本医院
              姓名      女方乙      年龄   29
     母亲     住址      北京市样本区测试路6号
              证件号码  {MOTHER}
              姓名      男方甲      年龄   34
     父亲     住址      北京市样本区测试路7号
              证件号码  {FATHER}
    签发机构   北京样本医院        签发日期   2019年11月15日
    """
    told = values("birth_certificate", page)
    assert (told["mother_name"], told["father_name"]) == ("女方乙", "男方甲")
    assert (told["mother_id_number"], told["father_id_number"]) == (MOTHER, FATHER)


def test_a_heading_in_the_first_of_its_rows_has_all_rows_down_to_the_next_one() -> None:
    page = f"""
                        出生医学证明
    新生儿姓名   测试甲      性别   女      出生时间   2019年11月02日21时47分
    母亲      姓名      女方乙      年龄   29
              住址      北京市样本区测试路6号
              证件号码  {MOTHER}
    父亲      姓名      男方甲      年龄   34
              证件号码  {FATHER}
    """
    told = values("birth_certificate", page)
    assert (told["mother_name"], told["father_name"]) == ("女方乙", "男方甲")
    assert told.get("mother_id_number") in (MOTHER, None) and told.get("father_id_number") in (FATHER, None)


def test_the_sort_of_place_is_no_place_of_birth() -> None:
    page = """
                        出生医学证明
    新生儿姓名   测试甲      性别   女      出生地点   医院
    出生地点     广东省样本市样本区      出生孕周   38周
    """
    assert values("birth_certificate", page)["birth_place"] == "广东省样本市样本区"


def test_man_and_wife_may_head_the_columns_of_an_old_certificate() -> None:
    page = """
                   结婚证
             样龙结字第980417号
                   男方                  女方
    姓名           男甲                  女乙
    身份证编号     440103710916215       440105731203424
    申请结婚，经审查符合《中华人民共和国婚姻法》，发给此证。
                   一九九八年四月十七日
    """
    told = values("marriage_certificate", page)
    assert (told["person1_name"], told["person2_name"]) == ("男甲", "女乙")
    assert (told["person1_id_number"], told["person2_id_number"]) == ("440103710916215", "440105731203424")


def test_a_place_written_between_printed_units_is_put_together() -> None:
    page = """
                        出生医学证明
    新生儿姓名   测试甲      性别   男女□性别不明□
    出生地        湖南   省   邵阳   市   洞口   县（区）
    出生孕周      38周       出生体重  3250克
    """
    told = values("birth_certificate", page)
    assert (told["birth_place"], told["sex"]) == ("湖南省邵阳市洞口县", "M")
