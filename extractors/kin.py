"""Who is who among the people a letter speaks of: child, parent, wife or husband, a clerk to be asked.

The names are put as single signs, so that a few sentences of kinship cover all people: X、Y夫妇之子Z,
Z系X之女, X…其女Z, Z系其未成年子女, Z（父：X）. What is left, the letter speaks of (`main`).

>>> told = tell("兹有华侨测试甲（父亲）、测试乙（母亲）之子测试丙（男，2013年3月8日出生），来京就读。")
>>> told.children, told.parents
(('测试丙',), ('测试甲', '测试乙'))
>>> tell("兹有华侨（父）测试甲、（母）测试乙之女测试丙，现随监护人测试丁居住").parents
('测试甲', '测试乙')
>>> told = tell("测试乙，女，2017年5月3日出生，系我院文职干部（现役）测试甲之女。测试甲同志2006年7月入伍。")
>>> told.children, told.parents, told.main
(('测试乙',), ('测试甲',), '测试乙')
>>> told = tell("测试乙系我部军人测试甲同志之子女。该同志入伍后户籍已注销，特此证明。")
>>> told.children, told.parents
(('测试乙',), ('测试甲',))
>>> told = tell("兹证明：测试甲同志系我部军官。测试乙（女）系其未成年子女。联系人：测试丙同志。")
>>> told.children, told.parents, told.main
(('测试乙',), (), '测试甲')
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from extractors import ages, mentions, persons, script
from extractors.declare import Found, Parsed
from extractors.layout import Segment
from extractors.sheet import Sheet
from extractors.values import names
from extractors.values.glyphs import half_width

_T = "[\ue000-\ue0ff]"
_CHILDREN = "(?:子女|儿子|女儿|孩子|小孩|[子女])"
_KIN = rf"(?:[独长次幼大小二三]|未成年|婚生|亲生|养)*{_CHILDREN}(?![方性士])(?:\([子女]\))?"
_OWNER = rf"(?:\([父母]亲?\))?{_T}(?:\([父母]亲?\))?(?:先生|女士|同志|博士|教授)?"
_AND = r"(?:\.?[、和与及,]|以及|夫妇|夫妻)(?:其?(?:妻子?|丈夫|配偶|爱人))?"
_OWNERS = rf"(?P<owners>{_OWNER}(?:{_AND}{_OWNER})?)(?:夫妇|夫妻|[二两]人)?"
_NAMED = r"(?:的?姓名|名叫|名为|[为是系叫名])?:?"
_OF_BOTH = re.compile(rf"{_OWNERS}(?:之|的|所生|所育)?{_KIN}{_NAMED}\n?(?P<child>{_T})")
_IS_OF = re.compile(
    rf"(?P<child>{_T}(?:[、和]{_T})*)[^。;\ue000-\ue0ff]{{0,60}}?[系为是属][^。;\ue000-\ue0ff]{{0,24}}?{_OWNERS}[之的]{_KIN}(?!{_T})"
)
_HIS = re.compile(
    rf"(?:其|[二两]人|双方|夫[妇妻]|该同志|该员|本人|我部军人|(?:[育生现]有?|有)[一二两]?[名个]?)的?之?{_KIN}{_NAMED},?(?P<child>{_T})"
)
_IS_HIS = re.compile(
    rf"(?P<child>{_T})[^。;\ue000-\ue0ff]{{0,40}}?[系为是](?:其|该|本人|上述|我[部院团旅队校]|现役|军|华侨)[^。;\ue000-\ue0ff]{{0,10}}?(?:[之的]?{_KIN})(?=[,。;、的身\n]|$)"
)
_WITH_PARENT = re.compile(rf"(?P<child>{_T})(?:同学|同志|小朋友)?[的之其]?(?:父亲?|母亲?)[为是系:]?{_T}")
_RELATED = re.compile(
    rf"(?P<owners>{_T})(?:同志|先生|女士)?[和与、及](?P<child>{_T})(?:同学)?[,，]?(?:[二两]人|之间|双方)?"
    r"(?:[系为是]|属于?)(?:亲生)?(?:[父母]子|[父母]女|亲子|父母子女)关系"
)
_PARENT_OF = re.compile(
    rf"(?P<owners>{_T})[^。;\ue000-\ue0ff]{{0,60}}?[系为是](?:[^。;\ue000-\ue0ff]{{0,12}}?)"
    rf"(?P<child>{_T})(?:\([^()]{{0,40}}\))?(?:同学)?[之的](?:父亲?|母亲?|妈妈|爸爸|家长|(?:法定)?监护人)"
)
"""X系学生Z的父亲."""
_NAMED_CHILD = re.compile(
    rf"(?:子女|儿子|女儿|孩子|学生|儿童|[,、]之?[子女])(?:\([子女]\))?{_NAMED}(?P<child>{_T})"
)
_AND_CHILD = re.compile(
    rf"[子女]{_NAMED}{_T}(?:\([子女]\))?[、,和及]?[长次幼三][子女]{_NAMED}(?P<child>{_T})"
)
_ELDER = r"(?:外?祖[父母]|[舅叔伯姑姨][父母舅叔伯姑姨妈]?|爷爷|奶奶|外[公婆])\)"
"""Who is no parent, though a guardian: 监护人X（舅父）."""
_PARENT = re.compile(
    rf"(?:(?<![祖岳伯叔舅姑姨])[父母]亲?|爸爸|妈妈|家长|(?<!被)监护人){_NAMED}(?P<parent>{_T})(?!\({_ELDER})|(?P<said>{_T})\((?:父|母)亲?\)|(?P<his>{_T})[系为是]其(?:父|母)"
)
_BOTH_PARENTS = re.compile(
    rf"父母(?:双方|亲)?(?:分别)?{_NAMED}(?P<one>{_T})[、和与及,](?:母亲?:?)?(?P<other>{_T})"
)
_COUPLE = re.compile(
    rf"(?P<one>{_T})(?:\([父母]亲?\))?[、和与及,](?P<other>{_T})(?:\([父母]亲?\))?(?:夫妇|夫妻)"
)
_SPOUSE = re.compile(rf"(?:配偶|妻子?|丈夫|爱人|其[妻夫]){_NAMED}(?P<spouse>{_T})")
_ASIDE = re.compile(
    r"(?:(?:教务|学籍|政教|德育|总务|招生|学工)[科处室]?|联系人?|经办人?|承办人?|负责人|审核人?|签发人?|签字人?|领事|公证员|导师|辅导员|班主任|校长|院长|主任|局长|处长|政委|部长|主席|书记|填表人|制表人?|填发人"
    rf"|签名):?(?:\([^)]*\))?:?(?:干事|参谋|助理员?|科员|协理员|老师|职员)?(?P<aside>{_T})"
)


@dataclass(frozen=True, slots=True)
class Told:
    """The people of a text by their part in it, and the person it is about, if it says whom."""

    main: str | None
    children: tuple[str, ...]
    parents: tuple[str, ...]
    others: tuple[str, ...]
    people: tuple[mentions.Mention, ...]
    grown: tuple[str, ...] = ()
    young: tuple[str, ...] = ()

    def unplaced(self, but: Collection[str]) -> tuple[str, ...]:
        """Who is plainly spoken of and has no part in the text, besides some."""
        placed = {*self.parents, *self.others, *but}
        return tuple(one.name for one in self.people if one.name not in placed)

    def foremost(self, but: Sequence[str]) -> str | None:
        """The one most plainly introduced besides some; of several as plainly named nobody is."""
        return _foremost([one for one in self.people if one.name not in {*but, *self.others}])


def tell(text: str) -> Told:
    """Who is who in a text without spaces."""
    text = half_width(text)
    people = mentions.in_text(text)
    order = [one.name for one in people]
    whole = re.sub("([\ue000-\ue0ff])\\1+", r"\1", mentions.masked(text, order))
    flat = re.sub(
        rf"\((?!(?:[父母]亲?|[子女]|儿子|女儿)\)|{_ELDER})[^()\ue000-\ue0ff]*\)", "", whole.replace("\t", "")
    )
    name = {chr(0xE000 + at): one for at, one in enumerate(order)}
    grown, young = ages.generations(ages.of(whole), text)
    children, owners = _children(flat, young)
    parents = [*owners, *_groups(_PARENT, flat), *_groups(_BOTH_PARENTS, flat)]
    parents += _groups(_COUPLE, flat) if children else []
    others = [*_groups(_SPOUSE, flat), *_groups(_ASIDE, flat)]
    if not children and len(young) == 1 and set(name) - {*others, *young}:
        children = list(young)
    children = [one for one in children if one not in parents and one not in others]
    said = [one for one in people if _sign(order, one) not in others]
    told_by_another = {*parents, *_groups(_HIS, flat)}  # 其女Z: a letter is about the one before
    about = [one for one in said if _sign(order, one) not in told_by_another]
    main = _foremost(about) or _foremost([one for one in about if _sign(order, one) not in children])
    parts = [
        tuple(dict.fromkeys(name[sign] for sign in signs))
        for signs in (children, parents, others, grown, young)
    ]
    return Told(main, parts[0], parts[1], parts[2], people, parts[3], parts[4])


def _sign(order: Sequence[str], one: mentions.Mention) -> str:
    return chr(0xE000 + order.index(one.name))


def _children(flat: str, young: Collection[str]) -> tuple[list[str], list[str]]:
    """Children named as somebody's, and whose they are; of X与Y系父女关系 the one is who is known to be
    young.
    """
    children, owners = [], []
    for match in _RELATED.finditer(flat):
        elder, younger = match["owners"], match["child"]
        turned = elder in young and younger not in young
        children.append(elder if turned else younger)
        owners.append(younger if turned else elder)
    for shape in (_OF_BOTH, _IS_OF, _PARENT_OF):
        for match in shape.finditer(flat):
            children += re.findall(_T, match["child"])
            owners += re.findall(_T, match["owners"])
    for shape in (_HIS, _IS_HIS, _WITH_PARENT, _AND_CHILD):
        children += [match["child"] for match in shape.finditer(flat)]
    if not children:
        children = _groups(_NAMED_CHILD, flat)
    return children, owners


def _groups(shape: re.Pattern[str], flat: str) -> list[str]:
    return [sign for match in shape.finditer(flat) for sign in match.groups() if sign]


def _foremost(people: Sequence[mentions.Mention]) -> str | None:
    """The one named most plainly; of several as plainly the answer is a person's."""
    best = max((one.weight for one in people), default=0.0)
    first = [one.name for one in people if one.weight == best]
    return first[0] if len(first) == 1 else None


