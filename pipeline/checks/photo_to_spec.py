"""Is the electronic photo as asked (一寸电子照片)?

Facts of the file decide: format, stored pixels, bytes, colour. What the picture shows (background, face,
light) is measured too, but only a plainly wrong background, no face or several faces stop for a person; the
rest is remarked. Bytes between the two readings of "kB" pass with the advice to save again (BJ-2).

>>> from pipeline.examples import verdict_on
>>> photo = {"kind": "id_photo", "sheet": "photo.jpg", "format": "jpeg", "width": 358, "height": 441,
...     "bytes": 15000}
>>> verdict_on(check, photo)
'met'
>>> verdict_on(check, photo | {"width": 295, "height": 413})
'not_met photo_size'
>>> verdict_on(check, {"kind": "id_photo", "format": "jpeg"})
'cannot_tell photo_unreadable'
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.photo import PhotoCheck, judge
from extractors.records import Document, Value
from pipeline.facts import whole
from pipeline.outcomes import Outcome, Reason, any_of, cannot_tell, met, not_met, remark
from pipeline.presence import Case
from pipeline.records import Evidence

PARAMETERS: dict[str, type] = {}

DECIDING = {"F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08"}
"""Checks that are facts of the stored file."""

STOPPING = {"photo_no_face", "photo_many_faces", "photo_background"}
"""What the picture shows plainly wrong: a person looks, the file is not refused."""


def check(case: Case) -> Outcome:
    """One photo to the specification is enough."""
    return any_of(_one(case, paper) for paper in case.papers)


def _one(case: Case, paper: Document) -> Outcome:
    measures: dict[str, Value] = {name: field.value for name, field in paper.fields.items()}
    measures["format"] = str(measures.get("format", "unknown")).lower().replace("jpg", "jpeg")
    spots = whole(paper)
    if not {"width", "height", "bytes"} <= set(measures):
        zh = "照片文件的尺寸或大小没有测出，请重新提供电子照片文件。"
        return cannot_tell("photo_unreadable", zh, "The photo file could not be measured.", spots)
    age = case.family.student.age_on(case.as_of) if case.family.student else None
    checks = judge(measures, case.pack.photo, case.as_of, age)
    return _settled(case, checks, spots, measures)


def _settled(
    case: Case, checks: Sequence[PhotoCheck], spots: tuple[Evidence, ...], measures: Mapping[str, Value]
) -> Outcome:
    fails = [c for c in checks if c.id in DECIDING and c.verdict == "fail"]
    stops = [c for c in checks if c.id not in DECIDING and c.code in STOPPING and _plain(c)]
    notes = [_remark(c, spots) for c in checks if c.verdict in {"warn", "fail"} and c not in (*fails, *stops)]
    if fails:
        first = fails[0]
        notes += [_remark(c, spots) for c in fails[1:]]
        zh = f"{first.reason.zh}{case.requirement.bring}"
        en = f"{first.reason.en} {case.requirement.bring_en}".strip()
        return not_met(first.code or "photo_format", zh, en, spots).noting(*notes)
    if stops:
        first = stops[0]
        return cannot_tell(first.code or "photo_no_face", first.reason.zh, first.reason.en, spots).noting(
            *notes
        )
    zh = f"照片文件符合规格（{measures['width']}×{measures['height']}，{measures['bytes']} 字节）"
    return met(zh, "the photo file is as asked", spots).noting(*notes)


def _plain(check: PhotoCheck) -> bool:
    return (check.verdict == "fail" and check.confidence in {"certain", "high"}) or check.code in {
        "photo_no_face",
        "photo_many_faces",
    }


def _remark(check: PhotoCheck, spots: tuple[Evidence, ...]) -> Reason:
    point = "BJ-2" if check.code == "photo_bytes_grey_zone" else None
    severity = "info" if check.confidence == "person" or point else "warn"
    return remark(check.code, check.reason.zh, check.reason.en, spots, severity, point)  # type: ignore[arg-type]
