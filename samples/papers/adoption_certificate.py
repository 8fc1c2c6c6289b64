"""收养登记证: booklet of the civil affairs office; adopters, adopted child, date, number."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import forms, people
from samples.drawing import Drawing, Look, Sheet, Value

KIND = "adoption_certificate"
LAYOUTS = ("booklet", "table")
HELD_OUT_LAYOUTS = ("stacked",)
FACES = ("",)


def invent(rng: random.Random) -> dict[str, Value]:
    """One or two adopters and a child."""
    day = people.some_day(rng, people.date(2012, 1, 1), people.date(2021, 6, 30))
    return {
        "adopter_names": tuple(people.name(rng) for _ in range(rng.choice([1, 2]))),
        "adoptee_name": people.name(rng),
        "registration_date": day.isoformat(),
        "certificate_number": f"（{day.year}）京样收字第{rng.randrange(1, 9999):04d}号",
    }


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """An opened booklet page with running lines, a ruled table, or values under labels."""
    sheet = Sheet(190, 128, look, (252, 248, 244))
    adopters = values["adopter_names"] if isinstance(values["adopter_names"], tuple) else ()
    words = {
        "adopter_names": "、".join(adopters),
        "adoptee_name": str(values["adoptee_name"]),
        "registration_date": people.chinese_date(str(values["registration_date"])),
        "certificate_number": str(values["certificate_number"]),
        "sex": "女",
        "born": "2013年5月6日",
    }
    sheet.title(95, 10, "收养登记证", 9, centre=True)
    rows: list[list[forms.Cell]] = [
        [("收养人姓名", "adopter_names", 20, 80)],
        [("被收养人姓名", "adoptee_name", 20, 36), ("性别", "sex", 14, 30)],
        [("被收养人出生日期", "born", 30, 70)],
        [("登记日期", "registration_date", 20, 80)],
        [("收养登记证字号", "certificate_number", 26, 74)],
    ]
    how = {
        "booklet": forms.Setting(ruled=False, row=12, size=4, label_size=3.8),
        "table": forms.Setting(row=12, size=4, label_size=3.6),
        "stacked": forms.Setting(where="below", row=13, size=4, label_size=3.2),
    }[layout]
    end = forms.grid(sheet, 16, 26, 158, rows, words, how)
    sheet.label(110, end + 10, "收养登记机关（印章位 样本）", 3.6)
    sheet.seal(150, end + 12, 14)
    return sheet.finish(KIND, face, layout, dict(values))
