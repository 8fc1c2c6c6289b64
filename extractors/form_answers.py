"""What is filled into a cell of a form, made a value: a ticked option, a bank, a class, a school.

Several printed options with no tick among them are an empty cell, never a value.
"""

from __future__ import annotations

import re

from extractors import persons, prose, ticks
from extractors.declare import Found, plain
from extractors.sheet import Sheet
from extractors.values import addresses, banks, dates, names
from extractors.values import sex as sexes
from extractors.values.glyphs import half_width
from extractors.values.parsed import HasValue, Parsed


def bank(raw: str) -> Parsed | None:
    """The bank filled in, or the ticked one of several."""
    options = ticks.has_options(raw)
    told = ticks.ticked(raw) if options else None
    if told is None and (options or len(re.findall("银行|农商行", raw)) > 1):
        return None
    code = banks.code(raw) if told is None else banks.code(told.option) or banks.code(f"{told.option}银行")
    sure = told is None or told.sure
    return Parsed(code, raw, "ok" if sure else "recheck") if code is not None else None


_NEXT_LABEL = re.compile(r"[:：]\s*$|(?:时间|日期|号码|姓名|电话|地址|账号|意见|名称)$")
"""A label of an edition we do not know: what ends so was never filled in for a choice."""


def choice(raw: str) -> HasValue | None:
    """The ticked option, or what is filled in; several words with no tick among them are an empty choice."""
    if not ticks.has_options(raw):
        return None if _NEXT_LABEL.search(raw) else plain(raw, r"[\u4e00-\u9fff（）、\-—]{2,20}")
    told = ticks.ticked(raw)
    option = told.option if told else ticks.lone(raw)
    word = plain(option, r"[\u4e00-\u9fff（）、]{2,20}") if option else None
    return word and Parsed(word.value, raw, "ok" if told and told.sure else "recheck", ("ticked",))


_WHOSE = (
    "(?:(?:本?省内?|本[省市区县])(?:非本市|外市|外[区县])|本[市区地省县]|外[埠地省市区县]市?|[省市]外|北京市?|广州市?"
    "|京籍|非京籍|非本市|港澳台)"
)
_HOUSEHOLD = re.compile(
    rf"{_WHOSE}?(?:(?:非农业?|农业?|城镇|农村|居民|统一居民|家庭|(?:学校|高校|单位|人才|社区)?集体|其他)(?:家庭|集体)?(?:户口?|户籍|居民)?"
    rf"|户籍|户口)(?:（[\u4e00-\u9fff]{{2,8}}）)?|{_WHOSE}|(?:港澳台?|台湾|外国|外籍|华侨)(?:居民|人士|人员|学生|户口)?"
)
_SORTS = ("学生|儿童|婴幼儿", "老年", "劳动年龄|成年|从业|无业", "新参保|新增", "续保", "转续|转入|转移")


def household(raw: str) -> HasValue | None:
    """户口性质: words of a household and no others, so that two options run together are none.

    >>> [one and one.value for one in map(household, ("学校集体户口", "外埠城镇", "农业非农业"))]
    ['学校集体户口', '外埠城镇', None]
    """
    told = choice(names.simplified(raw))
    return told if told is not None and _HOUSEHOLD.fullmatch(told.value) else None


def category(raw: str) -> HasValue | None:
    """人员类别: one sort of people; two sorts in one word are options whose boxes were not read."""
    told = choice(raw)
    if told is None or told.value.startswith("请"):
        return None
    if "ticked" in told.signals:
        return told
    several = sum(bool(re.search(sort, told.value)) for sort in _SORTS) > 1
    if several or len(raw.split()) > 2 or re.search("..其他", told.value):
        return None  # several options whose boxes were not read
    return told


def sex(raw: str) -> HasValue | None:
    """男 or 女 as filled in or ticked; beside a sign that is neither, a second option was misread."""
    if ticks.has_options(raw):
        told = ticks.ticked(raw.replace("男女", "男 女"))
        option = told.option if told else ticks.lone(raw)
        record = sexes.parse(option) if option else None
        return record and Parsed(record.value, raw, "ok" if told and told.sure else "recheck", ("ticked",))
    raw = re.sub(
        r"^(\s*[男女])\s*(?:民族|出生|年龄|国籍|身份|证件).*", r"\1", raw
    )  # the next question, glued
    others = re.sub(r"性别|[男女]性?", "", raw)
    return None if re.search(r"[\u4e00-\u9fff]", others) else sexes.parse(raw)


