"""登记事项变更和更正记载: the page of a household register on which changed and corrected entries are
noted.

Follows a person's own page; a ruled table of item, new value, date and the officer's mark. A newer name or
number on this page wins over the person's page. Also 住址变动登记, the page of the household's moves.
Source: 公安部 register form of 1995 and later.
"""

import re
from collections.abc import Collection, Mapping, Sequence

from extractors import blocks
from extractors.declare import Found, Sheet, face, mark, replace, specimen
from extractors.layout import LEADING, Segment
from extractors.values import addresses, dates
from extractors.values.parsed import Outcome
from extractors.wording import fold, starts_with

TITLE = "户口簿登记事项变更和更正记载页"
CARD = True
HEADED = True
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
    "变动后住址",
    "变动后详细地址",
    "住址变动后详细地址",
    "住址变动登记",
    "日期",
    "承办人签章",
    "项目",
)
FIELDS = ()
PART_OF = {"household_register_home": "住址变动登记"}
"""Some books print the table of moves on the first page itself: empty, it is no page of its own there."""
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
    "户主或与户主关系",
    "身高",
    "血型",
    "户主姓名",
    "公民身份证号码",
    "身份证号码",
)
_DAY = re.compile(
    r"(?:19|20)\d\d[年.\-/]\d{1,2}[月.\-/]\d{1,2}日?.*$|[一二][〇○零九].{2}年.{1,3}月.{1,3}日.*$"
)

_BEGINS = re.compile(r"[\u4e00-\u9fff]{2,3}(?:省|市)|[\u4e00-\u9fff]{2,5}自治区")
"""How a whole address begins."""


def settle(found: Mapping[str, Found], sheet: Sheet) -> Mapping[str, Found]:
    """Each row that begins with an item of the register: `item:new value`; each address moved to."""
    rows = [row for piece in sheet.pieces if (row := _entry(piece, sheet)) is not None]
    rows += _moves(sheet)
    loose = _loose_days(sheet, {p for _, at in rows for p in at})
    rows += [row for day in loose if (row := _by_value(day, sheet)) is not None]
    rows.sort(key=lambda row: row[1][0].box.centre[1])
    if not rows:
        return found
    doubts = ("row_unread",) if loose else ()
    entries = tuple(entry for entry, _ in rows)
    pieces = tuple(piece for _, some in rows for piece in some)
    raw = "；".join(entries)
    mended = tuple(_mended(entry) for entry in entries)
    outcome: Outcome = "ok" if mended == entries and not doubts else "recheck"
    told = Found("entries", mended, raw, pieces, "other", outcome, doubts, critical=True)
    return {**found, "entries": told}


def overlooked(sheet: Sheet) -> Sequence[tuple[Segment, float, float]]:
    """Where the item of a row may stand that no line was found for: the day of the row, and from where to
    where the heading over the items reaches.
    """
    heads = sheet.labelled("项目")
    if len(heads) != 1:
        return ()
    told = {p for piece in sheet.pieces if (row := _entry(piece, sheet)) is not None for p in row[1]}
    box = heads[0].label.box
    left, right = box.left - 0.5 * box.width, box.right + 0.5 * box.width
    return [
        (day, left, right)
        for day in _loose_days(sheet, told)
        if not any(p.same_row(day) and left < p.box.centre[0] < right for p in sheet.pieces)
    ]


def _loose_days(sheet: Sheet, told: Collection[Segment]) -> list[Segment]:
    """The days with something changed beside them, in no row that was told: their item was overlooked."""
    days = [p for p in _values(sheet) if _DAY.match(_solid(p.text)) and sheet.labelled("项目")]
    return [
        day
        for day in days
        if not any(day.same_row(p) for p in told)
        and any(p.same_row(day) and p.box.right < day.box.left and _is_text(p.text) for p in _values(sheet))
    ]


Entry = tuple[str, tuple[Segment, ...]]
_PLACE = re.compile(r"(?!.*\d)[\u4e00-\u9fff]{3,}[省市区县旗州]")
_BY_LETTERS = {2: "籍贯", 3: "出生地"}
"""The items whose value is a place without a house, by their letters."""


