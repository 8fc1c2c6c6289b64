"""What leaves the ledger: the account, the verdict table, erasure, backups."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from openpyxl import load_workbook

from pipeline.export import HEADINGS, VerdictLine, write_verdicts
from pipeline.ledger import blobs, packets
from pipeline.ledger.account import account
from pipeline.ledger.backup import BackupError, backup, backups_in, restore
from pipeline.ledger.erasing import ErasingError, erase, erase_student
from pipeline.ledger.models import Arrival, AuditEntry, Beat, Blob, DocumentRow, Erasure, Packet, ValueRow
from pipeline.ledger.results import results
from pipeline.ledger.roster import refresh, store, students, without_papers
from pipeline.ledger.verdict_lines import verdict_lines
from pipeline.records import Student
from pipeline.settings import Settings
from tests.pipeline.stored import drop, look_twice, png, read_and_judged, read_only, settings_for, verdict

pytestmark = pytest.mark.django_db

PACKET = {"G3-07 证件样本/hukou.png": png(1), "G3-07 证件样本/notes.txt": b"notes"}


def test_a_packet_judged_while_one_asks_is_never_settled_without_its_verdict(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "inbox")
    claim = read_only(settings, PACKET)
    asked: list[str] = []

    def judged_after_the_first(execute: Any, sql: str, *rest: Any) -> object:
        answer = execute(sql, *rest)
        asked.append(sql)
        if len(asked) == 1:
            assert packets.record_judgement(claim, verdict(claim.packet_id, "review"))
        return answer

    with connection.execute_wrapper(judged_after_the_first):
        (one,) = results()
    assert len(asked) > 2 and (one.verdict == "review" or not one.settled)


def test_every_file_is_in_one_state_and_the_numbers_add_up(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "inbox")
    read_and_judged(settings, PACKET)
    drop(settings.inbox, {"G3-07 证件样本/again.png": png(1), "G3-08/new.png": png(3)})
    look_twice(settings)
    found = account()
    assert found.received == 4 and found.adds_up
    assert dict(found.files) == {"linked": 1, "received": 1, "set_aside": 1, "waiting": 1}
    assert dict(found.packets) == {"received": 1, "waiting": 1}
    assert dict(found.verdicts) == {"review": 1}


def test_an_erased_packet_leaves_a_certificate_and_nothing_else(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "inbox")
    packet = read_and_judged(settings, PACKET)
    objects = [settings.blobs / one.location for one in Blob.objects.all()]
    certificate = erase(packet, "lin")
    assert certificate.counts["files"] == 2 and certificate.counts["originals"] == 2
    assert not list((settings.inbox / "taken").rglob("*.*"))
    assert DocumentRow.objects.count() == ValueRow.objects.count() == 0
    assert not any(blob.sealed_key for blob in Blob.objects.all()) and objects
    row = Packet.objects.get()
    assert (row.state, row.name, row.reason) == ("erased", "", None)
    with pytest.raises(blobs.GoneError):
        blobs.get(Blob.objects.all()[0].id)
    assert account().adds_up and AuditEntry.objects.filter(action="erased").count() == 1
    assert "证件" not in str(Erasure.objects.values_list())


def test_what_a_brother_handed_in_too_survives_and_erased_papers_may_come_again(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "inbox")
    drop(settings.inbox, {"G3-07/户口.png": png(1), "G3-08/户口.png": png(1)})
    first, second = look_twice(settings).packet_ids
    erase(first, "lin")
    assert blobs.get(Packet.objects.get(id=second).arrivals.get().blob_id) == png(1)
    erase(second, "lin")
    drop(settings.inbox, {"G3-07/户口.png": png(1)})
    (again,) = look_twice(settings).packet_ids
    assert again not in (first, second)
    assert blobs.get(Arrival.objects.get(packet_id=again).blob_id) == png(1)


def test_what_a_dead_worker_stored_for_nobody_is_collected_after_a_day(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "inbox")
    read_and_judged(settings, PACKET)
    used = set(Blob.objects.values_list("id", flat=True))
    left = blobs.put(b"a page of an erased packet")
    assert blobs.collect_orphans() == 0
    Blob.objects.update(created=timezone.now() - timedelta(days=2))
    assert blobs.collect_orphans() == 1
    with pytest.raises(blobs.GoneError):
        blobs.get(left)
    assert all(blobs.get(address) for address in used)


def test_nothing_is_erased_while_the_inbox_with_the_originals_is_gone(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "inbox")
    packet = read_and_judged(settings, PACKET)
    settings.inbox.rename(tmp_path / "elsewhere")
    with pytest.raises(ErasingError, match="什么都没有清除"):
        erase(packet, "lin")
    assert Packet.objects.get().state == "waiting"


def test_a_roster_taken_over_twice_keeps_its_lines_and_a_student_is_erased_with_all_papers(
    tmp_path: Path,
) -> None:
    lines = (
        Student("证件样本", "11010519491231002X", "G3", "07", answers={"no_other_insurance": True}, row=2),
        Student("测试甲", None, "G3", "08", row=3),
    )
    assert store(lines) == 2 and store(lines) == 2
    (first, student), (second, _) = students()
    assert student == lines[0]
    packet = read_and_judged(settings_for(tmp_path / "inbox"), PACKET)
    Packet.objects.update(student_id=first)
    assert without_papers() == (second,)
    erase_student(first, "lin")
    assert Packet.objects.get(id=packet).state == "erased" and len(students()) == 1


def test_a_roster_file_is_taken_over_when_it_changes_and_a_broken_one_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_text("姓名,学号\n证件样本,07\n", "utf-8")
    assert refresh(path) == 1 and refresh(path) is None
    path = tmp_path / "roster.xlsx"
    path.write_bytes(b"no workbook")
    assert refresh(path) is None and len(students()) == 1
    assert "打不开" in Beat.objects.get(name="roster").detail["trouble"]


def test_the_verdict_table_names_what_is_missing_and_why(tmp_path: Path) -> None:
    read_and_judged(settings_for(tmp_path / "inbox"), PACKET, "incomplete")
    (line,) = verdict_lines(lambda name: {"hukou_student": "学生户口簿"}[name])
    assert (line.class_name, line.number, line.verdict) == ("G3", "07", "incomplete")
    assert list(line.missing) == ["学生户口簿"] and list(line.reasons) == ["户口簿缺本人页。"]
    assert line.unused[0].startswith("notes.txt：")


def test_no_cell_of_a_table_can_become_a_formula_or_a_number(tmp_path: Path) -> None:
    line = VerdictLine(
        "=1+1", "+07", "@名", "11010519491231002", "new", "C1", "review", "", ["=A1"], [], ["-x"], [],
        "2021-10-15", "beijing-2021", "v1", 1,
    )  # fmt: skip
    assert write_verdicts([line], tmp_path / "out.xlsx") == 1
    sheet = load_workbook(tmp_path / "out.xlsx").active
    assert sheet is not None
    rows = list(sheet.iter_rows())
    assert [cell.value for cell in rows[0]] == list(HEADINGS)
    assert rows[1][0].value == "=1+1" and rows[1][3].value == "11010519491231002"
    assert all(cell.data_type in ("s", "n") and not isinstance(cell.value, int | float) for cell in rows[1])


def installed(folder: Path, content: str) -> Settings:
    """An installation on disk with one table of one line."""
    settings = Settings(home=folder, database_url="")
    settings.data.mkdir(parents=True)
    with sqlite3.connect(settings.database) as database:
        database.execute("CREATE TABLE IF NOT EXISTS line (text)")
        database.execute("INSERT INTO line VALUES (?)", [content])
    (settings.blobs / "ab").mkdir(parents=True)
    (settings.blobs / "ab" / "abcd").write_bytes(content.encode())
    return settings


def test_a_backup_can_be_put_back_on_another_machine(tmp_path: Path) -> None:
    old = installed(tmp_path / "old", "kept")
    assert backup(tmp_path / "disk", with_objects=True, settings=old) is not None
    new = Settings(home=tmp_path / "new", database_url="")
    restore(tmp_path / "disk", new)
    with sqlite3.connect(new.database) as database:
        assert database.execute("SELECT text FROM line").fetchall() == [("kept",)]
    assert (new.blobs / "ab" / "abcd").read_bytes() == b"kept"


def test_only_so_many_backups_are_kept_and_a_damaged_one_is_not_put_back(tmp_path: Path) -> None:
    settings = installed(tmp_path / "old", "kept").model_copy(update={"backups_kept": 2})
    for _ in range(4):
        backup(tmp_path / "disk", settings=settings)
    copies = backups_in(tmp_path / "disk")
    assert len(copies) == 2
    copies[-1].write_bytes(b"SQLite format 3\0" + b"rubbish" * 1000)
    with pytest.raises(BackupError, match="已损坏"):
        restore(tmp_path / "disk", settings)
    with sqlite3.connect(settings.database) as database:
        assert database.execute("SELECT text FROM line").fetchall() == [("kept",)]
    with pytest.raises(BackupError, match="没有备份"):
        restore(tmp_path, settings)
