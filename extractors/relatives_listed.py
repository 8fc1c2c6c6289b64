"""A table of relatives: names in one column, told to be a child or a spouse by another, or by the heading.

Such tables stand on permits and confirmations under 随往子女 or 随往人员: 姓名, 关系, 性别, 出生日期,
证件号码 in any order. Without a column 关系 only the heading says whose names they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors import persons, prose
from extractors.declare import Found
from extractors.flat import Strip
from extractors.layout import Claim, Segment
from extractors.records import Box
from extractors.sheet import Sheet
from extractors.values import names, surnames
from extractors.wording import fold

RELATION = (
    "与持证人关系",
    "与持证人的关系",
    "与本人关系",
    "与申请人关系",
    "与主申请人关系",
    "亲属关系",
    "关系",
    "称谓",
)
_HEADS = (
    "性别",
    "出生日期",
    "出生年月",
    "证件号码",
    "身份证号",
    "身份证号码",
    "公民身份号码",
    "身份证件号码",
    "身份证件号",
    "序号",
    *RELATION,
)
_CHILDREN = ("子女姓名", "随往子女", "随迁子女", "随往子女姓名", "随迁子女姓名", "登记子女", "登记子女姓名")
_CHILD = re.compile("(?:之|继|养|长|次|三|四|独生)?(?:子女|儿子|女儿|孩子|[子女儿])(?:之一)?|[父母][子女]")
_OF_CHILDREN = re.compile("子女|儿童")
_OF_OTHERS = re.compile("配偶|家属|亲属|家庭成员")
_OTHER_KIN = re.compile("配偶|丈夫|夫|妻子?|爱人|(?:[岳祖]|外祖)?[父母]亲?|公公|婆婆")
_OF_FAMILY = re.compile("子女|儿童|配偶|家属|家庭成员|随往|随迁")
APART = 4.0  # letter heights between two entries of a column, at most
WIDE = 2.0  # letter heights by which an entry may stand beside its column's heading


def heads(sheet: Sheet) -> list[Claim]:
    """Every 姓名 at the head of a column: with another column's heading in its row, and no name beside it."""
    others = [claim.label for claim in sheet.labelled(*_HEADS)]
    return [
        claim
        for claim in sheet.labelled("姓名", *_CHILDREN)
        if any(o.same_row(claim.label) for o in others) and not _is_filled(claim, sheet)
    ]


def is_own(head: Claim, sheet: Sheet) -> bool:
    """Is it the holder's own 姓名, with the value under it: one entry, no 关系 beside it, no word of a family
    above?
    """
    label = head.label
    related = any(c.label.same_row(label) for c in sheet.labelled(*RELATION))
    family = any(_OF_FAMILY.search(s.text) for s in sheet.strips if s.flat.bottom <= label.box.bottom)
    under = [
        p
        for p in sheet.pieces
        if is_in_column(label, p) and p.box.top >= label.box.bottom - 0.3 * label.height
    ]
    entries = [names.split(p.text) and p.label is None for p in sorted(under, key=lambda p: p.box.top)[:2]]
    return not related and not family and bool(entries) and bool(entries[0]) and not any(entries[1:])


def children(sheet: Sheet) -> tuple[Segment, ...]:
    """The names of children in all tables of the page, in print order."""
    rows = [piece for head in heads(sheet) for piece in _whole_rows(head.label, sheet)]
    whole = [piece.strips[0][0] for piece in rows]
    cells = (piece for head in heads(sheet) for piece in _column(head.label, sheet))
    apart = [piece for piece in cells if piece.strips[0][0] not in whole]
    return tuple(sorted((*rows, *apart), key=lambda piece: piece.box.top))


_ROW = re.compile(
    rf"\s*(?:\d{{1,2}}[\s.、]*)?(?P<name>{prose.NAME})\s*(?:子女|儿子|女儿|[长次三独][子女]|之[子女])\s*"
    r"(?:[男女]\s*)?(?:\d{17}[\dXx]|\d{4}[-.年].*)?"
)
"""A row read as one line: 1 X子女1101…."""


