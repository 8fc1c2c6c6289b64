"""`make bench-photo`: verdict per check over all cases, the repairs, and how fast; written to
results/photo.md."""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.photo_cases import Case, cases
from benchmarks.photo_repairs import properties_section, repairs_section, tried
from benchmarks.photo_speed import speed_section
from benchmarks.photo_studio import Studio
from extractors.photo import judge, measure

RESULTS = Path(__file__).parent / "results" / "photo.md"


@dataclass(frozen=True, slots=True)
class Got:
    """A case's verdicts: what was expected and came, a check each; empty where the case cannot be made."""

    case: Case
    verdicts: dict[str, str]

    @property
    def wrong(self) -> dict[str, str]:
        """Checks whose verdict is not among the expected ones."""
        return {id: self.verdicts.get(id, "absent") for id, want in self.case.expect.items()
                if self.verdicts.get(id) not in want.split("|")}  # fmt: skip


def run(case: Case, studio: Studio, folder: Path) -> Got:
    """Makes one case's file and judges it."""
    if case.make is None:
        return Got(case, {})
    name, data = case.make(studio)
    file = folder / name
    file.write_bytes(data)
    checks = judge(measure(file), age_years=case.age)
    return Got(case, {check.id: check.verdict for check in checks})


def table(results: list[Got]) -> list[str]:
    """The case table in Markdown."""
    lines = ["| case | given | expected | got | |", "|---|---|---|---|---|"]
    for got in results:
        want = ", ".join(f"{id} {verdict}" for id, verdict in got.case.expect.items())
        came = ", ".join(f"{id} {got.verdicts.get(id, 'absent')}" for id in got.case.expect)
        mark = (
            "not made"
            if got.case.make is None
            else "✗"
            if got.wrong
            else "✓ (painted)"
            if got.case.painted
            else "✓"
        )
        said = got.case.missing if got.case.make is None else came
        lines.append(f"| {got.case.number:g} | {got.case.says} | {want} | {said} | {mark} |")
    return lines


def main() -> int:
    """Runs everything; 1 when a case that can be made went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-write", action="store_true", help="only print")
    chosen = parser.parse_args()
    studio = Studio()
    with tempfile.TemporaryDirectory() as temporary:
        results = [run(case, studio, Path(temporary)) for case in cases()]
        made = [got for got in results if got.case.make is not None]
        repaired = tried(studio, Path(temporary))
        right = sum(not got.wrong for got in made)
        lines = [
            "# ID photo: cases, repairs, speed",
            "",
            "`make bench-photo` writes this page. Pictures come from one public-domain portrait and code",
            "with fixed seeds: “painted” cases stand for real photos only weakly, “not made” ones need",
            "pictures that cannot be had.",
            "",
            f"{len(made)} of {len(results)} content and file cases made, {right} as expected.",
            "",
            *table(results),
            "",
            *repairs_section(repaired),
            "",
            *properties_section(studio, Path(temporary), repaired),
            "",
            *speed_section(studio, Path(temporary)),
        ]
    text = "\n".join(lines) + "\n"
    print(text)
    if not chosen.no_write:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(text, encoding="utf-8")
    return 0 if right == len(made) else 1


if __name__ == "__main__":
    raise SystemExit(main())
