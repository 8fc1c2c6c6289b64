"""居民身份证, 85.6 x 54 mm: portrait face with the person's data, emblem face with authority and term."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import people
from samples.drawing import BLACK, BLUE, Drawing, Look, Sheet, Value

KIND = "resident_id_card"
LAYOUTS = ("second_generation", "black_and_white", "wide_address", "bilingual")
HELD_OUT_LAYOUTS: tuple[str, ...] = ()
FACES = ("portrait", "emblem")
TERMS = {"short": 5, "ten": 10, "twenty": 20}


def invent(rng: random.Random) -> dict[str, Value]:
    """A card of a child or an adult."""
    holder = people.pupil(rng) if rng.random() < 0.5 else people.adult(rng)
    child = int(holder["birth_date"][:4]) > 2009
    since = people.some_day(rng, people.date(2018, 1, 1), people.date(2021, 9, 1))
    until = "long-term" if not child and rng.random() < 0.2 else since.replace(
        year=since.year + (5 if child else rng.choice([10, 20])), day=min(since.day, 28)
    ).isoformat()  # fmt: skip
    home = people.beijing_address(rng) if rng.random() < 0.6 else people.other_address(rng)
    return dict(holder) | {
        "address": home,
        "authority": f"北京市公安局{rng.choice(people.DISTRICTS)[:-1]}分局"
        if home.startswith("北京")
        else "样本县公安局",
        "valid_from": since.isoformat(),
        "valid_until": until,
    }


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """One face; `black_and_white` is a plain older copy, `wide_address` has long rows, `bilingual` moves
    the labels."""
    sheet = Sheet(85.6, 54, look, (246, 249, 252) if layout != "black_and_white" else (250, 250, 250))
    sheet.frame(0.5, 0.5, 84.6, 53, 0.3, (150, 160, 175))
    words = {key: str(value) for key, value in values.items()}
    if face == "emblem":
        _emblem(sheet, words)
    else:
        _portrait(sheet, words, layout, BLACK if layout == "black_and_white" else BLUE)
    return sheet.finish(KIND, face, layout, dict(values))


def _portrait(sheet: Sheet, words: Mapping[str, str], layout: str, blue: tuple[int, int, int]) -> None:
    drop = 1.6 if layout == "bilingual" else 0.0
    wide = 43.0 if layout != "wide_address" else 47.0
    x, v = 5.0, 15.5
    rows = [(5.4, "姓名"), (12.6 + drop, "性别"), (19.2 + drop, "出生"), (26.2 + drop, "住址")]
    for y, label in rows:
        _spaced(sheet, x, y, label, blue)
    sheet.value(v, 5.0, words["name"], 3.7, "name", hand="print")
    sheet.value(v, 12.4 + drop, people.SEX[words["sex"]], 3.1, "sex", hand="print")
    at = _spaced(sheet, 26, 12.6 + drop, "民族", blue)
    sheet.value(at + 2, 12.4 + drop, words["ethnicity"], 3.1, "ethnicity", hand="print")
    year, month, day = words["birth_date"].split("-")
    at = v
    for part, unit in ((year, "年"), (str(int(month)), "月"), (str(int(day)), "日")):
        at = sheet.value(at, 19.0 + drop, part, 3.1, "birth_date", hand="print") + 1.2
        at = _spaced(sheet, at, 19.2 + drop, unit, blue) + 1.2
    sheet.value(v, 26.0 + drop, words["address"], 3.1, "address", within=wide - v + 8, hand="print")
    if layout == "bilingual":
        _second_script(sheet, v, 10.6)
    sheet.face(59, 7, 21, 27)
    _spaced(sheet, x, 45.4, "公民身份号码", blue)
    sheet.value(
        29.5,
        45.0,
        words["id_number"],
        4.0,
        "id_number",
        font=sheet.look.digits,
        hand="print",
        spread=0.35,
        room=51,
    )


def _second_script(sheet: Sheet, x: float, y: float) -> None:
    """Strokes where a card of an autonomous region has its second script."""
    for step in range(9):
        sheet.pen.arc(
            (sheet.px(x + step * 1.6), sheet.px(y - 1), sheet.px(x + 2 + step * 1.6), sheet.px(y + 1)),
            start=sheet.chance.randrange(180), end=sheet.chance.randrange(200, 360), fill=BLACK, width=3,
        )  # fmt: skip


def _emblem(sheet: Sheet, words: Mapping[str, str]) -> None:
    sheet.frame(6, 6, 15, 16, 0.2)
    sheet.label(8, 13, "徽位样本", 2.6)
    sheet.title(53, 8, "中华人民共和国", 5.0, BLACK, centre=True)
    sheet.title(53, 17, "居民身份证", 7.6, BLACK, centre=True)
    at = sheet.label(20, 38.6, "签发机关", 2.8)
    sheet.value(at + 3, 38.4, words["authority"], 3.0, "authority", hand="print")
    at = sheet.label(20, 45.4, "有效期限", 2.8)
    end = sheet.value(at + 3, 45.2, people.dotted(words["valid_from"]), 3.0, "valid_from", hand="print")
    end = sheet.value(end, 45.2, "-", 3.0, hand="print")
    sheet.value(end, 45.2, people.dotted(words["valid_until"]), 3.0, "valid_until", hand="print")


def _spaced(sheet: Sheet, x: float, y: float, label: str, ink: tuple[int, int, int]) -> float:
    """A label of the card: its signs stand apart (姓 名)."""
    return sheet.value(x, y, label, 2.6, spread=0.9 if len(label) == 2 else 0.2, hand="print", ink=ink)
