"""博士后进站函: letter on paper; the issuer depends on the branch."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import letters, people
from samples.drawing import Drawing, Look, Sheet, Value

KIND = "postdoc_entry_letter"
LAYOUTS = ("letter", "form")
HELD_OUT_LAYOUTS = ("long",)
FACES = ("",)


def invent(rng: random.Random) -> dict[str, Value]:
    """A researcher at a station that does not exist."""
    return {
        "issuer": rng.choice(
            ["全国博士后管委会办公室", "全国博士后管委会办公室", "中国人民解放军博士后管理信息中心"]
        ),
        "researcher_name": people.name(rng),
        "station": rng.choice(["样本大学测试科学博士后流动站", "虚构研究院博士后科研工作站"]),
        "date": people.some_day(rng, people.date(2019, 6, 1), people.date(2021, 9, 1)).isoformat(),
    }


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """`letter` is running text, `form` gives the facts as lines, `long` adds a family paragraph."""
    sheet = Sheet(210, 297, look)
    words = {key: str(value) for key, value in values.items()}
    sheet.title(105, 30, "博士后研究人员进站函" if layout != "form" else "博士后进站通知函", 7.5, centre=True)
    y = 58.0
    if layout == "form":
        for label, key in (("博士后姓名", "researcher_name"), ("设站单位", "station")):
            at = sheet.label(28, y, label + "：", 4.2)
            sheet.value(at + 1, y, words[key], 4.2, key)
            y += 13
        y = letters.flow(
            sheet, 24, y, 162, [("经审核，同意该同志进站从事博士后研究工作，请按规定办理进站手续。", "")]
        )
    else:
        y = letters.flow(sheet, 24, y, 162, [("北京市人力资源和社会保障局：", "")])
        y = letters.flow(
            sheet,
            24,
            y,
            162,
            [
                ("经研究，同意", ""),
                (words["researcher_name"], "researcher_name"),
                ("同志进入", ""),
                (words["station"], "station"),
                ("从事博士后研究工作，请协助办理有关进站手续。", ""),
            ],
        )
        if layout == "long":
            y = letters.flow(sheet, 24, y, 162, [("其配偶及未成年子女可随同办理落户及入学等手续。", "")])
    letters.close(
        sheet,
        y + 24,
        [(words["issuer"], "issuer"), (people.chinese_date(words["date"]), "date")],
        seal="印章位 样本",
    )
    return sheet.finish(KIND, face, layout, dict(values))
