"""`canbao up`: starts the four processes of the service, watches them, stops them.

The four are the Prefect server, the runner with its schedules, the inbox watcher and the review pages.
Plain child processes and our own signal handling, so that it is the same on Windows: no shell, no service
manager, no fork.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline import lifeline, prefect_env
from pipeline.only_one import OnlyOne, TakenError, is_taken
from pipeline.ports import with_free_ports
from pipeline.settings import Settings

STOP_SECONDS = 10.0
"""How long a process may take to stop by itself before it is ended."""

STEADY_SECONDS = 60.0
"""A process that lived this long is well again: its next death waits one second, not longer."""

LONGEST_PAUSE = 30.0
LOG_BYTES = 5_000_000

Say = Callable[[str], None]


class CannotStartError(Exception):
    """The service cannot start here; the text is for a person."""


@dataclass(frozen=True, slots=True)
class Part:
    """One process of the service: its name, what a person calls it, its module, and how to see that it is
    well.
    """

    name: str
    title: str
    module: str
    healthy: Callable[[], bool]


@dataclass(slots=True)
class Running:
    """A part as it runs now: its process, since when, and how often it has died in a row."""

    part: Part
    process: subprocess.Popen[bytes]
    since: float
    deaths: int = 0
    again_at: float = 0.0


@dataclass(slots=True)
class Service:
    """The four processes of one data folder, while they are supervised."""

    settings: Settings
    environ: Mapping[str, str]
    stop: threading.Event
    running: dict[str, Running] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where a person opens the review pages."""
        return f"http://{self.settings.host}:{self.settings.web_port}/"

    def pids(self) -> dict[str, int]:
        """Process id by name of the part."""
        return {name: one.process.pid for name, one in self.running.items()}


def parts(settings: Settings, started: float) -> tuple[Part, ...]:
    """The four processes, in the order they are started; `started` is when, in seconds since 1970."""
    server = f"http://{prefect_env.LOOPBACK}:{settings.prefect_port}/api/health"
    pages = f"http://{settings.host}:{settings.web_port}/health"
    return (
        Part("server", "调度 schedule server", "flows.server", lambda: _answers(server)),
        Part("web", "审核页面 review pages", "pipeline.serve_pages", lambda: _answers(pages)),
        Part("runner", "执行 runner", "flows.serve", lambda: _beat_since("runner", started)),
        Part("watcher", "收件 inbox watcher", "flows.watch_inbox", lambda: _beat_since("watcher", started)),
    )


@contextlib.contextmanager
def service(settings: Settings, say: Say, stop: threading.Event | None = None) -> Iterator[Service]:
    """Starts the whole service, waits until all four are well, and stops them at the end, whatever happens.

    `stop`, when set, ends the waiting too. Raises `CannotStartError` with a sentence for a person.
    """
    lock = _take(settings)
    try:
        settings = with_free_ports(settings, say)
        first_start(settings, say)
        made = Service(
            settings, prefect_env.environment(settings) | _overrides(settings), stop or threading.Event()
        )
        _write_state(made)
        try:
            _start_all(made, say)
            yield made
        finally:
            _stop_all(made)
            _state_file(settings).unlink(missing_ok=True)
    finally:
        lock.release()


def up(settings: Settings, say: Say) -> None:
    """Runs the service until Ctrl-C, SIGTERM or the closing of the window; restarts what dies."""
    stop = threading.Event()
    with told_to_stop(stop), service(settings, say, stop) as made:
        if not stop.is_set():
            say(f"\n打开 Open:  {made.address}\n收件夹 Inbox: {made.settings.inbox}")
            say("按 Ctrl-C 停止。 Ctrl-C stops it.\n")
        while not stop.wait(0.5):
            tend(made, say)
        say("正在停止… Stopping …")
    say("已停止。 Stopped.")


def tend(made: Service, say: Say) -> None:
    """One look at every process: notes a death, and starts the part again after a pause that grows."""
    now = time.monotonic()
    for name, one in list(made.running.items()):
        if one.process.poll() is None:
            continue
        if not one.again_at:
            deaths = 1 if now - one.since > STEADY_SECONDS else one.deaths + 1
            one.deaths, one.again_at = deaths, now + min(LONGEST_PAUSE, 2.0 ** (deaths - 1))
            say(
                f"{one.part.title} 意外退出（{one.process.returncode}），将自动重启。"
                f" Stopped unexpectedly; will be started again. {_log(made.settings, name)}"
            )
        elif now >= one.again_at:
            fresh = _start(made, one.part)
            made.running[name] = Running(one.part, fresh, now, one.deaths)


