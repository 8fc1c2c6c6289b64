"""What the night run asks the ledger and writes into it: what to judge again, what to check, the
morning's numbers.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from pipeline.ledger.models import (
    Arrival,
    DocumentRow,
    FindingRow,
    Judgement,
    NightlyReport,
    Packet,
    ReviewItem,
    ValueRow,
)
from pipeline.ledger.models.files import State
from pipeline.ledger.work import move

IN_WORK = (State.RECEIVED, State.UNPACKED, State.READ, State.JUDGED)
PASSING_TROUBLE = ("reader_died", "reader_hung", "trouble")
"""Reasons for setting aside that may be gone by tomorrow: the machine's, not the paper's."""


def try_again() -> int:
    """Takes back what was set aside for trouble that may pass; how many packets."""
    found = Packet.objects.filter(state=State.SET_ASIDE, reason_code__in=PASSING_TROUBLE)
    for packet in found:
        with transaction.atomic():
            packet.failures, packet.retry_at, packet.reason_code = 0, None, ""
            move(packet, State.RECEIVED)
            packet.save()
    return len(found)


def verdicts(packets: Sequence[int]) -> dict[int, str]:
    """The current verdict of each of these packets."""
    rows = Judgement.objects.filter(is_current=True, packet__in=packets)
    return dict(rows.values_list("packet_id", "verdict"))


def open_for_a_person(packets: Sequence[int], cause: str) -> int:
    """Puts packets that are done before a person (`sample`); those in the queue stay as they are."""
    opened = 0
    for packet in Packet.objects.filter(id__in=packets, state=State.DONE):
        with transaction.atomic():
            ReviewItem.objects.get_or_create(packet=packet, is_open=True, defaults={"cause": cause})
            move(packet, State.WAITING)
            packet.save()
            opened += 1
    return opened


def complete_without_a_look(since: datetime | None) -> tuple[int, ...]:
    """Packets found complete and done since then that no person has looked at."""
    rows = Packet.objects.filter(
        state=State.DONE, judgements__is_current=True, judgements__verdict="complete"
    )
    rows = rows.filter(decisions__isnull=True, review_items__isnull=True)
    if since is not None:
        rows = rows.filter(changed__gte=since)
    return tuple(rows.order_by("id").values_list("id", flat=True))


def drawn(packet: int, share: float, salt: str) -> bool:
    """Whether this packet is in the share to check: by a hash, so that nobody can choose and a repeat
    draws the same.
    """
    number = int.from_bytes(hashlib.sha256(f"{salt}:{packet}".encode()).digest()[:8], "big")
    return number < share * 2**64


def running_out(as_of: date, days: int = 30) -> int:
    """Papers whose validity ends within these days."""
    until = as_of + timedelta(days=days)
    rows = ValueRow.objects.filter(is_current=True, field="valid_until", document__is_current=True)
    ends = (row.value for row in rows.iterator() if isinstance(row.value, str) and row.value[:1].isdigit())
    return sum(as_of.isoformat() <= end <= until.isoformat() for end in ends)


def older_than(moment: datetime) -> tuple[int, ...]:
    """Packets done or set aside that nobody has touched since this moment."""
    rows = Packet.objects.filter(state__in=(State.DONE, State.SET_ASIDE), changed__lt=moment)
    return tuple(rows.order_by("id").values_list("id", flat=True))


def last_report() -> NightlyReport | None:
    """The report of the last night run that finished."""
    return NightlyReport.objects.filter(finished__isnull=False).order_by("-started").first()


def numbers(since: datetime | None) -> dict[str, object]:
    """The morning's numbers: every packet is in exactly one of them, and every verdict too."""
    by_state = Counter(dict(Packet.objects.values_list("state").annotate(n=Count("id"))))
    judged = Judgement.objects.filter(is_current=True, packet__state__in=(State.WAITING, State.DONE))
    by_verdict = Counter(dict(judged.values_list("verdict").annotate(n=Count("id"))))
    new = Q(received__gte=since) if since else Q()
    return {
        "packets": sum(by_state.values()),
        "files_received": Arrival.objects.count(),
        "files_received_since": Arrival.objects.filter(new).count(),
        "in_work": sum(by_state[state] for state in IN_WORK),
        "waiting": by_state[State.WAITING],
        "done": by_state[State.DONE],
        "set_aside": by_state[State.SET_ASIDE],
        "erased": by_state[State.ERASED],
        "complete": by_verdict["complete"],
        "incomplete": by_verdict["incomplete"],
        "review": by_verdict["review"],
        "unjudged": by_state[State.WAITING] + by_state[State.DONE] - sum(by_verdict.values()),
        "incomplete_by_reason": dict(Counter(_first_reasons())),
        "set_aside_by_reason": dict(
            Packet.objects.filter(state=State.SET_ASIDE).values_list("reason_code").annotate(n=Count("id"))
        ),
        "documents": DocumentRow.objects.filter(is_current=True).count(),
    }


def adds_up(counts: dict[str, object]) -> bool:
    """True where the parts sum to the whole, for packets, verdicts and reasons."""
    n = {name: value for name, value in counts.items() if isinstance(value, int)}
    reasons = counts["incomplete_by_reason"], counts["set_aside_by_reason"]
    sums = [sum(one.values()) if isinstance(one, dict) else -1 for one in reasons]
    return (
        n["packets"] == n["in_work"] + n["waiting"] + n["done"] + n["set_aside"] + n["erased"]
        and n["waiting"] + n["done"] == n["complete"] + n["incomplete"] + n["review"] + n["unjudged"]
        and sums == [n["incomplete"], n["set_aside"]]
    )


def _first_reasons() -> Iterator[str]:
    """The code of the first requirement surely not met, for each incomplete packet."""
    seen: set[int] = set()
    rows = FindingRow.objects.filter(
        judgement__is_current=True,
        judgement__verdict="incomplete",
        judgement__packet__state__in=(State.WAITING, State.DONE),
        verdict="not_met",
    ).order_by("judgement_id", "order")
    for judgement, code in rows.values_list("judgement_id", "code"):
        if judgement not in seen:
            seen.add(judgement)
            yield code or "other"


def write_report(
    started: datetime, as_of: date, counts: dict[str, object], notes: list[dict[str, str]]
) -> int:
    """Writes the report's row; its id."""
    row = NightlyReport.objects.create(
        started=started, finished=timezone.now(), as_of=as_of, counts=counts, notes=notes
    )
    return row.pk
