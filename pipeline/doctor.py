"""The self-check: what is missing or wrong on this machine, in plain words, and what to do about it.

Each check looks at one thing and says `ok`, `warn` (works, but worse) or `bad` (will not work). None of them
raises, and none changes anything.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import metadata
from typing import Literal

from pipeline.records import Message
from pipeline.settings import Settings

State = Literal["ok", "warn", "bad"]

GIGABYTE = 1024**3
SPACE_NEEDED, SPACE_WISHED = 1, 5
"""Free gigabytes: a packet takes about 10 MB with its page pictures."""

EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)
"""A clock before the program was written is wrong."""

WATCHED_WITHIN = timedelta(minutes=1)

WORKS_WITH = {"prefect": ("3.8.8", "3.8.9"), "fastapi": ("0", "0.151"), "sqlalchemy": ("2.0", "2.1")}
"""Versions from, below. Outside of these the server does not start, or starts and never schedules a run."""

OPENCV = (
    "opencv-python",
    "opencv-contrib-python",
    "opencv-contrib-python-headless",
    "opencv-python-headless",
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: stable `name`, how it stands, what was seen, what to do (nothing where all is
    well).
    """

    name: str
    state: State
    message: Message
    remedy: Message | None = None


def checkup(settings: Settings) -> tuple[Check, ...]:
    """Everything, in the order a person would set it right."""
    return tuple(one for look in LOOKS for one in _without_raising(look, settings))


def _without_raising(look: Callable[[Settings], Iterator[Check]], settings: Settings) -> Iterator[Check]:
    try:
        yield from look(settings)
    except Exception as trouble:
        name, kind = look.__name__.strip("_"), type(trouble).__name__
        yield Check(
            name,
            "bad",
            Message(f"检查时出错（{kind}：{trouble}）", f"The check itself failed ({kind}: {trouble})"),
        )


def _found(name: str, state: State, zh: str, en: str, then_zh: str = "", then_en: str = "") -> Check:
    """A check; what to do then is told only where not all is well."""
    remedy = Message(then_zh, then_en) if state != "ok" and then_zh else None
    return Check(name, state, Message(zh, en), remedy)


def _python(_settings: Settings) -> Iterator[Check]:
    version = "Python " + ".".join(map(str, sys.version_info[:3]))
    state: State = "ok" if (3, 11) <= sys.version_info[:2] < (3, 13) else "bad"
    todo = "请用 Python 3.11 或 3.12 重新安装。", "Set up again with Python 3.11 or 3.12."
    yield _found("python", state, version, version, *todo)


def _versions(_settings: Settings) -> Iterator[Check]:
    for package, (lowest, below) in WORKS_WITH.items():
        version = metadata.version(package)
        state: State = "ok" if _numbers(lowest) <= _numbers(version) < _numbers(below) else "bad"
        todo = (
            f"需要 {lowest} 以上、{below} 以下。请运行 make setup，恢复锁定的版本。",
            f"Needs at least {lowest} and below {below}. Run make setup to restore the locked versions.",
        )
        yield _found(f"version_{package}", state, f"{package} {version}", f"{package} {version}", *todo)


def _opencv(_settings: Settings) -> Iterator[Check]:
    here = [name for name in OPENCV if _installed(name)]
    state: State = "ok" if here == ["opencv-python-headless"] else "bad"
    todo = (
        "只应有 opencv-python-headless 一种，几种会互相覆盖。请删除 .venv 后运行 make setup。",
        "Only opencv-python-headless may be there; several overwrite each other. Remove .venv, make setup.",
    )
    yield _found("opencv", state, f"OpenCV：{'、'.join(here)}", f"OpenCV: {', '.join(here)}", *todo)


def _engines(_settings: Settings) -> Iterator[Check]:
    from extractors.discover import room
    from extractors.engines import DEFAULT

    for name, engine in room("extractors.engines").items():
        here = engine.available()
        state: State = "ok" if here.ok else "bad" if name == DEFAULT else "warn"
        zh, en = ("可用", "works") if here.ok else ("不可用", "does not work")
        seen = f"识别引擎 {name} {zh}", f"Reading engine {name} {en}"
        yield _found(f"engine_{name}", state, *seen, here.zh, here.en)


