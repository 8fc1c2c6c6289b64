"""What happened to a packet, newest first: readings, judgements, corrections, decisions, views, with who
and when.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from pipeline.ledger.models import AuditEntry, Decision, Packet, ValueRow
from pipeline.review.paper_words import FIELDS
from pipeline.review.shown import Happened
from pipeline.review.values import as_shown
from pipeline.review.words import DEEDS, OUTCOMES, VERDICTS, say, who

SHOWN = 200


def happened(packet: Packet) -> tuple[Happened, ...]:
    """The history of a packet. What only repeats the views of page images is left to the log."""
    lines = [
        *_arrivals(packet),
        *_judgements(packet),
        *_corrections(packet),
        *_decisions(packet),
        *_deeds(packet),
    ]
    return tuple(sorted(lines, key=lambda line: line.at, reverse=True)[:SHOWN])


def _arrivals(packet: Packet) -> list[Happened]:
    return [
        Happened(one.received, _("program"), _("file received"), one.path)
        for one in packet.arrivals.order_by("received")
    ]


def _judgements(packet: Packet) -> list[Happened]:
    return [
        Happened(
            one.created,
            _("program"),
            _("judged: %(verdict)s") % {"verdict": say(VERDICTS, one.verdict)},
            f"{one.rules} · {one.rules_version[:12]}",
        )
        for one in packet.judgements.all()
    ]


def _corrections(packet: Packet) -> list[Happened]:
    rows = ValueRow.objects.filter(document__packet=packet, source="person").select_related(
        "person", "replaces"
    )
    return [
        Happened(
            row.created,
            row.person.get_username() if row.person else "",
            _("corrected %(field)s") % {"field": say(FIELDS, row.field)},
            _change(row),
        )
        for row in rows
    ]


def _change(row: ValueRow) -> str:
    nothing = _("(nothing)")
    old = as_shown(row.field, row.replaces.value) if row.replaces else ""
    change = f"{old or nothing} → {as_shown(row.field, row.value) or nothing}"
    return f"{change}　{row.reason}" if row.reason else change


def _decisions(packet: Packet) -> list[Happened]:
    return [
        Happened(one.created, one.person.get_username(), _what(one), one.reason)
        for one in packet.decisions.select_related("person")
    ]


def _what(one: Decision) -> str:
    outcome = say(OUTCOMES, one.outcome)
    return (
        f"{one.requirement}: {outcome}"
        if one.requirement
        else _("decided: %(outcome)s") % {"outcome": outcome}
    )


# These have rows of their own above.
_TOLD_ELSEWHERE = ("image_viewed", "value_corrected", "decided", "judged", "received")


def _deeds(packet: Packet) -> list[Happened]:
    entries = AuditEntry.objects.filter(target=f"packet:{packet.pk}").exclude(action__in=_TOLD_ELSEWHERE)
    return [
        Happened(entry.at, who(entry.actor), say(DEEDS, entry.action), in_few_words(entry.detail))
        for entry in entries.order_by("-at")[:SHOWN]
    ]


def in_few_words(detail: dict[str, Any]) -> str:
    """The detail of a log line: names of fields and codes, never values."""
    return " · ".join(f"{name} {value}" for name, value in detail.items())
