"""The conveyor: three stages side by side, so that the next packet is unpacked while this one is read.

A packet is claimed once, at its first stage, and travels with its claim: a lease and an attempt number.
Whatever happens to this process, a packet is either finished or its lease is released and another takes
it; a late write with an old attempt hits nothing. Trouble with one packet is written on that packet and
never stops the belt.
"""

from __future__ import annotations

import os
import queue
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from extractors.records import Page
from pipeline.only_one import OnlyOne, TakenError, is_taken
from pipeline.readers import Job, Outcome, Readers
from pipeline.records import Message
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.ledger.work import Claim

Item = TypeVar("Item")
GLANCE_SECONDS = 0.3
"""Between two looks for new work while a conveyor lingers."""

_END = None
"""What a stage puts last, so that the next one knows that nothing more comes."""


def owner_prefix() -> str:
    """What the lease owners of this machine's conveyors begin with."""
    return f"conveyor:{socket.gethostname()}:"


def lock_file(settings: Settings) -> Path:
    """Held while a conveyor runs on this machine; the system lets go of it when the process dies."""
    return settings.data / "run" / "conveyor.lock"


def is_idle(settings: Settings) -> bool:
    """True while no conveyor runs on this machine and data folder."""
    return not is_taken(lock_file(settings))


def left_over(settings: Settings) -> bool:
    """True where packets wait for work and nobody works: what a dead conveyor held is released first."""
    from pipeline.ledger import work

    if not is_idle(settings):
        return False
    work.let_go_of(owner_prefix())
    return bool(work.ready(limit=1))


def run(settings: Settings) -> None:
    """Works through all that is ready without Prefect, for the case that its server is away or stuck."""
    with work_place(settings) as place:
        for belt in place.belts(None, 0.0) if place else ():
            stages = (belt.unpack_all, belt.read_all, belt.judge_all)
            threads = [threading.Thread(target=stage, name=stage.__name__) for stage in stages]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()


@dataclass(slots=True)
class Belt:
    """One chunk of packets on its way through the three stages. Each stage runs on a thread of its own."""

    packets: Sequence[int]
    owner: str
    settings: Settings
    readers: Readers
    unpacked: queue.Queue[Claim | None] = field(default_factory=queue.Queue)
    read: queue.Queue[Claim | None] = field(default_factory=queue.Queue)
    judged: int = 0

    def unpack_all(self) -> None:
        """First stage: claims each packet and turns its files into pages."""
        from pipeline.ledger import work
        from pipeline.work import unpack_stage

        with _stage(self.unpacked):
            for packet in self.packets:
                claim = work.claim(packet, self.owner)
                if claim is None:
                    continue
                if claim.state != "received" or _try(claim, unpack_stage):
                    self.unpacked.put(claim)

    def read_all(self) -> None:
        """Second stage: reads each packet's pages in a reading process and stores the documents."""
        from pipeline.ledger import work
        from pipeline.ledger.documents import record_documents

        with _stage(self.read), scratch(self.settings) as folder:
            for outcome in self.readers.read(self._jobs(folder)):
                claim, documents = outcome.key, outcome.documents
                shutil.rmtree(folder / str(claim.packet_id), ignore_errors=True)
                if documents is None:
                    work.fail(claim, *trouble_of(outcome))
                elif _try(claim, partial(record_documents, documents=documents)):
                    self.read.put(claim)

    def judge_all(self) -> None:
        """Third stage: judges each packet and puts it into the review queue."""
        from pipeline.ledger import work
        from pipeline.work import judge_stage

        with _stage():
            for claim in _until_end(self.read):
                if work.standing(claim) in ("read", "judged") and _try(claim, judge_stage):
                    work.release(claim)
                    self.judged += 1

    def _jobs(self, folder: Path) -> Iterator[Job]:
        """Packets to read. What was read before the last crash goes straight to the judge."""
        from pipeline.ledger import work

        with _stage():  # drawn from on a thread of its own, which has its own connection to close
            for claim in _until_end(self.unpacked):
                state = work.standing(claim)
                if state in ("read", "judged"):
                    self.read.put(claim)
                elif state == "unpacked":
                    yield from _job(claim, folder / str(claim.packet_id))
                elif state is not None:
                    work.release(claim)  # nothing in it could be used; it was set aside with its reason


