"""社会保障卡, ID-1: the national face, Beijing's own face, and a copy with years of a gap written on it."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import people
from samples.drawing import BLACK, BLUE, Drawing, Look, Sheet, Value

KIND = "social_security_card"
LAYOUTS = ("national", "national_third", "beijing", "beijing_compact")
HELD_OUT_LAYOUTS = ("national_stacked",)
FACES = ("front",)


def invent(rng: random.Random) -> dict[str, Value]:
    """A pupil's card; on some the parent wrote the missing years."""
    child = people.pupil(rng)
    truth: dict[str, Value] = {
        "name": child["name"], "sex": child["sex"], "social_security_number": child["id_number"],
        "card_number": f"{rng.randrange(10**12):012d}",
        "issue_date": people.some_day(rng, people.date(2012, 1, 1), people.date(2021, 6, 30)).isoformat(),
    }  # fmt: skip
    if rng.random() < 0.2:
        first = rng.randrange(2016, 2020)
        truth["gap_years"] = tuple(str(first + step) for step in range(rng.choice([1, 1, 2])))
    return truth


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """The face with name and number; `gap_years` are written by pen beside the card, on the copy."""
    years = values.get("gap_years")
    high = 76.0 if years else 54.0
    sheet = Sheet(85.6, high, look, (252, 252, 252) if years else (238, 244, 250))
    sheet.frame(0.5, 0.5, 84.6, 53, 0.3, (150, 160, 175))
    words = {key: str(value) for key, value in values.items() if key != "gap_years"}
    truth = dict(values)
    if layout.startswith("beijing"):
        _beijing(sheet, words, layout)
    else:
        truth["card_number"] = words["card_number"] = (
            f"{'ABCDEFGH'[int(words['card_number']) % 8]}{words['card_number'][:8]}"
        )
        _national(sheet, words, layout)
    if isinstance(years, tuple):
        at = sheet.value(8, 61, "中断年度：", 4.6, hand="pen", ink=BLUE, font=look.pen)
        sheet.value(
            at + 1, 61, "、".join(years) + "年", 4.6, "gap_years", hand="pen", ink=BLUE, font=look.pen
        )
    truth.pop("sex", None)
    return sheet.finish(KIND, face, layout, truth)


def _national(sheet: Sheet, words: Mapping[str, str], layout: str) -> None:
    sheet.title(46, 4, "中华人民共和国", 3.4, BLACK, centre=True)
    sheet.title(46, 9, "社会保障卡", 5.6, BLACK, centre=True)
    sheet.face(5, 19, 19, 24)
    rows = [
        ("姓名", "name", words["name"]),
        ("社会保障号码", "social_security_number", words["social_security_number"]),
    ]
    rows += [
        ("卡号", "card_number", words["card_number"]),
        ("发卡日期", "issue_date", _date(words["issue_date"], layout)),
    ]
    y, step, over = 19.0, 6.0, 0.0
    if layout == "national_stacked":
        step, over = 7.4, 3.2
    for label, key, shown in rows:
        at = sheet.label(28, y, label, 2.6)
        if layout == "national_third" and key == "social_security_number":
            y += 4.0
            at = 26.0
        left = 28.0 if over else at + 2
        sheet.value(left, y - 0.3 + over, shown, 3.2, key, hand="print", room=82 - left)
        y += step
    if layout == "national_third":
        at = sheet.label(28, y, "有效期限", 2.6)
        sheet.value(at + 2, y - 0.3, "10年", 3.0, hand="print")
    if not over:
        sheet.label(5, 47.6, "服务电话 12333（样本）", 2.2)


def _date(iso: str, layout: str) -> str:
    _year, _month, _ = iso.split("-")
    return people.chinese_date(iso, padded=True) if layout == "national_third" else f"{people.dotted(iso)}"


def _beijing(sheet: Sheet, words: Mapping[str, str], layout: str) -> None:
    sheet.title(6, 4, "北京市社会保障卡", 5.0, BLACK)
    sheet.label(6, 10.4, "BEIJING SOCIAL SECURITY CARD", 2.0)
    sheet.face(61, 16, 19, 24)
    shown = [("姓名", "name", words["name"]), ("性别", "", people.SEX[words.get("sex", "M")])]
    shown.append(("社会保障号码", "social_security_number", words["social_security_number"]))
    shown.append(("发卡日期", "issue_date", people.chinese_date(words["issue_date"])))
    y = 17.0
    for label, key, value in shown:
        at = sheet.label(6, y, label, 2.6)
        if layout == "beijing_compact":
            sheet.value(at + 2, y - 0.3, value, 3.0, key, hand="print", room=58 - at - 2)
            y += 5.2
        else:
            sheet.value(
                6 if len(label) > 2 else at + 2,
                y + (3.4 if len(label) > 2 else -0.3),
                value,
                3.2,
                key,
                hand="print",
            )
            y += 8.0 if len(label) > 2 else 5.0
    for step in range(44):
        thick = 0.25 + (int(words["card_number"][step % 12]) % 3) * 0.18
        sheet.line(40 + step * 0.92, 42.5, 40 + step * 0.92, 47, thick, BLACK)
    at = sheet.label(6, 47.4, "卡号", 2.4)
    sheet.value(at + 1.5, 47.1, words["card_number"], 3.0, "card_number", hand="print")
