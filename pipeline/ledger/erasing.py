"""Erasing a packet or a student: keys first, then rows, pictures and the originals beside the inbox.

What remains is a row that says when, by whom and under which rule: ids and counts, nothing personal. A key
that is gone makes every copy of the object unreadable; copies of the *database* in backups lose their keys
when they are rotated out (`backups_kept`), which the certificate says.
"""

from __future__ import annotations

from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone

from pipeline.ledger import blobs
from pipeline.ledger.audit import log
from pipeline.ledger.models import Arrival, Blob, Erasure, Packet, PagePicture, Student
from pipeline.ledger.models.files import State


class ErasingError(Exception):
    """Something cannot be erased now; nothing was. Its text is for a person."""


def erase(packet_id: int, actor: str, rule: str = "request") -> Erasure:
    """Erases one packet for good.

    `rule` says why: `request`, or the setting that asked for it (`keep_days`).
    """
    with transaction.atomic():
        packet = Packet.objects.select_for_update().get(id=packet_id)
        addresses = _own_blobs(packet)
        locations = list(Blob.objects.filter(id__in=addresses).values_list("location", flat=True))
        originals = _originals(packet)
        counts = _forget(packet) | {"objects": len(addresses), "originals": len(originals)}
        Blob.objects.filter(id__in=addresses).update(sealed_key=None, location="", erased=timezone.now())
        for path in originals:
            _unlink(path)
        certificate = Erasure.objects.create(
            at=timezone.now(), actor=actor, target=f"packet:{packet_id}", rule=rule, counts=counts
        )
        log(actor, "erased", f"packet:{packet_id}", rule=rule)
        transaction.on_commit(lambda: _remove_objects(locations))
    _empty_the_write_ahead_log()
    return certificate


def erase_student(student_id: int, actor: str, rule: str = "request") -> tuple[Erasure, ...]:
    """Erases a roster line with every packet that belongs to it."""
    packets = Packet.objects.filter(student_id=student_id).exclude(state=State.ERASED)
    certificates = [erase(packet, actor, rule) for packet in packets.values_list("id", flat=True)]
    with transaction.atomic():
        Student.objects.filter(id=student_id).delete()
        certificates.append(
            Erasure.objects.create(
                at=timezone.now(), actor=actor, target=f"student:{student_id}", rule=rule, counts={}
            )
        )
        log(actor, "erased", f"student:{student_id}", rule=rule)
    _empty_the_write_ahead_log()
    return tuple(certificates)


def _own_blobs(packet: Packet) -> set[str]:
    """Addresses that only this packet uses; brothers and sisters share papers."""
    mine = set(packet.arrivals.filter(blob__isnull=False).values_list("blob_id", flat=True))
    for column in ("blob_id", "original_id"):
        mine |= set(packet.pages.exclude(**{column: None}).values_list(column, flat=True))
    others = set(
        Arrival.objects.filter(blob_id__in=mine).exclude(packet=packet).values_list("blob_id", flat=True)
    )
    for column in ("blob_id", "original_id"):
        elsewhere = PagePicture.objects.filter(**{f"{column}__in": mine}).exclude(packet=packet)
        others |= set(elsewhere.values_list(column, flat=True))
    return {address for address in mine - others if address is not None}


def _originals(packet: Packet) -> list[Path]:
    """The originals beside the inbox; an inbox that is not there now stops the erasing."""
    paths = []
    for arrival in packet.arrivals.exclude(kept_at__isnull=True):
        root = Path(arrival.root)
        if not root.is_dir():
            raise ErasingError(
                f"收件夹 {root} 现在连不上，原件删不掉；什么都没有清除，请接通后再试。"
                " The inbox is not reachable, so its originals cannot be deleted; nothing was erased."
            )
        if arrival.kept_at:
            paths.append(root / arrival.kept_at)
    return paths


def _forget(packet: Packet) -> dict[str, int]:
    """Deletes what was read and decided, and empties the rows that stay for the account."""
    counts = {
        "documents": packet.documents.count(),
        "judgements": packet.judgements.count(),
        "files": packet.arrivals.count(),
        "pages": packet.pages.count(),
    }
    for rows in (packet.decisions, packet.review_items, packet.judgements, packet.documents, packet.pages):
        rows.all().delete()
    packet.sources.all().delete()
    packet.arrivals.update(
        state=State.ERASED, name="", path="", path_index="", reason_code="", reason_zh=None, reason_en=None,
        kept_at=None, size=0, modified_ns=0, inode=0,
    )  # fmt: skip
    Packet.objects.filter(id=packet.id).update(
        state=State.ERASED, name="", name_index="", home_index="", class_name=None, class_index="",
        number=None, student=None, category="", answers=None, reason_code="", reason_zh=None, reason_en=None,
        attempt=packet.attempt + 1, lease_owner="", lease_until=None,
    )  # fmt: skip
    return counts


def _unlink(path: Path) -> None:
    """Deletes an original, and the folder it lay in if that is empty now."""
    path.unlink(missing_ok=True)
    if path.parent.is_dir() and not any(path.parent.iterdir()):
        path.parent.rmdir()


def _remove_objects(locations: list[str]) -> None:
    for location in locations:
        blobs.remove(location)


def _empty_the_write_ahead_log() -> None:
    """SQLite keeps recent pages, with what they said, in its write-ahead log until it is emptied."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
