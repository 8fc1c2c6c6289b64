"""A school's list as a plain table (表格): xlsx or csv, its heading row found, merged cells and float numbers
told.

Schools keep their lists as they like: a title above the headings, one sheet a class, numbers typed as
numbers. What a cell cannot give any more (an 18-digit number stored as a float has lost its last digits) is
said, never filled in.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from extractors.values.glyphs import squeeze
from pipeline.records import Message

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("姓名", "学生姓名", "参保人姓名", "name"),
    "id_number": ("证件号码", "身份证号", "身份证号码", "公民身份号码", "证件号", "身份证件号码", "id"),
    "class_name": ("班级", "班", "年级班级", "所在班级", "行政班", "class"),
    "number": ("学号", "学籍号", "序号", "编号", "座号", "no"),
    "status": ("参保状态", "参保情况", "参保类型", "status"),
    "category": ("人员类别", "参保类别", "类别", "category"),
    "contact": ("联系人", "联系方式", "联系电话", "家长电话", "监护人电话", "手机", "contact"),
    "no_other_insurance": ("无其他基本医疗保险", "无其他基本医疗保障", "无其他医保", "no_other_insurance"),
    "other_insurance": (
        "其他医保",
        "有无其他基本医疗保险",
        "有无其他基本医疗保障",
        "有无其他医保",
        "是否已有其他医保",
        "是否在别处参保",
        "是否已在外地参保",
    ),
    "payment_gap": ("缴费有中断", "缴费是否中断", "是否中断", "中断", "payment_gap"),
    "insured_here_before": ("此前已在本市参保", "是否曾在本市参保", "insured_here_before"),
    "qualifies_mid_year": ("符合中途参保条件", "qualifies_mid_year"),
    "enrolled_on": ("入学日期", "入学时间", "enrolled_on"),
    "registered_on": ("登记日期", "参保登记日期", "registered_on"),
    "paid_on": ("缴费日期", "缴费时间", "paid_on"),
    "arrived_on": ("到账日期", "缴费到账日期", "arrived_on"),
}
"""What a column may be called. A mapping file adds a school's own words."""

SEARCHED_ROWS = 15
LOST_DIGITS = 10**15
"""From here on a spreadsheet's number cell no longer holds every digit."""


class RosterError(ValueError):
    """A file that is no roster at all: what was given, what was expected."""


@dataclass(frozen=True, slots=True)
class RowFault:
    """Something wrong in one row. `row` counts as the spreadsheet shows it; `kept` = the row is used all the
    same.
    """

    row: int
    message: Message
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Cells:
    """One row under known columns: column -> text. `lost` are columns whose number cell has lost digits."""

    row: int
    sheet: str
    text: Mapping[str, str]
    lost: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """All rows of a file, the columns as they were found (name -> heading), and what was odd."""

    rows: tuple[Cells, ...]
    columns: Mapping[str, str]
    faults: tuple[RowFault, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A school's own words: `columns` heading -> column, `values` column -> word -> meaning."""

    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def mapping_in(path: Path | None) -> OwnWords:
    """Reads a mapping file: `[columns]` with `class_name = "行政班名称"`, `[values.status]` with `老生 =
    "本校续保"`."""
    if path is None:
        return OwnWords()
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    strange = sorted(set(data.get("columns", {})) - set(HEADINGS))
    if strange:
        known = "、".join(HEADINGS)
        raise RosterError(
            f"对照文件 {path.name} 中不认识的列：{'、'.join(strange)}。可用：{known}。 Unknown columns."
        )
    return OwnWords({_plain(v): k for k, v in data.get("columns", {}).items()}, data.get("values", {}))


def table_in(path: Path, mapping: OwnWords) -> Table:
    """Reads a roster file; raises `RosterError` where there is no heading row with names."""
    suffix = path.suffix.lower()
    if suffix in {".xlsx", ".xlsm"}:
        sheets = list(_sheets(path))
    elif suffix in {".csv", ".txt"}:
        sheets = [("", _csv_rows(path), ())]
    else:
        raise RosterError(
            f"花名册 {path.name} 应为 xlsx 或 csv 文件（旧 xls 请另存为 xlsx）。 Expected xlsx or csv."
        )
    tables = [t for name, rows, faults in sheets if (t := _table(name, rows, faults, mapping))]
    if not tables:
        raise RosterError(
            f"花名册 {path.name} 前 {SEARCHED_ROWS} "
            "行里没有找到标题行（至少要有“姓名”一列）。 No heading row found."
        )
    columns = {k: v for table in reversed(tables) for k, v in table.columns.items()}
    rows = tuple(row for table in tables for row in table.rows)
    return Table(rows, columns, tuple(f for table in tables for f in table.faults))


def _sheets(path: Path) -> Iterable[tuple[str, list[list[Any]], tuple[RowFault, ...]]]:
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, data_only=True)
    except Exception as error:  # zipfile, XML and openpyxl raise a dozen kinds for a file that is no workbook
        raise RosterError(
            f"花名册 {path.name} 打不开：不是有效的 xlsx，或有密码。请在 Excel 里另存为 xlsx 后再试。"
            " The roster is not a readable workbook, or has a password."
        ) from error
    for sheet in book.worksheets:
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        faults = []
        for merged in sheet.merged_cells.ranges:
            if merged.min_row < len(rows) and merged.max_row > merged.min_row:
                faults.append(_unmerge(rows, merged))
        yield sheet.title, rows, tuple(faults)


