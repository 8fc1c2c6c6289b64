"""Measuring on pictures whose truth somebody wrote down."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import labelled
from extractors.records import WHOLE, Document, Field

TRUTH = {
    "file": "a.jpg",
    "condition": "phone_dark",
    "documents": [
        {"kind": "passport", "fields": {"surname": "O’NEIL", "passport_number": "E12345678"}},
        {"kind": "bank_card", "fields": {"bank": "ICBC"}, "handwritten": ["bank"]},
    ],
}


def picture(folder: Path) -> labelled.Picture:
    (folder / "a.jpg").write_bytes(b"")
    (folder / "truth.jsonl").write_text(json.dumps(TRUTH) + "\n", encoding="utf-8")
    (shown,) = labelled.pictures(folder)
    return shown


def paper(kind: str, **values: str) -> Document:
    return Document(kind, 1.0, (), {n: Field(v, v, 0.999, True, 0, WHOLE) for n, v in values.items()})


def test_each_value_is_exact_wrong_absent_or_invented_and_wrong_but_accepted_is_told(tmp_path: Path) -> None:
    shown = picture(tmp_path)
    read = [paper("passport", surname="O'NEIL", passport_number="E12345670", sex="F"), paper("bank_card")]
    told = {(m.kind, m.field): (m.outcome, m.gravest) for m in labelled.marks(shown, read, 0.1)}
    assert told == {
        ("bank_card+passport", "kind"): ("exact", False),
        ("passport", "surname"): ("exact", False),
        ("passport", "passport_number"): ("wrong", True),
        ("passport", "sex"): ("invented", True),
        ("bank_card", "bank"): ("absent", False),
    }
    assert shown.group == "phone"


def test_a_paper_that_is_not_on_the_page_counts_against_the_kind_and_with_every_value_accepted(
    tmp_path: Path,
) -> None:
    read = [paper("passport"), paper("bank_card"), paper("resident_id_card", name="王小明")]
    kind, *others = labelled.marks(picture(tmp_path), read, 0.1)
    assert kind.outcome == "wrong"
    assert [(m.kind, m.field) for m in others if m.gravest] == [("resident_id_card", "name")]


def test_a_paper_overlooked_does_not_shift_the_others_of_its_kind(tmp_path: Path) -> None:
    both = [
        {"kind": "resident_id_card", "fields": {"name": name, "sex": "M"}} for name in ("王小明", "李大伟")
    ]
    shown = labelled.Picture(tmp_path / "a.jpg", "scan", tuple(both))
    read = [paper("resident_id_card", name="李大伟", sex="M")]
    _, *others = labelled.marks(shown, read, 0.1)
    assert [(m.outcome, m.truth) for m in others if m.field == "name"] == [
        ("absent", "王小明"),
        ("exact", "李大伟"),
    ]


def test_the_nationality_of_a_passport_is_judged_only_where_somebody_wrote_it_down(tmp_path: Path) -> None:
    read = [paper("passport", nationality="CHN")]
    assert all(m.field != "nationality" for m in labelled.marks(picture(tmp_path), read, 0.1))


def test_values_written_by_hand_are_counted_apart(tmp_path: Path) -> None:
    printed, by_hand = labelled.written(list(labelled.marks(picture(tmp_path), [], 0.1)))
    assert [m.field for m in by_hand] == ["bank"] and len(printed) == 3


def test_a_line_of_the_truth_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "truth.jsonl").write_text('{"file": "away.jpg", "documents": []}\n', encoding="utf-8")
    with pytest.raises(ValueError, match="第 1 行"):
        list(labelled.pictures(tmp_path))
