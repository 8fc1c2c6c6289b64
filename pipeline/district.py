"""What goes to the district (报区): the table by the district's own columns, checked before it leaves the
house.

No district's template is public, so columns, order and codes stand in a mapping file. Every cell is text, X
is upper case, nothing can be a formula; the report says which rows lack what, and the numbers add up.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extractors.values import id_number
from pipeline.district_facts import NAMES, Facts
from pipeline.records import Message

DEFAULT = Path(__file__).with_name("district_columns.toml")
MOST_WIDE = 60  # letters


class Column(BaseModel):
    """One column of the district's template."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    heading: str
    value: str = ""
    always: str = ""
    required: bool = False
    codes: dict[str, str] = {}
    pattern: str = ""
    date: str = ""


class Columns(BaseModel):
    """The district's template: sheet name, columns in order."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    sheet: str = "Sheet1"
    column: tuple[Column, ...] = Field(min_length=1)


class ColumnsError(ValueError):
    """A mapping file that cannot be used, in words."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to put right before handing in: which row (1 = first student), whose, what."""

    row: int
    name: str
    message: Message


@dataclass(frozen=True, slots=True)
class Validation:
    """What was written and what is wrong with it. `left_out`: students whose papers are not complete."""

    rows: int
    left_out: tuple[tuple[str, str], ...]
    faults: tuple[Fault, ...]

    @property
    def good(self) -> bool:
        """Whether the table can be handed in as it is."""
        return not self.faults


def columns_in(path: Path = DEFAULT) -> Columns:
    """Reads a mapping file; raises `ColumnsError` with what is wrong and what there is."""
    try:
        found = Columns.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise ColumnsError(
            f"列对照文件 {path.name} 写法不对：{error}。 The mapping file cannot be used."
        ) from error
    strange = [c.value for c in found.column if c.value and c.value not in NAMES]
    if strange:
        known = "、".join(sorted(NAMES))
        raise ColumnsError(
            f"列对照文件 {path.name}：不认识 {'、'.join(strange)}。可用：{known}。 Unknown values."
        )
    return found


def cells(facts: Mapping[str, str], columns: Columns, row: int) -> tuple[str, ...]:
    """One student's row as texts, in the district's order and codes."""
    known = dict(facts) | {"row": str(row)}
    if known.get("id_number") and not known.get("photo_file"):
        known["photo_file"] = photo_name(known["id_number"])
    return tuple(_cell(known, column) for column in columns.column)


def _cell(facts: Mapping[str, str], column: Column) -> str:
    if column.always:
        return column.always
    value = facts.get(column.value, "")
    if column.date and value:
        return date.fromisoformat(value).strftime(column.date)
    return column.codes.get(value, value)


def photo_name(number: str) -> str:
    """The photo's file name: the ID number, X upper case.

    >>> photo_name("11010320140315011x")
    '11010320140315011X.jpg'
    """
    return f"{re.sub(r'[^0-9A-Za-z]', '', number).upper()}.jpg"


def validate(
    rows: Sequence[Facts], columns: Columns, photos: Iterable[str] | None = None
) -> tuple[Fault, ...]:
    """Everything wrong with the rows: required cells, patterns, codes, check digits, doubles, photos."""
    written = [cells(row.values, columns, i) for i, row in enumerate(rows, 1)]
    numbers = Counter(row.values.get("id_number", "") for row in rows)
    have = None if photos is None else set(photos)
    faults = []
    for index, (row, texts) in enumerate(zip(rows, written, strict=True), 1):
        said = (*_columns(row, texts, columns), *_number(row, numbers), *_photo(row, have))
        faults += [Fault(index, row.values.get("name", ""), message) for message in said]
    return tuple(faults)


