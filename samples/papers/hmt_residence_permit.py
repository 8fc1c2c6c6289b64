"""港澳居民居住证 and 台湾居民居住证, ID-1: the printed title is one of the two, never a common one."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import people
from samples.drawing import BLACK, Drawing, Look, Sheet, Value

KIND = "hmt_residence_permit"
LAYOUTS = ("card", "close_rows", "grey_copy")
HELD_OUT_LAYOUTS: tuple[str, ...] = ()
FACES = ("portrait", "emblem")
TITLES = {"HK_MO": "港澳居民居住证", "TW": "台湾居民居住证"}
PUBLISHED = {"HK_MO": ("810000199408230021", "F"), "TW": ("830000199201300022", "F")}
"""Specimen numbers that the authorities printed themselves."""


def invent(rng: random.Random) -> dict[str, Value]:
    """A permit of either region; sequence 000 is given to nobody, so invented numbers carry it."""
    region = rng.choice(["HK_MO", "TW"])
    if rng.random() < 0.3:
        number, sex = PUBLISHED[region]
    else:
        born = people.some_day(rng, people.date(2004, 1, 1), people.date(2014, 12, 31))
        area = rng.choice(["810000", "820000"]) if region == "HK_MO" else "830000"
        number, sex = people.id_number(area, born, 0), "F"
    since = people.some_day(rng, people.date(2018, 9, 1), people.date(2021, 8, 31))
    mainland = (
        f"{rng.choice('HM')}{rng.randrange(10**8):08d}"
        if region == "HK_MO"
        else f"{rng.randrange(10**8):08d}"
    )
    return {
        "region": region,
        "name": people.name(rng),
        "sex": sex,
        "id_number": number,
        "birth_date": f"{number[6:10]}-{number[10:12]}-{number[12:14]}",
        "address": people.beijing_address(rng),
        "authority": f"北京市公安局{rng.choice(people.DISTRICTS)[:-1]}分局",
        "valid_from": since.isoformat(),
        "valid_until": since.replace(year=since.year + 5, day=min(since.day, 28)).isoformat(),
        "pass_number": mainland,
        "issue_count": str(rng.randrange(1, 4)),
    }


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """One face; `close_rows` sets labels without gaps, `grey_copy` is a plain copy."""
    sheet = Sheet(85.6, 54, look, (240, 247, 244) if layout != "grey_copy" else (249, 249, 249))
    sheet.frame(0.5, 0.5, 84.6, 53, 0.3, (150, 160, 175))
    words = {key: str(value) for key, value in values.items()}
    if face == "emblem":
        _emblem(sheet, words, layout)
    else:
        _portrait(sheet, words, layout)
    return sheet.finish(KIND, face, layout, dict(values))


def _portrait(sheet: Sheet, words: Mapping[str, str], layout: str) -> None:
    apart = 0.2 if layout == "close_rows" else 0.9
    ink = BLACK if layout == "grey_copy" else (40, 80, 120)
    for y, label in ((5.6, "姓名"), (13, "性别"), (20, "出生"), (27, "住址")):
        sheet.value(5, y, label, 2.6, spread=apart, hand="print", ink=ink)
    sheet.value(16, 5.2, words["name"], 3.7, "name", hand="print")
    sheet.value(16, 12.8, people.SEX[words["sex"]], 3.1, "sex", hand="print")
    at, (year, month, day) = 16.0, words["birth_date"].split("-")
    for part, unit in ((year, "年"), (str(int(month)), "月"), (str(int(day)), "日")):
        at = sheet.value(at, 19.8, part, 3.1, "birth_date", hand="print") + 1
        at = sheet.value(at, 20.0, unit, 2.6, hand="print", ink=ink) + 1
    sheet.value(16, 26.8, words["address"], 3.1, "address", within=36, hand="print")
    sheet.face(59, 7, 21, 27)
    sheet.value(5, 45.4, "公民身份号码", 2.6, hand="print", ink=ink)
    sheet.value(
        27,
        45.0,
        words["id_number"],
        4.0,
        "id_number",
        font=sheet.look.digits,
        hand="print",
        spread=0.3,
        room=53,
    )


def _emblem(sheet: Sheet, words: Mapping[str, str], layout: str) -> None:
    sheet.frame(6, 6, 14, 15, 0.2)
    sheet.label(7.6, 12.5, "徽位样本", 2.6)
    sheet.title(52, 7, "中华人民共和国", 4.6, BLACK, centre=True)
    sheet.value(
        35,
        15,
        TITLES[words["region"]],
        6.4,
        "region",
        hand="print",
        ink=BLACK,
        font=sheet.look.title,
        room=46,
    )
    top = 29.0
    at = sheet.label(16, top, "签发机关", 2.6)
    sheet.value(at + 2.5, top - 0.2, words["authority"], 2.9, "authority", hand="print")
    at = sheet.label(16, top + 6, "有效期限", 2.6)
    at = sheet.value(at + 2.5, top + 5.8, people.dotted(words["valid_from"]), 2.9, "valid_from", hand="print")
    at = sheet.value(at, top + 5.8, "-", 2.9, hand="print")
    sheet.value(at, top + 5.8, people.dotted(words["valid_until"]), 2.9, "valid_until", hand="print")
    at = sheet.label(16, top + 12, "通行证号码", 2.6)
    at = sheet.value(at + 2, top + 11.8, words["pass_number"], 2.9, "pass_number", hand="print")
    x, y = (16.0, top + 18) if layout == "close_rows" else (at + 4, top + 12)
    at = sheet.label(x, y, "签发次数", 2.6)
    sheet.value(at + 2, y - 0.2, words["issue_count"], 2.9, "issue_count", hand="print")