def _whole_rows(head: Segment, sheet: Sheet) -> Iterator[Segment]:
    """Names of children in rows under a heading with 关系, each read as one line that no column could cut."""
    if not any(c.label.same_row(head) for c in sheet.labelled(*RELATION)):
        return
    for strip in sheet.strips:
        row = _ROW.fullmatch(strip.text) if strip.flat.centre[1] > head.box.bottom else None
        if row and surnames.is_known(names.normal(row["name"])):
            first, last = row.span("name")
            yield Segment(strip.text[first:last], strip.flat, ((strip, first, last),))


def _is_filled(claim: Claim, sheet: Sheet) -> bool:
    """Does the value stand beside 姓名, as in a form: 姓名 测试甲 性别 男?"""
    label = claim.label
    right = [p for p in sheet.pieces if p.same_row(label) and p.box.left >= label.box.right]
    nearest = min(right, key=lambda p: p.box.left, default=None)
    return nearest is not None and nearest.label is None and not re.fullmatch(r"[A-Za-z /]+", nearest.text)


LEAN = 0.8  # letter heights from row to row by which a column leans in a photo


def _column(head: Segment, sheet: Sheet) -> list[Segment]:
    relation = [c.label for c in sheet.labelled(*RELATION) if c.label.same_row(head)]
    told = bool(relation) or _is_under_children(head, sheet)
    found: list[Segment] = []
    last = head  # in a photo columns lean: each row stands under the one above
    for piece in sorted(sheet.pieces, key=lambda p: p.box.top):
        leaning = abs(piece.box.left - last.box.left) <= LEAN * piece.height
        beside = not (leaning or is_in_column(head, piece))
        if piece.box.top < head.box.bottom - 0.3 * head.height or beside:
            continue
        if piece.same_row(last) and piece.box.left > last.box.left:
            continue  # the next cell of the row
        far = found and piece.box.top - found[-1].box.bottom > APART * head.height
        print_ = _unnumbered(piece.text)
        if far or piece.label is not None or not names.split(print_) or re.search(r"[:：\d]", print_):
            break  # the table ends where its column holds something else
        last = piece
        if told and (_is_child(piece, relation[0], head, sheet) if relation else not _is_kin(piece, sheet)):
            found.append(piece)
    return found


def _is_kin(name: Segment, sheet: Sheet) -> bool:
    """Does a word in the name's row, under no heading that was read, say that it is no child's (配偶)?"""
    return any(_OTHER_KIN.fullmatch(re.sub(r"\s", "", p.text)) for p in sheet.pieces if p.same_row(name))


def is_in_column(head: Segment, piece: Segment) -> bool:
    """Does the piece stand under or over the heading: in a ruled cell as wide as its own, at its left edge or
    its middle?
    """
    one, other = head.strips[0][0].cell, piece.strips[0][0].cell
    beneath = one and other and other.top > one.bottom - head.height
    if one and other and beneath and _as_wide(one, other, head.height):
        return True
    apart = abs(head.box.left - piece.box.left), abs(head.box.centre[0] - piece.box.centre[0])
    return min(apart) <= WIDE * head.height and piece is not head


def _as_wide(one: Box, other: Box, off: float) -> bool:
    return max(abs(one.left - other.left), abs(one.right - other.right)) < off


