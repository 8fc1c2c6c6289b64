"""离婚协议书: free text on A4; head with both persons, custody clause, signatures; clear and unclear
custody."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import letters, people
from samples.drawing import BLUE, Drawing, Look, Sheet, Value

KIND = "divorce_agreement"
LAYOUTS = ("by_name", "by_party", "numbered")
HELD_OUT_LAYOUTS = ("life_with",)
FACES = ("",)


def invent(rng: random.Random) -> dict[str, Value]:
    """Two adults and a child; in one of five the custody clause settles nothing."""
    he, she, child = people.different(rng, 3)
    truth: dict[str, Value] = {
        "male_name": he,
        "female_name": she,
        "child_names": (child,),
        "date": people.some_day(rng, people.date(2015, 1, 1), people.date(2021, 6, 30)).isoformat(),
    }
    if rng.random() < 0.8:
        truth["custody_to"] = str(truth["male_name" if rng.random() < 0.5 else "female_name"])
    return truth


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """`by_party` says 男方 or 女方 in the clause, `by_name` the name; without `custody_to` the clause is
    open."""
    sheet = Sheet(210, 297, look)
    child = str(values["child_names"][0]) if isinstance(values["child_names"], tuple) else ""
    he, she = str(values["male_name"]), str(values["female_name"])
    sheet.title(105, 24, "离婚协议书", 8.5, centre=True)
    y = 46.0
    for side, name, key, number in (
        ("男方", he, "male_name", "110199198001010011"),
        ("女方", she, "female_name", "110199198202020022"),
    ):
        y = letters.flow(
            sheet,
            24,
            y,
            162,
            [
                (f"{side}：", ""),
                (name, key),
                (f"，{'男' if side == '男方' else '女'}，身份证号码", ""),
                (number, "_"),
                ("，住北京市样本区示范路。", ""),
            ],
        )
    y = letters.flow(sheet, 24, y, 162, [("双方因感情破裂，自愿离婚，经协商一致，订立本协议如下：", "")])
    y = letters.flow(sheet, 24, y, 162, [("一、男女双方自愿离婚。", "")])
    y = letters.flow(sheet, 24, y, 162, _custody(values, layout, child))
    y = letters.flow(sheet, 24, y, 162, [("三、夫妻共同财产已自行分割完毕，双方无共同债权债务。", "")])
    y = letters.flow(sheet, 24, y, 162, [("四、本协议一式三份，双方各执一份，婚姻登记机关存档一份。", "")])
    day = people.chinese_date(str(values["date"]))
    for x, side, name in ((26, "男方", he), (112, "女方", she)):
        at = sheet.label(x, y + 14, f"{side}（签字）：", 4.2)
        sheet.value(at + 1, y + 12, name, 6.5, hand="pen", font=look.pen, ink=BLUE)
    sheet.value(120, y + 32, day, 4.2, "date", hand="print")
    sheet.seal(70, y + 36, 16)
    return sheet.finish(KIND, face, layout, dict(values))


def _custody(values: Mapping[str, Value], layout: str, child: str) -> list[letters.Part]:
    to = values.get("custody_to")
    head: list[letters.Part] = [("二、子女抚养：婚生子", ""), (child, "child_names")]
    if to is None:
        return [*head, ("由双方共同抚养，轮流居住，抚养费各半。", "")]
    party = "男方" if to == values["male_name"] else "女方"
    other = "女方" if party == "男方" else "男方"
    who = str(to) if layout == "by_name" else party
    say = {
        "life_with": "随{}共同生活",
        "numbered": "归{}抚养",
        "by_name": "由{}直接抚养",
        "by_party": "由{}抚养",
    }[layout]
    return [*head, (say.format(who) + f"，{other}每月支付抚养费人民币1000元，{other}享有探视权。", "")]
