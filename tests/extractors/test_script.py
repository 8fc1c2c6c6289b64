"""A value comes out in the letters of its page; a surname nobody bears as the one it is misread from."""

from __future__ import annotations

import pytest

from extractors import agree
from extractors.classify import papers
from extractors.declare import Found
from extractors.papersheet import read_sheet
from extractors.specimens import drawn

REGISTER = """
                      常住人口登记卡
姓名  {name}        户主或与户主关系  长子
曾用名              性别  男
出生地  {place}     民族  汉族
籍贯  样本省样本县  出生日期  2014年3月15日
公民身份号码  11010320140315011X
"""


def read(name: str = "测试甲", place: str = "样本市样本区") -> dict[str, Found]:
    lines, wide, high = drawn(REGISTER.format(name=name, place=place))
    found, _ = read_sheet(papers()["household_register_person"], lines, "person", wide, high)
    return dict(found)


def test_one_value_read_in_traditional_letters_on_a_simplified_page_comes_out_in_the_pages_own() -> None:
    assert read(place="樣本市樣本區")["birth_place"].value == "样本市样本区"


def test_a_name_in_traditional_letters_stays_as_printed_and_one_that_mixes_the_two_does_not() -> None:
    assert read(name="陳測試")["name"].value == "陳測試"
    assert read(name="韋小满")["name"].value == "韦小满"


def test_on_the_card_of_a_resident_of_taiwan_a_simplified_name_is_for_a_person_to_see() -> None:
    def name(written: str, number: str) -> str:
        lines, wide, high = drawn(f"社会保障卡\n姓名  {written}\n社会保障号码  {number}\n卡号  B00008420")
        found, _ = read_sheet(papers()["social_security_card"], lines, "front", wide, high)
        return found["name"].outcome

    assert name("简若彤", "830000201403150118") == "recheck"
    assert name("简若彤", "11010320140315011X") == name("王小文", "830000201403150118") == "ok"


def test_an_old_form_that_a_pen_seems_to_write_comes_out_in_the_pages_own() -> None:
    lines, wide, high = drawn("学生证\n姓名  测试甲\n学校  样本中医葯大学\n学习形式  全日制")
    found, _ = read_sheet(papers()["student_certificate"], lines, "", wide, high)
    assert found["school"].value == "样本中医药大学"


def test_people_of_hong_kong_are_named_in_both_scripts_at_once_and_a_person_looks() -> None:
    lines, wide, high = drawn("姓名  關悦彤\n公民身份号码  810000201403150113")
    found, _ = read_sheet(papers()["hmt_residence_permit"], lines, "portrait", wide, high)
    name = found["name"]
    assert (name.value, name.outcome, name.candidates) == ("關悦彤", "recheck", ("关悦彤",))


@pytest.mark.parametrize(("read_as", "meant"), [("洗小满", "冼小满"), ("阐小满", "阚小满")])
def test_a_rare_surname_is_proposed_for_the_word_it_is_misread_as_and_a_person_decides(
    read_as: str, meant: str
) -> None:
    name = read(name=read_as)["name"]
    assert (name.value, name.raw, name.candidates) == (meant, read_as, (read_as,))
    assert not agree.weighed(
        agree.with_signal(agree.signalled({"name": name})["name"], "second_network")
    ).accepted


def test_a_lone_traditional_letter_of_a_name_on_a_simplified_page_is_proposed_simplified() -> None:
    name = read(name="黃小南")["name"]
    assert (name.value, name.outcome, name.candidates) == ("黄小南", "recheck", ("黃小南",))