def _unmerge(rows: list[list[Any]], merged: Any) -> RowFault:
    """A merged cell's value holds for every row it spans; said, because it may not have been meant so."""
    value = rows[merged.min_row - 1][merged.min_col - 1]
    for row in range(merged.min_row - 1, min(merged.max_row, len(rows))):
        rows[row][merged.min_col - 1] = value
    zh = f"第{merged.min_row}至{merged.max_row}行有合并单元格，已按“{value}”填入每一行，请核对。"
    en = f"Rows {merged.min_row}-{merged.max_row} share a merged cell; its value was used for each row."
    return RowFault(merged.min_row, Message(zh, en))


def _csv_rows(path: Path) -> list[list[Any]]:
    raw = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        first = text.split("\n", 1)[0]
        delimiter = max(",\t;", key=first.count)
        return [list(row) for row in csv.reader(io.StringIO(text), delimiter=delimiter)]
    raise RosterError(
        f"{path.name} 既不是 UTF-8 也不是 GBK 编码，请另存为 UTF-8 csv。 Neither UTF-8 nor GBK."
    )


def _table(
    sheet: str, rows: Sequence[Sequence[Any]], faults: tuple[RowFault, ...], mapping: OwnWords
) -> Table | None:
    for index, row in enumerate(rows[:SEARCHED_ROWS]):
        found = _columns(row, mapping)
        if "name" in found and len(found) >= 2:
            named = {column: str(row[place]).strip() for column, place in found.items()}
            below = enumerate(rows[index + 1 :], start=index + 2)
            cells = (_cells(number, sheet, values, found, mapping) for number, values in below)
            return Table(tuple(c for c in cells if c), named, faults)
    return None


def _columns(row: Sequence[Any], mapping: OwnWords) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        column = _column(_plain(cell), mapping)
        if column and column not in found:
            found[column] = place
    return found


def _column(heading: str, mapping: OwnWords) -> str | None:
    if not heading:
        return None
    if heading in mapping.columns:
        return mapping.columns[heading]
    bare = re.sub(r"[（(].*?[）)]|[*＊:：]", "", heading)
    return next((c for c, words in HEADINGS.items() if bare in words or heading in words), None)


def _plain(cell: Any) -> str:
    return squeeze(str(cell)).lower() if cell is not None else ""


def _cells(
    number: int, sheet: str, values: Sequence[Any], columns: Mapping[str, int], mapping: OwnWords
) -> Cells | None:
    text: dict[str, str] = {}
    lost: set[str] = set()
    for column, place in columns.items():
        value = values[place] if place < len(values) else None
        if value is None or str(value).strip() == "":
            continue
        if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) >= LOST_DIGITS:
            lost.add(column)
        said = _text(value)
        text[column] = mapping.values.get(column, {}).get(said, said)
    return Cells(number, sheet, text, frozenset(lost)) if text else None


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
