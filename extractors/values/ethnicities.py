"""民族: one of the 56 peoples as papers print them, 汉 on an identity card, 汉族 in a household register.

>>> parse("民族 汉").value, parse("汉族").value, parse("维 吾 尔").value
('汉', '汉族', '维吾尔')
>>> parse("汊").value, parse("汊").outcome, parse("丰富") is None
('汉', 'recheck', True)
"""

from __future__ import annotations

import re

from extractors.values.glyphs import squeeze
from extractors.values.parsed import Parsed

# fmt: off
ALL: tuple[str, ...] = (
    "汉", "蒙古", "回", "藏", "维吾尔", "苗", "彝", "壮", "布依", "朝鲜",
    "满", "侗", "瑶", "白", "土家", "哈尼", "哈萨克", "傣", "黎", "傈僳",
    "佤", "畲", "高山", "拉祜", "水", "东乡", "纳西", "景颇", "柯尔克孜", "土",
    "达斡尔", "仫佬", "羌", "布朗", "撒拉", "毛南", "仡佬", "锡伯", "阿昌", "普米",
    "塔吉克", "怒", "乌孜别克", "俄罗斯", "鄂温克", "德昂", "保安", "裕固", "京", "塔塔尔",
    "独龙", "鄂伦春", "赫哲", "门巴", "珞巴", "基诺", "穿青人", "未识别",
)
# fmt: on
"""The 56 names of GB/T 3304 without 族, and two entries that registers use besides."""

_MISREAD = {
    "汊": "汉",
    "汶": "汉",
    "汗": "汉",
    "漢": "汉",
    "囘": "回",
    "回回": "回",
    "滿": "满",
    "朝鮮": "朝鲜",
    "壯": "壮",
    "藏藏": "藏",
}
_PREFIX = re.compile(r"^.*?民族[:：]?")


def parse(raw: str) -> Parsed | None:
    """The name as printed, 族 kept; a misread that can only be one people is repaired and asks for a second
    look."""
    text = _PREFIX.sub("", squeeze(raw)).strip(".,:;·")
    stem = text.removesuffix("族") or text
    if stem in ALL:
        return Parsed(text, raw)
    repaired = _MISREAD.get(stem)
    if repaired is None:
        return None
    return Parsed(repaired + text[len(stem) :], raw, "recheck", ("repaired",))
