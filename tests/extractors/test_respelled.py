"""A name that stays open is weighed with what names are made of; what comes of it is shown to a person."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from extractors import ctc, respelled
from extractors.classify import Kind
from extractors.ctc import Signs
from extractors.declare import Found
from extractors.draft import Draft, Question
from extractors.engines import Image, rapidocr
from extractors.read import Readers, read_pages
from extractors.records import Field, Page, Place
from extractors.respelled import likeliest
from tests.extractors.readers import Recorded, paper


def signs(*places: dict[str, float]) -> Signs:
    return places


WEN, JUAN = {"文": 1.0}, {"娟": 0.99}


def test_a_first_sign_that_is_no_surname_gives_way_to_one_both_networks_think_possible() -> None:
    first = signs({"耸": 0.81, "笪": 0.1, "算": 0.03}, WEN, JUAN)
    second = signs({"算": 0.8, "耸": 0.1, "笪": 0.001}, WEN, JUAN)
    assert likeliest("耸文娟", [first, second]) == "笪文娟"


def test_a_given_name_is_spelled_with_signs_of_names_where_the_picture_leaves_it_open() -> None:
    open_ = signs({"苏": 1.0}, {"婉": 0.88, "魏": 0.02}, {"好": 0.84, "婷": 0.15})
    assert likeliest("苏魏婷", [open_, open_]) == "苏婉婷"
    assert likeliest("苏婉好", [signs({"苏": 1.0}, {"婉": 1.0}, {"好": 0.999, "婷": 0.0005})]) == "苏婉好"


def test_a_rare_surname_seen_clearly_stays() -> None:
    clear = signs({"笪": 0.99, "管": 0.005}, WEN, JUAN)
    assert likeliest("笪文娟", [clear, clear]) == "笪文娟"


def test_a_rare_surname_that_one_network_reads_and_the_other_thinks_possible_stays() -> None:
    first, second = signs({"佘": 0.8, "余": 0.19}), signs({"余": 0.51, "佘": 0.44})
    given = signs({"建": 1.0}, {"军": 1.0})
    assert likeliest("佘建军", [[*first, *given], [*second, *given]]) == "佘建军"


def test_a_sign_that_is_no_surname_gives_way_to_its_twin_that_is_one() -> None:
    first, second = signs({"昝": 0.4, "咎": 0.6}, WEN, JUAN), signs({"咎": 0.7, "昝": 0.3}, WEN, JUAN)
    assert likeliest("咎文娟", [first, second]) == "昝文娟"


def test_a_surname_of_two_signs_stays_whole() -> None:
    seen = signs({"钟": 1.0}, {"离": 0.9, "高": 0.1}, {"吴": 0.93, "昊": 0.07})
    assert likeliest("钟离吴", [seen]) == "钟离昊"


def test_a_crop_that_shows_something_else_changes_nothing() -> None:
    elsewhere = signs({"女": 1.0}, {"方": 1.0}, {"夏": 1.0})
    assert likeliest("夏琳", [elsewhere]) == "夏琳"
    assert likeliest("阿依古丽·买提", [elsewhere]) == "阿依古丽·买提"
    assert likeliest("SAMPLE", [elsewhere]) == "SAMPLE"


def test_the_place_of_the_name_in_its_crop_is_found() -> None:
    seen = signs({"名": 1.0}, {"王": 1.0}, {"吴": 0.6, "昊": 0.4}, {"性": 1.0})
    assert likeliest("王吴", [seen]) == "王昊"


class Undecided(Recorded):
    """Reads the recorded lines and tells the same doubts of every crop."""

    def signs(self, image: Image) -> Signs:
        return signs({"宋": 0.6, "末": 0.4}, {"小": 1.0}, {"明": 1.0})


class Breaking(Recorded):
    def signs(self, image: Image) -> Signs:
        raise RuntimeError("the engine broke down")


def name(folder: Path, engine: type[Recorded]) -> Field:
    lines, image = paper(
        "姓名  末小明\n性别  男   民族  汉\n出生  2014年3月15日\n公民身份号码   11010320140315011X"
    )
    path = folder / "page.png"
    path.write_bytes(cv2.imencode(".png", image)[1].tobytes())
    (document,) = read_pages([Page("page.png", 1, path)], Readers(engine(lines)))
    return document.fields["name"]


def test_the_likelier_name_is_never_accepted_and_what_was_read_stands_beside_it(tmp_path: Path) -> None:
    found = name(tmp_path, Undecided)
    assert (found.value, found.accepted, found.others) == ("宋小明", False, ("末小明",))
    assert "respelled" in found.signals


def test_what_is_drawn_from_a_name_is_spelled_as_it_is() -> None:
    man = Found("male_name", "末小明", "末小明", (), "name", critical=True)
    custody = Found("custody_to", "末小明", "由男方抚养", (), "name", signals=("by_wording",), critical=True)
    children = Found("child_names", ("末小丙", "王丁"), "末小丙、王丁", (), "name", critical=True)
    kind = Kind("divorce_agreement", "", 1.0, 1.0, ())
    asked = tuple(Question(one, np.zeros((9, 9, 3), np.uint8), False) for one in ("male_name",))
    read = Draft(kind, Place("page.png", 1), {one.field: one for one in (man, custody, children)}, (), asked)
    (draft,) = respelled.proposed([read], [Undecided(()).signs])
    assert {field: one.value for field, one in draft.found.items()} == {
        "male_name": "宋小明",
        "custody_to": "宋小明",
        "child_names": ("末小丙", "王丁"),  # nobody was asked about these
    }


def test_a_network_that_breaks_down_leaves_the_name_as_read(tmp_path: Path) -> None:
    assert name(tmp_path, Breaking).value == "末小明"


class Recogniser:
    """A recogniser of two signs, as the library holds one."""

    rec_image_shape = (3, 48, 160)

    class postprocess_op:  # noqa: N801
        character = ("blank", "王", "玉", " ")

    def resize_norm_img(self, image: Image, ratio: float) -> np.ndarray:
        return np.zeros((3, 48, 160), np.float32)

    def session(self, batch: np.ndarray) -> np.ndarray:
        said = [[0.9, 0, 0, 0], [0.1, 0.6, 0.3, 0], [0.2, 0.7, 0.1, 0], [1, 0, 0, 0], [0, 0.2, 0.8, 0]]
        return np.array([said])


def test_every_sign_is_told_with_what_else_it_may_be() -> None:
    one, two = ctc.signs(Recogniser(), np.zeros((20, 40, 3), np.uint8))
    assert (one["王"], one["玉"]) == (0.7, 0.3) and list(two)[:2] == ["玉", "王"]


def test_the_first_reader_tells_its_doubts() -> None:
    image = np.full((48, 120, 3), 255, np.uint8)
    cv2.putText(image, "8", (40, 40), cv2.FONT_HERSHEY_SIMPLEX, 1.4, (0, 0, 0), 3)
    (sign,) = rapidocr.signs(image)
    assert max(sign, key=lambda letter: sign[letter]) == "8" and len(sign) > 5
