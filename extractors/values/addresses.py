"""住址: an address without spaces, digits and letters half width, as the papers give it.

>>> parse("住址 北京市 东城区样本路１号 院２－３号楼").value
'北京市东城区样本路1号院2-3号楼'
>>> parse("____省____市____区____街道____号"), parse("样本市__测试__区__样本__路").value
(None, '样本市测试区样本路')
>>> parse("样本市样本委2.3组").value, parse("样本市样本委2.3组").signals
('样本市样本委23组', ('repaired', 'recheck'))
>>> [in_beijing(text) for text in ("北京市东城区样本路1号", "河北省廊坊市样本路", "东城区样本路", "样本路")]
[True, False, True, None]
>>> compare("北京市东城区样本路1号", "北京市东城区样本路１號")
'hint'
"""

from __future__ import annotations

import re

from extractors.values import divisions, places
from extractors.values.glyphs import half_width
from extractors.values.names import Comparison, simplified
from extractors.values.parsed import Parsed

_LABEL = re.compile(
    r"^(?:家庭|现|户籍|户口所在地|户籍所在地|通讯|联系|常住)?(?:住\s*址|地\s*址)[:：/\s]*|^住(?=\s+\S)"
)
_LETTERS = {
    code: code - 0xFEE0
    for span in ((0xFF10, 0xFF1A), (0xFF21, 0xFF3B), (0xFF41, 0xFF5B))
    for code in range(*span)
}
_PROVINCES = """
    天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南
    广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾
"""
_DISTRICTS = """
    东城区 西城区 崇文区 宣武区 丰台区 石景山区 海淀区 门头沟区 房山区 顺义区 昌平区 大兴区
    怀柔区 平谷区 密云区 密云县 延庆区 延庆县
"""  # without 朝阳区 and 通州区: Changchun and Nantong have districts of these names
_PLACE = re.compile(r"[省市区县旗州盟镇乡村街道路号院楼室栋巷胡同里弄组屯社]")


def normal(raw: str) -> str:
    """Without spaces, digits and letters half width, one kind of dash between them; Chinese punctuation
    stays."""
    text = re.sub(r"\s+", "", raw.translate(_LETTERS))
    return re.sub(r"(?<=[0-9A-Za-z])[-－—–―一](?=\d)", "-", text).strip(":：;；,，。.|_")


_CHOICES = re.compile(r"(?<=[省市区县州])（[省市区县旗州盟自治直辖地、，/]+）")
"""What a form prints behind a unit for other places: 省（自治区、直辖市）, 区（县）."""


def place(value: str, raw: str) -> Parsed:
    """A place that need not have a street (出生地, 籍贯), the names it begins with put right."""
    told = places.repaired(value)
    return Parsed(told, raw, "ok", () if told == value else _REPAIRED)


_REPAIRED = ("repaired", "recheck")
"""For a person to see; and yet as good a reading of the print as one without."""


def without_choices(text: str) -> str:
    """An address in wide brackets without what its form prints for other places; of 县（区） the one that is
    a division.

    >>> without_choices("湖南省长沙市岳麓县（区）"), without_choices("湖南省长沙县（区）")
    ('湖南省长沙市岳麓区', '湖南省长沙县')
    >>> without_choices("河北省保定市涿州市县（区）"), without_choices("湖南省长沙市岳麓区县")
    ('河北省保定市涿州市', '湖南省长沙市岳麓区')
    """
    filled = _UNIT_LEFT.sub("", text)
    return _CHOICES.sub("", _COUNTY_OR_DISTRICT.sub(_meant, filled))


_UNIT_LEFT = re.compile(r"(?<=[市区县旗])(?:县[（/]?区）?|区[（/]县）?|县)$")
"""The unit of the last place as its form prints it, behind a name filled in with a unit of its own."""


_COUNTY_OR_DISTRICT = re.compile(r"([\u4e00-\u9fff]{2,6})(县)（([市区])）")


def _meant(match: re.Match[str]) -> str:
    """A county unless only a district or city has this name."""
    ends = [match[1][at:] for at in range(len(match[1]) - 1)]
    county = any(divisions.is_name(f"{end}{match[2]}") for end in ends)
    other = any(divisions.is_name(f"{end}{match[3]}") for end in ends)
    return f"{match[1]}{match[3] if other and not county else match[2]}"


def parse(raw: str) -> Parsed | None:
    """The address of a piece of print, its label left out; `None` where nothing in it names a place."""
    text = _as_printed(normal(_LABEL.sub("", half_width(raw).strip() if raw.isascii() else raw.strip())))
    text = _DAY_AHEAD.sub("", _NUMBER_BEHIND.sub("", text))
    text = re.split(r"[。；](?=[\u4e00-\u9fff]{2})", without_choices(re.sub("_+", "", text)))[0]
    if re.fullmatch("[省市区县镇乡街道路号村组院楼栋单元室社（）()、/]*", text):
        return None  # the units an empty form prints
    if len(text) < 4 or not _PLACE.search(text) or not re.search(r"[\u4e00-\u9fff]{2}", text):
        return None
    odd = re.search(r"[^\w\-#·()（）、,，.。/&\u4e00-\u9fff]", text)
    told = places.repaired(_SPOT.sub("", text))
    doubts = (*(("odd_characters",) if odd else ()), *(() if told == text else _REPAIRED))
    return Parsed(told, raw, "recheck" if odd else "ok", doubts)


_SPOT = re.compile(r"(?<=[\u4e00-\u9fff]\d)\.(?=\d{1,2}(?:组|队|号|栋|幢|单元|楼|室))")
"""A spot read as a point within a number (2.3组), of which no house or group has one."""
_NUMBER_BEHIND = re.compile(r"(?<=[\u4e00-\u9fff])[1-9]\d{16}[\dXx]$")
"""The identity number of the row below, whose label was not read as one."""
_DAY_AHEAD = re.compile(r"^(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?=[\u4e00-\u9fff]{2})")
"""The day of birth from the row above."""
MIXED = 3
"""Signs in traditional form from which a reader took simplified print for it; one or two may be a place's own
(乾县)."""


def _as_printed(text: str) -> str:
    """The address in simplified characters, if a reader took most of it for traditional ones.

    >>> _as_printed("廣西壯族自治區南寧市"), _as_printed("陕西省乾县")
    ('广西壮族自治区南宁市', '陕西省乾县')
    """
    plain = simplified(text)
    return plain if sum(a != b for a, b in zip(text, plain, strict=False)) >= MIXED else text


def in_beijing(address: str) -> bool | None:
    """Whether an address lies in Beijing; a district alone will do where its name is Beijing's; `None` if it
    does not say."""
    text = normal(address)
    if text.startswith("北京"):
        return True
    if text.startswith(tuple(_PROVINCES.split())) or re.match(r"[\u4e00-\u9fff]{2,7}?省", text):
        return False
    return True if text.startswith(tuple(_DISTRICTS.split())) else None


def compare(one: str, other: str) -> Comparison:
    """`same` in normal form; `hint` where script, province prefix or punctuation differ; else `different`."""
    left, right = normal(one), normal(other)
    if left == right:
        return "same"
    loose = [
        re.sub(r"[^\w]", "", simplified(text).removeprefix("北京市").removeprefix("北京"))
        for text in (left, right)
    ]
    return "hint" if loose[0] == loose[1] else "different"
