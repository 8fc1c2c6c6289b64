"""`python -m benchmarks.accuracy`: draws fresh papers, reads them, and says what was right, accepted, and
wrong though accepted.

The tables: goals (kind, numbers, names, addresses, other, for scans and phone photos), every kind, every
field, every
condition, and the worst failures with a first guess at the cause. The held-out part (layouts, typefaces and
seeds that
nobody develops with) is reported apart with `--held-out`.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from benchmarks.cases import GROUPS, HELD_OUT_SEED, Case, cases, draw_page
from benchmarks.scores import GOALS, Mark, marks
from extractors import discover, read
from samples import capture, draw


def measure(some: Iterable[Case], keep: Path | None = None) -> list[Mark]:
    """Reads every case; pictures of pages with a failure go to `keep`."""
    read.warm()
    found: list[Mark] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, case in enumerate(some, 1):
            page, shot = draw_page(case, Path(folder))
            start = time.perf_counter()
            documents = read.read_pages([page])
            seconds = time.perf_counter() - start
            new = marks(case, shot, documents, seconds)
            found += new
            bad = sum(mark.outcome != "exact" for mark in new)
            print(
                f"{number:4d} {seconds:5.1f} s {bad:2d} of {len(new):2d} not exact  {case.label}",
                file=sys.stderr,
                flush=True,
            )
            if keep is not None and bad:
                shutil.copy(page.image, keep / page.image.name)
            page.image.unlink()
    return found


def share(some: Sequence[Mark], test: Callable[[Mark], bool]) -> str:
    """Share of marks that pass, in per cent, or a dash for none."""
    return f"{100 * sum(map(test, some)) / len(some):.1f}" if some else "–"


def _exact(mark: Mark) -> bool:
    return mark.outcome == "exact"


def _row(name: str, some: Sequence[Mark]) -> str:
    """Fields of some marks as one table row: count, exact, absent, wrong, accepted, wrong among accepted."""
    truth = [mark for mark in some if mark.field != "kind" and mark.outcome != "invented"]
    accepted = [mark for mark in some if mark.accepted]
    gravest = [mark for mark in some if mark.gravest]
    risk = f"{100 * len(gravest) / len(accepted):.2f}" if accepted else "–"
    kinds = [mark for mark in some if mark.field == "kind"]
    return (
        f"| {name} | {len(kinds)} | {share(kinds, _exact)} | {len(truth)} | {share(truth, _exact)} "
        f"| {share(truth, lambda m: m.outcome == 'absent')} | {share(truth, lambda m: m.outcome == 'wrong')} "
        f"| {share(truth, lambda m: m.accepted)} | {len(gravest)} | {risk} |"
    )


HEAD = (
    "| {} | pages | kind right % | values | exact % | absent % | wrong % | accepted % "
    "| wrong accepted | % of accepted |\n"
    "|---|---|---|---|---|---|---|---|---|---|"
)


def goals(found: Sequence[Mark]) -> list[str]:
    """The goals of the product against what was measured."""
    lines = ["| what | condition | goal % | measured % | of |", "|---|---|---|---|---|"]
    for sort, wanted in GOALS.items():
        for group, goal in wanted.items():
            some = [m for m in found if m.sort == sort and m.case.group == group and m.outcome != "invented"]
            lines.append(f"| {sort} | {group} | {100 * goal:.1f} | {share(some, _exact)} | {len(some)} |")
    for group, goal in (("scan", 85), ("phone", 75)):
        some = [
            m
            for m in found
            if m.sort in ("number", "name") and m.case.group == group and m.outcome != "invented"
        ]
        lines.append(
            f"| accepted share of numbers and names | {group} | {goal} "
            f"| {share(some, lambda m: m.accepted)} | {len(some)} |"
        )
    accepted = [m for m in found if m.accepted]
    wrong = [m for m in accepted if m.gravest]
    risk = f"{100 * len(wrong) / len(accepted):.2f}" if accepted else "–"
    lines.append(f"| **wrong among accepted** | all | 0.14 | {risk} | {len(wrong)} of {len(accepted)} |")
    return lines


def tables(found: Sequence[Mark]) -> list[str]:
    """By kind, by condition, by field."""
    lines: list[str] = []
    for title, key in (
        ("kind of paper", lambda m: m.kind if m.kind != "unknown" else f"unknown ({m.case.paper})"),
        ("condition", lambda m: m.case.condition),
        ("layout", lambda m: f"{m.case.paper} {m.case.layout}"),
        ("field", lambda m: f"{m.kind}.{m.field}"),
    ):
        lines += ["", f"## By {title}", "", HEAD.format(title)]
        for name in sorted({key(m) for m in found if title != "field" or m.field != "kind"}):
            lines.append(_row(name, [m for m in found if key(m) == name]))
    return lines


def worst(found: Sequence[Mark], most: int) -> list[str]:
    """The failures, gravest first: wrong and accepted, wrong kind, wrong, invented, absent."""

    def rank(mark: Mark) -> tuple[bool, bool, int, float]:
        order = ("wrong", "invented", "absent").index(mark.outcome)
        return not mark.gravest, mark.field != "kind", order, -(mark.confidence or 0.0)

    failures = sorted((m for m in found if m.outcome != "exact"), key=rank)
    lines = [
        "",
        "## Worst failures",
        "",
        "| page | field | truth | read | printed as read | confidence | accepted | signals | cause |",
    ]
    lines.append("|---|---|---|---|---|---|---|---|---|")
    for m in failures[:most]:
        score = "" if m.confidence is None else f"{m.confidence:.2f}"
        texts = [text.replace("|", "/").replace("\n", " ⏎ ")[:60] for text in (m.truth, m.got, m.raw)]
        yes = "**yes**" if m.accepted else ""
        lines.append(
            f"| {m.case.label} | {m.field} | {' | '.join(texts)} "
            f"| {score} | {yes} | {' '.join(m.signals)} | {m.cause} |"
        )
    return lines


def report(found: Sequence[Mark], held_out: bool, command: str, most: int) -> str:
    """The whole report as Markdown."""
    part = "held-out part" if held_out else "development part"
    seconds = [m.seconds for m in found if m.field == "kind"]
    pace = f"{len(seconds)} pages, {sum(seconds) / max(1, len(seconds)):.2f} s a page in one process."
    lines = [
        f"# Accuracy, {part}",
        "",
        f"`{command}`",
        "",
        pace,
        "",
        *goals(found),
        *tables(found),
        *worst(found, most),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Command line."""
    rooms = (*discover.names("samples.papers"), *sorted(draw.MIXED))
    ask = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    ask.add_argument("--paper", action="append", choices=rooms, help="only these papers of samples/papers")
    ask.add_argument("--condition", action="append", choices=sorted(capture.CONDITIONS))
    ask.add_argument("--group", choices=sorted(GROUPS), help="only scans, phone photos or hard ones")
    ask.add_argument("--rounds", type=int, default=1, help="pages for every layout")
    ask.add_argument("--seed", type=int, default=100)
    ask.add_argument("--held-out", action="store_true", help="the part that nobody develops with")
    ask.add_argument("--limit", type=int, help="at most so many pages, drawn by lot")
    ask.add_argument("--worst", type=int, default=60, help="how many failures to list")
    ask.add_argument("--keep", type=Path, help="folder for the pictures of pages with a failure")
    ask.add_argument("--out", type=Path, help="write the report here too")
    given = ask.parse_args()
    conditions = given.condition or (GROUPS[given.group] if given.group else tuple(capture.CONDITIONS))
    first = given.seed + (HELD_OUT_SEED if given.held_out else 0)
    some = list(cases(first, given.rounds, given.held_out, given.paper or rooms, conditions))
    if given.limit and given.limit < len(some):
        picked = set(random.Random(first).sample(range(len(some)), given.limit))
        some = [case for number, case in enumerate(some) if number in picked]
    if given.keep:
        given.keep.mkdir(parents=True, exist_ok=True)
    command = "python -m benchmarks.accuracy " + " ".join(sys.argv[1:])
    text = report(measure(some, given.keep), given.held_out, command, given.worst)
    print(text)
    if given.out:
        given.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
