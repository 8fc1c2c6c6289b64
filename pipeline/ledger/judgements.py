"""Verdicts in the ledger: a packet out as a record to be judged, its judgement in, and what follows from it.

complete    -> done, unless a person holds it, corrected it, or already decided otherwise
incomplete  -> waiting: a person sends the notice
review      -> waiting: a person looks
A packet that a person decided stays decided, unless papers came since or a later verdict is another one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from extractors.records import Box
from pipeline.ledger.audit import log
from pipeline.ledger.documents import documents_of
from pipeline.ledger.models import (
    Decision,
    FindingRow,
    Judgement,
    Packet,
    PagePicture,
    ReviewItem,
    ValueRow,
)
from pipeline.ledger.models.files import State
from pipeline.ledger.pages import unused_of
from pipeline.ledger.roster import student_of
from pipeline.ledger.work import Claim, fenced, move
from pipeline.records import (
    Evidence,
    Finding,
    Judged,
    Message,
    PacketVerdict,
    RequirementVerdict,
    Severity,
    Student,
)
from pipeline.records import Packet as PacketRecord


def packet_of(packet_id: int) -> PacketRecord:
    """A stored packet as the record that is judged: corrections in their places, answers on record."""
    packet = Packet.objects.select_related("student").get(id=packet_id)
    pages = packet.pages.filter(is_current=True).count()
    return PacketRecord(
        packet.name, documents_of(packet), unused_of(packet), student_on_record(packet), pages
    )


def record_judgement(claim: Claim, judged: Judged) -> bool:
    """Stores a verdict under a claim and moves the packet on; `False` where the claim is dead."""
    with fenced(claim) as packet:
        if packet is None:
            return False
        _enter(packet, judged)
    return True


def record_rejudgement(packet_id: int, attempt: int, judged: Judged) -> bool:
    """Stores a verdict reached again from stored documents; `False` where the packet changed meanwhile."""
    with transaction.atomic():
        packet = Packet.objects.select_for_update().filter(id=packet_id, attempt=attempt).first()
        if packet is None or packet.state not in (State.WAITING, State.DONE, State.JUDGED, State.READ):
            return False
        _enter(packet, judged)
    return True


def effective_verdict(packet: Packet, judgement: Judgement) -> PacketVerdict:
    """The verdict with a person's decisions on single requirements in the place of the program's."""
    decided = {
        one.requirement: one.outcome
        for one in packet.decisions.filter(is_current=True).exclude(requirement="").order_by("id")
        if one.outcome in ("met", "not_met")
    }
    verdicts = [
        decided.get(one.requirement, one.verdict)
        for one in judgement.findings.all()
        if one.verdict is not None
    ]
    if "not_met" in verdicts:
        return "incomplete"
    return "review" if "cannot_tell" in verdicts else "complete"


def judged_of(judgement: Judgement) -> Judged:
    """A stored verdict as a record, with its packet as it is now."""
    packet = packet_of(judgement.packet_id)
    return Judged(
        packet,
        judgement.rules,
        judgement.rules_version,
        judgement.as_of,
        judgement.status,
        judgement.category,
        tuple(judgement.candidates),
        judgement.verdict,  # type: ignore[arg-type]
        tuple(finding_of(row) for row in judgement.findings.all()),
        tuple(Message(one["zh"], one["en"]) for one in judgement.notes or ()),
    )


def finding_of(row: FindingRow) -> Finding:
    """One stored finding as a record."""
    verdict: RequirementVerdict | None = row.verdict  # type: ignore[assignment]
    severity: Severity = row.severity  # type: ignore[assignment]
    evidence = tuple(Evidence(one["file"], one["page"], Box(*one["box"])) for one in row.evidence or ())
    message = Message(row.message_zh, row.message_en)
    return Finding(row.requirement, verdict, row.code, message, row.cite, severity, evidence, row.ambiguity)


def stale(rules: str, rules_version: str, as_of: date, limit: int | None = None) -> Sequence[int]:
    """Packets whose current verdict rests on another version of the rules, or on an earlier day."""
    same = {"rules": rules, "rules_version": rules_version, "as_of": as_of}
    found = Judgement.objects.filter(is_current=True, packet__state__in=(State.WAITING, State.DONE))
    return list(found.exclude(**same).order_by("packet_id").values_list("packet_id", flat=True)[:limit])


def student_on_record(packet: Packet) -> Student | None:
    """The roster line, overlaid with what a person answered for this packet."""
    answers = packet.answers or {}
    if packet.student is None:
        if not (packet.status or packet.category or answers):
            return None
        line = Student(name="")
    else:
        line = student_of(packet.student)
    return replace(
        line,
        status=packet.status or line.status,
        category=packet.category or line.category,
        answers={**line.answers, **answers},
    )


def _enter(packet: Packet, judged: Judged) -> None:
    before = packet.judgements.filter(is_current=True).first()
    packet.judgements.filter(is_current=True).update(is_current=False)
    judgement = Judgement.objects.create(
        packet=packet,
        rules=judged.rules,
        rules_version=judged.rules_version,
        as_of=judged.as_of,
        status=judged.status,
        category=judged.category,
        candidates=list(judged.category_candidates),
        verdict=judged.verdict,
        notes=[{"zh": note.zh, "en": note.en} for note in judged.notes] or None,
        attempt=packet.attempt,
        revision=packet.revision,
    )
    _enter_findings(packet, judgement, judged.findings)
    packet.failures, packet.retry_at = 0, None
    packet.reason_code, packet.reason_zh, packet.reason_en = "", None, None
    _move_on(packet, judgement, before)
    packet.save()
    facts = {"verdict": judged.verdict, "rules": judged.rules, "version": judged.rules_version}
    log("program", "judged", f"packet:{packet.id}", **facts)


def _enter_findings(packet: Packet, judgement: Judgement, findings: Sequence[Finding]) -> None:
    pictures = {
        (one.source.path, one.number): one.id
        for one in PagePicture.objects.filter(packet=packet, is_current=True).select_related("source")
    }
    FindingRow.objects.bulk_create(rows_of(judgement, findings, pictures))


def rows_of(
    judgement: Judgement, findings: Sequence[Finding], pictures: Mapping[tuple[str, int], int]
) -> list[FindingRow]:
    """A verdict's findings as rows not yet stored; `pictures` gives the page picture of a file and page."""
    return [
        FindingRow(
            judgement=judgement,
            order=order,
            requirement=finding.requirement,
            verdict=finding.verdict,
            code=finding.code,
            message_zh=finding.message.zh,
            message_en=finding.message.en,
            cite=finding.cite,
            severity=finding.severity,
            ambiguity=finding.ambiguity,
            evidence=[
                {
                    "picture": pictures.get((one.file, one.page)),
                    "file": one.file,
                    "page": one.page,
                    "box": one.box.as_list(),
                }
                for one in finding.evidence
            ]
            or None,
        )
        for order, finding in enumerate(findings)
    ]


