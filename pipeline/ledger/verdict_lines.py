"""The lines of the verdict table, out of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.export import VerdictLine
from pipeline.ledger.models import FindingRow, Judgement, Packet
from pipeline.ledger.models.files import State

Says = Callable[[str], str]
"""A requirement's id -> what the rule pack calls it."""


def verdict_lines(says: Says, state: str | None = None) -> Iterator[VerdictLine]:
    """One line a packet, by class and order of arrival; erased packets and linked ones have none."""
    packets = Packet.objects.exclude(state__in=(State.ERASED, State.LINKED)).select_related("student")
    if state is not None:
        packets = packets.filter(state=state)
    for packet in packets.order_by("class_index", "id"):
        yield _line(packet, packet.judgements.filter(is_current=True).first(), says)


def _line(packet: Packet, judgement: Judgement | None, says: Says) -> VerdictLine:
    student = packet.student
    findings = list(judgement.findings.all()) if judgement else []
    decisions = packet.decisions.filter(is_current=True)
    decided = dict(decisions.exclude(requirement="").order_by("id").values_list("requirement", "outcome"))
    whole = decisions.filter(requirement="").order_by("-id").first()
    category = (judgement.category or "／".join(judgement.candidates)) if judgement else packet.category
    return VerdictLine(
        class_name=(student.class_name if student else None) or packet.class_name or "",
        number=(student.number if student else None) or packet.number or "",
        student=student.name if student else "",
        packet=packet.name,
        status=judgement.status if judgement else packet.status,
        category=category or "",
        verdict=judgement.verdict if judgement else "",
        outcome=whole.outcome if whole else "",
        missing=_named(findings, "not_met", decided, says),
        unclear=_named(findings, "cannot_tell", decided, says),
        reasons=_reasons(packet, findings, decided),
        unused=[f"{one.path}：{one.unused_zh}" for one in packet.sources.exclude(unused_code="")],
        as_of=judgement.as_of.isoformat() if judgement else "",
        rules=judgement.rules if judgement else "",
        rules_version=judgement.rules_version if judgement else "",
        packet_id=packet.id,
    )


def _named(findings: list[FindingRow], verdict: str, decided: dict[str, str], says: Says) -> list[str]:
    open_ones = [
        one for one in findings if one.verdict and decided.get(one.requirement, one.verdict) == verdict
    ]
    return [says(one.requirement) for one in open_ones]


def _reasons(packet: Packet, findings: list[FindingRow], decided: dict[str, str]) -> list[str]:
    """Why something is missing or unclear; for a packet set aside, why."""
    if packet.state == State.SET_ASIDE:
        return [packet.reason_zh or ""]
    return [
        one.message_zh
        for one in findings
        if one.verdict in ("not_met", "cannot_tell") and decided.get(one.requirement) != "met"
    ]
