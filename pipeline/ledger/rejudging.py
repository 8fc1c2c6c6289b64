"""Judging many stored packets again (批量重核): after a rule changed, or a day passed, without reading a
page.

Packets are fetched by the hundred and judged in memory. Where everything comes out as before, the current
judgement is only marked with the new version and day; where anything differs, the packet takes the ordinary
way, with a new judgement, its review item and its history. One line in the audit log says from which
versions to which.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q

from pipeline.judge import judge
from pipeline.ledger import audit
from pipeline.ledger.documents import document_of
from pipeline.ledger.judgements import finding_of, record_rejudgement, student_on_record
from pipeline.ledger.models import (
    DocumentPage,
    DocumentRow,
    FindingRow,
    Judgement,
    Packet,
    SourceFile,
    Student,
    ValueRow,
)
from pipeline.records import Finding, Judged, Message, Unused
from pipeline.records import Packet as PacketRecord
from pipeline.rulebook import load
from pipeline.rulepack import RulePack

CHUNK = 200


@dataclass(frozen=True, slots=True)
class Rejudged:
    """What a round did: packets judged, those whose result differs in any line, those whose verdict
    differs."""

    judged: int
    differing: tuple[int, ...]
    verdict_changed: tuple[int, ...]


def rejudge_many(
    packet_ids: Sequence[int], default_rules: str, as_of: date, actor: str = "nightly"
) -> Rejudged:
    """Judges stored packets again and stores what differs."""
    differing: list[int] = []
    changed: list[int] = []
    same: defaultdict[str, list[int]] = defaultdict(list)
    versions: Counter[str] = Counter()
    for start in range(0, len(packet_ids), CHUNK):
        for row, before, after in _again(packet_ids[start : start + CHUNK], default_rules, as_of):
            versions[f"{before.rules} {before.rules_version} -> {after.rules} {after.rules_version}"] += 1
            if _same(before, after):
                same[after.rules_version].append(before.pk)
                continue
            if record_rejudgement(row.pk, row.attempt, after):
                differing.append(row.pk)
                changed += [row.pk] if before.verdict != after.verdict else []
    for version, rows in same.items():
        for start in range(0, len(rows), CHUNK):
            marked = Judgement.objects.filter(pk__in=rows[start : start + CHUNK], is_current=True)
            marked.update(rules_version=version, as_of=as_of)
    audit.log(actor, "rejudged", "packets", versions=dict(versions), differing=len(differing))
    return Rejudged(len(packet_ids), tuple(differing), tuple(changed))


def untied(packet_ids: Sequence[int]) -> tuple[int, ...]:
    """Packets that no roster line is tied to, while there is a roster: they take the ordinary way, which
    ties."""
    if not Student.objects.filter(is_current=True).exists():
        return ()
    loose = Packet.objects.filter(student__isnull=True).values_list("pk", flat=True)
    known = set(loose)
    return tuple(packet for packet in packet_ids if packet in known)


def stored_packets(packet_ids: Sequence[int]) -> Iterator[tuple[Packet, PacketRecord]]:
    """Stored packets as the records that are judged, a few queries a hundred."""
    for start in range(0, len(packet_ids), CHUNK):
        for row in _fetched(packet_ids[start : start + CHUNK]):
            yield row, _record(row)


def _again(ids: Sequence[int], default_rules: str, as_of: date) -> Iterator[tuple[Packet, Judgement, Judged]]:
    packs: dict[str, RulePack] = {}
    for row in _fetched(ids):
        current: list[Judgement] = row.current_judgements  # type: ignore[attr-defined]
        name = row.rules or default_rules
        pack = packs.setdefault(name, load(name))
        if current:
            yield row, current[0], judge(_record(row), pack, as_of)


def _fetched(ids: Sequence[int]) -> list[Packet]:
    values = Prefetch("values", ValueRow.objects.filter(is_current=True).order_by("id"), "current_values")
    places = Prefetch("places", DocumentPage.objects.select_related("picture__source").order_by("index"))
    papers = DocumentRow.objects.filter(is_current=True).order_by("order").prefetch_related(values, places)
    findings = Prefetch("findings", FindingRow.objects.order_by("order"), "in_order")
    judgements = Judgement.objects.filter(is_current=True).prefetch_related(findings)
    left_out = SourceFile.objects.exclude(unused_code="").order_by("id")
    return list(
        Packet.objects.filter(pk__in=ids)
        .select_related("student")
        .annotate(page_count=Count("pages", filter=Q(pages__is_current=True)))
        .prefetch_related(
            Prefetch("documents", papers, "current_documents"),
            Prefetch("judgements", judgements, "current_judgements"),
            Prefetch("sources", left_out, "left_out"),
        )
        .order_by("pk")
    )


def _record(row: Packet) -> PacketRecord:
    papers: list[DocumentRow] = row.current_documents  # type: ignore[attr-defined]
    sources: list[SourceFile] = row.left_out  # type: ignore[attr-defined]
    unused = tuple(
        Unused(one.path, one.unused_code, Message(one.unused_zh or "", one.unused_en or ""))
        for one in sources
    )
    pages: int = row.page_count  # type: ignore[attr-defined]
    documents = tuple(document_of(paper) for paper in papers)
    return PacketRecord(row.name, documents, unused, student_on_record(row), pages)


def _same(before: Judgement, after: Judged) -> bool:
    """Whether nothing a person would see differs."""
    head = (before.rules, before.status, before.category, tuple(before.candidates), before.verdict)
    if head != (after.rules, after.status, after.category, after.category_candidates, after.verdict):
        return False
    notes = tuple(Message(one["zh"], one["en"]) for one in before.notes or ())
    rows: list[FindingRow] = before.in_order  # type: ignore[attr-defined]
    if notes != after.notes or len(rows) != len(after.findings):
        return False
    return all(_alike(row, finding) for row, finding in zip(rows, after.findings, strict=True))


def _alike(row: FindingRow, finding: Finding) -> bool:
    return _rounded(finding_of(row)) == _rounded(finding)


def _rounded(finding: Finding) -> tuple[object, ...]:
    """A finding for comparing: boxes as they are stored, rounded."""
    spots = tuple((e.file, e.page, tuple(e.box.as_list())) for e in finding.evidence)
    said = (finding.message, finding.cite, finding.severity, finding.ambiguity)
    return (finding.requirement, finding.verdict, finding.code, *said, spots)
