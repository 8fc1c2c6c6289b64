"""Headings of tall cells: signs set one below the other beside the rows they head."""

from __future__ import annotations

from extractors import regions, upright
from extractors.layout import Segment
from extractors.persons import under
from extractors.records import Box, Line
from extractors.sheet import lay_out


def line(text: str, left: float, top: float, right: float, bottom: float, down: bool = False) -> Line:
    """A printed line; `down`: a column of upright signs, which the reader takes for a line on its side."""
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    turned = corners[1:] + corners[:1] if down else corners
    return Line(text, Box(left, top, right, bottom), 0.99, "drawn", tuple(turned))


TABLE = (
    line("姓名", 0.3, 0.10, 0.36, 0.13),
    line("男方甲", 0.5, 0.10, 0.59, 0.13),
    line("出生日期", 0.3, 0.20, 0.42, 0.23),
    line("1980年1月1日", 0.5, 0.20, 0.8, 0.23),
    line("收养人", 0.2, 0.12, 0.23, 0.21, down=True),
)


def test_a_heading_set_downwards_is_a_label() -> None:
    sheet = lay_out(TABLE, ("收养人", "姓名", "出生日期"))
    assert [claim.label.text for claim in sheet.claims] == ["姓名", "收养人", "出生日期"]


def test_print_set_downwards_is_no_value() -> None:
    note = line("存档", 0.45, 0.12, 0.48, 0.21, down=True)
    sheet = lay_out((*TABLE, note), ("姓名", "出生日期"))
    assert not any("存档" in piece.text for piece in sheet.pieces)


def test_headings_set_downwards_stay_with_their_page() -> None:
    heads = [line("被收养人", 0.2, 0.1 * at, 0.23, 0.1 * at + 0.09, down=True) for at in range(1, 6)]
    assert len(upright.by_turn((*TABLE, *TABLE, *heads), 1000, 1000)) == 1


def piece(text: str, left: float, top: float, bottom: float) -> Segment:
    return Segment(text, Box(left, top, left + 60, bottom), (), text)


def test_a_heading_in_the_middle_of_its_rows() -> None:
    heads = [piece("收养人", 0, at, at + 60) for at in (120, 420, 720)]
    names = [piece("姓名", 100, at, at + 30) for at in (30, 330, 630)]
    assert under(heads, names, names) == [0, 1, 2]


def test_a_heading_above_its_rows_heads_all_of_them() -> None:
    heads = [piece("收养人", 0, 0, 30), piece("被收养人", 0, 300, 330)]
    names = [piece("姓名", 100, at, at + 30) for at in (60, 180, 360)]
    assert under(heads, names, names) == [0, 0, 1]


def test_where_a_heading_and_a_name_were_lost_nobody_is_named() -> None:
    heads = [piece("收养人", 0, at, at + 60) for at in (120, 420)]
    names = [piece("姓名", 100, at, at + 30) for at in (330, 630)]
    sexes = [piece("性别", 200, at, at + 30) for at in (30, 330, 630)]
    assert under(heads, names, [*names, *sexes]) == [None, None]
    assert under(heads, names[:1], [*names, *sexes]) == [None]


def test_headings_set_downwards_tell_what_paper_it_is() -> None:
    lines = (
        *TABLE,
        line("准予收养登记", 0.2, 0.30, 0.5, 0.33),
        line("登记日期", 0.2, 0.40, 0.32, 0.43),
        line("被收养人", 0.2, 0.45, 0.23, 0.6, down=True),
        line("收养登记证", 0.4, 0.02, 0.6, 0.05),
    )
    (region,) = regions.split(lines, 1000, 1000)
    assert region.kind.kind == "adoption_certificate"
    (level,) = regions.split([one for one in lines if one.quad[0][0] == one.box.left], 1000, 1000)
    assert level.kind.confidence < region.kind.confidence