def _photo_models(_settings: Settings) -> Iterator[Check]:
    from extractors.photo.models import available

    here = available()
    zh, en = ("齐全", "are there") if here.ok else ("缺失", "are missing")
    seen = f"照片检查模型{zh}", f"The models for the photo checks {en}"
    yield _found("photo_models", "ok" if here.ok else "warn", *seen, here.why.zh, here.why.en)


def _rules(settings: Settings) -> Iterator[Check]:
    from pipeline import rulebook

    pack = rulebook.load(settings.rules)
    yield _found("rules", "ok", f"规则包 {settings.rules}（{pack.version}）", f"Rule pack {settings.rules}")


def _folders(settings: Settings) -> Iterator[Check]:
    from pipeline.ledger.opening import can_write

    for number, folder in enumerate((settings.data, *settings.inboxes)):
        name = f"folder_inbox_{number}" if number else "folder_data"
        if not folder.exists():
            seen = f"文件夹还不存在：{folder}", f"Folder is not there yet: {folder}"
            yield _found(name, "warn", *seen, "canbao up 会建立它。", "canbao up makes it.")
        elif can_write(folder):
            yield _found(name, "ok", f"可读写：{folder}", f"Readable and writable: {folder}")
        else:
            seen = f"无法在此写入、改名或删除：{folder}", f"Cannot write, rename or delete here: {folder}"
            todo = "请给运行 canbao 的用户读写权限。", "Give the user who runs canbao the right to write."
            yield _found(name, "bad", *seen, *todo)
    if os.name != "nt" and settings.data.exists() and settings.data.stat().st_mode & 0o077:
        seen = f"其他用户也能看到 {settings.data}", f"Other users can look into {settings.data}"
        todo = f"请执行：chmod 700 {settings.data}", f"Run: chmod 700 {settings.data}"
        yield _found("folder_private", "warn", *seen, *todo)


def _space(settings: Settings) -> Iterator[Check]:
    from pipeline.ledger.opening import free_bytes

    free = free_bytes(settings.data) / GIGABYTE
    state: State = "bad" if free < SPACE_NEEDED else "warn" if free < SPACE_WISHED else "ok"
    todo = (
        "请腾出空间，或把 CANBAO_DATA 指到更大的磁盘。",
        "Make room, or point CANBAO_DATA to a larger disk.",
    )
    yield _found("space", state, f"数据盘剩余 {free:.1f} GB", f"{free:.1f} GB free where data lie", *todo)


def _clock(settings: Settings) -> Iterator[Check]:
    now = datetime.now(UTC)
    beats = _beats() if _has_ledger(settings) else []
    wrong = now < EARLIEST or any(at > now + timedelta(minutes=5) for _name, at, _detail in beats)
    seen = f"{now.astimezone(settings.zone):%Y-%m-%d %H:%M} {settings.timezone}"
    todo = (
        "时钟不对（或往回拨过）。请校准系统时间；有效期判断依赖它。",
        "The clock is wrong or was set back. Set it right: the validity of papers depends on it.",
    )
    yield _found("clock", "bad" if wrong else "ok", f"系统时间 {seen}", f"System time {seen}", *todo)


