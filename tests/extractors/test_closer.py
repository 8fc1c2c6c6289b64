"""A closer look is taken only where it would be closer."""

from __future__ import annotations

import numpy as np

from extractors import classify, closer
from extractors.declare import Found
from extractors.engines import Image
from extractors.fields import Missed
from extractors.records import WHOLE, Box, Line, Reading


class Counts:
    """An engine that sees nothing and remembers how large the pictures were."""

    NAME = "counts"

    def __init__(self) -> None:
        self.shown: list[tuple[int, ...]] = []

    def read(self, image: Image) -> Reading:
        self.shown.append(image.shape[:2])
        return Reading(self.NAME, ())


def looked_at(wide: int, high: int, region: Box) -> list[tuple[int, ...]]:
    engine = Counts()
    closer.lines(np.full((high, wide, 3), 255, np.uint8), region, engine)  # type: ignore[arg-type]
    return engine.shown


def test_a_small_paper_on_a_large_sheet_is_read_again_enlarged() -> None:
    ((high, wide),) = looked_at(2480, 3508, Box(0.1, 0.1, 0.4, 0.2))
    assert wide > 1500 and high < 1000


def test_a_paper_that_fills_its_page_is_not_read_twice() -> None:
    assert looked_at(2480, 3508, WHOLE) == []
    assert looked_at(1654, 2339, Box(0.03, 0.04, 0.97, 0.95)) == []


def test_a_small_picture_is_read_again_enlarged() -> None:
    ((high, wide),) = looked_at(900, 570, WHOLE)
    assert wide == 1600 and high == 1013


CELL = Box(0.3, 0.1, 0.5, 0.2)
FORM = classify.papers()["enrolment_form"]
FILLED = {one.field: Found(one.field, "", "", (), "text") for one in FORM.FIELDS}


def open_after(*print_: str, without: str = "name", missed: bool = False, clear: float = 0.99) -> bool:
    """Is there reason to look closer at a form without one value, with these lines where that belongs?"""
    lines = tuple(Line(text, CELL, clear, "drawn") for text in print_)
    found = {field: one for field, one in FILLED.items() if field != without}
    return closer.lacks(found, (Missed(without, CELL),) if missed else (), FORM, "", lines)


def test_a_label_that_was_not_read_is_looked_for_and_one_over_an_empty_cell_is_not() -> None:
    assert open_after("性别")
    assert not open_after("性别", "姓名：")
    assert open_after("性别女姓名民族")  # run together, the value may be among them


def test_print_that_was_not_clearly_read_is_looked_at_again_and_what_is_no_name_is_not() -> None:
    assert open_after("姓名", missed=True, clear=0.7)
    assert not open_after("姓名", "样本印章位", missed=True)


def test_a_day_that_is_none_was_misread() -> None:
    assert open_after("出生日期", "2014年月5日", without="birth_date", missed=True)


def test_on_what_an_office_issues_no_cell_is_empty() -> None:
    card = classify.papers()["resident_id_card"]
    lines = (Line("民族", CELL, 0.99, "drawn"), Line("姓名", CELL, 0.99, "drawn"))
    assert closer.lacks({}, (), card, "portrait", lines)


def test_what_is_often_empty_is_no_reason_to_look_closer() -> None:
    permit = classify.papers()["work_residence_permit"]
    full = {part for one in permit.FIELDS for part, _ in (one.parts or ((one.field, ""),))}
    found = {field: Found(field, "", "", (), "text") for field in full - {"valid_from"}}
    assert not closer.lacks(found, (), permit, "", ())
