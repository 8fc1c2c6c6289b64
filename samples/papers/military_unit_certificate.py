"""部队团级以上单位政治机关证明: a letter; the level of the unit is for a person to judge."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import letters, people
from samples.drawing import Drawing, Look, Sheet, Value

KIND = "military_unit_certificate"
LAYOUTS = ("letter", "short")
HELD_OUT_LAYOUTS = ("relation_first",)
FACES = ("",)


def invent(rng: random.Random) -> dict[str, Value]:
    """A soldier and a child, in a unit that does not exist."""
    return {
        "soldier_name": people.name(rng),
        "child_name": people.name(rng),
        "issuer": rng.choice(["样本部队政治工作部", "样本某部政治处", "样本支队政治部"]),
        "date": people.some_day(rng, people.date(2020, 1, 1), people.date(2021, 9, 1)).isoformat(),
    }


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """`letter` and `short` word it unlike."""
    sheet = Sheet(210, 297, look)
    words = {key: str(value) for key, value in values.items()}
    sheet.title(105, 30, "证　明", 9, centre=True)
    head: list[letters.Part] = [("兹证明", ""), (words["soldier_name"], "soldier_name")]
    if layout == "short":
        head = [("我部现役军人", ""), (words["soldier_name"], "soldier_name")]
    tail: list[letters.Part] = [
        ("同志于2008年12月入伍，系我部现役军人，入伍时已将北京市户籍注销。其子女", ""),
        (words["child_name"], "child_name"),
        ("为未成年人，申请参加城乡居民基本医疗保险，情况属实，特此证明。", ""),
    ]
    if layout == "short":
        tail = [("，户籍因入伍注销，其子女为", ""), (words["child_name"], "child_name"), ("。特此证明。", "")]
    if layout == "relation_first":
        head = [
            (words["child_name"], "child_name"),
            ("系我部军人", ""),
            (words["soldier_name"], "soldier_name"),
        ]
        tail = [("同志之子女。该同志入伍后户籍已注销，特此证明。", "")]
    y = letters.flow(sheet, 24, 60, 162, head + tail, 4.6)
    letters.close(
        sheet,
        y + 30,
        [(words["issuer"], "issuer"), (people.chinese_date(words["date"]), "date")],
        seal="印章位 样本",
    )
    return sheet.finish(KIND, face, layout, dict(values))
