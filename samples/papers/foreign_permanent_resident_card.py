"""外国人永久居留身份证, ID-1: the 2017 form and the 2023 form, labels in Chinese and English."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import people
from samples.drawing import BLACK, Drawing, Look, Sheet, Value

KIND = "foreign_permanent_resident_card"
LAYOUTS = ("form2017", "form2023", "form2017_close", "form2023_copy")
HELD_OUT_LAYOUTS: tuple[str, ...] = ()
FACES = ("portrait", "emblem")

COUNTRIES = {
    "UTO": ("乌托邦", "000"),
    "CAN": ("加拿大", "124"),
    "KAZ": ("哈萨克斯坦", "398"),
    "PAK": ("巴基斯坦", "586"),
    "SAU": ("沙特阿拉伯", "682"),
}
LATIN = (
    ("SPECIMEN", "ALAN"),
    ("TESTER", "JOAN MARIE"),
    ("SAMPLE", "OLGA"),
    ("EXEMPLAR", "TOM HENRY"),
    ("MUSTER", "ERIKA"),
)
CHINESE = ("试样安", "样本兰", "范例明", "演示珍")


def fifteen(country: str, area: str, born: people.date, sequence: int) -> str:
    """A number of the 2017 form: country, area, birth, a digit and the 7-3-1 check digit."""
    head = f"{country}{area}{born:%y%m%d}{sequence}"
    total = sum(int(sign, 36) * (7, 3, 1)[place % 3] for place, sign in enumerate(head))
    return head + str(total % 10)


def eighteen(province: str, numeric: str, born: people.date, sequence: int = 0) -> str:
    """A number of the 2023 form; sequence 000 belongs to nobody."""
    return people.id_number(f"9{province}{numeric}", born, sequence)


def invent(rng: random.Random) -> dict[str, Value]:
    """A card with the fields of both forms; `draw` takes the number that fits the form."""
    country = rng.choice(sorted(COUNTRIES.keys() - {"UTO"}))
    born = people.some_day(rng, people.date(2005, 1, 1), people.date(2014, 12, 31))
    surname, given = rng.choice(LATIN)
    since = people.some_day(rng, people.date(2018, 6, 1), people.date(2021, 8, 31))
    truth: dict[str, Value] = {
        "name_latin": f"{surname}, {given}",
        "sex": "F",
        "birth_date": born.isoformat(),
        "nationality": country,
        "valid_from": since.isoformat(),
        "valid_until": since.replace(year=since.year + 5, day=min(since.day, 28)).isoformat(),
        "authority": "中华人民共和国国家移民管理局",
        "id_number": fifteen(country, "1100", born, 0),
        "id_number_2023": eighteen("11", COUNTRIES[country][1], born),
    }
    if rng.random() < 0.6:
        truth["name"] = rng.choice(CHINESE)
    return truth


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """One face; `_close` sets label and value on one line, `_copy` is a plain copy."""
    sheet = Sheet(85.6, 54, look, (244, 246, 250) if not layout.endswith("copy") else (250, 250, 250))
    sheet.frame(0.5, 0.5, 84.6, 53, 0.3, (150, 160, 175))
    truth = dict(values)
    new = truth.pop("id_number_2023", truth["id_number"])
    if layout.startswith("form2023"):
        truth["id_number"] = new
    words = {key: str(value) for key, value in truth.items()}
    if face == "emblem":
        _back(sheet, words, layout)
    else:
        _front(sheet, words, layout)
    return sheet.finish(KIND, face, layout, truth)


def _front(sheet: Sheet, words: Mapping[str, str], layout: str) -> None:
    title = "外国人永久居留身份证"
    sheet.title(42.8, 3, title, 4.4, BLACK, centre=True)
    sheet.title(42.8, 8.2, "FOREIGN PERMANENT RESIDENT ID CARD", 2.3, BLACK, centre=True)
    sheet.face(5 if layout == "form2023" else 60, 14, 20, 25)
    x = 29.0 if layout == "form2023" else 5.0
    y = 12.4
    if layout.startswith("form2023"):
        sheet.label(x, y - 0.6, "姓名/Name", 1.8)
        y += 1.4
    if "name" in words:
        sheet.value(x, y, words["name"], 2.8, "name", hand="print")
        y += 3.6
    sheet.value(x, y, words["name_latin"], 2.6, "name_latin", hand="print")
    y += 4.1
    for label, key, shown in (
        ("性别/Sex", "sex", f"{people.SEX[words['sex']]}/{words['sex']}"),
        ("出生日期/Date of Birth", "birth_date", people.dotted(words["birth_date"])),
        ("国籍/Nationality", "nationality", f"{COUNTRIES[words['nationality']][0]}/{words['nationality']}"),
    ):
        y = _pair(sheet, x, y, label, key, shown, layout)
    if layout.startswith("form2023"):
        _term(sheet, x, y, words, layout)
        label = "证件号码/ID NO."
        at = sheet.label(5, 48, label, 2.2)
        sheet.value(
            at + 2, 47.2, words["id_number"], 3.6, "id_number", hand="print", font=sheet.look.digits, room=55
        )
        return
    y = _term(sheet, x, y, words, layout)
    at = sheet.label(5, 47.6, "证件号码/Card No.", 2.2)
    sheet.value(
        at + 2, 47.0, words["id_number"], 3.4, "id_number", hand="print", font=sheet.look.digits, room=50
    )


def _pair(sheet: Sheet, x: float, y: float, label: str, key: str, shown: str, layout: str) -> float:
    at = sheet.label(x, y, label, 1.8)
    if layout in ("form2017_close", "form2023_copy"):
        sheet.value(at + 1.4, y - 0.4, shown, 2.5, key, hand="print")
        return y + 4.6
    sheet.value(x, y + 2.0, shown, 2.5, key, hand="print")
    return y + 5.9


def _term(sheet: Sheet, x: float, y: float, words: Mapping[str, str], layout: str) -> float:
    at = sheet.label(x, y, "有效期限/Period of Validity", 1.8)
    close = layout in ("form2017_close", "form2023_copy")
    at, low = (at + 1.0, y - 0.3) if close else (x, y + 2.0)
    at = sheet.value(at, low, people.dotted(words["valid_from"]), 2.4, "valid_from", hand="print")
    at = sheet.value(at, low, "-", 2.4, hand="print")
    sheet.value(at, low, people.dotted(words["valid_until"]), 2.4, "valid_until", hand="print")
    return y + (4.6 if close else 5.9)


def _back(sheet: Sheet, words: Mapping[str, str], layout: str) -> None:
    sheet.title(42.8, 8, "中华人民共和国", 4.6, BLACK, centre=True)
    sheet.title(42.8, 15, "外国人永久居留身份证", 5.4, BLACK, centre=True)
    sheet.title(42.8, 22.4, "FOREIGN PERMANENT RESIDENT ID CARD", 2.4, BLACK, centre=True)
    if layout.startswith("form2017"):
        sheet.label(8, 32, "签发机关/Issuing Authority", 2.2)
        sheet.value(8, 35, words["authority"], 3.0, "authority", hand="print")
        sheet.value(8, 39.4, "National Immigration Administration, PRC", 2.4, hand="print")
    else:
        sheet.label(8, 34, "持证人须随身携带本证 样本无效", 2.4)
        sheet.value(42.8 - 24, 42, "中华人民共和国国家移民管理局", 3.2, "authority", hand="print")
    for step in range(28):
        sheet.line(56 + step * 0.9, 47.6, 56 + step * 0.9, 51, 0.2 + (step * 7 % 3) * 0.12)
