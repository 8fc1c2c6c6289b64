"""中华人民共和国外国人工作许可证 (card, ID-1) and the notice 外国人工作许可通知; class A, B or C."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import forms, people
from samples.drawing import BLACK, Drawing, Look, Sheet, Value

KIND = "foreigner_work_permit"
LAYOUTS = ("card", "card_bilingual")
HELD_OUT_LAYOUTS = ("notice",)
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
    if layout == "notice":
        return _notice(values, words, look)
    sheet = Sheet(85.6, 54, look, (243, 247, 250))
    sheet.title(42.8, 2.6, "中华人民共和国外国人工作许可证", 4.2, BLACK, centre=True)
    sheet.title(
        42.8, 7.6, "FOREIGNER'S WORK PERMIT OF THE PEOPLE'S REPUBLIC OF CHINA", 1.9, BLACK, centre=True
    )
    sheet.face(5, 13, 19, 24)
    rows = [
        ("姓名", "Name", "name", words["name"]),
        ("类别", "Category", "permit_class", words["permit_class"]),
        ("国籍", "Nationality", "", "乌托邦"),
        ("证件号码", "No.", "permit_number", words["permit_number"]),
        ("工作单位", "Employer", "employer", words["employer"]),
        ("有效期至", "Valid until", "valid_until", people.dotted(words["valid_until"])),
    ]
    y = 13.0
    for chinese, english, key, shown in rows:
        at = sheet.label(28, y, f"{chinese}/{english}" if layout == "card_bilingual" else chinese, 2.2)
        sheet.value(at + 1.5, y - 0.3, shown, 2.8, key, hand="print", room=83 - at)
        y += 5.8
    return sheet.finish(KIND, face, layout, dict(values))


def _notice(values: Mapping[str, Value], words: dict[str, str], look: Look) -> Drawing:
    sheet = Sheet(210, 297, look)
    sheet.title(105, 30, "中华人民共和国外国人工作许可通知", 7, centre=True)
    words["valid_until"] = people.chinese_date(words["valid_until"])
    words["permit_class"] += "类"
    rows: list[list[forms.Cell]] = [
        [("姓名", "name", 20, 80)],
        [("人才类别", "permit_class", 20, 80)],
        [("许可编号", "permit_number", 20, 80)],
        [("聘用单位", "employer", 20, 80)],
        [("有效期至", "valid_until", 20, 80)],
    ]
    end = forms.grid(sheet, 24, 52, 162, rows, words, forms.Setting(row=13, size=4.2, label_size=3.8))
    sheet.seal(150, end + 26, 17)
    return sheet.finish(KIND, "", "notice", dict(values))
