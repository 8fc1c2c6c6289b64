"""Small stored packets for tests: real files, the real intake, real rows.

Documents as a reading would give them.
"""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

from PIL import Image

from extractors.records import WHOLE, Box, Document, Field, Place, Unreadable
from pipeline.ledger import inbox, packets, work
from pipeline.records import Evidence, Finding, Judged, Message, PacketVerdict
from pipeline.settings import Settings
from pipeline.work import unpack_stage

NAME_BOX = Box(0.2, 0.1, 0.4, 0.15)


def settings_for(folder: Path, **more: object) -> Settings:
    """An installation whose inbox is a folder of the test; files are taken at the second look."""
    folder.mkdir(parents=True, exist_ok=True)
    chosen = {"inbox": folder, "settle_seconds": 0, "give_up_minutes": 0.0001, **more}
    return Settings(**chosen)  # type: ignore[arg-type]


def png(shade: int = 255, size: tuple[int, int] = (60, 40)) -> bytes:
    """A small picture; another shade is another file."""
    out = io.BytesIO()
    Image.new("L", size, shade).save(out, "PNG")
    return out.getvalue()


def drop(root: Path, files: dict[str, bytes]) -> None:
    """Puts files into an inbox, folders made as needed."""
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


def look_twice(settings: Settings) -> inbox.Scan:
    """Two scans: the first sees, the second takes."""
    memory = inbox.Memory()
    inbox.scan_once(settings, memory)
    return inbox.scan_once(settings, memory)


def taken(settings: Settings, files: dict[str, bytes]) -> int:
    """Drops files and takes them; the id of the one packet they made."""
    drop(settings.inbox, files)
    (packet,) = look_twice(settings).packet_ids
    return packet


def card(file: str, name: str = "证件样本", region: Box = WHOLE) -> Document:
    """An identity card on the first page of a file, with one value read and one not."""
    field = Field(name, name, 0.97, True, 0, NAME_BOX, ("second_reader",))
    lost = Unreadable("address", 0, Box(0.2, 0.5, 0.9, 0.6), "blurred")
    return Document(
        "resident_id_card", 0.99, (Place(file, 1, region, 90, "portrait"),), {"name": field}, (lost,)
    )


def verdict(packet_id: int, outcome: PacketVerdict, version: str = "v1") -> Judged:
    """A verdict with one finding that says so."""
    kinds = {"complete": "met", "incomplete": "not_met", "review": "cannot_tell"}
    message = Message("户口簿缺本人页。", "The person page is missing.")
    evidence = (Evidence("hukou.png", 1, NAME_BOX),)
    finding = Finding("hukou_student", kinds[outcome], "page_missing", message, "一.1", "error", evidence)  # type: ignore[arg-type]
    record = packets.packet_of(packet_id)
    day = date(2021, 10, 15)
    return Judged(record, "beijing-2021", version, day, "new", "BJ_HUKOU", ("BJ_HUKOU",), outcome, (finding,))


def read_only(settings: Settings, files: dict[str, bytes]) -> work.Claim:
    """A packet taken, unpacked and 'read' (a card on the first file), still to be judged."""
    claim = work.claim(taken(settings, files), "test")
    assert claim is not None
    assert unpack_stage(claim)
    first = next(iter(files)).split("/", 1)[-1]
    assert packets.record_documents(claim, [card(first)])
    return claim


def read_and_judged(settings: Settings, files: dict[str, bytes], outcome: PacketVerdict = "review") -> int:
    """A packet taken, unpacked, 'read' (a card on the first file) and judged."""
    claim = read_only(settings, files)
    assert packets.record_judgement(claim, verdict(claim.packet_id, outcome))
    assert work.release(claim)
    return claim.packet_id
