"""What goes to the district: text cells, upper-case X, the district's own columns, checked before it
leaves."""

from datetime import date
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from PIL import Image

from pipeline import bundle, district, examples, rulebook
from pipeline.district import ColumnsError, columns_in, photo_name, validate, write_table
from pipeline.district_facts import Facts, facts_of
from pipeline.judge import judge
from pipeline.records import Judged, Student

PACK = rulebook.load("beijing-2021")
NUMBER = "11010320140315011X"
assert PACK.samples
PAPERS, PACKETS = PACK.samples.paper, PACK.samples.packet


def judged(name: str = "BJ_HUKOU", student: Student | None = None, **changes: object) -> Judged:
    papers = {n: dict(PAPERS[n]) for n in PACKETS[name]}
    for path, value in changes.items():
        paper, field = path.split("__")
        papers[paper][field] = value
    return judge(examples.packet(papers.values(), "07 证件样本", student), PACK, date(2021, 10, 15))


def facts(**changes: object) -> Facts:
    return facts_of(judged(**changes), PACK)


def test_the_facts_come_from_the_surest_paper() -> None:
    found = facts(form__phone="13800000000", page__ethnicity="汉").values
    assert found["id_number"] == NUMBER
    assert (found["sex"], found["birth_date"], found["ethnicity"]) == ("M", "2014-03-15", "汉")
    assert (found["bank_name"], found["bank_account"]) == ("中国建设银行", "6217000000000000004")
    assert (found["address"], found["household_type"]) == ("北京市西城区样本路1号", "家庭户")
    assert found["category_name"] == "本市户籍"


def test_a_doubtful_number_is_left_out_and_reported() -> None:
    found = facts(card__doubtful=["card_number"])
    assert "bank_account" not in found.values
    assert found.doubtful == ("bank_account",)
    assert "没有把握" in validate([found], columns_in())[-1].message.zh


def test_the_roster_gives_the_number_where_no_paper_does() -> None:
    row = Student("证件样本", NUMBER.lower(), "三年级2班")
    found = facts_of(judged("transfer", row, social__social_security_number=""), PACK).values
    assert (found["id_number"], found["class_name"]) == (NUMBER, "三年级2班")


def written(
    tmp_path: Path, *students: tuple[Facts, str]
) -> tuple[list[tuple[str, ...]], Path, district.Validation]:
    path = tmp_path / "报区.xlsx"
    found = write_table(students, columns_in(), path)
    sheet = openpyxl.load_workbook(path)["参保登记"]
    return [tuple(c.value or "" for c in row) for row in sheet.iter_rows()], path, found


def test_every_cell_is_text_and_codes_are_the_districts(tmp_path: Path) -> None:
    rows, path, found = written(tmp_path, (facts(), "complete"))
    assert dict(zip(rows[0], rows[1], strict=True)) == {
        "序号": "1", "姓名": "证件样本", "证件类型": "01", "证件号码": NUMBER, "性别": "1",
        "出生日期": "20140315", "民族": "", "户口性质": "家庭户", "户籍地址": "北京市西城区样本路1号",
        "人员类别": "本市户籍", "班级": "",
        "监护人": "测试父", "联系电话": "", "开户银行": "中国建设银行", "银行卡号": "6217000000000000004",
        "照片文件": f"{NUMBER}.jpg",
    }  # fmt: skip
    sheet = openpyxl.load_workbook(path)["参保登记"]
    assert {c.data_type for row in sheet.iter_rows() for c in row if c.value} == {"s"}
    assert sheet["D2"].number_format == "@"
    assert found.good


def test_a_name_that_looks_like_a_formula_stays_a_name(tmp_path: Path) -> None:
    evil = Facts(facts().values | {"name": "=1+1"})
    _, path, _ = written(tmp_path, (evil, "complete"))
    cell = openpyxl.load_workbook(path)["参保登记"]["B2"]
    assert (cell.data_type, cell.value[0]) == ("s", "=")
    assert cell.quotePrefix


def test_who_is_not_complete_is_left_out_and_the_numbers_add_up(tmp_path: Path) -> None:
    rows, path, found = written(tmp_path, (facts(), "complete"), (Facts({"name": "测试甲"}), "incomplete"))
    assert (len(rows) - 1, found.rows, found.left_out) == (1, 1, (("测试甲", "incomplete"),))
    report = [[c.value for c in row] for row in openpyxl.load_workbook(path)["校验报告"].iter_rows()]
    assert report[1][1:] == ["测试甲", "未列入：待补"]
    assert report[-1][2] == "共 2 人：列入 1，未列入 1；问题 0 处"


def test_doubles_missing_cells_wrong_digits_and_missing_photos_are_named() -> None:
    good = facts()
    bad = Facts({"name": "测试乙", "id_number": "110103201403150111", "sex": "M", "birth_date": "2014-03-15",
                 "id_type": "resident", "phone": "12345"})  # fmt: skip
    said = [(f.row, f.message.zh) for f in validate([good, good, bad], columns_in(), [f"{NUMBER}.jpg"])]
    assert (1, "证件号码与另一行相同。") in said
    assert (3, "证件号码校验位不对。") in said
    assert (3, "“联系电话”不合格式：12345。") in said
    assert (3, "照片文件夹里没有这名学生的照片。") in said


def test_a_report_never_shows_a_full_number() -> None:
    bad = Facts(facts().values | {"bank_account": "62170000000000000041234567"})
    (fault,) = validate([bad], columns_in())
    assert "62170000" not in fault.message.zh


def test_the_districts_own_template_is_a_file(tmp_path: Path) -> None:
    path = tmp_path / "columns.toml"
    path.write_text(
        (
            'sheet = "导入"\n[[column]]\nheading = "XM"\nvalue = '
            '"name"\n[[column]]\nheading = "DW"\nalways = "样本小学"\n'
        ),
        encoding="utf-8",
    )
    columns = columns_in(path)
    assert district.cells({"name": "证件样本"}, columns, 1) == ("证件样本", "样本小学")
    path.write_text('[[column]]\nheading = "XM"\nvalue = "xingming"\n', encoding="utf-8")
    with pytest.raises(ColumnsError, match="不认识 xingming"):
        columns_in(path)


def test_a_photo_is_named_by_the_number_with_an_upper_case_x() -> None:
    assert photo_name("11010320140315011x") == "11010320140315011X.jpg"


def test_a_bundle_has_a_cover_with_the_findings_and_the_papers_in_the_order_of_the_list(
    tmp_path: Path,
) -> None:
    result = judged(card__card_type="credit")
    assert [file for file, _ in bundle.order(result, PACK)] == [
        "enrolment_form.jpg", "photo.jpg", "户口簿.jpg", "bank_card.jpg",
    ]  # fmt: skip
    path = tmp_path / "材料.pdf"
    pages = bundle.write(result, PACK, lambda file, number: Image.new("RGB", (600, 400), "white"), path)
    book = pypdfium2.PdfDocument(path)
    assert (pages, len(book)) == (4, 5)
    said = book[0].get_textpage().get_text_range()
    assert "这是信用卡" in said
    assert "结论：待补" in said
    assert (book[1].get_width(), book[1].get_height()) == (842, 595)


def test_a_long_line_of_the_cover_is_wrapped() -> None:
    assert [len(piece) for piece in bundle.wrapped("字" * 100)] == [48, 48, 4]
