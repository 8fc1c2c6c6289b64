"""A photo's measures against what the office asks (判定): every check, and what they come to together.
Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Literal

from extractors.photo.judge_content import content_checks, person_checks
from extractors.photo.judge_file import Measures, file_checks
from extractors.photo.judge_frame import frame_checks
from extractors.photo.records import PhotoCheck, PhotoSpec

BEIJING = PhotoSpec()


def judge(
    measures: Measures,
    spec: PhotoSpec | Mapping[str, Any] = BEIJING,
    as_of: date | None = None,
    age_years: float | None = None,
) -> tuple[PhotoCheck, ...]:
    """All checks in order F, C, G, B, K, L, S, A. `spec` may be a rule pack's table.

    `as_of` is the day the photo must be recent on; `age_years` under three softens eyes, pose and mouth to
    warnings.
    """
    wanted = spec if isinstance(spec, PhotoSpec) else PhotoSpec.of(spec)
    opened = measures.get("whole") in {"clean", "trailing"}
    checks = file_checks(measures, wanted)
    if not opened:
        return checks
    return (
        *checks,
        *content_checks(measures, age_years),
        *frame_checks(measures, wanted),
        *person_checks(measures, _too_old(measures, wanted, as_of)),
    )


def _too_old(measures: Measures, spec: PhotoSpec, as_of: date | None) -> bool:
    taken = measures.get("taken")
    if as_of is None or not isinstance(taken, str):
        return False
    try:
        return date.fromisoformat(taken) < as_of - timedelta(days=round(30.44 * spec.age_months))
    except ValueError:
        return False


def settle(checks: Iterable[PhotoCheck]) -> Literal["met", "not_met", "cannot_tell"]:
    """What the checks come to: a sure failure is `not_met`; a doubtful failure or an open question
    `cannot_tell`.

    Questions that are asked of every photo (confidence `person`) and warnings do not count against it. A
    check that could not be made counts only where the whole verdict rests on it: the file's own facts, the
    face, the background.
    """
    listed = tuple(checks)
    if any(c.verdict == "fail" and c.confidence in {"certain", "high"} for c in listed):
        return "not_met"
    if any(_open(c) for c in listed):
        return "cannot_tell"
    return "met"


RESTS_ON = {"F01", "F02", "F03", "F04", "F05", "F06", "F07", "C01", "B01"}


def _open(check: PhotoCheck) -> bool:
    if check.verdict == "unknown":
        return check.id in RESTS_ON
    return check.verdict == "fail" or (check.verdict == "ask" and check.confidence != "person")


def worst(checks: Iterable[PhotoCheck]) -> tuple[PhotoCheck, ...]:
    """The checks that a person must hear of, gravest first: failures, questions, warnings."""
    order = {"fail": 0, "ask": 1, "unknown": 2, "warn": 3}
    said = [c for c in checks if c.verdict in order and c.confidence != "person"]
    return tuple(sorted(said, key=lambda c: order[c.verdict]))
