"""What leaves the house: tables with text cells only, sums that add up, every output in the log."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.review.stored import NUMBER, register_page, store


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


@pytest.fixture
def with_a_deadline(monkeypatch):
    monkeypatch.setenv("CANBAO_NOTICE_DEADLINE", "2021-11-20")
    monkeypatch.setenv("CANBAO_NOTICE_PLACE", "教学楼 101")


def test_a_notice_without_deadline_and_place_is_refused_in_words(as_role, packet):
    page = as_role("reviewer").get(f"/packet/{packet}/notice.txt", follow=True).content.decode()
    assert "截止日期" in page


def test_a_notice_says_what_to_bring_and_shows_no_whole_number(as_role, packet, with_a_deadline):
    text = as_role("reviewer").get(f"/packet/{packet}/notice.txt").content.decode()
    assert "一寸电子版照片" in text and "2021年11月20日" in text and "教学楼 101" in text
    assert NUMBER not in text and "6217" not in text


def test_a_persons_decision_stands_in_the_notice(as_role, packet, with_a_deadline):
    from pipeline.ledger.desk import seen_now

    client = as_role("reviewer")
    client.get(f"/packet/{packet}/")
    version = seen_now(packet)
    form = {
        "requirement": "bank_card",
        "outcome": "not_met",
        "reason": "卡已挂失，请换新卡",
        "version": version,
    }
    client.post(f"/packet/{packet}/requirement/", form)
    assert "卡已挂失，请换新卡" in client.get(f"/packet/{packet}/notice.txt").content.decode()


def test_the_notices_of_everyone_are_one_word_file(as_role, packet, with_a_deadline):
    from docx import Document

    store("一年级1班-01 测试甲", "一年级1班", [register_page("测试甲")])
    answer = as_role("reviewer").get("/outputs/notices.docx")
    text = "\n".join(one.text for one in Document(BytesIO(answer.content)).paragraphs)
    assert text.count("补件通知") >= 2


def test_the_district_table_is_checked_before_it_is_taken(as_role, packet):
    client = as_role("reviewer")
    page = client.get("/outputs/district/").content.decode()
    assert "未列入" in page and "证件样本" in page
    assert client.get("/outputs/district.xlsx").content.startswith(b"PK")


def test_the_bundle_is_a_pdf_for_those_who_may_see_the_papers(as_role, packet):
    answer = as_role("reviewer").get(f"/packet/{packet}/bundle.pdf")
    assert answer.content.startswith(b"%PDF") and "no-store" in answer["Cache-Control"]
    assert as_role("administrator").get(f"/packet/{packet}/bundle.pdf").status_code == 403
