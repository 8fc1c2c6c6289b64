"""子女: the children whom an agreement of the parents names: 婚生女丙, 长子甲、次子乙, 子女姓名：丙.

Behind 女儿 a name follows, or any other word of the sentence (女儿外出, 儿子高兴时), so a name counts where
it is announced as one (名叫, 姓名), where a birth, an age or a number follows it, or where it begins with
a parent's surname.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from extractors.layout import Segment
from extractors.prose import NAME
from extractors.sheet import Sheet
from extractors.values import names, surnames
from extractors.wording import fold

_CHILD = (
    r"(?:婚生)?子[（(/、]女[）)]?|婚生女儿|婚生儿子|婚生长子|婚生次子|婚生长女|婚生次女|婚生男孩|婚生女孩|婚生之子|婚生之女|婚生子女|婚生子|婚生女|婚生"
    "|长子|次子|三子|长女|次女|三女|四女|大女儿|小女儿|二女儿|大儿子|小儿子|二儿子|儿子|女儿|独子|独女|之子|之女|养子|养女"
    "|生子|生女|一子|一女|一个儿子|一个女儿|一男孩|一女孩|男孩|女孩|双胞胎"
)
_ANY_CHILD = rf"{_CHILD}|孩子|小孩|子女"
_NAMED = r"(?:姓名|名字[叫是]?|名叫|名为|叫做?|取名为?|起名为?|大名|名)[:：为]?"
_BORN = (
    r"(?=[（(,，、:：]?(?:\d{4}[年.]|于?\d{4}年|[男女][,，）)性身]|性别|今年|现年|年[龄满]|身份证|公民身份"
    r"|出生|生于))"
)
_LISTED = rf"(?!{_CHILD}){NAME}(?:[、和与及](?!{_ANY_CHILD}){NAME}){{0,4}}"
_OF_ANOTHER = re.compile(r"(?:前[妻夫]|前次婚姻|前一段婚姻|再婚前|婚前)[^，。；,;]{0,12}$")
_BACK = 20
"""Letters before a name in which a child is said to be of an earlier marriage: not theirs to settle."""
_NO_NAME = re.compile(
    "^[儿孩一二两三归由随跟无]|抚养|探望|教育|监护|生活|[由归随与双]|一名|一个|一人|名下|的|尚|均|已|未成年|成年|年满|满|上学|学习|出生|所有|权|高兴|方便|结婚|分别|^各|全部|[时病]"
)
"""The next word of the sentence behind 子女 (子女抚养, 子女由…)."""


def named(
    sheet: Sheet, people: Mapping[str, str], any_surname: bool = False
) -> dict[str, tuple[Segment, ...]]:
    """The names of the children, each with its pieces of print; `people` are the parents by their roles.
    `any_surname`: also three signs with a surname no parent bears, which may be another word.
    """
    family = {_surname(name) for name in people.values()} if not any_surname else set()
    found: dict[str, tuple[Segment, ...]] = {}
    for match, pieces in (hit for shape in _shapes(people) for hit in sheet.search_all(shape)):
        if _OF_ANOTHER.search(match.string, max(0, match.start() - _BACK), match.start()):
            continue
        sure = match["named"] is not None or match["born"] is not None
        for name in _each(match["value"], family):
            if any_surname and len(name) != 3:
                continue
            if name not in people.values() and not _NO_NAME.search(name) and _likely(name, family, sure):
                found.setdefault(name, pieces)
    found = {name: at for name, at in found.items() if not _goes_on(name, found)}
    return found or dict(_in_table(sheet, people.values()))


_NUMERALS = {"一": 1, "壹": 1, "二": 2, "两": 2, "贰": 2, "三": 3, "叁": 3, "四": 4}
_HOW_MANY = f"[{''.join(_NUMERALS)}]"
_OF_THEM = r"(?:个|名|位)?(?:婚生)?(?:子女|孩子|小孩|儿子|女儿|男孩|女孩|[儿子女男](?!方))"
_COUNTED = re.compile(rf"(?:生育?|育|养)(?:有|了)*(?P<all>(?:{_HOW_MANY}{_OF_THEM}[、，,和]?)+)")


def count(sheet: Sheet) -> int | None:
    """How many children the page says they have (育有一子一女); `None` where it does not say."""
    told = sheet.search(_COUNTED)
    if told is None:
        return 2 if sheet.search("双胞胎|龙凤胎") else None
    return sum(_NUMERALS[hit.group()[0]] for hit in re.finditer(_HOW_MANY + _OF_THEM, told[0]["all"]))


def _goes_on(name: str, found: Collection[str]) -> bool:
    """Is it another's name and the word behind it, or before it? One sign more may be a sibling's own."""
    ends = (one for one in found if len(name) - len(one) > 1)
    return any(len(one) > 1 and (name.startswith(one) or name.endswith(one)) for one in ends)


def _shapes(people: Mapping[str, str]) -> tuple[str, ...]:
    parents = "|".join(("男", "女", "父", "母", "甲", "乙", "双", "其", *map(re.escape, people.values())))
    ends = (
        r"(?![（(][乳小]名[）)])(?=[,，。；;(（”\"》]|\d{4}年|于\d|现年|现随|出生|性别|身份证|公民身份|的抚养|抚养权|判归|[已尚未]+成年"
        rf"|(?:离婚后|婚后|今后|以后|现|仍|继续|暂|已|将)?(?:[均都皆亦也]|全部?|一[并起同])?(?:[由归随跟])(?:同|着|随)?(?:{parents})|[、和与及](?:{_ANY_CHILD}))"
    )
    few = r"(?:共?[一二两三四贰叁壹\d]?[人个名]?)[,，:：]?"
    run = r"[\u3400-\u9fff]{5,8}"
    twin = r"(?P<named>(?!))?胎[^。；]{0,24}?"
    return (
        rf"{twin}(?:兄|哥哥?|姐姐?)[叫名]?(?P<value>{NAME})(?P<born>(?!))?(?=[、,，和])",
        rf"{twin}(?:弟弟?|妹妹?)[叫名]?(?P<value>{NAME})(?P<born>(?!))?(?=[、,，。；]|均|\d{{4}})",
        rf"(?:{_ANY_CHILD}){few}(?P<named>{_NAMED})[“\"《]?(?P<value>{_LISTED}|{run})(?:(?P<born>{_BORN})|{ends})",
        rf"(?:^|[。；;：:])(?P<named>(?!))?(?:子(?!女)|女(?!方|儿))(?P<value>{NAME})(?P<born>{_BORN})",
        rf"(?P<named>(?!))?(?:{_ANY_CHILD})[,，:：]?(?!{_NAMED})(?P<value>{_LISTED})(?:(?P<born>{_BORN})|{ends})",
    )


def _each(print_: str, family: Collection[str]) -> Iterator[str]:
    """The names of a list; two that stand without anything between begin with the same surname."""
    parts = [names.normal(part) for part in re.split("[、和与及]", print_)]
    if not all(names.is_plausible(part) for part in parts):
        parts = [names.normal(print_)]  # 和 in a name
    for part in parts:
        again = part.find(_surname(part), 2)
        if len(part) > 3 and _surname(part) in family and 2 <= again <= len(part) - 2:
            yield from (part[:again], part[again:])
        elif names.is_plausible(part):
            yield part


def _likely(name: str, family: Collection[str], sure: bool) -> bool:
    if "·" in name or sure:
        return True
    return surnames.is_known(name) and (
        not family or _surname(name) in family or name.startswith(surnames.SPECIMENS)
    )


def _surname(name: str) -> str:
    """One sign, or the two of a double one."""
    return name[:2] if len(name) > 2 and surnames.is_double(name) else name[:1]


def _in_table(sheet: Sheet, parents: Collection[str]) -> Iterator[tuple[str, tuple[Segment, ...]]]:
    """Names in the column under 子女姓名."""
    for head in sheet.strips:
        if not re.match("(?:婚生)?(?:子女|孩子)姓名(?:$|性别|出生)", fold(head.text)):
            continue
        for other in sheet.strips:
            joined = re.match(r"[\u3400-\u9fff· ]{2,8}?(?=\s*[男女]\s*(?:\d|$))", other.text)
            name = names.normal(joined.group() if joined else other.text)
            apart = other.flat.top - head.flat.bottom
            under = abs(other.flat.left - head.flat.left) < 2 * head.flat.height
            under |= abs(other.flat.centre[0] - head.flat.centre[0]) < min(head.flat.width, other.flat.width)
            known = names.is_plausible(name) and surnames.is_known(name) and name not in parents
            if under and 0 <= apart < 6 * head.flat.height and known:
                yield name, (Segment(other.text, other.flat, ((other, 0, len(other.text)),)),)
