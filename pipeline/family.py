"""Who is who in a packet (家庭): the student, the parents, the one the category rests on; agreements,
contradictions.

The student is the person most papers of a student are about; the roster's row or the folder's name is
evidence too. A paper about another child is told apart here, so that it is never counted as the student's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from extractors.records import Document
from pipeline.facts import Fact, Facts, words_of
from pipeline.households import Registers
from pipeline.identity import Identity, compare, decisiveness, years_between
from pipeline.mentions import Mention, compare_names, mentions
from pipeline.records import Packet
from pipeline.rulepack import RulePack

WEIGHT = {
    ("enrolment_form", "self"): 3,
    ("household_register_person", "self"): 2,
    ("birth_certificate", "child"): 2,
    ("hmt_residence_permit", "self"): 2,
    ("foreign_permanent_resident_card", "self"): 2,
    ("social_security_card", "self"): 2,
    ("no_insurance_pledge", "child"): 2,
    ("overseas_chinese_schooling_letter", "child"): 2,
    ("student_certificate", "self"): 2,
    ("resident_id_card", "self"): 2,
    ("aid_certificate", "self"): 1,
    ("passport", "self"): 1,
    ("adoption_certificate", "child"): 1,
    ("bank_card", "self"): 1,
}
"""How much each paper says about whose packet it is."""

ADULTS_TOO = {"household_register_person", "resident_id_card", "passport", "foreign_permanent_resident_card"}
"""Papers a parent hands in as well: they speak for the student only when they are a young person's."""

CHILD_WORDS = ("子", "女", "孙", "外孙", "继", "养", "侄", "甥", "弟", "妹")
STATEMENTS = ("enrolment_form", "no_insurance_pledge")
"""Papers a parent fills in: where they contradict an official paper, they are what has to be put right."""

OFFICIAL = (
    "household_register_person",
    "hmt_residence_permit",
    "foreign_permanent_resident_card",
    "resident_id_card",
    "birth_certificate",
    "social_security_card",
    "passport",
)
"""Papers an authority issued, the weightiest first."""

FOLDER = 2
PUPIL_UNDER = 21


@dataclass(frozen=True, slots=True)
class Person:
    """One human being as the packet shows them: all mentions, best first. `sure`: two sources agree on who
    it is."""

    mentions: tuple[Mention, ...]
    sure: bool
    sources: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()

    @property
    def name(self) -> str | None:
        """The name to show, or None where no paper gives a readable one."""
        return next((m.names[0].text for m in self.mentions if m.names), None)

    @property
    def number(self) -> Fact | None:
        """The ID number: from an official paper first, a sure one before a doubtful one."""
        return _best([m.number for m in self._official_first() if m.number])

    @property
    def birth_date(self) -> str | None:
        """The birth date, `YYYY-MM-DD`: sure ones first."""
        dates = [pair for m in self._official_first() for pair in m.birth_dates]
        return next((day for day, sure in dates if sure), dates[0][0] if dates else None)

    def _official_first(self) -> list[Mention]:
        return sorted(self.mentions, key=lambda m: OFFICIAL.index(m.kind) if m.kind in OFFICIAL else 99)

    def is_(self, mention: Mention) -> Identity:
        """Whether the mention is this person."""
        results = [_weighed(mention, known) for known in self.mentions if known is not mention]
        if not results:
            return Identity("same", self.sure)
        return max(results, key=decisiveness)

    def age_on(self, day: date) -> int | None:
        """Full years on a day; None where no birth date is known."""
        return None if self.birth_date is None else years_between(self.birth_date, day)


@dataclass(frozen=True)
class Family:
    """The people of a packet and how they belong together. Computed once; everything else asks here."""

    packet: Packet
    pack: RulePack
    facts: Facts
    everyone: tuple[Mention, ...]
    student: Person | None

    @cached_property
    def registers(self) -> Registers:
        """The household registers of the packet: person pages with the home page each belongs to."""
        return Registers(self.packet, self.facts, self.pack.household)

    def kind(self, *kinds: str) -> tuple[Document, ...]:
        """The documents of these kinds, in the packet's order."""
        return tuple(d for d in self.packet.documents if d.kind in kinds)

    def said(self, document: Document, *roles: str) -> tuple[Mention, ...]:
        """Who a document names in these roles (all roles when none is given)."""
        return tuple(m for m in self.everyone if m.document is document and (not roles or m.role in roles))

    def identity(self, document: Document, *roles: str) -> Identity:
        """Whether the student is the one this paper names in one of these roles."""
        key = (id(document), roles)
        if key not in self._identities:
            self._identities[key] = self._identity(document, *roles)
        return self._identities[key]

    @cached_property
    def _identities(self) -> dict[tuple[int, tuple[str, ...]], Identity]:
        """Answers already found: every line of every possible list asks for the same few papers."""
        return {}

    def _identity(self, document: Document, *roles: str) -> Identity:
        named = self.said(document, *(roles or ("self", "child")))
        if self.student is None or not named:
            return Identity("unclear", code=None)
        return max((self.student.is_(mention) for mention in named), key=decisiveness)

    @cached_property
    def answers(self) -> dict[str, bool | None]:
        """Answers of conditions already found."""
        return {}

    @cached_property
    def student_papers(self) -> frozenset[int]:
        """`id()` of every document that is about the student in the role `self`."""
        own = (d for d in self.packet.documents if self.identity(d, "self").verdict == "same")
        return frozenset(id(d) for d in own)

    @cached_property
    def parents(self) -> tuple[Mention, ...]:
        """Mother and father as the student's birth certificate names them."""
        certificates = [
            d for d in self.kind("birth_certificate") if self.identity(d, "child").verdict != "different"
        ]
        return tuple(m for d in certificates for m in self.said(d, "mother", "father"))

    @cached_property
    def holders(self) -> tuple[Mention, ...]:
        """The people whose permit, letter or contract a category rests on."""
        return tuple(m for m in self.everyone if m.role == "holder")

    @cached_property
    def spouses(self) -> tuple[Mention, ...]:
        """Both people of every marriage certificate."""
        return tuple(m for d in self.kind("marriage_certificate") for m in self.said(d, "party"))

    @cached_property
    def adults(self) -> tuple[Mention, ...]:
        """Person pages of the household register, ID cards and passports that are not the student's."""
        kinds = (
            "household_register_person",
            "resident_id_card",
            "passport",
            "foreign_permanent_resident_card",
        )
        pages = (m for d in self.kind(*kinds) for m in self.said(d, "self"))
        grown = (m for m in pages if (age_of(m, self.pack.insured.since) or PUPIL_UNDER) >= PUPIL_UNDER)
        return tuple(m for m in grown if self.student is None or self.student.is_(m).verdict == "different")

    @cached_property
    def local_adults(self) -> tuple[Mention, ...]:
        """Adults on a person page whose home page shows a local address or no readable one."""
        pages = [m for m in self.adults if m.kind == "household_register_person"]
        return tuple(m for m in pages if m.document and self.registers.is_local(m.document) is not False)


