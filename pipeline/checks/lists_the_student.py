"""Does the permit list the student among the children (登记有该子女信息)?

>>> from pipeline.examples import verdict_on
>>> form = {"kind": "enrolment_form", "name": "证件样本"}
>>> page = {"kind": "household_register_person", "name": "证件样本", "relation_to_householder": "子"}
>>> sheet = {"kind": "work_residence_confirmation", "holder_name": "测试乙"}
>>> verdict_on(check, sheet | {"children": ["测试丙", "证件样本"]}, form, page, rule={"of": "anyone"})
'met'
>>> verdict_on(check, sheet | {"children": ["测试丙"]}, form, page, rule={"of": "anyone"})
'not_met child_not_listed'
>>> verdict_on(check, sheet, form, page, rule={"of": "anyone"})
'cannot_tell unreadable'
"""

from __future__ import annotations

from extractors.records import Document
from pipeline.facts import unreadable_spot, whole
from pipeline.outcomes import Outcome, any_of, cannot_tell, met, not_met
from pipeline.presence import Case

PARAMETERS: dict[str, type] = {}


def check(case: Case) -> Outcome:
    """One permit that lists the student is enough."""
    return any_of(_one(case, paper) for paper in case.papers)


def _one(case: Case, paper: Document) -> Outcome:
    fact, student = case.facts.of(paper, "children"), case.family.student
    says, says_en = case.requirement.says, case.requirement.says_en
    if fact is None or student is None:
        spot = unreadable_spot(paper, "children")
        zh = f"{says}的子女一栏没有读出，请看原图。"
        return cannot_tell(
            "unreadable", zh, f"{says_en}: the children could not be read.", (spot,) if spot else whole(paper)
        )
    found = case.family.identity(paper, "child")
    if found.verdict == "same":
        return met("子女一栏有该学生", "the student is listed", fact.evidence)
    zh, en = f"{says}的子女一栏没有该学生。", f"{says_en} does not list the student."
    # A name written in by hand, or one that could not be read, may be the student's.
    complete = not fact.handwritten and unreadable_spot(paper, "children") is None
    if found.verdict == "different" and fact.sure and student.sure and complete:
        return not_met("child_not_listed", zh + "请更新登记后重新打印。", en, fact.evidence)
    return cannot_tell("child_not_listed", zh + "请人工核对。", en + " Please compare.", fact.evidence)
