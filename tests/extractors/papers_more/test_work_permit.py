"""The foreigner's work permit: its end is never its beginning, and a long name has two lines."""

from __future__ import annotations

from dataclasses import replace

from extractors import classify
from extractors.papersheet import read_sheet
from extractors.specimens import drawn
from tests.extractors.papers_more.drawings import kind, read, values


def test_where_both_ends_have_labels_the_later_one_is_the_end() -> None:
    page = """
        外国人工作许可证
        姓名 EXEMPLAR TOM
        证件号 11000000A000001 类别 A
        工作单位 样本科技（北京）有限公司
        有效期自 2023.09.01 有效期至 2025.08.31
    """
    found = values("foreigner_work_permit", page)
    assert (found["valid_until"], found["permit_number"]) == ("2025-08-31", "11000000A000001")


def test_a_beginning_alone_is_no_end() -> None:
    page = """
        外国人工作许可证
        姓名  EXEMPLAR TOM
        有效期限  自2023年9月1日起
    """
    assert "valid_until" not in values("foreigner_work_permit", page)


def test_a_name_in_two_lines() -> None:
    page = """
        外国人工作许可证
        Name/姓名
        EXEMPLAR
        TOM HENRY
        Class   B
        Permit Number   11000000A000001
        Expiry date   31 AUG 2025
    """
    found = values("foreigner_work_permit", page)
    assert (found["name"], found["permit_class"]) == ("EXEMPLARTOMHENRY", "B")
    assert (found["permit_number"], found["valid_until"]) == ("11000000A000001", "2025-08-31")


def test_the_notification_is_no_permit() -> None:
    page = """
        外国人工作许可通知
        Notification Letter of Foreigner's Work Permit in the People's Republic of China
        姓名  EXEMPLAR TOM
        工作单位  样本科技（北京）有限公司
        有效期至  2021年01月20日
    """
    assert kind(page) == "unknown"


def test_one_large_letter_on_the_card_is_its_class() -> None:
    drawing = """
        外国人工作许可证                  A

        姓名 Name  EXEMPLAR TOM
        聘用单位 Employer  样本大学
    """
    paper = classify.papers()["foreigner_work_permit"]
    lines, wide, high = drawn(drawing)
    assert "permit_class" not in read_sheet(paper, lines, "", wide, high)[0]  # as small as all print
    large = [
        replace(one, box=replace(one.box, bottom=one.box.top + 2 * one.box.height))
        if one.text == "A"
        else one
        for one in lines
    ]
    assert read_sheet(paper, large, "", wide, high)[0]["permit_class"].value == "A"


def test_a_class_read_into_the_name_before_it_is_doubted() -> None:
    page = """
        外国人工作许可证
        姓名           人才类别
        EXEMPLAR TOM A
    """
    assert read("foreigner_work_permit", page)["name"].outcome == "recheck"
    plain = page.replace("TOM A", "TOM")
    assert read("foreigner_work_permit", plain)["name"].outcome == "ok"


def test_the_english_name_of_an_employer_is_none_of_the_chinese_one() -> None:
    def employer(*lines: str) -> object:
        under = "\n".join(f"        {line}" for line in lines)
        return values("foreigner_work_permit", f"外国人工作许可证\n        用人单位 Employer\n{under}")[
            "employer"
        ]

    sample = "样本精密轴承（北京）有限公司"
    assert employer(sample, "Sample Precision Bearing (Beijing) Co., Ltd.") == sample
    assert employer(f"{sample}/Sample Bearing Co., Ltd.") == sample
    assert employer("样本ABC科技有限公司") == "样本ABC科技有限公司"


def test_values_under_their_labels_belong_to_no_label_of_the_other_column() -> None:
    page = """
    中华人民共和国外国人工作许可证                  工作单位 Employer
    FOREIGNER'S WORK PERMIT                         样本科技有限公司
    姓名 Name                                       职务 Position
    EXEMPLAR TOM                                    样本总监
    许可证号码 Work Permit No.     A                有效期至 Valid Until
    17KOR0110052                                    2025.08.20
    """
    found = values("foreigner_work_permit", page)
    assert (found["permit_number"], found["employer"]) == ("17KOR0110052", "样本科技有限公司")
    assert found["valid_until"] == "2025-08-20"


def test_of_a_name_and_a_chinese_name_with_labels_of_their_own_a_person_chooses() -> None:
    page = """
              外国人工作许可证（电子证照打印件）
        姓名      EXEMPLAR TOM          中文名    测试甲
        许可证件号码  440100200000000   工作类别  B类（外国专业人才）
        聘用单位  样本信息有限公司
    """
    name = read("foreigner_work_permit", page)["name"]
    assert (name.value, name.outcome, name.candidates) == ("EXEMPLARTOM", "recheck", ("测试甲",))
