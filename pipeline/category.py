"""On what ground the student enrols (参保类别): stated by the roster or the form, else inferred from the
papers.

Candidates are ranked by how many papers of their list are missing and never mixed. Where more than one
ground is open, a person chooses; the one that lacks least is proposed first (BJ-27).
"""

from __future__ import annotations

from dataclasses import dataclass

from extractors.records import Document
from pipeline.conditions import hold, holds
from pipeline.facts import Fact, whole
from pipeline.family import Family
from pipeline.records import Evidence, Message
from pipeline.rulepack import Category


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible ground, why it is one, and the papers that speak for it. `source`: roster, form, papers
    or guess."""

    category: Category
    source: str
    why: Message
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """What the form's tick says about the ground; `unclear` when it fits no category of the pack."""

    fact: Fact
    category: Category | None


def candidates(family: Family) -> tuple[Candidate, ...]:
    """The grounds this packet may stand on, before ranking. The roster decides alone; so does a clear
    form."""
    listed = _from_roster(family)
    if listed:
        return (listed,)
    stated = form_says(family)
    inferred = tuple(c for category in family.pack.category if (c := _from_papers(family, category)))
    proven = tuple(c for c in inferred if c.source == "papers")
    inferred = proven or inferred or _first(family)
    if stated is None or stated.category is None:
        return inferred
    ticked = Candidate(
        stated.category,
        "form",
        Message(f"登记表填的是“{stated.fact.text}”", f"the form says “{stated.fact.text}”"),
        stated.fact.evidence,
    )
    if stated.fact.sure or any(c.category is stated.category for c in inferred):
        return (ticked,)
    return (ticked, *inferred)


def _first(family: Family) -> tuple[Candidate, ...]:
    """Nothing speaks for any ground: the pack's first list applies, because every other one asks for more."""
    return tuple(Candidate(c, "guess", Message(c.zh, c.en)) for c in family.pack.category[:1])


def _from_roster(family: Family) -> Candidate | None:
    row = family.packet.student
    if row is None or not row.category:
        return None
    category = named(family, row.category)
    if category is None:
        return None
    return Candidate(
        category, "roster", Message(f"花名册写明：{category.zh}", f"the roster says: {category.en}")
    )


def named(family: Family, word: str) -> Category | None:
    """The category a roster or form means: by its id, its name, or one of the words the pack lists for it."""
    plain = word.strip()
    for category in family.pack.category:
        if plain.upper() == category.id or plain == category.zh or plain in category.form_words:
            return category
    hits = [c for c in family.pack.category if any(w in plain for w in c.form_words)]
    return hits[0] if len(hits) == 1 else None


def form_says(family: Family) -> Stated | None:
    """The category on the student's own form, or None where the form gives none."""
    for form in family.kind("enrolment_form"):
        fact = family.facts.of(form, "category")
        if fact and id(form) in family.student_papers:
            return Stated(fact, named(family, fact.text))
    return None


def _from_papers(family: Family, category: Category) -> Candidate | None:
    if True in (holds(name, family) for name in category.unless):
        return None
    papers = tuple(d for d in family.kind(*category.suggested_by) if _may_be_the_students(family, d))
    if papers:
        kinds = "、".join(dict.fromkeys(PAPER_NAMES.get(d.kind, d.kind) for d in papers))
        why = Message(f"材料中有{kinds}", f"the packet holds {', '.join(sorted({d.kind for d in papers}))}")
        return Candidate(category, "papers", why, whole(*papers))
    answer = hold(category.suggested_when, family) if category.suggested_when else False
    if answer is False:
        return None
    return Candidate(category, "papers" if answer else "guess", Message(category.zh, category.en))


def _may_be_the_students(family: Family, document: Document) -> bool:
    """A parent's own card beside the student's papers says nothing about the student's ground."""
    named = family.said(document, "self")
    return not named or family.identity(document, "self").verdict != "different"


PAPER_NAMES = {
    "foreign_permanent_resident_card": "外国人永久居留身份证",
    "hmt_residence_permit": "港澳台居民居住证",
    "work_residence_permit": "北京市工作居住证",
    "work_residence_confirmation": "工作居住证确认单",
    "postdoc_entry_letter": "博士后进站函",
    "overseas_chinese_proof": "华侨身份证明",
    "overseas_chinese_schooling_letter": "华侨子女接受义务教育证明信",
    "employment_contract": "专家就业合同",
    "foreigner_work_permit": "外国人工作许可证",
    "talent_selection_proof": "入选人才工程证明",
    "divorce_agreement": "离婚协议书",
    "court_ruling": "法院判决书（调解书）",
    "adoption_certificate": "收养登记证",
    "military_unit_certificate": "部队证明",
    "aid_certificate": "医疗救助对象证明",
    "student_certificate": "学生证（在读证明）",
}
