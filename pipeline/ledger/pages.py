"""The files and pages of a packet in the ledger: out of the store to be taken apart, page pictures in, and
out again.

Every writer takes a claim and says `False` where the claim is dead; it then wrote nothing. Writing the same
stage twice gives the same rows: a page taken apart again keeps its row, so that corrections keep their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from django.db.models import QuerySet

from extractors.records import Box, Line, Page
from pipeline.filenames import safe_ending
from pipeline.ledger import blobs
from pipeline.ledger.audit import log
from pipeline.ledger.keys import keyring
from pipeline.ledger.models import Arrival, Packet, PagePicture, SourceFile
from pipeline.ledger.models.files import State
from pipeline.ledger.work import Claim, fenced, set_aside_arrivals
from pipeline.records import Message, Unpacked, Unused
from pipeline.unpack import Given

_MINOR = ("duplicate", "system_file")
"""Reasons that do not make a file 'set aside': it is not needed, or it is used through its twin."""


def files_of(packet_id: int, into: Path) -> list[Given]:
    """The packet's files, decrypted into `into` under numbers, with the paths they have inside the packet."""
    packet = Packet.objects.get(id=packet_id)
    given = []
    for number, arrival in enumerate(_arrivals(packet)):
        assert arrival.blob_id is not None
        path = into / f"file{number:04d}{safe_ending(arrival.name)}"
        path.write_bytes(blobs.get(arrival.blob_id))
        name = path_inside(arrival, packet)
        given.append(Given(path, name, f"{name}/" if packet.is_folder else ""))
    return given


def path_inside(arrival: Arrival, packet: Packet) -> str:
    """The path of an arrived file inside its packet.

    A name that came twice gets the number of its arrival.
    """
    path: str = arrival.path
    name = path.split("/", 1)[1] if packet.is_folder and "/" in path else path
    earlier = packet.arrivals.filter(path_index=arrival.path_index, id__lt=arrival.id).exclude(
        state=State.LINKED
    )
    count = earlier.count()
    if not count:
        return name
    whole = Path(name)
    return whole.with_name(f"{whole.stem} ({count + 1}){whole.suffix}").as_posix()


def record_pages(claim: Claim, unpacked: Unpacked) -> bool:
    """Stores the page pictures of a packet and what was refused; without a page the packet is set aside."""
    stored = [(page, _stored(page)) for page in unpacked.pages]
    with fenced(claim) as packet:
        if packet is None:
            return False
        sources = _record_sources(packet, unpacked)
        packet.pages.update(is_current=False)
        for order, (page, kept) in enumerate(stored):
            _record_page(packet, sources[page.file], order, page, kept)
        _settle(packet, unpacked)
        log("program", "unpacked", f"packet:{packet.id}", pages=len(stored), unused=len(unpacked.unused))
    return True


def pages_of(packet_id: int, into: Path) -> tuple[Page, ...]:
    """The packet's pages as the reading wants them, pictures decrypted into `into`."""
    pages = []
    for picture in PagePicture.objects.filter(packet_id=packet_id, is_current=True).select_related("source"):
        image = _laid_down(blobs.get(picture.blob_id), into / f"page{picture.order:05d}")
        original = None
        if picture.original_id is not None:
            original = into / f"original{picture.order:05d}{safe_ending(picture.source.path)}"
            original.write_bytes(blobs.get(picture.original_id))
        lines = tuple(Line(text, Box(*box), engine="text_layer") for text, *box in picture.lines or ())
        pages.append(Page(picture.source.path, picture.number, image, lines, picture.born_digital, original))
    return tuple(pages)


def unused_of(packet: Packet) -> tuple[Unused, ...]:
    """What nothing came of, with the reasons."""
    return tuple(
        Unused(source.path, source.unused_code, Message(source.unused_zh or "", source.unused_en or ""))
        for source in packet.sources.exclude(unused_code="").order_by("id")
    )


def _arrivals(packet: Packet) -> QuerySet[Arrival]:
    usable = packet.arrivals.filter(blob__isnull=False, duplicate_of__isnull=True)
    return usable.exclude(state__in=(State.LINKED, State.ERASED)).order_by("id")


