"""`canbao photo`: what it prints, what it writes, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from benchmarks.photo_studio import loaded
from pipeline.cli import app


def canbao(*words: object) -> Result:
    return CliRunner().invoke(app, ["photo", *(str(word) for word in words)])


@pytest.fixture
def inch(tmp_path: Path) -> Path:
    """A one-inch print as a shop saves it."""
    from PIL import Image

    file = tmp_path / "测试甲.jpg"
    Image.fromarray(loaded("astronaut.jpg")[:, :, ::-1]).resize((295, 413)).save(file, quality=85)
    return file


def test_one_json_object_a_file_with_every_check(inch: Path) -> None:
    result = canbao(inch, "--json")
    told = json.loads(result.stdout)
    size = next(check for check in told["checks"] if check["id"] == "F03")
    assert result.exit_code == 1 and told["verdict"] == "not_met" and told["rules"] == "beijing-2021"
    assert size["code"] == "photo_size" and "295×413" in size["reason"]["zh"] and size["absolute"] is True
    assert told["measures"]["width"] == 295


def test_a_person_reads_the_reasons(inch: Path) -> None:
    text = canbao(inch).stdout
    assert "不合格" in text and "现为 295×413 像素，要求 358×441" in text


def test_a_repair_is_written_beside_and_never_over_the_original(tmp_path: Path) -> None:
    from PIL import Image

    source, before = tmp_path / "照片.jpg", None
    Image.fromarray(loaded("astronaut.jpg")[:, :, ::-1]).resize((1536, 1536)).save(source, quality=90)
    before = source.read_bytes()
    result = canbao(source, "--fix", tmp_path, "--json")
    told = json.loads(result.stdout)["repair"]
    assert told["offered"] and Path(told["written"]).name == "照片-fixed.jpg"
    assert source.read_bytes() == before
    with Image.open(told["written"]) as made:
        assert made.size == (358, 441)


def test_a_folder_is_matched_to_the_roster_with_both_kinds_of_orphans(inch: Path) -> None:
    roster = inch.parent / "花名册.csv"
    roster.write_text("姓名,学号\n测试甲,07\n测试乙,08\n", encoding="utf-8")
    (inch.parent / "DSC1.jpg").write_bytes(inch.read_bytes())
    text = canbao(inch.parent, "--roster", roster).stdout
    assert "photo_duplicate" in text and "没有照片的学生：测试乙" in text and "DSC1.jpg" in text


@pytest.mark.parametrize(
    ("words", "code"),
    [(("没有.jpg",), 2), (("{}", "--rules", "nowhere-1900"), 2), (("{}", "--route", "magic"), 2)],
)
def test_unusable_arguments_end_with_2_and_a_sentence(inch: Path, words: tuple[str, ...], code: int) -> None:
    result = canbao(*(word.format(inch) for word in words))
    assert result.exit_code == code and result.stderr.strip()


def test_a_file_that_is_no_picture_ends_with_3(tmp_path: Path) -> None:
    file = tmp_path / "照片.jpg"
    file.write_bytes(b"<html>")
    assert canbao(file).exit_code == 3
