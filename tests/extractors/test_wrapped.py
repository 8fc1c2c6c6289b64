"""A name with middle dots that its cell is too narrow for goes on in the next line."""

from __future__ import annotations

from extractors.classify import papers
from extractors.declare import Found
from extractors.papersheet import read_sheet
from extractors.records import Box, Line

KIND = "birth_certificate"


def read(*print_: tuple[str, float, float, float]) -> dict[str, Found]:
    """Lines as text, left, top and width in pixels of a page of 1000 x 1000, 20 high."""
    lines = [
        Line(text, Box(x / 1000, y / 1000, (x + wide) / 1000, (y + 20) / 1000), 0.99, "drawn")
        for text, x, y, wide in print_
    ]
    found, _ = read_sheet(papers()[KIND], lines, "", 1000.0, 1000.0)
    return dict(found)


def test_the_rest_under_the_first_line_is_part_of_the_name() -> None:
    found = read(
        ("母亲姓名", 50, 100, 80), ("测试古丽·样", 200, 98, 120), ("年龄", 400, 100, 40),
        ("Name of mother", 50, 122, 90), ("本提", 200, 120, 40),
        ("父亲姓名", 50, 200, 80), ("测试·", 200, 198, 60),
        ("样本提", 200, 220, 60),
    )  # fmt: skip
    assert found["mother_name"].value == "测试古丽·样本提"
    assert found["father_name"].value == "测试·样本提"


def test_the_label_may_stand_at_half_the_height_of_the_two_lines() -> None:
    found = read(("父亲姓名", 50, 210, 80), ("测试·样", 200, 198, 80), ("本提", 200, 220, 40))
    assert found["father_name"].value == "测试·样本提"


def test_a_part_behind_a_dot_on_the_same_line_belongs_to_the_name() -> None:
    found = read(("父亲姓名", 50, 200, 80), ("测试", 200, 200, 40), ("·样本提", 246, 200, 70))
    assert found["father_name"].value == "测试·样本提"


def test_the_value_of_the_next_row_is_no_part_of_the_name() -> None:
    found = read(
        ("父亲姓名", 50, 200, 80), ("测试·样本提", 200, 200, 120),
        ("住址", 50, 222, 40), ("样本村", 200, 222, 60),
    )  # fmt: skip
    assert (found["father_name"].value, found["father_name"].signals) == ("测试·样本提", ())
    found = read(("父亲姓名", 50, 200, 80), ("测试·样本提", 200, 200, 120), ("维吾尔族", 200, 222, 80))
    assert found["father_name"].value == "测试·样本提"


def test_where_two_names_may_stand_the_first_is_doubted() -> None:
    found = read(("父亲姓名", 50, 200, 80), ("测试·样本提", 200, 200, 120), ("样本·测试", 200, 222, 100))
    assert "cut_short" in found["father_name"].signals


def test_a_name_that_ends_with_a_dot_and_nothing_after_it_is_doubted() -> None:
    found = read(("父亲姓名", 50, 200, 80), ("测试·", 200, 200, 60))
    assert found["father_name"].outcome == "recheck"


def test_a_name_in_latin_letters_goes_on_where_no_label_stands_before_the_second_line() -> None:
    name = ("父亲姓名", 50, 200, 80), ("TEST ALLEN", 200, 198, 120)
    assert read(*name, ("EXEMPLAR", 200, 220, 100))["father_name"].value == "TESTALLENEXEMPLAR"
    longer = ("父亲姓名", 50, 200, 80), ("EXEMPLAR", 200, 198, 100), ("TEST ALLEN", 200, 220, 190)
    assert read(*longer)["father_name"].value == "EXEMPLARTESTALLEN"
    other = read(*name, ("住址", 50, 222, 40), ("EXEMPLAR", 200, 220, 100))
    assert other["father_name"].value == "TESTALLEN"


def test_the_last_sign_of_a_short_name_may_stand_alone_under_it() -> None:
    name = ("父亲姓名", 50, 200, 80), ("欧阳测", 200, 198, 60)
    assert read(*name, ("试", 200, 220, 20))["father_name"].value == "欧阳测试"
    assert read(*name, ("汉", 200, 220, 20))["father_name"].value == "欧阳测"
    assert read(*name, ("试", 200, 260, 20))["father_name"].value == "欧阳测"