def birth(raw: str) -> HasValue | None:
    """A day; where every digit has a cell of its own (0 8 月 2 8 日), one that asks for a second look."""
    told = dates.parse(raw)
    cells = re.search(r"\d\s+\d\s*月\s*\d\s+\d\s*日", raw) if told is None else None
    joined = dates.parse("".join(raw.split())) if cells else None
    return told if joined is None else Parsed(joined.value, raw, "recheck", joined.signals)


def school_class(raw: str) -> Parsed | None:
    """A class as filled in, without the number of the form beside it (No.0112); no lone sign (贴) is one,
    nor the size of the photo.
    """
    if re.fullmatch(r"\s*[^\d一二三四五六七八九十大中小]\s*|.*[一二]寸.*", raw):
        return None
    raw = re.sub(r"(?<=级)\s*班\s*[:：]\s*|\s*班主任.*", "", raw)
    told = plain(re.sub(r"(?:No|编号|序号)\s*[.:：．]?\s*\d+\s*$", "", half_width(raw), flags=re.IGNORECASE))
    place = (
        None
        if told is None
        else re.fullmatch(r".*[省市区县镇].*?([一二三四五六七八九初高]年级.*)", told.value)
    )
    return plain(place[1]) if place else told


SCHOOL_AND_CLASS = re.compile(
    r"(?P<school>[\u4e00-\u9fff（）]{2,}?(?:小学|中学|学校|幼儿园|校区))"
    r"(?P<class>[一二三四五六七八九初高大中小\d][^校园部]{0,10}[级班）])?"
)


def school(raw: str) -> HasValue | None:
    """A school's name, in the letters schools write it with: no code of one, no school grade, no class; not
    how a sentence goes on (学校已告知).
    """
    if re.match(r"\s*(?:已|将|各|应|同意|须|学生$)", raw):
        return None
    told = plain(raw)
    if told is not None and (parts := SCHOOL_AND_CLASS.fullmatch(told.value)):
        told = plain(parts["school"])
    if (
        told is None
        or not re.search(r"[\u4e00-\u9fff]{3}", told.value)
        or re.search("代码|年级$|班$|^[^（]*）|各存|一份|存档", told.value)
        or re.fullmatch(r"（[^（）]*）", told.value)  # the label's own note, on its second line
    ):
        return None
    return Parsed(names.simplified(told.value), raw)


def house(raw: str) -> HasValue | None:
    """An address down to the house: 户口所在地 is answered with the district alone (北京市东城区), too."""
    told = addresses.parse(raw)
    return None if told is None or re.fullmatch(r"[\u4e00-\u9fff]+[省市区县旗州]", told.value) else told


def unit_school(raw: str) -> HasValue | None:
    """The unit that hands the form in, where it is a school."""
    told = school(raw)
    schools = r".*(?:小学|中学|学校|幼儿园|大学|学院)(?:（[^（）]{1,10}）)?"
    return told if told is not None and re.fullmatch(schools, told.value) else None


_TITLED = (
    r"^(?P<value>[\u4e00-\u9fff]{4,24}?(?:小学|中学|学校|幼儿园|大学|学院))"
    r"(?:学生|新生|儿童|幼儿|少儿)?(?:个人)?(?:参加|参保|城乡|居民|基本|医保|医疗|20\d\d"
    r"|(?:卫生|保健|医务|教务|德育|总务|学生|学工|党政|园长|校长)*[室处科部]?$)"
)
_TOP = 4.0
"""Letter heights from the first line down to a title, at most."""


def school_in_title(sheet: Sheet) -> dict[str, Found]:
    """The school a form was printed for: in its title, or alone above it."""
    top = min((strip.flat.top for strip in sheet.strips), default=0.0)
    for match, pieces in prose.in_lines(sheet, _TITLED):
        if pieces[0].box.top < top + _TOP * pieces[0].height:
            return {"school": persons.found("school", Parsed(match["value"], match["value"]), pieces)}
    return {}
