"""Values whose labels a copy lost are known by the rows around them, and go to a person."""

from __future__ import annotations

from tests.extractors.papers_more.drawings import read, values

PERSON = "household_register_person"
FADED = """
                  常住人口登记卡
                 测试甲                            长子
曾用名                              性
出生地           湖南省样本县                      汉族
                 湖南省测试县                      2015年11月8日

公民身份号码     11010420151108024X

服务处所         样本小学
"""


def test_name_kin_native_place_and_birth_stand_in_their_rows_though_their_labels_are_gone() -> None:
    found = read(PERSON, FADED)
    told = {name: found[name].value for name in ("name", "relation_to_householder", "native_place")}
    assert told == {"name": "测试甲", "relation_to_householder": "长子", "native_place": "湖南省测试县"}
    assert found["birth_date"].value == "2015-11-08"
    assert all(found[name].outcome == "recheck" for name in (*told, "birth_date"))


def test_a_row_that_an_edition_prints_in_the_other_column_does_not_confuse_the_rest() -> None:
    page = """
                      常住人口登记卡
                     测试甲            与户主关系      长子
                                       性别            男
    出生地           湖南省样本县      民族            汉族
    籍贯             湖南省测试县      出生日期        2015年11月8日
    宗教信仰                           文化程度        小学
    公民身份号码     11010420151108024X
    服务处所         样本小学
    """
    found = read(PERSON, page)
    assert found["name"].value == "测试甲" and found["name"].outcome == "recheck"


def test_print_between_two_rows_belongs_to_neither() -> None:
    page = """
                      常住人口登记卡
    姓名             测试甲            与户主关系      长子
    曾用名
                     湖南省测试县
    出生地                             民族            汉族

    籍贯                               出生日期        2015年11月8日


    公民身份号码     11010420151108024X
    """
    assert "native_place" not in values(PERSON, page)


def test_two_known_rows_tell_nothing_of_a_third() -> None:
    page = """
                      常住人口登记卡
                     测试甲
    曾用名
    出生地           湖南省样本县
    """
    assert "name" not in values(PERSON, page)


def test_what_is_left_of_a_label_is_no_move() -> None:
    page = """
                      常住人口登记卡
    姓名             测试甲            与户主关系      长子
    曾用名                             性别            男
    出生地           湖南省样本县      民族            汉族
    公民身份号码     11010420151108024X
    服务处所         样本小学
                     同时由科维
    """
    assert "moved_to_city" not in values(PERSON, page)


def test_the_number_of_a_household_begins_where_its_kind_begins() -> None:
    page = """
              非农业家庭户                  测试乙
              0203417
              湖南省样本市样本县测试镇样本村2组12号

        户口专用章                 户口专用章
                                   2011年09月06日签发
    """
    found = read("household_register_home", page, "home")
    assert (found["household_number"].value, found["householder_name"].value) == ("0203417", "测试乙")
    assert {found[name].outcome for name in ("household_number", "householder_name")} == {"recheck"}
