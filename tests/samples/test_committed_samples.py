"""The committed packets are what the README says: invented, complete in their account, small, readable
without fonts."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PIL import Image

from samples import people, plan, produce

SAMPLES = Path(__file__).parents[2] / "samples"
EXPECTED = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))


def test_every_committed_packet_is_expected_and_every_expected_one_is_there() -> None:
    told = {facts["file"] for facts in EXPECTED["packets"].values()}
    assert {path.name for path in (SAMPLES / "packets").iterdir()} == told


def test_the_expectations_are_those_of_the_plan() -> None:
    planned = {each.name: each.expected() for each in produce.every()}
    told = {
        name: {key: facts[key] for key in facts if key != "file"}
        for name, facts in EXPECTED["packets"].items()
    }
    assert told == planned


def test_all_committed_samples_together_stay_small() -> None:
    assert sum(path.stat().st_size for path in SAMPLES.rglob("*") if path.is_file()) < 12_000_000


def test_a_packet_is_incomplete_exactly_when_a_requirement_is_surely_not_met() -> None:
    for facts in EXPECTED["packets"].values():
        verdicts = {one["verdict"] for one in facts["requirements"].values()}
        assert (facts["verdict"] == "incomplete") == ("not_met" in verdicts)
        assert (facts["verdict"] == "complete") == (verdicts == {"met"})


@pytest.mark.parametrize("each", produce.every(), ids=lambda each: each.name)
def test_no_pupil_carries_a_number_that_somebody_could_own(each: plan.Plan) -> None:
    number = each.pupil.id_number
    published = {"810000199408230021", "830000199201300022", "820000201003040002"}  # the last: sequence 000
    ended = dict(people.ABOLISHED)
    assert number in published or int(number[6:10]) > ended[number[:6]]
    assert (
        people.id_number(number[:6], date.fromisoformat(each.pupil.birth_date), int(number[14:17])) == number
    )


def test_the_zip_is_named_in_gbk_without_saying_so() -> None:
    with zipfile.ZipFile(SAMPLES / "packets" / "四年级1班-03 测试乙.zip") as archive:
        assert all(entry.flag_bits & 0x800 == 0 for entry in archive.infolist())
        names = {entry.filename.encode("cp437").decode("gbk") for entry in archive.infolist()}
        assert names == {"登记表.jpg", "户口簿.jpg", "银行卡.jpg", "照片.jpg"}
        assert all(
            Image.open(io.BytesIO(archive.read(entry))).format == "JPEG" for entry in archive.infolist()
        )


def test_a_good_electronic_photo_has_the_pixels_and_bytes_of_the_notice() -> None:
    photo = SAMPLES / "packets" / "一年级1班-01 证件样本" / "照片.jpg"
    assert Image.open(photo).size == (358, 441)
    assert 9_216 <= photo.stat().st_size <= 20_000


def test_the_roster_has_one_line_for_every_packet_with_numbers_as_text() -> None:
    rows = list(load_workbook(SAMPLES / "roster.xlsx").active.iter_rows(min_row=2, values_only=True))
    assert len(rows) == len(EXPECTED["packets"])
    assert all(isinstance(row[2], str) and re.fullmatch(r"[A-Z0-9]{15,18}", row[2]) for row in rows)


def test_the_bad_files_are_bad_in_the_way_their_names_say() -> None:
    bad = SAMPLES / "bad"
    assert set(json.loads((bad / "expected.json").read_text(encoding="utf-8"))) == {
        path.name for path in bad.iterdir() if path.name != "expected.json"
    }
    assert (bad / "空文件.jpg").stat().st_size == 0
    assert (bad / "扩展名不符.jpg").read_bytes().startswith(b"%PDF")
    head = (bad / "图片炸弹.png").read_bytes()[16:24]
    assert int.from_bytes(head[:4], "big") * int.from_bytes(head[4:], "big") == 900_000_000
    with zipfile.ZipFile(bad / "路径越界.zip") as archive:
        assert any(".." in name for name in archive.namelist())
