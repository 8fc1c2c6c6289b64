"""A face as read, before faces are joined: what stands on it, what speaks for each value, what is left to
ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extractors.classify import Kind
from extractors.declare import Found
from extractors.engines import Image
from extractors.fields import Missed
from extractors.records import Field, Place
from extractors.sheet import page_box


@dataclass(frozen=True, slots=True)
class Question:
    """A value for the second reader: its crop, and whether it is made of digits and Latin letters only.

    `lines`: where it stands inside longer lines, each whole line and what of the value stands in it.
    """

    field: str
    crop: Image
    latin: bool
    lines: tuple[tuple[Image, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """One face or sub-page of a paper in one place. `facts` are fields not read from print."""

    kind: Kind
    place: Place
    found: Mapping[str, Found] = field(default_factory=dict)
    missed: tuple[Missed, ...] = ()
    questions: tuple[Question, ...] = ()
    facts: Mapping[str, Field] = field(default_factory=dict)
    why: tuple[str, ...] = ()


def score(found: Found) -> float | None:
    """What the first reader thought of the print of this value: its weakest line; `None` if it does not
    score.
    """
    given = [s.line.confidence for p in found.pieces for s, _, _ in p.strips]
    known = [g for g in given if g is not None]
    return min(known) if known and len(known) == len(given) else None


def touches_edge(found: Found) -> bool:
    """Print that runs into the rim of the page may have lost letters."""
    box = page_box(found.pieces)
    return box.left < 0.002 or box.right > 0.998 or box.top < 0.001 or box.bottom > 0.999
