"""Whose answer is it: a form names the pupil and the guardian, often under the same plain labels.

A plain 姓名 or 身份证号 belongs to the person last named in its row or above it; under, beside or in the
section of the word 监护人 it is the guardian's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from extractors import persons
from extractors.declare import Found, Parsed
from extractors.flat import Strip
from extractors.layout import Claim, Segment
from extractors.sheet import Sheet
from extractors.values import names
from extractors.wording import fold

PUPIL = (
    "姓名", "参保人姓名", "参保人员姓名", "参保学生姓名", "学生姓名", "儿童姓名", "幼儿姓名", "孩子姓名",
    "被保险人姓名", "参保居民姓名",
)  # fmt: skip
GUARDIAN = (
    "监护人姓名", "家长姓名", "法定监护人姓名", "监护人（家长）姓名", "家长（监护人）姓名", "监护人",
    "法定监护人", "家长", "学生家长姓名", "父母或监护人姓名", "法定代理人姓名", "父（母）姓名",
    "监护人（紧急联系人）", "监护人/紧急联系人", "监护人（联系人）", "紧急联系人（监护人）",
    "联系人（监护人）",
)  # fmt: skip
KIN = (
    "与参保人关系", "与参保人的关系", "与学生关系", "与学生的关系", "与监护人关系", "与被监护人关系",
    "与本人关系", "与孩子关系", "与被保险人关系", "监护关系", "亲属关系", "关系",
)  # fmt: skip
_OF_GUARDIAN = re.compile(
    r"(?:法定)?监护人(?:基本|的)?(?:信息|情况|资料)?|家长(?:基本)?(?:信息|情况)?|父母(?:信息|情况)?"
)


def parent(raw: str) -> Parsed | None:
    """A contact person (联系人) who is said to be a parent, 测试乙（母）: likely the guardian, for a person.

    >>> parent("测试乙（母）").outcome, parent("测试乙")
    ('recheck', None)
    """
    told = names.parse_first(raw) if re.search("[（(](?:父|母|监护|爷|奶|外|姥|祖)", raw) else None
    return None if told is None else replace(told, outcome="recheck")


def heads(sheet: Sheet) -> list[tuple[Claim, bool]]:
    """The labels that name a person, in reading order, and whether the pupil is meant."""
    apart = bool(sheet.labelled(*GUARDIAN))
    plain_ones = {fold("姓名")}
    told = [(claim, True) for claim in sheet.labelled(*PUPIL)]
    told = [
        (claim, claim.label.label not in plain_ones or not _among_guardians(sheet, claim.label, apart))
        for claim, _ in told
    ]
    told += [(claim, False) for claim in sheet.labelled(*GUARDIAN)]
    told = sorted(told, key=lambda one: (round(one[0].label.box.centre[1]), one[0].label.box.left))
    seen = [at for at, (claim, pupil) in enumerate(told) if pupil and claim.label.label in plain_ones]
    for at in seen[1:]:  # the second 姓名 of a form is not the pupil's again
        told[at] = (told[at][0], False)
    return told


def _among_guardians(sheet: Sheet, label: Segment, apart: bool) -> bool:
    """Does a plain 姓名 stand under, beside or in the section of the word 监护人, or beside a kinship?

    `apart`: the guardian has a label of its own, so that a kinship in the row may well be the pupil's.
    """
    kin = any(claim.label.same_row(label) for claim in sheet.labelled(*KIN))
    return (kin and not apart) or any(
        _heads_section(strip, label) for strip in sheet.strips if _OF_GUARDIAN.fullmatch(_letters(strip.text))
    )


def _heads_section(strip: Strip, label: Segment) -> bool:
    """The word stands tight over the label, or upright at the left of the rows the label is in."""
    box, own = strip.flat, label.box
    over = -0.6 * own.height <= own.top - box.bottom <= 0.6 * own.height and box.left < own.right
    beside = box.right <= own.left + 0.5 * own.height and box.top <= own.centre[1] <= box.bottom
    return (over and own.left < box.right) or beside


def _letters(print_: str) -> str:
    """A heading's words without its number (二、监护人信息)."""
    return re.sub(r"[^\u4e00-\u9fff]", "", re.sub(r"^[一二三四五六七八九十]+、", "", print_))


def whose(piece: Segment, heads: list[tuple[Claim, bool]]) -> bool | None:
    """Is it the pupil's? By the last person named in its row or above; `None` where nobody is."""
    before = [
        pupil
        for claim, pupil in heads
        if claim.label.box.centre[1] < piece.box.top
        or (claim.label.same_row(piece) and claim.label.box.left <= piece.box.left)
    ]
    return before[-1] if before else None


def guardian(raw: str) -> Parsed | None:
    """A guardian's name; not what the form lets a guardian say (以上信息由监护人核对无误)."""
    return None if re.search("核对|无误|确认|承诺|声明|填写|知悉", raw) else names.parse_either(raw)


_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")


def telephone(sheet: Sheet, told: Mapping[str, Found]) -> dict[str, Found]:
    """联系电话 where a form has several: the one in the row of the guardian's name, in doubt where the form
    asks for another as well; or the one found, in doubt.
    """
    places = [(hit[0], pieces) for hit, pieces in sheet.search_all(_MOBILE)]
    if "phone" not in told and len({number for number, _ in places}) == 1:
        number, pieces = places[0]
        asked = any(
            set(pieces) & set(c.row) and re.search("电话|手机|方式", c.label.text) for c in sheet.claims
        )
        return {"phone": persons.found("phone", Parsed(number, number), pieces, "number")} if asked else {}
    if "phone" not in told or len({number for number, _ in places}) < 2:
        return {}
    own = any(
        re.match("本人|学生", c.label.text) for c in sheet.claims if set(told["phone"].pieces) & set(c.row)
    )
    of_guardian = told["guardian_name"].pieces if "guardian_name" in told and not own else ()
    mine = [one for one in places if any(one[1][0].same_row(piece) for piece in of_guardian)]
    if len({number for number, _ in mine}) != 1:
        others = tuple(dict.fromkeys(number for number, _ in places))
        return {"phone": replace(told["phone"], outcome="recheck", candidates=others)}
    number, pieces = mine[0]
    found = persons.found("phone", Parsed(number, number), pieces, "number")
    answers = {
        piece
        for claim in sheet.claims
        if re.search("电话|手机|方式", claim.label.text)
        for piece in claim.row
    }
    others = tuple({one for one, at in places if one != number and answers & set(at)})
    return {"phone": replace(found, outcome="recheck", candidates=others) if others else found}
