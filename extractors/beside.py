"""Pages known by the company they keep: beside a person's page of a register, its home page needs less.

A copy of a copy keeps what a printer struck into the cells and loses the small labels, by which a page is
known. What is known so is nearly sure at best: nothing of it is accepted.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from extractors import classify

UNSURE = 0.7
"""Probability of a kind known so, or of a card known by its number alone: too low for anything to be
accepted.
"""


@cache
def _companions() -> tuple[tuple[int, str, float], ...]:
    """Faces that need less beside another kind: the face, that kind, what it needs there."""
    papers = classify.papers()
    return tuple(
        (face, other, need)
        for face, (kind, _) in enumerate(classify.all_marks().faces)
        for other, need in getattr(papers[kind], "COMPANIONS", {}).items()
    )


def face(found: NDArray[np.float64], others: Collection[str]) -> int | None:
    """The face that a part's words are enough for beside papers of these kinds; no kind fits it better."""
    scored = classify.scores(found[np.newaxis, :])[0]
    enough = [at for at, other, need in _companions() if other in others and scored[at] >= need]
    best = max(enough, key=lambda at: float(scored[at]), default=None)
    return best if best is not None and scored[best] >= scored.max() else None


def answer(texts: Sequence[str], others: Collection[str]) -> classify.Kind:
    """The kind of an unknown part beside papers of these kinds."""
    found = classify.hits(texts).max(axis=0)
    at = face(found, others)
    if at is None:
        return classify.UNKNOWN
    marks = classify.all_marks()
    kind, told = marks.faces[at]
    why = tuple(m.phrase for m in told.marks if found[marks.phrases.index(m.phrase)] > 0)
    score = float(classify.scores(found[np.newaxis, :])[0][at])
    return classify.Kind(kind, told.name, score, UNSURE, why)
