"""Cases 97-106: what a proposal always keeps. Over 35 sources made of one portrait and drawn heads."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from benchmarks import photo_studio as make
from benchmarks.photo_repairs import Tried, tried
from benchmarks.photo_studio import Studio, jpeg
from extractors.photo import measure, repair
from extractors.photo.crop import Cropped, crop
from extractors.photo.records import PhotoSpec
from extractors.photo.scene import scene


@pytest.fixture(scope="module")
def results(studio: Studio, tmp_path_factory: pytest.TempPathFactory) -> list[Tried]:
    return tried(studio, tmp_path_factory.mktemp("portraits"))


def test_97_every_proposal_is_a_plain_jpeg_to_the_specification(results: list[Tried]) -> None:
    offered = [one.proposal for one in results if one.proposal.offered]
    assert len(offered) >= 30
    for proposal in offered:
        assert proposal.data is not None
        with Image.open(io.BytesIO(proposal.data)) as picture:
            assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (358, 441))
            assert not picture.getexif() and picture.info["dpi"] == (350, 350)
        assert 9_216 <= len(proposal.data) <= 20_000
        assert all(check.verdict == "pass" for check in proposal.after if check.absolute)


def test_98_repairing_a_repaired_photo_proposes_nothing(results: list[Tried], tmp_path: Path) -> None:
    for at, one in enumerate(results[::4]):
        if one.proposal.data:
            file = tmp_path / f"{at}.jpg"
            file.write_bytes(one.proposal.data)
            again = repair(file)
            assert not again.offered, (one.name, again.changes)


def test_99_the_face_is_the_source_resampled_and_nothing_else(results: list[Tried]) -> None:
    faces = [one for one in results if one.likeness is not None and "drawn" not in one.name]
    assert len(faces) >= 20
    for one in faces:
        # Grain is what JPEG throws away first; everything else must survive.
        assert (one.likeness or 0) > (0.85 if "grainy" in one.name else 0.93), one.name


def test_100_the_face_is_as_wide_as_the_standard_asks(results: list[Tried]) -> None:
    for one in results:
        if one.proposal.route in {"crop", "replace"} and one.proposal.offered and "drawn" not in one.name:
            width = next(check.measured for check in one.proposal.after if check.id == "G01")
            assert isinstance(width, float) and 193 <= width <= 221, one.name


def test_101_a_face_of_100_pixels_is_refused_with_the_reason(studio: Studio, tmp_path: Path) -> None:
    file = tmp_path / "small.jpg"
    file.write_bytes(jpeg(cv2.resize(studio.source, (560, 560), interpolation=cv2.INTER_AREA), 90))
    proposal = repair(file)
    assert not proposal.offered and "放大" in proposal.refused[0].zh


def test_102_a_chin_at_the_edge_is_refused(studio: Studio, tmp_path: Path) -> None:
    file = tmp_path / "cut.jpg"
    file.write_bytes(jpeg(studio.source[:545], 90))
    proposal = repair(file)
    assert not proposal.offered and "下巴" in proposal.refused[0].zh


def test_103_and_104_the_original_stays_and_the_result_is_the_same_again(
    studio: Studio, tmp_path: Path
) -> None:
    file = tmp_path / "source.jpg"
    file.write_bytes(jpeg(studio.source, 90))
    before = hashlib.sha256(file.read_bytes()).hexdigest()
    first, second = repair(file), repair(file)
    assert first.data == second.data and first.data is not None
    assert hashlib.sha256(file.read_bytes()).hexdigest() == before


def test_crop_only_leaves_the_background_alone(studio: Studio, tmp_path: Path) -> None:
    file = tmp_path / "source.jpg"
    file.write_bytes(jpeg(studio.source, 90))
    proposal = repair(file, route="crop_only")
    plain = crop(scene(studio.source), 1.0, PhotoSpec())
    assert proposal.offered and proposal.route == "crop" and isinstance(plain, Cropped)
    made = cv2.imdecode(np.frombuffer(proposal.data or b"", np.uint8), cv2.IMREAD_COLOR)
    assert np.abs(made.astype(int) - plain.image).mean() < 4


def test_a_pale_wall_is_brightened_rather_than_replaced(studio: Studio, tmp_path: Path) -> None:
    file = tmp_path / "pale.jpg"
    file.write_bytes(jpeg(studio.on((228, 228, 228)), 92))
    proposal = repair(file)
    assert proposal.offered and proposal.route == "brighten"


def test_a_grey_wall_is_not_brightened_beyond_what_the_face_bears(studio: Studio, tmp_path: Path) -> None:
    file = tmp_path / "grey.jpg"
    file.write_bytes(jpeg(studio.on((206, 206, 206)), 92))
    proposal = repair(file, route="brighten")
    assert proposal.route != "brighten" and repair(file).route == "replace"


@pytest.mark.parametrize("number", ["two people", "blank", "grey"])
def test_what_a_repair_would_only_hide_is_refused(number: str, studio: Studio, tmp_path: Path) -> None:
    pictures = {
        "two people": np.concatenate([studio.source[:900, 200:1100]] * 2, axis=1),
        "blank": np.full((441, 358, 3), 255, np.uint8),
        "grey": np.repeat(studio.good.mean(axis=2, keepdims=True), 3, axis=2).astype(np.uint8),
    }
    file = tmp_path / "given.jpg"
    file.write_bytes(jpeg(pictures[number], 95))
    proposal = repair(file)
    assert not proposal.offered and proposal.refused


def test_noise_beyond_repair_is_refused(tmp_path: Path, studio: Studio) -> None:
    file = tmp_path / "noise.jpg"
    file.write_bytes(jpeg(make.noisy(studio.good, 60), 95))
    proposal = repair(file)
    assert not proposal.offered


def test_private_metadata_is_gone_and_said_to_be_gone(studio: Studio, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (39.0, 54.0, 20.0)
    file = tmp_path / "gps.jpg"
    Image.fromarray(studio.good[:, :, ::-1]).save(file, quality=75, exif=exif)
    assert measure(file)["private"] == ("gps",)
    proposal = repair(file)
    assert proposal.offered and any("位置" in change.zh for change in proposal.changes)
    assert b"Exif" not in (proposal.data or b"")
