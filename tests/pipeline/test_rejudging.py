"""Stored packets judged again in one go: what is the same is marked, what differs gets a new judgement."""

from datetime import date
from pathlib import Path

import pytest

from pipeline import rulebook
from pipeline.ledger.judgements import packet_of
from pipeline.ledger.models import AuditEntry, Judgement
from pipeline.ledger.rejudging import rejudge_many, stored_packets
from tests.pipeline.stored import settings_for
from tests.pipeline.test_outputs import HERE, handed_in

pytestmark = pytest.mark.django_db

NEXT_DAY = date(2021, 10, 16)


def test_a_packet_fetched_with_many_is_the_same_record(tmp_path: Path) -> None:
    packet = handed_in(settings_for(tmp_path / "inbox", **HERE), "form", "photo", "home", "page", "card")
    ((_, record),) = stored_packets([packet])
    assert record == packet_of(packet)


def test_where_nothing_differs_the_judgement_is_marked_with_the_new_day(tmp_path: Path) -> None:
    packet = handed_in(settings_for(tmp_path / "inbox", **HERE), "form", "photo", "home", "page", "card")
    found = rejudge_many([packet], "beijing-2021", NEXT_DAY)
    assert (found.judged, found.differing, found.verdict_changed) == (1, (), ())
    (row,) = Judgement.objects.filter(packet_id=packet)
    assert (row.as_of, row.is_current) == (NEXT_DAY, True)
    assert AuditEntry.objects.filter(action="rejudged").count() == 1


def test_where_a_rule_changed_the_packet_gets_a_new_judgement_and_keeps_the_old(tmp_path: Path) -> None:
    packet = handed_in(settings_for(tmp_path / "inbox", **HERE), "form", "photo", "home", "page", "card")
    stricter = tmp_path / "stricter-2021.toml"
    stricter.write_text(
        'inherits = "beijing-2021"\n[[requirement]]\nid = "enrolment_form"\ncopies = 2\n', encoding="utf-8"
    )
    found = rejudge_many([packet], str(stricter), NEXT_DAY)
    assert (found.differing, found.verdict_changed) == ((packet,), (packet,))
    now = Judgement.objects.get(packet_id=packet, is_current=True)
    assert (now.verdict, now.rules_version) == ("incomplete", rulebook.load(stricter).version)
    assert Judgement.objects.filter(packet_id=packet, is_current=False, verdict="complete").count() == 1


def test_where_a_line_differs_but_the_verdict_stays_a_new_judgement_takes_its_place(tmp_path: Path) -> None:
    packet = handed_in(settings_for(tmp_path / "inbox", **HERE), "form", "photo", "home", "page")
    worded = tmp_path / "worded-2021.toml"
    worded.write_text(
        'inherits = "beijing-2021"\n[[requirement]]\nid = "bank_card"\nbring = "请交卡。"\n', encoding="utf-8"
    )
    found = rejudge_many([packet], str(worded), NEXT_DAY)
    assert (found.differing, found.verdict_changed) == ((packet,), ())
    old, now = Judgement.objects.filter(packet_id=packet).order_by("pk")
    assert (old.is_current, now.is_current, now.verdict) == (False, True, "incomplete")
    card = now.findings.get(requirement="bank_card", verdict="not_met")
    assert card.message_zh is not None and card.message_zh.endswith("请交卡。")
    form = now.findings.get(requirement="enrolment_form", verdict="met")
    assert form.evidence is not None and form.evidence[0]["picture"] is not None
