"""Invented people (虚构人物): names, numbers and addresses that belong to nobody.

A pupil's number takes the code of a county that was abolished before the pupil was born; an adult's takes a
county code that never existed (110199); both pass the check digit. Bank cards are a public prefix and zeros.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

ABOLISHED = (
    ("110103", 2010),
    ("110104", 2010),
    ("440116", 2014),
    ("440184", 2014),
    ("110228", 2015),
    ("110229", 2015),
)
"""County codes and the year in which each ended."""

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛"
    "叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔"
    "贺赖龚文"
)
GIVEN = (
    "一子文宇梓浩轩欣怡涵诗雨晨嘉思若可佳心语彤萱睿博泽瑞铭俊杰豪逸凡航阳明远志强国华建军丽娟敏静秀英"
    "兰芳洁琳雪梅红玉春燕飞鹏翔坤峰岩磊森林海波涛洋清源恒毅坚韧安宁平和顺昌荣富贵福禄寿喜乐天地日月星"
    "辰未末己戊戌申由甲田土士干千于丰羊毛手王主正止"
)
DISTRICTS = (
    "东城区",
    "西城区",
    "朝阳区",
    "海淀区",
    "丰台区",
    "石景山区",
    "通州区",
    "昌平区",
    "大兴区",
    "顺义区",
    "房山区",
    "门头沟区",
)
STREETS = (
    "样本路",
    "测试大街",
    "示范胡同",
    "虚构北里",
    "无名西路",
    "范例东街",
    "假想家园",
    "演示南里",
    "试印小区",
)
ELSEWHERE = (
    "河北省保定市样本县测试镇示范村",
    "山东省济南市虚构区无名路",
    "四川省成都市演示区范例街",
    "河南省郑州市测试区假想路",
    "广东省广州市示范区试印街",
    "黑龙江省哈尔滨市样本区测试街",
)
ETHNICITIES = ("汉", "汉", "汉", "汉", "汉", "满", "回", "蒙古", "朝鲜", "维吾尔", "土家", "壮", "藏", "苗")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def id_number(area: str, born: date, sequence: int) -> str:
    """Eighteen signs with a right last one (GB 11643)."""
    head = f"{area}{born:%Y%m%d}{sequence:03d}"
    return head + "10X98765432"[sum(int(d) * w for d, w in zip(head, WEIGHTS, strict=True)) % 11]


def luhn(head: str) -> str:
    """A card number: `head` and its check digit."""
    total = 0
    for place, digit in enumerate(reversed(head)):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return head + str(-total % 10)


def some_day(rng: random.Random, first: date, last: date) -> date:
    """A day between two, both included."""
    return first + timedelta(days=rng.randrange((last - first).days + 1))


def name(rng: random.Random) -> str:
    """A made-up name of two to four signs; now and then an obvious one."""
    if rng.random() < 0.15:
        return rng.choice(["证件样本", "测试甲", "测试乙", "样本丙", "范例丁"])
    given = "".join(rng.choice(GIVEN) for _ in range(rng.choice([1, 2, 2, 2])))
    return rng.choice(SURNAMES) + given


def different(rng: random.Random, count: int) -> tuple[str, ...]:
    """Made-up names of several people, no two alike."""
    names: list[str] = []
    while len(names) < count:
        one = name(rng)
        if one not in names:
            names.append(one)
    return tuple(names)


def pupil(rng: random.Random) -> dict[str, str]:
    """A child: name, sex, birth_date, id_number, ethnicity; contract forms."""
    area, ended = rng.choice(ABOLISHED)
    born = some_day(rng, date(ended + 1, 1, 1), date(2019, 8, 31))
    sequence = rng.randrange(1, 999)
    sex = "M" if sequence % 2 else "F"
    return {
        "name": name(rng), "sex": sex, "birth_date": born.isoformat(), "ethnicity": rng.choice(ETHNICITIES),
        "id_number": id_number(area, born, sequence),
    }  # fmt: skip


def adult(rng: random.Random) -> dict[str, str]:
    """A parent: as `pupil`, born 1970 to 1992, with a county code that never existed."""
    born = some_day(rng, date(1970, 1, 1), date(1992, 12, 31))
    sequence = rng.randrange(1, 999)
    return {
        "name": name(rng), "sex": "M" if sequence % 2 else "F", "birth_date": born.isoformat(),
        "ethnicity": rng.choice(ETHNICITIES), "id_number": id_number("110199", born, sequence),
    }  # fmt: skip


def beijing_address(rng: random.Random) -> str:
    """A place in Beijing that does not exist."""
    tail = rng.choice(
        [
            f"{rng.randrange(1, 30)}号楼{rng.randrange(1, 9)}单元{rng.randrange(101, 2506)}号",
            f"{rng.randrange(1, 200)}号院{rng.randrange(1, 20)}楼"
            f"{rng.randrange(1, 7)}门{rng.randrange(101, 999)}",
            f"甲{rng.randrange(1, 90)}号",
        ]
    )
    return f"北京市{rng.choice(DISTRICTS)}{rng.choice(STREETS)}{tail}"


def other_address(rng: random.Random) -> str:
    """A place elsewhere that does not exist."""
    return f"{rng.choice(ELSEWHERE)}{rng.randrange(1, 400)}号"


def birth_number(rng: random.Random) -> str:
    """A number of a 出生医学证明: a letter, province 00 (there is none), seven digits."""
    return f"{rng.choice('LMNOPQRSTUVW')}00{rng.randrange(10**7):07d}"


def chinese_date(iso: str, padded: bool = False) -> str:
    """`2015-03-09` as `2015年3月9日`, or with `padded` as `2015年03月09日`."""
    year, month, day = iso.split("-")
    return f"{year}年{month}月{day}日" if padded else f"{year}年{int(month)}月{int(day)}日"


def dotted(iso: str) -> str:
    """`2015-03-09` as `2015.03.09`; `long-term` as 长期."""
    return "长期" if iso == "long-term" else iso.replace("-", ".")


SEX = {"M": "男", "F": "女"}