def _is_child(name: Segment, relation: Segment, head: Segment, sheet: Sheet) -> bool:
    """Does the cell of the name's row in the column 关系 say so? In a photo the next row's cell may be level
    with the name, too, and the next column's 女 is near a heading of two lines.
    """
    lean = name.box.left - head.box.left
    others = [c.label for c in sheet.labelled(*_HEADS) if c.label.same_row(head) and c.label is not relation]

    def off(heading: Segment, cell: Segment) -> float:
        straight = cell.box.centre[0] - heading.box.centre[0]
        return float(min(abs(straight), abs(straight - lean)))

    words = [p for p in sheet.pieces if p is not name and re.search("[\u4e00-\u9fff]", p.text)]
    row = [p for p in words if p.same_row(name)]
    level = [p for p in row if off(relation, p) <= WIDE * max(p.height, relation.height)]
    cells = [p for p in level if all(off(relation, p) <= off(other, p) for other in others)]
    own = min(cells, key=lambda p: abs(p.box.centre[1] - name.box.centre[1]), default=None)
    return own is not None and _CHILD.fullmatch(re.sub(r"[\s/、]", "", own.text)) is not None


def _is_under_children(head: Segment, sheet: Sheet) -> bool:
    """Does the title in the row of headings, or the last one above, speak of children, and of nobody else?"""
    if head.label in [fold(word) for word in _CHILDREN]:
        return True
    ahead = [p for p in sheet.pieces if p.same_row(head) and p.box.right <= head.box.left]
    title = max(ahead, key=lambda p: p.box.right, default=None)
    if title is not None and _OF_CHILDREN.search(title.text):
        return not _OF_OTHERS.search(title.text)
    above = [s for s in sheet.strips if s.flat.bottom <= head.box.top + 0.3 * head.height]
    near = sorted((s for s in above if head.box.top - s.flat.bottom < 3 * head.height), key=_foot)
    told = [s.text for s in near if _OF_CHILDREN.search(s.text) or _OF_OTHERS.search(s.text)]
    return bool(told) and not _OF_OTHERS.search(told[-1]) and len(fold(told[-1])) <= 14


def _foot(strip: Strip) -> float:
    return strip.flat.bottom


def spelled(pieces: Sequence[Segment]) -> tuple[str, ...]:
    """The names in these pieces."""
    return tuple(one for piece in pieces for one in names.split(_unnumbered(piece.text)))


def _unnumbered(print_: str) -> str:
    """The entry without the number of its row, read as one line with it."""
    return re.sub(r"^\s*\d{1,2}[\s.、)）]+(?=\D)", "", print_)


_ENTRY = re.compile(
    rf"(?P<name>{prose.NAME})[，,、（(]*(?:性别[:：]?)?[男女](?=[，,、）)（(]|\d|出生|$).*"
    rf"|(?P<numbered>{prose.NAME})[，,（(:：]*(?:公民|居民)?(?:身份证(?:件?号码?)?[:：]?)?\d{{17}}[\dXx].*"
)


def entries(claims: Sequence[Claim]) -> Found | None:
    """Children in lines of their cells, each with sex, day of birth or number: 测试乙 女 2011-05-18."""
    given: dict[str, Segment] = {}
    for claim in claims:
        for line in (claim.row, *claim.more):
            print_ = re.sub(r"\s", "", persons.spelled(line))
            entry = _ENTRY.fullmatch(print_)
            name = entry and names.normal(entry["name"] or entry["numbered"])
            if not name or not names.is_plausible(name):
                if re.search(r"\d{4}", print_):
                    return None  # one more child, whose entry was not read whole
                break
            given[name] = line[0]
    return listed(tuple(given), tuple(given.values())) if given else None


def with_days(claims: Sequence[Claim]) -> Found | None:
    """The same where each has a number or a day behind the sex, so that no 男 or 女 ends a name (胜男)."""
    lines = [persons.spelled(line) for claim in claims for line in (claim.row, *claim.more)]
    told = [re.sub(r"\s", "", print_) for print_ in lines if re.search(r"\d", print_)]
    plainly = told and all(re.search(r"[男女][^男女]{0,4}\d", print_) for print_ in told)
    return entries(claims) if plainly else None


def listed(given: Sequence[str], pieces: Sequence[Segment]) -> Found:
    """These names as the list of children."""
    record = names.NameList("、".join(given), persons.spelled(pieces), names=tuple(given))
    return persons.found("children", record, pieces, "name", "names")
