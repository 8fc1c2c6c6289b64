"""What the district's table asks of one student (报区信息): the surest value of each thing, from all papers.

An official paper comes before the form, an accepted value before a doubtful one; a value that is only
doubtful is left out and reported, because a wrong number in the district's table comes back weeks later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from extractors.records import Document
from extractors.values import banks, id_number
from pipeline.facts import Fact
from pipeline.family import OFFICIAL, Family, of
from pipeline.records import Judged
from pipeline.rulepack import RulePack

FIELDS = {
    "sex": ("sex",),
    "birth_date": ("birth_date", "birth_time"),
    "ethnicity": ("ethnicity",),
    "address": ("address",),
    "phone": ("phone",),
    "guardian": ("guardian_name",),
    "school": ("school",),
    "bank": ("bank",),
    "bank_account": ("card_number", "bank_account"),
}
"""Where each fact stands; the first name first."""

NAMES = {
    "household_type",
    "name",
    "id_type",
    "id_number",
    "class_name",
    "number",
    "category",
    "category_name",
    "status",
}
NAMES |= {"bank_name", "photo_file", "row", *FIELDS}
"""Every fact a mapping file may ask for."""

LIKELY_WILL_DO = {"ethnicity", "address", "household_type", "school", "guardian"}
"""Not numbers and not dates: read well is enough."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One student's facts. `doubtful` names those that were read but not surely, and are left out."""

    values: Mapping[str, str]
    doubtful: tuple[str, ...] = ()


def facts_of(judged: Judged, pack: RulePack) -> Facts:
    """The facts of a judged packet; what no paper and no roster says is absent."""
    family = of(judged.packet, pack)
    found: dict[str, str] = {}
    doubtful: list[str] = []
    for name, fields in FIELDS.items():
        fact = _best(family, fields)
        if fact is None:
            continue
        if fact.sure or (name in LIKELY_WILL_DO and fact.likely):
            found[name] = fact.text[:10] if name == "birth_date" else fact.text
        else:
            doubtful.append(name)
    household = _household(family)
    return Facts(_stated(judged, pack, family) | household | found | _derived(found), tuple(doubtful))


def _best(family: Family, fields: tuple[str, ...]) -> Fact | None:
    """The surest value on the student's own papers: official before stated."""
    own = [d for d in family.packet.documents if _is_own(family, d)]
    own.sort(key=lambda d: OFFICIAL.index(d.kind) if d.kind in OFFICIAL else len(OFFICIAL))
    facts = [fact for field in fields for d in own if (fact := family.facts.of(d, field))]
    return next((f for f in facts if f.sure), facts[0] if facts else None)


def _is_own(family: Family, document: Document) -> bool:
    if id(document) in family.student_papers:
        return True
    unnamed_card = document.kind == "bank_card" and not family.said(document, "self")
    return unnamed_card or (
        document.kind == "birth_certificate" and family.identity(document).verdict == "same"
    )


def _stated(judged: Judged, pack: RulePack, family: Family) -> dict[str, str]:
    row, person = judged.packet.student, family.student
    status, category = pack.status_named(judged.status), pack.category_named(judged.category or "")
    sure = person.number.text if person and person.number and person.number.sure else None
    number = ((row.id_number if row else None) or sure or "").upper()
    said = {
        "name": (row.name if row else None) or (person.name if person else None),
        "id_number": number,
        "id_type": id_type(number),
        "class_name": row.class_name if row else None,
        "number": row.number if row else None,
        "status": status.zh if status else judged.status,
        "category": judged.category,
        "category_name": category.zh if category else None,
    }
    return {name: value for name, value in said.items() if value}


def _household(family: Family) -> dict[str, str]:
    """Household type and address from the home page that belongs to the student."""
    for person in family.kind("household_register_person"):
        home = family.registers.home_of(person) if id(person) in family.student_papers else None
        if home is not None:
            facts = {n: family.facts.of(home, n) for n in ("household_type", "address")}
            return {name: fact.text for name, fact in facts.items() if fact and fact.likely}
    return {}


def _derived(found: Mapping[str, str]) -> dict[str, str]:
    return {"bank_name": banks.name(found["bank"]) or found["bank"]} if "bank" in found else {}


def id_type(number: str) -> str:
    """`resident`, `hmt`, `permanent`, `passport`, or `""` for no number.

    >>> id_type("11010320140315011X"), id_type("810000199408230021"), id_type("911124198108030024"),
    ...     id_type("E12345678")
    ('resident', 'hmt', 'permanent', 'passport')
    """
    parsed = id_number.parse(number) if number else None
    if parsed is None:
        return "passport" if number else ""
    return {"hmt": "hmt", "permanent": "permanent", "permanent_2017": "permanent"}.get(
        parsed.kind, "resident"
    )
