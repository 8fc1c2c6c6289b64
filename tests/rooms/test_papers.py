"""The room of papers: every file keeps its promise on its own specimens, against all the others."""

from __future__ import annotations

from typing import Any

import pytest

from extractors import classify
from extractors.declare import Specimen
from extractors.papersheet import read_sheet
from extractors.specimens import drawn

PAPERS = classify.papers()
CASES = [
    pytest.param(kind, specimen, id=f"{kind}-{number}")
    for kind, paper in PAPERS.items()
    for number, specimen in enumerate(paper.SPECIMENS)
]


@pytest.mark.parametrize(("kind", "specimen"), CASES)
def test_a_specimen_is_recognised_as_its_own_kind_and_face(kind: str, specimen: Specimen) -> None:
    lines, _, _ = drawn(specimen.drawing)
    answer = classify.of_lines([line.text for line in lines])
    assert (answer.kind, answer.face) == (kind, specimen.face), answer


@pytest.mark.parametrize(("kind", "specimen"), CASES)
def test_exactly_the_stated_fields_are_found_in_a_specimen(kind: str, specimen: Specimen) -> None:
    lines, wide, high = drawn(specimen.drawing)
    found, _ = read_sheet(PAPERS[kind], lines, specimen.face, wide, high)
    assert {name: f.value for name, f in found.items()} == dict(specimen.fields)


@pytest.mark.parametrize("kind", sorted(PAPERS))
def test_a_paper_file_says_what_it_is(kind: str) -> None:
    paper: Any = PAPERS[kind]
    assert paper.TITLE and paper.__doc__ and len(paper.__doc__) > 80
    assert all(face.marks for face in paper.FACES)
    named = {face.name for face in paper.FACES}
    assert {f for one in paper.FIELDS for f in one.faces} <= named


def test_a_page_of_a_textbook_is_no_paper() -> None:
    page = [
        "第三课 春天来了",
        "小明和妈妈一起去公园",
        "公园里的花开了，有红的、黄的、白的。",
        "姓名：",
        "班级：",
    ]
    assert classify.of_lines(page).kind == "unknown"
