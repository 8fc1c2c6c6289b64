"""港澳居民来往内地通行证 (回乡证): a close relative of the residence permit that is *not* it; must end
`unknown`."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import people
from samples.drawing import BLACK, Drawing, Look, Sheet, Value

KIND = "unknown"
LAYOUTS = ("card", "mtp_taiwan")
HELD_OUT_LAYOUTS: tuple[str, ...] = ()
FACES = ("portrait", "back")


def invent(rng: random.Random) -> dict[str, Value]:
    """A holder with a permit of zeros."""
    return {
        "name": people.name(rng),
        "number": f"H0000{rng.randrange(10**4):04d}",
        "born": "2010.03.04",
        "term": "2018.05.06-2023.05.05",
    }


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """`card` is for Hong Kong and Macao, `mtp_taiwan` is 台湾居民来往大陆通行证."""
    sheet = Sheet(85.6, 54, look, (240, 244, 250))
    title = "港澳居民来往内地通行证" if layout == "card" else "台湾居民来往大陆通行证"
    words = {key: str(value) for key, value in values.items()}
    sheet.title(42.8, 4, title, 4.6, BLACK, centre=True)
    if face == "portrait":
        sheet.face(60, 12, 20, 25)
        number = words["number"] if layout == "card" else "00000" + words["number"][-3:]
        for y, label, shown in (
            (13, "姓名", words["name"]),
            (19, "出生日期", words["born"]),
            (25, "性别", "女"),
            (31, "有效期限", words["term"]),
            (37, "签发机关", "样本出入境管理局"),
            (43, "证件号码", number),
        ):
            at = sheet.label(6, y, label, 2.4)
            sheet.value(at + 2, y - 0.4, shown, 3.0, hand="print")
    else:
        sheet.label(8, 16, "换证次数 00", 2.6)
        sheet.label(8, 22, "本证为持证人来往内地的身份证件 样本无效", 2.2)
        sheet.value(6, 40, "CRH0000000000<<<<<<<<<<<<<<<<<", 3.4, font="OCR B", hand="print", room=74)
    return sheet.finish(KIND, face, layout, {})
