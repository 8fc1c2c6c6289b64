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

from extractors import prose
from extractors.flat import Strip
from extractors.layout import Segment
from extractors.prose import NAME
from extractors.records import Box
from extractors.sheet import Sheet
from extractors.values import names, surnames

Side = tuple[str, tuple[Segment, ...]]
"""A name and the pieces of print it stands in."""
_END = (
    r"(?=[,，、;；。(（\s]|男[,，]|女[,，]|性别|身份证|公民身份|证件|出生|\d{4}年|汉族|民族|电话|住址|住所|现住|户籍|联系|年龄|签"
    r"|原告|被告|女方|男方|甲方|乙方|日期|捺|指印|$)"
)


_ENGLISH = r"(?:(?:Party|Husband|Wife|Plaintiff|Defendant|Male|Female)[A-Za-z()（）]{0,20})?"
"""The side once more in English."""
_BARE = {"男方": "男|丈夫|夫", "女方": "女|妻子|妻"}
"""What a head says instead, at the start of a line or as 协议人（男）; elsewhere part of words (子女)."""


def _shapes(role: str) -> tuple[str, ...]:
    """How a role is tied to a name: 男方：X, or 男方（签字）：X, 男方X，男，…, X（下称男方）."""
    role = rf"(?<!被){role}"
    told = r"(?:姓名)?"
    side = r"(?:[（(][^）)]{0,8}[）)])?"
    return (
        rf"{role}{side}{told}[）)]?{_ENGLISH}[:：]{told}[:：]?(?P<value>{NAME}){_END}",
        rf"{role}(?P<value>[\u4e00-\u9fff·]{{5,8}})(?=[,，][男女][,，])",
        rf"{role}{told}(?P<value>{NAME})(?=[,，(（](?:[男女](?!方)|性别|汉族|身份证|公民|\d{{4}}年|19|20)|身份证号|公民身份)",
        rf"{role}[（(](?:丈夫|妻子|[夫妻]|[男女]方?)[）)](?P<value>{NAME})(?=\d{{15}}|身份|[,，]|性别|出生)",
        rf"{role}(?:签[字名署章]|捺印)(?:[（(][^）)]{{0,8}}[）)])?[:：](?P<value>{NAME}){_END}",
        rf"(?:[:：，,。；;、与和]|[书议]人){_called(role)}",
    )


def _called(role: str) -> str:
    """X（以下简称男方）, X，男，…（下称男方）, X（男方）."""
    return (
        rf"(?P<value>{NAME})(?:[,，][男女][,，][^。；;]{{0,90}}?)?"
        rf"[（(](?:以下|下)?(?:简?称)?(?:为|作)?[:：]?[“\"]?{role}(?=[”\"）)，,或])"
    )


