"""Nobody is left behind: a process of the service ends when the one that started it is killed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.only_one import OnlyOne, TakenError, is_taken

CHILD = (
    "from pipeline import lifeline; import time; lifeline.hold(0.1); print('up', flush=True); time.sleep(60)"
)
PARENT = (
    "import subprocess, sys, time\n"
    f"child = subprocess.Popen([sys.executable, '-c', {CHILD!r}], stdout=subprocess.PIPE, text=True)\n"
    "child.stdout.readline(); print(child.pid, flush=True); time.sleep(60)\n"
)
HOLDER = (
    "import sys, time; from pathlib import Path; from pipeline.only_one import OnlyOne\n"
    "held = OnlyOne(Path(sys.argv[1])); print('held', flush=True); time.sleep(60)"
)


def is_gone(pid: int, within: float = 5.0) -> bool:
    until = time.monotonic() + within
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def test_a_child_leaves_when_its_parent_is_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    os.kill(parent.pid, 9)
    parent.wait()
    assert is_gone(child)


IMPORTING = "import flows; print('up', flush=True); import time; time.sleep(60)"
SUPERVISOR = (
    "import os, subprocess, sys, time\n"
    "made = {**os.environ, 'CANBAO_PARENT': str(os.getpid())}\n"
    f"part = [sys.executable, '-c', {IMPORTING!r}]\n"
    "child = subprocess.Popen(part, stdout=subprocess.PIPE, text=True, env=made)\n"
    "child.stdout.readline(); print(child.pid, flush=True); time.sleep(60)\n"
)


def test_a_part_that_is_still_importing_leaves_too() -> None:
    parent = subprocess.Popen([sys.executable, "-c", SUPERVISOR], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    os.kill(parent.pid, 9)
    parent.wait()
    assert is_gone(child)


def test_a_lock_is_held_once_and_let_go_of_when_its_holder_is_killed(tmp_path: Path) -> None:
    file = tmp_path / "one.lock"
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, file], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None and holder.stdout.readline().strip() == "held"
    with pytest.raises(TakenError):
        OnlyOne(file)
    os.kill(holder.pid, 9)
    holder.wait()
    assert not is_taken(file)
    OnlyOne(file).release()


def test_a_lock_can_be_waited_for(tmp_path: Path) -> None:
    file = tmp_path / "one.lock"
    first = OnlyOne(file)
    with pytest.raises(TakenError):
        OnlyOne(file, wait=0.3)
    first.release()
    OnlyOne(file, wait=0.3).release()