def _by_value(day: Segment, sheet: Sheet) -> Entry | None:
    """The entry of a row whose item nobody could read, where its value is of one item only."""
    row = [p for p in _values(sheet) if p.same_row(day) and p.box.right < day.box.left]
    row.sort(key=lambda p: p.box.left)
    if not row:
        return None
    value, words = _solid(row[-1].text), _solid(row[0].text) if len(row) == 2 else ""
    near = [
        i for i in ITEMS if len(i) == len(words) and sum(a != b for a, b in zip(i, words, strict=True)) == 1
    ]
    if len(near) == 1:
        return f"{near[0]}:{value}", tuple(row)
    item = _STATUS_ITEM if value in _STATUS else "文化程度" if value in _EDUCATION else None
    if words and _PLACE.fullmatch(value):
        item = _BY_LETTERS.get(len(words))
    return (f"{item}:{value}", tuple(row)) if item else None


def _entry(piece: Segment, sheet: Sheet) -> Entry | None:
    """`item:new value` of the row this piece begins, and where it stands; `None` if it begins none."""
    if piece.label is not None or any(
        p.same_row(piece) and p.box.right < piece.box.left for p in _values(sheet)
    ):
        return None
    row = sorted(
        (p for p in _values(sheet) if p.same_row(piece) and p.box.left >= piece.box.left),
        key=lambda p: p.box.left,
    )
    for count in (1, 2):  # 姓　　名 may have been read as two lines
        words = _solid("".join(p.text for p in row[:count]))
        item = next((i for i in sorted(ITEMS, key=len, reverse=True) if words.startswith(i)), None)
        if item is not None:
            return _told(item, words.removeprefix(item).strip("：:"), row[:count], row[count:], sheet)
    return _misread(row, sheet)


def _misread(row: list[Segment], sheet: Sheet) -> Entry | None:
    """The entry of a row whose item, alone in its cell, was read with a letter wrong (婚烟状况)."""
    words = fold(_solid(row[0].text))
    item = next((i for i in ITEMS if len(i) > 3 and starts_with(words, fold(i)) == len(words)), None)
    return None if item is None else _told(item, "", row[:1], row[1:], sheet)


_STATUS_ITEM = "婚姻状况"
_EDUCATION = ("学龄前儿童", "小学", "初中", "高中", "中专", "大学专科", "大学本科", "大专", "本科", "研究生")
_STATUS = ("未婚", "已婚", "初婚", "再婚", "复婚", "离婚", "离异", "丧偶", "有配偶")
"""What the register says of marriage."""


def _mended(entry: str) -> str:
    """The entry, of a marital status misread in one letter the only one it can be, for a person to see."""
    item, _, value = entry.partition(":")
    if item != _STATUS_ITEM or value in _STATUS or len(value) != len("已婚"):
        return entry
    near = [one for one in _STATUS if sum(a != b for a, b in zip(one, value, strict=False)) == 1]
    near = [one for one in near if len(one) == len(value)]
    return f"{item}:{near[0]}" if len(near) == 1 else entry


def _told(item: str, rest: str, head: list[Segment], beside: list[Segment], sheet: Sheet) -> Entry | None:
    """The entry whose value stands in the item's own line or beside it, the lines that go on with it too."""
    block = blocks.beside(replace(head[-1], label=item), sheet.pieces)
    block = block if all(_is_alone(p, sheet) or p.same_row(head[-1]) for p in block) else []
    stands = [] if rest else [p for p in block if _is_text(p.text)] or _first_cell(beside)
    more = [p for p in _below(stands[-1], sheet) if _is_text(p.text)] if stands and not block else []
    value = _solid(rest or "".join(p.text for p in (*stands, *more)))
    if item == "出生日期":
        value = day.raw if (day := dates.find(value)) else value
    else:
        value = _DAY.sub("", value)  # the day of the change, in the next column
    return (f"{item}:{value}", (*head, *stands, *more)) if value else None


def _first_cell(beside: list[Segment]) -> list[Segment]:
    """The print nearest to the item, top to bottom: two lines set tight may both stand in the item's row."""
    flush = [p for p in beside if abs(p.box.left - beside[0].box.left) < 0.8 * p.height]
    return sorted(flush, key=lambda p: p.box.centre[1])


