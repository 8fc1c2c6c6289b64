"""What a group of lines is worth as a paper, and the white between two groups."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractors import classify
from extractors.records import Box

LEAST_GAIN = 3.0
"""So much evidence is about one title, or three common labels."""
BARELY = 1.5
"""What says less more than its paper needs may be a part of another."""
LENT = 1.0
"""What one paper may have added to the score of the other beside it: a label or two that both print."""


def worth(found: classify.Matrix) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """The score of the answer each row would be given (0 where that is `unknown`), and its face.

    Half a page that two kinds of paper claim alike is a part of one, not a paper found.
    """
    marks = classify.all_marks()
    if not len(marks.faces):
        return np.zeros(len(found)), np.zeros(len(found), dtype=np.intp)
    scored = classify.scores(found)
    above = scored - marks.needs
    first = above.argmax(axis=1)
    rows = np.arange(len(found))
    kinds = np.array([kind for kind, _ in marks.faces])
    rivals = np.where(kinds[np.newaxis, :] == kinds[first][:, np.newaxis], -np.inf, above).max(axis=1)
    sure = (above[rows, first] >= 0) & (above[rows, first] - rivals >= classify.MARGIN)
    return np.where(sure, scored[rows, first], 0.0), first


def gap(first: list[Box], second: list[Box], axis: str) -> float:
    """The white from one group to the next along an axis, in flat pixels; negative where they overlap."""
    if axis == "y":
        return min(b.top for b in second) - max(b.bottom for b in first)
    return min(b.left for b in second) - max(b.right for b in first)


def surplus(worth: float, face: np.intp) -> float:
    """How much more speaks for a face than it needs."""
    return worth - float(classify.all_marks().needs[int(face)])


def start(box: Box, axis: str) -> float:
    """By what lines are put in order along an axis."""
    return box.centre[1] if axis == "y" else box.left
