"""What `canbao photo` does and prints: each photo judged, repaired if asked, a class's folder accounted
for."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args

from extractors.photo import PhotoCheck, PhotoSpec, Repair, judge, measure, repair, settle, worst
from extractors.photo.records import Wanted
from extractors.records import Value
from pipeline import photo_folder
from pipeline.records import Message, Student

MARKS = {"pass": "✓", "warn": "!", "fail": "✗", "ask": "?", "unknown": "–"}
HEADS = {
    "met": Message("合格", "fine"),
    "not_met": Message("不合格", "not accepted"),
    "cannot_tell": Message("需人工看", "a person must look"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The command line as given."""

    files: tuple[Path, ...]
    rules: str
    fix: Path | None
    route: str
    roster: Path | None
    age: float | None
    as_of: str
    json_lines: bool


@dataclass(frozen=True, slots=True)
class Report:
    """One photo: measures, checks, what they come to, the repair if one was asked for and where it was
    written."""

    file: Path
    rules: str
    measures: Mapping[str, Value]
    checks: tuple[PhotoCheck, ...]
    verdict: str
    repair: Repair | None = None
    written: Path | None = None


class UnusableError(ValueError):
    """Arguments that cannot be used; the text is for a person."""


def run(asked: Asked) -> int:
    """Judges every photo and prints; returns the exit code of the contract."""
    try:
        spec, files, students, day = (
            _spec(asked.rules),
            _files(asked.files),
            _students(asked.roster),
            _day(asked),
        )
        if asked.route not in get_args(Wanted):
            raise UnusableError(f"--route 只能是 {'、'.join(get_args(Wanted))}，不是“{asked.route}”。")
        if asked.fix is not None and len(files) > 1 and asked.fix.suffix:
            raise UnusableError(
                "有多张照片时 --fix 须给文件夹。 With several photos --fix must name a folder."
            )
    except UnusableError as trouble:
        print(trouble, file=sys.stderr)
        return 2
    reports = []
    for file in files:
        report = _one(file, asked, spec, day)
        reports.append(report)
        print(
            json.dumps(as_json(report), ensure_ascii=False) if asked.json_lines else as_text(report),
            flush=True,
        )
    twins = _account(reports, students, asked.json_lines)
    return _exit_code(reports, twins)


def _exit_code(reports: Iterable[Report], twins: int) -> int:
    states = [str(report.measures.get("whole", "too_large")) for report in reports]
    if any(state not in {"clean", "trailing"} for state in states):
        return 3
    return 1 if twins or any(report.verdict != "met" for report in reports) else 0


def _spec(rules: str) -> PhotoSpec:
    from pipeline import rulebook

    try:
        table = rulebook.load(rules).photo
        spec = PhotoSpec.of(table)
    except (rulebook.PackError, ValueError) as trouble:
        raise UnusableError(str(trouble)) from None
    if not table:
        raise UnusableError(
            f"规则包“{rules}”没有照片规格。 The rule pack “{rules}” has no photo specification."
        )
    return spec


def _files(given: tuple[Path, ...]) -> tuple[Path, ...]:
    files: list[Path] = []
    for one in given:
        if not one.exists():
            raise UnusableError(f"没有“{one}”这个文件。 There is no file “{one}”.")
        inside = photo_folder.photos_in(one) if one.is_dir() else (one,)
        if not inside:
            raise UnusableError(f"文件夹“{one}”里没有照片。 No photo lies in the folder “{one}”.")
        files += inside
    return tuple(files)


def _students(path: Path | None) -> tuple[Student, ...] | None:
    if path is None:
        return None
    from pipeline import roster

    try:
        return tuple(roster.load(path).students)
    except (OSError, ValueError) as trouble:
        raise UnusableError(f"花名册“{path}”读不出来：{trouble} The roster cannot be read.") from None


