"""The print of one value as another reader is shown it."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.crops import without_underline
from extractors.engines import Image

INK = (30, 30, 30)


def print_(underlined: bool) -> Image:
    """Two signs 40 pixels high with a foot stroke each, an upright stroke down to the line they stand on."""
    image = np.full((50, 110, 3), 245, np.uint8)
    for left in (10, 60):
        cv2.line(image, (left, 34), (left + 34, 34), INK, 3)
        cv2.line(image, (left + 17, 6), (left + 17, 41), INK, 3)
    if underlined:
        cv2.line(image, (0, 43), (109, 43), INK, 2)
    return image


def test_a_line_under_a_name_is_taken_out_and_the_foot_strokes_of_its_signs_stay() -> None:
    clear = without_underline(print_(underlined=True))
    assert clear is not None and clear[42:45].min() > 200
    assert (clear[:40] == print_(underlined=False)[:40]).all()


def test_print_that_stands_on_no_line_or_on_the_edge_of_a_shadow_has_none_to_take_out() -> None:
    shaded = print_(underlined=False)
    shaded[38:] = 120
    assert without_underline(print_(underlined=False)) is None and without_underline(shaded) is None
