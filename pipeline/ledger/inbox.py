"""Taking files out of the inboxes so that none is lost or handled twice, whatever is killed in between.

    claim     rename into `.taking/<group>/` in the same root: whoever renames has it
    keep      read once, encrypt, write, sync
    record    one transaction: packet and arrivals
    move      the original goes to `taken/<date>/`; it is never deleted here

A crash between any two leaves the files in `.taking/`, and the next scan goes on from there: what is recorded
is only moved, the rest is kept and recorded. One file's or one root's trouble never stops the others.
"""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from django.utils import timezone

from pipeline.intake import (
    HEAD_BYTES,
    TAIL_BYTES,
    Group,
    Patience,
    Seen,
    Since,
    decide,
    is_ours_or_nobodys,
    whole,
)
from pipeline.ledger import arrivals, blobs
from pipeline.ledger.beats import beat
from pipeline.ledger.keys import keyring
from pipeline.settings import MINUTE, Settings

TAKING, TAKEN = ".taking", "taken"


@dataclass(slots=True)
class Memory:
    """What the last scan of each root saw. Lost with the process: the next one only needs one scan more."""

    roots: dict[Path, dict[str, Since]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scan:
    """What one look into every inbox did. `packet_ids` need work now."""

    packet_ids: tuple[int, ...]
    taken: int
    linked: int
    pending: int
    oldest_pending: float
    trouble: tuple[str, ...]


def scan_once(settings: Settings, memory: Memory) -> Scan:
    """Looks into every inbox once, takes what is ready, and says in the ledger that the watcher lives."""
    packets: dict[int, None] = {}
    taken = linked = pending = 0
    oldest, trouble = 0.0, []
    for root in settings.inboxes:
        try:
            done = _scan_root(root, settings, memory)
        except OSError as error:  # a share that is gone comes back; the other roots go on
            trouble.append(type(error).__name__)
            continue
        packets.update(dict.fromkeys(done.packet_ids))
        taken, linked, pending = taken + done.taken, linked + done.linked, pending + done.pending
        oldest, trouble = max(oldest, done.oldest_pending), trouble + list(done.trouble)
    scan = Scan(tuple(packets), taken, linked, pending, oldest, tuple(trouble))
    beat("watcher", {"pending": pending, "oldest_pending_seconds": round(oldest), "trouble": trouble})
    return scan


def finish_taking(root: Path, settings: Settings) -> tuple[list[arrivals.Entered], list[str]]:
    """Finishes what an earlier process left in `.taking/`; what was recorded and the troubles met."""
    entered, trouble = [], []
    taking = root / TAKING
    for group in sorted(taking.iterdir()) if taking.is_dir() else ():
        try:
            entered.append(_finish(root, group, settings))
        except (OSError, blobs.GoneError) as error:
            trouble.append(type(error).__name__)
    return entered, trouble


def seen_in(root: Path) -> Iterator[Seen]:
    """Every file of a root that may be somebody's paper; links, devices and hidden files are left alone."""
    for child in os.scandir(root):
        if is_ours_or_nobodys(child.name):
            continue
        if child.is_file(follow_symlinks=False):
            yield _seen(child, root)
        elif child.is_dir(follow_symlinks=False):
            inside = [_seen(one, root) for one in _files_below(child, root)]
            facts = child.stat(follow_symlinks=False)
            yield from inside or [Seen(child.name + "/", 0, facts.st_mtime_ns, facts.st_ino)]


def _scan_root(root: Path, settings: Settings, memory: Memory) -> Scan:
    entered, trouble = finish_taking(root, settings)
    patience = Patience(settings.settle_seconds, settings.give_up_minutes * MINUTE)
    now = time.monotonic()
    before = memory.roots.get(root, {})
    plan = decide(before, list(seen_in(root)), now, patience, lambda seen: _looks_whole(root / seen.path))
    memory.roots[root] = dict(plan.remember)
    for group in plan.take:
        try:
            entered.append(_take(root, group, settings))
        except (
            OSError,
            blobs.GoneError,
        ) as error:  # a file held open, a full disk: the next scan tries again
            trouble.append(type(error).__name__)
    for folder in plan.empty_folders:
        arrivals.record_empty_folder(str(root), folder)
    waiting = [path for path in plan.wait if not path.endswith("/")]
    return Scan(
        tuple(packet for one in entered for packet in one.packet_ids),
        sum(one.new for one in entered),
        sum(one.linked for one in entered),
        len(waiting),
        max((now - plan.remember[path].time for path in waiting), default=0.0),
        tuple(trouble),
    )


def _take(root: Path, group: Group, settings: Settings) -> arrivals.Entered:
    """Claims the files of a group by renaming them, then keeps, records and moves them."""
    claimed = root / TAKING / uuid.uuid4().hex
    for seen in group.files:
        target = claimed / seen.path
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with suppress(FileNotFoundError):  # another watcher was first, or the clerk took it back
            (root / seen.path).rename(target)
    return _finish(root, claimed, settings)


def _finish(root: Path, claimed: Path, settings: Settings) -> arrivals.Entered:
    """Keeps, records and moves the files of one claimed group; safe to repeat at any point."""
    files = [path for path in sorted(claimed.rglob("*")) if path.is_file() and not path.is_symlink()]
    claims = {path: _claim(claimed, path) for path in files}
    known = arrivals.kept_places(claims.values())
    kept = [_keep(path, claims[path], claimed) for path in files if claims[path] not in known]
    if None in kept:  # somebody still writes to a file that we have claimed: wait until it is still
        return arrivals.Entered((), 0, 0)
    day = timezone.now().astimezone(settings.zone).date().isoformat()
    entered = arrivals.record(str(root), [one for one in kept if one is not None], f"{TAKEN}/{day}", root)
    places = known | arrivals.kept_places(claims[path] for path in files if claims[path] not in known)
    for path in files:
        target = root / places[claims[path]]
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.replace(target)
    _remove_empty(claimed)
    return entered


def _keep(path: Path, claim: str, claimed: Path) -> arrivals.Kept | None:
    """Puts a file's bytes into the store; `None` while they change under our hands."""
    before = path.stat()
    address = None
    if before.st_size <= arrivals.LARGEST:
        data = path.read_bytes()
        after = path.stat()
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(
            data
        ) != after.st_size:
            return None
        address = blobs.put(data)
    relative = path.relative_to(claimed).as_posix()
    return arrivals.Kept(claim, relative, before.st_size, before.st_mtime_ns, before.st_ino, address)


def _claim(claimed: Path, path: Path) -> str:
    """The name of a claimed file in the ledger: the same however often the finishing is repeated."""
    relative = path.relative_to(claimed).as_posix()
    return keyring().digest(f"{claimed.name}/{relative}".encode("utf-8", "surrogateescape"), "claim")[:32]


def _remove_empty(claimed: Path) -> None:
    """Removes our own empty folders, deepest first."""
    for folder in sorted((one for one in claimed.rglob("*") if one.is_dir()), reverse=True):
        with suppress(OSError):
            folder.rmdir()
    with suppress(OSError):
        claimed.rmdir()


def _looks_whole(path: Path) -> bool:
    """Looks at both ends of a file; one that cannot be opened is not whole yet."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - TAIL_BYTES))
            return whole(head, file.read(), size)
    except OSError:
        return False


def _files_below(folder: os.DirEntry[str], root: Path) -> Iterator[os.DirEntry[str]]:
    for child in os.scandir(folder.path):
        if is_ours_or_nobodys(Path(child.path).relative_to(root).as_posix()):
            continue
        if child.is_file(follow_symlinks=False):
            yield child
        elif child.is_dir(follow_symlinks=False):
            yield from _files_below(child, root)


def _seen(entry: os.DirEntry[str], root: Path) -> Seen:
    facts = entry.stat(follow_symlinks=False)
    inode = facts.st_ino or entry.inode()
    return Seen(Path(entry.path).relative_to(root).as_posix(), facts.st_size, facts.st_mtime_ns, inode)
