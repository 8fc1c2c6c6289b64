"""A photo among papers: portraits and drawn heads are photos; cards, pages and cats are not."""

from __future__ import annotations

import random
from pathlib import Path

import cv2
import numpy as np
import pytest

from benchmarks.photo_contents import _page
from benchmarks.photo_studio import Studio, flat_drawing, loaded
from extractors.photo import is_portrait
from samples.papers import id_photo


def test_a_portrait_and_a_drawn_head_are_photos(studio: Studio) -> None:
    drawn = id_photo.draw(id_photo.invent(random.Random(1)), "good", "", None).image  # type: ignore[arg-type]
    for picture in (studio.good, loaded("astronaut.jpg"), np.asarray(drawn)[:, :, ::-1], flat_drawing()):
        assert is_portrait(np.ascontiguousarray(picture)).yes


def test_a_photo_lying_on_its_side_is_still_a_photo(studio: Studio) -> None:
    assert is_portrait(np.ascontiguousarray(np.rot90(studio.good))).yes


def test_a_card_with_a_small_face_is_not_a_photo(studio: Studio) -> None:
    card = np.full((638, 1011, 3), (235, 240, 235), np.uint8)
    card[120:420, 690:934] = cv2.resize(studio.good, (244, 300))
    for line in range(7):
        cv2.putText(card, "name sex born address number", (50, 90 + 75 * line), 0, 1.2, (40, 40, 40), 2)
    assert not is_portrait(card).yes


def test_pages_cats_and_scraps_are_not_photos(studio: Studio) -> None:
    pictures = (
        _page(studio),
        loaded("cat.jpg"),
        np.zeros((20, 20, 3), np.uint8),
        np.zeros((900, 300, 3), np.uint8),
    )
    for picture in pictures:
        assert not is_portrait(picture).yes


def test_without_weights_a_drawn_head_is_known_by_shape(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANBAO_MODELS", str(tmp_path))
    assert is_portrait(flat_drawing()).yes
