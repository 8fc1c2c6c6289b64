"""个人参加城乡居民基本医疗保险登记表: A4. The notice's annex is not known, so the layouts are our own;
filled by pen or printed."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import forms, people
from samples.drawing import BLUE, Drawing, Look, Sheet, Value

KIND = "enrolment_form"
LAYOUTS = ("table", "table_labels_over", "lines", "two_columns")
HELD_OUT_LAYOUTS = ("cells_inline",)
FACES = ("",)
TITLE = "个人参加城乡居民基本医疗保险登记表"


def invent(rng: random.Random) -> dict[str, Value]:
    """A pupil's form."""
    child = people.pupil(rng)
    return dict(child) | {
        "household_type": rng.choice(["非农业", "农业", "家庭户"]),
        "address": people.beijing_address(rng),
        "category": rng.choice(["学生儿童", "中小学生"]),
        "school": "北京市样本小学",
        "class_name": f"{rng.choice('一二三四五六')}年级{rng.randrange(1, 9)}班",
        "guardian_name": people.name(rng),
        "phone": f"1{rng.choice('35789')}{rng.randrange(10**9):09d}",
        "bank": rng.choice(["CCB", "PSBC", "ICBC", "COMM", "BJBANK"]),
        "bank_account": people.luhn(f"6217000000{rng.randrange(10**8):08d}"),
        "signed": True,
        "date": people.some_day(rng, people.date(2021, 9, 1), people.date(2021, 10, 12)).isoformat(),
    }


BANK_NAMES = {
    "CCB": "中国建设银行",
    "PSBC": "中国邮政储蓄银行",
    "ICBC": "中国工商银行",
    "COMM": "交通银行",
    "BJBANK": "北京银行",
}


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """A filled form; with no `name` in values it is a blank one. `signed: False` leaves the signature line
    empty."""
    sheet = Sheet(210, 297, look)
    sheet.title(105, 18, TITLE, 6.6, centre=True)
    words = _words(values)
    how = {
        "table": forms.Setting(row=12, size=4.0, label_size=3.6),
        "table_labels_over": forms.Setting(where="below", row=14.5, size=4.0, label_size=3.2),
        "lines": forms.Setting(where="inline", ruled=False, row=11.5, size=4.2, label_size=4.0, colon="："),
        "cells_inline": forms.Setting(where="inline", row=12.5, size=4.0, label_size=3.4, colon=":"),
        "two_columns": forms.Setting(row=13, size=4.0, label_size=3.6, ruled=True),
    }[layout]
    end = forms.grid(sheet, 16, 38, 178, _rows(layout), words, how)
    if layout in ("table", "two_columns"):
        sheet.frame(160, 38, 34, how.row * 3, 0.25)
        sheet.label(168, 38 + how.row * 1.3, "贴照片处", 3.4)
    _foot(sheet, end, values, words)
    return sheet.finish(KIND, face, layout, dict(values))


def _words(values: Mapping[str, Value]) -> dict[str, str]:
    words = {key: value for key, value in values.items() if isinstance(value, str)}
    if "sex" in words:
        words["sex"] = people.SEX[words["sex"]]
    if "birth_date" in words:
        words["birth_date"] = people.chinese_date(words["birth_date"])
    words["bank"] = BANK_NAMES.get(words.get("bank", ""), "")
    words["id_type"] = "居民身份证" if "id_number" in words else ""
    return words


def _rows(layout: str) -> list[list[forms.Cell]]:
    photo = 34 / 178 * 100 if layout in ("table", "two_columns") else 0
    wide = 100 - photo
    pad: list[forms.Cell] = [("", "", 0, photo)] if photo else []
    head: list[list[forms.Cell]] = [
        [("姓名", "name", 13, wide / 2 - 13), ("性别", "sex", 13, wide / 2 - 13), *pad],
        [("民族", "ethnicity", 13, wide / 2 - 13), ("出生日期", "birth_date", 15, wide / 2 - 15), *pad],
        [("证件类型", "id_type", 16, wide - 16), *pad],
    ]
    number = "公民身份号码" if layout != "lines" else "证件号码"
    body: list[list[forms.Cell]] = [
        [(number, "id_number", 20, 80)],
        [("户口性质", "household_type", 18, 26), ("人员类别", "category", 18, 38)],
        [("户籍地址" if layout != "two_columns" else "家庭住址", "address", 18, 82)],
        [("学校名称", "school", 18, 36), ("年级班级", "class_name", 18, 28)],
        [("监护人姓名", "guardian_name", 20, 30), ("联系电话", "phone", 18, 32)],
        [("开户银行", "bank", 18, 82)],
        [("银行账号", "bank_account", 18, 82)],
    ]
    if layout == "two_columns":
        body = [body[3], body[0], body[4], body[2], body[1], body[5], body[6]]
    return head + body


def _foot(sheet: Sheet, y: float, values: Mapping[str, Value], words: Mapping[str, str]) -> None:
    sheet.label(18, y + 5, "本人承诺以上所填内容真实，无其他基本医疗保险。", 3.6)
    at = sheet.label(100, y + 20, "监护人签字：", 4.0)
    if values.get("signed"):
        signed = str(values.get("guardian_name", "样本签字"))
        sheet.value(at + 2, y + 18.4, signed, 6.5, "signed", hand="pen", font=sheet.look.pen, ink=BLUE)
    else:
        sheet.line(at + 1, y + 25, at + 40, y + 25, 0.15)
        sheet.boxes["signed"] = (
            (at + 1) * sheet.scale,
            (y + 19) * sheet.scale,
            (at + 40) * sheet.scale,
            (y + 25) * sheet.scale,
        )
    at = sheet.label(100, y + 32, "填表日期：", 4.0)
    if "date" in words:
        sheet.value(at + 1, y + 32, people.chinese_date(words["date"]), 4.0, "date")
