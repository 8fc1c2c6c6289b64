"""One packet's work against the ledger, stage by stage: what the flows, the night run and the pages call.

    unpack_stage   stored files      ->  stored page pictures
    read_stage     stored pages      ->  stored documents
    judge_stage    stored documents  ->  stored verdict, waiting or done
    rejudge        the last stage again, from what is stored, without reading a page

A claim guards every stage; whoever holds none works in vain. Bad files are data and end with a reason;
trouble of this machine (disk, store, a crashed reader) is an exception, and the caller notes it with
`work.fail`.
"""

from __future__ import annotations

import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.ledger.opening import open_ledger
from pipeline.records import Judged
from pipeline.records import Packet as PacketRecord
from pipeline.settings import Settings, load

if TYPE_CHECKING:
    from pipeline.ledger.work import Claim

open_ledger()


def warm() -> None:
    """Loads what reading needs, once per process."""
    from extractors import read

    read.warm()


def unpack_stage(claim: Claim) -> bool:
    """Takes the stored files of a packet apart and stores its pages; `False` where the claim is dead."""
    from pipeline.ledger import packets
    from pipeline.unpack import Fence, unpack_files

    settings = load()
    fence = Fence(settings.unpack_seconds, settings.unpack_memory_mb)
    with tempfile.TemporaryDirectory(dir=_scratch(settings)) as folder:
        into = Path(folder)
        return packets.record_pages(claim, unpack_files(packets.files_of(claim.packet_id, into), into, fence))


def read_stage(claim: Claim) -> bool:
    """Reads the stored pages of a packet and stores its documents; `False` where the claim is dead."""
    from extractors.read import read_pages
    from pipeline.ledger import documents, packets

    with tempfile.TemporaryDirectory(dir=_scratch(load())) as folder:
        pages = packets.pages_of(claim.packet_id, Path(folder))
        return documents.record_documents(claim, read_pages(pages))


def judge_stage(claim: Claim) -> bool:
    """Judges the stored documents of a packet and stores the verdict; `False` where the claim is dead."""
    from pipeline.ledger import judgements

    return judgements.record_judgement(claim, judged(claim.packet_id))


def rejudge(packet_id: int) -> bool:
    """Judges a packet again from what is stored; `False` where it changed meanwhile, or was never read."""
    from pipeline.ledger import judgements
    from pipeline.ledger.models import Packet

    attempt = Packet.objects.values_list("attempt", flat=True).get(id=packet_id)
    return judgements.record_rejudgement(packet_id, attempt, judged(packet_id))


def judged(packet_id: int) -> Judged:
    """The verdict on a stored packet today, not yet stored.

    Ties the packet to its roster line where that is sure.
    """
    from pipeline import rulebook
    from pipeline.judge import judge
    from pipeline.ledger.judgements import packet_of
    from pipeline.ledger.models import Packet
    from pipeline.ledger.same_photo import sharing
    from pipeline.photo_twins import compared

    settings = load()
    packet = packet_of(packet_id)
    if Packet.objects.filter(id=packet_id, student__isnull=True).exists() and _tied(packet_id, packet):
        packet = packet_of(packet_id)
    rules = Packet.objects.values_list("rules", flat=True).get(id=packet_id) or settings.rules
    verdict = judge(packet, rulebook.load(rules), today(settings))
    return compared(verdict, sharing(packet_id, packet))


def process(packet_id: int, owner: str) -> str:
    """Does all that is left of one packet in this process and gives the state it ends in."""
    from pipeline.ledger import work
    from pipeline.ledger.models import Packet

    claim = work.claim(packet_id, owner)
    if claim is not None:
        try:
            _stages(claim)
        finally:
            work.release(claim)
    return Packet.objects.values_list("state", flat=True).get(id=packet_id)


def today(settings: Settings) -> date:
    """The day to judge as on: the fixed one of the settings, else today where the school is."""
    return settings.as_of or datetime.now(settings.zone).date()


def _stages(claim: Claim) -> None:
    from pipeline.ledger.models import Packet

    done = {"received": unpack_stage, "unpacked": read_stage, "read": judge_stage, "judged": judge_stage}
    state = claim.state
    while state in done and done[state](claim):
        state = Packet.objects.values_list("state", flat=True).get(id=claim.packet_id)


def _tied(packet_id: int, packet: PacketRecord) -> bool:
    """Ties a packet to a roster line where two signals agree."""
    from pipeline.ledger import roster
    from pipeline.ledger.models import Packet

    lines = roster.students()
    if not lines:
        return False
    from pipeline.roster import match

    found = match(packet, [student for _, student in lines])
    row = next((row for row, student in lines if found.sure and student is found.student), None)
    return row is not None and bool(Packet.objects.filter(id=packet_id).update(student_id=row))


def _scratch(settings: Settings) -> Path:
    settings.scratch.mkdir(parents=True, exist_ok=True, mode=0o700)
    return settings.scratch
