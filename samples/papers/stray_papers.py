"""Papers that nobody asked for (无关材料): library card, textbook page, another city's permit …; all end
`unknown`."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import letters, people
from samples.drawing import BLACK, Drawing, Look, Sheet, Value

KIND = "unknown"
LAYOUTS = ("library_card", "textbook", "other_city_permit", "school_notice", "face_picture", "member_card")
HELD_OUT_LAYOUTS = ("vaccination_record", "train_ticket")
FACES = ("",)
CARDS = {
    "library_card": ("样本图书馆读者证", (("读者姓名", 0), ("证号", 1), ("发证日期", 2))),
    "other_city_permit": ("上海市居住证", (("姓名", 0), ("证件号码", 1), ("有效期限", 2), ("居住地址", 3))),
    "member_card": ("样本书店会员卡", (("姓名", 0), ("卡号", 1), ("有效期", 2))),
    "train_ticket": ("样本铁路 车票", (("乘车人", 0), ("证件号", 1), ("日期", 2))),
}


def invent(rng: random.Random) -> dict[str, Value]:
    """Words for the blanks; none of them is a field of ours."""
    return {
        "a": people.name(rng),
        "b": f"00{rng.randrange(10**10):010d}",
        "c": "2020.03.01-2023.02.28",
        "d": "上海市样本区虚构路1号",
    }


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """One stray paper."""
    words = [str(values[key]) for key in "abcd"]
    if layout in CARDS:
        return _card(layout, words, look)
    sheet = Sheet(210, 297, look)
    if layout == "face_picture":
        sheet.face(50, 60, 110, 150)
    elif layout == "textbook":
        _textbook(sheet)
    elif layout == "vaccination_record":
        _lines(
            sheet,
            "儿童预防接种记录",
            (
                "乙肝疫苗 第一剂 2015年3月2日",
                "卡介苗 2015年3月2日",
                "脊灰疫苗 2015年5月9日",
                "接种单位 样本社区卫生服务中心",
            ),
        )
    else:
        _lines(
            sheet,
            "关于秋季运动会的通知",
            (
                "各位家长：",
                "我校定于本周五举行秋季运动会，请为孩子准备运动服和水。",
                "样本小学 2021年9月20日",
            ),
        )
    return sheet.finish(KIND, face, layout, {})


def _card(layout: str, words: list[str], look: Look) -> Drawing:
    title, rows = CARDS[layout]
    sheet = Sheet(85.6, 54, look, (246, 244, 238))
    sheet.title(42.8, 4, title, 5, BLACK, centre=True)
    for number, (label, which) in enumerate(rows):
        at = sheet.label(6, 16 + number * 8, label, 2.8)
        sheet.value(at + 2, 16 + number * 8, words[which], 3.0, hand="print", room=78 - at)
    return sheet.finish(KIND, "", layout, {})


def _lines(sheet: Sheet, title: str, rows: tuple[str, ...]) -> None:
    sheet.title(105, 30, title, 8, centre=True)
    for number, row in enumerate(rows):
        sheet.label(28, 60 + number * 14, row, 4.4)


def _textbook(sheet: Sheet) -> None:
    sheet.title(105, 24, "第三课　数一数", 9, centre=True)
    y = 50.0
    for sentence in (
        "小明有三个苹果，姐姐给了他两个，现在一共有几个？",
        "请在下面的方格里写出算式，并说一说你是怎么想的。",
        "练习：三加五等于几？八减二等于几？把答案写在横线上。",
        "读一读：春天来了，小河里的冰化了，柳树发芽了。",
    ):
        y = letters.flow(sheet, 24, y, 162, [(sentence, "")], 5.2) + 8
    for step in range(6):
        sheet.frame(30 + step * 24, y + 10, 18, 18)
