"""民事判决书 and 民事调解书: court, number, parties; the pleadings may claim the opposite of what is
ruled."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import letters, people
from samples.drawing import Drawing, Look, Sheet, Value

KIND = "court_ruling"
LAYOUTS = ("judgment", "mediation", "judgment_against_claim")
HELD_OUT_LAYOUTS = ("mediation_short",)
FACES = ("",)


def invent(rng: random.Random) -> dict[str, Value]:
    """Plaintiff (female) and defendant (male); the child goes to one of them."""
    she, he = people.different(rng, 2)
    day = people.some_day(rng, people.date(2016, 1, 1), people.date(2021, 5, 31))
    return {
        "court": "北京市样本区人民法院",
        "case_number": f"（{day.year}）京0199民初{rng.randrange(1, 9999)}号",
        "date": day.isoformat(),
        "custody_to": rng.choice([she, he]),
        "plaintiff": she,
        "defendant": he,
    }


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """`judgment_against_claim`: the pleading asks for the child, the ruling gives it to the other side."""
    sheet = Sheet(210, 297, look)
    truth = dict(values)
    she, he = str(truth.pop("plaintiff")), str(truth.pop("defendant"))
    mediation = layout.startswith("mediation")
    truth["ruling_type"] = "mediation" if mediation else "judgment"
    sheet.title(105, 22, str(values["court"]), 7, centre=True)
    sheet._remember("court", (60 * sheet.scale, 22 * sheet.scale, 150 * sheet.scale, 29 * sheet.scale))
    sheet.title(105, 34, "民 事 调 解 书" if mediation else "民 事 判 决 书", 8, centre=True)
    number = str(values["case_number"])
    sheet.value(184 - len(number) * 3.0, 48, number, 4.2, "case_number", hand="print")
    to = str(values["custody_to"])
    if layout == "judgment_against_claim":
        to = truth["custody_to"] = he  # type: ignore[assignment]
    y = _pleading(sheet, 58, she, he, layout)
    y = letters.flow(
        sheet,
        24,
        y,
        162,
        [
            (
                "本案审理过程中，双方自愿达成如下协议："
                if mediation
                else "依照《中华人民共和国民法典》之规定，判决如下：",
                "",
            )
        ],
    )
    y = letters.flow(
        sheet, 24, y, 162, [(f"一、原告{she}与被告{he}{'自愿离婚' if mediation else '离婚'}；", "")]
    )
    verb = "由{}抚养" if layout != "mediation_short" else "随{}生活"
    y = letters.flow(
        sheet,
        24,
        y,
        162,
        [(f"二、婚生子样本丙{verb.format(to)}，{he if to == she else she}每月给付抚养费一千元。", "")],
    )
    y = letters.flow(sheet, 24, y, 162, [("案件受理费七十五元，由原告负担。", "")])
    closing: list[letters.Part] = [
        ("审判员　样本员", ""),
        (_numerals(str(values["date"])), "date"),
        ("书记员　样本员", ""),
    ]
    letters.close(sheet, y + 14, closing, seal="印章位 样本")
    return sheet.finish(KIND, face, layout, truth)


def _pleading(sheet: Sheet, y: float, she: str, he: str, layout: str) -> float:
    y = letters.flow(sheet, 24, y, 162, [(f"原告：{she}，女，1982年2月2日出生，汉族，住北京市样本区。", "")])
    y = letters.flow(sheet, 24, y, 162, [(f"被告：{he}，男，1980年1月1日出生，汉族，住北京市样本区。", "")])
    y = letters.flow(
        sheet, 24, y, 162, [(f"原告{she}与被告{he}离婚纠纷一案，本院依法适用简易程序进行了审理。", "")]
    )
    if layout != "mediation_short":
        y = letters.flow(
            sheet, 24, y, 162, [(f"原告{she}诉称：请求判令双方离婚，婚生子样本丙由原告{she}抚养。", "")]
        )
        y = letters.flow(sheet, 24, y, 162, [(f"被告{he}辩称：同意离婚，要求孩子由被告抚养。", "")])
    return y


def _numerals(iso: str) -> str:
    """`2019-03-21` as 二〇一九年三月二十一日."""
    digits = "〇一二三四五六七八九"
    year, month, day = iso.split("-")

    def small(number: int) -> str:
        tens, ones = divmod(number, 10)
        return ("" if tens == 0 else ("十" if tens == 1 else digits[tens] + "十")) + (
            "" if ones == 0 else digits[ones]
        )

    return "".join(digits[int(d)] for d in year) + f"年{small(int(month))}月{small(int(day))}日"
