"""Papers that come as letters and as cards: the card lies on a sheet beside others, the letter fills it."""

from __future__ import annotations

from tests.extractors.test_regions import kinds

STUDENT_CARD = """
      学生证           姓名  测试甲
                       性别  女
                       身份证号  110228201801010174
                       入学时间  2021年9月1日
 学校  样本小学        班级  2021级2班
 学号  2021010426      学习形式  走读
 发证日期 2021年9月10日  有效期至2027年7月
"""
READER_CARD = """


      样本图书馆
      SAMPLE LIBRARY
      少儿读者证
      姓名：测试甲
      证号：0440100927351
      本证仅限本人使用  借期30天
"""


def test_a_student_card_beside_a_library_card_is_read() -> None:
    assert kinds(STUDENT_CARD + READER_CARD) == [("student_certificate", ""), ("unknown", "")]


def test_a_library_card_alone_is_no_student_card() -> None:
    assert kinds(READER_CARD) == [("unknown", "")]


def test_a_statement_of_a_school_is_not_cut_where_it_names_cards() -> None:
    statement = """
                      在读证明
        兹证明测试甲同学，系我校二年级全日制学生，学生证号2021010426，于2024年9月1日入学。
        校园一卡通
        卡号：0440100927351
        特此证明。
                          北京市样本小学
                          2025年3月1日
    """
    assert len(kinds(statement)) == 1
