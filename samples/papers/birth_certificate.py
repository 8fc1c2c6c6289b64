"""出生医学证明: editions 3 and 4 landscape, from edition 5 (2014) A4 portrait; main part, police part,
stub."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import forms, people
from samples.drawing import Drawing, Look, Sheet, Value

KIND = "birth_certificate"
LAYOUTS = (
    "edition5",
    "edition6_bilingual",
    "edition4_landscape",
    "edition3_handwritten",
    "parents_in_columns",
    "secondary",
    "stub",
)
HELD_OUT_LAYOUTS = ("edition7_inline",)
FACES = ("",)
HOSPITALS = ("北京样本妇产医院", "示范区妇幼保健院", "测试大学附属虚构医院", "北京市虚构区人民医院")


def invent(rng: random.Random) -> dict[str, Value]:
    """A child with mother and father, who belong to nobody."""
    child, mother, father = people.pupil(rng), people.adult(rng), people.adult(rng)
    child["name"], mother["name"], father["name"] = people.different(rng, 3)
    born = child["birth_date"]
    return {
        "child_name": child["name"],
        "sex": child["sex"],
        "birth_time": f"{born}T{rng.randrange(24):02d}:{rng.randrange(60):02d}",
        "birth_place": rng.choice(["北京市朝阳区", "北京市海淀区", "河北省保定市", "山东省济南市"]),
        "institution": rng.choice(HOSPITALS),
        "mother_name": mother["name"],
        "mother_id_number": mother["id_number"],
        "father_name": father["name"],
        "father_id_number": father["id_number"],
        "certificate_number": people.birth_number(rng),
        "issue_date": (
            people.date.fromisoformat(born) + people.timedelta(days=rng.randrange(3, 40))
        ).isoformat(),
    }


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """One part: edition 3 is filled by pen, the bilingual one sets English under every label."""
    truth = dict(values)
    truth["part"] = layout if layout in ("secondary", "stub") else "main"
    land = layout in ("edition4_landscape", "edition3_handwritten", "stub")
    sheet = Sheet(*((230.0, 165.0) if land else (210.0, 297.0)), look, (250, 252, 248))
    words = _words(values)
    if land:
        _landscape(sheet, words, layout)
    else:
        _portrait(sheet, words, layout)
    return sheet.finish(KIND, face, layout, truth)


def _words(values: Mapping[str, Value]) -> dict[str, str]:
    words = {key: value for key, value in values.items() if isinstance(value, str)}
    words["sex"] = people.SEX[words["sex"]]
    day, clock = words["birth_time"].split("T")
    words["birth_time"] = f"{people.chinese_date(day, padded=True)}{clock[:2]}时{clock[3:]}分"
    words["issue_date"] = people.chinese_date(words["issue_date"])
    words |= {
        "weeks": "39周",
        "weight": "3350克",
        "length": "50厘米",
        "nation": "中国",
        "folk": "汉",
        "type": "居民身份证",
    }
    words |= {"mother_age": "29", "father_age": "31", "home": "北京市样本区示范路1号"}
    return words


def _portrait(sheet: Sheet, words: Mapping[str, str], layout: str) -> None:
    sheet.title(105, 20, "出生医学证明" + ("（副页）" if layout == "secondary" else ""), 9, centre=True)
    sheet.title(105, 32, "BIRTH CERTIFICATE", 4, centre=True)
    both = layout == "edition6_bilingual"
    inline = layout == "edition7_inline"
    how = forms.Setting(
        where="below" if both else "inline" if inline else "right",
        row=13 if both else 11,
        size=3.6,
        label_size=3.2,
    )
    rows = _rows(both) if layout != "parents_in_columns" else [*_rows(False)[:5], *_columns()]
    end = forms.grid(sheet, 16, 44, 178, rows, words, how)
    supervisor = "国家卫生健康委员会监制" if both or inline else "国家卫生和计划生育委员会监制"
    at = sheet.label(20, end + 8, "签发机构（专用章）：", 3.6)
    sheet.value(at, end + 8, words["institution"], 3.6)
    at = sheet.label(20, end + 18, "签发日期：", 3.6)
    sheet.value(at + 1, end + 18, words["issue_date"], 3.6, "issue_date")
    sheet.seal(70, end + 16, 16)
    at = sheet.label(112, end + 18, "编号：" if not both else "出生证编号：", 4.0)
    sheet.value(
        at + 1,
        end + 17.6,
        words["certificate_number"],
        4.6,
        "certificate_number",
        hand="print",
        font=sheet.look.digits,
    )
    sheet.label(72, 284, supervisor, 3.2)


def _rows(both: bool) -> list[list[forms.Cell]]:
    def say(chinese: str, english: str) -> str:
        return f"{chinese} {english}" if both else chinese

    head: list[list[forms.Cell]] = [
        [
            (say("新生儿姓名", "Full name of baby"), "child_name", 18, 42),
            (say("性别", "Gender"), "sex", 12, 28),
        ],
        [(say("出生时间", "Time of birth"), "birth_time", 18, 82)],
        [
            (say("出生孕周", "Weeks"), "weeks", 14, 18),
            (say("出生体重", "Weight"), "weight", 14, 20),
            (say("出生身长", "Length"), "length", 14, 20),
        ],
        [(say("出生地点", "Place of birth"), "birth_place", 18, 82)],
        [(say("医疗机构名称", "Medical institution"), "institution", 20, 80)],
    ]
    for who, english, key in (("母亲", "mother", "mother"), ("父亲", "father", "father")):
        head += [
            [
                (say(f"{who}姓名", f"Name of {english}"), f"{key}_name", 18, 36),
                (say("年龄", "Age"), f"{key}_age", 12, 34),
            ],
            [(say("国籍", "Nationality"), "nation", 18, 36), (say("民族", "Ethnicity"), "folk", 12, 34)],
            [(say("住址", "Address"), "home", 18, 82)],
            [(say("有效身份证件类别", "Type of ID"), "type", 26, 74)],
            [(say("有效身份证件号码", "ID No."), f"{key}_id_number", 26, 74)],
        ]
    return head


def _columns() -> list[list[forms.Cell]]:
    """Mother and father beside each other under their own headings."""
    both = (("姓名", "name"), ("年龄", "age"), ("身份证件号码", "id_number"))
    heads: list[list[forms.Cell]] = [[("母亲", "", 50, 0), ("父亲", "", 50, 0)]]
    return heads + [[(label, f"{who}_{key}", 16, 34) for who in ("mother", "father")] for label, key in both]


def _landscape(sheet: Sheet, words: Mapping[str, str], layout: str) -> None:
    hand = "pen" if layout == "edition3_handwritten" else ""
    title = "出生医学证明" + ("存根" if layout == "stub" else "")
    sheet.title(115, 9, title, 8, centre=True)
    y = 27.0
    rows = [
        [("新生儿姓名", "child_name", 70), ("性别", "sex", 30), ("出生时间", "birth_time", 100)],
        [("出生孕周", "weeks", 50), ("出生体重", "weight", 50), ("出生身长", "length", 60)],
        [("出生地点", "birth_place", 95), ("接生机构名称" if hand else "医疗机构名称", "institution", 105)],
        [
            ("母亲姓名", "mother_name", 62),
            ("年龄", "mother_age", 28),
            ("国籍", "nation", 40),
            ("民族", "folk", 40),
        ],
        [("身份证编号" if hand else "身份证号码", "mother_id_number", 150)],
        [
            ("父亲姓名", "father_name", 62),
            ("年龄", "father_age", 28),
            ("国籍", "nation", 40),
            ("民族", "folk", 40),
        ],
        [("身份证编号" if hand else "身份证号码", "father_id_number", 150)],
    ]
    for row in rows:
        x = 16.0
        for label, key, wide in row:
            at = sheet.label(x, y, label, 3.4)
            end = sheet.value(
                at + 2,
                y - (1 if hand else 0.2),
                words[key],
                4.4 if hand else 3.5,
                key,
                hand=hand,
                room=wide - 22,
            )
            sheet.line(at + 1, y + 4.8, max(end, x + wide - 8), y + 4.8, 0.12)
            x += wide
        y += 14
    at = sheet.label(16, y + 4, "签发日期", 3.4)
    sheet.value(at + 2, y + 3.6, words["issue_date"], 3.6, "issue_date", hand=hand)
    sheet.seal(96, y + 6, 14)
    at = sheet.label(140, y + 8, "编号", 3.8)
    sheet.value(
        at + 2,
        y + 7.4,
        words["certificate_number"],
        5,
        "certificate_number",
        hand="print",
        font=sheet.look.digits,
    )
    sheet.label(140, y + 18, "中华人民共和国卫生部制", 3.0)