def _columns(row: Facts, texts: Sequence[str], columns: Columns) -> Iterable[Message]:
    for column, text in zip(columns.column, texts, strict=True):
        if not text and column.value in row.doubtful:
            zh = f"“{column.heading}”读得没有把握，未填，请核对后补上。"
            yield Message(zh, f"{column.value} was not read surely and is left out.")
        elif not text and column.required:
            yield Message(f"缺“{column.heading}”。", f"{column.value} is missing.")
        elif text and column.pattern and not re.fullmatch(column.pattern, text):
            yield Message(
                f"“{column.heading}”不合格式：{_masked(text)}。", f"{column.value} does not fit the pattern."
            )
        elif text and column.codes and text not in column.codes.values():
            yield Message(f"“{column.heading}”没有代码：{text}。", f"{column.value} has no code.")


def _number(row: Facts, numbers: Counter[str]) -> Iterable[Message]:
    number = row.values.get("id_number", "")
    if number and numbers[number] > 1:
        yield Message("证件号码与另一行相同。", "The ID number stands in two rows.")
    if re.fullmatch(r"\d{17}[\dX]", number) and not id_number.is_valid(number):
        yield Message("证件号码校验位不对。", "The ID number's check digit is wrong.")


def _photo(row: Facts, have: set[str] | None) -> Iterable[Message]:
    number = row.values.get("id_number", "")
    if have is not None and number and photo_name(number) not in have:
        yield Message("照片文件夹里没有这名学生的照片。", "No photo of this student in the folder.")


def _masked(text: str) -> str:
    return text if len(text) < 8 else f"…{text[-4:]}"


def write_table(
    students: Sequence[tuple[Facts, str]], columns: Columns, path: Path, photos: Iterable[str] | None = None
) -> Validation:
    """Writes the district's table and a second sheet with what is wrong.

    `students` pairs each student's facts with the packet's verdict; only `complete` ones are written, the
    others are listed in the report. `photos` are the file names in the photo folder, where there is one.
    """
    ready = [facts for facts, verdict in students if verdict == "complete"]
    others = tuple((f.values.get("name", ""), verdict) for f, verdict in students if verdict != "complete")
    faults = validate(ready, columns, photos)
    found = Validation(len(ready), others, faults)
    _write(path, columns, [cells(f.values, columns, i) for i, f in enumerate(ready, 1)], found)
    return found


def _write(path: Path, columns: Columns, rows: Sequence[Sequence[str]], found: Validation) -> None:
    from openpyxl import Workbook

    book = Workbook()
    table: Any = book.active
    table.title = columns.sheet[:31]
    _put(table, [[c.heading for c in columns.column], *rows])
    report: Any = book.create_sheet("校验报告")
    verdicts = {"incomplete": "待补", "review": "需人工"}
    lines = [["表中行号", "姓名", "问题"], *([str(f.row), f.name, f.message.zh] for f in found.faults)]
    lines += [["", name, f"未列入：{verdicts.get(verdict, verdict)}"] for name, verdict in found.left_out]
    total = f"共 {found.rows + len(found.left_out)} 人：列入 {found.rows}，未列入 {len(found.left_out)}"
    _put(report, [*lines, ["", "", f"{total}；问题 {len(found.faults)} 处"]])
    part = path.with_name(path.name + ".part")
    book.save(part)
    part.replace(path)


def _put(sheet: Any, rows: Sequence[Sequence[str]]) -> None:
    """Every cell as text: 18 digits stay 18 digits, and a name that begins with = stays a name. Columns are
    as wide as what stands in them; a Chinese character takes two letters' room.
    """
    from openpyxl.utils import get_column_letter

    for r, row in enumerate(rows, 1):
        for c, text in enumerate(row, 1):
            cell = sheet.cell(r, c)
            if text:
                cell.value = "".join(one for one in text if one >= " ")[:32_000]
                cell.data_type = "s"
            cell.number_format = "@"
            cell.quotePrefix = True
    for c, column in enumerate(zip(*rows, strict=True), 1):
        longest = max(sum(1 + (one > "\u2e7f") for one in text) for text in column)
        sheet.column_dimensions[get_column_letter(c)].width = min(MOST_WIDE, longest + 2)
