"""A whole service in a folder of its own: the real `canbao up`, asked and disturbed from outside."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

SAMPLES = Path(__file__).parents[2] / "samples" / "packets"
CANBAO = Path(sys.executable).with_name("canbao")
STARTED = "按 Ctrl-C 停止"


@dataclass(slots=True)
class House:
    """One installation under `home`, with its own ports, key and inbox."""

    home: Path
    port: int
    settings: Mapping[str, str] = field(default_factory=dict)
    process: subprocess.Popen[str] | None = None
    said: str = ""

    @property
    def environ(self) -> dict[str, str]:
        kept = {n: v for n, v in os.environ.items() if not n.startswith(("CANBAO_", "DJANGO_", "PREFECT_"))}
        return kept | {
            "CANBAO_HOME": str(self.home),
            "CANBAO_KEY_FILE": str(self.home / "master.key"),
            "CANBAO_WEB_PORT": str(self.port),
            "CANBAO_PREFECT_PORT": str(self.port + 50),
            "CANBAO_SETTLE_SECONDS": "0.5",
            "CANBAO_SCAN_SECONDS": "0.5",
            "CANBAO_AS_OF": "2021-10-15",
            **self.settings,
        }

    @property
    def inbox(self) -> Path:
        return self.home / "inbox"

    def start(self) -> None:
        """Starts the service and returns when it says that it is up."""
        self.home.mkdir(exist_ok=True)
        log = (self.home / "up.log").open("a+", encoding="utf-8")
        self.process = subprocess.Popen([CANBAO, "up"], env=self.environ, stdout=log, stderr=log, text=True)
        before = self.said.count(STARTED)

        def is_up() -> bool:
            self.said = (self.home / "up.log").read_text("utf-8")
            assert self.process is not None and self.process.poll() is None, self.said
            return self.said.count(STARTED) > before

        wait_for(is_up, 120, "the service")

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Sends a signal to the supervisor and gives its exit code."""
        assert self.process is not None
        self.process.send_signal(number)
        code = self.process.wait(60)
        self.said = (self.home / "up.log").read_text("utf-8")
        return code

    def canbao(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Runs a command of the command line on this house."""
        return subprocess.run([CANBAO, *words], env=self.environ, capture_output=True, text=True)

    def parts(self) -> dict[str, int]:
        """Process id by name of the four parts, found from outside as the supervisor's children."""
        names = {"flows.server": "server", "flows.serve": "runner", "flows.watch_inbox": "watcher"}
        names["pipeline.serve_pages"] = "web"
        assert self.process is not None
        found = {}
        for pid in children(self.process.pid):
            words = command_line(pid)
            if len(words) > 2 and words[2] in names:
                found[names[words[2]]] = pid
        return found

    def ask(self, code: str) -> Any:
        """Runs a line of Python that prints JSON beside the house's ledger."""
        opened = "from pipeline.ledger.opening import open_ledger; open_ledger(); import json\n"
        done = subprocess.run(
            [sys.executable, "-c", opened + code], env=self.environ, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def results(self) -> dict[str, tuple[str, str | None]]:
        """State and verdict by name of the packet; every packet once."""
        rows = self.ask(
            "from pipeline.ledger.results import results\n"
            "print(json.dumps([(r.name, r.state, r.verdict) for r in results()]))"
        )
        assert len({name for name, _, _ in rows}) == len(rows), "a packet stands twice in the ledger"
        return {name: (state, verdict) for name, state, verdict in rows}

    def drop(self, name: str, number: int = 0) -> None:
        """Puts a packet of one page into the inbox: a folder with a copy of a sample bank card.

        `number` changes one pixel, so that no two packets hold the same bytes.
        """
        source = next((SAMPLES / "一年级1班-01 证件样本").glob("*银行卡*"))
        image = Image.open(source).convert("RGB")
        image.thumbnail((900, 900))
        image.putpixel((number % 256, number // 256), (number % 251, 7, 99))
        folder = self.inbox / name
        folder.mkdir(parents=True)
        image.save(folder / "card.jpg", quality=90)

    def wait_until_settled(self, names: set[str], seconds: float) -> dict[str, tuple[str, str | None]]:
        """Waits until each of these packets has come to its end; their states and verdicts."""
        here: dict[str, tuple[str, str | None]] = {}

        def settled() -> bool:
            here.update(self.results())
            ends = {"waiting", "done", "set_aside"}
            return names <= here.keys() and all(here[name][0] in ends for name in names)

        wait_for(settled, seconds, "verdicts", pause=1.0)
        return {name: here[name] for name in names}


def wait_for(true: Callable[[], bool], seconds: float, what: str, pause: float = 0.1) -> float:
    """Waits until something is true, at most `seconds`; how long it took."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < seconds, f"waited {seconds} s for {what}"
        time.sleep(pause)
    return time.monotonic() - began


def children(pid: int) -> list[int]:
    """The processes started by this one and by those (Linux)."""
    direct: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            direct += [int(word) for word in task.read_text().split()]
        except OSError:
            continue
    return direct + [one for child in direct for one in children(child)]


def command_line(pid: int) -> list[str]:
    """The words a process was started with; none where it is gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    except OSError:
        return []


def is_running(pid: int) -> bool:
    """True while a process is there and not a zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
