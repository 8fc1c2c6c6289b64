"""A bare sheet is told from scenery, wherever it lies."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.engines import Image
from extractors.picture import is_sparse

SHEET = np.array([(120, 60), (480, 80), (450, 560), (70, 540)])


def table(sheet: bool = True) -> Image:
    """A dark checked tablecloth, with a sheet on it."""
    picture = np.full((640, 560, 3), 40, np.uint8)
    picture[(np.indices((640, 560)).sum(axis=0) // 12) % 2 == 0] = 90
    return np.asarray(cv2.fillPoly(picture, [SHEET], (225, 228, 230)) if sheet else picture)


def test_an_empty_sheet_on_a_table_is_sparse() -> None:
    assert is_sparse(table())


def test_punch_holes_and_faint_bleed_through_are_nothing_printed() -> None:
    page = table()
    cv2.circle(page, (440, 250), 8, (40, 40, 40), -1)
    for y in range(200, 480, 20):
        cv2.putText(page, "abcdefgh", (160, y), cv2.FONT_HERSHEY_SIMPLEX, 0.5, (215, 218, 220), 1)
    assert is_sparse(page)


def test_print_on_it_is_not() -> None:
    page = table()
    for y in range(150, 500, 20):
        cv2.putText(page, "abcdefghijklmn", (130, y), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (40, 40, 40), 2)
    assert not is_sparse(page)


def test_a_picture_without_a_sheet_is_not() -> None:
    assert not is_sparse(table(sheet=False))
