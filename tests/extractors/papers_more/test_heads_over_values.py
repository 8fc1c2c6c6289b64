"""Headings with their values under them, one person to a table."""

from __future__ import annotations

from tests.extractors.papers_more.drawings import values

CARD = """
               北京市工作居住证
姓名          证件号码                  工作居住证编号
测试甲        11010519491231002X        BJ2019000001
工作单位                                有效期限
样本科技（北京）有限公司                2020.06.12-2023.06.11
"""


def test_the_holder_under_the_headings_of_a_table_of_one_is_told_from_a_family() -> None:
    told = values("work_residence_permit", CARD)
    assert (told["holder_name"], told["id_number"]) == ("测试甲", "11010519491231002X")


def test_a_table_under_a_word_of_the_family_is_not_the_holders() -> None:
    told = values("work_residence_permit", "随往子女\n" + CARD)
    assert "holder_name" not in told and "id_number" not in told


def test_a_note_in_brackets_behind_a_label_is_no_value() -> None:
    told = values(
        "adoption_certificate",
        """
               收养登记证
        收养人姓名（男）  测试父      收养人姓名（女）  测试母
        被收养人姓名      测试甲
        """,
    )
    assert told["adopter_names"] == ("测试父", "测试母")
