"""华侨身份证明: no fixed form; a certificate of an office or a consulate."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import letters, people
from samples.drawing import Drawing, Look, Sheet, Value

KIND = "overseas_chinese_proof"
LAYOUTS = ("certificate", "lines")
HELD_OUT_LAYOUTS = ("embassy",)
FACES = ("",)


def invent(rng: random.Random) -> dict[str, Value]:
    """A person said to live abroad for good."""
    return {
        "name": people.name(rng),
        "issuer": rng.choice(["北京市样本区侨务办公室", "中华人民共和国驻乌托邦大使馆", "北京市样本公证处"]),
        "date": people.some_day(rng, people.date(2019, 1, 1), people.date(2021, 9, 1)).isoformat(),
    }


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """`certificate` is running text, `lines` gives the facts as lines, `embassy` adds an English line."""
    sheet = Sheet(210, 297, look)
    words = {key: str(value) for key, value in values.items()}
    sheet.title(105, 30, "华侨身份证明", 8, centre=True)
    y = 58.0
    if layout == "lines":
        for label, shown, key in (
            ("姓名", words["name"], "name"),
            ("护照号码", "E00000001", ""),
            ("定居国", "乌托邦", ""),
        ):
            at = sheet.label(28, y, label + "：", 4.2)
            sheet.value(at + 1, y, shown, 4.2, key)
            y += 12
        y = letters.flow(sheet, 24, y, 162, [("上述人员系定居国外的中国公民，具有华侨身份，特此证明。", "")])
    else:
        if layout == "embassy":
            sheet.label(60, 42, "CERTIFICATE OF OVERSEAS CHINESE (SPECIMEN)", 3.4)
        y = letters.flow(
            sheet,
            24,
            y,
            162,
            [
                ("兹证明", ""),
                (words["name"], "name"),
                (
                    "（中国护照号码E00000001）已取得乌托邦长期居留权，连续居留五年以上，系华侨，特此证明。",
                    "",
                ),
            ],
        )
    letters.close(
        sheet,
        y + 24,
        [(words["issuer"], "issuer"), (people.chinese_date(words["date"]), "date")],
        seal="印章位 样本",
    )
    return sheet.finish(KIND, face, layout, dict(values))
