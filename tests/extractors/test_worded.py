"""Labels of wordings that no list foresaw."""

from __future__ import annotations

import doctest

from extractors import classify, ticks, worded
from extractors.papersheet import read_sheet
from extractors.specimens import drawn


def entries(drawing: str) -> dict[str, object]:
    lines, wide, high = drawn(drawing)
    found, _ = read_sheet(classify.papers()["enrolment_form"], lines, "", wide, high)
    return {name: one.value for name, one in found.items()}


def test_the_examples_in_the_manual_come_out_as_written() -> None:
    assert doctest.testmod(worded).failed == doctest.testmod(ticks).failed == 0


def test_a_question_in_new_words_is_asked_for_by_its_meaning() -> None:
    form = """
    参保学生的姓名（中文）  测试甲      参保对象类别  小学生
    学校名称（盖章）：样本小学          家长手机号码  13800000000
    """
    assert entries(form) == {
        "name": "测试甲",
        "category": "小学生",
        "school": "样本小学",
        "phone": "13800000000",
    }


def test_a_question_that_no_field_asks_is_no_part_of_the_value_beside_it() -> None:
    assert entries("班级  2024级3班  紧急联系人姓名  测试丁") == {"class_name": "2024级3班"}


def test_questions_and_answers_of_a_row_without_any_gap_are_told_apart_by_their_colons() -> None:
    form = "参保人姓名：测试甲性别：女民族：满族就读学校：样本小学班级：一（1）班"
    assert entries(form) == {
        "name": "测试甲",
        "sex": "F",
        "ethnicity": "满族",
        "school": "样本小学",
        "class_name": "一（1）班",
    }


def test_the_words_of_the_office_beside_an_empty_signature_are_none() -> None:
    form = """
    班级  2班
    参保人签字              社会保障所经办人
    填报日期                办理日期
    """
    assert entries(form) == {"class_name": "2班", "signed": False}


def test_an_empty_form_says_nothing_not_even_that_nobody_signed() -> None:
    assert entries("姓名\n班级\n监护人签字") == {}


def test_options_in_the_row_under_their_question_are_read_with_their_boxes() -> None:
    form = """
    人员类别
    ☑在校学生   □学龄前儿童   □其他
    """
    assert entries(form) == {"category": "在校学生"}


def test_options_of_two_lines_are_one_question() -> None:
    form = """
    人员类别    □学龄前儿童   □小学生   ☑初中生
                □高中生   □职高技校   □其他
    开户银行    □建设银行   ☑工商银行
                □农业银行   □邮储银行
    """
    assert entries(form) == {"category": "初中生", "bank": "ICBC"}


def test_a_bank_of_several_without_a_tick_is_none() -> None:
    assert entries("开户银行    □建设银行   □工商银行") == {}


def test_a_whole_row_read_as_one_line_still_has_its_labels() -> None:
    assert entries("姓名测试甲性别女民族汉族出生日期2018年1月1日") == {
        "name": "测试甲",
        "sex": "F",
        "ethnicity": "汉族",
        "birth_date": "2018-01-01",
    }


def test_a_known_question_with_a_note_in_brackets_is_the_same_question() -> None:
    assert entries("参保身份（请选择）  学生") == {"category": "学生"}


def test_school_and_class_of_one_cell_are_parted_and_grade_and_class_of_two_are_joined() -> None:
    assert entries("学校班级  样本小学三年级2班") == {"school": "样本小学", "class_name": "三年级2班"}
    assert entries("就读学校  样本小学四（3）班") == {"school": "样本小学", "class_name": "四（3）班"}
    assert entries("就读学校  样本区第二实验小学一校区") == {"school": "样本区第二实验小学一校区"}
    assert entries("年级  三年级  班级  2班") == {"class_name": "三年级2班"}


def test_the_day_on_which_an_office_checked_is_no_day_of_signing() -> None:
    form = """
    班级  2班
    监护人签字
    审核日期：2024年9月1日
    """
    assert entries(form) == {"class_name": "2班", "signed": False}


def test_a_label_of_two_letters_may_stand_upright_in_a_narrow_cell() -> None:
    form = """
    性
    别     女
    """
    assert entries(form) == {"sex": "F"}


def test_a_tick_that_hides_its_box_is_believed_where_the_number_says_the_same_sex() -> None:
    assert entries("性别  男 □女    身份证号  11010320140315011X")["sex"] == "M"
    assert entries("性别  □女男    身份证号  11010320140315011X")["sex"] == "M"
    assert "sex" not in entries("性别  □男女    身份证号  11010320140315011X")  # the number says M
    assert "sex" not in entries("性别  □男 女    身份证号  11010320140315011X")
    assert "sex" not in entries("性别  □男 □女    身份证号  11010320140315011X")
