"""The floor from a page to documents, with engines that repeat what was recorded."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from extractors import ruled
from extractors.classify import UNKNOWN
from extractors.engines import Image
from extractors.read import Readers, _Cells, read_pages
from extractors.records import WHOLE, Box, Document, Line, Page
from extractors.regions import Region
from tests.extractors.readers import Crashing, Echo, Recorded, paper

CARD = """
姓名  证件样本
性别  男   民族  汉
出生  2014年3月15日
住址  北京市样本区样本路1号
公民身份号码   11010320140315011X
"""
EMBLEM = """
中华人民共和国
居民身份证
签发机关  北京市公安局样本分局
有效期限  2019.05.01-2024.05.01
"""


def stored(folder: Path, image: Image, name: str = "page.png", number: int = 1) -> Page:
    path = folder / name
    path.write_bytes(cv2.imencode(".png", image)[1].tobytes())
    return Page(name, number, path)


def read(folder: Path, drawing: str, second: Echo | None = None) -> tuple[Document, ...]:
    lines, image = paper(drawing)
    return read_pages([stored(folder, image)], Readers(Recorded(lines), (second,) if second else ()))


def test_a_card_gives_its_kind_and_fields_with_places(tmp_path: Path) -> None:
    (document,) = read(tmp_path, CARD)
    assert document.kind == "resident_id_card"
    assert document.value("id_number") == "11010320140315011X"
    field = document.fields["id_number"]
    assert field.accepted and {"checksum", "date_in_number"} <= set(field.signals)
    assert 0 <= field.box.left < field.box.right <= 1


def test_a_name_is_accepted_only_if_the_second_reader_agrees(tmp_path: Path) -> None:
    assert not read(tmp_path, CARD)[0].fields["name"].accepted
    assert read(tmp_path, CARD, Echo("证件样本"))[0].fields["name"].accepted
    doubted = read(tmp_path, CARD, Echo("证件样木"))[0].fields["name"]
    assert not doubted.accepted and "second_reader_differs" in doubted.signals


def test_what_the_paper_itself_proves_is_not_read_twice(tmp_path: Path) -> None:
    echo = Echo("证件样本")
    read(tmp_path, CARD, echo)
    assert echo.asked == 1  # the name; number and birth date prove each other


def test_a_number_that_fails_its_check_digit_vouches_for_no_birth_date(tmp_path: Path) -> None:
    """Soft print has one misread digit in both places: 2014 as 2010 in the date, and in the number."""
    soft = CARD.replace("2014年", "2010年").replace("11010320140315011X", "11010320100315011X")
    (document,) = read(tmp_path, soft)
    assert document.value("birth_date") == "2010-03-15"
    assert not document.fields["birth_date"].accepted and not document.fields["id_number"].accepted


def test_a_number_that_contradicts_the_printed_birth_date_accepts_neither(tmp_path: Path) -> None:
    (document,) = read(tmp_path, CARD.replace("2014年3月15日", "2013年5月6日"))
    assert not document.fields["id_number"].accepted and not document.fields["birth_date"].accepted


def test_front_and_back_on_one_sheet_are_one_document(tmp_path: Path) -> None:
    (document,) = read(tmp_path, CARD + EMBLEM)
    assert [place.face for place in document.pages] == ["portrait", "emblem"]
    assert document.pages[0].sheet == document.pages[1].sheet
    assert document.fields["authority"].page == 1


def test_front_and_back_on_two_pages_are_one_document_on_two_sheets(tmp_path: Path) -> None:
    front, image = paper(CARD)
    back, _ = paper(EMBLEM)

    class Turns(Recorded):
        def read(self, image: Image):  # type: ignore[no-untyped-def]
            first = Recorded(front if not getattr(self, "seen", False) else back).read(image)
            self.seen = True
            return first

    pages = [stored(tmp_path, image, "a.png"), stored(tmp_path, image, "b.png")]
    (document,) = read_pages(pages, Readers(Turns(()), ()))
    assert [place.file for place in document.pages] == ["a.png", "b.png"]


def test_a_page_upside_down_reports_its_turn(tmp_path: Path) -> None:
    from extractors.upright import turned, turned_picture

    lines, image = paper(CARD)
    page = stored(tmp_path, turned_picture(image, 180))
    (document,) = read_pages([page], Readers(Recorded(turned(_with_quads(lines), 180)), ()))
    assert document.pages[0].rotation == 180
    assert document.value("name") == "证件样本"


def _with_quads(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    from dataclasses import replace

    def quad(line: Line) -> tuple[tuple[float, float], ...]:
        b = line.box
        return ((b.left, b.top), (b.right, b.top), (b.right, b.bottom), (b.left, b.bottom))

    return tuple(replace(line, quad=quad(line)) for line in lines)


def test_a_blank_form_has_its_kind_and_no_fields(tmp_path: Path) -> None:
    blank = "姓名\n性别      民族\n出生     年   月   日\n住址\n\n公民身份号码"
    (document,) = read(tmp_path, blank)
    assert document.kind == "resident_id_card" and not document.fields


def test_ink_beside_a_label_that_nobody_can_read_is_said_to_be_unreadable(tmp_path: Path) -> None:
    lines, image = paper(CARD)
    without = tuple(line for line in lines if line.text != "证件样本")
    (document,) = read_pages([stored(tmp_path, image)], Readers(Recorded(without), ()))
    assert "name" not in document.fields
    assert [u.field for u in document.unreadable] == ["name"]


def test_an_empty_page_is_blank(tmp_path: Path) -> None:
    page = stored(tmp_path, np.full((800, 600, 3), 250, dtype=np.uint8))
    assert [d.kind for d in read_pages([page], Readers(Crashing(), ()))] == ["blank"]


def test_an_engine_that_crashes_loses_no_page_and_no_other_page(tmp_path: Path) -> None:
    lines, image = paper(CARD)
    pages = [stored(tmp_path, image, "a.png"), stored(tmp_path, image, "b.png")]
    kinds = [d.kind for d in read_pages(pages, Readers(Crashing(), ()))]
    assert kinds == ["unknown", "unknown"]
    saved = read_pages(pages[:1], Readers(Crashing(), (Crashing(),), Recorded(lines)))
    assert [d.kind for d in saved] == ["resident_id_card"]


def test_a_reader_that_crashes_on_a_row_of_cells_costs_only_their_digits(tmp_path: Path) -> None:
    lines, image = paper(CARD)
    for i in range(18):
        cv2.rectangle(image, (40 + 24 * i, 4), (64 + 24 * i, 34), (40, 40, 40), 2)
        cv2.putText(image, "1", (48 + 24 * i, 28), cv2.FONT_HERSHEY_SIMPLEX, 0.8, (20, 20, 20), 2)
    (document,) = read_pages([stored(tmp_path, image)], Readers(Recorded(lines), (Crashing(),)))
    assert document.kind == "resident_id_card"


def test_a_separator_sheet_gives_the_name_in_its_code(tmp_path: Path) -> None:
    import zxingcpp

    code = zxingcpp.create_barcode("CANBAO:三年级2班 07 证件样本", zxingcpp.BarcodeFormat.QRCode)
    drawn = np.asarray(zxingcpp.write_barcode_to_image(code, scale=6))
    sheet = np.full((900, 700, 3), 255, dtype=np.uint8)
    sheet[100 : 100 + drawn.shape[0], 100 : 100 + drawn.shape[1]] = drawn.reshape(*drawn.shape[:2], -1)[
        :, :, :1
    ]
    (document,) = read_pages([stored(tmp_path, sheet)], Readers(Recorded(()), ()))
    assert document.kind == "cover_sheet"
    assert document.value("packet") == "三年级2班 07 证件样本"


@pytest.mark.parametrize(
    "image",
    [
        np.zeros((1, 1, 3), np.uint8),
        np.full((1, 4000, 3), 255, np.uint8),
        np.full((5, 5), 128, np.uint8),
        np.random.default_rng(1).integers(0, 65535, (300, 200), dtype=np.uint16),
        np.random.default_rng(2).integers(0, 255, (300, 200, 4), dtype=np.uint8),
    ],
    ids=["one pixel", "a hair", "tiny grey", "16 bit", "alpha"],
)
def test_every_picture_ends_in_a_document(tmp_path: Path, image: Image) -> None:
    documents = read_pages([stored(tmp_path, image)], Readers(Recorded(()), ()))
    assert len(documents) == 1 and documents[0].kind in ("blank", "unknown")


def test_a_file_that_is_no_picture_is_an_unknown_page(tmp_path: Path) -> None:
    path = tmp_path / "torn.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0 cut short")
    (document,) = read_pages([Page("torn.jpg", 1, path)], Readers(Recorded(()), ()))
    assert document.kind == "unknown" and document.why == ("picture_cannot_be_decoded",)


FORM = """
个人参加城乡居民基本医疗保险登记表
姓名    证件样本      性别      男
公民身份号码     11010320140315011X
开户银行     中国建设银行
银行账号     6217000000000000004
               监护人签字：{signed}

