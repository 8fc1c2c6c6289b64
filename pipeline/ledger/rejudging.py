"""Judging many stored packets again (批量重核) after a rule changed or a day passed; no page is read.

Packets are fetched by the hundred and judged in memory. Where everything comes out as before, the current
judgement is only marked with the new version and day. Where a line differs but the verdict stays and nobody
decided, a new judgement takes its place; where the verdict differs, the packet takes the ordinary way, with
its review item and its history. One line in the log of deeds says from which versions to which.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Count, Prefetch, Q

from pipeline.judge import judge
from pipeline.ledger import audit
from pipeline.ledger.documents import document_of
from pipeline.ledger.judgements import finding_of, record_rejudgement, rows_of, student_on_record
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
from pipeline.ledger.models.files import State
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
        renewed: list[tuple[Packet, Judgement, Judged]] = []
        for row, before, after in _again(packet_ids[start : start + CHUNK], default_rules, as_of):
            versions[f"{before.rules} {before.rules_version} -> {after.rules} {after.rules_version}"] += 1
            if _same(before, after):
                same[after.rules_version].append(before.pk)
                continue
            if before.verdict == after.verdict and not row.decided:  # type: ignore[attr-defined]
                renewed.append((row, before, after))
                continue
            if record_rejudgement(row.pk, row.attempt, after):
                differing.append(row.pk)
                changed += [row.pk] if before.verdict != after.verdict else []
        differing += _renew(renewed)
    for version, rows in same.items():
        for start in range(0, len(rows), CHUNK):
            marked = Judgement.objects.filter(pk__in=rows[start : start + CHUNK], is_current=True)
            marked.update(rules_version=version, as_of=as_of)
    audit.log(actor, "rejudged", "packets", versions=dict(versions), differing=len(differing))
    return Rejudged(len(packet_ids), tuple(differing), tuple(changed))


def _renew(rounds: Sequence[tuple[Packet, Judgement, Judged]]) -> list[int]:
    """New judgements with the same verdict, where nobody decided: the packet stays where it is, the old
    ones stay."""
    with transaction.atomic():
        ids = [row.pk for row, _, _ in rounds]
        locked = Packet.objects.select_for_update().filter(pk__in=ids, state__in=(State.WAITING, State.DONE))
        attempts = dict(locked.values_list("pk", "attempt"))
        kept = [one for one in rounds if attempts.get(one[0].pk) == one[0].attempt]
        Judgement.objects.filter(pk__in=[before.pk for _, before, _ in kept]).update(is_current=False)
        made = Judgement.objects.bulk_create(_judgement(row, after) for row, _, after in kept)
        rows = [
            one
            for (row, _, after), new in zip(kept, made, strict=True)
            for one in _finding_rows(row, new, after)
        ]
        FindingRow.objects.bulk_create(rows, batch_size=1000)
    return [row.pk for row, _, _ in kept]


def _judgement(row: Packet, after: Judged) -> Judgement:
    return Judgement(
        packet=row,
        rules=after.rules,
        rules_version=after.rules_version,
        as_of=after.as_of,
        status=after.status,
        category=after.category,
        candidates=list(after.category_candidates),
        verdict=after.verdict,
        notes=[{"zh": note.zh, "en": note.en} for note in after.notes] or None,
        attempt=row.attempt,
        revision=row.revision,
    )


def _finding_rows(row: Packet, judgement: Judgement, after: Judged) -> list[FindingRow]:
    """The findings as rows; the page pictures are those the documents lie on."""
    papers: list[DocumentRow] = row.current_documents  # type: ignore[attr-defined]
    places = (place for paper in papers for place in paper.places.all())
    pictures = {(p.picture.source.path, p.picture.number): p.picture_id for p in places}
    return rows_of(judgement, after.findings, pictures)


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
        .annotate(
            page_count=Count("pages", filter=Q(pages__is_current=True), distinct=True),
            decided=Count("decisions", filter=Q(decisions__is_current=True), distinct=True),
        )
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