def _job(claim: Claim, into: Path) -> Iterator[Job]:
    from pipeline.ledger.pages import pages_of

    pages: list[Page] = []
    into.mkdir()
    if _try(claim, lambda held: pages.extend(pages_of(held.packet_id, into))):
        yield Job(claim, tuple(pages))


@dataclass(slots=True)
class Place:
    """Where a conveyor works: settings, reading processes, and whose name its leases bear."""

    settings: Settings
    readers: Readers
    owner: str

    def belts(self, batch: int | None, linger: float) -> Iterator[Belt]:
        """Chunks of work: the batch first, then whatever else is ready, until nothing has come for
        `linger` seconds.

        Going on with what arrives meanwhile saves the start of a new process, with its models, for every
        file of a slow copy. With a `linger` the readers start at once: the caller knows that something is
        on its way.
        """
        from pipeline.ledger import work

        if linger:
            self.readers.start()
        mine = list(work.members(batch)) if batch is not None else []
        size = self.settings.chunk
        for start in range(0, len(mine), size):
            yield self._belt(mine[start : start + size])
        until = time.monotonic() + linger
        while (rest := work.ready(limit=size)) or time.monotonic() < until:
            if rest:
                yield self._belt(rest)
                until = time.monotonic() + linger
            else:
                time.sleep(GLANCE_SECONDS)

    def _belt(self, packets: Sequence[int]) -> Belt:
        self.readers.start()
        return Belt(tuple(packets), self.owner, self.settings, self.readers)


@contextmanager
def work_place(settings: Settings) -> Iterator[Place | None]:
    """Opens the place for the only conveyor of this machine; `None` where one runs already (it takes all
    there is).
    """
    from pipeline.ledger import work

    try:
        lock = OnlyOne(lock_file(settings), wait=2.0)
    except TakenError:
        yield None
        return
    try:
        work.let_go_of(owner_prefix())
        with Readers(settings.readers) as readers:
            yield Place(settings, readers, f"{owner_prefix()}{os.getpid()}")
    finally:
        lock.release()


@contextmanager
def scratch(settings: Settings) -> Iterator[Path]:
    """A private folder for decrypted pages, emptied at the end; what a dead conveyor left there goes
    first.
    """
    for old in settings.scratch.glob("read-*"):
        shutil.rmtree(old, ignore_errors=True)
    settings.scratch.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder = Path(tempfile.mkdtemp(prefix="read-", dir=settings.scratch))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def trouble_of(outcome: Outcome) -> tuple[str, Message]:
    """The code and the sentence for a packet whose reading process died, hung or stumbled."""
    died = {
        "died": (
            "reader_died",
            Message("识读进程意外退出，将自动重试。", "The reading process died; tried again."),
        ),
        "hung": ("reader_hung", Message("识读超时，将自动重试。", "Reading took too long; tried again.")),
    }
    return died.get(outcome.trouble or "", trouble_in(outcome.trouble or "unknown"))


def trouble_in(kind: str) -> tuple[str, Message]:
    """Code and sentence for an unforeseen error; only its kind is told, for its text could hold a name."""
    return "trouble", Message(
        f"处理时出错（{kind}），将自动重试。", f"Trouble while working on it ({kind}); tried again."
    )


def _try(claim: Claim, step: Callable[[Claim], object]) -> bool:
    """Takes one step with one packet; trouble is written on the packet. False: the packet goes no further
    now.
    """
    from pipeline.ledger import work

    try:
        return step(claim) is not False
    except Exception as trouble:
        work.fail(claim, *trouble_in(type(trouble).__name__))
        return False


def _until_end(items: queue.Queue[Item | None]) -> Iterator[Item]:
    while (item := items.get()) is not _END:
        yield item


@contextmanager
def _stage(then: queue.Queue[Claim | None] | None = None) -> Iterator[None]:
    """A stage's thread: whatever happens, the next stage hears the end and the database connection is
    closed.
    """
    from django.db import connection

    try:
        yield
    finally:
        if then is not None:
            then.put(_END)
        connection.close()


if __name__ == "__main__":
    from pipeline import lifeline
    from pipeline.ledger.opening import open_ledger

    lifeline.hold()
    run(open_ledger())