填表日期：2021年9月2日
"""


def test_a_signed_form_is_signed_and_an_unsigned_one_is_not(tmp_path: Path) -> None:
    for words, answer in (("  测试甲", True), ("", False)):
        (document,) = read(tmp_path, FORM.format(signed=words))
        field = document.fields["signed"]
        assert field.value is answer and field.accepted


def test_strokes_nobody_can_read_are_a_signature(tmp_path: Path) -> None:
    lines, image = paper(FORM.format(signed="  测试甲"))
    unread = tuple(line for line in lines if line.text != "测试甲")
    (document,) = read_pages([stored(tmp_path, image)], Readers(Recorded(unread), ()))
    assert document.fields["signed"].value is True and document.fields["signed"].accepted


def test_the_lower_half_of_a_bank_card_is_no_second_card(tmp_path: Path) -> None:
    both = """
    中国建设银行            长城借记卡
                            Debit
                            UnionPay
                              银联

    授权签名 AUTHORIZED SIGNATURE
                           826
    6217 0000 0000 0000 004
    本卡仅限本人使用，请在签名栏签名。
    拾获者请交中国建设银行任一网点。
                                        UnionPay
    客服热线 95533 www.ccb.com
                                        银联
    """
    (card,) = read(tmp_path, both)
    assert card.kind == "bank_card" and card.fields["card_number"].value == "6217000000000000004"


def test_a_code_under_a_coloured_note_is_still_read(tmp_path: Path) -> None:
    import zxingcpp

    code = zxingcpp.create_barcode("CANBAO:三年级2班 07 证件样本", zxingcpp.BarcodeFormat.QRCode)
    drawn = np.asarray(zxingcpp.write_barcode_to_image(code, scale=8))
    sheet = np.full((900, 700, 3), 255, dtype=np.uint8)
    high, wide = drawn.shape[:2]
    sheet[100 : 100 + high, 100 : 100 + wide] = drawn.reshape(high, wide, -1)[:, :, :1]
    for y in range(110, 100 + high, 24):  # blue strokes over the white of the code, as a note's are
        band = sheet[y : y + 10, 100 : 100 + wide]
        band[band.min(axis=2) > 128] = (255, 60, 60)
    (document,) = read_pages([stored(tmp_path, sheet)], Readers(Recorded(()), ()))
    assert document.value("packet") == "三年级2班 07 证件样本"


def test_the_lone_end_of_an_address_that_no_line_was_found_for_is_read_from_its_spot(tmp_path: Path) -> None:
    lines, image = paper(CARD.replace("样本路1号", "样本路甲1"))
    address = next(line for line in lines if "样本路" in line.text)
    high, wide = image.shape[:2]
    top, size = address.box.bottom * high + 8, (address.box.bottom - address.box.top) * high
    cv2.rectangle(image, *_corners(address.box.left * wide + 6, top, 0.7 * size), (40, 40, 40), -1)
    first = Looking(lines, "号")
    (document,) = read_pages([stored(tmp_path, image)], Readers(first, ()))
    assert document.value("address") == "北京市样本区样本路甲1号"


def _corners(left: float, top: float, size: float) -> tuple[tuple[int, int], tuple[int, int]]:
    return (int(left), int(top)), (int(left + size), int(top + size))


class Looking(Recorded):
    """Reads the same lines from every page, and one text from every crop."""

    def __init__(self, lines: tuple[Line, ...], text: str) -> None:
        super().__init__(lines)
        self.text = text

    def read_crops(self, images: list[Image], charset: str = "") -> tuple[Line | None, ...]:
        return tuple(Line(self.text, WHOLE, 0.9, "looking") for _ in images)


def test_a_region_read_again_is_given_the_numbers_of_its_own_cells_only() -> None:
    mine, other = (
        Line(number, Box(0.1, top, 0.6, top + 0.03), 0.99)
        for number, top in (("110228201801010174", 0.2), ("440184201706210284", 0.7))
    )
    grid = ruled.find(np.full((200, 200, 3), 255, np.uint8))
    cells = _Cells(grid, (mine, other)).of(Region((mine,), UNKNOWN))
    assert [line.text for line in cells.told_to((), 200, 200)] == ["110228201801010174"]


def test_a_strange_card_beside_a_known_one_is_a_document_of_its_own(tmp_path: Path) -> None:
    reader_card = """



样本图书馆
少儿读者卡
姓名  测试甲
读者证号  01001100293847
办证日期  2025-07-12
"""
    assert [document.kind for document in read(tmp_path, CARD + reader_card)] == [
        "resident_id_card",
        "unknown",
    ]
