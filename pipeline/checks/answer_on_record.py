"""Is there an answer to a yes/no question (有无其他基本医疗保障)?

The roster's answer decides. Without one, a signed form or pledge handed in for this very insurance states
it, and for somebody who is in this insurance already (`insured_already`) moving it states it; the question
stays visible as a remark, so that the school can still ask everyone (BJ-26).

>>> from pipeline.examples import verdict_on
>>> form = {"kind": "enrolment_form", "name": "证件样本", "signed": True}
>>> verdict_on(check, form, question="no_other_insurance", answers={"no_other_insurance": True})
'met'
>>> verdict_on(check, form, question="no_other_insurance", answers={"no_other_insurance": False})
'not_met already_insured_elsewhere'
>>> verdict_on(check, form | {"signed": False}, question="no_other_insurance")
'cannot_tell already_insured_elsewhere'
"""

from __future__ import annotations

from pipeline.facts import Fact
from pipeline.outcomes import Outcome, Reason, cannot_tell, met, not_met, remark
from pipeline.presence import Case

PARAMETERS = {"question": str, "insured_already": bool, "asked_of_roster": bool}

CODE = "already_insured_elsewhere"


def check(case: Case) -> Outcome:
    """Yes, no, stated by signature, or open."""
    row = case.family.packet.student
    answer = row.answers.get(str(case.told("question", "no_other_insurance"))) if row else None
    if answer is True:
        return met("花名册记录：无其他基本医疗保障", "on record: no other basic insurance")
    if answer is False:
        zh = f"花名册记录已有其他基本医疗保障。{case.requirement.bring}"
        return not_met(CODE, zh, f"On record: other basic insurance. {case.requirement.bring_en}".strip())
    signed = _signed(case)
    if signed is not None:
        return met("家长已在材料上签名参保", "stated by signature", signed.evidence).noting(_ask(case))
    if case.told("insured_already") or case.told("asked_of_roster"):
        return met("按在册情况办理", "taken as on record").noting(_ask(case))
    zh = "没有记录是否已有其他基本医疗保障，也没有已签名的登记表或承诺书，请问家长。"
    return cannot_tell(CODE, zh, "No answer on record about other basic insurance; please ask.", (), "BJ-26")


def _ask(case: Case) -> Reason:
    zh = "是否已有其他基本医疗保障没有单独记录，建议问家长一句并记入花名册。"
    en = (
        "Whether there is other basic insurance was not asked "
        "separately; better ask and note it in the roster."
    )
    point = case.requirement.open[0] if case.requirement.open else None
    return remark(None, zh, en, ambiguity=point)


def _signed(case: Case) -> Fact | None:
    for paper in case.family.kind("no_insurance_pledge", "enrolment_form"):
        fact = case.facts.of(paper, "signed")
        # Whether a doubtful signature stands there is the form's own line; only an empty place says nothing.
        if (
            fact
            and (fact.value is True or not fact.sure)
            and case.family.identity(paper).verdict != "different"
        ):
            return fact
    return None
