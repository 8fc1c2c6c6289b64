"""A large watermark across a page of few lines does not decide how the page lies."""

from __future__ import annotations

import numpy as np

from extractors.flat import common_lean


def _quad(left: float, top: float, length: float, degrees: float, high: float = 30.0) -> np.ndarray:
    along = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])
    down = np.array([-along[1], along[0]])
    start = np.array([left, top])
    return np.array(
        [start, start + along * length, start + along * length + down * high, start + down * high]
    )


def test_three_level_lines_outweigh_one_long_slanted_one() -> None:
    page = [
        _quad(50, 50, 100, 0.5),
        _quad(50, 150, 900, 0.4),
        _quad(600, 300, 200, 0.8),
        _quad(0, 700, 1300, -42),
    ]
    assert abs(common_lean(page) - 0.5) < 0.5


def test_of_one_line_and_a_watermark_the_level_one_counts() -> None:
    assert abs(common_lean([_quad(50, 150, 900, 1.0), _quad(0, 700, 1300, -42)]) - 1.0) < 0.1


def test_a_skewed_page_leans_as_its_lines_do() -> None:
    page = [_quad(50, 50 + 60 * row, 600, 3.0 + 0.1 * row) for row in range(6)]
    assert 3.0 <= common_lean(page) <= 3.5
