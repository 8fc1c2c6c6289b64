"""A capture condition carries the places of the values along, and the same seed gives the same picture."""

from __future__ import annotations

import random

import numpy as np
import pytest
from PIL import Image, ImageDraw

from samples import capture, fonts, shots
from samples.drawing import Drawing

WITHOUT_FONTS = sorted(set(capture.CONDITIONS) - {"sealed", "purpose_note"})


def paper() -> Drawing:
    """A white card of 1,000 x 600 pixels with one black value on it."""
    image = Image.new("RGB", (1000, 600), (250, 250, 250))
    ImageDraw.Draw(image).rectangle((300, 280, 460, 304), fill=(10, 10, 10))
    return Drawing(
        image, "bank_card", "front", "flat", {"card_number": "1"}, {"card_number": (300, 280, 460, 304)}
    )


@pytest.mark.parametrize("condition", WITHOUT_FONTS)
def test_the_place_of_a_value_is_still_over_its_ink(condition: str) -> None:
    shot = capture.CONDITIONS[condition](shots.of(paper()), random.Random(5))
    upright = np.rot90(shot.image, k=-(shot.rotation // 90))
    box = shot.papers[0].boxes["card_number"]
    x, y = box.mean(axis=0).astype(int)
    assert upright[y, x].mean() < 110
    beside = (box.mean(axis=0) + (box[0] - box[1]) * 0.8).astype(int)
    assert upright[beside[1], beside[0]].mean() > 110


@pytest.mark.parametrize("condition", ["phone", "photocopy", "fax", "flatbed200"])
def test_the_same_seed_gives_the_same_picture(condition: str) -> None:
    first, second = (capture.CONDITIONS[condition](shots.of(paper()), random.Random(7)) for _ in range(2))
    assert np.array_equal(first.image, second.image)


def test_two_cards_on_one_sheet_lie_apart_and_in_order() -> None:
    shot = shots.on_sheet([paper(), paper()], random.Random(1))
    upper, lower = (shots.truth(shot)["documents"][n]["region"] for n in (0, 1))  # type: ignore[index]
    assert upper[3] < lower[1]


def test_a_sheet_cut_down_to_its_papers_keeps_them_whole() -> None:
    shot = shots.cropped(shots.on_sheet([paper()], random.Random(2)), random.Random(3))
    region = shots.truth(shot)["documents"][0]["region"]  # type: ignore[index]
    assert all(0 <= side <= 1 for side in region)


def test_a_missing_typeface_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "installed", dict)
    with pytest.raises(fonts.NoFontError, match="apt install fonts-noto-cjk"):
        fonts.choose("song")
