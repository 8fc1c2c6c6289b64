"""One at a time: a lock file that the operating system lets go of when its holder dies, however it dies."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import IO


class TakenError(Exception):
    """Somebody else holds the lock."""


class OnlyOne:
    """Holds a lock file for as long as the process (or this object) lives.

    Unlike a file with a process id in it, nothing has to be tidied up after a crash.
    """

    def __init__(self, path: Path, wait: float = 0.0) -> None:
        """Takes the lock or raises `TakenError` after `wait` seconds."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file: IO[bytes] = path.open("a+b")
        until = time.monotonic() + wait
        while not _lock(self._file):
            if time.monotonic() >= until:
                self._file.close()
                raise TakenError(str(path))
            time.sleep(0.2)

    def release(self) -> None:
        """Lets go of the lock before the process ends."""
        self._file.close()


def is_taken(path: Path) -> bool:
    """True while some process holds this lock."""
    try:
        OnlyOne(path).release()
    except TakenError:
        return True
    return False


if os.name == "nt":
    import msvcrt

    def _lock(file: IO[bytes]) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
        except OSError:
            return False
        return True
else:
    import fcntl

    def _lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
