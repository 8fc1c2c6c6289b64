"""The verdict table (核对结果表) as an Excel workbook: one line a packet, every cell plain text.

A name that begins with `=` or `+` must not become a formula in the district's Excel, and a number of 18
digits must not become 1.1E+17: every cell is written as text and marked as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

HEADINGS = (
    "班级", "学号", "姓名", "材料名称", "参保状态", "人员类别", "核对结论", "人工决定", "待补", "待定",
    "原因", "未使用的文件", "核对日期", "规则包", "规则版本", "编号",
)  # fmt: skip
WIDTHS = (12, 8, 12, 24, 10, 14, 10, 12, 30, 30, 60, 30, 12, 16, 14, 8)
VERDICTS = {"complete": "材料齐", "incomplete": "待补", "review": "需人工", "": "未核对"}
OUTCOMES = {"complete": "材料齐", "incomplete": "退回补交", "set_aside": "搁置"}


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """One packet's line. Texts are for a person.

    `missing` and `unclear` name requirements as the pack says them.
    """

    class_name: str
    number: str
    student: str
    packet: str
    status: str
    category: str
    verdict: str
    outcome: str
    missing: Sequence[str]
    unclear: Sequence[str]
    reasons: Sequence[str]
    unused: Sequence[str]
    as_of: str
    rules: str
    rules_version: str
    packet_id: int

    def cells(self) -> tuple[str, ...]:
        """The line as texts, in the order of `HEADINGS`."""
        return (
            self.class_name, self.number, self.student, self.packet, self.status, self.category,
            VERDICTS.get(self.verdict, self.verdict), OUTCOMES.get(self.outcome, self.outcome),
            "；".join(self.missing), "；".join(self.unclear), "\n".join(self.reasons), "\n".join(self.unused),
            self.as_of, self.rules, self.rules_version, str(self.packet_id),
        )  # fmt: skip


def write_verdicts(lines: Iterable[VerdictLine], path: Path) -> int:
    """Writes the verdict table and gives the number of lines."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "核对结果"
    _put(sheet, 1, HEADINGS)
    for column, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.cell(1, column).font = Font(bold=True)
    count = 0
    for count, line in enumerate(lines, 1):
        _put(sheet, count + 1, line.cells())
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(HEADINGS))}{count + 1}"
    part = path.with_name(path.name + ".part")
    workbook.save(part)
    part.replace(path)
    return count


def _put(sheet: Any, row: int, texts: Sequence[str]) -> None:
    """Writes one row of texts; nothing in it can be a formula."""
    for column, text in enumerate(texts, 1):
        cell = sheet.cell(row, column)
        if text:
            cell.value = _writable(text)
            cell.data_type = "s"
        cell.number_format = "@"
        cell.quotePrefix = True
        cell.alignment = Alignment(vertical="top", wrap_text=True)


def _writable(text: str) -> str:
    """Without the control characters that a workbook cannot hold, and not longer than a cell."""
    return "".join(one for one in text if one >= " " or one in "\n\t")[:32_000]
