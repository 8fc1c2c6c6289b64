"""What a page needed for a moment goes back to the system."""

from __future__ import annotations

import platform
import resource
from pathlib import Path

import pytest

from extractors import memory

STATM = Path("/proc/self/statm")


def held() -> float:
    """Megabytes this process holds."""
    return int(STATM.read_text().split()[1]) * resource.getpagesize() / 1e6


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc" or not STATM.exists(), reason="glibc on Linux only")
def test_freed_pieces_go_back_to_the_system() -> None:
    pieces = [bytes(100_000) for _ in range(1500)]
    few = pieces[::50]  # spread out, so that the freed pieces between them are not at the end of the heap
    full = held()
    del pieces
    memory.give_back()
    assert len(few) == 30
    assert held() < full - 100


def test_elsewhere_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def none(name: object) -> object:
        asked.append(name)
        raise OSError("no C library by that name")

    monkeypatch.setattr(memory.ctypes, "CDLL", none)
    memory._trim.cache_clear()
    try:
        memory.give_back()
        memory.give_back()
    finally:
        memory._trim.cache_clear()
    assert len(asked) == 1  # looked for once, then let be
