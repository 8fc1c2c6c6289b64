"""The roster as schools really keep it: title rows, merged cells, numbers typed as numbers, doubles;
nothing lost."""

from pathlib import Path

import openpyxl
import pytest

from pipeline import examples, roster
from pipeline.records import Student

S1, S2 = "11010320140315011X", "11010420151108024X"


def sheet(tmp_path: Path, *rows: tuple[object, ...], merge: str = "") -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if merge:
        book.active.merge_cells(merge)
    path = tmp_path / "花名册.xlsx"
    book.save(path)
    return path


def test_columns_are_found_by_their_headings_below_a_title(tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        ("样本小学 2021 年花名册",),
        ("班 级", "姓  名*", "身份证号（18位）", "联系电话"),
        ("三年级2班", "证件 样本", S1.lower(), 13800000000),
    )
    found = roster.load(path)
    (student,) = found.students
    assert (student.name, student.id_number, student.class_name) == ("证件样本", S1, "三年级2班")
    assert (student.contact, student.row) == ("13800000000", 3)
    assert found.columns["id_number"] == "身份证号（18位）"


def test_a_csv_in_the_encoding_of_a_chinese_windows_is_read(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_bytes(f"姓名,证件号码\n证件样本,{S1}\n".encode("gb18030"))
    assert roster.load(path).students[0].id_number == S1


def test_an_id_number_stored_as_a_number_has_lost_digits_and_is_not_used(tmp_path: Path) -> None:
    path = sheet(tmp_path, ("姓名", "证件号码"), ("证件样本", 110103201403150110), ("测试甲", "1.10104E+17"))
    found = roster.load(path)
    assert [s.id_number for s in found.students] == [None, None]
    assert [(f.row, "已丢失" in f.message.zh) for f in found.faults] == [(2, True), (3, True)]


def test_a_wrong_check_digit_is_named_with_its_row_and_kept(tmp_path: Path) -> None:
    found = roster.load(sheet(tmp_path, ("姓名", "证件号码"), ("证件样本", "110103201403150111")))
    assert found.students[0].id_number == "110103201403150111"
    assert found.faults[0].row == 2
    assert found.faults[0].kept


def test_a_row_without_a_name_and_a_total_are_named_not_dropped_silently(tmp_path: Path) -> None:
    found = roster.load(sheet(tmp_path, ("姓名", "证件号码"), (None, S1), ("合计", 2), ("测试甲", S2)))
    assert [s.name for s in found.students] == ["测试甲"]
    assert [(f.row, f.kept) for f in found.faults] == [(2, False), (3, False)]


def test_a_merged_class_holds_for_every_row_and_is_told(tmp_path: Path) -> None:
    rows = (("班级", "姓名"), ("三年级2班", "证件样本"), (None, "测试甲"))
    found = roster.load(sheet(tmp_path, *rows, merge="A2:A3"))
    assert [s.class_name for s in found.students] == ["三年级2班", "三年级2班"]
    assert "合并单元格" in found.faults[0].message.zh


def test_doubles_are_told_and_both_lines_kept(tmp_path: Path) -> None:
    found = roster.load(
        sheet(tmp_path, ("姓名", "证件号码"), ("证件样本", S1), ("证件样本", S2), ("测试甲", S2))
    )
    assert len(found.students) == 3
    assert {("同名" in f.message.zh, f.row) for f in found.faults} == {(True, 3), (False, 4)}


@pytest.mark.parametrize(
    ("heading", "said", "answer"),
    [
        ("无其他基本医疗保障", "是", True),
        ("无其他基本医疗保障", "无", True),
        ("无其他基本医疗保障", "否", False),
        ("有无其他基本医疗保障", "无", True),
        ("有无其他基本医疗保障", "有", False),
        ("其他医保", "是", False),
    ],
)
def test_the_answer_about_other_insurance_is_understood_whichever_way_it_is_asked(
    tmp_path: Path, heading: str, said: str, answer: bool
) -> None:
    found = roster.load(sheet(tmp_path, ("姓名", heading), ("证件样本", said)))
    assert found.students[0].answers == {"no_other_insurance": answer}


def test_an_answer_that_is_neither_yes_nor_no_is_told_and_not_used(tmp_path: Path) -> None:
    found = roster.load(sheet(tmp_path, ("姓名", "缴费有中断"), ("证件样本", "去年")))
    assert found.students[0].answers == {}
    assert found.faults[0].row == 2


def test_a_mapping_file_adds_the_schools_own_words(tmp_path: Path) -> None:
    path = sheet(tmp_path, ("花名", "行政班", "类型"), ("证件样本", "G3-2", "老生"))
    mapping = tmp_path / "columns.toml"
    mapping.write_text(
        (
            '[columns]\nname = "花名"\nclass_name = "行政班"\nstatus '
            '= "类型"\n[values.status]\n"老生" = "本校续保"\n'
        ),
        encoding="utf-8",
    )
    student = roster.load(path, mapping).students[0]
    assert (student.class_name, student.status) == ("G3-2", "本校续保")


def test_a_file_without_names_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(roster.RosterError, match="没有找到标题行"):
        roster.load(sheet(tmp_path, ("商品", "数量"), ("笔", 3)))
    old = tmp_path / "花名册.xls"
    old.write_bytes(b"")
    with pytest.raises(roster.RosterError, match="另存为 xlsx"):
        roster.load(old)


PAGE = {
    "kind": "household_register_person",
    "name": "证件样本",
    "id_number": S1,
    "relation_to_householder": "子",
}
LINE = Student("证件样本", S1, "三年级2班", "7")


def test_two_agreeing_signals_tie_a_packet_to_its_line() -> None:
    found = roster.match(examples.packet([PAGE], "scan0001"), [LINE, Student("测试甲", S2)])
    assert (found.student, found.sure) == (LINE, True)
    assert found.signals == ("id_number", "name")


def test_one_signal_is_a_hint_for_a_person() -> None:
    found = roster.match(examples.packet([], "证件样本"), [LINE])
    assert (found.student, found.sure, found.candidates) == (None, False, (LINE,))


def test_the_folders_name_and_number_are_two_signals() -> None:
    found = roster.match(
        examples.packet([], "三年级2班-07 证件样本"), [LINE, Student("证件样本", S2, "五年级1班", "9")]
    )
    assert found.student == LINE


def test_two_children_of_one_name_are_told_apart_by_number_or_asked() -> None:
    twin = Student("证件样本", S2, "三年级2班", "8")
    by_number = roster.match(examples.packet([PAGE], "证件样本"), [LINE, twin])
    assert by_number.student == LINE
    asked = roster.match(examples.packet([PAGE | {"id_number": ""}], "证件样本"), [LINE, twin])
    assert (asked.student, asked.candidates) == (None, (LINE, twin))


def test_a_name_in_traditional_characters_is_the_same_name() -> None:
    page = PAGE | {"name": "測試陳", "id_number": S2}
    found = roster.match(examples.packet([page], "x"), [Student("测试陈", S2)])
    assert found.sure


def test_students_without_papers_and_papers_without_a_student_are_both_listed() -> None:
    other = Student("测试甲", S2)
    known = roster.match(examples.packet([PAGE], "07 证件样本"), [LINE, other])
    stray = roster.match(examples.packet([], "scan0001"), [LINE, other])
    left = roster.account([("07 证件样本", known), ("scan0001", stray)], [LINE, other])
    assert (left.without_papers, left.without_student) == ((other,), ("scan0001",))
