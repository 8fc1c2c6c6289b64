"""Second readings: who is asked, whose word counts how much, and what happens when readers disagree."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from extractors import agree, classify, second
from extractors.declare import Found
from extractors.draft import Draft, Question
from extractors.engines import Image
from extractors.flat import Strip
from extractors.read import Readers, read_pages
from extractors.records import WHOLE, Field, Line, Page, Place
from extractors.segment import Segment
from tests.extractors.readers import Crashing, Echo, Recorded, paper

CARD = """
姓名  {name}
性别  男   民族  汉
出生  2014年3月15日
住址  北京市样本区样本路1号
公民身份号码   {number}
"""
NUMBER = "11010320140315011X"


def field(
    folder: Path,
    wanted: str,
    *others: Echo | Crashing,
    name: str = "王小明",
    number: str = NUMBER,
    card: str = CARD,
) -> Field:
    lines, image = paper(card.format(name=name, number=number))
    path = folder / "page.png"
    path.write_bytes(cv2.imencode(".png", image)[1].tobytes())
    (document,) = read_pages([Page("page.png", 1, path)], Readers(Recorded(lines), others))
    return document.fields[wanted]


def relative(*texts: str, score: float = 0.99) -> Echo:
    return Echo(*texts, score=score, name="ppocr5")


def test_a_network_of_the_same_family_is_a_second_voice_where_both_are_sure(tmp_path: Path) -> None:
    assert field(tmp_path, "name", relative("王小明")).accepted
    assert not field(tmp_path, "name", relative("王小明", score=0.7)).accepted


def test_networks_of_one_family_prove_nothing_about_look_alike_characters(tmp_path: Path) -> None:
    assert not field(tmp_path, "name", relative("王小末"), name="王小末").accepted
    assert field(tmp_path, "name", relative("王小末"), Echo("王小末"), name="王小末").accepted


def test_signs_parted_by_less_than_a_stroke_are_for_a_person_whoever_agrees(tmp_path: Path) -> None:
    found = field(tmp_path, "name", relative("王小己"), Echo("王小己"), name="王小己")
    assert found.value == "王小己" and not found.accepted


@pytest.mark.parametrize("name", ["余小样", "涂小样"])
def test_networks_agree_on_a_surname_where_its_rarer_twin_is_printed(tmp_path: Path, name: str) -> None:
    found = field(tmp_path, "name", relative(name), Echo(name), name=name)
    assert found.value == name and not found.accepted


def test_tesseract_is_asked_only_about_what_is_still_open(tmp_path: Path) -> None:
    tesseract = Echo("王小明")
    field(tmp_path, "name", relative("王小明"), tesseract)
    assert tesseract.asked == 0
    field(tmp_path, "name", relative("王小朋"), tesseract)
    assert tesseract.asked == 1


def test_two_readers_that_agree_on_a_word_that_is_no_name_do_not_accept_it(tmp_path: Path) -> None:
    assert not field(tmp_path, "name", relative("军属甲"), Echo("军属甲"), name="军属甲").accepted


def test_a_number_only_the_second_reader_read_with_a_right_check_digit_is_taken_but_not_accepted(
    tmp_path: Path,
) -> None:
    # 0 for 8 in the first reading; the name is asked about first, the number second
    found = field(tmp_path, "id_number", Echo(NUMBER, "王小明"), number="11010320140315811X")
    assert found.value == NUMBER and not found.accepted


def test_a_second_reader_that_crashes_costs_only_its_word(tmp_path: Path) -> None:
    found = field(tmp_path, "name", Crashing())
    assert found.value == "王小明" and not found.accepted


def test_the_end_of_a_wide_set_label_in_the_crop_is_no_part_of_the_second_reading(tmp_path: Path) -> None:
    assert field(tmp_path, "name", relative("名王小明")).accepted
    assert not field(tmp_path, "name", relative("各王小明")).accepted


GLUED = CARD.replace("姓名  {name}", "姓名{name}")


@pytest.mark.parametrize(
    ("line", "accepted"), [("姓名王小明", True), ("姓名 王 小 明 性别男", True), ("姓名王小朋", False)]
)
def test_a_value_cut_out_of_its_line_amiss_is_looked_for_in_the_whole_line(
    tmp_path: Path, line: str, accepted: bool
) -> None:
    # the crop lost a letter; the same reader is then shown the line
    assert field(tmp_path, "name", relative("小明", line), card=GLUED).accepted is accepted


def test_a_number_inside_a_longer_one_is_not_confirmed_by_it() -> None:
    assert second.stands_in("EMMA CLARK", "受聘方（Party B）：EMMA CLARK")
    assert not second.stands_in("2021", "编号：120213") and not second.stands_in("CLARK", "EMMACLARKE")


def test_the_whole_line_decides_nothing_about_look_alike_characters(tmp_path: Path) -> None:
    tesseract = Echo("小己", "姓名王小已")  # its crop says otherwise: in the line it only follows likelihood
    assert not field(tmp_path, "name", tesseract, name="王小已", card=GLUED).accepted


WEDDING = """
结婚证
持证人    王小明
登记日期  {number}
结婚证字号  J110108-2014-000123
"""


DAYS = (("2014年3月15日", True), ("2014年1月15日", False), ("2014年3月5日", False), ("2014.03.05", True))


@pytest.mark.parametrize(("day", "accepted"), DAYS)
def test_a_date_that_may_have_lost_a_digit_is_not_confirmed_by_a_network_of_the_same_family(
    tmp_path: Path, day: str, accepted: bool
) -> None:
    found = field(tmp_path, "registration_date", relative("王小明", None, day), card=WEDDING, number=day)
    assert found.accepted is accepted


def test_a_name_with_another_letter_right_behind_it_is_not_confirmed_by_its_line() -> None:
    assert second.stands_in("王小明", "姓名王小明性别男", name=True)
    assert second.stands_in("王小明", "兹证明王小明同志系我校教师", name=True)
    assert not second.stands_in("王小明", "王小明北京市样本公证处", name=True)


def test_a_slow_reader_is_not_asked_about_a_name_that_a_person_sees_anyway(tmp_path: Path) -> None:
    tesseract = Echo("军属甲")
    told = field(tmp_path, "name", relative("军属甲"), tesseract, name="军属甲")
    assert (tesseract.asked, told.accepted) == (0, False)


def test_both_readings_are_kept_where_sure_networks_differ(tmp_path: Path) -> None:
    assert field(tmp_path, "name", relative("王小朋")).others == ("王小朋",)


def test_a_number_with_chinese_in_it_is_read_again_with_all_letters(tmp_path: Path) -> None:
    ruling = """
        样本市样本区人民法院
        民事判决书
        （2020）京0106民初21877号
        原告：测试乙，女。被告：测试甲，男。
        本院认为，原、被告感情破裂，判决如下：准予原告与被告离婚。
        审判员测试丁
        二〇二〇年九月二十四日
        书记员测试戊
    """
    lines, image = paper(ruling)
    path = tmp_path / "page.png"
    path.write_bytes(cv2.imencode(".png", image)[1].tobytes())
    heard = Listening("（2020）京0106民初21877号")
    (document,) = read_pages([Page("page.png", 1, path)], Readers(Recorded(lines), (heard,)))
    assert document.fields["case_number"].accepted
    assert second.LETTERS not in heard.charsets


class Listening(Echo):
    """An echo that remembers which letters it was told to look for."""

    def __init__(self, text: str) -> None:
        super().__init__(*(text,) * 9)
        self.charsets: list[str] = []

    def read_crops(self, images: list[Image], charset: str = "") -> tuple[Line | None, ...]:
        self.charsets.append(charset if images else "")
        return super().read_crops(images, charset)


def test_a_day_in_bare_digits_glued_to_another_cell_s_word_is_for_a_person(tmp_path: Path) -> None:
    card = CARD.replace("2014年3月15日", "样本中学20140315").replace(NUMBER, "{number}")
    found = field(tmp_path, "birth_date", relative("样本中学20140315"), card=card, number="")
    assert not found.accepted and "recheck" in found.signals


class Sees:
    """A network that reads the print with the line under it (grey) and without (white) differently."""

    NAME = "ppocr5"

    def __init__(self, with_line: tuple[str, float], without: tuple[str, float]) -> None:
        self.told = {128: with_line, 255: without}

    def read_crops(self, images: list[Image], charset: str = "") -> tuple[Line | None, ...]:
        said = [self.told[int(image[0, 0, 0])] for image in images]
        return tuple(Line(text, WHOLE, score, self.NAME) for text, score in said)


@pytest.mark.parametrize(("sure", "signal"), [(0.98, "second_network_differs"), (0.55, "second_network")])
def test_a_name_on_a_line_is_asked_for_without_it_where_that_is_read_as_clearly(
    sure: float, signal: str
) -> None:
    grey, white = (np.full((20, 60, 3), tone, np.uint8) for tone in (128, 255))
    printed = Line("王小哩", WHOLE, 0.96, "first")
    piece = Segment("王小哩", WHOLE, ((Strip(printed, WHOLE), 0, 3),))
    found = {"name": Found("name", "王小哩", "王小哩", (piece,), "name", critical=True)}
    kind = classify.Kind("student_certificate", "", 9.0, 0.99, ())
    draft = Draft(kind, Place("page.png", 1), found, questions=(Question("name", grey, False, bare=white),))
    (told,) = second.answered([draft], [Sees(("王小哩", 0.95), ("王小呷", sure))])
    assert signal in told.found["name"].signals and told.questions[0].bare is None


@pytest.mark.parametrize(
    ("signal", "sure"), [("checksum", True), ("checksum_failed", False), ("second_reader_differs", False)]
)
def test_where_a_digit_of_the_identity_number_was_misread_no_other_day_is_sure(
    signal: str, sure: bool
) -> None:
    number = Found("id_number", NUMBER, NUMBER, (), "number", signals=(signal,), critical=True)
    proven = ("second_network", "second_reader")
    day = Found("valid_until", "2029-05-01", "2029.05.01", (), "date", signals=proven, critical=True)
    told = agree.of_digits({"id_number": number, "valid_until": day})
    assert agree.weighed(told["valid_until"]).accepted is sure
