"""The account of every file ever received: each in exactly one state, and the numbers add up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count

from pipeline.ledger.models import Arrival, Beat, Judgement, Packet
from pipeline.ledger.models.files import State


@dataclass(frozen=True, slots=True)
class Account:
    """Counts only. `files` and `packets` by state, `verdicts` of packets judged, `reasons` of what is set
    aside.

    `in_inbox` is what the watcher last saw and had not taken yet; it is not among `received`.
    """

    received: int
    files: Mapping[str, int]
    packets: Mapping[str, int]
    verdicts: Mapping[str, int]
    reasons: Mapping[str, int]
    in_inbox: int

    @property
    def adds_up(self) -> bool:
        """True where every file ever received is in one of the states."""
        return self.received == sum(self.files.values())


def account() -> Account:
    """The account as of now, from one view of the database."""
    with transaction.atomic():
        received = Arrival.objects.count()
        files = dict(Arrival.objects.values_list("state").annotate(Count("id")).order_by("state"))
        packets = dict(Packet.objects.values_list("state").annotate(Count("id")).order_by("state"))
        current = Judgement.objects.filter(is_current=True).exclude(packet__state=State.ERASED)
        verdicts = dict(current.values_list("verdict").annotate(Count("id")).order_by("verdict"))
        aside = Packet.objects.filter(state=State.SET_ASIDE)
        reasons = dict(aside.values_list("reason_code").annotate(Count("id")).order_by("reason_code"))
        seen = Beat.objects.filter(name="watcher").values_list("detail", flat=True).first() or {}
    known = {state: count for state, count in files.items() if state in State.values}
    return Account(received, known, packets, verdicts, reasons, int(seen.get("pending", 0)))