@dataclass(frozen=True, slots=True)
class Page:
    """Who is who on a page, and where its text stands."""

    sheet: Sheet
    told: Told
    places: mentions.Places
    text: str

    def field(self, field: str, name: str | None, beside: Sequence[str] = ()) -> dict[str, Found]:
        """A name of the text as a field, with the print it first stands in; nothing for nobody. Another
        person spoken of without a part (`beside` have one) may be the one meant: then it is a question.
        """
        one = next((one for one in self.told.people if one.name == name), None)
        if one is None:
            return {}
        value = names.normal(one.name)
        drifted = one.name not in half_width(self.text)
        sure = one.weight >= mentions.SURE and not drifted and not self.told.unplaced({one.name, *beside})
        record = Parsed(value, value) if sure else Parsed(value, value, "recheck", ("by_wording",))
        return {field: persons.found(field, record, self.pieces(one), "name")}

    def pieces(self, one: mentions.Mention) -> tuple[Segment, ...]:
        """The print in which a name first stands."""
        spot = one.spots[0]
        return mentions.print_of(self.sheet, self.places, spot, spot + len(one.name))


def on_page(sheet: Sheet) -> Page:
    """Who is who on a page."""
    text, places = mentions.running(sheet)
    return Page(sheet, tell(script.undrifted(text)), places, text)


def spoken_of(field: str, sheet: Sheet, grown: bool = False) -> dict[str, Found]:
    """The person a letter is about; `grown`: never a child, whoever is named most plainly."""
    page = on_page(sheet)
    told = page.told
    if not grown:
        return page.field(field, told.main)
    minors = (*told.children, *told.young)
    return page.field(field, told.main if told.main not in minors else told.foremost(minors), minors)
