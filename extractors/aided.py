"""Whom a proof of aid is for (救助对象): a paper of a household names several people, one of them its bearer.

Booklets and letters of civil affairs list the members of a household beside their kinship; the name and the
number that a paper gives first may be another member's.
"""

import re
from collections.abc import Mapping

from extractors import kin, mentions, persons, prose
from extractors.declare import Found, Sheet
from extractors.values import id_number as identity
from extractors.values import names
from extractors.values.parsed import Parsed

NUMBERS = ("身份证号码", "身份证号", "公民身份号码", "身份证件号码", "证件号码")
"""The labels of a person's number on such papers."""


def bearer(found: Mapping[str, Found], sheet: Sheet) -> dict[str, Found]:
    """What was found, with `name` and `id_number` of the person whom the paper is for."""
    told = dict(found)
    if _heads_members(sheet):
        told = {field: one for field, one in told.items() if field != "name"}
        told |= _householder(sheet) or _beside_number(told, sheet)
    if "name" not in told and sheet.search(r"(?:保障|救助|供养|低保)金?(?:领取)?证(?![明号件])"):
        told |= _householder(sheet)
    told |= {} if "id_number" in told else _beside_own_label(sheet)
    if "name" not in told:
        told |= _with_number(sheet, told) or kin.spoken_of("name", sheet)
    return told | _of_household(sheet)


def _beside_own_label(sheet: Sheet) -> dict[str, Found]:
    """The one number that stands beside a label; at the head of a table of the household it has none."""
    beside = [(c.row[0], identity.parse(c.row[0].text)) for c in sheet.labelled(*NUMBERS) if c.row]
    read = {record.value: (piece, record) for piece, record in beside if record is not None}
    if len(read) != 1:
        return {}
    ((piece, record),) = read.values()
    return {"id_number": persons.found("id_number", record, (piece,), "number")}


def _with_number(sheet: Sheet, told: Mapping[str, Found]) -> dict[str, Found]:
    """Of several people the one whose number it is: the number stands right behind the name."""
    page = kin.on_page(sheet)
    text, _ = mentions.running(sheet)
    number = str(told["id_number"].value) if "id_number" in told else ""
    owner = re.compile(
        rf"(?:[,，(（](?:性别)?[男女])?(?:[,，.、。]+(?:民族)?[\u4e00-\u9fff]{{1,5}})?"
        rf"[,，.、(（]+(?:公民|居民)?身份证?(?:件?号码?)?[:：]?{number}"
    )
    bearers = [
        one.name
        for one in page.told.people
        if number and any(owner.match(text, spot + len(one.name)) for spot in one.spots)
    ]
    return page.field("name", bearers[0]) if len(bearers) == 1 else {}


_MEMBER = (
    rf"(?:^|[，。,；;：:])(?P<value>{prose.NAME})[（(,，](?:公民)?(?:身份证?)?(?:件?号码?)?[:：]?(?P<number>\d{{17}}[\dXx])[）)]?[,，]?"
    r"[为系是](?:该|本|此)户"
)


def _of_household(sheet: Sheet) -> dict[str, Found]:
    """The member for whom the paper of a household is made out: X（number）为该户家庭成员."""
    hits = prose.in_lines(sheet, _MEMBER)
    record = identity.parse(hits[0][0]["number"]) if len(hits) == 1 else None
    if record is None:
        return {}
    match, pieces = hits[0]
    name = Parsed(match["value"], match["value"])
    return {
        "name": persons.found("name", name, pieces, "name"),
        "id_number": persons.found("id_number", record, pieces, "number"),
    }


def _heads_members(sheet: Sheet) -> bool:
    """Does 姓名 stand over a column, in a row with the heading of kinship: a table of the household?"""
    kinship = [claim.label for claim in sheet.labelled("与户主关系", "关系", "称谓", "与申请人关系")]
    return any(
        claim.below and any(claim.label.same_row(one) for one in kinship) for claim in sheet.labelled("姓名")
    )


def _beside_number(told: Mapping[str, Found], sheet: Sheet) -> dict[str, Found]:
    """The member of a list in whose row the paper's one number stands, left of it."""
    spot = told["id_number"].pieces[0] if "id_number" in told else None
    row = [p for p in sheet.pieces if spot and p.same_row(spot) and p.box.right <= spot.box.left]
    read = [(p, one) for p in row if p.label is None and (one := names.parse(p.text)) is not None]
    if len(read) != 1:
        return {}
    ((piece, record),) = read
    return {"name": persons.found("name", record, (piece,), "name")}


def _householder(sheet: Sheet) -> dict[str, Found]:
    """A booklet for a household (低保证) is its 户主's; 姓名 there only heads the table of members."""
    for claim in sheet.labelled("户主姓名", "户主"):
        print_ = persons.spelled(claim.row[:1]).split("性别")[0] if claim.row and not claim.below else ""
        record = names.parse(print_)
        if record is not None:
            name = {"name": persons.found("name", record, claim.row[:1], "name")}
            return name | _in_row_of(str(record.value), sheet)
    return {}


def _in_row_of(name: str, sheet: Sheet) -> dict[str, Found]:
    """The number that stands in somebody's row of the table of members, not that of another member."""
    owners = [p for p in sheet.pieces if "".join(p.text.split()) == name]
    told = {
        record.value: (piece, record)
        for owner in owners
        for piece in sheet.pieces
        if piece.same_row(owner) and piece.box.left > owner.box.right
        if (record := identity.parse(piece.text)) is not None
    }
    if len(told) != 1:
        return {}
    ((piece, record),) = told.values()
    return {"id_number": persons.found("id_number", record, (piece,), "number")}
