"""华侨子女来京接受义务教育证明信, issued by a district office; the title is exact."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import letters, people
from samples.drawing import Drawing, Look, Sheet, Value

KIND = "overseas_chinese_schooling_letter"
LAYOUTS = ("letter",)
HELD_OUT_LAYOUTS = ("lines",)
FACES = ("",)


def invent(rng: random.Random) -> dict[str, Value]:
    """A child and one or both parents."""
    return {
        "child_name": people.name(rng),
        "parent_names": tuple(people.name(rng) for _ in range(rng.choice([1, 2]))),
        "issuer": "北京市样本区人民政府侨务办公室",
        "date": people.some_day(rng, people.date(2021, 3, 1), people.date(2021, 9, 1)).isoformat(),
    }


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """`letter` is running text, `table` has lines of facts."""
    sheet = Sheet(210, 297, look)
    parents = values["parent_names"] if isinstance(values["parent_names"], tuple) else ()
    words = {key: str(value) for key, value in values.items()}
    sheet.title(105, 30, "华侨子女来京接受义务教育证明信", 7.5, centre=True)
    y = 56.0
    if layout == "letter":
        y = letters.flow(sheet, 24, y, 162, [("北京市样本区教育委员会：", "")])
        y = letters.flow(
            sheet,
            24,
            y,
            162,
            [
                ("兹有华侨子女", ""),
                (words["child_name"], "child_name"),
                ("，其父母", ""),
                ("、".join(parents), "parent_names"),
                ("系华侨，申请在京接受义务教育，请按有关规定予以协助办理入学手续。", ""),
            ],
        )
    else:
        for label, shown, key in (
            ("学生姓名", words["child_name"], "child_name"),
            ("父母姓名", "、".join(parents), "parent_names"),
            ("拟就读区", "样本区", ""),
        ):
            at = sheet.label(28, y, label + "：", 4.2)
            sheet.value(at + 1, y, shown, 4.2, key)
            y += 12
        y = letters.flow(
            sheet,
            24,
            y,
            162,
            [("上述学生系华侨子女，申请来京接受义务教育，请予办理。本证明信有效期三个月。", "")],
        )
    letters.close(
        sheet,
        y + 24,
        [(words["issuer"], "issuer"), (people.chinese_date(words["date"]), "date")],
        seal="印章位 样本",
    )
    return sheet.finish(KIND, face, layout, dict(values))
