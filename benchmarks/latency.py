"""From a file dropped into the inbox to its verdict in the queue, on a running service: the goal is 20 s
on two cores.

`python -m benchmarks.latency [--packets 5]` starts the real service in a folder of its own, drops one
sample packet after another, each when the one before is settled, and times it by the wall clock. The
first is thrown away when `--warm` is given: disk caches are cold then.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

from pipeline.samples_folder import Samples, load


def main() -> None:
    """Measures and prints; exit code 1 where the median is over the goal."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--packets", type=int, default=5)
    words.add_argument("--goal", type=float, default=20.0, help="seconds")
    words.add_argument("--warm", action="store_true", help="do not count the first packet")
    told = words.parse_args()
    found = load()
    names = [name for name in found.names() if (found.packets / name).is_dir()][: told.packets + told.warm]
    with tempfile.TemporaryDirectory() as home:
        seconds = measure(found, names, Path(home))
    counted = seconds[1:] if told.warm else seconds
    median = statistics.median(counted)
    print(
        f"packets {len(counted)}  median {median:.1f} s  longest {max(counted):.1f} s  cores {os.cpu_count()}"
    )
    print(f"load average {os.getloadavg()[0]:.1f} (of other work too)" if hasattr(os, "getloadavg") else "")
    sys.exit(median > told.goal)


def measure(found: Samples, names: list[str], home: Path) -> list[float]:
    """Seconds from the drop to the verdict, for each packet in turn."""
    os.environ.update(
        CANBAO_HOME=str(home),
        CANBAO_KEY_FILE=str(home / "master.key"),
        CANBAO_AS_OF=found.as_of,
        CANBAO_RULES=found.rules,
        CANBAO_ROSTER=str(found.roster or ""),
    )
    from pipeline.settings import load as settings
    from pipeline.supervise import service

    with service(settings(), lambda line: print(line, file=sys.stderr), threading.Event()) as made:
        return [_one(found.packets / name, made.settings.inbox) for name in names]


def _one(source: Path, inbox: Path) -> float:
    from pipeline.ledger.results import results

    pages = len(list(source.iterdir()))
    shutil.copytree(source, inbox / source.name)
    began = time.monotonic()
    while not any(one.name == source.name and one.settled for one in results()):
        time.sleep(0.1)
    took = time.monotonic() - began
    print(f"  {took:5.1f} s  {pages} files  {source.name}", flush=True)
    return took


if __name__ == "__main__":
    main()
