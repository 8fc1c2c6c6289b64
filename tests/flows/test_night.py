"""The night run: judged again as of the day, a share drawn, a report whose numbers add up."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pipeline import nightly
from pipeline.ledger import night
from pipeline.ledger.models import NightlyReport, Packet, ReviewItem
from pipeline.nightly import Run, Step
from pipeline.settings import Settings
from tests.pipeline.stored import png, read_and_judged, settings_for, taken

DAY = date(2021, 10, 15)


def run_for(settings: Settings, share: float = 0.0) -> Run:
    chosen = settings.model_copy(update={"sample_share": share})
    return Run(chosen, datetime(2021, 10, 15, 18, tzinfo=UTC), DAY, None)


@pytest.mark.django_db
def test_the_numbers_of_the_morning_add_up(tmp_path: Path) -> None:
    settings = settings_for(tmp_path)
    read_and_judged(settings, {"甲/a.png": png(1)}, "complete")
    read_and_judged(settings, {"乙/b.png": png(2)}, "incomplete")
    read_and_judged(settings, {"丙/c.png": png(3)}, "review")
    taken(settings, {"丁/d.png": png(4)})
    counts = night.numbers(None)
    assert (counts["packets"], counts["in_work"], counts["done"], counts["waiting"]) == (4, 1, 1, 2)
    assert (counts["complete"], counts["incomplete"], counts["review"]) == (1, 1, 1)
    assert counts["incomplete_by_reason"] == {"page_missing": 1}
    assert night.adds_up(counts)


@pytest.mark.django_db
def test_a_number_that_is_missing_is_noticed(tmp_path: Path) -> None:
    read_and_judged(settings_for(tmp_path), {"甲/a.png": png(5)}, "incomplete")
    assert not night.adds_up({**night.numbers(None), "waiting": 0})


@pytest.mark.django_db
@pytest.mark.parametrize(("share", "state"), [(1.0, "waiting"), (0.0, "done")])
def test_a_share_of_what_the_program_alone_found_complete_goes_to_a_person(
    tmp_path: Path, share: float, state: str
) -> None:
    packet = read_and_judged(settings_for(tmp_path), {"甲/a.png": png(6)}, "complete")
    nightly.take(nightly.STEPS[3], run_for(settings_for(tmp_path), share))
    assert Packet.objects.get(id=packet).state == state
    assert [item.cause for item in ReviewItem.objects.filter(is_open=True)] == ["sample"] * (share > 0)


def test_the_share_is_drawn_the_same_again_and_near_its_size() -> None:
    drawn = [packet for packet in range(2000) if night.drawn(packet, 0.05, "2021-10-15")]
    assert drawn == [packet for packet in range(2000) if night.drawn(packet, 0.05, "2021-10-15")]
    assert 60 < len(drawn) < 140
    assert drawn != [packet for packet in range(2000) if night.drawn(packet, 0.05, "2021-10-16")]


def test_a_step_in_trouble_is_a_line_in_the_report_and_tells_no_names(tmp_path: Path) -> None:
    def trouble(_run: Run) -> dict[str, object]:
        raise OSError("/inbox/一年级1班-01 证件样本 cannot be read")

    run = run_for(settings_for(tmp_path))
    nightly.take(Step("backup", "备份", trouble), run)
    assert run.notes == [{"zh": "“备份”没有完成（OSError）。", "en": "Step backup failed (OSError)."}]


@pytest.mark.django_db
def test_the_report_is_a_row_and_a_table(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "inbox").model_copy(update={"data": tmp_path / "data"})
    read_and_judged(settings, {"甲/a.png": png(7)}, "incomplete")
    run = run_for(settings)
    nightly.take(nightly.STEPS[-1], run)
    assert run.report is not None
    sheet = load_workbook(run.report)["晨报"]
    numbers = {row[1]: row[2] for row in sheet.iter_rows(values_only=True)}
    assert (numbers["packets"], numbers["incomplete"], numbers["adds_up"]) == (1, 1, "是 yes")
    assert NightlyReport.objects.get().counts["adds_up"] is True


@pytest.mark.django_db
def test_what_was_set_aside_for_trouble_of_the_machine_is_tried_again_and_bad_papers_are_not(
    tmp_path: Path,
) -> None:
    settings = settings_for(tmp_path)
    machine = taken(settings, {"甲/a.png": png(8)})
    paper = taken(settings, {"乙/b.png": png(9)})
    Packet.objects.filter(id=machine).update(state="set_aside", reason_code="reader_died", failures=5)
    Packet.objects.filter(id=paper).update(state="set_aside", reason_code="encrypted")
    assert night.try_again() == 1
    assert Packet.objects.get(id=machine).state == "received"
    assert Packet.objects.get(id=paper).state == "set_aside"
