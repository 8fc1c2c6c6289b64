"""One night on a small ledger: what the morning report says, and that it notices a log that was changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from pipeline import nightly
from pipeline.ledger import audit
from pipeline.ledger.models import AuditEntry, Judgement, NightlyReport
from tests.pipeline.stored import png, read_and_judged, settings_for

pytestmark = pytest.mark.django_db


def test_the_morning_report_adds_up_and_holds_the_head_of_the_log(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "inbox", home=tmp_path, as_of=date(2021, 10, 15))
    read_and_judged(settings, {"G3-07 证件样本/hukou.png": png(1)})
    done = nightly.run(settings)
    assert done is not None and done.notes == []
    counts = NightlyReport.objects.get().counts
    assert counts["adds_up"] and counts["log_whole"] and counts["log_head"] == audit.head()
    assert counts["judged_again"] == 1 and Judgement.objects.count() == 2


def test_a_log_that_was_changed_is_told_in_the_morning(tmp_path: Path) -> None:
    audit.log("lin", "view_page", "packet:1")
    trigger = "no_update" if connection.vendor == "sqlite" else "no_change ON ledger_auditentry"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER ledger_auditentry_{trigger}")
    AuditEntry.objects.update(actor="nobody")
    done = nightly.run(settings_for(tmp_path / "inbox", home=tmp_path))
    assert done is not None and "被改动过" in done.notes[0]["zh"]
