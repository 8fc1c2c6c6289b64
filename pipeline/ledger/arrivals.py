"""Arrivals in the ledger: which packet a file belongs to, what is the same file again, where its original is
kept.

A folder of the inbox is a packet, and what is added to it later joins the same packet and opens it again. A
file at the top is a packet of its own; the same name with other bytes is another packet, because scanners use
their names again. The same bytes again are linked to the first arrival and not worked on twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path, PurePosixPath

from django.db import transaction
from django.utils import timezone

from pipeline.assemble import label_of
from pipeline.filenames import natural, readable
from pipeline.ledger.audit import log
from pipeline.ledger.keys import keyring
from pipeline.ledger.models import Arrival, Packet
from pipeline.ledger.models.files import State
from pipeline.ledger.work import reopen
from pipeline.records import Message
from pipeline.unpack_child.refusals import REFUSALS

LARGEST = 300_000_000
"""Bytes of one file that are taken into the store; a scan of a whole class at 300 dpi is a third of it."""

FEWEST_FOR_A_TWIN = 2

SEASON = timedelta(days=180)
"""After this long a folder of the same name is another year's packet."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A claimed file whose bytes are safe: `blob` is its address, `None` where it is too large to be kept."""

    claim: str
    path: str
    size: int
    modified_ns: int
    inode: int
    blob: str | None


@dataclass(frozen=True, slots=True)
class Entered:
    """What recording a group did: packets that need work, new files, files that were known already."""

    packet_ids: tuple[int, ...]
    new: int
    linked: int


def record(root: str, files: Sequence[Kept], folder: str, root_path: Path) -> Entered:
    """Records claimed files in one transaction; `folder` (`taken/2021-10-15`) is where their originals go."""
    with transaction.atomic():
        known = kept_places(one.claim for one in files)
        fresh = sorted((one for one in files if one.claim not in known), key=lambda one: natural(one.path))
        places = _Places(root_path, folder)
        rows = [_enter(root, one, places) for one in fresh]
        _link_twins(rows)
        opened = sorted({row.packet_id for row in rows if row.packet_id is not None and _counts(row)})
        for packet_id in opened:
            log(
                "intake",
                "taken",
                f"packet:{packet_id}",
                files=sum(row.packet_id == packet_id for row in rows),
            )
    linked = sum(row.state == State.LINKED for row in rows)
    workable = Packet.objects.filter(id__in=opened, state=State.RECEIVED).values_list("id", flat=True)
    return Entered(tuple(workable.order_by("id")), len(rows) - linked, linked)


def kept_places(claims: Iterable[str]) -> dict[str, str]:
    """Claim -> where the original is kept, for the claims that are recorded."""
    found = Arrival.objects.filter(claim__in=list(claims)).values_list("claim", "kept_at")
    return {claim: place or "" for claim, place in found}


def record_empty_folder(root: str, name: str) -> int | None:
    """Notes a folder that stayed empty, once; a folder whose files were taken is not one."""
    home = _home(root, name)
    with transaction.atomic():
        if Packet.objects.filter(home_index=home).exists():
            return None
        packet = _new_packet(home, name, is_folder=True)
        message = REFUSALS["empty_folder"]
        packet.state = State.SET_ASIDE
        packet.reason_code, packet.reason_zh, packet.reason_en = "empty_folder", message.zh, message.en
        packet.save()
        log("intake", "set_aside", f"packet:{packet.id}", code="empty_folder")
    return packet.id


class _Places:
    """Chooses where originals are kept, never the same place twice."""

    def __init__(self, root: Path, folder: str) -> None:
        self.root, self.folder = root, folder
        self.given: set[str] = set()

    def next(self, path: str) -> str:
        """A free place for a file of this path."""
        whole = PurePosixPath(self.folder) / path
        count, place = 1, whole
        while str(place) in self.given or (self.root / place).exists():
            count += 1
            place = whole.with_name(f"{whole.stem} ({count}){whole.suffix}")
        self.given.add(str(place))
        return str(place)


def _enter(root: str, kept: Kept, places: _Places) -> Arrival:
    path = readable(kept.path)
    in_folder = "/" in path
    home = _home(root, path.split("/", 1)[0])
    row = Arrival(
        claim=kept.claim,
        root=root,
        name=path.rsplit("/", 1)[-1],
        path=path,
        path_index=keyring().digest(path.encode(), "index"),
        size=kept.size,
        modified_ns=kept.modified_ns,
        inode=kept.inode,
        blob_id=kept.blob,
        kept_at=places.next(kept.path),
    )
    packet = _packet_at(home) if in_folder else None
    first = _same_bytes(kept.blob, packet, in_folder)
    if first is not None:
        return _link(row, first)
    if packet is None:
        packet = _new_packet(home, path.split("/", 1)[0], is_folder=in_folder)
    elif packet.state == State.LINKED:
        packet.arrivals.filter(duplicate_of__isnull=True).update(state=State.RECEIVED)
        reopen(packet, read_again=True)
        packet.save()
    elif packet.state != State.RECEIVED or packet.lease_until is not None:
        reopen(packet, read_again=True)
        packet.decisions.filter(is_current=True, requirement="").update(is_current=False)
        packet.save()
    row.packet = packet
    if kept.blob is None:
        _refuse(row, "too_large", packet)
    row.save()
    return row


