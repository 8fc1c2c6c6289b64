"""Conditions a rule pack can name under `when`, `suggested_when` and `copies_when` (条件).

Each answers True, False, or None for "the papers do not say"; `not_` in front of a name turns it round.
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.family import Family
from pipeline.identity import compare

Condition = Callable[[Family], bool | None]


def student_household_is_local(family: Family) -> bool | None:
    """The student's own register shows a local address."""
    pages = [d for d in family.kind("household_register_person") if id(d) in family.student_papers]
    answers = [family.registers.is_local(page) for page in pages]
    return None if not answers else (True if True in answers else (False if False in answers else None))


def student_has_a_household_page(family: Family) -> bool | None:
    """The packet holds the student's own page of a mainland household register."""
    return any(id(d) in family.student_papers for d in family.kind("household_register_person"))


def parent_household_is_local(family: Family) -> bool | None:
    """Somebody other than the student has a page in a local household register, and may be a parent."""
    local = [m for m in family.local_adults if m.document and family.registers.is_local(m.document)]
    if not local:
        return None if family.local_adults else False
    if not family.parents:
        return None
    results = {compare(adult, parent).verdict for adult in local for parent in family.parents}
    return True if "same" in results else (None if "unclear" in results else False)


def adopted(family: Family) -> bool | None:
    """The student is an adopted child: the packet holds an adoption certificate; None where nothing says."""
    if family.kind("adoption_certificate"):
        return None if family.kind("divorce_agreement", "court_ruling") else True
    return False if stepchild(family) else None


def stepchild(family: Family) -> bool | None:
    """The student is a stepchild: papers of a divorce, or a marriage certificate, and no adoption."""
    if family.kind("adoption_certificate"):
        return None if family.kind("divorce_agreement", "court_ruling") else False
    proof = family.kind("divorce_agreement", "court_ruling", "divorce_certificate", "marriage_certificate")
    return True if proof else None


def foreign_child(family: Family) -> bool | None:
    """The student has a foreign passport or permanent residence card; a mainland register says no."""
    if student_has_a_household_page(family):
        return False
    own = [
        d
        for d in family.kind("passport", "foreign_permanent_resident_card")
        if id(d) in family.student_papers
    ]
    nations = {d.text("country") or d.text("nationality") for d in own} - {None}
    if own and nations and not nations & {"CHN", "中国"}:
        return True
    return None


def class_a_route(family: Family) -> bool | None:
    """The expert's ground is a work permit (its class is judged elsewhere), not a talent programme."""
    if family.kind("talent_selection_proof"):
        return False
    return (
        True
        if family.kind("foreigner_work_permit")
        else (False if family.kind("employment_contract") else None)
    )


def programme_route(family: Family) -> bool | None:
    """The expert's ground is a talent programme: a selection proof, or a contract without a work permit."""
    answer = class_a_route(family)
    return None if answer is None else not answer


CONDITIONS: dict[str, Condition] = {
    condition.__name__: condition
    for condition in (
        student_household_is_local,
        student_has_a_household_page,
        parent_household_is_local,
        adopted,
        stepchild,
        foreign_child,
        class_a_route,
        programme_route,
    )
}


def known(name: str) -> bool:
    """Whether a pack may use this name."""
    return name.removeprefix("not_") in CONDITIONS


def holds(name: str, family: Family) -> bool | None:
    """The answer of a named condition, `not_` in front turning it round."""
    plain = name.removeprefix("not_")
    if plain not in family.answers:
        family.answers[plain] = CONDITIONS[plain](family)
    answer = family.answers[plain]
    return answer if answer is None or not name.startswith("not_") else not answer


def hold(names: tuple[str, ...], family: Family) -> bool | None:
    """All of several conditions: False as soon as one fails, None while one is open."""
    answers = [holds(name, family) for name in names]
    return False if False in answers else (None if None in answers else True)
