"""What a rule pack holds (规则包): one city's notice for one year, as data a clerk can read.

The records here come from TOML, so they are pydantic models: a wrong name, date or type is refused at load.
`rulebook` reads, inherits and words the errors; `judge` applies them.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from pipeline.records import Message

Behaviour = Literal["strict", "lenient", "ask"]
"""What is done where the notice leaves something open: refuse, accept with a note, or stop for a person."""


class Entry(BaseModel):
    """A table of the pack: unknown keys are refused, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Bank(Entry):
    """One bank the notice names: contract code, full name, the short names people write."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()


class Banks(Entry):
    """The banks a card may come from. `open_list`: the notice ends in 等, so another bank is a question, no
    refusal."""

    named: tuple[Bank, ...] = ()
    open_list: bool = True
    source: str = ""
    verified_by: str = ""


class Fee(Entry):
    """Money in yuan a year. `deposit_advice` is what parents are advised to keep on the card; it is never
    the fee."""

    personal: int | None = None
    subsidy: int | None = None
    deposit_advice: int | None = None
    collector: str = ""
    cite: str = ""
    source: str = ""


class Window(Entry):
    """First and last day (both included) to register and pay; `None` where the notice gives none."""

    opens: date | None = None
    closes: date | None = None
    cite: str = ""
    source: str = ""


class Insured(Entry):
    """The insured year, both days included."""

    since: date
    until: date
    cite: str = ""


class LateJoiner(Entry):
    """Who joins within `days` of becoming eligible is covered from the month of payment; after that: silent
    or `wait_months`."""

    days: int
    wait_months: int | None = None
    cite: str = ""
    open: tuple[str, ...] = ()


class Household(Entry):
    """How a local household is told: words the address begins with, words of collective or excluded
    households."""

    local: tuple[str, ...] = ()
    local_districts: tuple[str, ...] = ()
    ask_words: tuple[str, ...] = ()


class Status(Entry):
    """How the student stands to the insurance (新参保, 转续 …). `ask`: a person looks at every such packet,
    for this reason."""

    id: str
    zh: str
    en: str
    cite: str = ""
    clause: str = ""
    means: str = ""
    ask: str = ""
    ask_en: str = ""
    open: tuple[str, ...] = ()
    note: str = ""
    entered_since: date | None = None
    entered_until: date | None = None


class Category(Entry):
    """On what ground the student may enrol. `suggested_by`: papers that only this ground asks for;
    `suggested_when`: conditions that all speak for it; `unless`: conditions that rule it out. `rests_on`:
    the lines without which the ground itself is unproven (BJ-19). `age_under` is counted on the day of
    handing in (BJ-18)."""

    id: str
    zh: str
    en: str
    cite: str = ""
    clause: str = ""
    suggested_by: tuple[str, ...] = ()
    suggested_when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    age_under: int | None = None
    compulsory_school_age: bool = False
    form_words: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


class OpenQuestion(Entry):
    """Something the notice leaves open or says twice: its id, what clashes, and what is done about it."""

    id: str
    question: str
    behaviour: Behaviour
    does: str
    does_en: str = ""
    tested_by: str = ""


class Example(Entry):
    """A worked example: the sample packet of a category, changed a little, and the verdict it must get."""

    says: str
    status: str | None = None
    category: str | None = None
    packet: str | None = None
    change: dict[str, Any] = {}
    without: tuple[str, ...] = ()
    plus: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    as_of: date | None = None
    answers: dict[str, bool] = {}
    dates: dict[str, str] = {}
    verdict: Literal["met", "not_met", "cannot_tell", "not_asked"]
    code: str | None = None
    open: str | None = None


class Requirement(Entry):
    """One line of the list a parent must satisfy (一项材料).

    `paper` names the kinds of document that serve (any of them); `of` whose it must be; `beside` the kinds
    that belong to it (the home page beside the person page). `check` names checks of the room
    `pipeline/checks/`, run in order; `with` gives them their particulars. `copies` counts different scans;
    `copies_when` overrides by condition. `instead`: papers that let this one be missing (with a remark).
    `when` names conditions that must hold for the line to be asked at all. `on_doubt` is what an open point
    leads to; `if_missing = "ask"` where the paper may not exist at all.
    """

    id: str
    variant: str = ""
    says: str
    says_en: str
    bring: str = ""
    bring_en: str = ""
    clause: str = ""
    cite: str = ""
    paper: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    of: str = "student"
    check: tuple[str, ...] = ()
    parameters: dict[str, Any] = Field(default_factory=dict, alias="with")
    instead: tuple[str, ...] = ()
    copies: int = Field(default=1, ge=1, le=9)
    copies_when: dict[str, int] = {}
    one_sheet: Literal["required", "advised", "no"] = "no"
    since: date | None = None
    until: date | None = None
    statuses: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    on_doubt: Literal["ask", "accept", "refuse"] = "ask"
    if_missing: Literal["refuse", "ask"] = "refuse"
    open: tuple[str, ...] = ()
    example: tuple[Example, ...] = ()

    @property
    def key(self) -> str:
        """`id` or `id/variant`: unique in a pack; inheritance overrides by it."""
        return f"{self.id}/{self.variant}" if self.variant else self.id

    @property
    def name(self) -> Message:
        """What the line is called, for people."""
        return Message(self.says, self.says_en)


class Samples(Entry):
    """Invented papers for the worked examples: `paper` by name, `packet` lists by name, whose they are
    (`student.default`, or one for a packet), and the day of judging."""

    as_of: date
    paper: dict[str, dict[str, Any]] = {}
    packet: dict[str, tuple[str, ...]] = {}
    student: dict[str, dict[str, str]] = {}


class Coverage(Entry):
    """When cover begins and ends for one group of students (待遇享受时间). Days are dates or named events."""

    status: str
    since: date | Literal["enrolment", "month_after_arrival"]
    until: date
    paid_by: date | None = None
    cite: str = ""
    open: tuple[str, ...] = ()


class Benefit(Entry):
    """A figure for answers to parents; never a check."""

    id: str
    says: str
    cite: str = ""


class RulePack(Entry):
    """One city, one year: everything the judge, the notices and the exports need to know of the notice."""

    name: str
    version: str
    inherits: str | None = None
    city: str
    year: int
    title: str
    title_en: str
    confirmed: bool
    confirmed_by: str = ""
    unconfirmed: str = ""
    unconfirmed_en: str = ""
    banner: str
    banner_en: str
    source: str
    place: str = ""
    insured: Insured
    window: Window = Window()
    fee: Fee = Fee()
    banks: Banks = Banks()
    late_joiner: LateJoiner | None = None
    household: Household = Household()
    photo: dict[str, Any] = {}
    first_status: str = ""
    status_by_paper: dict[str, str] = {}
    status: tuple[Status, ...] = ()
    category: tuple[Category, ...] = ()
    requirement: tuple[Requirement, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    open_question: tuple[OpenQuestion, ...] = ()
    benefit: tuple[Benefit, ...] = ()
    samples: Samples | None = None
    _lists: dict[tuple[str, str | None, date], tuple[Requirement, ...]] = PrivateAttr(default_factory=dict)

    def listed(self, status: str, category: str | None, as_of: date) -> tuple[Requirement, ...]:
        """The requirements of a status and category on a day, before conditions, in the pack's order.

        With `category` None: only the lines every category asks for.
        """
        key = (status, category, as_of)
        if key not in self._lists:
            self._lists[key] = tuple(r for r in self.requirement if self._asked(r, *key))
        return self._lists[key]

    def _asked(self, requirement: Requirement, status: str, category: str | None, as_of: date) -> bool:
        dated = (requirement.since or as_of) <= as_of <= (requirement.until or as_of)
        of_status = not requirement.statuses or status in requirement.statuses
        if category is None:
            everyone = set(requirement.categories) >= {c.id for c in self.category}
            return dated and of_status and (not requirement.categories or everyone)
        return dated and of_status and (not requirement.categories or category in requirement.categories)

    def status_named(self, name: str) -> Status | None:
        """The status with this id, or None."""
        return next((s for s in self.status if s.id == name), None)

    def category_named(self, name: str) -> Category | None:
        """The category with this id, or None."""
        return next((c for c in self.category if c.id == name), None)

    def says(self, requirement: str) -> Message:
        """What a requirement is called, for people; its id where the pack does not know it."""
        found = next((r for r in self.requirement if r.id == requirement), None)
        return found.name if found else OTHER_LINES.get(requirement, Message(requirement, requirement))


OTHER_LINES = {
    "category": Message("参保类别", "category of the student"),
    "student": Message("学生身份", "who the student is"),
    "status": Message("参保状态", "status of the student"),
}
"""Lines the judge adds by itself when a packet leaves open whose it is or on what ground it is handed in."""
