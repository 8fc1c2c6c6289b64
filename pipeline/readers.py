"""The reading processes: each holds the OCR models once and reads one packet at a time.

A reader that dies or hangs costs exactly the packet it had in hand: that packet's attempt is marked, a
new reader takes the place, the others go on. (A shared process pool breaks as a whole and cannot say
whose fault it was.) The processes are started afresh, not forked, and import neither Prefect nor Django.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from extractors.records import Document, Page
from pipeline.reader import receive, send

SECONDS_FOR_START = 120.0
SECONDS_A_PAGE = 60.0
"""A reader that needs longer than this for its packet is taken for hung. A page takes two to four seconds."""

COMMAND = (sys.executable, "-m", "pipeline.reader")


@dataclass(frozen=True, slots=True)
class Job:
    """A packet to read: a key of the caller's, and its pages in order."""

    key: Any
    pages: Sequence[Page]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: its documents, or the trouble (`died`, `hung`, or the kind of error) and no
    documents.
    """

    key: Any
    documents: tuple[Document, ...] | None
    trouble: str | None = None


class Reader:
    """One reading process, started when first needed and started again when it has died."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self._command = tuple(command)
        self._process: subprocess.Popen[bytes] | None = None
        self._fresh = True

    def start(self) -> None:
        """Starts the process, so that its models load while the caller does something else."""
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1"},
            )
            self._fresh = True

    def read(self, job: Job) -> Outcome:
        """Reads one packet; never raises for what a page does to the process."""
        self.start()
        process = self._process
        assert process is not None and process.stdin is not None and process.stdout is not None
        limit = SECONDS_A_PAGE * max(1, len(job.pages)) + (SECONDS_FOR_START if self._fresh else 0.0)
        hung = threading.Event()
        alarm = threading.Timer(limit, _end, (process, hung))
        alarm.start()
        try:
            send(process.stdin, tuple(job.pages))
            answer = receive(process.stdout)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError, AttributeError, ImportError):
            process.kill()
            process.wait()
            return Outcome(job.key, None, "hung" if hung.is_set() else "died")
        finally:
            alarm.cancel()
        self._fresh = False
        return Outcome(job.key, None, answer) if isinstance(answer, str) else Outcome(job.key, answer)

    def stop(self) -> None:
        """Ends the process; it has nothing to save."""
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._process = None


class Readers:
    """Several readers side by side. Used as a context: `with Readers(2) as readers: …`."""

    def __init__(self, count: int, command: Sequence[str] = COMMAND) -> None:
        self._readers = [Reader(command) for _ in range(count)]

    def __enter__(self) -> Readers:
        return self

    def start(self) -> None:
        """Starts the processes already, so that their models load while the caller unpacks."""
        for reader in self._readers:
            reader.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for reader in self._readers:
            reader.stop()

    def read(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """Reads every job, as readers come free; gives outcomes as they come, in any order.

        `jobs` is drawn from lazily, on a thread of its own, so that the next packet is made ready while
        others are read.
        """
        waiting: queue.Queue[Job | None] = queue.Queue(maxsize=1)
        done: queue.Queue[Outcome | BaseException | None] = queue.Queue()
        threads = [
            threading.Thread(target=_work, args=(one, waiting, done), daemon=True) for one in self._readers
        ]
        feeder = threading.Thread(target=_feed, args=(jobs, waiting, done, len(threads)), daemon=True)
        for thread in (*threads, feeder):
            thread.start()
        finished = 0
        while finished < len(threads):
            outcome = done.get()
            if isinstance(outcome, BaseException):
                raise outcome
            if outcome is None:
                finished += 1
            else:
                yield outcome


def _end(process: subprocess.Popen[bytes], hung: threading.Event) -> None:
    hung.set()
    process.kill()


def _feed(jobs: Iterable[Job], waiting: queue.Queue[Job | None], done: queue.Queue[Any], count: int) -> None:
    try:
        for job in jobs:
            waiting.put(job)
    except BaseException as error:  # the consumer's thread is where it can be seen
        done.put(error)
    for _ in range(count):
        waiting.put(None)


def _work(reader: Reader, waiting: queue.Queue[Job | None], done: queue.Queue[Any]) -> None:
    try:
        while (job := waiting.get()) is not None:
            done.put(reader.read(job))
    except BaseException as error:
        done.put(error)
    done.put(None)
