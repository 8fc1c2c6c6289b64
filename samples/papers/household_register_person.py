"""常住人口登记卡, a person's page of the household register (居民户口簿): 143 x 105 mm, printed on its
side."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import forms, people
from samples.drawing import Drawing, Look, Sheet, Value

KIND = "household_register_person"
LAYOUTS = ("ruled", "unruled", "stacked", "first_edition", "upright_sheet")
HELD_OUT_LAYOUTS = ("inline_cells",)
FACES = ("",)
RELATIONS = {
    "M": ("子", "长子", "次子", "孙子", "外孙", "户主"),
    "F": ("女", "长女", "二女", "孙女", "外孙女", "户主"),
}


def invent(rng: random.Random) -> dict[str, Value]:
    """A pupil's own page."""
    child = people.pupil(rng)
    moved = people.some_day(rng, people.date(2016, 1, 1), people.date(2020, 12, 31))
    truth: dict[str, Value] = dict(child)
    truth |= {
        "relation_to_householder": rng.choice(RELATIONS[child["sex"]]),
        "birth_place": rng.choice(["北京市", "北京市朝阳区", "河北省保定市", "山东省济南市", "广东省广州市"]),
        "native_place": rng.choice(
            ["北京市", "河北省涿州市", "山东省青岛市", "浙江省宁波市", "四川省资阳市"]
        ),
        "education": rng.choice(["小学", "初中", "学龄前儿童", "文盲或半文盲"]),
        "marital_status": "未婚",
        "registration_date": moved.isoformat(),
        "moved_to_address": f"{people.chinese_date(moved.isoformat())}因出生报户口",
    }
    if rng.random() < 0.3:
        truth["former_name"] = people.name(rng)
    if rng.random() < 0.4:
        truth["workplace"] = "北京市样本小学"
        truth["occupation"] = "学生"
    if rng.random() < 0.4:
        truth["moved_to_city"] = (
            f"{people.chinese_date(moved.isoformat())}由{rng.choice(people.ELSEWHERE)[:9]}迁来"
        )
    return truth


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """One page; `unruled` has blanks, `stacked` sets values under labels, `upright_sheet` is a portrait
    form."""
    wide, high = (105.0, 143.0) if layout == "upright_sheet" else (143.0, 105.0)
    sheet = Sheet(wide, high, look)
    sheet.title(wide / 2, 5, "常住人口登记卡", 5.4, centre=True)
    how = {
        "ruled": forms.Setting(row=7.6),
        "unruled": forms.Setting(ruled=False, row=7.6),
        "stacked": forms.Setting(where="below", row=8.0, size=3.0, label_size=2.5),
        "first_edition": forms.Setting(row=7.4, label_size=2.6, size=3.1),
        "inline_cells": forms.Setting(where="inline", row=7.8, label_size=2.5, size=2.9, colon="："),
        "upright_sheet": forms.Setting(row=8.6, label_size=2.7, size=2.9),
    }[layout]
    words = _words(values, layout)
    end = forms.grid(sheet, 6, 13.5, wide - 12, _rows(layout), words, how)
    _foot(sheet, end, wide, values, layout)
    return sheet.finish(KIND, face, layout, dict(values) | {"ethnicity": words["ethnicity"]})


def _words(values: Mapping[str, Value], layout: str) -> dict[str, str]:
    words = {key: value for key, value in values.items() if isinstance(value, str)}
    words["sex"] = people.SEX[words["sex"]]
    words["birth_date"] = people.chinese_date(words["birth_date"], padded=layout == "upright_sheet")
    words["ethnicity"] += "族" if layout in ("unruled", "first_edition") else ""
    return words


def _rows(layout: str) -> list[list[forms.Cell]]:
    if layout == "upright_sheet":
        return _upright_rows()
    number = "公民身份证件编号" if layout == "first_edition" else "公民身份号码"
    relation = "户主或与户主关系" if layout != "stacked" else "户主或与户主的关系"
    top: list[list[forms.Cell]] = [
        [("姓名", "name", 16, 50), (relation, "relation_to_householder", 24, 26)],
        [("曾用名", "former_name", 16, 50), ("性别", "sex", 24, 26)],
        [("出生地", "birth_place", 16, 50), ("民族", "ethnicity", 24, 26)],
        [("籍贯", "native_place", 16, 50), ("出生日期", "birth_date", 20, 30)],
    ]
    if layout in ("first_edition", "inline_cells"):
        top[2], top[3] = (
            [("籍贯", "native_place", 16, 50), ("民族", "ethnicity", 24, 26)],
            [("出生地", "birth_place", 16, 50), ("出生日期", "birth_date", 20, 30)],
        )
    return [
        *top,
        [("本市（县）其他住址", "", 30, 36), ("宗教信仰", "", 24, 26)],
        [(number, "id_number", 24, 50), ("身高", "", 10, 12), ("血型", "", 10, 10)],
        [("文化程度", "education", 18, 26), ("婚姻状况", "marital_status", 18, 16), ("兵役状况", "", 18, 20)],
        [("服务处所", "workplace", 18, 50), ("职业", "occupation", 14, 34)],
        [("何时由何地迁来本市（县）", "moved_to_city", 42, 74)],
        [("何时由何地迁来本址", "moved_to_address", 42, 74)],
    ]


def _upright_rows() -> list[list[forms.Cell]]:
    return [
        [("户主或与户主关系", "relation_to_householder", 30, 30), ("民族", "ethnicity", 14, 26)],
        [("姓名", "name", 20, 40), ("性别", "sex", 14, 26)],
        [("曾用名", "former_name", 20, 40), ("血型", "", 14, 26)],
        [("出生日期", "birth_date", 20, 50), ("身高", "", 14, 16)],
        [("公民身份号码", "id_number", 26, 74)],
        [("出生地", "birth_place", 20, 80)],
        [("籍贯", "native_place", 20, 80)],
        [("文化程度", "education", 20, 32), ("婚姻状况", "marital_status", 20, 28)],
        [("服务处所", "workplace", 20, 42), ("职业", "occupation", 14, 24)],
        [("何时由何地迁来本市(县)", "moved_to_city", 34, 66)],
        [("何时由何地迁来本址", "moved_to_address", 34, 66)],
    ]


def _foot(sheet: Sheet, y: float, wide: float, values: Mapping[str, Value], layout: str) -> None:
    year, month, day = str(values["registration_date"]).split("-")
    sheet.label(10, y + 4, "承办人签章：", 2.9)
    left = wide * (0.48 if layout == "upright_sheet" else 0.56)
    at = sheet.label(left, y + 4, "登记日期：", 2.9)
    for words, unit in ((year, "年"), (str(int(month)), "月"), (str(int(day)), "日")):
        at = sheet.value(at + 0.8, y + 4, words, 2.9, "registration_date") + 0.5
        at = sheet.label(at, y + 4, unit, 2.9)
    sheet.seal(34, y + 8, 9 if layout != "upright_sheet" else 11)