def _stored(page: Page) -> tuple[str, str | None, tuple[int, int]]:
    """Puts a page's picture, and its original file where it is one, into the store:
    address, address, size.
    """
    from PIL import Image

    with Image.open(page.image) as image:
        size = image.size
    media_type = "image/png" if page.image.suffix == ".png" else "image/jpeg"
    blob = blobs.put(page.image.read_bytes(), media_type)
    original = None if page.original is None else blobs.put(page.original.read_bytes())
    return blob, original, size


def _record_sources(packet: Packet, unpacked: Unpacked) -> Mapping[str, SourceFile]:
    """A row for every file, also the members of zips; each leads back to the arrival it came in."""
    arrivals = {path_inside(arrival, packet): arrival for arrival in _arrivals(packet)}
    counts: dict[str, int] = {}
    for page in unpacked.pages:
        counts[page.file] = counts.get(page.file, 0) + 1
    refused = {one.file: one for one in unpacked.unused}
    rows = {}
    for path in dict.fromkeys([*counts, *refused]):
        why = None if path in counts else refused[path]
        rows[path], _ = SourceFile.objects.update_or_create(
            packet=packet,
            path_index=keyring().digest(path.encode("utf-8", "surrogateescape"), "index"),
            defaults={
                "arrival": _origin(path, arrivals),
                "path": path,
                "pages": counts.get(path, 0),
                "unused_code": why.code if why else "",
                "unused_zh": why.message.zh if why else None,
                "unused_en": why.message.en if why else None,
            },
        )
    return rows


def _origin(path: str, arrivals: Mapping[str, Arrival]) -> Arrival:
    """The arrival that a path comes from: the file itself, else the zip it is a member of."""
    if path in arrivals:
        return arrivals[path]
    holders = [name for name in arrivals if path.startswith(name + "/")]
    return arrivals[max(holders, key=len)] if holders else next(iter(arrivals.values()))


def _record_page(
    packet: Packet, source: SourceFile, order: int, page: Page, kept: tuple[str, str | None, tuple[int, int]]
) -> None:
    """One page picture under its addresses; the same page taken apart again keeps its row."""
    blob, original, size = kept
    PagePicture.objects.update_or_create(
        source=source,
        number=page.number,
        defaults={
            "packet": packet,
            "order": order,
            "blob_id": blob,
            "original_id": original,
            "width": size[0],
            "height": size[1],
            "born_digital": page.born_digital,
            "lines": [[line.text, *line.box.as_list()] for line in page.text] or None,
            "is_current": True,
        },
    )


def _settle(packet: Packet, unpacked: Unpacked) -> None:
    """Moves the packet on, or aside where it has no page; marks files that gave nothing."""
    packet.failures, packet.retry_at = 0, None
    packet.reason_code, packet.reason_zh, packet.reason_en = "", None, None
    packet.state = State.UNPACKED if unpacked.pages else State.SET_ASIDE
    if not unpacked.pages:
        reason = next((one for one in unpacked.unused if one.code not in _MINOR), None)
        code = reason.code if reason else "no_pages"
        message = reason.message if reason else Message("里面没有可用的页面。", "No usable page in it.")
        packet.reason_code, packet.reason_zh, packet.reason_en = code, message.zh, message.en
    set_aside_arrivals(packet, _refused(packet.sources.all()))
    packet.save()


def _refused(sources: Iterable[SourceFile]) -> dict[int, tuple[str, Message]]:
    """Arrivals of which no part gave a page, and the first reason that matters."""
    used: set[int] = set()
    refused: dict[int, tuple[str, Message]] = {}
    for source in sources:
        if source.pages or source.unused_code in _MINOR:
            used.add(source.arrival_id)
        else:
            message = Message(source.unused_zh or "", source.unused_en or "")
            refused.setdefault(source.arrival_id, (source.unused_code, message))
    return {arrival: why for arrival, why in refused.items() if arrival not in used}


def _laid_down(picture: bytes, path: Path) -> Path:
    """Writes a page picture with the ending that fits it."""
    path = path.with_suffix(".png" if picture.startswith(b"\x89PNG") else ".jpg")
    path.write_bytes(picture)
    return path
