"""Is the bank card the student's own (本人名下)?

Many cards print no name: then the name may be written on the copy, and the open point stays visible.

>>> from pipeline.examples import verdict_on
>>> form = {"kind": "enrolment_form", "name": "证件样本", "guardian_name": "测试乙"}
>>> page = {"kind": "household_register_person", "name": "证件样本", "relation_to_householder": "子"}
>>> card = {"kind": "bank_card", "card_number": "6217000000000000004"}
>>> verdict_on(check, card | {"holder_name": "证件样本"}, form, page)
'met'
>>> verdict_on(check, card | {"holder_name": "测试乙"}, form, page, rule={"of": "anyone"})
'not_met wrong_person'
>>> verdict_on(check, card | {"holder_name": "测试丙", "doubtful": ["holder_name"]}, form, page,
...     rule={"of": "anyone"})
'cannot_tell wrong_person'
"""

from __future__ import annotations

from extractors.records import Document
from pipeline.facts import unreadable_spot, whole
from pipeline.outcomes import Outcome, any_of, cannot_tell, met, not_met, remark
from pipeline.presence import Case

PARAMETERS: dict[str, type] = {}


def check(case: Case) -> Outcome:
    """One card of the student's own is enough."""
    return any_of(_one(case, paper) for paper in case.papers)


def _one(case: Case, card: Document) -> Outcome:
    fact = case.facts.of(card, "holder_name")
    gap = unreadable_spot(card, "holder_name")
    if fact is None and gap:
        zh = "卡上印有姓名但没有读出，请看原图是不是学生本人。"
        return cannot_tell("unreadable", zh, "The name on the card could not be read; whose is it?", (gap,))
    if fact is None:
        zh = "卡上没有印姓名，无法核对卡主；请家长在复印件上写明学生姓名、班级。"
        en = "No name on the card; ask the parent to write the student's name and class on the copy."
        return met().noting(remark(None, zh, en, whole(card), "warn"))
    found = case.family.identity(card, "self")
    if found.verdict == "same":
        return met("卡主是学生本人", "the card is the student's", fact.evidence)
    zh, en = f"卡主是“{fact.text}”，不是学生本人。", "The card belongs to somebody else."
    sure = found.sure and fact.sure and found.verdict == "different" and case.family.student is not None
    if sure and case.family.student and case.family.student.sure:
        return not_met("wrong_person", zh + "请改交学生本人名下的储蓄卡复印件。", en, fact.evidence)
    return cannot_tell("wrong_person", zh + "请人工核对。", en, fact.evidence)
