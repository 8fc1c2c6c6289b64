"""`python -m benchmarks.labelled FOLDER`: reads pictures whose truth somebody wrote down, and says what was
right, accepted, and wrong though accepted. For papers that no program drew, a school's own among them.

`FOLDER/truth.jsonl` has one JSON object a picture, values as in the JSON output of `canbao read`:
`{"file": "a.jpg", "condition": "phone", "documents": [{"kind": "bank_card", "fields": {"bank": "ICBC"}}]}`.
`condition` is free; names that begin with `phone` count as phone photos, `hard` as hard ones, all else as
scans. `"handwritten": ["name"]` beside `fields` names what is written by hand: reported apart. Each picture
is one page.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import accuracy
from benchmarks.scores import Mark
from extractors import read
from extractors.records import Document, Field, Page

UNJUDGED = frozenset({"mrz"})
"""Fields nobody copies out by hand."""

ASKED = frozenset({"nationality"})
"""Fields judged where somebody wrote them down; a passport always tells them, and few copy them out."""

SAME = str.maketrans({" ": None, "　": None, "’": "'", "‘": "'", "＇": "'"})
"""Spaces do not count, and apostrophes of all forms are one."""

_Labelled = Mapping[str, Any]
"""One paper of a truth file: kind, fields, handwritten."""


@dataclass(frozen=True)
class Picture:
    """One labelled picture (已标注的图片); has what a drawn `Case` has for the report."""

    path: Path
    condition: str
    documents: tuple[_Labelled, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(sorted(str(one["kind"]) for one in self.documents))

    @property
    def paper(self) -> str:
        return "+".join(self.kinds)

    @property
    def layout(self) -> str:
        return ""

    @property
    def group(self) -> str:
        return next((name for name in ("phone", "hard") if self.condition.startswith(name)), "scan")

    @property
    def label(self) -> str:
        return self.path.name


def pictures(folder: Path) -> Iterator[Picture]:
    """What `truth.jsonl` lists. Raises `ValueError` that names the line which cannot be used."""
    for number, row in enumerate((folder / "truth.jsonl").read_text(encoding="utf-8").splitlines(), 1):
        if not row.strip():
            continue
        try:
            told = json.loads(row)
            path = folder / told["file"]
            shown = Picture(path, str(told.get("condition", "")), tuple(told["documents"]))
            if not shown.kinds or not path.is_file():
                raise ValueError(told)
        except (OSError, ValueError, KeyError, TypeError) as trouble:
            raise ValueError(
                f"truth.jsonl 第 {number} 行不能用：需有 file（夹内图片）和 documents（各有 kind）。\n"
                f"Line {number} of truth.jsonl cannot be used: it needs file (a picture in the folder) and "
                "documents (each with a kind)."
            ) from trouble
        yield shown


def marks(shown: Picture, documents: Sequence[Document], seconds: float) -> Iterator[Mark]:
    """One mark for the kinds and the number of papers, one for every value that is there or was read."""
    got = tuple(sorted(one.kind for one in documents))
    why = "/".join(one.why[0] if one.why else "" for one in documents)
    wanted, read_as = "+".join(shown.kinds), "+".join(got)
    right = "exact" if got == shown.kinds else "wrong"
    yield Mark(shown, wanted, "kind", right, False, wanted, read_as, why, seconds=seconds)
    pairs = _paired(shown.documents, documents)
    for truth, mine in pairs:
        yield from _fields(shown, truth, mine.fields if mine else {})
    left = [one for one in documents if all(one is not mine for _, mine in pairs)]
    for extra in left:  # values of a paper that is not on the page
        yield from _fields(shown, {"kind": extra.kind}, extra.fields)


def _paired(
    truths: Sequence[_Labelled], documents: Sequence[Document]
) -> list[tuple[_Labelled, Document | None]]:
    """Each paper with what was read of it, or nothing: of papers of one kind those go together first that
    agree most, so that a paper overlooked does not shift the others.
    """
    mine: dict[int, int] = {}
    alike = sorted(
        (-_agreeing(truth, one), at, number)
        for at, truth in enumerate(truths)
        for number, one in enumerate(documents)
        if one.kind == truth["kind"]
    )
    for _, at, number in alike:
        if at not in mine and number not in mine.values():
            mine[at] = number
    return [(truth, documents[mine[at]] if at in mine else None) for at, truth in enumerate(truths)]


def _agreeing(truth: _Labelled, document: Document) -> int:
    fields = truth.get("fields", {})
    return sum(
        name in fields and plain(fields[name]) == plain(f.value) for name, f in document.fields.items()
    )


def _fields(shown: Picture, truth: _Labelled, fields: Mapping[str, Field]) -> Iterator[Mark]:
    wanted = truth.get("fields", {})
    for name in sorted((wanted.keys() | fields.keys()) - UNJUDGED - (ASKED - wanted.keys())):
        field, text = fields.get(name), plain(wanted.get(name, ""))
        if field is None:
            yield Mark(shown, truth["kind"], name, "absent", False, text)
            continue
        got = plain(field.value)
        outcome = "invented" if name not in wanted else "exact" if got == text else "wrong"
        told = (text, got, field.raw, field.confidence, field.signals)
        yield Mark(shown, truth["kind"], name, outcome, field.accepted, *told)


def plain(value: object) -> str:
    """A value for comparing: no spaces, one kind of apostrophe, lists joined."""
    parts = value if isinstance(value, list | tuple) else [value]
    return "|".join(str(part).translate(SAME) for part in parts)


def measure(some: Iterable[Picture]) -> list[Mark]:
    """Reads every picture as a packet of one page."""
    read.warm()
    found: list[Mark] = []
    for number, shown in enumerate(some, 1):
        start = time.perf_counter()
        documents = read.read_pages([Page(shown.label, 1, shown.path, original=shown.path)])
        new = list(marks(shown, documents, time.perf_counter() - start))
        found += new
        bad = sum(mark.outcome != "exact" for mark in new)
        print(f"{number:4d} {bad:2d} of {len(new):2d} not exact  {shown.label}", file=sys.stderr, flush=True)
    return found


def written(found: Sequence[Mark]) -> tuple[list[Mark], list[Mark]]:
    """Marks of printed values and marks of values written by hand."""

    def by_hand(mark: Mark) -> bool:
        shown: Any = mark.case
        return any(
            one["kind"] == mark.kind and mark.field in one.get("handwritten", ()) for one in shown.documents
        )

    return [m for m in found if not by_hand(m)], [m for m in found if by_hand(m)]


def report(found: Sequence[Mark], command: str, most: int) -> str:
    """The report as Markdown: printed values against the goals, written ones, tables, failures."""
    printed, by_hand = written(found)
    right = accuracy.share(by_hand, lambda m: m.outcome == "exact")
    accepted = accuracy.share(by_hand, lambda m: m.accepted)
    gravest = sum(m.gravest for m in by_hand)
    lines = [
        "# Accuracy on labelled pictures",
        "",
        f"`{command}`",
        "",
        *accuracy.goals(printed),
        f"| written by hand, exact | all | – | {right} | {len(by_hand)} |",
        f"| written by hand, accepted | all | – | {accepted} | {len(by_hand)}, {gravest} of them wrong |",
        *accuracy.tables(printed),
        *accuracy.worst(found, most),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Command line."""
    ask = argparse.ArgumentParser(prog="python -m benchmarks.labelled", description=__doc__)
    ask.add_argument("folder", type=Path, help="pictures and their truth.jsonl")
    ask.add_argument("--worst", type=int, default=60, help="how many failures to list")
    ask.add_argument("--out", type=Path, help="write the report here too")
    given = ask.parse_args()
    try:
        some = list(pictures(given.folder))
    except (OSError, ValueError) as trouble:
        ask.error(str(trouble))
    text = report(measure(some), "python -m benchmarks.labelled " + " ".join(sys.argv[1:]), given.worst)
    print(text)
    if given.out:
        given.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
