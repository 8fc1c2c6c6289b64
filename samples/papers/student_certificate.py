"""学生证 or 在读证明: who studies where, since when, full time or not."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import letters, people
from samples.drawing import Drawing, Look, Sheet, Value

KIND = "student_certificate"
LAYOUTS = ("letter", "card")
HELD_OUT_LAYOUTS: tuple[str, ...] = ()
FACES = ("",)


def invent(rng: random.Random) -> dict[str, Value]:
    """A student of a college that does not exist."""
    holder = people.adult(rng)
    return {
        "name": holder["name"],
        "id_number": holder["id_number"],
        "school": rng.choice(["样本职业技术学院", "虚构大学", "范例技工学校"]),
        "study_mode": "全日制",
        "enrolment_date": f"20{rng.randrange(20, 24)}-09-01",
    }


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """`letter` is 在读证明, `card` an opened 学生证."""
    words = {key: str(value) for key, value in values.items()}
    year, month, _ = words["enrolment_date"].split("-")
    if layout == "card":
        return _card(values, words, look, f"{year}年{int(month)}月")
    sheet = Sheet(210, 297, look)
    sheet.title(105, 30, "在读证明", 9, centre=True)
    day = people.chinese_date(words["enrolment_date"])
    parts: list[letters.Part] = [
        ("兹证明", ""),
        (words["name"], "name"),
        ("，身份证号", ""),
        (words["id_number"], "id_number"),
        ("，于", ""),
        (day, "enrolment_date"),
        ("入学，现为我校", ""),
        (words["study_mode"], "study_mode"),
        ("在校学生。特此证明。", ""),
    ]
    y = letters.flow(sheet, 24, 62, 162, parts, 4.6)
    letters.close(sheet, y + 30, [(words["school"], "school"), ("2023年10月8日", "")], seal="印章位 样本")
    return sheet.finish(KIND, face, layout, dict(values))


def _card(values: Mapping[str, Value], words: Mapping[str, str], look: Look, since: str) -> Drawing:
    sheet = Sheet(130, 90, look)
    sheet.title(65, 6, "学 生 证", 7, centre=True)
    sheet.face(8, 24, 24, 32)
    y = 22.0
    for label, key, shown in (
        ("姓名", "name", words["name"]),
        ("学校", "school", words["school"]),
        ("身份证号", "id_number", words["id_number"]),
        ("学制", "study_mode", words["study_mode"]),
        ("入学年月", "", since),
    ):
        at = sheet.label(38, y, label, 3.2)
        sheet.value(at + 2, y, shown, 3.4, key)
        y += 9
    sheet.seal(110, 70, 11)
    return sheet.finish(KIND, "", "card", dict(values))
