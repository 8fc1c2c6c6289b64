"""Does the adoption certificate name the local person as adopter and the student as adopted
(收养人、被收养人)?

>>> from pipeline.examples import verdict_on
>>> form = {"kind": "enrolment_form", "name": "证件样本"}
>>> page = {"kind": "household_register_person", "name": "测试丙", "relation_to_householder": "户主"}
>>> deed = {"kind": "adoption_certificate", "adoptee_name": "证件样本"}
>>> verdict_on(check, deed | {"adopter_names": ["测试丙", "测试丁"]}, form, page)
'met'
>>> verdict_on(check, deed | {"adopter_names": ["测试戊"]}, form, page)
'not_met parent_not_proven'
>>> verdict_on(check, deed, form, page)
'cannot_tell unreadable'
"""

from __future__ import annotations

from extractors.records import Document
from pipeline.facts import whole
from pipeline.identity import compare
from pipeline.outcomes import Outcome, any_of, cannot_tell, met, not_met
from pipeline.presence import Case

PARAMETERS: dict[str, type] = {}


def check(case: Case) -> Outcome:
    """One certificate that names them is enough."""
    return any_of(_one(case, paper) for paper in case.papers)


def _one(case: Case, paper: Document) -> Outcome:
    adopters, locals_ = case.family.said(paper, "adopter"), case.family.local_adults
    if not adopters:
        return cannot_tell(
            "unreadable", "收养人没有读出，请看原图。", "The adopters could not be read.", whole(paper)
        )
    if not locals_:
        return met()  # the local person's register is missing: reported on its own line
    results = [compare(a, p) for a in adopters for p in locals_]
    if any(r.verdict == "same" for r in results):
        return met("收养人是本市户籍的父（母）", "adopted by the local person", adopters[0].evidence)
    zh, en = "收养人与本市户籍的父（母）对不上", "The adopters are not the local person"
    spots = adopters[0].evidence + locals_[0].evidence
    sure = all(m.names and m.names[0].sure for m in (*adopters, *locals_))
    if sure and all(r.verdict == "different" for r in results):
        return not_met("parent_not_proven", f"{zh}，不能证明收养关系。", f"{en}.", spots)
    return cannot_tell("parent_not_proven", f"{zh}，请人工核对。", f"{en}; please compare.", spots)
