"""Opening the ledger from a process that is not the web server: folders, key, Django, migrations."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

from pipeline.settings import Settings, load

SCRATCH_SECONDS = 3600.0
"""No packet is under way for longer than an hour."""

GUIDE_NAME = "使用说明.txt"
GUIDE = """\
参保材料收件夹

1. 一名学生一个文件夹（或一个 zip、一个 PDF），名称写班级、学号、姓名，例如：G3-07 证件样本
2. 文件夹里放该学生的扫描件或照片：PDF、JPG、PNG、HEIC、WebP、TIFF、BMP。
3. 复制完就可以走开。文件停止变化几秒后自动收走，原件移到本文件夹的 taken 里，按日期存放，不会删除。
4. 补交的材料放回同名文件夹即可，会并入该学生的材料重新核对。
5. 放错了、打不开的文件不影响其他人，原因显示在审核页面的“搁置”里。
6. 请不要改动 taken 里的文件。

The inbox of canbao: one folder (or zip, or PDF) a student, named with class, number and name.
Originals are moved to “taken”, never deleted. What cannot be used shows with its reason on the review pages.
"""


def prepare(settings: Settings) -> bool:
    """Makes the folders and, for an empty installation, the master key; says whether the key is new.

    A key is never made where data already lie: a second key could not open them.
    """
    _empty_scratch(settings.scratch)
    for folder in (settings.data, settings.scratch, settings.logs, settings.backups, *settings.inboxes):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for inbox in settings.inboxes:
        _lay_guide(inbox)
    if settings.key is not None or settings.database.exists():
        return False
    from pipeline.ledger.keys import create

    return create(settings.key_file)


def _lay_guide(inbox: Path) -> None:
    """Lays the clerk's guide into an inbox; the intake leaves it alone."""
    with suppress(OSError):  # an inbox that cannot be written to is reported by doctor, not here
        (inbox / GUIDE_NAME).write_text(GUIDE, "utf-8-sig")


def _empty_scratch(scratch: Path) -> None:
    """Removes decrypted pages that a killed process left behind, if nobody can be using them any more."""
    for left in scratch.iterdir() if scratch.is_dir() else ():
        with suppress(OSError):
            if left.stat().st_mtime < time.time() - SCRATCH_SECONDS:
                shutil.rmtree(left)


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
    """True where this process may make, rename and delete files in the folder:
    tried, not guessed from modes.
    """
    probe, moved = folder / ".canbao-probe", folder / ".canbao-probe-moved"
    try:
        probe.write_bytes(b"canbao")
        probe.replace(moved)
        moved.unlink()
    except OSError:
        return False
    return True
