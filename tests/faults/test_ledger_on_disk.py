"""The ledger on a real disk, with real processes: the intake is killed in its work, workers race for packets.

No file is lost, none is taken twice, and no packet is worked on twice.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

KILLS = 6
FOLDERS, FILES_EACH, AT_TOP, TWICE = 25, 3, 150, 15


def started(home: Path, what: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.faults.installation_on_disk", what]
    settings = {"CANBAO_HOME": str(home), "CANBAO_SETTLE_SECONDS": "0", "CANBAO_GIVE_UP_MINUTES": "0.001"}
    return subprocess.Popen(command, env=os.environ | settings, stdout=subprocess.PIPE, text=True)


def account(home: Path) -> dict[str, Any]:
    with started(home, "account") as process:
        assert process.stdout is not None
        found: dict[str, Any] = json.loads(process.stdout.read())
        return found


def dropped(inbox: Path) -> set[str]:
    """Folders, files at the top, and some of these once more under another name; Chinese names throughout."""
    paths = set()
    for number in range(FOLDERS):
        for part in range(FILES_EACH):
            paths.add(put(inbox, f"三年级2班-{number} 证件样本/第{part}页.txt", f"{number} {part}"))
    for number in range(AT_TOP):
        paths.add(put(inbox, f"证件样本{number}.txt", f"top {number}"))
    for number in range(TWICE):
        paths.add(put(inbox, f"又一份{number}.txt", f"top {number}"))
    return paths


def put(inbox: Path, path: str, content: str) -> str:
    (inbox / path).parent.mkdir(parents=True, exist_ok=True)
    (inbox / path).write_text(content * 2000, "utf-8")
    return path


def test_no_file_is_lost_or_doubled_when_the_intake_is_killed(tmp_path: Path) -> None:
    chance = random.Random(7)
    paths = dropped(tmp_path / "inbox")
    account(tmp_path)
    for _ in range(KILLS):
        with started(tmp_path, "scan") as process:
            assert process.stdout is not None and process.stdout.readline() == "ready\n"
            time.sleep(chance.uniform(0.02, 0.5))
            process.kill()
    with started(tmp_path, "scan-once") as process:
        assert process.wait(timeout=60) == 0

    found = account(tmp_path)
    assert Counter(one["path"] for one in found["arrivals"]) == Counter(paths)
    assert all(one["kept"] for one in found["arrivals"])
    assert Counter(one["state"] for one in found["arrivals"]) == {
        "received": FOLDERS * FILES_EACH + AT_TOP,
        "linked": TWICE,
    }
    assert found["packets"] == FOLDERS + AT_TOP
    assert found["blobs"] == FOLDERS * FILES_EACH + AT_TOP
    assert found["adds_up"] and found["audit"] is None
    assert not any(path.is_file() for path in (tmp_path / "inbox" / ".taking").rglob("*"))


def test_four_workers_share_the_packets_and_none_is_worked_on_twice(tmp_path: Path) -> None:
    for number in range(120):
        put(tmp_path / "inbox", f"证件样本{number}.txt", str(number))
    with started(tmp_path, "scan-once") as process:
        assert process.wait(timeout=60) == 0
    workers = [started(tmp_path, "work") for _ in range(4)]
    shares = [json.loads(worker.communicate(timeout=120)[0]) for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0, 0, 0]
    assert sorted(packet for share in shares for packet in share) == list(range(1, 121))
