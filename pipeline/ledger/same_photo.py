"""Which other packets hold the same photo, found by the keyed index: no value is opened, no picture read."""

from __future__ import annotations

from extractors.records import Document
from pipeline.ledger.documents import index_of
from pipeline.ledger.judgements import packet_of
from pipeline.ledger.models import ValueRow
from pipeline.ledger.models.files import State
from pipeline.photo_twins import photos
from pipeline.records import Packet as PacketRecord

MARKS = ("sha256", "fingerprint")
"""Measures of a photo that two files share when they are copies, or hold the very same pixels."""


def sharing(packet_id: int, packet: PacketRecord) -> tuple[PacketRecord, ...]:
    """The other packets, not erased, with a photo of the same file or the same pixels."""
    marks = {index for photo in photos(packet) for index in _indexes(photo)}
    if not marks:
        return ()
    found = ValueRow.objects.filter(
        field__in=MARKS, value_index__in=marks, is_current=True, document__is_current=True,
        document__kind="id_photo",
    )  # fmt: skip
    others = found.exclude(document__packet_id=packet_id).exclude(document__packet__state=State.ERASED)
    ids = others.values_list("document__packet_id", flat=True).distinct().order_by("document__packet_id")
    return tuple(packet_of(other) for other in ids)


def _indexes(photo: Document) -> set[str]:
    return {index_of(photo.text(mark)) for mark in MARKS} - {""}
