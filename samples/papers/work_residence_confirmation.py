"""北京市工作居住证确认单: A4, machine printed; lists the children. The layout is invented, the title is
exact."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date

from samples import forms, people
from samples.drawing import BLUE, Drawing, Look, Sheet, Value
from samples.papers import work_residence_permit

KIND = "work_residence_confirmation"
LAYOUTS = ("table", "lines", "table_wide")
HELD_OUT_LAYOUTS = ("stacked",)
FACES = ("",)


def invent(rng: random.Random) -> dict[str, Value]:
    """As the permit, with the day of printing."""
    truth = work_residence_permit.invent(rng)
    printed = people.some_day(rng, date(2021, 8, 1), date(2021, 10, 10))
    return truth | {"print_date": printed.isoformat()}


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """`handwritten_child` in values puts one more child there by pen, which a reader must mark as
    handwriting."""
    sheet = Sheet(210, 297, look)
    sheet.title(105, 22, "北京市工作居住证确认单", 7.5, centre=True)
    words = work_residence_permit.printed(values)
    truth = {key: value for key, value in values.items() if key not in ("sex", "handwritten_child")}
    if layout == "lines":
        end = _lines(sheet, words)
    else:
        where = "below" if layout == "stacked" else "right"
        how = forms.Setting(where=where, row=11 if layout == "table" else 13, size=3.8, label_size=3.6)
        end = forms.grid(sheet, 18, 44, 174, _rows(layout), words, how)
        end = _children(sheet, end, values, layout)
    if "handwritten_child" in values:
        sheet.value(60, end - 9.6, str(values["handwritten_child"]), 4.6, hand="pen", ink=BLUE, font=look.pen)
    _foot(sheet, end, str(values["print_date"]))
    return sheet.finish(KIND, face, layout, truth)


def _rows(layout: str) -> list[list[forms.Cell]]:
    rows: list[list[forms.Cell]] = [
        [("姓名", "holder_name", 16, 34), ("性别", "sex", 14, 36)],
        [("证件号码", "id_number", 24, 76)],
        [("工作单位", "employer", 24, 76)],
    ]
    term: list[list[forms.Cell]] = [[("有效期自", "valid_from", 24, 28), ("有效期至", "valid_until", 20, 28)]]
    return rows + term if layout == "table" else term + rows


def _children(sheet: Sheet, y: float, values: Mapping[str, Value], layout: str) -> float:
    """The rows of children: name, relation, birth."""
    children = values["children"] if isinstance(values["children"], tuple) else ()
    sheet.label(18, y + 4, "随往子女信息", 3.8)
    y += 11
    heads = ("序号", "子女姓名", "与持证人关系", "备注")
    shares = (18.0, 56.0, 56.0, 44.0)
    for number in range(max(3, len(children) + 1)):
        x = 18.0
        cells = (
            heads
            if number == 0
            else (str(number), children[number - 1], "子女", "")
            if number <= len(children)
            else ("", "", "", "")
        )
        for column, (cell, wide) in enumerate(zip(cells, shares, strict=True)):
            sheet.frame(x, y, wide, 10)
            key = "children" if number and column == 1 and cell else ""
            if number == 0:
                sheet.label(x + 3, y + 3, cell, 3.4)
            elif cell:
                sheet.value(x + 3, y + 3, cell, 3.6, key)
            x += wide
        y += 10
    return y


def _lines(sheet: Sheet, words: Mapping[str, str]) -> float:
    y = 46.0
    for label, key in (
        ("持证人姓名", "holder_name"), ("居民身份证号码", "id_number"), ("所在单位", "employer"),
        ("证件有效期起", "valid_from"), ("证件有效期止", "valid_until"), ("登记子女姓名", "children"),
    ):  # fmt: skip
        at = sheet.label(26, y, label + "：", 4.0)
        sheet.value(at + 2, y, words[key], 4.0, key)
        y += 12
    return y


def _foot(sheet: Sheet, y: float, printed: str) -> None:
    sheet.label(22, y + 12, "以上信息经核对无误，本确认单由系统打印，手写、涂改无效。", 3.4)
    at = sheet.label(110, y + 30, "打印日期：", 3.8)
    sheet.value(at + 1, y + 30, people.chinese_date(printed), 3.8, "print_date")
    sheet.seal(150, y + 42, 17)
