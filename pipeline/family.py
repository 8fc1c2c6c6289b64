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
from typing import Literal

from extractors.records import Document
from pipeline.facts import Fact, Facts, words_of
from pipeline.households import Registers
from pipeline.mentions import Mention, births_of, compare_names, mentions, names_of
from pipeline.records import Evidence, Packet
from pipeline.rulepack import RulePack

Code = Literal["wrong_person", "name_mismatch", "id_number_mismatch", "birth_date_mismatch", "low_confidence"]

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
class Identity:
    """Whether a mention is a given person. `code` and `evidence` say what spoke against; `sure` that both
    are sure."""

    verdict: Literal["same", "different", "unclear"]
    sure: bool = False
    code: Code | None = None
    evidence: tuple[Evidence, ...] = ()
    weight: int = 0
    """2: two numbers were compared; 1: names or birth dates; 0: nothing to compare."""


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
        return max(results, key=_decisiveness)

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
        named = self.said(document, *(roles or ("self", "child")))
        if self.student is None or not named:
            return Identity("unclear", code=None)
        return max((self.student.is_(mention) for mention in named), key=_decisiveness)

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
        return tuple(m for m in pages if self.student is None or self.student.is_(m).verdict == "different")

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


def compare(left: Mention, right: Mention) -> Identity:
    """Whether two mentions are one person: number first, then name, then birth date."""
    spots = left.evidence + right.evidence
    named, name_sure = names_of(left, right)
    born, birth_sure = births_of(left, right)
    if left.number and right.number and _comparable(left.number.text, right.number.text):
        return _by_number(left.number, right.number, named, name_sure, spots)
    if named == "same":
        code: Code | None = "birth_date_mismatch" if born == "different" else None
        return Identity("unclear" if code and birth_sure else "same", not code, code, spots, 1)
    if born == "same" and named == "unclear":
        return Identity("same", True, None, spots, 1)
    if born == "same":
        return Identity("unclear", False, "name_mismatch", spots, 1)
    if named == "different":
        return Identity("different", name_sure, "wrong_person", spots, 1)
    different = born == "different" and birth_sure
    code = "birth_date_mismatch" if different else None
    return Identity("different" if different else "unclear", False, code, spots, int(different))


def _by_number(left: Fact, right: Fact, named: str, name_sure: bool, spots: tuple[Evidence, ...]) -> Identity:
    sure = left.sure and right.sure
    if left.text == right.text:
        differs = named == "different" and name_sure
        return Identity("same", sure or named == "same", "name_mismatch" if differs else None, spots, 2)
    if named == "same":
        return Identity("unclear", sure, "id_number_mismatch", spots, 2)
    if _alike(left.text, right.text) and not sure:
        return Identity("unclear", False, "low_confidence", spots, 2)
    return Identity("different", sure and named == "different" and name_sure, "wrong_person", spots, 2)


def _comparable(left: str, right: str) -> bool:
    """A resident number and a passport number of one person differ and say nothing."""
    return len(left) == len(right) == 18 or left == right


def _alike(left: str, right: str) -> bool:
    return len(left) == len(right) and sum(a != b for a, b in zip(left, right, strict=True)) <= 2


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


def _decisiveness(identity: Identity) -> tuple[int, int, bool]:
    """Numbers speak before names; among equals the mention that agrees best speaks."""
    return identity.weight, {"same": 2, "unclear": 1, "different": 0}[identity.verdict], identity.sure


def _best(facts: Sequence[Fact]) -> Fact | None:
    return next((f for f in facts if f.sure), facts[0] if facts else None)


def years_between(birth: str, day: date) -> int | None:
    """Full years from `YYYY-MM-DD` to a day; None for a date that is none."""
    try:
        born = date.fromisoformat(birth)
    except ValueError:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _student(packet: Packet, everyone: Sequence[Mention], pack: RulePack) -> Person | None:
    if packet.student is not None:
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


def is_young(mention: Mention, day: date) -> bool:
    """Whether a paper that parents hand in too is a child's: by birth date, else by 与户主关系."""
    ages = [age for born, _ in mention.birth_dates if (age := years_between(born, day)) is not None]
    if ages:
        return min(ages) < PUPIL_UNDER
    relation = mention.document.text("relation_to_householder") if mention.document else None
    return relation is not None and any(word in relation for word in CHILD_WORDS)


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