def of(packet: Packet, pack: RulePack) -> Family:
    """Reads a packet as a family."""
    facts = Facts(packet)
    everyone = tuple(m for d in packet.documents for m in mentions(d, facts))
    return Family(packet, pack, facts, everyone, _student(packet, everyone, pack))


def _weighed(mention: Mention, known: Mention) -> Identity:
    """A comparison in which a form filled in by hand cannot cast doubt on an official paper."""
    found = compare(mention, known)
    statement = known.kind in STATEMENTS and mention.kind not in STATEMENTS
    if (
        statement
        and found.verdict == "unclear"
        and found.code in {"id_number_mismatch", "birth_date_mismatch"}
    ):
        return Identity("same", True, None, found.evidence)
    return found


def _best(facts: Sequence[Fact]) -> Fact | None:
    return next((f for f in facts if f.sure), facts[0] if facts else None)


def _student(packet: Packet, everyone: Sequence[Mention], pack: RulePack) -> Person | None:
    if packet.student is not None and packet.student.name:
        return _from_roster(packet, everyone)
    groups = _groups([m for m in everyone if _speaks_for_student(m, packet, pack)])
    if not groups:
        return None
    folder = words_of(packet.name)
    scored = sorted(((_score(group, folder), group) for group in groups), key=lambda pair: -pair[0])
    score, best = scored[0]
    rivals = tuple(group[0].shown for other, group in scored[1:] if other >= score)
    kinds = {m.kind for m in best} | ({"folder"} if _in_folder(best, folder) else set())
    sure = len(kinds) >= 2 and all(score >= other + 2 for other, _ in scored[1:])
    return Person(tuple(best), sure, tuple(sorted(kinds)), rivals)


def _from_roster(packet: Packet, everyone: Sequence[Mention]) -> Person:
    row = packet.student
    assert row is not None
    name = Fact("name", row.name, True, True, ())
    number = Fact("id_number", row.id_number, True, True, ()) if row.id_number else None
    line = Mention(None, "self", (name,), number)
    own = [m for m in everyone if m.role in {"self", "child"} and compare(line, m).verdict == "same"]
    return Person((line, *own), True, ("roster",))


def _speaks_for_student(mention: Mention, packet: Packet, pack: RulePack) -> bool:
    if (mention.kind, mention.role) not in WEIGHT:
        return False
    return mention.kind not in ADULTS_TOO or is_young(mention, pack.insured.since)


def age_of(mention: Mention, day: date) -> int | None:
    """Full years of a person on a day; None where the paper gives no birth date."""
    ages = [age for born, _ in mention.birth_dates if (age := years_between(born, day)) is not None]
    return min(ages) if ages else None


def is_young(mention: Mention, day: date) -> bool:
    """Whether a paper that parents hand in too is a child's: by birth date, else by 与户主关系 (a grown son
    of the householder without a readable birth date counts as a child here, and as a grown-up where it
    matters).
    """
    age = age_of(mention, day)
    if age is not None:
        return age < PUPIL_UNDER
    relation = mention.document.text("relation_to_householder") if mention.document else None
    return relation is not None and "妻" not in relation and any(word in relation for word in CHILD_WORDS)


def _groups(candidates: Iterable[Mention]) -> list[list[Mention]]:
    """Mentions of one person together; the heaviest papers found the groups."""
    groups: list[list[Mention]] = []
    for mention in sorted(candidates, key=lambda m: -WEIGHT[m.kind, m.role]):
        for group in groups:
            if any(_one_person(mention, known) for known in group):
                group.append(mention)
                break
        else:
            groups.append([mention])
    return groups


def _one_person(left: Mention, right: Mention) -> bool:
    found = compare(left, right)
    return found.verdict == "same" or (found.verdict == "unclear" and found.code == "id_number_mismatch")


def _score(group: Sequence[Mention], folder: Sequence[str]) -> int:
    heaviest: dict[str, int] = {}
    for mention in group:
        heaviest[mention.kind] = max(heaviest.get(mention.kind, 0), WEIGHT[mention.kind, mention.role])
    return sum(heaviest.values()) + (FOLDER if _in_folder(group, folder) else 0)


def _in_folder(group: Sequence[Mention], folder: Sequence[str]) -> bool:
    shown = {fact.text for m in group for fact in m.names}
    numbers = {m.number.text for m in group if m.number}
    return any(
        word in numbers or any(compare_names(word, name) == "same" for name in shown) for word in folder
    )
