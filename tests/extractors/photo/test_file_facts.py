"""The stored file: every reason at once, in words, and nothing opened that is too large."""

from __future__ import annotations

import io
import time
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from benchmarks.photo_files import _png_bomb
from benchmarks.photo_studio import PICTURES, Studio, jpeg, to_spec
from extractors.photo import PhotoCheck, PhotoSpec, judge, measure, settle
from extractors.photo.jpeg import coding


def checks_of(file: Path, **options: object) -> dict[str, PhotoCheck]:
    return {check.id: check for check in judge(measure(file), **options)}  # type: ignore[arg-type]


def test_a_one_inch_print_is_named_with_its_size(studio: Studio, tmp_path: Path) -> None:
    file = tmp_path / "一寸.jpg"
    Image.fromarray(studio.good[:, :, ::-1]).resize((295, 413)).save(file, quality=85)
    size = checks_of(file)["F03"]
    assert "295×413" in size.reason.zh and "一寸" in size.reason.zh
    assert "358×441" in size.reason.en and "one-inch" in size.reason.en


def test_all_reasons_come_at_once(studio: Studio, tmp_path: Path) -> None:
    file = tmp_path / "照片.jpg"
    Image.fromarray(studio.good[:, :, ::-1]).convert("L").resize((295, 413)).save(file, "PNG")
    failed = {id for id, check in checks_of(file).items() if check.verdict == "fail"}
    assert {"F01", "F03", "F04", "F05", "L05"} <= failed


@pytest.mark.parametrize(
    ("size", "verdict", "code"),
    [
        (8_999, "fail", "photo_bytes_low"),
        (9_000, "warn", "photo_bytes_grey_zone"),
        (9_215, "warn", "photo_bytes_grey_zone"),
        (9_216, "pass", None),
        (20_000, "pass", None),
        (20_001, "warn", "photo_bytes_grey_zone"),
        (20_480, "warn", "photo_bytes_grey_zone"),
        (20_481, "fail", "photo_bytes_high"),
    ],
)
def test_bytes_between_the_two_readings_of_kb_are_grey(size: int, verdict: str, code: str | None) -> None:
    stored = {"bytes": size, "format": "jpeg", "width": 358, "height": 441, "whole": "clean"}
    check = next(c for c in judge(stored) if c.id == "F04")
    assert (check.verdict, check.code) == (verdict, code)


def test_another_citys_limits_come_from_its_rule_pack() -> None:
    spec = {"width": 295, "height": 413, "bytes_min": 14_000, "bytes_max": 40_000, "format": "jpeg"}
    stored = {"bytes": 30_000, "format": "jpeg", "width": 295, "height": 413, "whole": "clean"}
    checks = {c.id: c for c in judge(stored, spec)}
    assert checks["F03"].verdict == checks["F04"].verdict == "pass"
    with pytest.raises(ValueError, match="hight"):
        PhotoSpec.of({"hight": 441})


def test_a_background_of_another_colour_is_a_question_not_a_failure(studio: Studio, tmp_path: Path) -> None:
    file = tmp_path / "blue.jpg"
    file.write_bytes(to_spec(studio.on((219, 142, 67))))
    checks = {check.id: check for check in judge(measure(file), PhotoSpec(background="blue"))}
    assert checks["B01"].verdict == "ask" and "蓝" in checks["B01"].reason.zh


def test_a_stored_photo_is_judged_again_from_its_measures_alone(good_photo: Path) -> None:
    measures = dict(measure(good_photo))
    good_photo.unlink()
    assert {c.id: c.verdict for c in judge(measures)}["F03"] == "pass"
    assert {c.id: c.verdict for c in judge(measures, {"width": 295, "height": 413})}["F03"] == "fail"


def test_a_bomb_is_refused_before_it_is_opened(studio: Studio, tmp_path: Path) -> None:
    file = tmp_path / "bomb.png"
    file.write_bytes(_png_bomb(studio))
    began = time.process_time()
    checks = checks_of(file)
    assert checks["F08"].verdict == "fail" and "C01" not in checks
    assert time.process_time() - began < 0.3


def test_a_file_that_is_not_there_is_said_to_be_unreadable(tmp_path: Path) -> None:
    assert measure(tmp_path / "nothing.jpg")["whole"] == "unreadable"


def test_any_bytes_at_all_end_in_a_verdict(studio: Studio, tmp_path: Path) -> None:
    good = to_spec(studio.good)
    for at in range(0, len(good), 2497):
        file = tmp_path / f"{at}.jpg"
        file.write_bytes(good[:at] + bytes([good[at] ^ 0x5A]) + good[at + 1 :])
        assert settle(judge(measure(file))) in {"met", "not_met", "cannot_tell"}


def test_a_heic_named_jpg_is_opened_and_named_by_its_content(tmp_path: Path) -> None:
    file = tmp_path / "phone.jpg"
    file.write_bytes((PICTURES / "pattern.heic").read_bytes())
    facts = measure(file)
    assert (facts["format"], facts["whole"], facts["width"], facts["height"]) == ("heic", "clean", 29, 100)
    kind = checks_of(file)["F01"]
    assert kind.repairable == "yes" and "HEIC" in kind.reason.zh


def test_16_bit_grey_does_not_turn_white(studio: Studio, tmp_path: Path) -> None:
    import numpy as np

    file = tmp_path / "deep.png"
    grey = np.asarray(Image.fromarray(studio.good[:, :, ::-1]).convert("L"))
    Image.fromarray(grey.astype(np.uint16) * 257).save(file)
    assert float(measure(file)["face_light"]) < 230  # type: ignore[arg-type]


def test_the_date_taken_makes_an_old_photo_a_warning(studio: Studio, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2020:01:02 03:04:05"
    file = tmp_path / "old.jpg"
    Image.fromarray(studio.good[:, :, ::-1]).save(file, exif=exif)
    assert checks_of(file, as_of=date(2021, 10, 15))["A01"].verdict == "warn"
    assert checks_of(file, as_of=date(2020, 3, 1))["A01"].verdict == "ask"


@pytest.mark.parametrize("quality", [30, 50, 70, 85, 95])
def test_the_quality_of_a_jpeg_is_told_from_its_tables(studio: Studio, quality: int) -> None:
    found = coding(jpeg(studio.good, quality))
    assert found is not None and found.quality == quality


def test_a_question_asked_of_every_photo_does_not_hold_a_photo_back(good_photo: Path) -> None:
    checks = judge(measure(good_photo))
    asked = [c.id for c in checks if c.verdict == "ask" and c.confidence == "person"]
    assert asked == ["C13", "A01", "A02", "A03"]
    assert settle([c for c in checks if c.id != "C12"]) == "met"


def test_a_face_cut_by_the_edge_is_not_a_whole_face(studio: Studio, tmp_path: Path) -> None:
    file = tmp_path / "half.jpg"
    file.write_bytes(jpeg(studio.source[:, 660:], 85))
    cut = checks_of(file)["C03"]
    assert cut.verdict == "fail" and "画面外" in cut.reason.zh


def test_noise_at_full_quality_raises_nothing(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.effect_noise((358, 441), 90).convert("RGB").save(out, "JPEG", quality=100, optimize=False)
    file = tmp_path / "noise.jpg"
    file.write_bytes(out.getvalue())
    assert checks_of(file)["C01"].code == "photo_no_face"
