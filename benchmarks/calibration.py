"""`python -m benchmarks.calibration`: does a confidence mean what it says, and what is each signal worth?

Draws papers as the accuracy benchmark does, reads them, and compares every field's probability with how
often such fields are right: a reliability table, the expected calibration error, the accepted share and
the error among the accepted at the target, the same for stricter and looser targets, and for each signal
the log-odds it deserves by counting (with one half added to every count) beside the weight that
`extractors/confidence.py` gives it.
"""

from __future__ import annotations

import argparse
import math
import pickle
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from benchmarks.accuracy import measure
from benchmarks.cases import HELD_OUT_SEED, cases
from benchmarks.scores import Mark
from extractors import discover
from extractors.confidence import AGAINST, FOR, TARGET_ERROR
from samples import capture

EDGES = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.9986, 1.0000001)
TARGETS = (0.01, 0.005, TARGET_ERROR, 0.0005)


def scored(found: Sequence[Mark]) -> list[Mark]:
    """Fields that were read and given a probability."""
    return [m for m in found if m.field != "kind" and m.confidence is not None and m.outcome != "absent"]


def reliability(found: Sequence[Mark]) -> list[str]:
    """A row for each step of probability: how many fields, mean probability, share right."""
    lines = ["| probability | fields | mean probability | share right |", "|---|---|---|---|"]
    for low, high in pairwise(EDGES):
        some = [m for m in found if low <= (m.confidence or 0.0) < high]
        if some:
            mean = sum(m.confidence or 0.0 for m in some) / len(some)
            lines.append(f"| {low:g} to {min(high, 1):g} | {len(some)} | {mean:.4f} | {_right(some):.4f} |")
    return lines


def calibration_error(found: Sequence[Mark]) -> float:
    """Expected calibration error: the mean distance of probability and share right, weighted by the
    steps' sizes.
    """
    total = 0.0
    for low, high in pairwise(EDGES):
        some = [m for m in found if low <= (m.confidence or 0.0) < high]
        if some:
            total += len(some) * abs(sum(m.confidence or 0.0 for m in some) / len(some) - _right(some))
    return total / max(1, len(found))


def targets(found: Sequence[Mark]) -> list[str]:
    """What other targets would accept among the fields that have two voices and none against (by
    probability).
    """
    lines = ["| target error | fields at or above | share of all | wrong among them |", "|---|---|---|---|"]
    for target in TARGETS:
        some = [m for m in found if (m.confidence or 0.0) >= 1 - target]
        wrong = sum(m.outcome != "exact" for m in some)
        lines.append(
            f"| {100 * target:.2f} % | {len(some)} | {100 * len(some) / max(1, len(found)):.1f} % | {wrong} |"
        )
    return lines


def signals(found: Sequence[Mark]) -> list[str]:
    """Log-odds by counting beside the weight in use."""
    right = [m for m in found if m.outcome == "exact"]
    wrong = [m for m in found if m.outcome != "exact"]
    lines = [
        "| signal | right with it | wrong with it | log-odds counted | weight in use |",
        "|---|---|---|---|---|",
    ]
    for name, weight in {**FOR, **AGAINST}.items():
        good, bad = (sum(name in m.signals for m in some) for some in (right, wrong))
        if good + bad:
            counted = math.log((good + 0.5) / (len(right) + 1)) - math.log((bad + 0.5) / (len(wrong) + 1))
            lines.append(f"| {name} | {good} | {bad} | {counted:+.1f} | {weight:+.1f} |")
    return lines


def report(found: Sequence[Mark]) -> str:
    """The whole report as Markdown."""
    some = scored(found)
    accepted = [m for m in some if m.accepted]
    wrong = sum(m.gravest for m in accepted)
    pages = sum(m.field == "kind" for m in found)
    parts = [
        "# Calibration",
        f"{pages} drawn pages, {len(some)} fields read. "
        f"Expected calibration error {calibration_error(some):.4f}. "
        f"Accepted {len(accepted)} ({100 * len(accepted) / max(1, len(some)):.1f} %), "
        f"wrong among them {wrong}. "
        f"With so many accepted and so few wrong, the true share of wrong ones lies, at 95 %, below "
        f"{100 * _bound(wrong, len(accepted)):.2f} % (rule of three and its kin).",
        "\n".join(reliability(some)),
        "## Other targets",
        "\n".join(targets(some)),
        "## Signals",
        "\n".join(signals(some)),
    ]
    return "\n\n".join(parts) + "\n"


def _right(some: Sequence[Mark]) -> float:
    return sum(m.outcome == "exact" for m in some) / len(some)


def _bound(wrong: int, count: int) -> float:
    """Upper 95 % bound of a rate by the normal form of the Poisson count; three where none was seen."""
    return (3.0 if wrong == 0 else wrong + 1.645 * math.sqrt(wrong) + 2.0) / max(1, count)


def main() -> None:
    """Command line."""
    ask = argparse.ArgumentParser(prog="python -m benchmarks.calibration", description=__doc__)
    ask.add_argument("--rounds", type=int, default=1, help="pages for every layout")
    ask.add_argument("--seed", type=int, default=500)
    ask.add_argument("--held-out", action="store_true", help="the part that nobody develops with")
    ask.add_argument("--limit", type=int, help="at most so many pages, spread over all")
    ask.add_argument("--marks", type=Path, help="marks of an earlier run (pickle) instead of reading again")
    ask.add_argument("--out", type=Path, help="write the report here too")
    given = ask.parse_args()
    if given.marks:
        found = pickle.loads(given.marks.read_bytes())
    else:
        first = given.seed + (HELD_OUT_SEED if given.held_out else 0)
        rooms = discover.names("samples.papers")
        some = list(cases(first, given.rounds, given.held_out, rooms, tuple(capture.CONDITIONS)))
        if given.limit and given.limit < len(some):
            some = some[:: -(-len(some) // given.limit)]
        found = measure(some)
    text = report(found)
    print(text)
    if given.out:
        given.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
