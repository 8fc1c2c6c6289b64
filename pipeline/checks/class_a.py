"""Is a work permit one of class A (A 类)?

An employment contract has no class and passes. Class B or C fails this ground; a class that was not read is a
question, because the letter is small and new holders have no card at all.

>>> from pipeline.examples import verdict_on
>>> permit = {"kind": "foreigner_work_permit", "name": "测试乙"}
>>> verdict_on(check, permit | {"permit_class": "A"}, rule={"of": "anyone"})
'met'
>>> verdict_on(check, permit | {"permit_class": "B"}, rule={"of": "anyone"})
'not_met wrong_class'
>>> verdict_on(check, permit, rule={"of": "anyone"})
'cannot_tell unreadable'
"""

from __future__ import annotations

from extractors.records import Document
from pipeline.facts import unreadable_spot, whole
from pipeline.outcomes import Outcome, any_of, cannot_tell, met, not_met
from pipeline.presence import Case

PARAMETERS: dict[str, type] = {}


def check(case: Case) -> Outcome:
    """A contract, or one permit of class A, is enough."""
    return any_of(_one(case, paper) for paper in case.papers)


def _one(case: Case, paper: Document) -> Outcome:
    if paper.kind != "foreigner_work_permit":
        return met()
    fact = case.facts.of(paper, "permit_class")
    if fact is None:
        spot = unreadable_spot(paper, "permit_class")
        zh = "工作许可证的类别（A/B/C）没有读出，请看原图。"
        return cannot_tell(
            "unreadable", zh, "The class could not be read.", (spot,) if spot else whole(paper), "BJ-17"
        )
    if not fact.sure:
        return cannot_tell("low_confidence", "许可类别没有读准，请看原图。", "Class unsure.", fact.evidence)
    if fact.text == "A":
        return met("A 类", "class A", fact.evidence)
    zh = f"这是{fact.text}类工作许可证，本类别只限 A 类。"
    return not_met("wrong_class", zh, f"This is class {fact.text}; only class A serves.", fact.evidence)
