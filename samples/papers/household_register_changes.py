"""登记事项变更和更正记载: the page of the household register with changed entries, newest last."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import people
from samples.drawing import Drawing, Look, Sheet, Value

KIND = "household_register_changes"
LAYOUTS = ("ruled", "ruled_wide")
HELD_OUT_LAYOUTS = ("portrait",)
FACES = ("",)


def invent(rng: random.Random) -> dict[str, Value]:
    """One to three changes."""
    some = [
        f"姓名:{people.name(rng)}", "文化程度:初中", "职业:学生", "服务处所:北京市样本小学",
        f"公民身份号码:{people.pupil(rng)['id_number']}",
    ]  # fmt: skip
    return {"entries": tuple(rng.sample(some, rng.choice([1, 2, 3])))}


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """A table: item, content after the change, date, official."""
    size = (105.0, 143.0) if layout == "portrait" else (143.0, 105.0)
    sheet = Sheet(*size, look)
    sheet.title(size[0] / 2, 5, "登记事项变更和更正记载", 5.0, centre=True)
    shares = (0.22, 0.4, 0.22, 0.16) if layout != "ruled_wide" else (0.2, 0.46, 0.2, 0.14)
    heads = ("项目", "变更、更正后的内容", "变更、更正日期", "承办人签章")
    entries = values["entries"] if isinstance(values["entries"], tuple) else ()
    high = 9.0
    for row in range(8):
        x, y = 6.0, 14 + row * high
        entry = entries[row - 1].split(":", 1) if 0 < row <= len(entries) else ["", ""]
        cells = (
            heads
            if row == 0
            else (entry[0], entry[1], "2019年3月2日" if entry[0] else "", "样本" if entry[0] else "")
        )
        for column, (cell, share) in enumerate(zip(cells, shares, strict=True)):
            wide = share * (size[0] - 12)
            sheet.frame(x, y, wide, high)
            if row == 0:
                sheet.label(x + wide / 2, y + 3, cell, min(2.8, wide / max(1, len(cell)) * 0.95), centre=True)
            elif cell:
                sheet.value(x + 1, y + 3, cell, 2.8, "entries" if column < 2 else "", room=wide - 2)
            x += wide
    return sheet.finish(KIND, face, layout, dict(values))