def _packet_at(home: str) -> Packet | None:
    """The packet of a folder, if it is still this season's."""
    found = Packet.objects.filter(home_index=home, is_folder=True, changed__gt=timezone.now() - SEASON)
    return found.exclude(state=State.ERASED).order_by("-id").first()


def _same_bytes(blob: str | None, packet: Packet | None, in_folder: bool) -> Arrival | None:
    """The first arrival of the same bytes: in the same folder, or for a file at the top anywhere.

    Brothers and sisters share papers: the same file in two folders belongs to both packets.
    """
    if blob is None or (in_folder and packet is None):
        return None
    found = Arrival.objects.filter(blob_id=blob, duplicate_of__isnull=True).exclude(state=State.ERASED)
    if in_folder:
        found = found.filter(packet=packet)
    return found.order_by("id").first()


def _link(row: Arrival, first: Arrival) -> Arrival:
    """Ties the same bytes to their first arrival and says so; what was set aside gets another chance."""
    day = timezone.localtime(first.received).date().isoformat()
    row.state, row.duplicate_of, row.packet_id = State.LINKED, first, first.packet_id
    row.reason_code = "duplicate"
    row.reason_zh = f"与 {day} 收到的“{first.name}”完全相同，未重复处理。"
    row.reason_en = f"Identical to “{first.name}”, received on {day}; not worked on twice."
    packet = first.packet
    if packet is not None and packet.state == State.SET_ASIDE:
        reopen(packet, read_again=True)
        packet.save()
    row.save()
    return row


def _link_twins(rows: Sequence[Arrival]) -> None:
    """A new folder that holds exactly the files of another one is that packet again under another name.

    One shared file proves nothing: brothers and sisters share a household register.
    """
    for packet_id in {row.packet.id for row in rows if row.packet is not None and row.packet.is_folder}:
        packet = Packet.objects.get(id=packet_id)
        mine = set(packet.arrivals.values_list("blob_id", flat=True))
        if packet.revision > 1 or packet.state != State.RECEIVED or len(mine) < FEWEST_FOR_A_TWIN:
            continue
        candidates = Packet.objects.filter(is_folder=True, arrivals__blob_id__in=mine).exclude(id=packet.id)
        for other in candidates.exclude(state__in=(State.ERASED, State.LINKED)).distinct().order_by("id"):
            if set(other.arrivals.values_list("blob_id", flat=True)) == mine:
                _link_packet(packet, other, rows)
                break


def _link_packet(packet: Packet, other: Packet, rows: Sequence[Arrival]) -> None:
    packet.state, packet.reason_code = State.LINKED, "duplicate"
    packet.reason_zh = f"与“{other.name}”的材料完全相同，未重复处理。补交材料放进任一文件夹即可。"
    packet.reason_en = f"Identical to the papers of “{other.name}”; not worked on twice."
    packet.save()
    packet.arrivals.update(state=State.LINKED)
    for row in rows:
        if row.packet_id == packet.id:
            row.state, row.packet = State.LINKED, packet


def _counts(row: Arrival) -> bool:
    """True where a file gives its packet work: a new one, or a known one that gives it another chance."""
    return row.state != State.LINKED or (row.packet is not None and row.packet.state == State.RECEIVED)


def _refuse(row: Arrival, code: str, packet: Packet) -> None:
    """Sets a file aside at the door; a packet that has nothing else is set aside with it."""
    message: Message = REFUSALS[code]
    row.state = State.SET_ASIDE
    row.reason_code, row.reason_zh, row.reason_en = code, message.zh, message.en
    if not packet.arrivals.exists():
        packet.state = State.SET_ASIDE
        packet.reason_code, packet.reason_zh, packet.reason_en = code, message.zh, message.en
        packet.save()


def _new_packet(home: str, name: str, *, is_folder: bool) -> Packet:
    """A new packet, with what its name says about class and number."""
    shown = name if is_folder else PurePosixPath(name).stem
    label, index = label_of(shown), keyring().index
    return Packet.objects.create(
        name=shown,
        name_index=index(label.name or shown),
        home_index=home,
        is_folder=is_folder,
        class_name=label.class_name,
        class_index=index(label.class_name) if label.class_name else "",
        number=label.number,
    )


def _home(root: str, name: str) -> str:
    return keyring().digest(f"{root}/{readable(name)}".encode(), "home")
