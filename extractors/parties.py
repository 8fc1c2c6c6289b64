"""当事人: who is 男方, 女方, 甲方, 原告 … in an agreement or ruling, so that a clause about a role finds its
name.

>>> in_text("男方：男方甲，男，1980年1月1日出生。女方：女方乙，女，汉族。", ("男方", "女方"))
{'男方': '男方甲', '女方': '女方乙'}
>>> in_text("甲方（男方）：男方甲 身份证号：…… 乙方（女方）：女方乙 身份证号：", ("男方", "女方", "甲方"))
{'男方': '男方甲', '女方': '女方乙', '甲方': '男方甲'}
>>> in_text("原告：女方乙，女，汉族。被告男方甲，男，汉族。", ("原告", "被告"))
{'原告': '女方乙', '被告': '男方甲'}
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from extractors.layout import Segment
from extractors.prose import NAME
from extractors.sheet import Sheet
from extractors.values import names

_END = (
    r"(?=[,，、;；。(（\s]|男[,，]|女[,，]|性别|身份证|公民身份|证件|出生|\d{4}年|汉族|民族|电话|住址|住所|现住|户籍|联系|年龄|签[名字章]"
    r"|原告|被告|女方|男方|甲方|乙方|$)"
)


def _shapes(role: str) -> tuple[str, ...]:
    """How a role is tied to a name: 男方：X, or 男方（签字）：X, 男方X，男，… and 甲方（男方）：X."""
    told = r"(?:姓名)?"
    side = r"(?:[（(][^）)]{0,8}[）)])?"
    return (
        rf"{role}{side}{told}[）)]?[:：]{told}[:：]?(?P<value>{NAME}){_END}",
        rf"{role}{told}(?P<value>{NAME})(?=[,，(（](?:男|女|性别|汉族|身份证|公民|\d{{4}}年|19|20))",
    )


def in_text(text: str, roles: Sequence[str]) -> dict[str, str]:
    """The name of each role a text gives one name for; a role with two different names is left out."""
    flat = re.sub(r"\s+", "", text)
    found: dict[str, str] = {}
    for role in roles:
        name = _only(match["value"] for shape in _shapes(role) for match in re.finditer(shape, flat))
        if name:
            found[role] = name
    return found


def on_sheet(sheet: Sheet, roles: Sequence[str]) -> dict[str, tuple[str, tuple[Segment, ...]]]:
    """As `in_text`, with the pieces of print each name stands in; a line's end ends a name too."""
    found: dict[str, tuple[str, tuple[Segment, ...]]] = {}
    for role in roles:
        hits = [hit for shape in _shapes(role) for hit in sheet.search_all(shape)]
        hits += [
            hit
            for hit in sheet.search_all(rf"{role}[:：](?P<value>[\u3400-\u9fff·]{{2,12}})")
            if _ends_line(hit[1])
        ]
        told = [(names.normal(match["value"]), pieces) for match, pieces in hits]
        told = [(name, pieces) for name, pieces in told if _is_name(name)]
        name = _only(name for name, _ in told) or _near(told)
        if name:
            found[role] = name, next(pieces for said, pieces in told if said == name)
    return found


def _near(told: Sequence[tuple[str, tuple[Segment, ...]]]) -> str | None:
    """The head's reading where the signature differs from it by one sign: handwriting under a stamp."""
    alike = told and all(
        len(name) == len(told[0][0]) and sum(a != b for a, b in zip(name, told[0][0], strict=True)) <= 1
        for name, _ in told
    )
    return told[0][0] if alike else None


def names_of(found: Mapping[str, tuple[str, tuple[Segment, ...]]]) -> dict[str, str]:
    """The names alone."""
    return {role: name for role, (name, _) in found.items()}


def _ends_line(pieces: Sequence[Segment]) -> bool:
    """Does the print of one piece reach the end of its line, so that the name cannot go on?"""
    return len(pieces) == 1 and pieces[0].strips[0][2] >= len(pieces[0].strips[0][0].text.rstrip())


def _is_name(name: str) -> bool:
    return names.is_plausible(name) and not re.search("签|双方|方承|同意|自愿|负责|抚养", name)


def _only(found: Iterable[str]) -> str | None:
    distinct = {names.normal(name) for name in found}
    distinct = {name for name in distinct if _is_name(name)}
    return distinct.pop() if len(distinct) == 1 else None
