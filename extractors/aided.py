"""Whom a proof of aid is for (救助对象): a paper of a household names several people, one of them its bearer.

Booklets and letters of civil affairs list the members of a household beside their kinship; the name and the
number that a paper gives first may be another member's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors import kin, numbered, persons, prose, rivals
from extractors.declare import Found, Sheet
from extractors.layout import Segment
from extractors.values import id_number as identity
from extractors.values import names, surnames
from extractors.values.parsed import Parsed

NUMBERS = ("身份证号码", "身份证号", "公民身份号码", "身份证件号码", "证件号码")
"""The labels of a person's number on such papers."""


def bearer(found: Mapping[str, Found], sheet: Sheet) -> dict[str, Found]:
    """What was found, with `name` and `id_number` of the person whom the paper is for."""
    told, listed = dict(found), _heads_members(sheet)
    if _is_guardian(told.get("name"), sheet):
        del told["name"]
    if listed and _is_listed(told.get("name"), sheet):
        del told["name"]
    if listed and "name" not in told:
        told |= (
            _beside_label(_BEARER, sheet) or _attested(sheet) or _householder(sheet) or _beside_number(sheet)
        )
    labelled = _beside_own_label(sheet) | told
    told = labelled if _beside_each_other(labelled, sheet) else told | numbered.the_one(sheet)
    if "name" not in told and sheet.search(
        r"(?:(?:保障|救助|供养|低保)金?(?:领取)?|(?:困难|贫困|低收入)(?:家庭|农?户))证(?![明号件])"
    ):
        told |= _householder(sheet)
    number = told.get("id_number")
    if number is None or ("name" in told and rivals.is_of_another(told["name"], number, sheet)):
        told |= _beside_own_label(sheet)
    told |= {} if "name" in told else _over_number(sheet)
    if "name" not in told and len(_numbers(sheet)) == 1:
        told |= {field: replace(one, outcome="recheck") for field, one in _householder(sheet).items()}
    if "name" not in told and not (listed and len(_numbers(sheet)) > 1):
        told |= kin.spoken_of("name", sheet)
    return told | _of_household(sheet)


def _beside_each_other(told: Mapping[str, Found], sheet: Sheet) -> bool:
    """Do name and number stand beside labels of their own, one right under the other or in one row: those of
    the aided, whoever else the text names with a number?
    """
    name, number = told.get("name"), told.get("id_number")
    if name is None or number is None:
        return False
    own = [c.label for c in sheet.labelled("姓名") if not c.below and set(name.pieces) & set(c.row)]
    numbers = [c.label for c in sheet.labelled(*NUMBERS) if not c.below and set(number.pieces) & set(c.row)]
    return any(
        one.same_row(other) or 0 < other.box.top - one.box.top < NEXT * one.height
        for one in own
        for other in numbers
    )


NEXT = 3.5
"""Letter heights from a row of a form to the next."""


def _is_guardian(name: Found | None, sheet: Sheet) -> bool:
    """Is it the name of the rows beside the heading 监护人, of which the next asks for the kinship?"""
    labels = [c.label for c in sheet.labelled("姓名") if name is not None and set(name.pieces) & set(c.row)]
    return any(
        "监护" in "".join(p.text.split())
        and len(p.text.strip()) < len("监护人情况：")
        and p.box.right <= label.box.left
        and abs(p.box.centre[1] - label.box.centre[1]) < NEXT * label.height
        for label in labels
        for p in sheet.pieces
    )


def _beside_own_label(sheet: Sheet) -> dict[str, Found]:
    """The one number that stands beside a label; at the head of a table of the household it has none."""
    beside = [
        (c.row[0], identity.parse(c.row[0].text)) for c in sheet.labelled(*NUMBERS) if c.row and not c.below
    ]
    read = {record.value: (piece, record) for piece, record in beside if record is not None}
    if len(read) != 1:
        return {}
    ((piece, record),) = read.values()
    return {"id_number": persons.found("id_number", record, (piece,), "number")}


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
    """Does 姓名 stand over a column, in a row with the heading of kinship or over people who each have a
    number: a table of the household, or a list of the aided?
    """
    kinship = [claim.label for claim in sheet.labelled("与户主关系", "关系", "称谓", "与申请人关系")]
    heads = [claim.label for claim in sheet.labelled("姓名") if claim.below]
    if any(head.same_row(one) for head in heads for one in kinship):
        return True
    numbers = _numbers(sheet).values()
    return any(sum(head.box.bottom < number.box.top for number in numbers) > 1 for head in heads)


def _is_listed(name: Found | None, sheet: Sheet) -> bool:
    """Was the name taken from under the heading 姓名 of a table, not from beside a label of its own?"""
    under = [piece for claim in sheet.labelled("姓名") if claim.below for piece in claim.row]
    return name is not None and bool(set(name.pieces) & set(under))


