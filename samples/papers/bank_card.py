"""银行卡, ID-1: number embossed or flat, on the front or only on the back; the holder's name is often
missing."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import people
from samples.drawing import Drawing, Look, Sheet, Value

KIND = "bank_card"
LAYOUTS = ("embossed", "flat", "number_on_back", "upright", "pale")
HELD_OUT_LAYOUTS = ("number_low",)
FACES = ("front",)

BANKS = {
    "CCB": ("中国建设银行", "China Construction Bank", ("621700",), 19, (28, 72, 140)),
    "PSBC": ("中国邮政储蓄银行", "POSTAL SAVINGS BANK OF CHINA", ("621799",), 19, (20, 110, 70)),
    "ICBC": ("中国工商银行", "ICBC", ("622202",), 19, (170, 40, 50)),
    "COMM": ("交通银行", "BANK OF COMMUNICATIONS", ("622262",), 19, (25, 45, 110)),
    "BJBANK": ("北京银行", "BANK OF BEIJING", ("602969", "623111"), 16, (180, 60, 60)),
    "CMB": ("招商银行", "CHINA MERCHANTS BANK", ("621483",), 16, (160, 30, 40)),
}
"""Code: name, English name, public debit prefixes, length, colour. Prefixes of the bank's own published
range."""
NAMED = ("BJBANK", "CCB", "COMM", "ICBC", "PSBC")


def invent(rng: random.Random) -> dict[str, Value]:
    """A debit card of one of the five named banks; a name on some."""
    code = rng.choice(NAMED)
    prefixes, length = BANKS[code][2], BANKS[code][3]
    own = rng.randrange(10 ** (length - 11)) if rng.random() < 0.7 else 0
    truth: dict[str, Value] = {
        "bank": code,
        "card_number": people.luhn(f"{rng.choice(prefixes)}0000{own:0{length - 11}d}"),
        "card_type": "debit",
    }
    if rng.random() < 0.35:
        truth["holder_name"] = people.name(rng)
    if rng.random() < 0.3:
        truth["valid_thru"] = f"20{rng.randrange(26, 32)}-{rng.randrange(1, 13):02d}"
    return truth


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """The face with the number; `upright` stands on its short side, `number_on_back` has stripe and small
    print."""
    chinese, latin, _, _, colour = BANKS[str(values["bank"])]
    size = (54.0, 85.6) if layout == "upright" else (85.6, 54.0)
    plain = layout in ("pale", "number_on_back")
    tint = (236, 238, 240) if plain else colour
    ink = (40, 42, 48) if plain else (244, 244, 240)
    sheet = Sheet(*size, look, tint)
    sheet.frame(0.5, 0.5, size[0] - 1, size[1] - 1, 0.25, (190, 190, 190))
    top = 15.0 if layout == "number_on_back" else 5.0
    if layout == "number_on_back":
        sheet.pen.rectangle((0, sheet.px(4), sheet.image.width, sheet.px(13)), fill=(35, 32, 32))
    sheet.value(
        6,
        top,
        chinese,
        4.4 if layout != "number_on_back" else 3.2,
        "bank",
        hand="print",
        ink=ink,
        font=look.title,
    )
    if layout != "number_on_back":
        sheet.value(6, top + 5.4, latin, 2.0, hand="print", ink=ink)
    _kind_words(sheet, str(values["card_type"]), layout, ink)
    _number(sheet, str(values["card_number"]), layout, ink)
    _small_print(sheet, values, layout, ink)
    return sheet.finish(KIND, face, layout, dict(values))


def _kind_words(sheet: Sheet, card_type: str, layout: str, ink: tuple[int, int, int]) -> None:
    words = {"debit": ("借记卡", "储蓄卡", "借记卡 DEBIT"), "credit": ("信用卡", "贷记卡", "信用卡 CREDIT")}[
        card_type
    ]
    shown = words[sheet.chance.randrange(3)]
    x = 8.0 if layout == "upright" else 58.0
    y = 18.0 if layout == "upright" else 6.0
    sheet.value(
        x, y + (9 if layout == "number_on_back" else 0), shown, 2.8, "card_type", hand="print", ink=ink
    )
    right, low = sheet.wide - 18, sheet.high - 10
    sheet.frame(right, low, 14, 8, 0.2, ink)
    sheet.value(right + 1.2, low + 1.0, "银联", 2.8, hand="print", ink=ink)
    sheet.value(right + 1.2, low + 4.6, "UnionPay", 2.2, hand="print", ink=ink)


def _number(sheet: Sheet, number: str, layout: str, ink: tuple[int, int, int]) -> None:
    groups = " ".join(number[i : i + 4] for i in range(0, len(number), 4))
    if len(number) == 19 and sheet.chance.random() < 0.5:
        groups = f"{number[:6]} {number[6:]}"
    if layout == "upright":
        half = len(groups) // 2 if " " in groups[6:14] else 6
        cut = groups.find(" ", half)
        for line, part in enumerate((groups[:cut], groups[cut + 1 :]) if cut > 0 else (groups,)):
            sheet.value(
                6,
                44 + line * 6,
                part,
                4.2,
                "card_number",
                hand="print",
                ink=ink,
                font=sheet.look.digits,
                room=42,
            )
        return
    size, y = (
        (4.2, 36.5) if layout == "number_low" else (4.5, 28.0) if layout != "number_on_back" else (3.2, 26.0)
    )
    font = sheet.look.digits
    if layout == "embossed":
        sheet.value(5.85, y + 0.18, groups, size, hand="print", ink=(60, 60, 60), font=font, room=72)
        ink = (225, 222, 205)
    sheet.value(6, y, groups, size, "card_number", hand="print", ink=ink, font=font, room=72)


def _small_print(sheet: Sheet, values: Mapping[str, Value], layout: str, ink: tuple[int, int, int]) -> None:
    low = {"upright": 66.0, "number_low": 30.0}.get(layout, 38.0)
    if "valid_thru" in values:
        year, month = str(values["valid_thru"]).split("-")
        at = sheet.value(8, low, "VALID THRU", 1.8, hand="print", ink=ink)
        sheet.value(at + 1.5, low - 0.6, f"{month}/{year[2:]}", 2.8, "valid_thru", hand="print", ink=ink)
    if "holder_name" in values:
        sheet.value(
            6,
            low + (12 if layout == "number_low" else 4),
            str(values["holder_name"]),
            3.2,
            "holder_name",
            hand="print",
            ink=ink,
        )
    if layout == "number_on_back":
        sheet.value(6, 20.5, "持卡人签名 AUTHORIZED SIGNATURE", 1.9, hand="print", ink=ink)
        sheet.value(6, 42.6, "客服热线 95500  www.example.invalid", 1.8, hand="print", ink=ink)
    sheet.value(6, sheet.high - 7, "样本卡 不可使用", 2.2, hand="print", ink=ink)
