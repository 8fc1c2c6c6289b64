"""北京市工作居住证: no picture of the real one is known, so these layouts are clearly invented; the title
is exact."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples import forms, people
from samples.drawing import Drawing, Look, Sheet, Value

KIND = "work_residence_permit"
LAYOUTS = ("booklet", "card", "table")
HELD_OUT_LAYOUTS = ("stacked",)
FACES = ("",)
EMPLOYERS = (
    "北京样本科技有限公司",
    "北京虚构软件股份有限公司",
    "测试数据（北京）有限公司",
    "示范信息技术研究院",
    "北京范例生物医药有限责任公司",
)


def invent(rng: random.Random) -> dict[str, Value]:
    """A holder, the employer, the term, and one or two children."""
    holder = people.adult(rng)
    since = people.some_day(rng, people.date(2019, 1, 1), people.date(2021, 6, 30))
    return {
        "holder_name": holder["name"], "sex": holder["sex"], "id_number": holder["id_number"],
        "employer": rng.choice(EMPLOYERS), "valid_from": since.isoformat(),
        "valid_until": since.replace(year=since.year + 3, day=min(since.day, 28)).isoformat(),
        "children": tuple(people.name(rng) for _ in range(rng.choice([1, 1, 2]))),
    }  # fmt: skip


def draw(values: Mapping[str, Value], layout: str, face: str, look: Look) -> Drawing:
    """`booklet` is an opened booklet page, `card` has running lines, `table` is ruled A5."""
    size = {
        "booklet": (125.0, 88.0),
        "card": (100.0, 70.0),
        "table": (148.0, 105.0),
        "stacked": (148.0, 105.0),
    }[layout]
    sheet = Sheet(*size, look)
    sheet.frame(1, 1, size[0] - 2, size[1] - 2, 0.3, (140, 90, 90))
    sheet.title(size[0] / 2, 5, "北京市工作居住证", 6.0, centre=True)
    words = printed(values)
    if layout == "stacked":
        how = forms.Setting(where="below", row=11, size=3.4, label_size=3.0)
        end = forms.grid(sheet, 8, 15, size[0] - 16, _table(), words, how)
    elif layout == "table":
        end = forms.grid(sheet, 8, 15, size[0] - 16, _table(), words, forms.Setting(row=9.5))
    else:
        how = forms.Setting(where="inline" if layout == "card" else "right", ruled=False, row=8.4, colon="：")
        end = forms.grid(
            sheet, 8, 14, size[0] - 14 - (26 if layout == "booklet" else 0), _lines(), words, how
        )
        if layout == "booklet":
            sheet.face(size[0] - 29, 18, 22, 28)
    sheet.label(size[0] * 0.5, min(end + 3, size[1] - 8), "发证机关：样本 印章位", 2.8)
    sheet.seal(size[0] * 0.78, min(end + 3, size[1] - 11), 8)
    truth = dict(values)
    truth.pop("sex", None)
    if layout in ("booklet", "card"):  # they print the day of issue, not the first of the term
        truth.pop("valid_from")
    return sheet.finish(KIND, face, layout, truth)


def printed(values: Mapping[str, Value]) -> dict[str, str]:
    """The values as printed: term in two parts, children joined."""
    words = {key: value for key, value in values.items() if isinstance(value, str)}
    words["valid_from"] = people.chinese_date(words["valid_from"])
    words["valid_until"] = people.chinese_date(words["valid_until"])
    words["children"] = "、".join(values["children"]) if isinstance(values["children"], tuple) else ""
    words["sex"] = people.SEX[words.get("sex", "M")]
    return words


def _table() -> list[list[forms.Cell]]:
    return [
        [("姓名", "holder_name", 16, 34), ("性别", "sex", 14, 36)],
        [("身份证号码", "id_number", 22, 78)],
        [("工作单位", "employer", 22, 78)],
        [("有效期自", "valid_from", 22, 30), ("有效期至", "valid_until", 18, 30)],
        [("随往子女", "children", 22, 78)],
    ]


def _lines() -> list[list[forms.Cell]]:
    return [
        [("持证人姓名", "holder_name", 30, 70)],
        [("公民身份号码", "id_number", 30, 70)],
        [("聘用单位", "employer", 30, 70)],
        [("发证日期", "valid_from", 30, 70)],
        [("有效期至", "valid_until", 30, 70)],
        [("子女姓名", "children", 30, 70)],
    ]