def _keys(settings: Settings) -> Iterator[Check]:
    from pipeline.ledger.keys import KeyTroubleError, keyring

    if settings.key is None and not settings.key_file.exists() and not _has_ledger(settings):
        todo = "首次 canbao up 会生成。", "The first canbao up makes it."
        yield _found("key", "warn", "还没有主密钥", "No master key yet", *todo)
        return
    try:
        keyring()
    except KeyTroubleError as trouble:
        todo = "请从备份恢复主密钥文件。", "Restore the master key file from its backup."
        yield _found("key", "bad", str(trouble), str(trouble), *todo)
        return
    inside = settings.key is None and settings.key_file.is_relative_to(settings.data)
    where = settings.key_file if settings.key is None else "CANBAO_KEY"
    todo = (
        "主密钥在数据文件夹里：拷走数据就等于拷走钥匙。请移到别处并设置 CANBAO_KEY_FILE。",
        "The key lies inside the data folder; move it away and set CANBAO_KEY_FILE.",
    )
    seen = f"主密钥可用：{where}", f"The master key works: {where}"
    yield _found("key", "warn" if inside else "ok", *seen, *todo)


def _service(settings: Settings) -> Iterator[Check]:
    """Ports while the service is not running; its parts and its schedule while it is."""
    from pipeline.supervise import is_running, read_state

    if is_running(settings):
        address = str(read_state(settings).get("address", ""))
        yield _found("service", "ok", f"服务正在运行 {address}", f"The service is running {address}")
        yield from _alive(settings)
        return
    todo = "用 canbao up（或 make up）启动。", "Start it with canbao up (or make up)."
    yield _found("service", "warn", "服务没有运行", "The service is not running", *todo)
    yield from _ports(settings)


def _ports(settings: Settings) -> Iterator[Check]:
    from pipeline.ports import is_free

    for host, port in ((settings.host, settings.web_port), ("127.0.0.1", settings.prefect_port)):
        free = is_free(host, port)
        zh, en = ("空闲", "free") if free else ("被占用", "taken")
        todo = "启动时会自动改用别的端口。", "At start another port is taken by itself."
        yield _found(
            f"port_{port}", "ok" if free else "warn", f"端口 {port} {zh}", f"Port {port} is {en}", *todo
        )


def _alive(settings: Settings) -> Iterator[Check]:
    now = datetime.now(UTC)
    fresh = {name: detail for name, at, detail in _beats() if now - at < WATCHED_WITHIN}
    logs = f"请看日志 {settings.logs}", f"See the logs in {settings.logs}"
    if "watcher" in fresh:
        yield _found("watcher", "ok", "收件夹正在被查看", "The inbox is being watched")
    else:
        seen = "一分钟没有查看收件夹", "The inbox was not looked at for a minute"
        yield _found("watcher", "bad", *seen, *logs)
    planned = fresh.get("runner", {}).get("next_nightly")
    if planned:
        when = f"{datetime.fromisoformat(str(planned)).astimezone(settings.zone):%Y-%m-%d %H:%M}"
        yield _found("schedule", "ok", f"下次夜间任务：{when}", f"Next night run: {when}")
    else:
        yield _found("schedule", "bad", "没有排定夜间任务", "No night run is planned", *logs)


def _last_night(settings: Settings) -> Iterator[Check]:
    if not _has_ledger(settings):
        return
    from pipeline.ledger.night import last_report

    report = last_report()
    if report is None:
        yield _found("nightly", "ok", "还没有晨报", "No morning report yet")
        return
    when = f"{report.started.astimezone(settings.zone):%Y-%m-%d %H:%M}"
    fine = report.counts.get("adds_up") is True and not report.notes
    todo = "请看最近的晨报（data/reports）。", "See the latest report in data/reports."
    yield _found("nightly", "ok" if fine else "warn", f"最近的晨报：{when}", f"Last report: {when}", *todo)


LOOKS: tuple[Callable[[Settings], Iterator[Check]], ...] = (
    _python, _versions, _opencv, _engines, _photo_models, _rules,
    _folders, _space, _clock, _keys, _service, _last_night,
)  # fmt: skip


def _beats() -> list[tuple[str, datetime, dict[str, object]]]:
    from pipeline.ledger.beats import everyone

    return everyone()


def _has_ledger(settings: Settings) -> bool:
    return bool(settings.database_url) or settings.database.exists()


def _installed(package: str) -> bool:
    try:
        metadata.version(package)
    except metadata.PackageNotFoundError:
        return False
    return True


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