def _move_on(packet: Packet, judgement: Judgement, before: Judgement | None) -> None:
    """Done or waiting, and the review item that goes with it."""
    verdict = effective_verdict(packet, judgement)
    decided = packet.decisions.filter(is_current=True, requirement="").order_by("-id").first()
    if decided is not None and _still_stands(decided, judgement, before):
        move(packet, State.DONE)
        return
    item = packet.review_items.filter(is_open=True).first()
    if verdict == "complete" and (item is None or not _in_hand(packet, item)):
        packet.review_items.filter(is_open=True).update(is_open=False, closed=timezone.now())
        move(packet, State.DONE)
        return
    if decided is not None:
        Decision.objects.filter(id=decided.id).update(is_current=False)
    if item is None:
        cause = "verdict" if decided is None else "changed"
        ReviewItem.objects.create(packet=packet, cause=cause)
    move(packet, State.WAITING)


def _still_stands(decided: Decision, judgement: Judgement, before: Judgement | None) -> bool:
    """A person's decision stands while the files and the program's verdict are those it was made on."""
    basis = decided.judgement or before
    if basis is None:
        return False
    return basis.revision == judgement.revision and basis.verdict == judgement.verdict


def _in_hand(packet: Packet, item: ReviewItem) -> bool:
    """True while a person holds the item, it is a sample, or a value was corrected:
    then a person closes it.
    """
    held = item.claimed_until is not None and item.claimed_until > timezone.now()
    corrected = ValueRow.objects.filter(
        document__packet=packet, document__is_current=True, is_current=True, source="person"
    )
    return held or item.cause == "sample" or corrected.exists()
