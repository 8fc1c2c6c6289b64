"""`make demo`: the sample packets through the real service, from the watched folder to the verdicts.

Everything lies in one folder of its own (`demo-data`), which each demo makes anew: its own inbox, ledger,
key and Prefect server. Nothing of an existing installation is touched.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.samples_folder import Samples, lay_out, load

if TYPE_CHECKING:
    from pipeline.ledger.results import Result
    from pipeline.settings import Settings
    from pipeline.supervise import Service

Say = Callable[[str], None]

FOLDER = "demo-data"
MARK = ".canbao-demo"
PATIENCE_SECONDS = 900.0
"""Without any progress for this long something is wrong; a slow PC may need minutes for a packet."""

VERDICTS = {"complete": "[green]材料齐[/]", "incomplete": "[red]待补[/]", "review": "[yellow]需人工[/]"}

PLAIN = {"complete": "材料齐", "incomplete": "待补  ", "review": "需人工"}


def show(say: Say) -> int:
    """Runs the demo and gives the exit code: 0 when every sample packet ended in a verdict."""
    found = load()
    try:
        home = fresh_home(Path(os.environ.get("CANBAO_HOME") or Path.cwd() / FOLDER).absolute(), found)
    except OSError as trouble:
        say(str(trouble))
        return 2
    for name in [name for name in os.environ if name.startswith("CANBAO_")]:
        del os.environ[name]
    os.environ["CANBAO_HOME"] = str(home)
    from pipeline import settings
    from pipeline.supervise import CannotStartError, service, told_to_stop

    began, stop = time.monotonic(), threading.Event()
    try:
        with told_to_stop(stop), service(settings.load(), say, stop) as made:
            count = lay_out(found, made.settings.inbox)
            say(f"\n{count} 份样例材料已放进收件夹 {made.settings.inbox}")
            say(f"{count} sample packets were dropped into the inbox.\n")
            done = watch(set(found.expected), made, say)
    except CannotStartError as trouble:
        say(str(trouble))
        return 2
    if stop.is_set():
        say("演示被中止。 The demo was stopped.")
        return 1
    table(found, done)
    say(closing(made.settings, time.monotonic() - began))
    return 0 if {one.name for one in done if one.verdict} == set(found.expected) else 1


def fresh_home(home: Path, found: Samples) -> Path:
    """An empty demo folder with its settings. Refuses a folder that a demo did not make."""
    if home.exists() and any(home.iterdir()):
        if not (home / MARK).exists():
            raise FileExistsError(
                f"{home} 不是演示文件夹，没有动它。请换一个位置，或设置 CANBAO_HOME。\n"
                f"{home} was not made by a demo and is left alone; choose another place with CANBAO_HOME."
            )
        shutil.rmtree(home)
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    (home / MARK).touch()
    roster = "" if found.roster is None else f'roster = "{found.roster.as_posix()}"\n'
    (home / "settings.toml").write_text(
        f'key_file = "master.key"\nrules = "{found.rules}"\nas_of = {found.as_of}\n{roster}'
        f"workers = {os.cpu_count() or 1}\n",
        "utf-8",
    )
    return home


def watch(names: set[str], made: Service, say: Say) -> Sequence[Result]:
    """Waits until every one of these packets has come to its end, and says so of each as it does.

    Ends early when the demo is told to stop, or when nothing has moved for a long time.
    """
    from pipeline.ledger.results import results
    from pipeline.supervise import tend

    told: set[str] = set()
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        tend(made, say)
        here = [one for one in results() if one.name in names]
        for one in here:
            if one.settled and one.name not in told:
                told.add(one.name)
                until = time.monotonic() + PATIENCE_SECONDS
                say(f"  [{len(told):>2}/{len(names)}] {PLAIN.get(one.verdict or '', '—')}  {one.name}")
        if told == names or time.monotonic() > until or made.stop.wait(1.0):
            return here


def table(found: Samples, done: Sequence[Result]) -> None:
    """Shows every packet's verdict beside the expected one, and the first reason."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    grid = Table(title=f"结论 Verdicts（{found.rules}，核对日 as of {found.as_of}）", title_justify="left")
    for heading in ("", "材料 packet", "应得 expected", "得到 got", "首要原因 first reason"):
        grid.add_column(heading, overflow="fold")
    by_name = {one.name: one for one in done}
    agree = 0
    for name, told in found.expected.items():
        got, wanted = by_name.get(name), str(told.get("verdict"))
        verdict = (got.verdict if got else None) or "—"
        agree += verdict == wanted
        sign = "[green]✓[/]" if verdict == wanted else "[red]≠[/]"
        grid.add_row(sign, escape(name), VERDICTS.get(wanted, wanted), VERDICTS.get(verdict, verdict),
                     escape(got.reason if got else ""))  # fmt: skip
    console = Console(width=None if Console().is_terminal else 120)
    console.print(grid)
    console.print(f"{agree}/{len(found.expected)} 与预期一致 as expected")


def closing(settings: Settings, seconds: float) -> str:
    """What to open next."""
    return (
        f"\n用时 {seconds:.0f} 秒。 Took {seconds:.0f} seconds.\n"
        "接下来 Next:\n"
        f"  .venv/bin/canbao up --home {settings.home}   在审核页面里看这些材料（管理员密码见上）\n"
        "                                    look at these packets in the review pages (password above)\n"
        "  make up                           启动真正的服务（文件夹 ~/canbao） start the real service\n"
        f"  rm -r {settings.home}             删除演示数据 remove the demo data\n"
    )
