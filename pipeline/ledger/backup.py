"""Backups of the ledger, and the way back.

The database is copied by SQLite's own online backup, never as a file: a live file without its write-ahead log
is not a database. Objects never change once written, so that only new ones are copied. The master key is
*not* in a backup: it is on the recovery sheet, and a backup without it is worthless to a thief.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from pipeline.settings import Settings, load

_NAME = "ledger-%Y%m%d-%H%M%S-%f.sqlite3"


class BackupError(Exception):
    """A backup cannot be made or put back. Its text is for a person."""


def backup(folder: Path, *, with_objects: bool = False, settings: Settings | None = None) -> Path | None:
    """Copies the database into a folder and drops the oldest copies; `None` with PostgreSQL (use pg_dump
    there).

    `with_objects` copies the encrypted originals and pages too: for a folder on another disk.
    """
    settings = settings or load()
    if settings.database_url:
        return None
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = folder / datetime.now(settings.zone).strftime(_NAME)
    part = target.with_suffix(".part")
    with closing(sqlite3.connect(settings.database)) as live, closing(sqlite3.connect(part)) as copy:
        live.backup(copy)
    part.replace(target)
    if with_objects and not settings.blob_url:
        _copy_new(settings.blobs, folder / "blobs")
    for old in backups_in(folder)[: -settings.backups_kept]:
        old.unlink()
    return target


def backups_in(folder: Path) -> list[Path]:
    """The copies in a folder, oldest first."""
    return sorted(folder.glob("ledger-*.sqlite3"))


def restore(folder: Path, settings: Settings | None = None) -> Path:
    """Puts the newest copy in a folder back, and its objects if it holds any. The service must be stopped.

    What is there now is kept beside it as `ledger.before-restore.sqlite3`.
    """
    settings = settings or load()
    found = backups_in(folder)
    if not found or settings.database_url:
        raise BackupError(f"{folder} 里没有备份（ledger-….sqlite3）。 No backup in this folder.")
    _checked(found[-1])
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    if settings.database.exists():
        with closing(sqlite3.connect(settings.database)) as live:
            live.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        settings.database.replace(settings.database.with_suffix(".before-restore.sqlite3"))
    for rest in ("-wal", "-shm"):
        Path(f"{settings.database}{rest}").unlink(missing_ok=True)
    with closing(sqlite3.connect(found[-1])) as copy, closing(sqlite3.connect(settings.database)) as live:
        copy.backup(live)
    if (folder / "blobs").is_dir() and not settings.blob_url:
        _copy_new(folder / "blobs", settings.blobs)
    return found[-1]


def _checked(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as database:
        try:
            (answer,) = database.execute("PRAGMA integrity_check").fetchone()
        except sqlite3.DatabaseError:
            answer = "not a database"
    if answer != "ok":
        raise BackupError(f"备份 {copy.name} 已损坏，没有恢复。 The backup is damaged; nothing was restored.")


def _copy_new(source: Path, target: Path) -> None:
    """Copies files that are not there yet; objects never change."""
    for path in source.rglob("*"):
        copy = target / path.relative_to(source)
        if path.is_file() and not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            part = copy.with_name(copy.name + ".part")
            shutil.copyfile(path, part)
            part.replace(copy)
