"""The school's roster (花名册): xlsx or csv, columns found by their headings, odd rows named with their
number.

Nothing is dropped silently: a row that cannot be used is told, a doubtful value is left out and told, two
rows with one number or one name are told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extractors.values import dates, id_number
from extractors.values.glyphs import squeeze
from pipeline.records import Message, Student
from pipeline.roster_match import Account, Match, account, match
from pipeline.roster_table import Cells, RosterError, RowFault, mapping_in, table_in

__all__ = ["Account", "Match", "Roster", "RosterError", "RowFault", "account", "load", "match"]

YES = {"是", "有", "√", "✓", "对", "y", "yes", "true", "1"}
NO = {"否", "无", "没有", "×", "✗", "x", "n", "no", "false", "0"}
ANSWERS = ("no_other_insurance", "payment_gap", "insured_here_before", "qualifies_mid_year")
DAYS = ("enrolled_on", "registered_on", "paid_on", "arrived_on")
TOTALS = ("合计", "总计", "小计", "共计")


@dataclass(frozen=True, slots=True)
class Roster:
    """The lines of a roster file, the columns as found (name -> heading), and everything odd about its
    rows."""

    students: tuple[Student, ...]
    faults: tuple[RowFault, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    source: str = ""


def load(path: Path, mapping: Path | None = None) -> Roster:
    """Reads a roster; raises `RosterError` for a file that is none."""
    table = table_in(path, mapping_in(mapping))
    students: list[Student] = []
    faults = list(table.faults)
    for cells in table.rows:
        student, odd = _student(cells)
        faults.extend(odd)
        if student is not None:
            students.append(student)
    faults.extend(_doubles(students))
    faults.sort(key=lambda fault: fault.row)
    return Roster(tuple(students), tuple(faults), table.columns, path.name)


def _student(cells: Cells) -> tuple[Student | None, list[RowFault]]:
    name = re.sub(r"\s+", "" if _han(cells.text.get("name", "")) else " ", cells.text.get("name", "")).strip()
    if not name or name in TOTALS:
        message = Message(
            f"第{cells.row}行没有姓名，未作为学生。", f"Row {cells.row} has no name and was not used."
        )
        return None, [RowFault(cells.row, message, kept=False)]
    number, faults = _number(cells)
    answers, odd_answers = _answers(cells)
    days, odd_days = _days(cells)
    student = Student(
        name=name,
        id_number=number,
        class_name=cells.text.get("class_name") or cells.sheet or None,
        number=cells.text.get("number"),
        status=cells.text.get("status"),
        category=cells.text.get("category"),
        contact=cells.text.get("contact"),
        row=cells.row,
        answers=answers,
        dates=days,
    )
    return student, [*faults, *odd_answers, *odd_days]


def _han(name: str) -> bool:
    return any("\u3400" <= c <= "\u9fff" for c in name)


def _number(cells: Cells) -> tuple[str | None, list[RowFault]]:
    said = squeeze(cells.text.get("id_number", "")).upper().lstrip("'")
    if not said:
        return None, []
    if "id_number" in cells.lost or re.fullmatch(r"[\d.]+E\+?\d+", said):
        zh = f"第{cells.row}行证件号码存成了数字，末几位已丢失；请把该列改为文本后重填。"
        en = f"Row {cells.row}: the ID number was stored as a number and lost digits; make the column text."
        return None, [RowFault(cells.row, Message(zh, en))]
    if re.fullmatch(r"\d{17}[\dX]", said) and not id_number.is_valid(said):
        zh = f"第{cells.row}行证件号码校验位不对，请核对。"
        return said, [
            RowFault(cells.row, Message(zh, f"Row {cells.row}: the ID number's check digit is wrong."))
        ]
    if re.fullmatch(r"\d{15}", said):
        zh = f"第{cells.row}行是 15 位旧号码，请换成 18 位。"
        return said, [RowFault(cells.row, Message(zh, f"Row {cells.row}: an old 15-digit number."))]
    return said, []


def _answers(cells: Cells) -> tuple[dict[str, bool], list[RowFault]]:
    answers: dict[str, bool] = {}
    faults: list[RowFault] = []
    for column in (*ANSWERS, "other_insurance"):
        said = squeeze(cells.text.get(column, "")).lower()
        if not said:
            continue
        if said not in YES | NO:
            zh = f"第{cells.row}行“{cells.text[column]}”应填“是”或“否”，未采用。"
            faults.append(RowFault(cells.row, Message(zh, f"Row {cells.row}: answer yes or no; not used.")))
        elif column == "other_insurance":
            answers.setdefault("no_other_insurance", said in NO)
        else:
            answers[column] = _yes(column, said)
    return answers, faults


def _yes(column: str, said: str) -> bool:
    """Under “无其他基本医疗保障” the word 无 agrees: there is none."""
    if column == "no_other_insurance" and said in {"无", "没有"}:
        return True
    return said in YES and not (column == "no_other_insurance" and said == "有")


def _days(cells: Cells) -> tuple[dict[str, str], list[RowFault]]:
    days: dict[str, str] = {}
    faults: list[RowFault] = []
    for column in DAYS:
        said = cells.text.get(column)
        if not said:
            continue
        parsed = dates.parse(said)
        if parsed is None:
            zh = f"第{cells.row}行日期“{said}”看不懂，应如 2023-10-08，未采用。"
            faults.append(RowFault(cells.row, Message(zh, f"Row {cells.row}: not a date; not used.")))
        else:
            days[column] = parsed.value
    return days, faults


def _doubles(students: Sequence[Student]) -> Iterable[RowFault]:
    """Two lines with one number are one child written twice or a slip; two of one name are told apart by
    number."""
    by_number: dict[str, list[Student]] = defaultdict(list)
    by_name: dict[str, list[Student]] = defaultdict(list)
    for student in students:
        by_name[student.name].append(student)
        if student.id_number:
            by_number[student.id_number].append(student)
    for same in by_number.values():
        for student in same[1:] if len(same) > 1 else ():
            zh = f"第{same[0].row}行和第{student.row}行证件号码相同，请核对。"
            yield RowFault(
                student.row or 0, Message(zh, f"Rows {same[0].row} and {student.row}: one ID number.")
            )
    for same in by_name.values():
        for student in same[1:] if len(same) > 1 else ():
            zh = f"第{same[0].row}行和第{student.row}行同名，材料将按证件号码区分。"
            yield RowFault(student.row or 0, Message(zh, f"Rows {same[0].row} and {student.row}: one name."))