def _numbers(sheet: Sheet) -> dict[str, Segment]:
    """Every identity number that stands in a piece of its own, with the last such piece."""
    read = ((piece, identity.parse(piece.text)) for piece in sheet.pieces)
    return {str(record.value): piece for piece, record in read if record is not None}


def in_row(told: Mapping[str, Found], sheet: Sheet, headings: Sequence[str]) -> tuple[Segment, ...]:
    """What stands in the bearer's row of a table under one of these headings."""
    name = "".join(str(told["name"].value).split()) if "name" in told else ""
    rows = [p for p in sheet.pieces if name and "".join(p.text.split()) == name]
    heads = [claim.label for claim in sheet.labelled("姓名") if claim.below]
    columns = [c.label for c in sheet.labelled(*headings) if any(c.label.same_row(head) for head in heads)]
    cells = [cell for row in rows for column in columns if (cell := persons.crossing(sheet, row, column))]
    return cells[0] if len(cells) == 1 else ()


def _beside_number(sheet: Sheet) -> dict[str, Found]:
    """The member of a list in whose row the paper's one number stands, left of it: the only one, or the one
    that stands beside a label of its own as well.
    """
    every, own = _numbers(sheet), _beside_own_label(sheet)
    wanted = {str(own["id_number"].value)} if own else set(every) if len(every) == 1 else set()
    spots = [p for p in sheet.pieces if (one := identity.parse(p.text)) is not None and one.value in wanted]
    row = [p for p in sheet.pieces for spot in spots if p.same_row(spot) and p.box.right <= spot.box.left]
    read = [(p, name) for p in row if p.label is None and (name := names.parse(p.text)) is not None]
    if len(read) != 1:
        return {}
    ((piece, record),) = read
    return {"name": persons.found("name", record, (piece,), "name")}


def _over_number(sheet: Sheet) -> dict[str, Found]:
    """The name right over the one number, both without a label, as a card on a screen shows them."""
    numbers = list(_numbers(sheet).values())
    spot = numbers[0] if len(numbers) == 1 else None
    over = [
        (piece, record)
        for piece in sheet.pieces
        if spot is not None
        and piece.label is None
        and abs(piece.box.left - spot.box.left) < spot.height
        and 0 <= spot.box.top - piece.box.bottom + 0.5 * spot.height < 1.5 * spot.height
        and (record := names.parse(piece.text)) is not None
        and surnames.is_known(str(record.value))
        and str(record.value) == "".join(piece.text.split())
    ]
    if len(over) != 1:
        return {}
    ((piece, record),) = over
    return {"name": replace(persons.found("name", record, (piece,), "name"), outcome="recheck")}


_BEARER = ("救助对象姓名", "救助对象", "保障对象姓名", "供养对象姓名", "受助人姓名", "儿童姓名", "申请人姓名")
"""Labels of the one whom a paper with a table of the household is for."""


def _householder(sheet: Sheet) -> dict[str, Found]:
    """A booklet for a household (低保证) is its 户主's or holder's; 姓名 there heads the table of members."""
    return _beside_label(("户主姓名", "户主", "持证人姓名", "持证人"), sheet)


_ATTESTED = rf"兹?证明[:：]?(?P<value>{prose.NAME})(?:同学|同志)?(?:[系为是属](?!其|该户|户主)|享受)"


def _attested(sheet: Sheet) -> dict[str, Found]:
    """The member whom the sentence under a table certifies (兹证明X为我街低保家庭成员), with the number in
    that person's row.
    """
    hits = prose.in_lines(sheet, _ATTESTED)
    listed = [hit for hit in hits if any("".join(p.text.split()) == hit[0]["value"] for p in sheet.pieces)]
    if len({hit[0]["value"] for hit in listed}) != 1:
        return {}
    match, pieces = listed[0]
    name = persons.found("name", Parsed(match["value"], match["value"]), pieces, "name")
    return {"name": name} | _in_row_of(match["value"], sheet)


def _beside_label(labels: Sequence[str], sheet: Sheet) -> dict[str, Found]:
    """The first name beside one of these labels, with the number in that person's row of the table."""
    for claim in sheet.labelled(*labels):
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
        if not any(_is_person_between(owner, other, piece) for other in sheet.pieces)
    }
    if len(told) != 1:
        return {}
    ((piece, record),) = told.values()
    return {"id_number": persons.found("id_number", record, (piece,), "number")}


def _is_person_between(owner: Segment, other: Segment, piece: Segment) -> bool:
    """Does another's name stand between the two, as in a table on the other page of a booklet?"""
    if not (other.same_row(piece) and owner.box.right < other.box.left and other.box.right < piece.box.left):
        return False
    record = names.parse(other.text) if other.label is None else None
    return record is not None and surnames.is_known(str(record.value))
