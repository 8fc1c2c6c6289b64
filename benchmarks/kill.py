"""kill -9 of each process while packets are worked on, and the account before and after.

`python -m benchmarks.kill [--packets 20]` starts the real service in a folder of its own, drops sample
packets (a page each, no two alike), kills server, runner, watcher, review pages and the run at work in
turn, and last the supervisor itself, and prints what the ledger holds. Exit code 1 where anything is lost
or doubled.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.test_kill import INVENTORY, PARTS, kill, kill_run
from tests.flows.house import House, children, is_running, wait_for


def main() -> None:
    """Runs the whole of it and prints as it goes."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--packets", type=int, default=20)
    told = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        house = House(Path(folder) / "home", 19020)
        house.start()
        try:
            sys.exit(0 if run(house, told.packets) else 1)
        finally:
            if house.process is not None and house.process.poll() is None:
                house.stop()


def run(house: House, packets: int) -> bool:
    """Drops, kills, waits, compares; true where everything is there once."""
    names = {f"一年级2班-{number:02d} 测试甲" for number in range(packets)}
    for number, name in enumerate(sorted(names)):
        house.drop(name, number)
    print(f"dropped {packets} packets")
    wait_for(lambda: len(house.results()) == packets, 60, "all to be taken", pause=0.5)
    show("taken        ", house)
    began = time.monotonic()
    kill_run(house)  # first: a quiet machine has finished with the packets before the others are killed
    show("kill run     ", house)
    for part in PARTS:
        kill(house, part)
        show(f"kill {part:8}", house)
        time.sleep(3)
    assert house.process is not None
    left = children(house.process.pid)
    os.kill(house.process.pid, signal.SIGKILL)
    house.process.wait()
    wait_for(lambda: not [pid for pid in left if is_running(pid)], 15, "the processes to leave")
    house.start()
    show("kill all five", house)
    house.wait_until_settled(names, 60.0 * packets)
    print(f"settled {time.monotonic() - began:.0f} s after the first kill")
    after = show("settled      ", house)
    once = {"files": packets, "linked": 0, "packets": packets, "documents": [1] * packets}
    good = after == once | {"verdicts": packets, "open": packets, "broken_log": None}
    print("nothing lost, nothing doubled" if good else "NOT what was dropped")
    return good


def show(when: str, house: House) -> dict[str, object]:
    """Prints the account of the ledger, and gives it."""
    found: dict[str, object] = house.ask(INVENTORY)
    states = [state for state, _verdict in house.results().values()]
    counts = {state: states.count(state) for state in sorted(set(states))}
    print(f"{when} {json.dumps(counts)}  documents {sum(found['documents'])}", flush=True)  # type: ignore[call-overload]
    return found


if __name__ == "__main__":
    main()
