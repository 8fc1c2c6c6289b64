"""Two people on a booklet of the civil registry: names and numbers paired by place, never by count alone.

Marriage and divorce certificates print 姓名, 性别, 国籍, 出生日期, 身份证件号 twice, one block under the
other or side by side. A number goes with the name whose block it stands in. If one of the labels was not
read, the blocks cannot be told apart any more, and what is left goes unpaired: a name without a number, never
with the wrong one."""

from __future__ import annotations

from collections.abc import Sequence

from extractors import persons
from extractors.declare import Found, name, number
from extractors.layout import Claim
from extractors.sheet import Sheet
from extractors.values import id_number, identity_number, names

ID_LABELS = (
    "身份证件号", "身份证件号码", "身份证号", "身份证号码", "公民身份号码", "身份证编号", "居民身份证号",
    "身份证件编号",
)  # fmt: skip
TWICE = ("姓名", "性别", "国籍", "民族")
PRINTED = (
    "婚姻登记专用章",
    "国籍",
    "出生日期",
    "出生年月",
    "性别",
    "姓名",
    "民族",
    "婚姻登记员",
    "登记员",
    "备注",
    "登记机关",
    *ID_LABELS,
)
FIELDS = (
    name("person1_name"),
    name("person2_name"),
    number("person1_id_number", identity_number.parse),
    number("person2_id_number", identity_number.parse),
)
"""Found by place in `people`; declared for the second reader, who needs to know what they are made of."""


def people(sheet: Sheet) -> dict[str, Found]:
    """`person1_name`, `person1_id_number`, `person2_…` in the order they are printed."""
    named = [claim for claim in sheet.labelled("姓名") if claim.row]
    numbers = [claim for claim in sheet.labelled(*ID_LABELS) if claim.row]
    labels = len(sheet.labelled("姓名")), len(sheet.labelled(*ID_LABELS))
    pairs = persons.blocks(_in_print_order(named), numbers)
    used = [id(value) for _, value in pairs if value is not None]
    sound = labels[1] <= 2 and len(used) == len(set(used))
    found: dict[str, Found] = {}
    if labels[0] != 2:
        return found  # one of two names was not read: which person is the first?
    for place, (claim, value) in enumerate(pairs[:2], 1):
        found.update(_name(f"person{place}_name", claim))
        if sound and value is not None:
            found.update(_number(f"person{place}_id_number", value))
    return found


def _in_print_order(named: Sequence[Claim]) -> list[Claim]:
    """Left before right in one row, upper before lower else: rows are never quite level."""
    if len(named) == 2 and named[0].label.same_row(named[1].label):
        return sorted(named, key=lambda claim: claim.label.box.left)
    return sorted(named, key=lambda claim: claim.label.box.top)


def _name(field: str, claim: Claim) -> dict[str, Found]:
    for count in range(1, len(claim.row) + 1):
        record = names.parse(persons.spelled(claim.row[:count]))
        if record is not None:
            return {field: persons.found(field, record, claim.row[:count], "name")}
    latin = names.parse_latin(persons.spelled(claim.row))
    return {field: persons.found(field, latin, claim.row, "name")} if latin else {}


def _number(field: str, claim: Claim) -> dict[str, Found]:
    print_ = persons.spelled(claim.row)
    record = id_number.parse(print_) or identity_number.parse(print_)
    return {field: persons.found(field, record, claim.row, "number")} if record else {}
