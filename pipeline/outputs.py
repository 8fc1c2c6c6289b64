"""Outputs made from the ledger (导出): notices, the district's table, photos, bundles. Writes files,
changes nothing.

What a person decided counts: a requirement they waved through is no gap, a packet they sent back is not
handed in.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image

from pipeline import bundle, district, notices, rulebook
from pipeline.district_facts import facts_of
from pipeline.ledger import blobs
from pipeline.ledger.judgements import effective_verdict, judged_of
from pipeline.ledger.models import Decision, Judgement, PagePicture
from pipeline.ledger.models.files import State
from pipeline.records import Finding, Judged, Message
from pipeline.rulepack import RulePack
from pipeline.settings import Settings


@dataclass(frozen=True, slots=True)
class Stored:
    """One packet as it stands: its number in the ledger, and the verdict with people's decisions in it."""

    packet_id: int
    judged: Judged


def stored(packet_ids: Sequence[int] | None = None) -> Iterator[Stored]:
    """The judged packets, oldest first; `packet_ids` only these."""
    rows = Judgement.objects.filter(
        is_current=True, packet__state__in=(State.WAITING, State.DONE, State.JUDGED)
    )
    if packet_ids is not None:
        rows = rows.filter(packet_id__in=packet_ids)
    for row in rows.select_related("packet").order_by("packet_id").iterator():
        yield Stored(row.packet_id, _decided(row))


def _decided(row: Judgement) -> Judged:
    judged = judged_of(row)
    current = Decision.objects.filter(packet_id=row.packet_id, is_current=True).order_by("id")
    lines = {d.requirement: d for d in current if d.requirement and d.outcome in ("met", "not_met")}
    whole = [d.outcome for d in current if not d.requirement]
    findings = tuple(_waved(f, lines) for f in judged.findings)
    verdict = effective_verdict(row.packet, row)
    if whole and whole[-1] in ("complete", "incomplete"):
        verdict = "complete" if whole[-1] == "complete" else "incomplete"
    return replace(judged, findings=findings, verdict=verdict)


def _waved(finding: Finding, lines: Mapping[str, Decision]) -> Finding:
    """A finding as a person decided it; what they wrote is then what the parent is told."""
    decision = lines.get(finding.requirement)
    if finding.verdict is None or decision is None:
        return finding
    if decision.outcome == "met":
        return replace(finding, verdict="met")
    reason = decision.reason or finding.message.zh
    return replace(finding, verdict="not_met", message=Message(reason, decision.reason or finding.message.en))


def write_notices(settings: Settings, docx: Path | None, text: Path | None) -> int:
    """The notices of everyone who lacks something, by class; raises `NoticeRefused` without deadline or
    place."""
    pack = rulebook.load(settings.rules)
    made = notices.notices((one.judged for one in stored()), pack, notices.place_in(settings))
    if docx is not None:
        notices.write_docx(made, docx)
    if text is not None:
        notices.write_text(made, text)
    return len(made)


def write_district(
    settings: Settings, out: Path, columns: Path | None, photos: Path | None
) -> district.Validation:
    """The district's table of every complete packet, checked; `photos` is the folder of `write_photos`."""
    pack = rulebook.load(settings.rules)
    wanted = district.columns_in(columns) if columns else district.columns_in()
    students = [(facts_of(one.judged, pack), one.judged.verdict) for one in stored()]
    have = [p.name for p in photos.iterdir()] if photos else None
    return district.write_table(students, wanted, out, have)


def write_photos(settings: Settings, folder: Path) -> tuple[int, tuple[str, ...]]:
    """The photos of every complete packet, named by ID number; gives their number and who has none."""
    pack = rulebook.load(settings.rules)
    folder.mkdir(parents=True, exist_ok=True)
    written, without = 0, []
    for one in stored():
        if one.judged.verdict != "complete":
            continue
        facts = facts_of(one.judged, pack).values
        data = _photo(one)
        if data is None or not facts.get("id_number"):
            without.append(facts.get("name", one.judged.packet.name))
            continue
        (folder / district.photo_name(facts["id_number"])).write_bytes(data)
        written += 1
    return written, tuple(without)


def _photo(one: Stored) -> bytes | None:
    """The bytes of the photo file as handed in: the district checks them to the byte."""
    pictures = _pictures(one.packet_id)
    places = (d.pages[0] for d in one.judged.packet.documents if d.kind == "id_photo")
    rows = (pictures[p.file, p.page] for p in places if (p.file, p.page) in pictures)
    row = next(rows, None)
    return None if row is None else blobs.get(row.original_id or row.blob_id)


def _pictures(packet_id: int) -> dict[tuple[str, int], PagePicture]:
    """The page pictures of a packet by file and page. Paths are sealed, so they are compared here, not in
    SQL."""
    rows = PagePicture.objects.filter(packet_id=packet_id, is_current=True).select_related("source")
    return {(row.source.path, row.number): row for row in rows}


def write_bundles(settings: Settings, folder: Path, packet_ids: Sequence[int] | None = None) -> int:
    """One PDF a student: cover sheet with findings, then the papers in the order of the list."""
    pack = rulebook.load(settings.rules)
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for one in stored(packet_ids):
        write_bundle(one, pack, folder / f"{one.packet_id:05d}-{_file_name(one.judged.packet.name)}.pdf")
        count += 1
    return count


def write_bundle(one: Stored, pack: RulePack, path: Path) -> int:
    """One student's bundle; gives the number of pages behind the cover."""
    turns = {(p.file, p.page): p.rotation for d in one.judged.packet.documents for p in d.pages}

    pictures = _pictures(one.packet_id)

    def page_image(file: str, number: int) -> Image.Image | None:
        row = pictures.get((file, number))
        if row is None:
            return None
        picture = Image.open(io.BytesIO(blobs.get(row.blob_id)))
        return picture.rotate(-turns.get((file, number), 0), expand=True)

    return bundle.write(one.judged, pack, page_image, path)


def _file_name(name: str) -> str:
    """A name that every file system takes."""
    return "".join("_" if c in '<>:"/\\|?*' or c < " " else c for c in name).strip(" .") or "packet"
