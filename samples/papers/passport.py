"""护照 data page (TD3, 125 x 88 mm) with its two machine-readable lines; invented state UTO, or a CHN form
of zeros."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import people
from samples.drawing import BLACK, Drawing, Look, Sheet, Value

KIND = "passport"
LAYOUTS = ("international", "chinese", "labels_beside")
HELD_OUT_LAYOUTS: tuple[str, ...] = ()
FACES = ("",)
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
NAMES = (
    ("SPECIMEN", "ALAN"),
    ("ERIKSSON", "ANNA MARIA"),
    ("TESTER", "JOAN"),
    ("SAMPLE", "OLGA IRINA"),
    ("EXEMPLAR", "TOM"),
)
PINYIN = (
    ("CESHI", "JIA", "测试甲"),
    ("YANGBEN", "YI", "样本一"),
    ("LYU", "CESHI", "吕测试"),
    ("FANLI", "DING", "范例丁"),
)


def check_digit(words: str) -> str:
    """The 7-3-1 check digit of ICAO 9303."""
    return str(sum((0 if s == "<" else int(s, 36)) * (7, 3, 1)[i % 3] for i, s in enumerate(words)) % 10)


def machine_lines(v: Mapping[str, Value]) -> str:
    """The two lines of 44 signs for a truth record."""
    country = str(v["country"])
    code = "PO" if country == "CHN" else "P<"
    given = str(v["given_names"]).replace(" ", "<")
    first = f"{code}{country}{v['surname']}<<{given}".ljust(44, "<")[:44]
    number = str(v["passport_number"]).ljust(9, "<")
    born, ends = (str(v[key]).replace("-", "")[2:] for key in ("birth_date", "expiry_date"))
    optional = "<" * 14
    person = f"{v['nationality']}{born}{check_digit(born)}{v['sex']}"
    head = f"{number}{check_digit(number)}{person}{ends}{check_digit(ends)}{optional}<"
    whole = head[:10] + head[13:20] + head[21:43]
    return f"{first}\n{head}{check_digit(whole)}"


def invent(rng: random.Random) -> dict[str, Value]:
    """A pupil's passport."""
    chinese = rng.random() < 0.35
    born = people.some_day(rng, people.date(2007, 1, 1), people.date(2014, 12, 31))
    since = people.some_day(rng, people.date(2018, 1, 1), people.date(2021, 8, 1))
    truth: dict[str, Value] = {
        "country": "CHN" if chinese else "UTO",
        "nationality": "CHN" if chinese else "UTO",
        "sex": rng.choice(["M", "F"]),
        "passport_number": f"E000{rng.randrange(10**5):05d}"
        if chinese
        else f"{rng.choice('LXN')}{rng.randrange(10**6):06d}C{rng.randrange(10)}",
        "birth_date": born.isoformat(),
        "issue_date": since.isoformat(),
        "expiry_date": since.replace(year=since.year + 5, day=min(since.day, 28)).isoformat(),
    }
    if chinese:
        truth["surname"], truth["given_names"], truth["name_local"] = rng.choice(PINYIN)
    else:
        truth["surname"], truth["given_names"] = rng.choice(NAMES)
    truth["mrz"] = machine_lines(truth)
    return truth


def _latin_date(iso: str, slash: bool) -> str:
    year, month, day = iso.split("-")
    name = MONTHS[int(month) - 1]
    return f"{day} {int(month)}月/{name} {year}" if slash else f"{day} {name} {year}"


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """`chinese` has both languages on the labels, `labels_beside` sets label and value on one line."""
    sheet = Sheet(125, 88, look, (246, 248, 244))
    words = {key: str(value) for key, value in values.items()}
    both = layout == "chinese" or words["country"] == "CHN"
    title = "中华人民共和国" if words["country"] == "CHN" else "UTOPIA"
    sheet.title(62, 2.6, title, 3.8, centre=True)
    sheet.label(6, 3.2, "护照 PASSPORT" if both else "PASSPORT", 3.0)
    sheet.face(5, 15, 31, 40)
    _visual(sheet, words, both, beside=layout == "labels_beside")
    for number, row in enumerate(words["mrz"].split("\n")):
        sheet.value(
            5,
            69.5 + number * 7,
            row,
            3.9,
            "mrz",
            hand="print",
            font="OCR B",
            spread=0.12,
            room=115,
            ink=BLACK,
        )
    return sheet.finish(KIND, face, layout, dict(values))


def _visual(sheet: Sheet, words: Mapping[str, str], both: bool, beside: bool) -> None:
    """The zone for people; `beside` sets value next to label."""

    def put(x: float, y: float, chinese: str, english: str, key: str, shown: str, room: float) -> None:
        at = sheet.label(x, y, f"{chinese}/{english}" if both else english, 1.9)
        left, top = (at + 1.2, y - 0.6) if beside else (x, y + 2.4)
        sheet.value(left, top, shown, 3.0, key, hand="print", room=room - (left - x))

    put(40, 9, "类型", "Type", "", "P", 14)
    put(60, 9, "国家码", "Country Code", "country", words["country"], 30)
    put(90, 9, "护照号", "Passport No.", "passport_number", words["passport_number"], 33)
    y = 16.5
    if "name_local" in words:
        put(40, y, "姓名", "Name", "name_local", words["name_local"], 40)
        y += 7.0
    put(40, y, "姓", "Surname", "surname", words["surname"], 60)
    put(40, y + 7.0, "名", "Given names", "given_names", words["given_names"], 70)
    put(
        40,
        y + 14.0,
        "性别",
        "Sex",
        "sex",
        f"{people.SEX[words['sex']]}/{words['sex']}" if both else words["sex"],
        18,
    )
    put(60, y + 14.0, "国籍", "Nationality", "nationality", _nation(words, both), 34)
    put(95, y + 14.0, "出生日期", "Date of birth", "birth_date", _latin_date(words["birth_date"], both), 29)
    put(
        40,
        y + 21.0,
        "出生地点",
        "Place of birth",
        "",
        "ZENITH" if words["country"] == "UTO" else "北京/BEIJING",
        40,
    )
    put(84, y + 21.0, "签发日期", "Date of issue", "issue_date", _latin_date(words["issue_date"], both), 38)
    put(40, y + 28.0, "签发机关", "Authority", "", "SPECIMEN OFFICE", 40)
    put(
        84, y + 28.0, "有效期至", "Date of expiry", "expiry_date", _latin_date(words["expiry_date"], both), 38
    )


def _nation(words: Mapping[str, str], both: bool) -> str:
    return {"CHN": "中国/CHINESE", "UTO": "UTOPIAN" if not both else "乌托邦/UTOPIAN"}[words["nationality"]]
