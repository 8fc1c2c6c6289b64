"""One paper, one region: lays the lines out with the words that paper prints, and reads its fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from extractors.declare import Found, Paper
from extractors.fields import Missed, fields, printed_labels
from extractors.records import WHOLE, Box, Line
from extractors.sheet import Sheet, lay_out


@lru_cache(maxsize=64)
def _labels(paper: Paper) -> tuple[str, ...]:
    return printed_labels(paper.FIELDS, paper.LABELS)


def sheet_of(
    paper: Paper, lines: Sequence[Line], face: str, wide: float, high: float, region: Box = WHOLE
) -> Sheet:
    """The lines of one region laid out as a face of that paper."""
    return lay_out(lines, _labels(paper), face, wide, high, region)


def read_sheet(
    paper: Paper, lines: Sequence[Line], face: str, wide: float, high: float, region: Box = WHOLE
) -> tuple[Mapping[str, Found], tuple[Missed, ...]]:
    """The paper's fields in one region (lines on the upright page of `wide` x `high` pixels)."""
    sheet = sheet_of(paper, lines, face, wide, high, region)
    found, missed = fields(sheet, paper.FIELDS)
    settle = getattr(paper, "settle", None)
    settled: Mapping[str, Found] = settle(found, sheet) if settle is not None else found
    return settled, tuple(m for m in missed if m.field not in settled)
