"""A received file, folder or zip -> pages (拆页), and a reason for everything that gave none.

The files are opened by a fenced child process (`pipeline.unpack_child`): PDF readers and picture decoders
meet data from strangers. A file that makes the child crash, hang or eat memory is refused with a reason; the
child is started again and goes on with the next file.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from extractors.records import Box, Line, Page
from pipeline.filenames import is_system_file, natural, readable
from pipeline.records import Unpacked, Unused
from pipeline.unpack_child.refusals import REFUSALS

CHILD = ("-m", "pipeline.unpack_child")


@dataclass(frozen=True, slots=True)
class Fence:
    """How far the child may go: seconds for one file, memory in MB (where the system can limit it)."""

    seconds: float = 180.0
    memory_mb: int = 3072


@dataclass(frozen=True, slots=True)
class Given:
    """One file to take apart. `name` is its path inside the packet.

    Names of a zip's members begin with `prefix`.
    """

    path: Path
    name: str
    prefix: str


def unpack(source: Path, into: Path, name: str | None = None, fence: Fence | None = None) -> Unpacked:
    """Takes a file, zip or folder apart; page pictures land in `into`, which must exist.

    `name` is what a single file is called inside the packet (its own name unless told). Members of a zip are
    named by their path inside the zip.
    """
    if not source.is_dir():
        return unpack_files([Given(source, name or readable(source.name), "")], into, fence)
    given, unused = listed(source)
    if not given:
        return Unpacked((), (*unused, refusal(".", "empty_folder")))
    unpacked = unpack_files(given, into, fence)
    return Unpacked(unpacked.pages, (*unused, *unpacked.unused))


def listed(folder: Path) -> tuple[list[Given], list[Unused]]:
    """The files of a folder in natural order, and what is left out:
    links, devices, what the system left behind.
    """
    given: list[Given] = []
    unused: list[Unused] = []
    for path in sorted(folder.rglob("*"), key=lambda one: natural(one.relative_to(folder).as_posix())):
        name = readable(path.relative_to(folder).as_posix())
        if path.is_symlink():
            unused.append(refusal(name, "unsafe_path"))
        elif path.is_dir():
            continue
        elif not path.is_file():
            unused.append(refusal(name, "unsupported_type"))
        elif is_system_file(name):
            unused.append(refusal(name, "system_file"))
        else:
            given.append(Given(path, name, name + "/"))
    return given, unused


def refusal(file: str, code: str) -> Unused:
    """An unused file with the sentence that belongs to the code."""
    return Unused(file, code, REFUSALS[code])


def unpack_files(files: Sequence[Given], into: Path, fence: Fence | None = None) -> Unpacked:
    """Takes files apart in the fenced child, starting it again after every file that kills it."""
    fence = fence or Fence()
    progress = _Progress()
    finished = not files
    while not finished:
        ended, code = _one_child(files, into, fence, progress)
        finished = ended or progress.current is None  # a child that dies between files would die again
        if not ended:
            progress.refuse(progress.current or files[-1].name, code)
    return Unpacked(tuple(progress.pages), tuple(progress.unused))


@dataclass(slots=True)
class _Progress:
    """What the children have said so far."""

    pages: list[Page] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)
    current: str | None = None
    waiting: list[Page] = field(default_factory=list)
    count: int = 0

    def hear(self, event: dict[str, Any]) -> bool:
        """Takes in one event and says whether it was the last.

        Pages count only when their file has ended well.
        """
        if "begin" in event:
            self.current, self.waiting = event["begin"], []
        elif "page" in event:
            self.waiting.append(_page(event["page"]))
            self.count += 1
        elif "unused" in event:
            self.unused.append(refusal(event["unused"]["file"], event["unused"]["code"]))
            self.waiting = []
        elif "end" in event:
            self.pages += self.waiting
            self.done.append(event["end"])
            if "digest" in event:
                self.seen[event["digest"]] = event["end"]
            self.current, self.waiting = None, []
        return "done" in event

    def refuse(self, name: str, code: str) -> None:
        """Blames one file and forgets the pages it had given so far."""
        self.unused.append(refusal(name, code))
        self.done.append(name)
        self.count += 500  # picture names of a dead child are not used again
        self.current, self.waiting = None, []


def _page(told: dict[str, Any]) -> Page:
    lines = tuple(
        Line(text, Box(left, top, right, bottom), engine="text_layer")
        for text, left, top, right, bottom in told.get("text", ())
    )
    return Page(
        told["file"],
        told["number"],
        Path(told["image"]),
        lines,
        bool(told.get("born_digital")),
        Path(told["original"]) if "original" in told else None,
    )


def _one_child(files: Sequence[Given], into: Path, fence: Fence, progress: _Progress) -> tuple[bool, str]:
    """Runs one child to its end, or to the end of its time for a file.

    Says which file to blame, and the code.
    """
    request = {
        "files": [{"path": str(one.path), "name": one.name, "prefix": one.prefix} for one in files],
        "into": str(into),
        "done": progress.done,
        "seen": progress.seen,
        "count": progress.count,
        "memory_mb": fence.memory_mb,
        "cpu_seconds": int(fence.seconds * max(2, len(files))) + 30,
    }
    with subprocess.Popen(
        [sys.executable, "-I", "-X", "utf8", *CHILD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(into),
    ) as child:
        try:
            code = _listen(child, request, fence, progress)
        finally:
            child.kill()
    return code == "", code


def _listen(
    child: subprocess.Popen[bytes], request: dict[str, Any], fence: Fence, progress: _Progress
) -> str:
    """Hears the child out: empty when it came to its end, `damaged` when it died, `too_slow` when it hung."""
    assert child.stdin is not None and child.stdout is not None
    lines: queue.Queue[bytes | None] = queue.Queue()
    threading.Thread(target=_pump, args=(child.stdout, lines), daemon=True).start()
    try:
        child.stdin.write(json.dumps(request).encode())
        child.stdin.close()
    except OSError:
        return "damaged"
    while True:
        try:
            line = lines.get(timeout=fence.seconds)
        except queue.Empty:
            return "too_slow"
        if line is None:
            return "damaged"
        if progress.hear(json.loads(line)):
            return ""


def _pump(stream: IO[bytes], lines: queue.Queue[bytes | None]) -> None:
    """Carries lines over from a pipe, then `None`; a thread, because Windows cannot wait on pipes."""
    for line in stream:
        lines.put(line)
    lines.put(None)


def _environment(into: Path) -> dict[str, str]:
    """The child's environment: what a process needs to start, no keys, no settings, no proxies."""
    kept: Iterable[str] = ("PATH", "SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "LANG", "LC_ALL")
    return {name: os.environ[name] for name in kept if name in os.environ} | {
        "TMPDIR": str(into),
        "TEMP": str(into),
        "TMP": str(into),
        "OMP_NUM_THREADS": "1",
    }
