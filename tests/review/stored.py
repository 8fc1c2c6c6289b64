"""Packets in the ledger for these tests: drawn pages, invented people, stored by the real store functions."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from extractors.records import Box, Document, Field, Page, Place, Value

CARD = Box(0.08, 0.06, 0.62, 0.34)
REGISTER = Box(0.05, 0.52, 0.95, 0.96)
STUDENT, NUMBER = "证件样本", "110106201503020011"


def arrive(name: str, class_name: str, files: Mapping[str, bytes]) -> int:
    """A folder of files taken from the inbox: packet and arrivals as the intake writes them; the packet's
    id.
    """
    from pipeline.ledger import blobs
    from pipeline.ledger.keys import keyring
    from pipeline.ledger.models import Arrival, Packet

    ring = keyring()
    packet = Packet.objects.create(
        name=name,
        name_index=ring.index(name),
        home_index=ring.index(name),
        is_folder=True,
        class_name=class_name,
        class_index=ring.index(class_name),
    )
    for file, data in files.items():
        path = f"{name}/{file}"
        Arrival.objects.create(
            claim=secrets.token_hex(16),
            root="inbox",
            name=file,
            path=path,
            path_index=ring.index(path),
            size=len(data),
            modified_ns=0,
            blob_id=blobs.put(data, "image/jpeg"),
            packet=packet,
        )
    return packet.pk


def drawn_page(lines: Sequence[str], size: tuple[int, int] = (1240, 1754)) -> bytes:
    """A page picture with a card above and a register below; the words are only there to be looked at."""
    from io import BytesIO

    from PIL import Image, ImageDraw

    page = Image.new("RGB", size, "#fbfbf8")
    pen = ImageDraw.Draw(page)
    for box, ground in ((CARD, "#dbe7ef"), (REGISTER, "#efe6d8")):
        edges = [box.left * size[0], box.top * size[1], box.right * size[0], box.bottom * size[1]]
        pen.rectangle(edges, fill=ground, outline="#556", width=4)
    for at, line in enumerate(lines):
        pen.text(
            (CARD.left * size[0] + 40, CARD.top * size[1] + 40 + at * 60), line, fill="#123", font_size=38
        )
    out = BytesIO()
    page.save(out, "JPEG", quality=85)
    return out.getvalue()


def field(
    value: Value,
    box: Box,
    confidence: float | None = 0.99,
    *,
    sure: bool = True,
    others: tuple[str, ...] = (),
) -> Field:
    """A value as read, accepted or not."""
    return Field(value, str(value), confidence, sure, 0, box, ("checksum",) if sure else (), False, others)


def bank_card(number: str = "6217000010001234560", *, sure: bool = True, **more: Field) -> Document:
    """The student's debit card, upper left of the page."""
    fields = {
        "card_number": field(number, Box(0.12, 0.20, 0.5, 0.24), 0.99 if sure else 0.61, sure=sure),
        "bank": field("CCB", Box(0.12, 0.08, 0.3, 0.11)),
        "card_type": field("debit", Box(0.4, 0.08, 0.5, 0.11)),
        "holder_name": field(STUDENT, Box(0.12, 0.28, 0.3, 0.31)),
        **more,
    }
    return Document("bank_card", 0.98, (Place("page.jpg", 1, CARD),), fields, (), ("储蓄卡",))


def register_page(name: str = STUDENT, *, sure: bool = True) -> Document:
    """The student's page of the household register, lower half of the page."""
    fields = {
        "name": field(name, Box(0.12, 0.56, 0.4, 0.60), 0.97 if sure else 0.55, sure=sure),
        "sex": field("M", Box(0.5, 0.56, 0.6, 0.60)),
        "birth_date": field("2015-03-02", Box(0.12, 0.66, 0.4, 0.70)),
        "id_number": field(NUMBER, Box(0.12, 0.76, 0.7, 0.80)),
    }
    place = Place("page.jpg", 1, REGISTER, face="person")
    return Document("household_register_person", 0.96, (place,), fields, (), ("常住人口登记卡",))


def store(name: str, class_name: str, documents: Sequence[Document], picture: bytes | None = None) -> int:
    """A packet of one page with these documents, unpacked, read and judged; its id."""
    from pipeline.ledger import documents as rows
    from pipeline.ledger import packets, work
    from pipeline.records import Unpacked
    from pipeline.work import judge_stage

    data = picture or drawn_page(["SPECIMEN", NUMBER, "6217 0000 1000 1234 560"])
    packet_id = arrive(name, class_name, {"page.jpg": data})
    claim = work.claim(packet_id, "tests")
    assert claim is not None
    with TemporaryDirectory() as folder:
        image = Path(folder) / "page.jpg"
        image.write_bytes(data)
        page = Page("page.jpg", 1, image)
        assert packets.record_pages(claim, Unpacked((page,)))
    assert rows.record_documents(claim, documents)
    assert judge_stage(claim)
    work.release(claim)
    return packet_id
