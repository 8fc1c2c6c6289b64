"""What lies in an inbox -> what to take now, what to leave alone and why. Only decides; `ledger.inbox` moves.

A file is taken when two scans saw the same size, time and inode, it has been so for a while, and it looks
whole. A folder is taken together: while one of its files is still arriving, all of them wait, so that a
packet is not judged on half its papers. Nothing waits for ever: what stays incomplete is taken after a time,
and taking it apart then says what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.filenames import is_partial, is_system_file, natural

RESERVED = (".taking", "taken", "使用说明.txt")
"""Names at the top of an inbox that are ours."""

Why = Literal["new", "growing", "settling", "empty", "incomplete", "together"]
HEAD_BYTES = 65_536
JPEG_END = 4096  # not further back: the thumbnail inside a half-copied picture has an end of its own
TAIL_BYTES = 66_000  # a zip's directory may be followed by a comment of 65,535 bytes


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as one scan saw it; `path` from the root of the inbox, with `/`.

    An empty top folder ends in `/`.
    """

    path: str
    size: int
    modified_ns: int
    inode: int

    @property
    def home(self) -> str:
        """The first part of the path: the packet's folder, or the file itself."""
        return self.path.split("/", 1)[0]

    @property
    def in_folder(self) -> bool:
        return "/" in self.path


@dataclass(frozen=True, slots=True)
class Since:
    """A file and the time (seconds, any clock that does not jump) since which it has not changed."""

    seen: Seen
    time: float


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a file must be unchanged, and how long an empty or incomplete one is waited for,
    in seconds.
    """

    settle: float
    give_up: float


@dataclass(frozen=True, slots=True)
class Group:
    """Files that are taken together: those of a folder, or one file at the top."""

    home: str
    is_folder: bool
    files: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to take, what waits and why, which folders stayed empty,
    and what to remember for the next scan.
    """

    take: tuple[Group, ...]
    wait: Mapping[str, Why]
    empty_folders: tuple[str, ...]
    remember: Mapping[str, Since]


def is_ours_or_nobodys(path: str) -> bool:
    """True for what is left alone for good: our own folders, hidden and system files,
    unfinished downloads.
    """
    return path.split("/", 1)[0] in RESERVED or is_system_file(path) or is_partial(path)


def decide(
    before: Mapping[str, Since],
    now: Sequence[Seen],
    time: float,
    patience: Patience,
    looks_whole: Callable[[Seen], bool],
) -> Plan:
    """Compares two scans. `looks_whole` is asked only about files that have stopped changing."""
    remember = {seen.path: _since(before.get(seen.path), seen, time) for seen in now}
    wait: dict[str, Why] = {}
    for path, since in remember.items():
        why = _why_to_wait(since, before, time, patience, looks_whole)
        if why is not None:
            wait[path] = why
    groups = _groups([seen for seen in now if not seen.path.endswith("/")])
    for group in groups:
        if group.is_folder and any(seen.path in wait for seen in group.files):
            wait.update({seen.path: wait.get(seen.path, "together") for seen in group.files})
    empty = tuple(seen.path[:-1] for seen in now if seen.path.endswith("/") and seen.path not in wait)
    take = tuple(group for group in groups if not any(seen.path in wait for seen in group.files))
    return Plan(take, wait, empty, remember)


def whole(head: bytes, tail: bytes, size: int) -> bool:
    """True where a file's first and last bytes do not show that something is missing.

    Copying programs that set the full size first leave zeros at the end; that is what this catches. A kind
    whose end says nothing counts as whole.
    """
    if b"%PDF-" in head:
        return b"%%EOF" in tail
    if head.startswith(b"\xff\xd8\xff"):
        moving = b"MotionPhoto" in head or b"MicroVideo" in head or tail.endswith(b"SEFT")
        return moving or b"\xff\xd9" in tail[-JPEG_END:]
    if head.startswith(b"\x89PNG"):
        return b"IEND" in tail[-64:]
    if head.startswith(b"PK\x03\x04"):
        return b"PK\x05\x06" in tail
    if head.startswith(b"GIF8"):
        return tail.rstrip(b"\0").endswith(b";")
    if head.startswith((b"RIFF", b"BM")):
        at = 4 if head.startswith(b"RIFF") else 2
        return int.from_bytes(head[at : at + 4], "little") + (8 if at == 4 else 0) <= size + 1
    if head.startswith((b"II*\0", b"MM\0*")):
        return int.from_bytes(head[4:8], "little" if head.startswith(b"II") else "big") + 2 <= size
    return True


def _since(before: Since | None, seen: Seen, time: float) -> Since:
    return before if before is not None and before.seen == seen else Since(seen, time)


def _why_to_wait(
    since: Since,
    before: Mapping[str, Since],
    time: float,
    patience: Patience,
    looks_whole: Callable[[Seen], bool],
) -> Why | None:
    """Why one file is not taken yet; `None` where it may be."""
    seen = since.seen
    if seen.path not in before:
        return "new"
    if before[seen.path].seen != seen:
        return "growing"
    unchanged = time - since.time
    if unchanged < patience.settle:
        return "settling"
    if unchanged >= patience.give_up:
        return None
    if seen.size == 0:
        return "empty"
    return None if looks_whole(seen) else "incomplete"


def _groups(files: Sequence[Seen]) -> tuple[Group, ...]:
    """The files of each folder together, each file at the top for itself, all in natural order."""
    homes: dict[tuple[str, bool], list[Seen]] = {}
    for seen in sorted(files, key=lambda one: natural(one.path)):
        homes.setdefault((seen.home, seen.in_folder), []).append(seen)
    return tuple(Group(home, folder, tuple(members)) for (home, folder), members in homes.items())