def _day(asked: Asked) -> date:
    try:
        return date.fromisoformat(asked.as_of)
    except ValueError:
        raise UnusableError(
            f"日期要写成 2021-10-15 这样，不是“{asked.as_of}”。 Write dates as 2021-10-15."
        ) from None


def _one(file: Path, asked: Asked, spec: PhotoSpec, day: date) -> Report:
    measures = measure(file)
    checks = judge(measures, spec, day, asked.age)
    report = Report(file, asked.rules, measures, checks, settle(checks))
    if asked.fix is None:
        return report
    proposal = repair(file, spec, asked.route)  # type: ignore[arg-type]
    written = _write(proposal, file, asked.fix) if proposal.data is not None else None
    return Report(file, asked.rules, measures, checks, report.verdict, proposal, written)


def _write(proposal: Repair, file: Path, out: Path) -> Path:
    """Beside, never over, the original: a folder takes `<name>.jpg`, a file name is taken as it is."""
    place = out if out.suffix.lower() in {".jpg", ".jpeg"} else out / f"{file.stem or file.name}.jpg"
    if place.exists() and place.resolve() == file.resolve():
        place = place.with_stem(f"{place.stem}-fixed")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(proposal.data or b"")
    return place


def as_json(report: Report) -> dict[str, Any]:
    """The object of `canbao photo --json`: file, rules, verdict, checks, measures, repair."""
    out: dict[str, Any] = {
        "file": str(report.file),
        "rules": report.rules,
        "verdict": report.verdict,
        "checks": [asdict(check) for check in report.checks],
        "measures": dict(report.measures),
    }
    if report.repair is not None:
        proposal = asdict(report.repair)
        proposal.pop("data"), proposal.pop("before")
        out["repair"] = proposal | {"written": str(report.written) if report.written else None}
    return out


def as_text(report: Report) -> str:
    """A few lines for a person: the verdict, every reason, and what the repair did or why it refused."""
    head = HEADS[report.verdict]
    lines = [f"{report.file}: {head.zh} {head.en}"]
    lines += [f"  {MARKS[c.verdict]} {c.id} {c.reason.zh} {c.reason.en}" for c in worst(report.checks)]
    if report.repair is not None:
        lines += _repair_lines(report.repair, report.written)
    elif any(check.repairable != "no" for check in report.checks):
        lines.append("  → 可以尝试修复：加 --fix 输出位置。 A repair may help: add --fix OUT.")
    return "\n".join(lines)


def _repair_lines(proposal: Repair, written: Path | None) -> list[str]:
    if not proposal.offered:
        return [f"  → 不能修：{why.zh} {why.en}" for why in proposal.refused] or [
            "  → 不需要修。 Nothing to repair."
        ]
    lines = [f"  → {change.zh} {change.en}" for change in proposal.changes]
    look = (
        " 请仔细对比头发和肩膀边缘。 Compare the edges of hair and shoulders."
        if proposal.look_closely
        else ""
    )
    return [*lines, f"  → 已写入 {written}。{look}"]


def _account(reports: list[Report], students: tuple[Student, ...] | None, json_lines: bool) -> int:
    """Says on standard error what concerns several photos: same picture twice, orphans on either side."""
    twins = photo_folder.twins({report.file: report.measures for report in reports})
    said = [f"photo_duplicate: {pair.message.zh} {pair.message.en}" for pair in twins]
    if students is not None:
        folder = photo_folder.match([report.file for report in reports], students)
        said.append(
            f"花名册 {len(students)} 人，对上照片 {len(folder.matched)} 张。 "
            f"{len(folder.matched)} photos matched."
        )
        said += [f"没有对到人的照片：{why.zh} {why.en}" for _, why in folder.photos_without_person]
        said += [
            f"没有照片的学生：{student.name} No photo of this student."
            for student in folder.people_without_photo
        ]
        said += [
            f"{student.name} 有 {len(own)} 张照片。 Several photos." for student, own in folder.several_photos
        ]
    for line in said:
        print(line, file=sys.stderr if json_lines else sys.stdout)
    return len(twins)
