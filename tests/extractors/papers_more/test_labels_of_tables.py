"""Words of a table or of a part of the school are no value of the label they stand beside."""

from __future__ import annotations

from tests.extractors.papers_more.drawings import values


def test_the_next_heading_of_a_table_is_no_number_and_the_label_is_looked_for_further_on() -> None:
    page = """
         最低生活保障证                      保障对象家庭成员
                                   身份证号码    保障对象
    证号：样低保字0001
    姓名：测试甲                                 是
    身份证号：11010420151108024X
    救助类别：最低生活保障
    发证机关：样本市民政局
    """
    assert values("aid_certificate", page)["id_number"] == "11010420151108024X"


def test_a_college_is_no_school_though_its_line_says_nothing_else() -> None:
    page = """
                          學生證
    姓名      测试甲
    院系      信息工程学院
    学习形式  普通全日制
    入学时间  2023年9月15日
    """
    told = values("student_certificate", page)
    assert "school" not in told and told["study_mode"] == "普通全日制"


def test_the_name_of_a_school_may_be_set_in_the_old_letters() -> None:
    page = """
              粵海技術學院
    姓名      测试甲
    院系      信息工程学院
    入学时间  2023年9月15日
    """
    assert values("student_certificate", page)["school"] == "粤海技术学院"


def test_the_numbers_of_a_forms_questions_are_no_answers_even_where_a_question_is_new() -> None:
    page = """
        个人参加城乡居民基本医疗保险登记表
        10学校名称  样本市样本学校   11年级班级  五年级4班
        12父亲姓名  测试父           13母亲姓名  测试母
    """
    read = values("enrolment_form", page)
    assert (read["school"], read["class_name"]) == ("样本市样本学校", "五年级4班")
