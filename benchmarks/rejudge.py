"""A changed rule pack judges every stored packet again, without reading a page: the goal is 10,000 in 60 s.

`python -m benchmarks.rejudge [--packets 10000]` fills a ledger of its own with invented packets (the sample
packets of the pack, sealed and stored like real ones), then times (1) a dry run, what `canbao rules whatif`
does, (2) first verdicts stored the ordinary way, and (3) judging again when a day has passed, what the
night run does.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.records import Document
    from pipeline.ledger.models import Arrival, Packet, PagePicture

    Pictures = dict[tuple[str, int], PagePicture]

DAY = date(2021, 10, 15)
SHARES = ("BJ_HUKOU",) * 12 + ("transfer",) * 4 + ("C1", "C3", "C4", "C9")
"""What a school's packets are: mostly Beijing households, some transfers, one in twenty of each rarer
ground."""


def main() -> None:
    """Measures and prints; exit code 1 where judging and storing take longer than the goal."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--packets", type=int, default=10_000)
    words.add_argument("--goal", type=float, default=60.0, help="seconds for 10,000")
    told = words.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"CANBAO_HOME": home, "CANBAO_KEY_FILE": str(Path(home) / "master.key")}
        os.environ["CANBAO_AS_OF"] = DAY.isoformat()
        filled = _timed(lambda: _fill(told.packets))
        rounds = (
            ("dry run", _dry_run),
            ("first verdicts stored", _first_time),
            ("judged again", _again),
            ("again, reworded", _reworded),
        )
        times = {name: _timed(work) for name, work in rounds}
    print(f"packets {told.packets}  filled in {filled[0]:.0f} s (not counted)")
    for name, (wall, cpu) in times.items():
        of_all = 10_000 / told.packets
        print(f"{name:22} {wall:6.1f} s wall  {cpu:6.1f} s processor  10,000 in {wall * of_all:5.1f} s")
    print(f"load average {os.getloadavg()[0]:.1f} (of other work too)" if hasattr(os, "getloadavg") else "")
    sys.exit(times["judged again"][0] / told.packets * 10_000 > told.goal)


def _timed(work: Callable[[], None]) -> tuple[float, float]:
    """Seconds on the wall and of this process's processor time."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def _fill(count: int) -> None:
    """Stores the packets with the ledger's own rows; one page picture each, shared."""
    from pipeline.ledger.opening import migrate, open_ledger

    migrate()
    open_ledger()
    from django.db import transaction

    from pipeline import examples, rulebook

    samples = rulebook.load("beijing-2021").samples
    assert samples
    made = {n: [examples.document(samples.paper[p]) for p in samples.packet[n]] for n in set(SHARES)}
    for start in range(0, count, 500):
        with transaction.atomic():
            for number, name in enumerate(islice(cycle(SHARES), min(500, count - start)), start):
                _packet(number, made[name])


def _packet(number: int, documents: list[Document]) -> None:
    """One stored packet, as if it had been taken, unpacked and read."""
    from pipeline.ledger import blobs
    from pipeline.ledger.keys import keyring
    from pipeline.ledger.models import Arrival, Packet

    name = f"G{number // 40}-{number % 40:02d} 证件样本"
    index = keyring().index(name)
    packet = Packet.objects.create(
        name=name, name_index=index, home_index=index, is_folder=True, state="read"
    )  # fmt: skip
    arrival = Arrival.objects.create(
        claim=f"{number:032x}", root="inbox", name=name, path=name, path_index=index, size=1, modified_ns=0,
        packet=packet,
    )  # fmt: skip
    blob = blobs.put(b"one picture for all")
    pictures = _pictures(packet, arrival, blob, documents)
    for order, document in enumerate(documents):
        _paper(packet, order, document, pictures)


def _pictures(packet: Packet, arrival: Arrival, blob: str, documents: list[Document]) -> Pictures:
    from pipeline.ledger.keys import keyring
    from pipeline.ledger.models import PagePicture, SourceFile

    made: Pictures = {}
    for place in (place for document in documents for place in document.pages):
        if place.sheet not in made:
            source = SourceFile.objects.create(
                packet=packet,
                arrival=arrival,
                path=place.file,
                path_index=keyring().index(place.file),
                pages=1,
            )
            made[place.sheet] = PagePicture.objects.create(
                packet=packet,
                source=source,
                order=len(made),
                number=place.page,
                width=1,
                height=1,
                blob_id=blob,
            )
    return made


def _paper(packet: Packet, order: int, document: Document, pictures: Pictures) -> None:
    from pipeline.ledger.models import DocumentPage, DocumentRow, ValueRow

    row = DocumentRow.objects.create(
        packet=packet, order=order, kind=document.kind, confidence=document.confidence, revision=0
    )
    for index, place in enumerate(document.pages):
        DocumentPage.objects.create(
            document=row, index=index, picture=pictures[place.sheet], region=place.region.as_list(),
            face=place.face, rotation=0,
        )  # fmt: skip
    ValueRow.objects.bulk_create(
        ValueRow(
            document=row, field=field, value=list(f.value) if isinstance(f.value, tuple) else f.value,
            raw=f.raw, confidence=f.confidence, accepted=f.accepted, box=f.box.as_list(),
        )
        for field, f in document.fields.items()
    )  # fmt: skip


def _dry_run() -> None:
    """What the pack would say, nothing stored."""
    from pipeline import rulebook
    from pipeline.judge import judge
    from pipeline.ledger.models import Packet
    from pipeline.ledger.rejudging import stored_packets

    pack = rulebook.load("beijing-2021")
    for _, packet in stored_packets(list(Packet.objects.values_list("id", flat=True))):
        judge(packet, pack, DAY)


def _first_time() -> None:
    """The first verdict of each packet, stored the ordinary way."""
    from pipeline.ledger.models import Packet
    from pipeline.work import rejudge

    for packet in Packet.objects.values_list("id", flat=True):
        rejudge(packet)


def _again() -> None:
    """The night run after a day passed: every packet judged, what differs stored."""
    from pipeline.ledger.models import Packet
    from pipeline.ledger.rejudging import rejudge_many

    found = rejudge_many(
        list(Packet.objects.values_list("id", flat=True)), "beijing-2021", date(2021, 10, 16)
    )
    assert found.differing == (), "nothing expires overnight in the sample packets"


def _reworded() -> None:
    """A pack whose every packet reads differently: a new judgement for each."""
    from pipeline.ledger.models import Packet
    from pipeline.ledger.rejudging import rejudge_many

    pack = Path(os.environ["CANBAO_HOME"]) / "reworded-2021.toml"
    pack.write_text('inherits = "beijing-2021"\nbanner = "新的说明。"\n', encoding="utf-8")
    stored = list(Packet.objects.values_list("id", flat=True))
    assert len(rejudge_many(stored, str(pack), date(2021, 10, 16)).differing) == len(stored)


if __name__ == "__main__":
    main()
