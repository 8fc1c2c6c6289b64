"""Print that goes on in print right of it: the groups of a number, the words of a name (并排的几段)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

One = TypeVar("One")


def rows(from_left: Iterable[One], goes_on: Callable[[One, One], bool]) -> list[tuple[One, ...]]:
    """What is given in order from the left, as rows of which each part goes on with the next; a row of one
    part stands alone.
    """
    found: list[list[One]] = []
    for one in from_left:
        row = next((row for row in found if goes_on(row[-1], one)), None)
        if row is None:
            found.append([one])
        else:
            row.append(one)
    return [tuple(row) for row in found]
