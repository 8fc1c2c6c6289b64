"""入选人才工程证明: a letter that somebody was selected for a programme."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import letters, people
from samples.drawing import Drawing, Look, Sheet, Value

KIND = "talent_selection_proof"
LAYOUTS = ("proof", "certificate")
HELD_OUT_LAYOUTS = ("notice",)
FACES = ("",)


def invent(rng: random.Random) -> dict[str, Value]:
    """An expert of a programme that the notice names, or one like it."""
    return {
        "name": people.name(rng), "programme": rng.choice(["千人计划", "海聚工程", "高聚工程", "万人计划"]),
        "issuer": rng.choice(["北京市人才工作领导小组办公室（样本）", "样本区人才工作办公室"]),
        "date": people.some_day(rng, people.date(2016, 1, 1), people.date(2021, 9, 1)).isoformat(),
    }  # fmt: skip


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """`proof` and `certificate` word it unlike."""
    sheet = Sheet(210, 297, look)
    words = {key: str(value) for key, value in values.items()}
    sheet.title(
        105,
        30,
        {"proof": "入选证明", "certificate": "证　书", "notice": "人才工程入选证明"}[layout],
        9,
        centre=True,
    )
    parts: list[letters.Part] = [
        ("兹证明", ""),
        (words["name"], "name"),
        ("同志入选", ""),
        (f"“{words['programme']}”", "programme"),
        ("，特此证明。", ""),
    ]
    if layout == "certificate":
        parts = [
            (words["name"], "name"),
            ("同志：经评审，您入选", ""),
            (f"“{words['programme']}”", "programme"),
            ("人才项目，特发此证。", ""),
        ]
    y = letters.flow(sheet, 24, 62, 162, parts, 4.8)
    letters.close(
        sheet,
        y + 30,
        [(words["issuer"], "issuer"), (people.chinese_date(words["date"]), "date")],
        seal="印章位 样本",
    )
    return sheet.finish(KIND, face, layout, dict(values))
