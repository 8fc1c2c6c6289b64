"""Documents and their values in the ledger: stored as rows, given back as records, corrections kept.

A reading makes new rows and retires the old ones. What a person corrected is carried over to the new document
of the same kind that lies on the same spot of the same page; it is never overwritten by a later run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet

from extractors.records import Box, Document, Field, Place, Unreadable
from pipeline.ledger.audit import log
from pipeline.ledger.keys import keyring
from pipeline.ledger.models import DocumentPage, DocumentRow, Packet, PagePicture, ValueRow
from pipeline.ledger.models.files import State
from pipeline.ledger.work import Claim, fenced, move

SAME_SPOT = 0.5
"""Two readings of one paper share at least this much of the smaller region.

Two cards on a sheet share nothing.
"""


def record_documents(claim: Claim, documents: Sequence[Document], reader_version: str = "") -> bool:
    """Stores what was read of a packet; `False` where the claim is dead."""
    with fenced(claim) as packet:
        if packet is None:
            return False
        before = list(current(packet))
        packet.documents.filter(is_current=True).update(is_current=False)
        pictures = {
            (one.source.path, one.number): one
            for one in packet.pages.filter(is_current=True).select_related("source")
        }
        rows = [_row(packet, order, one, pictures, reader_version) for order, one in enumerate(documents)]
        for old in before:
            _keep_corrections(old, rows)
        move(packet, State.READ)
        packet.failures, packet.retry_at = 0, None
        packet.reason_code, packet.reason_zh, packet.reason_en = "", None, None
        packet.save()
        log("program", "read", f"packet:{packet.id}", documents=len(rows), revision=packet.revision)
    return True


def documents_of(packet: Packet) -> tuple[Document, ...]:
    """The packet's documents with the values that count now, corrections in their places."""
    return tuple(document_of(row) for row in current(packet))


def current(packet: Packet) -> QuerySet[DocumentRow]:
    """The rows of the packet's documents as last read, with places and current values fetched."""
    values = Prefetch("values", ValueRow.objects.filter(is_current=True).order_by("id"), "current_values")
    places = Prefetch("places", DocumentPage.objects.select_related("picture__source").order_by("index"))
    return packet.documents.filter(is_current=True).prefetch_related(values, places).order_by("order")


def document_of(row: DocumentRow) -> Document:
    """One stored document as a record."""
    values: Iterable[ValueRow] = getattr(row, "current_values")  # noqa: B009  set by Prefetch
    fields = {value.field: field_of(value) for value in values if value.value is not None}
    unreadable = tuple(
        Unreadable(one["field"], one["page"], Box(*one["box"]), one["why"])
        for one in row.unreadable or ()
        if one["field"] not in fields
    )
    places = tuple(place_of(place) for place in row.places.all())
    return Document(row.kind, row.confidence, places, fields, unreadable, tuple(row.why))


def field_of(row: ValueRow) -> Field:
    """One stored value as a record; what a person gave is accepted and needs no score."""
    value = tuple(row.value) if isinstance(row.value, list) else row.value
    signals = tuple(row.signals) if row.source == "engine" else (*row.signals, "person")
    accepted = row.accepted or row.source == "person"
    box, others = Box(*row.box), tuple(row.others or ())
    return Field(value, row.raw, row.confidence, accepted, row.page, box, signals, row.handwritten, others)


def place_of(row: DocumentPage) -> Place:
    """One stored place as a record."""
    return Place(row.picture.source.path, row.picture.number, Box(*row.region), row.rotation, row.face)


def new_value(document: DocumentRow, name: str, **facts: Any) -> ValueRow:
    """Makes a value the current one of its field; the one before stays, not current."""
    before = document.values.filter(field=name, is_current=True).first()
    document.values.filter(field=name, is_current=True).update(is_current=False)
    facts.setdefault("value_index", index_of(facts.get("value")))
    return ValueRow.objects.create(document=document, field=name, replaces=before, **facts)


def index_of(value: Any) -> str:
    """The keyed index of a text value, for exact search; empty for what is not text."""
    return keyring().index(value) if isinstance(value, str) and value else ""


def _row(
    packet: Packet,
    order: int,
    document: Document,
    pictures: Mapping[tuple[str, int], PagePicture],
    reader_version: str,
) -> DocumentRow:
    row = DocumentRow.objects.create(
        packet=packet,
        order=order,
        kind=document.kind,
        confidence=document.confidence,
        why=list(document.why),
        unreadable=[
            {"field": one.field, "page": one.page, "box": one.box.as_list(), "why": one.why}
            for one in document.unreadable
        ]
        or None,
        revision=packet.revision,
        reader_version=reader_version,
    )
    DocumentPage.objects.bulk_create(
        DocumentPage(
            document=row,
            index=index,
            picture=pictures[place.file, place.page],
            region=place.region.as_list(),
            rotation=place.rotation,
            face=place.face,
        )
        for index, place in enumerate(document.pages)
    )
    ValueRow.objects.bulk_create(_value(row, name, field) for name, field in document.fields.items())
    return row


def _value(row: DocumentRow, name: str, field: Field) -> ValueRow:
    value = list(field.value) if isinstance(field.value, tuple) else field.value
    return ValueRow(
        document=row,
        field=name,
        value=value,
        raw=field.raw,
        value_index=index_of(value),
        confidence=field.confidence,
        accepted=field.accepted,
        page=field.page,
        box=field.box.as_list(),
        signals=list(field.signals),
        handwritten=field.handwritten,
        others=list(field.others) or None,
    )


def _keep_corrections(old: DocumentRow, rows: Sequence[DocumentRow]) -> None:
    """Carries what a person said of a paper over to its new reading.

    Whoever corrected a value saw the paper as what it was then: its kind is carried too. Where no new reading
    lies on that spot, the old document stays, for a person's work must not get lost.
    """
    given = list(old.values.filter(is_current=True, source="person"))
    if not given and old.source != "person":
        return
    there = [one for one in rows if _same_paper(one, old)]
    row = next((one for one in there if one.kind == old.kind), there[0] if there else None)
    if row is None:
        old.is_current = True
        old.save(update_fields=["is_current"])
        return
    if row.kind != old.kind or old.source == "person":
        row.kind, row.source = old.kind, old.source
        row.save(update_fields=["kind", "source"])
    for value in given:
        facts = {name: getattr(value, name) for name in _CARRIED}
        new_value(row, value.field, source="person", **facts)


_CARRIED = (
    "value",
    "raw",
    "confidence",
    "accepted",
    "page",
    "box",
    "signals",
    "handwritten",
    "person",
    "reason",
)


def _same_paper(one: DocumentRow, other: DocumentRow) -> bool:
    """True where the two lie on the same spot of the same page of the same file."""
    spots = [(_page_of(place), Box(*place.region)) for place in other.places.all()]
    return any(
        page == _page_of(place) and Box(*place.region).overlap(box) >= SAME_SPOT
        for place in one.places.select_related("picture__source")
        for page, box in spots
    )


def _page_of(place: DocumentPage) -> tuple[str, int]:
    return place.picture.source.path_index, place.picture.number