def _below(piece: Segment, sheet: Sheet) -> list[Segment]:
    """The lines tight under this one that begin where it begins and have no item of their own."""
    going = [piece]
    for other in _values(sheet):
        last = going[-1]
        tight = last.above(other) and other.box.top - last.box.bottom < LEADING * other.height
        flush = abs(other.box.left - piece.box.left) < piece.height
        if tight and flush and _is_alone(other, sheet):
            going.append(other)
    return going[1:]


def _is_alone(piece: Segment, sheet: Sheet) -> bool:
    """Does nothing stand left of it in its row: no item of which it is the new value?"""
    return not any(p.same_row(piece) and p.box.right < piece.box.left for p in _values(sheet))


def _moves(sheet: Sheet) -> list[Entry]:
    """The addresses in the column 变动后的住址 of the page of moves."""
    heads = [claim.label for claim in sheet.labelled("变动后的住址")]
    moves: list[list[Segment]] = []
    for piece in _values(sheet):
        if heads and _is_text(piece.text):
            if moves and _one_move(moves[-1], piece, sheet):
                moves[-1].append(piece)
            elif any(head.above(piece) for head in heads):
                moves.append([piece])
    read = [(addresses.parse("".join(p.text for p in move)), move) for move in moves]
    return [(f"住址:{record.value}", tuple(move)) for record, move in read if record is not None]


def _one_move(move: Sequence[Segment], piece: Segment, sheet: Sheet) -> bool:
    """Does the line go on with the address above it: set tight under it, no province before it, one day
    beside them both?
    """
    tight = piece.box.top - move[-1].box.bottom < LEADING * piece.height
    flush = abs(piece.box.left - move[0].box.left) < piece.height
    days = [p for p in _values(sheet) if not _is_text(p.text) and any(p.same_row(m) for m in (*move, piece))]
    whole = _BEGINS.match(piece.text) is not None
    return tight and flush and not whole and len(days) < 2


def _values(sheet: Sheet) -> list[Segment]:
    return [p for p in sheet.pieces if p.label is None]


def _solid(text: str) -> str:
    return "".join(text.split())


def _is_text(text: str) -> bool:
    return dates.find(text) is None


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
        项  目      变更、更正后的内容      变更、更正日期      承办人签章
        姓  名      测试乙                  2019年3月2日
        服务处所    样本市第一小学2020年9月1日                  测试丙
        公民身份号码  11010420151108024X    2020.9.1            测试丙
        """,
        entries=("姓名:测试乙", "服务处所:样本市第一小学", "公民身份号码:11010420151108024X"),
    ),
    specimen(
        "changes",
        """
                       住址变动登记
             变动后的住址            变动日期        承办人签章
        北京市样本区测试路1号      2019年3月2日        测试丙
        北京市样本区测试路2号院    2021年3月2日        测试丙
        """,
        entries=("住址:北京市样本区测试路1号", "住址:北京市样本区测试路2号院"),
    ),
    specimen(  # rows without gaps, lines of one address, a day of birth beside the day of the change
        "changes",
        """
        登记事项变更和更正记载
        项目变更、更正后的内容变更、更正日期承办人签章
        姓名测试乙2019年3月2日测试丙
        出生日期2015年11月8日2020年9月1日测试丙
        住址          北京市样本区测试路
                      2号院5号楼              2021年5月6日       测试丙
        """,
        entries=("姓名:测试乙", "出生日期:2015年11月8日", "住址:北京市样本区测试路2号院5号楼"),
    ),
    specimen(
        "changes",
        """
                         住址变动登记
             变动后的住址               变动日期       承办人签章
        样本省测试市样本区测试路1号    2019年3月2日      测试丙
        样本省测试市样本区测试大道
        2号院5栋1203房                 2021年3月2日      测试丙
        """,
        entries=("住址:样本省测试市样本区测试路1号", "住址:样本省测试市样本区测试大道2号院5栋1203房"),
    ),
    specimen(
        "changes",
        """
                  登记事项变更和更正记载
        项目        变更、更正后的内容      变更、更正日期      承办人签章
        """,
    ),
)
