"""Worked examples (例子): invented papers written as short tables, judged like real ones.

The same form serves the examples inside a rule pack, the doctests of the checks and `canbao rules test`. A
paper is a table: `kind`, where it lies (`sheet`, or `sheets` and `faces` for several pages), which values
are `doubtful` or `handwritten`, and its fields under the names of the contract.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from extractors.records import WHOLE, Box, Document, Field, Place, Value
from pipeline.family import Family, of
from pipeline.outcomes import Outcome
from pipeline.presence import Case, claim
from pipeline.records import Judged, Message, Packet, Student, Unused
from pipeline.rulepack import Example, Requirement, RulePack

OWN_KEYS = {"kind", "sheet", "sheets", "faces", "doubtful", "handwritten", "confidence"}
READ_WELL, READ_BADLY = 0.99, 0.7


@dataclass(frozen=True, slots=True)
class Trial:
    """One worked example of a pack with what came out."""

    requirement: str
    example: Example
    verdict: str
    code: str | None
    judged: Judged

    @property
    def as_stated(self) -> bool:
        """Whether it came out as the pack says."""
        return self.verdict == self.example.verdict and self.example.code in {None, self.code}


def document(paper: Mapping[str, Any]) -> Document:
    """A paper as a document; values are read surely unless named under `doubtful`."""
    sheets = list(paper.get("sheets", [paper.get("sheet", f"{paper['kind']}.jpg")]))
    faces = list(paper.get("faces", [""]))
    sheets += sheets[-1:] * (len(faces) - len(sheets))
    places = tuple(
        Place(_file(sheet), _page(sheet), _region(i, len(sheets)), 0, faces[i] if i < len(faces) else "")
        for i, sheet in enumerate(sheets)
    )
    doubtful, hand = set(paper.get("doubtful", ())), set(paper.get("handwritten", ()))
    fields = {
        name: _field(value, name in doubtful, name in hand)
        for name, value in paper.items()
        if name not in OWN_KEYS and value != ""
    }
    return Document(paper["kind"], paper.get("confidence", READ_WELL), places, fields)


def _file(sheet: object) -> str:
    name = str(sheet).split("#")[0]
    return name if "." in name else f"{name}.jpg"


def _page(sheet: object) -> int:
    return int(str(sheet).split("#")[1]) if "#" in str(sheet) else 1


def _region(index: int, count: int) -> Box:
    return WHOLE if count == 1 else Box(0.0, index / count, 1.0, (index + 1) / count)


def _field(value: Any, doubtful: bool, handwritten: bool) -> Field:
    if isinstance(value, date):
        value = value.isoformat()
    kept: Value = tuple(value) if isinstance(value, list) else value
    confidence = READ_BADLY if doubtful else READ_WELL
    return Field(kept, str(value), confidence, not doubtful, 0, Box(0.3, 0.3, 0.6, 0.35), (), handwritten)


def packet(
    papers: Iterable[Mapping[str, Any]],
    name: str = "样本",
    student: Student | None = None,
    unused: tuple[Unused, ...] = (),
) -> Packet:
    """A packet of such papers."""
    documents = tuple(document(paper) for paper in papers)
    return Packet(name, documents, unused, student, sum(len(d.pages) for d in documents))


def verdict_on(
    check: Callable[[Case], Outcome],
    *papers: Mapping[str, Any],
    rule: Mapping[str, Any] | None = None,
    pack: str = "beijing-2021",
    as_of: str = "2021-10-15",
    category: str | None = None,
    answers: Mapping[str, bool] | None = None,
    dates: Mapping[str, str] | None = None,
    **particulars: Any,
) -> str:
    """What one check says of invented papers: `"met"`, `"not_met expired"` … The first paper is the one
    asked for."""
    from pipeline import rulebook

    kinds = tuple(dict.fromkeys(str(p["kind"]) for p in papers[:1]))
    given = {"id": "example", "says": "材料", "says_en": "paper", "paper": kinds, "with": particulars}
    requirement = Requirement.model_validate(given | dict(rule or {}))
    on_record = answers is not None or dates is not None
    student = Student("证件样本", answers=answers or {}, dates=dates or {}) if on_record else None
    family = of(packet(papers, student=student), rulebook.load(pack))
    found = claim(family, requirement)
    case = Case(requirement, family, date.fromisoformat(as_of), _first_status(family), category, found.papers)
    outcome = check(case)
    code = outcome.reason.code if outcome.reason else None
    return f"{outcome.verdict} {code}" if code else outcome.verdict


def _first_status(family: Family) -> str:
    return family.pack.first_status


def papers_of(pack: RulePack, example: Example) -> list[dict[str, Any]]:
    """The papers of an example: a sample packet of the pack, changed as the example says."""
    samples = pack.samples
    if samples is None:
        return []
    names = list(samples.packet.get(example.packet or example.category or example.status or "", ()))
    chosen = [n for n in names if n not in example.without] + list(example.plus)
    return [_changed(name, dict(samples.paper[name]), example) for name in chosen]


def _changed(name: str, paper: dict[str, Any], example: Example) -> dict[str, Any]:
    for path, value in example.change.items():
        if path.split(".", 1)[0] == name:
            paper[path.split(".", 1)[1]] = value
    doubtful = [path.split(".", 1)[1] for path in example.doubtful if path.split(".", 1)[0] == name]
    return paper | {"doubtful": [*paper.get("doubtful", ()), *doubtful]}


def trial(pack: RulePack, requirement: str, example: Example) -> Trial:
    """Judges one worked example and keeps the finding that carries the requirement's verdict."""
    from pipeline.judge import judge

    samples = pack.samples
    as_of = example.as_of or (samples.as_of if samples else pack.insured.since)
    row = _row(pack, example)
    judged = judge(packet(papers_of(pack, example), student=row), pack, as_of)
    found = next((f for f in judged.findings if f.requirement == requirement and f.verdict), None)
    verdict = found.verdict if found and found.verdict else "not_asked"
    return Trial(requirement, example, verdict, found.code if found else None, judged)


def _on_record(example: Example) -> bool:
    return bool(example.answers or example.dates or example.status or example.category)


def _row(pack: RulePack, example: Example) -> Student | None:
    """The roster's row of an example: only when it gives answers, days, a status or a category."""
    samples = pack.samples
    if samples is None or not samples.student or not _on_record(example):
        return None
    packet_name = example.packet or example.category or example.status or ""
    who = samples.student.get(packet_name) or samples.student["default"]
    return Student(
        name=who["name"],
        id_number=who.get("id_number"),
        status=example.status,
        category=example.category,
        answers=example.answers,
        dates=example.dates,
    )


def trials(pack: RulePack) -> tuple[Trial, ...]:
    """All worked examples of a pack."""
    return tuple(trial(pack, r.id, example) for r in pack.requirement for example in r.example)


def told(result: Trial) -> Message:
    """One line about one example, for `canbao rules test`."""
    wanted = " ".join(x for x in (result.example.verdict, result.example.code) if x)
    got = " ".join(x for x in (result.verdict, result.code) if x)
    mark = "✓" if result.as_stated else "✗"
    line = f"{mark} {result.requirement}：{result.example.says} → {got}"
    if result.as_stated:
        return Message(line, f"{mark} {result.requirement}: {got}")
    return Message(f"{line}（应为 {wanted}）", f"{mark} {result.requirement}: {got}, expected {wanted}")
