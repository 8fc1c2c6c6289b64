"""无基本医疗保障承诺书: no official form is known; printed text with blanks filled by print or pen,
signed."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import letters, people
from samples.drawing import BLUE, Drawing, Look, Sheet, Value

KIND = "no_insurance_pledge"
LAYOUTS = ("letter", "letter_list", "handfilled")
HELD_OUT_LAYOUTS = ("letter_short",)
FACES = ("",)


def invent(rng: random.Random) -> dict[str, Value]:
    """A pledge for a pupil, signed by a guardian."""
    child = people.pupil(rng)
    return {
        "child_name": child["name"],
        "id_number": child["id_number"],
        "guardian_name": people.name(rng),
        "year": "2021",
        "signed": True,
        "date": people.some_day(rng, people.date(2021, 9, 1), people.date(2021, 10, 12)).isoformat(),
    }


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """`letter_list` gives the persons as lines, `handfilled` leaves blanks filled by pen."""
    sheet = Sheet(210, 297, look)
    words = {key: str(value) for key, value in values.items()}
    sheet.title(
        105,
        28,
        "无基本医疗保障承诺书" if layout != "letter_list" else "无其他基本医疗保障承诺书",
        8,
        centre=True,
    )
    y = 56.0
    if layout == "letter_short":
        parts = [
            ("学生", ""),
            (words["child_name"], "child_name"),
            ("，身份证号", ""),
            (words["id_number"], "id_number"),
        ]
        parts += [("，", ""), (words["year"], "year"), ("年无任何基本医疗保障。监护人", "")]
        y = letters.flow(
            sheet, 26, y, 158, [*parts, (words["guardian_name"], "guardian_name"), ("承诺属实。", "")]
        )
    elif layout == "letter":
        y = letters.flow(
            sheet,
            26,
            y,
            158,
            [
                ("本人", ""),
                (words["guardian_name"], "guardian_name"),
                ("系学生", ""),
                (words["child_name"], "child_name"),
                ("（证件号码：", ""),
                (words["id_number"], "id_number"),
                ("）的监护人，现郑重承诺：该生在", ""),
                (words["year"], "year"),
                ("年度未参加其他基本医疗保险，无其他基本医疗保障。如有不实，愿承担相应责任。", ""),
            ],
        )
    else:
        y = _list(sheet, y, words, "pen" if layout == "handfilled" else "print")
    _sign(sheet, y + 22, values, words, "pen" if layout == "handfilled" else "print")
    return sheet.finish(KIND, face, layout, dict(values))


def _list(sheet: Sheet, y: float, words: Mapping[str, str], hand: str) -> float:
    rows = (
        ("学生姓名", "child_name"),
        ("身份证件号码", "id_number"),
        ("监护人姓名", "guardian_name"),
        ("承诺年度", "year"),
    )
    for label, key in rows:
        at = sheet.label(30, y, label + "：", 4.4)
        end = sheet.value(at + 2, y - 0.6, words[key], 5.0 if hand == "pen" else 4.4, key, hand=hand)
        sheet.line(at + 1, y + 5.6, max(end, at + 70), y + 5.6, 0.12)
        y += 13
    return letters.flow(
        sheet,
        26,
        y + 4,
        158,
        [("本人承诺该学生无其他基本医疗保险，未享受其他基本医疗保障待遇，以上内容属实。", "")],
    )


def _sign(sheet: Sheet, y: float, values: Mapping[str, Value], words: Mapping[str, str], hand: str) -> None:
    at = sheet.label(96, y, "承诺人（监护人）签字：", 4.2)
    if values.get("signed"):
        sheet.value(
            at + 2, y - 2, words["guardian_name"], 7, "signed", hand="pen", font=sheet.look.pen, ink=BLUE
        )
    at = sheet.label(96, y + 14, "日期：", 4.2)
    sheet.value(at + 2, y + 14, people.chinese_date(words["date"]), 4.2, "date", hand=hand)
