"""出生: the years of birth a text gives its people, which tell parent from child whatever the sentence says.

Names stand as private signs (`mentions.masked`, each run as one sign). A year belongs to the name before it.

>>> of("\\ue000,男,1985年3月1日出生,\\ue001(2014年5月生)")
{'\\ue000': 1985, '\\ue001': 2014}
>>> of("\\ue000之子\\ue001,身份证号110101201505059990")
{'\\ue001': 2015}
>>> generations({"甲": 1985, "乙": 2014}, "2021年9月1日")
(('甲',), ('乙',))
"""

from __future__ import annotations

import re
from collections.abc import Mapping

SIGN = "[\ue000-\ue0ff]"
_BORN = re.compile(
    rf"(?P<who>{SIGN})[^\ue000-\ue0ff。;]{{0,60}}?"
    r"(?:(?<!\d)\d{6}(?P<number>(?:19|20)\d\d)[01]\d[0-3]\d{4}[\dXx]"
    r"|(?P<day>(?:19|20)\d\d)[年.-]\d{1,2}(?:月|[.-])(?:\d{1,2}日?)?出?生"
    r"|(?:出生(?:日期|年月日?|时间)?|生于)[:为是于]{0,2}(?P<said>(?:19|20)\d\d))"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=[年./-])")
GROWN, APART = 18, 15
"""Years from which a person is grown up; years that at least part a parent from a child."""


def of(flat: str) -> dict[str, int]:
    """Sign -> year of birth, where the text says it."""
    told: dict[str, int] = {}
    for match in _BORN.finditer(flat):
        told.setdefault(match["who"], int(match["number"] or match["day"] or match["said"]))
    return told


def generations(born: Mapping[str, int], text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The grown-up and the young of these people, by the latest year the text names or by who is older; in
    neither list where that does not tell.
    """
    latest = max([*map(int, _YEAR.findall(text)), *(year + 1 for year in born.values())], default=0)
    young = [one for one, year in born.items() if latest - year < GROWN]
    young += [one for one, year in born.items() if year - min(born.values()) >= APART and one not in young]
    old = [one for one, year in born.items() if one not in young and latest - year > GROWN + 7]
    return tuple(old), tuple(young)
