"""Two people on a booklet of the civil registry: names and numbers paired by place, never by count alone.

Marriage and divorce certificates print 姓名, 性别, 国籍, 出生日期, 身份证件号 twice, one block under the
other or side by side. A number goes with the name whose block it stands in. If one of the labels was not
read, the blocks cannot be told apart any more, and what is left goes unpaired: a name without a number, never
with the wrong one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from extractors import persons, prose
from extractors.declare import Found, mark, name, number
from extractors.layout import Claim, Segment
from extractors.sheet import Sheet
from extractors.values import dates, id_number, identity_number, names
from extractors.values.parsed import HasValue, Parsed
from extractors.wording import fold

ID_LABELS = (
    "身份证件号", "身份证件号码", "身份证号", "身份证号码", "公民身份号码", "身份证编号", "居民身份证号",
    "身份证件编号",
)  # fmt: skip
OTHERS = (
    mark(
        "re:申请书|申请人|申请表|声明书|声明人|审查[处意表人]|处理表|审批(?!服务|局)|受理|回执|冷静期|补领.{0,10}(?:申请|声明|登记表)|预约|查档|生育(?:服务|登记|证|保险|津贴)|监誓人|提出申请",
        9,
    ),
    mark(
        "re:公证|特此证明|兹证明|兹有|证明书|查询(?:结果|记录|证明|表)|无婚姻登记|档案.{0,4}证明|经查|合同书?$|案号",
        9,
    ),
    mark("re:文化程度|职业|登记表|目录", 3),
)
"""What the registry's other papers say (applications, proofs, lists), which name the certificate and its
number too."""
WORDED = r"第?(?:[（(〔]?\d{2,4}[）)〕]?)?(?:字?第)?[\d\-]{1,10}号?"
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
    name("person1_name", after=("姓名",)),
    name("person2_name", after=("姓名",), nth=1),
    number("person1_id_number", identity_number.parse, after=ID_LABELS),
    number("person2_id_number", identity_number.parse, after=ID_LABELS, nth=1),
)
"""Found by place in `people`; declared so that a page without them is looked at again, and for the second
reader, who needs to know what they are made of.
"""


def people(found: Mapping[str, Found], sheet: Sheet) -> dict[str, Found]:
    """The fields with `person1_name`, `person1_id_number`, `person2_…` in the order they are printed, found
    by place and not by count.
    """
    names_, ids = sheet.labelled("姓名"), sheet.labelled(*ID_LABELS)
    told = {field: one for field, one in found.items() if not field.startswith("person")}
    if len(names_) == 1 and len(ids) <= 1 and (heads := _columns(sheet, names_[0].label)):
        for place, column in enumerate(_parted(names_, heads, sheet), 1):
            told.update(_name(f"person{place}_name", column))
        for place, column in enumerate(_parted(ids, heads, sheet), 1):
            told.update(_number(f"person{place}_id_number", column))
        return told
    named = _in_print_order([claim for claim in names_ if claim.row])
    numbers = _in_print_order([claim for claim in ids if claim.row])
    pairs: list[tuple[Claim | None, Claim | None]] = [*persons.blocks(named, numbers)]
    used = [id(value) for _, value in pairs if value is not None]
    sound = len(ids) <= 2 and len(used) == len(set(used))
    if len(names_) != 2:  # one of two names was not read: the numbers tell which person is the first
        if not (sound and len(ids) == len(numbers) == 2):
            return told
        pairs = [(next((n for n, v in pairs if v is number), None), number) for number in numbers]
    for place, (claim, value) in enumerate(pairs[:2], 1):
        told.update(_name(f"person{place}_name", claim) if claim else {})
        told.update(_number(f"person{place}_id_number", value) if sound and value else {})
    return told


def _columns(sheet: Sheet, label: Segment) -> tuple[Segment, ...]:
    """男方 and 女方 over two columns of answers, left before right; the inner page of the nineties."""
    heads = [
        p for p in sheet.pieces if fold(p.text) in ("男方", "女方") and p.box.bottom <= label.box.centre[1]
    ]
    level = len(heads) == 2 and heads[0].same_row(heads[1]) and heads[0].text != heads[1].text
    return tuple(sorted(heads, key=lambda head: head.box.left)) if level else ()


def _parted(claims: Sequence[Claim], heads: Sequence[Segment], sheet: Sheet) -> tuple[Claim, ...]:
    """For each column the label with the answer that stands in it."""
    told = []
    for claim in claims:
        row = [p for p in sheet.pieces if p.label is None and p.same_row(claim.label) and p not in heads]
        row = [p for p in row if p.box.left >= claim.label.box.right]
        for head in heads:
            mine = [p for p in row if min(heads, key=lambda h: _apart(h, p)) is head]
            told.append(replace(claim, row=tuple(mine)))
    return tuple(told)


def _apart(head: Segment, piece: Segment) -> float:
    return abs(head.box.centre[0] - piece.box.centre[0])


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


def old_form(
    found: Mapping[str, Found], sheet: Sheet, word: str, read: Callable[[str], HasValue | None]
) -> dict[str, Found]:
    """What certificates before 2004 print without a label: a number in words (京东结字第0731号), and the day
    of issue, which is that of the registration, at the foot of the page.
    """
    told = dict(found)
    if "certificate_number" not in told:
        told.update(_worded_number(sheet, word, read))
    new = () if _granted(sheet) else ("持证人",)
    dated = "registration_date" in told or sheet.labelled("登记日期", f"{word}婚登记日期", *new)
    if not dated and re.search(rf"自愿{word}|{word}字|发给此证", sheet.text):
        issued = _issued(sheet)
        if issued is not None:
            return {**told, "registration_date": issued}
        foot = prose.closing_date(sheet, "registration_date")
        above = [c.label.box.bottom for c in sheet.labelled("姓名", *ID_LABELS)]
        if foot and foot["registration_date"].pieces[0].box.top > max(above, default=0.0):
            told.update(foot)
    return told


def _issued(sheet: Sheet) -> Found | None:
    """The day beside 发证日期, the only one that the certificates of the nineties have besides birthdays."""
    for claim in sheet.labelled("发证日期"):
        day = dates.parse(persons.spelled(claim.row)) if claim.row else None
        if day is not None and day.outcome == "ok":
            return persons.found("registration_date", day, claim.row, "date")
    return None


def _worded_number(sheet: Sheet, word: str, read: Callable[[str], HasValue | None]) -> dict[str, Found]:
    """The row of print that is nothing but such a number, in however many pieces it was read."""
    shape = re.compile(rf"(?:[（(〔]\d{{4}}[）)〕])?[\u4e00-\u9fff]{{1,8}}{word}字?{WORDED}")
    granted = _granted(sheet)
    for first in sheet.strips:
        row = [s for s in sheet.strips if s.level_with(first) and s.flat.left >= first.flat.left]
        for count in range(1, min(4, len(row)) + 1):
            print_ = re.sub(r"\s", "", "".join(s.text for s in row[:count]))
            whole = shape.fullmatch(print_) or (granted and _NUMBERED.fullmatch(print_))
            record = (read(print_) or _plain_number(print_)) if whole and print_.endswith("号") else None
            if record is not None:
                pieces = tuple(Segment(s.text, s.flat, ((s, 0, len(s.text)),)) for s in row[:count])
                return {"certificate_number": persons.found("certificate_number", record, pieces, "number")}
    return {}


_NUMBERED = re.compile(r"[\u4e00-\u9fff]{1,6}字第?\d{1,10}号")
"""Offices of the nineties left out the word 结 or 离 as well: 沈和字第1058号."""


def _granted(sheet: Sheet) -> bool:
    """Does the page say what only certificates of the nineties say?"""
    return "发给此" in re.sub(r"\s", "", sheet.text)


def _plain_number(print_: str) -> Parsed | None:
    return Parsed(print_, print_, "person", ("old_form",)) if _NUMBERED.fullmatch(print_) else None
