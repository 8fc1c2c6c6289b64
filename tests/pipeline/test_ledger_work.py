"""Claims, stages, verdicts: a dead worker's late write hits nothing,
a correction outlives every later reading.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from extractors.records import Box
from pipeline.ledger import audit, packets, work
from pipeline.ledger.documents import new_value
from pipeline.ledger.models import (
    Arrival,
    AuditEntry,
    Decision,
    DocumentRow,
    Judgement,
    Packet,
    ReviewItem,
    SourceFile,
    ValueRow,
)
from pipeline.records import Message
from pipeline.work import unpack_stage
from tests.pipeline.stored import card, png, read_and_judged, settings_for, taken, verdict

pytestmark = pytest.mark.django_db

PACKET = {"G3-07 证件样本/hukou.png": png(1), "G3-07 证件样本/notes.txt": b"notes"}


def claimed(packet: int, owner: str = "worker") -> work.Claim:
    claim = work.claim(packet, owner)
    assert claim is not None
    return claim


def test_a_packet_is_held_by_one_worker_until_its_lease_ends(tmp_path: Path) -> None:
    packet = taken(settings_for(tmp_path / "inbox"), PACKET)
    first = claimed(packet, "one")
    assert work.claim(packet, "two") is None and work.ready() == ()
    Packet.objects.filter(id=packet).update(lease_until=timezone.now() - timedelta(seconds=1))
    second = claimed(packet, "two")
    assert second.attempt == first.attempt + 1


def test_the_late_write_of_a_dead_worker_hits_nothing(tmp_path: Path) -> None:
    packet = taken(settings_for(tmp_path / "inbox"), PACKET)
    dead = claimed(packet, "host:1")
    assert work.let_go_of("host:") == 1
    assert not unpack_stage(dead)
    assert not packets.record_documents(dead, [card("hukou.png")])
    assert not work.renew(dead) and not work.release(dead)
    assert Packet.objects.get().state == "received" and SourceFile.objects.count() == 0


def test_a_packet_goes_through_its_stages_and_comes_back_as_it_was_read(tmp_path: Path) -> None:
    packet = read_and_judged(settings_for(tmp_path / "inbox"), PACKET)
    record = packets.packet_of(packet)
    assert record.name == "G3-07 证件样本" and record.pages == 1
    assert record.documents == (card("hukou.png"),)
    assert [(one.file, one.code) for one in record.unused] == [("notes.txt", "unsupported_type")]
    stored = packets.judged_of(Judgement.objects.get())
    assert stored.findings == verdict(packet, "review").findings
    evidence = Judgement.objects.get().findings.get().evidence
    assert evidence[0]["picture"] == Packet.objects.get().pages.get().id
    assert Packet.objects.get().state == "waiting" and ReviewItem.objects.get().is_open
    assert dict(Arrival.objects.values_list("state", "reason_code")) == {
        "waiting": "",
        "set_aside": "unsupported_type",
    }


def test_the_history_of_a_packet_is_told_step_by_step(tmp_path: Path) -> None:
    packet = read_and_judged(settings_for(tmp_path / "inbox"), PACKET)
    deeds = AuditEntry.objects.filter(target=f"packet:{packet}").order_by("id")
    assert [one.action for one in deeds] == ["taken", "unpacked", "read", "judged"]
    assert "证件" not in str([one.detail for one in deeds]) and audit.verify() is None


def test_a_complete_packet_is_done_without_a_person(tmp_path: Path) -> None:
    read_and_judged(settings_for(tmp_path / "inbox"), PACKET, "complete")
    assert Packet.objects.get().state == "done" and ReviewItem.objects.count() == 0


def test_a_packet_of_nothing_usable_is_set_aside_with_the_reason(tmp_path: Path) -> None:
    packet = taken(settings_for(tmp_path / "inbox"), {"tool.exe": b"MZ program"})
    assert unpack_stage(claimed(packet))
    row = Packet.objects.get()
    assert (row.state, row.reason_code) == ("set_aside", "unsupported_type")
    assert "PDF" in row.reason["zh"] and Arrival.objects.get().state == "set_aside"


def test_members_of_a_zip_are_sources_of_the_arrived_zip(tmp_path: Path) -> None:
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("户口/1.png", png(1))
        archive.writestr("x.txt", "x")
    packet = taken(settings_for(tmp_path / "inbox"), {"证件样本.zip": out.getvalue()})
    assert unpack_stage(claimed(packet))
    assert {one.path: one.pages for one in SourceFile.objects.all()} == {"户口/1.png": 1, "x.txt": 0}
    assert Arrival.objects.get().state == "unpacked"
    (page,) = packets.pages_of(packet, tmp_path)
    assert page.file == "户口/1.png" and page.original is not None and page.original.read_bytes() == png(1)


def test_trouble_that_may_pass_is_tried_again_later_and_then_set_aside(tmp_path: Path) -> None:
    packet = taken(settings_for(tmp_path / "inbox"), PACKET)
    for attempt in range(5):
        Packet.objects.update(retry_at=None)
        assert work.fail(claimed(packet), "trouble", Message("磁盘出错。", "Disk trouble."))
        row = Packet.objects.get()
        assert (row.state == "set_aside") == (attempt == 4)
        assert work.ready() == ()


def test_the_same_stage_written_twice_gives_the_same_rows(tmp_path: Path) -> None:
    packet = taken(settings_for(tmp_path / "inbox"), PACKET)
    claim = claimed(packet)
    for _ in range(2):
        assert unpack_stage(claim)
    pages = list(Packet.objects.get().pages.values_list("id", "is_current"))
    assert len(pages) == 1 and SourceFile.objects.count() == 2


def corrected(packet: int, user: User) -> None:
    document = DocumentRow.objects.get(packet_id=packet, is_current=True)
    facts = {"value": "证件木样", "raw": "证件样本", "page": 0, "box": [0.2, 0.1, 0.4, 0.15]}
    new_value(document, "name", source="person", person=user, reason="看原图", **facts)


def test_a_correction_is_kept_by_a_later_reading_and_the_first_reading_stays_on_record(
    tmp_path: Path,
) -> None:
    settings = settings_for(tmp_path / "inbox")
    packet = read_and_judged(settings, PACKET)
    corrected(packet, User.objects.create(username="lin"))
    assert taken(settings, {"G3-07 证件样本/card.png": png(9)}) == packet
    claim = claimed(packet)
    assert unpack_stage(claim)
    nearly = card("hukou.png", "误读", Box(0.02, 0.0, 1, 0.98))
    assert packets.record_documents(claim, [card("card.png", "别人"), nearly])
    other, same = packets.packet_of(packet).documents
    assert same.text("name") == "证件木样" and other.text("name") == "别人"
    assert same.fields["name"].accepted and "person" in same.fields["name"].signals
    history = [one.value for one in ValueRow.objects.order_by("id")]
    assert history == ["证件样本", "证件木样", "别人", "误读", "证件木样"]


def test_a_corrected_paper_that_is_not_found_again_stays(tmp_path: Path) -> None:
    packet = read_and_judged(settings_for(tmp_path / "inbox"), PACKET)
    corrected(packet, User.objects.create(username="lin"))
    Packet.objects.update(state="unpacked")
    assert packets.record_documents(claimed(packet), [])
    (kept,) = packets.packet_of(packet).documents
    assert kept.text("name") == "证件木样"


def test_a_kind_that_a_person_set_is_kept_by_a_later_reading(tmp_path: Path) -> None:
    packet = read_and_judged(settings_for(tmp_path / "inbox"), PACKET)
    DocumentRow.objects.update(kind="passport", source="person")
    Packet.objects.update(state="unpacked")
    assert packets.record_documents(claimed(packet), [card("hukou.png")])
    assert [one.kind for one in packets.packet_of(packet).documents] == ["passport"]


def test_a_decision_stands_over_rejudging_until_the_verdict_or_the_papers_change(tmp_path: Path) -> None:
    packet = read_and_judged(settings_for(tmp_path / "inbox"), PACKET)
    user = User.objects.create(username="lin")
    judgement = Judgement.objects.get(is_current=True)
    Decision.objects.create(packet_id=packet, judgement=judgement, person=user, outcome="complete")
    Packet.objects.update(state="done")
    ReviewItem.objects.update(is_open=False)
    attempt = Packet.objects.get().attempt
    assert packets.record_rejudgement(packet, attempt, verdict(packet, "review", "v2"))
    assert Packet.objects.get().state == "done"
    assert packets.record_rejudgement(packet, attempt, verdict(packet, "incomplete", "v3"))
    assert Packet.objects.get().state == "waiting"
    assert ReviewItem.objects.get(is_open=True).cause == "changed"
    assert [one.rules_version for one in Judgement.objects.order_by("id")] == ["v1", "v2", "v3"]


def test_a_decided_requirement_counts_instead_of_the_programs_verdict(tmp_path: Path) -> None:
    packet = read_and_judged(settings_for(tmp_path / "inbox"), PACKET)
    user = User.objects.create(username="lin")
    Decision.objects.create(packet_id=packet, requirement="hukou_student", person=user, outcome="met")
    row = Packet.objects.get()
    assert packets.effective_verdict(row, Judgement.objects.get()) == "complete"


def test_a_rejudgement_that_comes_too_late_is_dropped(tmp_path: Path) -> None:
    packet = read_and_judged(settings_for(tmp_path / "inbox"), PACKET)
    attempt = Packet.objects.get().attempt
    Packet.objects.update(attempt=attempt + 1, state="received")
    assert not packets.record_rejudgement(packet, attempt, verdict(packet, "complete"))
    assert Judgement.objects.count() == 1


def test_a_right_is_given_to_one_holder_at_a_time() -> None:
    assert work.hold("nightly", "one", 5) and work.hold("nightly", "one", 5)
    assert not work.hold("nightly", "two", 5)
    assert work.let_go("nightly", "one") and work.hold("nightly", "two", 5)


def test_the_log_of_deeds_shows_where_it_was_changed() -> None:
    for number in range(3):
        audit.log("lin", "view_page", f"packet:{number}", page=1)
    assert audit.verify() is None and audit.head() == AuditEntry.objects.order_by("-id")[0].hash
    middle = AuditEntry.objects.order_by("id")[1]
    from django.db import connection

    trigger = "no_update" if connection.vendor == "sqlite" else "no_change ON ledger_auditentry"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER ledger_auditentry_{trigger}")
        cursor.execute("UPDATE ledger_auditentry SET actor='x' WHERE id=%s", [middle.id])
    assert audit.verify() == middle.id


def test_the_database_itself_refuses_to_change_or_delete_the_log() -> None:
    from django.db import DatabaseError, transaction

    audit.log("lin", "view_page", "packet:1")
    for change in (lambda: AuditEntry.objects.all().delete(), lambda: AuditEntry.objects.update(actor="x")):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
