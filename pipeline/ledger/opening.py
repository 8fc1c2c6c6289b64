"""Opening the ledger from a process that is not the web server: folders, key, Django, migrations."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from pipeline.settings import Settings, load


def prepare(settings: Settings) -> bool:
    """Makes the folders and, for an empty installation, the master key; says whether the key is new.

    A key is never made where data already lie: a second key could not open them.
    """
    for folder in (settings.data, settings.scratch, settings.logs, settings.backups, *settings.inboxes):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if settings.key is not None or settings.database.exists():
        return False
    from pipeline.ledger.keys import create

    return create(settings.key_file)


def open_ledger() -> Settings:
    """Makes the ledger's models usable in this process; call it before importing anything of `ledger`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pipeline.review.settings")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
    return load()


def migrate(settings: Settings | None = None) -> bool:
    """Brings the tables up to date (set-up and upgrade only, never workers); says whether the key is new."""
    new_key = prepare(settings or load())
    open_ledger()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    return new_key


def free_bytes(folder: Path) -> int:
    """Free space where a folder lies, in bytes; looks at the nearest folder that exists."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return shutil.disk_usage(folder).free


def can_write(folder: Path) -> bool:
    """True where this process may make, rename and delete files in the folder: tried, not guessed from
    modes.
    """
    probe, moved = folder / ".canbao-probe", folder / ".canbao-probe-moved"
    try:
        probe.write_bytes(b"canbao")
        probe.replace(moved)
        moved.unlink()
    except OSError:
        return False
    return True
