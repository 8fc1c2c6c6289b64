"""One picture, two students (同一张照片): a judged packet compared with the packets before it.

Exact copies are found by the file's SHA-256, re-saved ones by the picture's fingerprint; both are measures
of the `id_photo` document, so no picture is opened. A packet that was complete then waits for a person:
which of the two students the photo shows, no program can say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extractors.photo import same_picture
from extractors.records import Document
from pipeline.records import Evidence, Finding, Judged, Message, Packet

CODE = "photo_duplicate"


def compared(judged: Judged, others: Iterable[Packet]) -> Judged:
    """The packet with one more finding for every other student's packet that holds the same photo."""
    mine = judged.packet
    twins = tuple(
        _finding(photo, other.name)
        for other in others
        if not _same_student(mine, other)
        for photo in photos(mine)
        if any(same_photo(photo, theirs) for theirs in photos(other))
    )
    if not twins:
        return judged
    verdict = "review" if judged.verdict == "complete" else judged.verdict
    return replace(judged, findings=(*judged.findings, *twins), verdict=verdict)


def _same_student(one: Packet, other: Packet) -> bool:
    """A photo handed in again for the same student is no trouble."""
    if one.student is None or other.student is None:
        return one.name == other.name
    return (one.student.name, one.student.id_number) == (other.student.name, other.student.id_number)


def photos(packet: Packet) -> tuple[Document, ...]:
    """The electronic photos of a packet."""
    return tuple(document for document in packet.documents if document.kind == "id_photo")


def same_photo(one: Document, other: Document) -> bool:
    """Do two `id_photo` documents hold the same picture? Without measures the answer is no."""
    exact = one.text("sha256")
    if exact is not None and exact == other.text("sha256"):
        return True
    return same_picture(one.text("fingerprint") or "", other.text("fingerprint") or "")


def _finding(photo: Document, other: str) -> Finding:
    return Finding(
        requirement="id_photo",
        verdict=None,
        code=CODE,
        message=Message(
            f"这张照片与“{other}”的照片是同一张，一张照片只能用于一名学生，请核对是谁的。",
            f"This photo is also that of “{other}”; one photo serves one student only. Whose is it?",
        ),
        severity="warn",
        evidence=tuple(Evidence(place.file, place.page, place.region) for place in photo.pages),
    )
