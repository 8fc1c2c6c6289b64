"""`python -m benchmarks.speed`: the whole first floor against the bare RapidOCR call, same pages, same run,
one thread.

Page by page in turn, in processor seconds (child processes included), so that a busy machine changes neither
the ratio nor the pace. The models are loaded before the clock starts. With `--tesseract` the peer
`tesseract -l chi_sim` reads the same pages too. With `--soak N` pages are read again until N, and the growth
of the process's memory is reported.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2

from extractors import read
from extractors.records import Page

PACKETS = Path(__file__).parent.parent / "samples" / "packets"
GOAL_RATIO, GOAL_PACE = 1.15, 0.5
"""At most so many times the bare call, and at least so many pages a second on one core."""


def pages(folder: Path, most: int) -> list[Page]:
    """Pictures of papers (no ID photos) under a folder, spread evenly over all of it."""
    found = sorted(p for p in folder.rglob("*.jpg") if p.stat().st_size > 20_500 and "照片" not in p.name)
    step = max(1, len(found) // most)
    return [Page(path.name, 1, path, original=path) for path in found[::step][:most]]


def bare() -> Callable[[Path], int]:
    """RapidOCR as its manual says, one thread: a picture in, the number of lines out."""
    from rapidocr import RapidOCR

    threads = "EngineConfig.onnxruntime"
    ocr = RapidOCR(
        params={
            f"{threads}.intra_op_num_threads": 1,
            f"{threads}.inter_op_num_threads": 1,
            "Global.log_level": "error",
        }
    )

    def lines(path: Path) -> int:
        found: Any = ocr(cv2.imread(str(path)))
        return 0 if found.txts is None else len(found.txts)

    return lines


def tesseract(path: Path) -> int:
    """The peer that OCRmyPDF calls, with its simplified Chinese model."""
    import pytesseract

    os.environ["OMP_THREAD_LIMIT"] = "1"
    return len(pytesseract.image_to_string(str(path), lang="chi_sim").split("\n"))


def _read(page: Page) -> int:
    """The papers on a page; a page that fails is quick, and must not count as fast."""
    documents = read.read_pages([page])
    if any("reading_failed" in document.why for document in documents):
        raise SystemExit(
            f"{page.file}: 这一页读取出错，用时不能比较。Reading failed; its time tells nothing."
        )
    return len(documents)


def _timed(call: Callable[[], object]) -> tuple[float, object]:
    """Processor seconds of a call, child processes included: neighbours hardly change them."""
    start = sum(os.times()[:4])
    answer = call()
    return sum(os.times()[:4]) - start, answer


def compare(some: list[Page], with_tesseract: bool) -> list[str]:
    """Seconds of each reader on each page, in turn; the table and the goals."""
    cv2.setNumThreads(1)
    peer = bare()
    read.warm()
    peer(some[0].image)
    read.read_pages(some[:1])
    ours, theirs, others, counts = [], [], [], []
    for number, page in enumerate(some):
        pair = [lambda p=page: peer(p.image), lambda p=page: _read(p)]
        order = (0, 1) if number % 2 == 0 else (1, 0)
        taken = {which: _timed(pair[which]) for which in order}
        theirs.append(taken[0][0])
        ours.append(taken[1][0])
        counts.append(int(str(taken[0][1])))
        if with_tesseract:
            others.append(_timed(lambda p=page: tesseract(p.image))[0])
        print(
            f"{number + 1:3d} bare {theirs[-1]:5.2f} s  floor 1 {ours[-1]:5.2f} s  {page.file}",
            file=sys.stderr,
            flush=True,
        )
    return _table(ours, theirs, others, counts)


def _table(ours: list[float], theirs: list[float], others: list[float], counts: list[int]) -> list[str]:
    ratio = sum(ours) / sum(theirs)
    lines = ["| reader | processor s a page (mean) | median | pages a second and core |", "|---|---|---|---|"]
    readers = [("bare RapidOCR call", theirs), ("floor 1, everything", ours)]
    if others:
        readers.append(("tesseract -l chi_sim", others))
    for name, seconds in readers:
        mean = statistics.mean(seconds)
        lines.append(f"| {name} | {mean:.2f} | {statistics.median(seconds):.2f} | {1 / mean:.2f} |")
    ordinary = [s for s, count in zip(ours, counts, strict=True) if count <= 30]
    pace = len(ordinary) / max(sum(ordinary), 1e-9)
    lines += [
        "",
        f"{len(ours)} pages, {statistics.median(counts):.0f} lines a page (median).",
        f"Ratio to the bare call: **{ratio:.2f}** (goal at most {GOAL_RATIO}).",
        f"Ordinary pages (at most 30 lines): **{pace:.2f} pages/s** (goal at least {GOAL_PACE}).",
        f"Peak memory, both readers loaded: {_peak_mb():.0f} MB.",
    ]
    return lines


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _now_mb() -> float:
    pages_held = int(Path("/proc/self/statm").read_text().split()[1])
    return pages_held * resource.getpagesize() / 1e6


def soak(some: list[Page], most: int) -> list[str]:
    """Memory while pages are read again and again; the first fifth warms up and does not count."""
    read.warm()
    trail: list[tuple[int, float]] = []
    for number in range(most):
        read.read_pages([some[number % len(some)]])
        if number % max(1, most // 20) == 0:
            trail.append((number, _now_mb()))
            print(f"{number:5d} pages {trail[-1][1]:.0f} MB", file=sys.stderr, flush=True)
    trail.append((most, _now_mb()))
    settled = [point for point in trail if point[0] >= most // 5]
    grown = (settled[-1][1] - settled[0][1]) / max(1, settled[-1][0] - settled[0][0]) * 1000
    return [
        f"{most} pages: {settled[0][1]:.0f} MB to {settled[-1][1]:.0f} MB, "
        f"{grown:+.1f} MB per 1,000 pages; peak {_peak_mb():.0f} MB."
    ]


def main() -> None:
    """Command line."""
    ask = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    ask.add_argument("--pages", type=int, default=30)
    ask.add_argument("--folder", type=Path, default=PACKETS)
    ask.add_argument("--tesseract", action="store_true")
    ask.add_argument("--soak", type=int, help="read so many pages and report memory instead")
    ask.add_argument("--out", type=Path)
    given = ask.parse_args()
    some = pages(given.folder, given.pages)
    lines = soak(some, given.soak) if given.soak else compare(some, given.tesseract)
    text = (
        "\n".join(["# Speed", "", f"`python -m benchmarks.speed {' '.join(sys.argv[1:])}`", "", *lines])
        + "\n"
    )
    print(text)
    if given.out:
        given.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
