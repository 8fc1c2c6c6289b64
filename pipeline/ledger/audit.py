"""The log of deeds (留痕): who did what to what, when; each line chained to the one before by a keyed hash.

A chain alone does not stop someone from rewriting it from the start; `head()` is therefore written into every
morning report, where it can be printed. Details hold ids, field names and codes, never names, numbers or
values.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from pipeline.ledger.keys import keyring
from pipeline.ledger.models import AuditEntry

START = "0" * 64
_ADVISORY_LOCK = 0x43414E42


def log(actor: str, action: str, target: str, **detail: Any) -> None:
    """Adds one line: `log("lin", "correct_value", "packet:12", field="name")`."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ADVISORY_LOCK])
        last = AuditEntry.objects.order_by("-id").values_list("hash", flat=True).first() or START
        entry = AuditEntry(
            at=timezone.now(), actor=actor, action=action, target=target, detail=detail, previous=last
        )
        entry.hash = _hash(entry)
        entry.save(force_insert=True)


def head() -> str:
    """The hash of the newest line; whoever holds it can prove that nothing before it was changed."""
    return AuditEntry.objects.order_by("-id").values_list("hash", flat=True).first() or START


def verify() -> int | None:
    """The id of the first line that was changed, or that follows one taken out; `None` when all is well."""
    previous = START
    for entry in AuditEntry.objects.order_by("id").iterator(chunk_size=2000):
        if entry.previous != previous or entry.hash != _hash(entry):
            return entry.id
        previous = entry.hash
    return None


def _hash(entry: AuditEntry) -> str:
    line = [_instant(entry.at), entry.actor, entry.action, entry.target, entry.detail, entry.previous]
    return keyring().digest(json.dumps(line, ensure_ascii=False, sort_keys=True).encode(), "audit")


def _instant(at: datetime) -> str:
    return at.astimezone(timezone.get_fixed_timezone(0)).isoformat(timespec="microseconds")
