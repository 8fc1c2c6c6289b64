"""The booklet that 结婚证 and 离婚证 share: 190 x 128 mm opened; holder's page, and the page with both
persons."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import people
from samples.drawing import Drawing, Look, Sheet, Value

LAYOUTS = ("opened", "tight", "old_form", "persons_side_by_side")
HELD_OUT_LAYOUTS = ("upright_pages",)


def invent(rng: random.Random, letter: str) -> dict[str, Value]:
    """Two adults who belong to nobody, registered at a place that never existed (110199)."""
    he, she = people.adult(rng), people.adult(rng)
    he["name"], she["name"] = people.different(rng, 2)
    day = people.some_day(rng, people.date(2009, 1, 1), people.date(2021, 6, 30))
    again = "B" if rng.random() < 0.15 else ""
    return {
        "holder_name": rng.choice([he["name"], she["name"]]), "registration_date": day.isoformat(),
        "certificate_number": f"{again}{letter}110199{day.year}{rng.randrange(10**6):06d}",
        "person1_name": he["name"], "person1_id_number": he["id_number"],
        "person2_name": she["name"], "person2_id_number": she["id_number"],
    }  # fmt: skip


def draw(
    kind: str, title: str, values: Mapping[str, Value], layout: str, look: Look
) -> Drawing:  # fmt: skip
    """The opened booklet; `upright_pages` sets one page under the other."""
    upright = layout == "upright_pages"
    sheet = Sheet(*((128.0, 190.0) if upright else (190.0, 128.0)), look, (252, 247, 244))
    words = {key: str(value) for key, value in values.items()}
    _holder_page(sheet, title, words, layout)
    if upright:
        sheet.line(4, 95, 124, 95, 0.15)
        _persons(sheet, 40, 102, words, layout)
    else:
        sheet.line(95, 4, 95, 124, 0.15)
        _persons(sheet, 124 if layout != "persons_side_by_side" else 99, 14, words, layout)
    return sheet.finish(kind, "", layout, dict(values))


def _holder_page(sheet: Sheet, title: str, words: Mapping[str, str], layout: str) -> None:
    old = layout == "old_form"
    sheet.title(47 if sheet.wide > 150 else 64, 10, title, 8, centre=True)
    number = f"{title}字号" if not old else f"{title}字第"
    whole = words["certificate_number"]  # printed in three parts: place, year, number
    shown_number = f"{whole[:-10]}-{whole[-10:-6]}-{whole[-6:]}"
    day = people.chinese_date(words["registration_date"], padded=old)
    rows = [
        ("持证人", "holder_name", words["holder_name"]),
        ("登记日期", "registration_date", day),
        (number, "certificate_number", shown_number),
        ("备注", "", ""),
    ]
    y, step = 30.0, 10.0 if layout == "tight" else 13.0
    if layout == "upright_pages":
        y, step = 26.0, 11.0
    for label, key, shown in rows:
        at = sheet.label(10, y, label, 3.6)
        if shown:
            sheet.value(at + 3, y - 0.2, shown, 3.8, key, room=92 - at - 5)
        sheet.line(at + 1, y + 5, 88, y + 5, 0.12)
        y += step
    sheet.label(10, y + 3, "婚姻登记员：", 3.4)
    sheet.label(10, y + 11, "婚姻登记专用章（样本）", 3.4)
    sheet.seal(66, y + 8, 12)


def _persons(sheet: Sheet, x: float, y: float, words: Mapping[str, str], layout: str) -> None:
    """Both persons: under each other with the photo at the left, or side by side."""
    if layout not in ("persons_side_by_side", "upright_pages"):
        sheet.face(99, 20, 22, 16)
        sheet.label(98, 40, "（双方照片）", 2.6)
    for number in (1, 2):
        born = words[f"person{number}_id_number"]
        day = f"{born[6:10]}年{born[10:12]}月{born[12:14]}日"
        rows = [
            ("姓名", f"person{number}_name", words[f"person{number}_name"]),
            ("性别", "", "男" if int(born[16]) % 2 else "女"), ("国籍", "", "中国"), ("出生日期", "", day),
            ("身份证件号", f"person{number}_id_number", born),
        ]  # fmt: skip
        left, top = x, y + (number - 1) * (42 if layout == "upright_pages" else 54)
        small = layout == "persons_side_by_side"
        if small:
            left, top = x + (number - 1) * 46, y + 20
        for label, key, shown in rows:
            at = sheet.label(left, top, label, 2.6 if small else 3.2)
            if small and label == "身份证件号":
                sheet.value(left, top + 4.4, shown, 3.0, key, room=42)
            else:
                sheet.value(
                    at + 2,
                    top - 0.2,
                    shown,
                    2.8 if small else 3.4,
                    key,
                    room=(42 if small else 64) - (at - left),
                )
            top += 7.6 if layout != "tight" else 6.8
