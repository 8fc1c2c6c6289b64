"""Every place where a paper names a person (提及), and whether two mentions are one human being.

Compared with care: an ID number outweighs a name, a name in traditional characters equals its simplified
form, a Latin name and a Chinese one cannot contradict each other, and a value read unsurely never proves a
difference.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from extractors.records import Document
from extractors.values import names
from pipeline.facts import Fact, Facts, birth_in_number
from pipeline.records import Evidence

DOTS = dict.fromkeys(map(ord, "·•・‧．. "))
"""Marks inside a name that one paper prints and another leaves out."""

Sameness = Literal["same", "different", "unclear"]


@dataclass(frozen=True, slots=True)
class Subject:
    """How one kind of paper names one person: the role, and the fields that hold name, number, birth and
    sex."""

    role: str
    names: tuple[str, ...]
    number: str = ""
    birth: str = ""
    sex: str = ""


_SELF = Subject("self", ("name",), "id_number", "birth_date", "sex")
SUBJECTS: dict[str, tuple[Subject, ...]] = {
    "household_register_person": (
        Subject("self", ("name", "former_name"), "id_number", "birth_date", "sex"),
    ),
    "resident_id_card": (_SELF,),
    "enrolment_form": (_SELF, Subject("guardian", ("guardian_name",))),
    "bank_card": (Subject("self", ("holder_name",)),),
    "birth_certificate": (
        Subject("child", ("child_name",), "", "birth_time", "sex"),
        Subject("mother", ("mother_name",), "mother_id_number"),
        Subject("father", ("father_name",), "father_id_number"),
    ),
    "work_residence_permit": (
        Subject("holder", ("holder_name",), "id_number"),
        Subject("child", ("children",)),
    ),
    "work_residence_confirmation": (
        Subject("holder", ("holder_name",), "id_number"),
        Subject("child", ("children",)),
    ),
    "foreign_permanent_resident_card": (
        Subject("self", ("name", "name_latin"), "id_number", "birth_date", "sex"),
    ),
    "hmt_residence_permit": (_SELF,),
    "passport": (Subject("self", ("name_local", "surname+given_names"), "", "birth_date", "sex"),),
    "marriage_certificate": (
        Subject("party", ("person1_name",), "person1_id_number"),
        Subject("party", ("person2_name",), "person2_id_number"),
    ),
    "divorce_certificate": (
        Subject("party", ("person1_name",), "person1_id_number"),
        Subject("party", ("person2_name",), "person2_id_number"),
    ),
    "divorce_agreement": (
        Subject("party", ("male_name",)),
        Subject("party", ("female_name",)),
        Subject("child", ("child_names",)),
        Subject("custodian", ("custody_to",)),
    ),
    "court_ruling": (Subject("custodian", ("custody_to",)),),
    "adoption_certificate": (Subject("adopter", ("adopter_names",)), Subject("child", ("adoptee_name",))),
    "social_security_card": (Subject("self", ("name",), "social_security_number"),),
    "postdoc_entry_letter": (Subject("holder", ("researcher_name",)),),
    "no_insurance_pledge": (
        Subject("child", ("child_name",), "id_number"),
        Subject("guardian", ("guardian_name",)),
    ),
    "overseas_chinese_proof": (Subject("holder", ("name",)),),
    "overseas_chinese_schooling_letter": (
        Subject("child", ("child_name",)),
        Subject("parent", ("parent_names",)),
    ),
    "employment_contract": (Subject("holder", ("employee_name",)),),
    "talent_selection_proof": (Subject("holder", ("name",)),),
    "foreigner_work_permit": (Subject("holder", ("name",)),),
    "military_unit_certificate": (Subject("soldier", ("soldier_name",)), Subject("child", ("child_name",))),
    "student_certificate": (Subject("self", ("name",), "id_number"),),
    "aid_certificate": (Subject("self", ("name",), "id_number"),),
}
"""Which fields of which paper name whom. A kind that is not here names nobody."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person as one paper names them. `names` holds every form the paper gives; lists give one mention a
    name."""

    document: Document | None
    role: str
    names: tuple[Fact, ...]
    number: Fact | None = None
    birth: Fact | None = None
    sex: Fact | None = None
    evidence: tuple[Evidence, ...] = ()
    """The spots of names, number and birth date, worked out once: every comparison carries them."""

    @property
    def kind(self) -> str:
        """The kind of the paper, `""` for the roster."""
        return self.document.kind if self.document else ""

    @property
    def birth_dates(self) -> tuple[tuple[str, bool], ...]:
        """Birth dates with their sureness: as printed and as held by the number."""
        found = []
        if self.birth:
            found.append((self.birth.text[:10], self.birth.sure))
        if self.number and (held := birth_in_number(self.number.text)):
            found.append((held, self.number.sure))
        return tuple(found)

    @property
    def shown(self) -> str:
        """The name to show to a person."""
        return self.names[0].text if self.names else "（姓名未读出）"


def mentions(document: Document, facts: Facts) -> tuple[Mention, ...]:
    """Everyone a paper names, in the order of `SUBJECTS`."""
    return tuple(m for subject in SUBJECTS.get(document.kind, ()) for m in _of(subject, document, facts))


def _of(subject: Subject, document: Document, facts: Facts) -> Iterable[Mention]:
    number, birth, sex = (
        facts.of(document, f) if f else None for f in (subject.number, subject.birth, subject.sex)
    )
    found = tuple(fact for field in subject.names if (fact := _named(document, field, facts)))
    if found and isinstance(found[0].value, tuple):
        for name in found[0].value:
            one = _one(found[0], name, facts, document)
            yield Mention(document, subject.role, (one,), evidence=one.evidence)
    elif found or number:
        yield Mention(document, subject.role, found, number, birth, sex, _spots(*found, number, birth))


def _spots(*facts: Fact | None) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(spot for fact in facts if fact for spot in fact.evidence))


def _one(listed: Fact, name: str, facts: Facts, document: Document) -> Fact:
    sure = listed.sure or facts.agreed(document, listed.field, name)
    return Fact(listed.field, name, sure, listed.likely or sure, listed.evidence, listed.handwritten)


def _named(document: Document, field: str, facts: Facts) -> Fact | None:
    if "+" not in field:
        return facts.of(document, field)
    parts = [facts.of(document, part) for part in field.split("+")]
    known = [part for part in parts if part]
    if not known:
        return None
    return Fact(
        field,
        " ".join(part.text for part in known),
        all(part.sure for part in known),
        all(part.likely for part in known),
        tuple(spot for part in known for spot in part.evidence),
    )


def compare_names(left: str, right: str) -> Sameness:
    """Whether two names may be one person's. Chinese against Latin script is unclear, never different.

    >>> compare_names("证件样本", "证件样本")
    'same'
    >>> compare_names("ANNA MARIA ERIKSSON", "ERIKSSON ANNA MARIA")
    'same'
    >>> compare_names("测试甲", "ERIKSSON")
    'unclear'
    >>> compare_names("测试甲", "测试乙")
    'different'
    """
    if left == right:
        return "same"
    if _latin(left) != _latin(right):
        return "unclear"
    if _latin(left):
        return _compare_latin(left, right)
    bare = (name.translate(DOTS) for name in (left, right))
    return "different" if names.compare(*bare) == "different" else "same"


def _latin(name: str) -> bool:
    return all(ord(character) < 0x250 for character in name)


def _compare_latin(left: str, right: str) -> Sameness:
    one, other = (set(n.upper().replace(",", " ").replace("-", " ").split()) for n in (left, right))
    if one == other or "".join(sorted("".join(one))) == "".join(sorted("".join(other))):
        return "same"
    return "unclear" if one & other else "different"


def names_of(left: Mention, right: Mention) -> tuple[Sameness, bool]:
    """How the names of two mentions compare, and whether a difference is sure on both sides."""
    pairs = [(compare_names(a.text, b.text), a.sure and b.sure) for a in left.names for b in right.names]
    if not pairs:
        return "unclear", False
    if any(result == "same" for result, _ in pairs):
        return "same", True
    if any(result == "unclear" for result, _ in pairs):
        return "unclear", False
    return "different", all(sure for _, sure in pairs)


def births_of(left: Mention, right: Mention) -> tuple[Sameness, bool]:
    """How the birth dates of two mentions compare, and whether both sides are sure."""
    pairs = [(a == b, one and other) for a, one in left.birth_dates for b, other in right.birth_dates]
    if not pairs:
        return "unclear", False
    if any(equal for equal, _ in pairs):
        return "same", True
    return "different", any(sure for _, sure in pairs)
