"""School and class on a form: grade and class of two cells, both of one, 班 on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from extractors import form_answers, persons
from extractors.declare import Found, plain
from extractors.sheet import Sheet


def settled(found: Mapping[str, Found], sheet: Sheet) -> dict[str, Found]:
    """The fields with school and class as the form means them."""
    told = {**found, **_grade_and_class(sheet, found)}
    told |= _class_ended(sheet, told)
    parted = _school_parted(told)
    if "school" in parted and "class_name" not in parted:
        del told["class_name"]
    return told | parted


def _grade_and_class(sheet: Sheet, told: Mapping[str, Found]) -> dict[str, Found]:
    """Grade and class of two cells (年级 二年级, 班级 3班) as one."""
    grade, own = told.get("class_name"), [c for c in sheet.labelled("班级") if c.row]
    if grade is None or not own or not re.fullmatch(r".{1,8}[级一二三四五六七八九]", str(grade.value)):
        return {}
    cell = own[0].row
    record = form_answers.school_class(persons.spelled(cell))
    if record is None or cell[0] in grade.pieces or re.search("[年级]", record.value):
        return {}
    both = (*grade.pieces, *cell)
    value = f"{grade.value}{record.value}"
    return {"class_name": replace(grade, value=value, raw=persons.spelled(both), pieces=both)}


def _class_ended(sheet: Sheet, told: Mapping[str, Found]) -> dict[str, Found]:
    """A class whose 班 stands alone on the line below."""
    own = told.get("class_name")
    for claim in sheet.claims if own is not None and not str(own.value).endswith("班") else ():
        rest = claim.more[0] if claim.more else ()
        if own is not None and own.pieces[-1] in claim.row and "".join(p.text for p in rest).strip() == "班":
            return {
                "class_name": replace(
                    own, value=f"{own.value}班", raw=f"{own.raw}班", pieces=(*own.pieces, *rest)
                )
            }
    return {}


def _school_parted(told: Mapping[str, Found]) -> dict[str, Found]:
    """School and class filled into one cell (学校班级 样本小学三年级2班) as two."""
    whole = told.get("school")
    if whole is not None and "class_name" not in told:
        filled = plain(whole.raw)
        both = form_answers.SCHOOL_AND_CLASS.fullmatch(filled.value) if filled else None
        own = both["class"] if both else None
        return {"class_name": replace(whole, field="class_name", value=own)} if own else {}
    cell = told.get("class_name")
    parts = None if cell is None else form_answers.SCHOOL_AND_CLASS.fullmatch(str(cell.value))
    if cell is None or parts is None:
        return {}
    rest = {"class_name": replace(cell, value=parts["class"])} if parts["class"] else {}
    return rest | (
        {} if "school" in told else {"school": replace(cell, field="school", value=parts["school"])}
    )