def _line_shapes(role: str) -> tuple[str, ...]:
    """The same where it begins a printed line, or ends one."""
    bare = _BARE.get(role, role)
    return (
        rf"{role}[:：](?P<value>[\u3400-\u9fff·]{{2,12}})$",
        rf"^{_called(role)}",
        rf"{role}(?:[（(][^）)]{{0,8}}[）)])?{_ENGLISH}[:：](?P<value>[A-Z][A-Za-z.’'\-]{{4,39}})(?=[,，;；（(]|$)",
        rf"{role}[）)]?(?:姓名)?[:：](?P<value>[A-Z][A-Za-z.’'\-]{{4,39}})(?=护照|国籍|身份|证件|出生|性别)",
        rf"^(?:{bare})(?:[（(][^）)]{{0,8}}[）)])?[:：](?P<value>{NAME}){_END}",
        rf"[人方][（(](?:{bare})[）)]{_ENGLISH}[:：](?P<value>{NAME}){_END}",
        rf"[人方][（(](?:{bare})[）)]{_ENGLISH}[:：](?P<value>[A-Z][A-Za-z.’'\-]{{4,39}})(?=[,，;；（(]|$)",
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


def on_sheet(sheet: Sheet, roles: Sequence[str]) -> dict[str, Side]:
    """As `in_text`, with the pieces of print each name stands in; a line's end ends a name too."""
    found: dict[str, Side] = {}
    for role in roles:
        hits = [hit for shape in _shapes(role) for hit in sheet.search_all(shape)]
        hits += [hit for shape in _line_shapes(role) for hit in prose.in_lines(sheet, shape)]
        named = [(names.normal(match["value"]), pieces, match.group()) for match, pieces in hits]
        named = [one for one in named if _is_name(one[0])]
        told = [(name, pieces) for name, pieces, _ in named]
        head = [(name, pieces) for name, pieces, print_ in named if not re.search("签|捺|盖", print_)]
        known = [name for name, _ in told if surnames.is_known(name)]
        name = (
            _only(name for name, _ in told) or _near(told) or _only(name for name, _ in head) or _only(known)
        )
        if name is None and not told and (beside := _in_table(sheet, role)):
            name, told = beside[0], [beside]
        if name:
            found[role] = name, next(pieces for said, pieces in told if said == name)
    return found


def _in_table(sheet: Sheet, role: str) -> Side | None:
    """The name in the cell right of one that says only 男方 (or right of 姓名 there): the head as a table; or
    under it, where 男方 heads a column.
    """
    head = re.compile(rf"(?:[甲乙男女]方[（(])?{role}(?:姓名)?[）)]?(?:[（(][甲乙男女]方[）)])?(?:姓名)?")
    for at, strip in enumerate(sheet.strips):
        if not head.fullmatch(re.sub(r"[\s:：]", "", strip.text)):
            continue
        for other in sheet.strips[at + 1 : at + 3]:
            level = other.level_with(strip)
            told = _cell(other, "姓名[:：]?") if level and other.flat.left > strip.flat.right else None
            if told or re.sub(r"[\s:：]", "", other.text) != "姓名":
                break
        else:
            told = None
        under = (o for o in sheet.strips[at + 1 :] if _heads(strip.flat, o.flat))
        if told or (told := next((name for o in under if (name := _cell(o))), None)):
            return told
    return None


def _cell(strip: Strip, label: str = "") -> Side | None:
    """The name that fills a cell, behind its label if it stands there too."""
    name = names.normal(re.sub(rf"^(?:{label})", "", strip.text.strip()))
    if not (_is_name(name) and surnames.is_known(name)):
        return None
    return name, (Segment(strip.text, strip.flat, ((strip, 0, len(strip.text)),)),)


def _heads(head: Box, cell: Box) -> bool:
    """Does a cell stand in the first rows under a heading, in its column?"""
    return 0 < cell.top - head.bottom < 3 * head.height and abs(cell.centre[0] - head.centre[0]) < head.width


def _near(told: Sequence[Side]) -> str | None:
    """The head's reading where the signature differs from it by one sign: handwriting under a stamp."""
    bare = [name.replace("·", "") for name, _ in told]
    alike = told and all(
        len(name) == len(bare[0]) and sum(a != b for a, b in zip(name, bare[0], strict=True)) <= 1
        for name in bare
    )
    return told[0][0] if alike else None


def names_of(found: Mapping[str, Side]) -> dict[str, str]:
    """The names alone."""
    return {role: name for role, (name, _) in found.items()}


def _is_name(name: str) -> bool:
    if not names.is_chinese(name):
        return names.parse_latin(name) is not None
    return names.is_plausible(name) and not re.search(
        "签|协议|立约|当事人|申请人|离婚|夫妻|双方|方承|同意|自愿|负责|抚养|所有|全部|共同|承担|支付|名下|探望|探视|有权|配合|协助",
        name,
    )


def _only(found: Iterable[str]) -> str | None:
    distinct = {names.normal(name) for name in found}
    distinct = {name for name in distinct if _is_name(name)}
    return distinct.pop() if len(distinct) == 1 else None
