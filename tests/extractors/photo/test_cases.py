"""Every case of the ID photo that can be made: each check says what it should (benchmarks/photo_cases.py)."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.photo_cases import Case, cases
from benchmarks.photo_studio import Studio
from extractors.photo import judge, measure

MADE = [case for case in cases() if case.make is not None]


@pytest.mark.parametrize("case", MADE, ids=lambda case: f"{case.number:g} {case.says}")
def test_each_check_of_a_case_says_what_it_should(case: Case, studio: Studio, tmp_path: Path) -> None:
    assert case.make is not None
    name, data = case.make(studio)
    file = tmp_path / name
    file.write_bytes(data)
    verdicts = {check.id: check.verdict for check in judge(measure(file), age_years=case.age)}
    wrong = {
        id: verdicts.get(id) for id, want in case.expect.items() if verdicts.get(id) not in want.split("|")
    }
    assert not wrong, f"expected {dict(case.expect)}"


def test_every_number_from_1_to_96_is_made_or_said_to_be_missing() -> None:
    numbers = {int(case.number) for case in cases()}
    assert numbers == set(range(1, 97))
    assert all(case.missing for case in cases() if case.make is None)
