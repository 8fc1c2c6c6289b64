"""What leaves the house: tables with text cells only, sums that add up, every output in the log."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from tests.review.stored import register_page, store


def rows(answer):
    sheet = load_workbook(BytesIO(answer.content)).active
    return [[cell.value for cell in row] for row in sheet.iter_rows()], sheet


def test_a_name_that_looks_like_a_formula_stays_text(as_role, db):
    store('=HYPERLINK("http://x")', "一年级1班", [register_page()])
    table, sheet = rows(as_role("reviewer").get("/outputs/verdicts.xlsx"))
    assert table[1][3] == '=HYPERLINK("http://x")'
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}


def test_the_table_of_verdicts_says_what_is_missing(as_role, packet):
    table, _sheet = rows(as_role("reviewer").get("/outputs/verdicts.xlsx"))
    heading, line = table
    assert line[heading.index("材料名称")] == "五年级2班-04 证件样本"
    assert "一寸电子版照片" in line[heading.index("待补")]


def test_the_sums_of_the_classes_are_the_numbers_of_the_ledger(as_role, packet):
    store("一年级1班-01 测试甲", "一年级1班", [register_page("测试甲")])
    table, _sheet = rows(as_role("administrator").get("/outputs/classes.xlsx"))
    heading, *classes, total = table
    assert [line[0] for line in classes] == ["一年级1班", "五年级2班"]
    for column in range(1, len(heading)):
        assert sum(int(line[column]) for line in classes) == int(total[column])
    assert total[1] == "2"


def test_every_output_is_written_down(as_role, packet):
    from pipeline.ledger.models import AuditEntry

    as_role("reviewer", name="wang").get("/outputs/verdicts.xlsx")
    assert AuditEntry.objects.filter(actor="wang", action="output_taken", target="output:verdicts").exists()
