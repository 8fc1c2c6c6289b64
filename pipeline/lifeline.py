"""The lifeline: a process of the service ends when the process that started it is gone.

A supervisor killed with `kill -9` cannot stop anybody. A server, a runner or a reading process left
behind would go on holding ports, files and memory, so each of them watches its parent and leaves. Leaving
at once is safe: the ledger is written so that a process may die at any moment.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable

PARENT = "CANBAO_PARENT"
"""Environment variable with the supervisor's process id, for a child that starts after its parent has
died.
"""

WATCHER = "lifeline"
ORPHANED = 70
"""Exit code of a process that left because its parent was gone."""


def hold(interval: float = 0.5) -> None:
    """Starts watching the parent of this process; call it first in a process's main function.

    `interval` is in seconds. The watcher is a daemon thread, so it never keeps the process alive; a process
    that is watching already goes on with that watcher.
    """
    if any(thread.name == WATCHER for thread in threading.enumerate()):
        return
    expected = os.environ.pop(PARENT, "")
    parent = int(expected) if expected.isdigit() else os.getppid()
    gone = _gone_on_windows(parent) if sys.platform == "win32" else _gone_on_posix(parent)
    threading.Thread(target=_watch, args=(gone, interval), name=WATCHER, daemon=True).start()


def _watch(gone: Callable[[], bool], interval: float) -> None:
    while not gone():
        time.sleep(interval)
    os._exit(ORPHANED)


def _gone_on_posix(parent: int) -> Callable[[], bool]:
    """An orphan is given a new parent, so a changed parent id is the sign."""
    return lambda: os.getppid() != parent


def _gone_on_windows(parent: int) -> Callable[[], bool]:
    """Windows keeps the old parent id for ever; the process handle is what tells."""
    import ctypes

    synchronize, signalled = 0x00100000, 0
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined, unused-ignore]
    handle = kernel.OpenProcess(synchronize, False, parent)
    return lambda: not handle or kernel.WaitForSingleObject(handle, 0) == signalled
