"""What each network answers, pinned: a change of OpenCV that alters a number is seen here, first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cv2
import numpy as np
import pytest

from benchmarks.photo_studio import Studio, loaded
from extractors.photo import faces, measure, models, networks
from extractors.photo.pose import pose
from extractors.photo.verdicts import judge


def test_both_detectors_find_the_one_sitter() -> None:
    for detect, score, x, y in (
        (networks.detect_short, 0.921, 0.439, 0.251),
        (networks.detect_full, 0.937, 0.442, 0.237),
    ):
        points, scores = detect(loaded("astronaut.jpg"))
        best = int(scores.argmax())
        assert scores[best] == pytest.approx(score, abs=0.02)
        assert points[best, 0] == pytest.approx([x, y], abs=0.01)


def test_landmarks_pose_and_expression_of_the_sitter() -> None:
    picture = loaded("astronaut.jpg")
    mesh = faces.mesh(picture, faces.faces(picture)[0])
    assert mesh.presence > 0.99
    assert mesh.at(468, 473) == pytest.approx([225, 102], abs=1.5)
    turned = pose(mesh)
    assert (turned.yaw, turned.roll) == (pytest.approx(-1.3, abs=2), pytest.approx(2.8, abs=1))
    weights = networks.blendshapes(mesh.points)
    assert weights.shape == (52,) and weights[44] > 0.8  # she smiles


def test_the_person_mask_separates_head_from_wall() -> None:
    mask = networks.person_mask(loaded("astronaut.jpg"))
    assert mask[120, 225] > 0.95 and mask[40, 380] < 0.05


def test_a_cat_is_nobody() -> None:
    assert not [face for face in faces.faces(loaded("cat.jpg")) if face.score >= 0.5]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_any_quarter_turn_is_found(turn: int, studio: Studio) -> None:
    lying = np.ascontiguousarray(np.rot90(studio.good, turn // 90))
    assert faces.quarter_turn(lying) == turn


def test_the_second_generation_of_yaw_points_where_the_nose_points(studio: Studio) -> None:
    mirrored = np.ascontiguousarray(studio.source[:, ::-1])
    there, back = (pose(faces.mesh(p, faces.faces(p)[0])).yaw for p in (studio.source, mirrored))
    assert there == pytest.approx(-back, abs=3)


def test_two_threads_at_once_get_what_one_gets(studio: Studio) -> None:
    pictures = [studio.good, np.ascontiguousarray(studio.good[:, ::-1])] * 4
    alone = [networks.person_mask(picture) for picture in pictures]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(networks.person_mask, pictures))
    assert all(np.array_equal(one, other) for one, other in zip(alone, together, strict=True))


def test_106_another_opencv_is_named_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    models._look.cache_clear()
    monkeypatch.setattr(cv2, "__version__", "5.0.0.93")
    state = models.available()
    models._look.cache_clear()
    assert not state.ok and "5.0.0.93" in state.why.zh and "4.x" in state.why.en


def test_without_weights_the_files_facts_still_stand(
    good_photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANBAO_MODELS", str(tmp_path / "none"))
    checks = {check.id: check for check in judge(measure(good_photo))}
    assert checks["F03"].verdict == "pass"
    assert checks["C01"].verdict == "unknown" and "make setup" in checks["C01"].reason.zh
    assert models.available().why.en.startswith("Weights")
