"""Values that stand without a label, lower than their units, or twice beside one label."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from extractors import classify, continued
from extractors.ctc import Signs
from extractors.layout import Claim, Segment
from extractors.papersheet import read_sheet
from extractors.records import Box, Line
from extractors.respelled import likeliest
from extractors.sheet import Sheet
from tests.extractors.papers_more.drawings import kind, read, values

MOTHER, FATHER = "11010519491231002X", "110105197001010010"


def test_parents_named_without_a_label_before_their_ages_are_told_and_left_to_a_person() -> None:
    page = f"""
                        出生医学证明
    新生儿姓名   测试甲      性别   女      出生时间   2019年11月02日21时47分
    出生地点     北京市样本区               医疗机构名称   北京样本医院
                 王测乙      年龄   29      国籍   中国
     母亲        有效身份证件号码  {MOTHER}
                 李测丙      年龄   34      国籍   中国
     父亲        有效身份证件号码  {FATHER}
    签发机构   北京样本医院        签发日期   2019年11月15日
    """
    told = values("birth_certificate", page)
    assert (told["mother_name"], told["father_name"]) == ("王测乙", "李测丙")
    assert told["birth_place"] == "北京市样本区"


def test_figures_lower_than_their_printed_units_are_read_between_them() -> None:
    def at(text: str, left: float, top: float, wide: float = 0.04) -> Line:
        return Line(text, Box(left, top, left + wide, top + 0.02), 0.99, "drawn")

    title = at("出生医学证明", 0.4, 0.05, 0.2)
    label = at("出生时间", 0.1, 0.2, 0.08)
    units = [at(u, x, 0.2, 0.02) for u, x in zip("年月日时分", (0.3, 0.4, 0.5, 0.6, 0.7), strict=True)]
    places = (("2011", 0.24), ("3", 0.35), ("8", 0.45), ("10", 0.55), ("25", 0.65))
    figures = [at(figure, left, 0.212, 0.03) for figure, left in places]
    lines = (title, label, *units, *figures)
    found, _ = read_sheet(classify.papers()["birth_certificate"], lines, "", 1600, 1600)
    assert found["birth_time"].value == "2011-03-08T10:25"


def test_a_day_beside_a_label_that_stands_twice_with_two_days_is_doubtful() -> None:
    page = """
    持证人   王测乙
    登记日期   2016年10月18日
    结婚证字号   J110101-2016-000001

    持证人   王测乙
    登记日期   2021年02月14日
    """
    told, once = (read("marriage_certificate", one) for one in (page, page.split("\n\n")[0]))
    assert "several_dates" in told["registration_date"].signals
    assert "several_dates" not in once["registration_date"].signals


def test_the_sign_of_the_next_name_takes_no_place_in_this_one() -> None:
    seen: Signs = ({"方": 1.0}, {"俊": 1.0}, {"叶": 1.0}, {"慧": 1.0})
    assert likeliest("方俊杰", [seen, seen]) == "方俊杰"


def test_a_holders_number_stands_beside_its_label_though_the_household_has_a_column_of_numbers() -> None:
    page = f"""
    广东省城乡居民最低生活保障证     共同享受待遇家庭成员
    持证人姓名  王测乙              成员姓名   关系   身份证号码
    性别  女                        李测丙     户主   {FATHER}
    身份证号码  {MOTHER}            王测乙     妻     {MOTHER}
    救助类别  最低生活保障对象
    """
    assert values("aid_certificate", page)["id_number"] == MOTHER


def test_a_form_of_a_university_whose_title_goes_on_in_a_second_line() -> None:
    page = """
      样本理工科技大学学生参加样本市城乡居民医保
               登记及委托扣款确认表
    姓名：测试甲     性别：男     民族：汉族
    身份证号：11010320140315011X
    学院及班级：材料学院2024级3班     学生类别：研究生
    户籍地址：样本市样本区样本路1号
    开户银行：样本银行     户名：测试甲
    银行账号：6217000000000000004
    """
    assert kind(page) == "enrolment_form"
    told = values("enrolment_form", page)
    assert (told["school"], told["class_name"]) == ("样本理工科技大学", "材料学院2024级3班")


def test_the_rim_of_a_seal_is_no_end_of_an_address() -> None:
    def told(address: str) -> object:
        page = f"""
        户别  家庭户        户主姓名  测试甲
        户号  00012345      住址  {address}
        户口登记机关户口专用章   2016年3月15日签发
        """
        return values("household_register_home", page)["address"]

    assert told("样本省样本市样本区2单元301室样本有公公") == "样本省样本市样本区2单元301室"
    assert told("样本省样本市样本区样本路5号样本有限公司") == "样本省样本市样本区样本路5号样本有限公司"


def test_a_day_on_the_back_of_a_card_without_a_number_is_that_of_a_note() -> None:
    page = """
    中华人民共和国
    居民身份证
    签发机关  北京市公安局样本分局
    有效期限  2019.05.01-2024.05.01
    2022年6月10日
    """
    assert "birth_date" not in values("resident_id_card", page, "emblem")


def test_the_label_of_the_next_row_read_amiss_is_no_place_of_work() -> None:
    page = """
    常住人口登记卡
    姓名        测试甲      户主或与户主关系    子
    性别   男    民族  汉族
    公民身份号码  11010320140315011X
    服务处所    {}
    登记日期    2016年5月12日
    """
    for print_ in ("迁来审（月）B", "何时由何地迁来六告时", "是来时本中（包地"):
        assert "workplace" not in values("household_register_person", page.format(print_), "person")
    told = values("household_register_person", page.format("样本市本地时报社"), "person")
    assert told["workplace"] == "样本市本地时报社"


def test_full_time_study_comes_before_how_a_pupil_lives() -> None:
    page = """
    学籍证明
    姓名  测试甲        性别  女
    就读学校  样本市样本小学
    入学日期  2021-09-01     就读方式  走读
    学籍状态  在读           学习形式  全日制
    """
    assert values("student_certificate", page)["study_mode"] == "全日制"


def test_how_a_pupil_attends_may_be_said_in_one_word() -> None:
    page = "学籍在读证明\n兹证明测试甲系我校四年级（1）班学生，就读方式为全日制走读。\n样本小学\n2021年9月1日"
    assert values("student_certificate", page)["study_mode"] == "全日制走读"


def test_an_address_goes_on_for_four_lines_and_the_star_of_a_seal_is_no_letter() -> None:
    page = """
    户别  家庭户        户主姓名  测试甲
    户号  00012345      住址      样本省样本市样本区
                                  样本街道测试路212
                                  号样本花园小区7号
                                  楼2单元301室
    户口登记机关户口专用章   2016年3月15日签发
    """
    told = values("household_register_home", page)
    assert told["address"] == "样本省样本市样本区样本街道测试路212号样本花园小区7号楼2单元301室"
    page = """
    常住人口登记卡
    姓名        测试甲      户主或与户主关系    子
    公民身份号码  11010320140315011X
    何时由何地迁来本址   2016年9月30日出生申报 ★
    登记日期    2016年9月30日
    """
    told = values("household_register_person", page, "person")
    assert told["moved_to_address"] == "2016年9月30日出生申报"


def test_units_under_their_label_without_figures_stay_as_they_are() -> None:
    def cell(text: str, top: float) -> Segment:
        return Segment(text, Box(100, top, 140, top + 20), ())

    unit = cell("年", 130)
    sheet = cast(Sheet, SimpleNamespace(pieces=[unit]))
    for below in (True, False):
        claim = Claim(cell("签发日期", 100), (unit,), below=below)
        assert continued._between_units(claim, sheet) == (unit,)
