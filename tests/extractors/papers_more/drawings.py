"""Reads a page drawn in letters: kind, and the values of its fields as the paper file gives them."""

from __future__ import annotations

from extractors import classify
from extractors.declare import Found
from extractors.papersheet import read_sheet
from extractors.specimens import drawn


def kind(drawing: str) -> str:
    """Which paper the drawing is taken for."""
    lines, _, _ = drawn(drawing)
    return classify.of_lines([line.text for line in lines]).kind


def read(paper: str, drawing: str, face: str = "") -> dict[str, Found]:
    """The fields that paper file finds on the drawing."""
    lines, wide, high = drawn(drawing)
    found, _ = read_sheet(classify.papers()[paper], lines, face, wide, high)
    return dict(found)


def values(paper: str, drawing: str, face: str = "") -> dict[str, object]:
    """The values alone."""
    return {name: found.value for name, found in read(paper, drawing, face).items()}
