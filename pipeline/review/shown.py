"""A packet as the page shows it: requirements, sheets, papers with their values, what was decided, what
happened.

Records only; `gather.py` fills them from the ledger. Templates hold no logic beyond these names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pipeline import decide


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a sheet: which sheet, the box as `left,top,right,bottom`, and where that is in words."""

    sheet: str
    box: str
    where: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page picture turned upright: `key` is `picture-turn`; sizes in pixels after turning."""

    key: str
    picture: int
    turn: int
    title: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """Something found about a requirement, in the reader's language."""

    says: str
    code: str | None
    code_word: str
    severity: str
    ambiguity: str | None


@dataclass(frozen=True, slots=True)
class ShownDecision:
    """What a person decided: outcome, who, when, why."""

    outcome: str
    outcome_word: str
    person: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class ShownRequirement:
    """One requirement of the list. `verdict` counts: a person's decision where there is one, else the
    program's.
    """

    id: str
    title: str
    verdict: str
    program: str
    main: ShownFinding
    details: tuple[ShownFinding, ...]
    cite: str
    spots: tuple[Spot, ...]
    decision: ShownDecision | None

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code found about it."""
        return tuple(one.code for one in (self.main, *self.details) if one.code)


@dataclass(frozen=True, slots=True)
class ShownValue:
    """One field of a paper. `sure` is a percentage, `None` where the reading was not scored."""

    field: str
    label: str
    shown: str
    typed: str
    raw: str
    id: int | None
    document: int
    sure: int | None
    accepted: bool
    why: str
    spot: Spot | None
    corrected_by: str
    before: tuple[str, ...]
    unreadable: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """One paper: its kind, how sure, why, where, its values; `measures` are figures of a photo nobody
    corrects.
    """

    id: int
    kind: str
    title: str
    sure: int | None
    by_person: bool
    why: str
    spots: tuple[Spot, ...]
    values: tuple[ShownValue, ...]
    measures: tuple[tuple[str, str], ...]
    photo: int | None


@dataclass(frozen=True, slots=True)
class Question:
    """A yes/no question on record: its name, what it asks, the answer (`yes`, `no`, empty: not known)."""

    name: str
    asks: str
    answer: str


@dataclass(frozen=True, slots=True)
class ShownFacts:
    """What only a person knows about the packet, and what there is to choose from (id, title)."""

    status: str
    category: str
    statuses: tuple[tuple[str, str], ...]
    categories: tuple[tuple[str, str], ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """A line of the history."""

    at: datetime
    who: str
    what: str
    more: str


@dataclass(frozen=True, slots=True)
class ShownPacket:
    """Everything on the packet page."""

    id: int
    name: str
    class_name: str
    number: str
    state: str
    rules: str
    rules_version: str
    as_of: str
    status: str
    category: str
    candidates: str
    verdict: str
    program: str
    notes: tuple[str, ...]
    facts: ShownFacts
    requirements: tuple[ShownRequirement, ...]
    sheets: tuple[Sheet, ...]
    papers: tuple[ShownPaper, ...]
    unused: tuple[tuple[str, str], ...]
    reason: str
    version: str
    item: int | None
    held_until: datetime | None
    decision: ShownDecision | None
    history: tuple[Happened, ...]
    standing: decide.Standing
