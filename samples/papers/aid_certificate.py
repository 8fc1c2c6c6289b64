"""医疗救助对象证明: a certificate that somebody receives aid, of which sort, until when."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import letters, people
from samples.drawing import Drawing, Look, Sheet, Value

KIND = "aid_certificate"
LAYOUTS = ("lines", "letter")
HELD_OUT_LAYOUTS: tuple[str, ...] = ()
FACES = ("",)


def invent(rng: random.Random) -> dict[str, Value]:
    """A person who receives aid."""
    holder = people.adult(rng)
    return {
        "name": holder["name"],
        "id_number": holder["id_number"],
        "aid_type": rng.choice(["最低生活保障对象", "特困供养人员", "低收入家庭", "孤儿"]),
        "valid_until": people.some_day(rng, people.date(2024, 1, 1), people.date(2025, 12, 31)).isoformat(),
    }


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """`lines` has facts line by line, `letter` is running text."""
    sheet = Sheet(210, 297, look)
    words = {key: str(value) for key, value in values.items()}
    words["valid_until"] = people.chinese_date(words["valid_until"])
    sheet.title(105, 30, "医疗救助对象证明" if layout != "letter" else "医疗救助证明", 8, centre=True)
    y = 58.0
    if layout == "lines":
        for label, key in (
            ("姓名", "name"),
            ("身份证号码", "id_number"),
            ("救助类别", "aid_type"),
            ("有效期至", "valid_until"),
        ):
            at = sheet.label(28, y, label + "：", 4.4)
            sheet.value(at + 1, y, words[key], 4.4, key)
            y += 13
    else:
        y = letters.flow(
            sheet,
            24,
            y,
            162,
            [
                ("兹证明", ""),
                (words["name"], "name"),
                ("（身份证号码", ""),
                (words["id_number"], "id_number"),
                ("）系我市医疗救助对象，救助类别为", ""),
                (words["aid_type"], "aid_type"),
                ("，有效期至", ""),
                (words["valid_until"], "valid_until"),
                ("。", ""),
            ],
        )
    letters.close(sheet, y + 24, [("样本市样本区民政局", ""), ("2023年9月1日", "")], seal="印章位 样本")
    return sheet.finish(KIND, face, layout, dict(values))
