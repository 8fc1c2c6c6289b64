"""Memory handed back to the system between pages (内存归还).

The networks ask for hundreds of megabytes for a moment, in sizes that differ from page to page. The C library
keeps what was freed, in pieces, and a process that only ever reads pages grows to twice what it needs.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache


def give_back() -> None:
    """Returns freed memory to the system where the C library can (glibc); elsewhere does nothing."""
    _trim()()


@cache
def _trim() -> Callable[[], object]:
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError, TypeError):  # musl, macOS, Windows
        return lambda: None
    return lambda: trim(0)
