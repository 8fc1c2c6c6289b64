"""Signed or not: something in the place that asks for a signature, and nothing taken for sure too soon."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from extractors import signature
from extractors.records import Box
from extractors.sheet import Sheet, lay_out
from extractors.specimens import drawn

ASKED = ("监护人签名",)


def placed(box: Box, share: float) -> Box:
    return Box(box.left * share, box.top, box.right * share, box.bottom)


def sheet(drawing: str) -> Sheet:
    lines, wide, high = drawn(drawing)
    return lay_out(lines, (*ASKED, "填表日期"), "", wide, high)


@pytest.mark.parametrize(
    "form",
    [
        "监护人签名   测试甲",
        "监护人签名   测试甲2021年10月9日",
        """
        监护人签名         填表日期
        测试甲             2021年10月9日
        """,
    ],
)
def test_a_name_beside_or_under_the_words_is_a_signature(form: str) -> None:
    told = signature.asked_for(sheet(form), ASKED)
    assert told is not None and told.value is True


@pytest.mark.parametrize(
    "form",
    ["监护人签名   年 月 日", "监护人签名   2021年10月9日", "监护人签名", "监护人签名：确认无误，不得涂改"],
)
def test_a_day_or_its_printed_units_are_no_signature(form: str) -> None:
    told = signature.asked_for(sheet(form), ASKED)
    assert told is not None and told.value is False


def test_unsigned_is_sure_only_where_nothing_at_all_stands_in_the_place() -> None:
    white = np.full((300, 600, 3), 255, np.uint8)

    def signals(form: str) -> tuple[str, ...]:
        page = sheet(form)
        told = signature.asked_for(page, ASKED)
        assert told is not None
        return tuple(signature.measured({"signed": told}, ASKED, page, white)["signed"].signals)

    assert signals("监护人签名") == signature.CLEAR
    assert signals("监护人签名   2021年10月9日") == ()


def test_a_place_with_strokes_as_faint_as_dust_is_not_surely_unsigned() -> None:
    lines, wide, high = drawn("监护人签名")
    page, box = sheet("监护人签名"), lines[0].box
    picture = np.full((int(high), int(wide), 3), 255, np.uint8)
    top, bottom, right = (int(n) for n in (box.top * high, box.bottom * high, box.right * wide))
    picture[top:bottom:2, int(box.left * wide) : right : 2] = 0
    told = signature.asked_for(page, ASKED)
    assert told is not None
    assert signature.measured({"signed": told}, ASKED, page, picture)["signed"].signals == signature.CLEAR
    picture[top + 8 : top + 11, right + 20 : right + 45] = 150
    assert signature.measured({"signed": told}, ASKED, page, picture)["signed"].signals == ()


@pytest.mark.parametrize(("wave", "signed"), [(0, False), (9, True)])
def test_a_rule_that_leans_across_the_place_is_no_signature_and_a_scribble_is(
    wave: int, signed: bool
) -> None:
    lines, wide, high = drawn("监护人签名")
    page, box = sheet("监护人签名"), lines[0].box
    picture = np.full((int(high), int(wide) + 600, 3), 255, np.uint8)
    page = lay_out(
        tuple(replace(line, box=placed(line.box, wide / (wide + 600))) for line in lines),
        (*ASKED, "填表日期"),
        "",
        int(wide) + 600,
        high,
    )
    top, right = int(box.top * high), int(box.right * wide)
    picture[top : int(box.bottom * high) : 2, int(box.left * wide) : right : 2] = 0
    for x in range(12, 200):
        y = top + 4 + x // 14 + round(wave * np.sin(x / 9))
        picture[y : y + 2, right + x] = 0
    told = signature.asked_for(page, ASKED)
    assert told is not None
    assert signature.measured({"signed": told}, ASKED, page, picture)["signed"].value is signed


def test_ink_under_the_words_alone_is_the_next_row_and_no_signature() -> None:
    form = """
    监护人签名
    本表一式两份
    """
    lines, wide, high = drawn(form)
    page = sheet(form)
    picture = np.full((int(high), int(wide), 3), 255, np.uint8)
    for line in lines:
        top, bottom = int(line.box.top * high), int(line.box.bottom * high)
        picture[top:bottom:2, int(line.box.left * wide) : int(line.box.right * wide) : 2] = 0
    told = signature.asked_for(page, ASKED)
    assert told is not None
    assert signature.measured({"signed": told}, ASKED, page, picture)["signed"].value is False


def test_a_name_across_the_middle_of_the_cell_is_a_signature_and_never_surely_none() -> None:
    form = """
    签字栏    监护人签名：

                   测试甲
                             2021年3月4日
    """
    lines, wide, high = drawn(form)
    page = lay_out(lines, (*ASKED, "签字栏"), "", wide, high)
    told = signature.asked_for(page, ASKED)
    assert told is not None and told.value is True and told.signals == ()


def test_words_in_brackets_behind_a_name_say_that_the_name_is_the_signature() -> None:
    lines, wide, high = drawn("父亲：测试甲（签字）")
    told = signature.asked_for(lay_out(lines, ("签字",), "", wide, high), ("签字",))
    assert told is not None and (told.value, told.signals) == (True, ())


def test_strokes_nobody_can_read_before_the_day_are_a_signature() -> None:
    page = sheet("监护人签名               2021年10月9日")
    label = page.labelled(*ASKED)[0].label.box
    picture = np.full((round(page.high), round(page.wide), 3), 255, np.uint8)
    left, top, right, bottom = (round(n) for n in (label.left, label.top, label.right, label.bottom))
    picture[top:bottom, left:right][::3] = 0  # the words themselves
    told = signature.asked_for(page, ASKED)
    assert told is not None

    def value(drawn_: np.ndarray) -> object:  # type: ignore[type-arg]
        return signature.measured({"signed": told}, ASKED, page, drawn_)["signed"].value

    signed = picture.copy()
    for at in range(bottom - top):
        signed[top + at, right + 10 + at : right + 16 + at] = 0
    assert (value(picture), value(signed)) == (False, True)


def _picture_of(page: Sheet, label_dark: int = 0) -> tuple[np.ndarray, tuple[int, int, int, int]]:  # type: ignore[type-arg]
    """A white page with the words that ask as stripes, and where these stand."""
    box = page.labelled(*ASKED)[0].label.box
    left, top, right, bottom = (round(n) for n in (box.left, box.top, box.right, box.bottom))
    picture = np.full((round(page.high), round(page.wide), 3), 255, np.uint8)
    picture[top:bottom, left:right][::3] = label_dark
    return picture, (left, top, right, bottom)


def _signed(page: Sheet, picture: np.ndarray) -> object:  # type: ignore[type-arg]
    told = signature.asked_for(page, ASKED)
    assert told is not None
    return signature.measured({"signed": told}, ASKED, page, picture)["signed"].value


def test_a_line_of_dashes_to_write_on_is_no_signature() -> None:
    page = sheet("监护人签名                              ")
    picture, (_, _, right, bottom) = _picture_of(page)
    for at in range(6):
        picture[bottom - 2 : bottom, right + 8 + 20 * at : right + 22 + 20 * at] = 0
    assert _signed(page, picture) is False


def test_the_edge_of_a_shadow_is_no_signature() -> None:
    page = sheet("监护人签名                              ")
    picture, (_, top, right, _) = _picture_of(page)
    for y in range(len(picture)):  # a slanting edge, as of a hand over the page
        picture[y, right + 60 - 2 * (y - top) : right + 130 - 2 * (y - top)] = 120
    assert _signed(page, picture) is False
