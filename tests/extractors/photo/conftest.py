"""One sitter for all photo tests: a public-domain portrait, cropped and put on white by code."""

from __future__ import annotations

from pathlib import Path

import cv2
import pytest

from benchmarks.photo_studio import Studio, to_spec
from extractors.photo.models import available


@pytest.fixture(scope="session")
def studio() -> Studio:
    state = available()
    assert state.ok, state.why.en
    cv2.setNumThreads(1)  # as a worker runs: one thread a process
    return Studio()


@pytest.fixture
def good_photo(studio: Studio, tmp_path: Path) -> Path:
    """358 x 441, white, within the bytes: what the form asks for."""
    file = tmp_path / "good.jpg"
    file.write_bytes(to_spec(studio.good))
    return file
