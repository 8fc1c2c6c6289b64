"""登记事项变更和更正记载: the page of a household register on which changed and corrected entries are
noted.

Follows a person's own page; a ruled table of item, new value, date and the officer's mark. A newer name or
number on this page wins over the person's page. Also 住址变动登记, the page of the household's moves.
Source: 公安部 register form of 1995 and later.
"""

from collections.abc import Mapping

from extractors.declare import Found, Sheet, face, mark, specimen
from extractors.layout import Segment
from extractors.values import dates

TITLE = "户口簿登记事项变更和更正记载页"
FACES = (
    face(
        "changes",
        marks=(
            mark("登记事项变更和更正记载", 4),
            mark("变更、更正后的内容", 2),
            mark("变更更正后的内容", 1),
            mark("变更或更正日期", 1),
            mark("变更、更正日期", 1),
            mark("承办人签章", 0.5),
            mark("项目", 0.5),
            mark("住址变动登记", 4),
            mark("变动后的住址", 1.5),
            mark("变动日期", 1),
        ),
        against=(
            mark("曾用名", 2),
            mark("户主或与户主关系", 3),
            mark("常住人口登记卡", 1.5),
            mark("户主姓名", 3),
            mark("登记表", 4),
        ),
        need=4.0,
    ),
)
LABELS = (
    "登记事项变更和更正记载",
    "变更、更正后的内容",
    "变更更正后的内容",
    "变更后的内容",
    "变更、更正日期",
    "变更或更正日期",
    "变动日期",
    "变动后的住址",
    "住址变动登记",
    "日期",
    "承办人签章",
    "项目",
)
FIELDS = ()
ITEMS = (
    "姓名",
    "曾用名",
    "性别",
    "民族",
    "出生日期",
    "公民身份号码",
    "公民身份证件编号",
    "文化程度",
    "婚姻状况",
    "服务处所",
    "职业",
    "籍贯",
    "出生地",
    "户别",
    "与户主关系",
    "住址",
    "兵役状况",
    "宗教信仰",
)


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """Each row that begins with an item of the register: `item:new value`."""
    rows = [row for piece in sheet.pieces if (row := _entry(piece, sheet)) is not None]
    if not rows:
        return found
    entries = tuple(entry for entry, _ in rows)
    pieces = tuple(piece for _, some in rows for piece in some)
    told = Found("entries", entries, "；".join(entries), pieces, "other", critical=True)
    return {**found, "entries": told}


def _entry(piece: Segment, sheet: Sheet) -> tuple[str, tuple[Segment, ...]] | None:
    """`item:new value` of the row this piece begins, and where it stands; `None` if it begins none."""
    words = piece.text.strip()
    item = next((i for i in sorted(ITEMS, key=len, reverse=True) if words.startswith(i)), None)
    if piece.label is not None or item is None:
        return None
    rest = words.removeprefix(item).strip("：: ")
    row = [p for p in sheet.pieces if p.label is None and p.same_row(piece) and p.box.left > piece.box.right]
    beside = sorted(row, key=lambda p: p.box.left)[:1]
    value = "".join((rest or (beside[0].text if beside else "")).split())
    if not value or (
        item != "出生日期" and dates.parse(value) is not None
    ):  # the day of the change, not a value
        return None
    return f"{item}:{value}", (piece,) if rest else (piece, *beside)


SPECIMENS = (
    specimen(
        "changes",
        """
                  登记事项变更和更正记载
        项目        变更、更正后的内容      变更、更正日期      承办人签章
        姓名        测试乙                  2019年3月2日
        文化程度    小学                    2020年9月1日
        """,
        entries=("姓名:测试乙", "文化程度:小学"),
    ),
    specimen(
        "changes",
        """
                  登记事项变更和更正记载
        项目        变更、更正后的内容      变更、更正日期      承办人签章
        """,
    ),
)
