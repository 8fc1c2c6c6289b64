"""Pages of the household register and forms of enrolment as other printers set them."""

from __future__ import annotations

import pytest

from tests.extractors.papers_more.drawings import kind, values


def _person(drawing: str) -> dict[str, object]:
    return values("household_register_person", drawing, "person")


def test_schooling_runs_over_two_lines_of_its_cell() -> None:
    cell = """
    文化程度   大学专科和专科   婚姻状况   离婚
               学校
    """
    assert _person(cell)["education"] == "大学专科和专科学校"
    assert "education" not in _person("文化程度   学校")


def test_a_move_may_end_with_the_word_for_moving_house_and_none_is_the_officers_mark() -> None:
    label = "何时由何地迁来本址   "
    assert _person(label + "2021年8月30日由样本省测试县搬迁")["moved_to_address"] == (
        "2021年8月30日由样本省测试县搬迁"
    )
    assert "moved_to_address" not in _person(label + "2021年8月30日由样本省测试县迁")
    assert "moved_to_address" not in _person(label + "承九人签章。测试")


def test_the_day_of_issue_may_be_read_in_pieces() -> None:
    drawing = "户别   家庭户     户主姓名  测试甲\n承办人签章   王样    2013年7    月16日  签发"
    assert values("household_register_home", drawing, "home")["issue_date"] == "2013-07-16"


@pytest.mark.parametrize(
    "title",
    [
        "城乡居民基本医疗保险（学生儿童）信息采集表",
        "北京市城乡居民医疗保险学生儿童参保申报表",
        "样本区城乡居民基本医疗保险参保信息登记表(幼儿)",
    ],
)
def test_a_title_of_enrolment_tells_the_form_by_itself(title: str) -> None:
    assert kind(title) == "enrolment_form"


@pytest.mark.parametrize(
    "title",
    [
        "城乡居民基本医疗保险医药费用报销申请表",
        "城乡居民基本医疗保险异地就医备案登记表",
        "附件：城乡居民基本医疗保险信息采集表",
        "城乡居民基本医疗保险参保缴费汇总信息表",
    ],
)
def test_forms_of_benefits_are_no_enrolment(title: str) -> None:
    table = """
    姓名 测试甲 身份证号 11010320140315011X 人员类别 学生儿童
    开户银行 中国工商银行 银行账号 6222020000000000000 联系电话 13800000000
    """
    told = kind(title if title.startswith("附件") else title + table)
    assert told == "unknown"


def _form(drawing: str) -> dict[str, object]:
    return values("enrolment_form", drawing)


def test_options_whose_boxes_were_lost_are_no_choice() -> None:
    assert "category" not in _form("人员类别   在校学生 学龄前儿童 其他非在校少年儿童")
    assert _form("人员类别   学生儿童")["category"] == "学生儿童"


def test_the_note_of_a_label_is_no_school_and_a_place_no_class() -> None:
    assert "school" not in _form("所在学校\n(托幼机构)")
    assert _form("所在园所   测试区样本幼儿园")["school"] == "测试区样本幼儿园"
    assert _form("班级   测试区样本四年级1班")["class_name"] == "四年级1班"


def test_on_a_copy_without_the_pale_labels_the_card_still_says_whose_it_is() -> None:
    copy = """
    测试甲
    女
                   民族 壮
    2018年1月1日
    广西壮族自治区南宁市样本区
    样本镇测试大道157号
          110228201801010174

            中华人民共和国
              居民身份证
    签发机关 南宁市公安局样本分局
    有效期限 2021.02.05-2041.02.05
    """
    assert kind(copy) == "resident_id_card"
    assert values("resident_id_card", copy, "emblem") == {
        "name": "测试甲",
        "sex": "F",
        "ethnicity": "壮",
        "birth_date": "2018-01-01",
        "address": "广西壮族自治区南宁市样本区样本镇测试大道157号",
        "id_number": "110228201801010174",
        "authority": "南宁市公安局样本分局",
        "valid_from": "2021-02-05",
        "valid_until": "2041-02-05",
    }
