"""户口簿首页, the first page of the household register: 户别, 户主姓名, 户号, 住址 and places for two
seals."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import forms, people
from samples.drawing import Drawing, Look, Sheet, Value

KIND = "household_register_home"
LAYOUTS = ("ruled", "unruled", "inline", "stacked", "upright_sheet")
HELD_OUT_LAYOUTS = ("inline_cells",)
FACES = ("",)


def invent(rng: random.Random, beijing: bool = True) -> dict[str, Value]:
    """A household; `beijing=False` places it elsewhere."""
    return {
        "household_type": rng.choice(
            ["家庭户", "家庭户", "非农业家庭户", "农业家庭户", "居民家庭户", "集体户"]
        ),
        "householder_name": people.name(rng),
        "household_number": f"{rng.randrange(0, 10**9):09d}",
        "address": people.beijing_address(rng) if beijing else people.other_address(rng),
        "issue_date": people.some_day(rng, people.date(2010, 1, 1), people.date(2020, 12, 31)).isoformat(),
    }


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """The page; `inline` has label and value on one line with a colon, `upright_sheet` is a portrait form."""
    wide, high = (105.0, 143.0) if layout == "upright_sheet" else (143.0, 105.0)
    sheet = Sheet(wide, high, look)
    words = {key: str(value) for key, value in values.items()}
    how = {
        "ruled": forms.Setting(row=12, size=3.6, label_size=3.4),
        "unruled": forms.Setting(ruled=False, row=12, size=3.6, label_size=3.6),
        "inline": forms.Setting(where="inline", ruled=False, row=11, size=3.6, label_size=3.6, colon="："),
        "inline_cells": forms.Setting(where="inline", row=13, size=3.4, label_size=3.0),
        "stacked": forms.Setting(where="below", row=14, size=3.6, label_size=3.0),
        "upright_sheet": forms.Setting(row=13, size=3.2, label_size=3.2),
    }[layout]
    top = 12.0
    if layout in ("stacked", "upright_sheet"):
        sheet.title(wide / 2, 6, "居民户口簿", 5.5, centre=True)
        top = 16.0
    end = forms.grid(sheet, 8, top, wide - 16, _rows(layout), words, how)
    _foot(sheet, end, wide, words)
    return sheet.finish(KIND, face, layout, dict(values))


def _rows(layout: str) -> list[list[forms.Cell]]:
    if layout in ("upright_sheet", "inline"):
        return [
            [("户别", "household_type", 20, 34), ("户号", "household_number", 16, 34)],
            [("户主姓名", "householder_name", 20, 80)],
            [("住址", "address", 20, 80)],
        ]
    return [
        [("户别", "household_type", 18, 44), ("户主姓名", "householder_name", 20, 46)],
        [("户号", "household_number", 18, 44), ("", "", 20, 46)],
        [("住址", "address", 18, 110)],
    ] if layout == "unruled" else [
        [("户别", "household_type", 18, 44), ("户主姓名", "householder_name", 20, 46)],
        [("户号", "household_number", 16, 36), ("住址", "address", 12, 64)],
    ]  # fmt: skip


def _foot(sheet: Sheet, y: float, wide: float, words: Mapping[str, str]) -> None:
    middle = y + 17
    sheet.label(wide * 0.12, y + 3, "省级公安机关", 2.8)
    sheet.label(wide * 0.12, y + 7, "户口专用章", 2.8)
    sheet.seal(wide * 0.26, middle + 6, 12)
    sheet.label(wide * 0.56, y + 3, "户口登记机关", 2.8)
    sheet.label(wide * 0.56, y + 7, "户口专用章", 2.8)
    sheet.seal(wide * 0.74, middle + 6, 12)
    at = sheet.label(wide * 0.1, sheet.high - 10, "承办人签章：", 3.0)
    year, month, day = words["issue_date"].split("-")
    at = max(at + 8, wide * 0.52)
    for part, unit in ((year, "年"), (str(int(month)), "月"), (str(int(day)), "日")):
        at = sheet.value(at, sheet.high - 10, part, 3.0, "issue_date") + 0.6
        at = sheet.label(at, sheet.high - 10, unit, 3.0) + 0.6
    sheet.label(at, sheet.high - 10, "签发", 3.0)
