"""A rare sign in a county, town or village is put right by the lists where the picture leaves it open."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import cv2

from extractors.ctc import Signs
from extractors.engines import Image
from extractors.localities import likeliest, listed
from extractors.read import Readers, read_pages
from extractors.records import Field, Page
from tests.extractors.readers import Recorded, paper


def view(text: str, **others: dict[str, float]) -> Signs:
    """What a network tells of a line: sure of every sign but these."""
    return tuple(others.get(sign, {sign: 1.0}) for sign in text)


def seen(address: str, *views: Signs) -> str:
    return listed(address, lambda at, names: likeliest(address, at, names, views))


def test_a_town_is_named_as_its_county_has_it_where_the_network_had_the_sign_in_mind() -> None:
    address = "四川省营山县路市镇平滩村5组38号"
    open_ = view(address, 路={"骑": 0.3, "路": 0.21, "骆": 0.1})
    assert seen(address, open_) == "四川省营山县骆市镇平滩村5组38号"


def test_a_clearly_read_town_that_is_not_in_the_list_stays() -> None:
    address = "河北省滦南县奔城镇西街7号"  # the list has 倴城镇 and 马城镇
    clear = view(address, 奔={"奔": 0.995, "倴": 0.004})
    assert seen(address, clear, clear) == address


def test_a_village_given_up_since_is_not_made_one_of_todays() -> None:
    address = "四川省营山县骆市镇响水村5组38号"  # the list has 圣水村
    assert seen(address, view(address), view(address)) == address


def test_a_network_without_the_sign_in_its_alphabet_says_nothing_against_it() -> None:
    address = "河北省滦南县奔城镇西街7号"
    leaves_it_out = view(address.replace("奔", ""))
    assert seen(address, view(address, 奔={"倴": 0.7, "奔": 0.2}), leaves_it_out) == address.replace(
        "奔", "倴"
    )


def test_between_two_listed_names_the_picture_decides_or_nobody() -> None:
    address = "重庆市新江区古南街道沱湾路27号"
    assert seen(address, view(address, 新={"綦": 0.5, "新": 0.3, "黔": 0.01})).startswith(
        "重庆市綦江区古南街道"
    )
    assert seen(address, view(address, 新={"新": 0.5, "綦": 0.2, "黔": 0.2})) == address


def test_a_hospital_bears_the_name_of_its_county() -> None:
    hospital = "颖上县人民医院"
    assert seen(hospital, view(hospital, 颖={"颖": 0.9, "颍": 0.1})) == "颍上县人民医院"
    assert seen(hospital, view(hospital)) == hospital


def test_a_village_is_looked_up_in_its_town_and_is_right_anywhere_in_its_county() -> None:
    asked: list[list[str]] = []

    def noted(at: int, names: Collection[str]) -> None:
        asked.append(sorted(names))

    listed("四川省营山县骆市镇平摊村5组", noted)
    listed("四川省营山县骆市镇平滩村5组", noted)
    assert asked == [["平滩"]]


def test_a_town_keeps_its_name_when_it_becomes_a_street() -> None:
    asked: list[int] = []
    listed("重庆市綦江区古南镇沱湾路27号", lambda at, names: asked.append(at))  # now 古南街道
    assert not asked


def test_the_county_inside_a_police_bureaus_name_is_put_right() -> None:
    bureau = "重庆市公安局基江区分局"
    assert seen(bureau, view(bureau, 基={"基": 0.5, "綦": 0.4})) == "重庆市公安局綦江区分局"
    assert seen("重庆市公安局大足区分局", view("重庆市公安局大足区分局")) == "重庆市公安局大足区分局"


def test_an_address_that_names_no_division_is_left_alone() -> None:
    assert seen("样本路1号院2号楼") == "样本路1号院2号楼"
    assert seen("") == ""


class Undecided(Recorded):
    """Reads the recorded lines and tells the same doubt of every line it is shown."""

    def signs(self, image: Image) -> Signs:
        return view("四川省营山县路市镇平滩村5组38号", 路={"路": 0.5, "骆": 0.4})


class Breaking(Recorded):
    def signs(self, image: Image) -> Signs:
        raise RuntimeError("the engine broke down")


def address(folder: Path, engine: type[Recorded]) -> Field:
    lines, image = paper(
        "姓名  宋小明\n性别  男   民族  汉\n出生  2014年3月15日\n住址  四川省营山县路市镇平滩村5组38号\n"
        "公民身份号码   11010320140315011X"
    )
    path = folder / "page.png"
    path.write_bytes(cv2.imencode(".png", image)[1].tobytes())
    (document,) = read_pages([Page("page.png", 1, path)], Readers(engine(lines)))
    return document.fields["address"]


def test_the_listed_name_is_a_proposal_with_what_was_read_beside_it(tmp_path: Path) -> None:
    found = address(tmp_path, Undecided)
    assert (found.value, found.accepted) == ("四川省营山县骆市镇平滩村5组38号", False)
    assert found.others == ("四川省营山县路市镇平滩村5组38号",)
    assert {"respelled", "recheck"} <= set(found.signals)


def test_a_network_that_breaks_down_leaves_the_address_as_read(tmp_path: Path) -> None:
    assert address(tmp_path, Breaking).value == "四川省营山县路市镇平滩村5组38号"
