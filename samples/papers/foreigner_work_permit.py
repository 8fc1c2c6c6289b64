"""中华人民共和国外国人工作许可证 card, ID-1; class A, B or C."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import people
from samples.drawing import BLACK, Drawing, Look, Sheet, Value

KIND = "foreigner_work_permit"
LAYOUTS = ("card", "card_bilingual")
HELD_OUT_LAYOUTS = ("card_reordered",)
FACES = ("",)


def invent(rng: random.Random) -> dict[str, Value]:
    """An expert of the invented state."""
    return {
        "name": rng.choice(["SPECIMEN ALAN", "TESTER JOAN", "SAMPLE OLGA"]),
        "permit_class": rng.choice(["A", "A", "B", "C"]),
        "permit_number": f"110199{rng.randrange(10**7):07d}",
        "employer": rng.choice(["北京样本科技有限公司", "样本大学", "虚构生物研究院"]),
        "valid_until": people.some_day(rng, people.date(2022, 1, 1), people.date(2024, 12, 31)).isoformat(),
    }


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """The class stands in the word 类别 and large on the card."""
    words = {key: str(value) for key, value in values.items()}
    sheet = Sheet(85.6, 54, look, (243, 247, 250))
    sheet.title(42.8, 2.6, "中华人民共和国外国人工作许可证", 4.2, BLACK, centre=True)
    sheet.title(
        42.8, 7.6, "FOREIGNER'S WORK PERMIT OF THE PEOPLE'S REPUBLIC OF CHINA", 1.9, BLACK, centre=True
    )
    sheet.face(61 if layout == "card_reordered" else 5, 13, 19, 24)
    rows = [
        ("姓名", "Name", "name", words["name"]),
        ("类别", "Category", "permit_class", words["permit_class"]),
        ("国籍", "Nationality", "", "乌托邦"),
        ("证件号码", "No.", "permit_number", words["permit_number"]),
        ("工作单位", "Employer", "employer", words["employer"]),
        ("有效期至", "Valid until", "valid_until", people.dotted(words["valid_until"])),
    ]
    y, x = 13.0, 28.0
    if layout == "card_reordered":
        rows, x = [rows[3], rows[0], rows[2], rows[1], rows[5], rows[4]], 5.0
    for chinese, english, key, shown in rows:
        at = sheet.label(x, y, f"{chinese}/{english}" if layout == "card_bilingual" else chinese, 2.2)
        sheet.value(at + 1.5, y - 0.3, shown, 2.8, key, hand="print", room=x + 55 - at)
        y += 5.8
    return sheet.finish(KIND, face, layout, dict(values))
