"""The fenced process: one request on standard input, one event a line on standard output.

Events: `{"begin": path}` before a file is touched, `{"page": …}` and `{"unused": …}` for what came of it,
`{"end": path}` after it, `{"done": true}` at last. Whoever listens knows at any moment which file is to
blame.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pipeline.unpack_child import kinds, pdfs, pictures, zips
from pipeline.unpack_child.refusals import RefusedError

Emit = Callable[[dict[str, Any]], None]
DEPTH_CAP = 2  # a zip, and a zip inside it


class Unpacking:
    """One request under way: counts page pictures, knows what was done before a restart."""

    def __init__(self, request: dict[str, Any], emit: Emit) -> None:
        self.into = Path(request["into"])
        self.done = set(request["done"])
        self.seen: dict[str, str] = dict(request["seen"])
        self.count = int(request["count"])
        self.emit = emit

    def file(self, path: Path, name: str, prefix: str, depth: int = 0) -> None:
        """Takes one file apart. `prefix` is what the names of a zip's members begin with."""
        if name in self.done:
            return
        try:
            kind = kinds.kind_of(kinds.head_of(path))
            if kind == "zip" and not zips.is_office(path, name):
                self.zip(path, name, prefix, depth)
                return
        except RefusedError as refused:
            self.unused(name, refused.code)
            return
        except OSError:
            self.unused(name, "unreadable_file")
            return
        self.leaf(path, name, kind)

    def zip(self, path: Path, name: str, prefix: str, depth: int) -> None:
        """Takes every member of an archive apart, one after the other."""
        if depth >= DEPTH_CAP:
            raise RefusedError("nested_too_deep")
        room = Path(tempfile.mkdtemp(prefix="zip", dir=self.into))
        for member in zips.members_of(path, room):
            inside = prefix + member.path
            if member.file is not None:
                self.file(member.file, inside, inside + "/", depth + 1)
            elif inside not in self.done:
                self.unused(inside, member.refused)

    def leaf(self, path: Path, name: str, kind: kinds.Kind) -> None:
        """One PDF, picture or unusable file."""
        self.emit({"begin": name})
        try:
            digest = _digest(path)
            if digest in self.seen:
                raise RefusedError("duplicate")
            for page in self.pages(path, name, kind):
                self.emit({"page": page})
            self.seen[digest] = name
            self.emit({"end": name, "digest": digest})
        except RefusedError as refused:
            self.unused(name, refused.code)
        except MemoryError:
            self.unused(name, "too_large")
        except OSError:
            self.unused(name, "unreadable_file")

    def pages(self, path: Path, name: str, kind: kinds.Kind) -> Iterator[dict[str, Any]]:
        """The page events of one file, as they come."""
        if path.stat().st_size == 0:
            raise RefusedError("empty_file")
        if kind == "pdf":
            yield from (self.pdf_page(page, name) for page in pdfs.pages_of(path, self.into))
        elif kind == "picture":
            yield from self.picture_pages(path, name)
        else:
            refusal = {"zip": "office_document", "office": "office_document", "archive": "other_archive"}
            raise RefusedError(refusal.get(kind, "unsupported_type"))

    def pdf_page(self, page: pdfs.PdfPage, name: str) -> dict[str, Any]:
        """The event of one PDF page, its picture written."""
        image = pictures.save(page.picture, self.next_path())
        size = page.picture.size
        return _event(name, page.number, image, size) | {
            "text": page.lines,
            "born_digital": page.born_digital,
        }

    def picture_pages(self, path: Path, name: str) -> Iterator[dict[str, Any]]:
        """The events of a picture file; a plain upright JPEG is copied, not decoded and coded again."""
        pictures.know_heif()
        size = pictures.copies_as_is(path)
        if size is not None:
            image = self.next_path().with_suffix(".jpg")
            shutil.copyfile(path, image)
            yield _event(name, 1, image, size) | {"original": str(path)}
            return
        whole = {"original": str(path)} if pictures.frames(path) == 1 else {}
        for number, picture in enumerate(pictures.pages_of(path), 1):
            yield _event(name, number, pictures.save(picture, self.next_path()), picture.size) | whole

    def next_path(self) -> Path:
        """Where the next page picture goes, without its ending."""
        self.count += 1
        return self.into / f"page{self.count:05d}"

    def unused(self, name: str, code: str) -> None:
        """Says that nothing comes of a file."""
        self.emit({"unused": {"file": name, "code": code}})
        self.emit({"end": name})


def _event(name: str, number: int, image: Path, size: tuple[int, int]) -> dict[str, Any]:
    return {"file": name, "number": number, "image": str(image), "width": size[0], "height": size[1]}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _fence(memory_mb: int, seconds: int) -> None:
    """Limits on this process, where the system knows them (not on Windows: there only the clock outside)."""
    if sys.platform == "win32":
        return
    import resource

    _limit(resource.RLIMIT_AS, memory_mb * 1024 * 1024)
    _limit(resource.RLIMIT_CPU, seconds)
    _limit(resource.RLIMIT_FSIZE, zips.TOTAL_CAP)
    _limit(resource.RLIMIT_CORE, 0)


def _leave_the_network() -> bool:
    """Moves this process into a network of its own with no way out; says whether the system let it."""
    if sys.platform != "linux":
        return False
    import ctypes

    new_user, new_network = 0x10000000, 0x40000000  # linux/sched.h: CLONE_NEWUSER, CLONE_NEWNET
    unshare = ctypes.CDLL(None, use_errno=True).unshare
    return bool(unshare(new_network) == 0 or unshare(new_user | new_network) == 0)


def _limit(what: int, wanted: int) -> None:
    """Lowers a limit, never raises it."""
    import resource

    hard = resource.getrlimit(what)[1]
    value = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(what, (value, hard))


def main() -> None:
    """Reads the request, takes the files apart, says `done`."""
    request = json.loads(sys.stdin.buffer.read())
    channel = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # a library that prints must not speak on our channel
    _leave_the_network()
    _fence(request["memory_mb"], request["cpu_seconds"])

    def emit(event: dict[str, Any]) -> None:
        channel.write(json.dumps(event) + "\n")
        channel.flush()

    work = Unpacking(request, emit)
    for entry in request["files"]:
        work.file(Path(entry["path"]), entry["name"], entry["prefix"])
    emit({"done": True})


if __name__ == "__main__":
    main()
