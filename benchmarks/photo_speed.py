"""How long a 12-megapixel photo takes on one core, and how much memory, each in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import cv2
import numpy as np

from benchmarks import photo_studio as make
from benchmarks.photo_studio import Studio, jpeg

BUDGET = {"judge": 0.5, "repair": 1.0}


def speed_section(studio: Studio, folder: Path) -> list[str]:
    """The part of the results page about speed."""
    large = cv2.resize(studio.source, (3464, 3464), interpolation=cv2.INTER_CUBIC)
    file = folder / "large.jpg"
    file.write_bytes(jpeg(make.noisy(np.asarray(large, dtype=np.uint8), 6), 90))
    asked = [sys.executable, "-m", "benchmarks.photo_speed", str(file)]
    got = json.loads(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)
    lines = [
        "## Speed",
        "",
        f"One thread, {file.stat().st_size / 1e6:.1f} MB JPEG of 3464×3464 (12 MP), best of five.",
        "",
        "| step | seconds | budget |",
        "|---|---|---|",
    ]
    lines += [f"| {step} | {got[step]:.2f} | {limit:.1f} |" for step, limit in BUDGET.items()]
    return [*lines, f"| memory of the process at its peak | {got['peak_mb']} MB | 300 MB |"]


def main(file: Path) -> None:
    """Prints the seconds and the peak memory as JSON."""
    from extractors.photo import measure, repair

    cv2.setNumThreads(1)
    best = {"judge": 9e9, "repair": 9e9}
    for _ in range(5):
        for step, run in (("judge", measure), ("repair", repair)):
            began = time.process_time()
            run(file)
            best[step] = min(best[step], time.process_time() - began)
    print(json.dumps({**best, "peak_mb": peak_mb()}))


def peak_mb() -> int:
    """Peak resident memory of this process in MB (0 where the system does not tell)."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    # Not getrusage: its peak is handed down from the process that started this one.
    peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return round(int(peak.split()[1]) / 1024)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
