"""Papers whose text goes on on the next page, read as one paper whose values know their pages."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from extractors import paged
from extractors.draft import Draft
from extractors.engines import Availability, Image
from extractors.read import Readers, read_page, read_pages
from extractors.records import Document, Line, Page, Reading
from tests.extractors.readers import paper

FIRST = """
                  离婚协议书
男方：测试甲，身份证号11010519491231002X，住样本市样本区测试路1号。
女方：测试乙，身份证号440184201706210284，住样本市样本区测试路2号。
双方于2009年登记结婚，因感情不和，自愿离婚，并就以下事项达成协议，共同遵守：
一、双方自愿离婚，离婚后互不干扰对方的生活，各自承担自己的开支和债务。
二、婚生子测试丙（2012年3月8日出生）由女
                     第1页 共2页
"""
SECOND = """
方抚养，男方每月支付抚养费1500元，至孩子年满十八周岁时为止，按月付清。
三、房屋一套归女方所有，车辆一辆归男方所有，双方无共同债务，无其他争议。
男方签字：测试甲               女方签字：测试乙
2019年6月3日
                     第2页 共2页
"""
TITLED = "                  离婚协议书\n" + "\n".join(FIRST.splitlines()[2:])
UNKNOWN = """
关于上述房屋的贷款，由男方按月归还，至贷款全部还清之日为止，与女方无关。
家具和家用电器均归男方所有，由男方在一个月内自行搬走，逾期视为放弃它们。
男方名下的存款归男方所有，女方名下的存款归女方所有，双方对此都没有异议。
"""


class Pages:
    """Reads from each picture what was drawn on it; nothing from a part of one."""

    def __init__(self) -> None:
        self.lines: dict[bytes, tuple[Line, ...]] = {}

    def stored(self, folder: Path, drawing: str, file: str, number: int, tilt: float = 0.0) -> Page:
        lines, image = paper(drawing)
        image = cv2.copyMakeBorder(
            image, 0, 700 - image.shape[0], 0, 1200 - image.shape[1], 0, value=(255,) * 3
        )
        lines, _ = paper_on(drawing, image)
        path = folder / f"{file}-{number}.png"
        path.write_bytes(cv2.imencode(".png", image)[1].tobytes())
        self.lines[image.tobytes()] = lines
        return Page(file, number, path)

    def available(self) -> Availability:
        return Availability(True)

    def read(self, image: Image) -> Reading:
        return Reading("pages", self.lines.get(image.tobytes(), ()))


def paper_on(drawing: str, image: Image) -> tuple[tuple[Line, ...], Image]:
    """The drawing's lines as fractions of a larger page."""
    lines, own = paper(drawing)
    across, down = own.shape[1] / image.shape[1], own.shape[0] / image.shape[0]
    moved = []
    for line in lines:
        box = line.box
        sides = box.left * across, box.top * down, box.right * across, box.bottom * down
        moved.append(Line(line.text, type(box)(*sides), line.confidence, line.engine))
    return tuple(moved), image


def read(folder: Path, *drawings: str, files: tuple[str, ...] = ()) -> tuple[Document, ...]:
    engine = Pages()
    names = files or ("a.pdf",) * len(drawings)
    pages = [
        engine.stored(folder, drawing, name, names[: at + 1].count(name))
        for at, (drawing, name) in enumerate(zip(drawings, names, strict=True))
    ]
    return read_pages(pages, Readers(engine))


def test_custody_on_the_second_page_falls_to_the_party_named_on_the_first(tmp_path: Path) -> None:
    (agreement,) = read(tmp_path, FIRST, SECOND)
    assert agreement.kind == "divorce_agreement"
    assert [place.page for place in agreement.pages] == [1, 2]
    assert agreement.value("custody_to") == "测试乙"
    assert agreement.value("child_names") == ("测试丙",)
    assert agreement.value("date") == "2019-06-03"


def test_each_value_knows_its_own_page_and_spot(tmp_path: Path) -> None:
    (agreement,) = read(tmp_path, FIRST, SECOND)
    male, day = agreement.fields["male_name"], agreement.fields["date"]
    lines = {line.text: line.box for line in paper_on(SECOND, paper_page())[0]}
    assert (male.page, day.page) == (0, 1)
    assert abs(day.box.top - lines["2019年6月3日"].top) < 0.01
    assert abs(day.box.left - lines["2019年6月3日"].left) < 0.01


def paper_page() -> Image:
    _, image = paper(FIRST)
    return cv2.copyMakeBorder(image, 0, 700 - image.shape[0], 0, 1200 - image.shape[1], 0, value=(255,) * 3)


def test_a_page_with_a_title_of_its_own_is_another_paper(tmp_path: Path) -> None:
    assert [len(one.pages) for one in read(tmp_path, FIRST, TITLED)] == [1, 1]


def test_running_text_behind_a_page_nobody_signed_belongs_to_it(tmp_path: Path) -> None:
    (agreement,) = read(tmp_path, FIRST, UNKNOWN, SECOND)
    assert len(agreement.pages) == 3 and agreement.value("custody_to") is None


def test_running_text_behind_a_signed_paper_is_unknown(tmp_path: Path) -> None:
    kinds = [one.kind for one in read(tmp_path, FIRST, SECOND, UNKNOWN)]
    assert kinds == ["divorce_agreement", "unknown"]


def test_text_of_another_file_goes_on_only_with_a_sentence_that_was_broken_off(tmp_path: Path) -> None:
    ended = FIRST.replace("由女\n", "由女方抚养。\n")
    kinds = [one.kind for one in read(tmp_path, ended, UNKNOWN, files=("a.pdf", "b.pdf"))]
    assert kinds == ["divorce_agreement", "unknown"]


@pytest.mark.parametrize("files", [("1.jpg", "2.jpg"), ("a.pdf", "a.pdf")])
def test_pages_photographed_one_by_one_are_one_paper_as_those_of_a_pdf_are(
    tmp_path: Path, files: tuple[str, ...]
) -> None:
    (agreement,) = read(tmp_path, FIRST, SECOND, files=files)
    assert len(agreement.pages) == 2


def test_pages_that_cannot_be_read_as_one_stay_as_they_were_read(tmp_path: Path) -> None:
    """The picture of the second page is gone by then: nothing of either page is lost."""
    engine = Pages()
    first, second = (engine.stored(tmp_path, text, "a.pdf", at) for at, text in ((1, FIRST), (2, SECOND)))
    drafts = [draft for page in (first, second) for draft in read_page(page, Readers(engine))]

    def broken(*_: object) -> Draft:
        raise RuntimeError("this paper breaks every reader")

    pages = {("a.pdf", 1): first, ("a.pdf", 2): second}
    assert paged.joined(drafts, pages, broken) == tuple(drafts)
    second.image.unlink()
    assert paged.joined(drafts, pages, broken) == tuple(drafts)


def test_many_pages_are_laid_together_smaller() -> None:
    photo = np.zeros((4000, 3000, 3), np.uint8)
    assert paged._size(photo, 2) == (4000, 3000)
    high, wide = paged._size(photo, 20)
    assert 20 * high * wide <= paged.MOST_PIXELS and abs(high / wide - 4 / 3) < 0.01
