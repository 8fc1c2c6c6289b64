"""What a reader of one kind of value hands back: the normal form, the print it came from, how far to trust
it.

`outcome` is one of three answers, never a number invented for the occasion:

- `ok`: the text says this value and nothing in it speaks against it;
- `recheck`: the text was probably misread: look at the picture again, or ask a second reader;
- `person`: the text is clear, but no program may decide on it (an old 15-digit number, an unknown bank).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

Outcome = Literal["ok", "recheck", "person"]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A value found in a text. `candidates` are other values the same text allows; `signals` name the
    evidence."""

    value: str
    raw: str
    outcome: Outcome = "ok"
    signals: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


class HasValue(Protocol):
    """What all records of this room share, whatever else they carry."""

    @property
    def value(self) -> str: ...
    @property
    def raw(self) -> str: ...
    @property
    def outcome(self) -> Outcome: ...
    @property
    def signals(self) -> tuple[str, ...]: ...
    @property
    def candidates(self) -> tuple[str, ...]: ...


def worse(one: Outcome, other: Outcome) -> Outcome:
    """The more careful of two outcomes.

    >>> worse("ok", "recheck")
    'recheck'
    """
    order: tuple[Outcome, ...] = ("ok", "recheck", "person")
    return max(one, other, key=order.index)
