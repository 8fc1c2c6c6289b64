"""The 106 cases of the ID photo: what is given, which checks must say what, and which pictures cannot be had.

A case expects a verdict per check (`fail`, or several allowed ones as `warn|pass`), never one flag for the
whole photo. Cases 97-106 are properties of the repair and stand in the tests and in `benchmarks.photo`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from benchmarks.photo_contents import CONTENT
from benchmarks.photo_files import FILES
from benchmarks.photo_studio import Studio

Made = Callable[[Studio], tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Case:
    """One case: number, sentence, how to make (file name, bytes), expected verdicts; or why it cannot be
    made.

    `painted` = the trait is painted or simulated on the one portrait and stands for a real photo only weakly.
    """

    number: float
    says: str
    make: Made | None
    expect: Mapping[str, str] = field(default_factory=dict)
    painted: bool = False
    age: float | None = None
    missing: str = ""


def cases() -> tuple[Case, ...]:
    """All cases in order; 30-35 and 89 have several parts."""
    rows = (*FILES, *CONTENT)
    listed = [Case(**row) for row in rows]
    return tuple(sorted(listed, key=lambda case: case.number))