def first_start(settings: Settings, say: Say) -> None:
    """Folders, key, tables, the first administrator. On an installation that exists it only brings tables
    up to date.
    """
    fresh = not settings.database.exists()
    if fresh:
        say("首次启动：建立密钥和数据库… First start: making the key and the database …")
    from pipeline.ledger.opening import migrate

    if migrate(settings):
        say(
            f"已生成主密钥：{settings.key_file}\n"
            "  请另行备份：丢失它，所有材料都无法打开。\n"
            "  Master key made. Back it up elsewhere: without it no paper opens."
        )
    from pipeline.review.accounts import create_first_administrator

    made = create_first_administrator()
    if made is not None:
        say(
            "第一个管理员（密码只显示这一次，首次登录须修改）\n"
            "The first administrator (shown this once, to be changed at first sign-in):\n"
            f"    {made.name}    {made.password}"
        )


def _take(settings: Settings) -> OnlyOne:
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        return OnlyOne(_run_folder(settings) / "up.lock")
    except TakenError:
        where = read_state(settings).get("address", "")
        raise CannotStartError(
            f"这个数据文件夹的服务已在运行：{settings.data}  {where}\n"
            "请用已打开的那个；要重启，先在它的窗口按 Ctrl-C。\n"
            "The service already runs on this data folder; use that one, or stop it there with Ctrl-C first."
        ) from None


def is_running(settings: Settings) -> bool:
    """True while the service runs on this data folder."""
    return _run_folder(settings).exists() and is_taken(_run_folder(settings) / "up.lock")


def read_state(settings: Settings) -> dict[str, object]:
    """What the running service wrote about itself: address, ports, process ids. Empty when none runs."""
    try:
        found = json.loads(_state_file(settings).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write_state(made: Service) -> None:
    state = {
        "pid": os.getpid(),
        "address": made.address,
        "web_port": made.settings.web_port,
        "prefect_port": made.settings.prefect_port,
        "parts": made.pids(),
    }
    file = _state_file(made.settings)
    file.with_suffix(".new").write_text(json.dumps(state), "utf-8")
    file.with_suffix(".new").replace(file)


def _overrides(settings: Settings) -> dict[str, str]:
    """What children must see although it stands in no file: the ports found free, and where home is."""
    return {
        "CANBAO_HOME": str(settings.home),
        "CANBAO_WEB_PORT": str(settings.web_port),
        "CANBAO_PREFECT_PORT": str(settings.prefect_port),
        "PYTHONUNBUFFERED": "1",
        lifeline.PARENT: str(os.getpid()),
    }


def _start_all(made: Service, say: Say) -> None:
    began = time.time()
    waiting = []
    for part in parts(made.settings, began):
        made.running[part.name] = Running(part, _start(made, part), time.monotonic())
        waiting.append(part)
    _write_state(made)
    until = time.monotonic() + 120
    while waiting and not made.stop.is_set():
        if time.monotonic() > until:
            names = "、".join(part.title for part in waiting)
            raise CannotStartError(
                f"启动超时：{names}。日志在 {made.settings.logs}。 Did not start in time; see the logs."
            )
        tend(made, say)
        for part in [one for one in waiting if one.healthy()]:
            waiting.remove(part)
            say(f"  ✓ {part.title}")
        time.sleep(0.3)


def _start(made: Service, part: Part) -> subprocess.Popen[bytes]:
    log = _log(made.settings, part.name)
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > LOG_BYTES:
        log.replace(log.with_suffix(".log.1"))
    with log.open("ab") as out:
        return subprocess.Popen(
            [sys.executable, "-m", part.module],
            env=dict(made.environ),
            cwd=made.settings.data,  # no prefect.toml or .env of some other project may be picked up
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            # Ctrl-C in the window must reach the supervisor only, which then stops the parts in order.
            start_new_session=os.name != "nt",
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )


def _stop_all(made: Service) -> None:
    """Watcher first (nothing new), server last (the others still report to it)."""
    for name in ("watcher", "runner", "web", "server"):
        if name in made.running:
            _stop(made.running[name].process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    with contextlib.suppress(OSError):
        process.send_signal(getattr(signal, "CTRL_BREAK_EVENT", signal.SIGTERM))
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextlib.contextmanager
def told_to_stop(stop: threading.Event) -> Iterator[None]:
    """Ctrl-C, `kill`, the closed window and Windows' Ctrl-Break set `stop`; the old handlers come back
    after.
    """
    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    known = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.signal(number, lambda *_: stop.set()) for number in known}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _answers(url: str) -> bool:
    """True where a web server answers below 500, or says by 503 that it is there but not content."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=2):
            return True
    except urllib.error.HTTPError as answer:
        return answer.code < 500 or answer.code == 503
    except OSError:
        return False


def _beat_since(name: str, since: float) -> bool:
    from pipeline.ledger.models import Beat

    beat = Beat.objects.filter(name=name).first()
    return beat is not None and beat.at.timestamp() >= since


def _run_folder(settings: Settings) -> Path:
    return settings.data / "run"


def _state_file(settings: Settings) -> Path:
    return _run_folder(settings) / "up.json"


def _log(settings: Settings, name: str) -> Path:
    return settings.logs / f"{name}.log"
