"""姓氏: whether a Chinese name begins with a surname people bear; a cell's other words (军人, 同志) do not.

The number of surnames is open, so a name without a known one is not wrong: it is looked at by a person. Names
of published specimens (证件样本 on the model identity card, and the like) count as names.

>>> is_known("欧阳样本"), is_known("王小明"), is_known("军人"), is_known("证件样本")
(True, True, False, True)
>>> is_known("达瓦次仁"), is_known("斯琴高娃"), is_known("达瓦军人")
(True, True, False)
>>> is_misplaced("吴测试"), is_misplaced("司马吴然"), is_misplaced("元测试"), is_misplaced("民余测试")
(False, True, True, True)
>>> is_misplaced("张测试李试"), is_misplaced("欧阳测试样")
(True, False)
>>> is_misplaced("陈李测试"), is_misplaced("欧阳余样"), is_misplaced("证件样本")
(False, False, False)
>>> restored("洗测试"), restored("咎测试"), restored("王测试"), restored("洗测试样本")
('冼测试', '昝测试', None, None)
>>> is_known("阿卜杜勒·买买提"), is_known("MUSTER,ERIKA"), is_known("MÜLLER,ZOË"), is_misplaced("MÜLLER,ZOË")
(True, True, True, False)
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from extractors.values.names import is_chinese, simplified

SPECIMENS = (
    "证件样本",
    "样本",
    "测试",
    "示范",
    "虚构",
    "假想",
    "试样",
    "演示",
    "试印",
    "范例",
    "男方",
    "女方",
    "子女",
)


@cache
def _surnames() -> tuple[frozenset[str], tuple[str, ...]]:
    lines = files("extractors.tables").joinpath("surnames.txt").read_text(encoding="utf-8").splitlines()
    single, double = (line for line in lines if not line.startswith("#"))
    return frozenset(single), tuple(double[i : i + 2] for i in range(0, len(double) - 1, 2))


PARTS = (
    "扎西|次仁|德吉|央宗|达瓦|卓玛|旦增|丹增|平措|格桑|尼玛|多吉|拉姆|索朗|白玛|仁青|顿珠|罗布|洛桑|曲珍"
    "|措姆|巴桑|普布|边巴|米玛|强巴|益西|嘎玛|贡布|旺堆|次旦|央金|卓嘎|桑珠|欧珠|群培|旺姆|拉珍|曲吉|玉珍"
    "|德庆|土登|加措|坚参|次成|拉巴|仓决|吉宗|斯琴|高娃|萨仁|图雅|托娅|乌云|乌兰|塔娜|娜仁|那仁|呼和|巴图"
    "|孟和|宝音|格日勒|其其格|琪琪格|巴特尔|苏日娜|青格勒|阿古拉|朝鲁|哈斯|朝克图|德力格尔|额尔敦|毕力格"
    "|呼格|吉勒图|巴雅尔|敖登|格根|塔拉|苏和"
)
"""Words that Tibetan and Mongolian names (藏族、蒙古族人名) are put together from; they have no surname."""
_OF_PARTS = re.compile(f"(?:{PARTS}){{2}}")


def is_known(name: str) -> bool:
    """Whether the name begins with a known surname, or is put together from two words of Tibetan or Mongolian
    names; names with a middle dot and Latin names have no surname to check.
    """
    if "·" in name or not is_chinese(name):
        return True
    plain = simplified(name)
    single, double = _surnames()
    return plain[:1] in single or plain.startswith((*double, *SPECIMENS)) or bool(_OF_PARTS.fullmatch(plain))


@cache
def _given() -> tuple[frozenset[str], frozenset[str]]:
    lines = files("extractors.tables").joinpath("given_signs.txt").read_text(encoding="utf-8").splitlines()
    common, used = (frozenset(line) for line in lines if not line.startswith("#"))
    return common, used


def given_rank(sign: str) -> int:
    """How usual a sign is in given names (名): 0 among the commonest, 1 in use, 2 hardly used.

    >>> given_rank("婷"), given_rank("昊"), given_rank("谚"), given_rank("吴")
    (0, 0, 1, 2)
    """
    plain = simplified(sign)
    return next((rank for rank, signs in enumerate(_given()) if plain in signs), 2)


def is_double(name: str) -> bool:
    """Whether the name begins with a known surname of two signs (欧阳)."""
    return simplified(name).startswith(_surnames()[1])


def is_misplaced(name: str) -> bool:
    """Does something stand where it mostly is no part of a name: a letter every reader takes for another (吴
    in a given name for 昊, 元 and 全 as surnames for 亓 and 仝, which are hardly rarer), a rare surname
    before a second one, a fifth sign?
    """
    if _OF_PARTS.fullmatch(simplified(name)):
        return False
    return "吴" in name[1:] or name[:1] in ("元", "全") or _is_led_in(simplified(name)) or _is_too_long(name)


def may_be_two(name: str) -> bool:
    """In a list: four signs, a common surname in front and in the middle, may be two names run together.

    >>> may_be_two("张测李试"), may_be_two("张测测李"), may_be_two("张李测试")
    (True, False, False)
    """
    return len(name) == 4 and not is_double(name) and name[0] in COMMON and name[2] in COMMON


def _is_too_long(name: str) -> bool:
    """Five signs without a surname of two: two names run together, or a name and what stands beside it."""
    return len(name) > 4 and "·" not in name and is_chinese(name) and not is_double(name)


COMMON = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾萧肖田董潘袁蔡蒋余于杜叶程苏魏吕丁任卢姚沈钟姜崔"
    "谭陆汪范金石廖贾夏韦付傅白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤"
)
"""Some hundred of the commonest (after 公安部《二〇二〇年全国姓名报告》)."""


def _is_led_in(name: str) -> bool:
    """Four signs that begin with a rare surname and go on with another: mostly a label's last sign and a name
    (劳动者民余测试). Parents who join their surnames mostly bear common ones.
    """
    single, _ = _surnames()
    lone = len(name) == 4 and not name.startswith(SPECIMENS) and not is_double(name)
    return lone and name[0] not in COMMON and name[1] in single


_MISREAD = {
    "洗": "冼", "逢": "逄", "侣": "佀", "邻": "郐", "果": "杲", "斜": "钭", "贫": "贲", "阈": "阙",
    "阐": "阚", "件": "仵", "糕": "禚", "亿": "仉", "咎": "昝",
}  # fmt: skip
"""Rare surnames under the commoner letters readers take them for, seen in drawn names of all known surnames
(three typefaces, clean and blurred).
"""


def restored(name: str) -> str | None:
    """The name with the rare surname that its first letter, no surname itself, is mostly misread from; `None`
    where there is none. A proposal: who shows it says that it was read otherwise.
    """
    surname = _MISREAD.get(name[:1])
    return None if surname is None or not 2 <= len(name) <= 4 or is_known(name) else surname + name[1:]


SURNAME, RARE, NONE = 0.0, -1.0, -15.0
"""Log odds of a first sign: a surname among the commonest, any other known one, none. Networks know by
themselves which sign is rare (`benchmarks.names` counts what each odds of a rare one would be worth).
"""
GIVEN = (0.0, -3.0, -6.0)
"""Log odds of the other signs: among the commonest of given names, in use, hardly used."""


def odds(sign: str, first: bool, rare: float = RARE) -> float:
    """Log odds of a sign as the first of a name or a later one, against the commonest; `rare`: of a surname
    that is none of those.

    >>> odds("王", True), odds("昝", True), odds("的", True), odds("类", False)
    (0.0, -1.0, -15.0, -6.0)
    """
    if not first:
        return GIVEN[given_rank(sign)]
    if sign in COMMON:
        return SURNAME
    return rare if is_known(sign + "一") else NONE
