"""Print beside a label that was overlooked is read from its spot, but a line's end is not read twice."""

from __future__ import annotations

from extractors.papersheet import is_read
from extractors.records import Box, Line

WHOLE = Line("EXEMPLAR TOM HENRY", Box(0.1, 0.20, 0.5, 0.23))


def test_the_end_of_a_line_below_is_no_print_overlooked() -> None:
    assert is_read(Line("TOM HEMRY", Box(0.25, 0.19, 0.5, 0.215)), [WHOLE])


def test_other_print_is() -> None:
    assert not is_read(Line("TOM HENRY", Box(0.25, 0.10, 0.5, 0.13)), [WHOLE])
    assert not is_read(Line("2019年1月1日", Box(0.25, 0.19, 0.5, 0.215)), [WHOLE])
