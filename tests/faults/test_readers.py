"""A reading process that dies or hangs costs the packet it had in hand, and no other."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from extractors.records import Page
from pipeline import readers
from pipeline.readers import Job, Outcome, Readers

FRAIL = (sys.executable, "-m", "tests.faults.frail_reader")


def read(names: Sequence[str], count: int = 1) -> dict[str, Outcome]:
    """Reads one packet a name, of one page with that name."""
    jobs = [Job(name, (Page(name, 1, Path("none")),)) for name in names]
    with Readers(count, FRAIL) as pool:
        return {outcome.key: outcome for outcome in pool.read(jobs)}


def kinds(outcome: Outcome) -> list[str]:
    return [document.kind for document in outcome.documents or ()]


def test_every_packet_comes_back_whatever_the_order() -> None:
    found = read(["a", "b", "c", "d", "e"], count=2)
    assert {name: kinds(one) for name, one in found.items()} == {name: ["id_photo"] for name in "abcde"}


def test_a_reader_that_dies_costs_only_its_packet() -> None:
    found = read(["a", "die", "b"])
    assert (found["die"].documents, found["die"].trouble) == (None, "died")
    assert kinds(found["a"]) == kinds(found["b"]) == ["id_photo"]


def test_a_reader_that_stumbles_says_the_kind_of_error_and_reads_on() -> None:
    found = read(["stumble", "a"])
    assert (found["stumble"].documents, found["stumble"].trouble) == (None, "ValueError")
    assert kinds(found["a"]) == ["id_photo"]


def test_a_reader_that_hangs_is_ended_and_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "SECONDS_A_PAGE", 1.0)
    monkeypatch.setattr(readers, "SECONDS_FOR_START", 3.0)
    found = read(["hang", "a"])
    assert (found["hang"].documents, found["hang"].trouble) == (None, "hung")
    assert kinds(found["a"]) == ["id_photo"]


def test_trouble_in_making_a_packet_ready_reaches_the_caller() -> None:
    def jobs():  # type: ignore[no-untyped-def]
        yield Job("a", (Page("a", 1, Path("none")),))
        raise OSError("disk full")

    with Readers(1, FRAIL) as pool, pytest.raises(OSError, match="disk full"):
        list(pool.read(jobs()))


def test_an_answer_that_is_not_a_record_is_refused() -> None:
    """What has read a stranger's file must not be able to make this process run something."""
    attack = (
        "import sys, pickle, os; from pipeline.reader import LENGTH\n"
        "class Evil:\n"
        "    def __reduce__(self): return os.getcwd, ()\n"
        "data = pickle.dumps(Evil()); sys.stdout.buffer.write(LENGTH.pack(len(data)) + data)\n"
        "sys.stdout.buffer.flush(); sys.stdin.buffer.read()\n"
    )
    with Readers(1, (sys.executable, "-c", attack)) as pool:
        (outcome,) = pool.read([Job("a", (Page("a", 1, Path("none")),))])
    assert (outcome.documents, outcome.trouble) == (None, "died")
