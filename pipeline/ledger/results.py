"""What has become of every packet (结果): its state, its verdict and the first reason. For the demo and
the benchmarks.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.ledger.models import FindingRow, Judgement, Packet
from pipeline.ledger.models.files import State

SETTLED = (State.WAITING, State.DONE, State.SET_ASIDE, State.ERASED)
"""States in which the program has nothing left to do."""


@dataclass(frozen=True, slots=True)
class Result:
    """One packet's outcome. `verdict` is `None` before it is judged; `reason` is the first thing not met,
    in Chinese.
    """

    packet: int
    name: str
    state: str
    verdict: str | None
    reason: str
    settled: bool


def results() -> tuple[Result, ...]:
    """Every packet's outcome, in the order they came.

    Packets are asked for first: one that was judged between two questions then still shows as in work, never
    as settled without its verdict.
    """
    packets = tuple(Packet.objects.order_by("created", "id"))
    judged = {one.packet_id: one for one in Judgement.objects.filter(is_current=True)}
    reasons = _first_reasons()
    return tuple(_result(packet, judged.get(packet.id), reasons) for packet in packets)


def _result(packet: Packet, judgement: Judgement | None, reasons: dict[int, str]) -> Result:
    reason = reasons.get(judgement.id, "") if judgement else packet.reason_zh or ""
    verdict = judgement.verdict if judgement else None
    return Result(packet.id, packet.name, packet.state, verdict, reason, packet.state in SETTLED)


def _first_reasons() -> dict[int, str]:
    """By judgement: the sentence of its gravest finding that carries a verdict."""
    found: dict[int, str] = {}
    rows = FindingRow.objects.filter(judgement__is_current=True).exclude(verdict__isnull=True)
    for verdict in ("not_met", "cannot_tell"):
        for row in rows.filter(verdict=verdict).order_by("judgement_id", "order"):
            found.setdefault(row.judgement_id, row.message_zh)
    return found
