"""Is the paper signed (已签名)?

>>> from pipeline.examples import verdict_on
>>> verdict_on(check, {"kind": "enrolment_form", "name": "证件样本", "signed": True})
'met'
>>> verdict_on(check, {"kind": "enrolment_form", "name": "证件样本", "signed": False})
'not_met not_signed'
>>> verdict_on(check, {"kind": "enrolment_form", "name": "证件样本"})
'cannot_tell not_signed'
"""

from __future__ import annotations

from extractors.records import Document
from pipeline.facts import whole
from pipeline.outcomes import Outcome, any_of, cannot_tell, met, not_met
from pipeline.presence import Case

PARAMETERS: dict[str, type] = {}


def check(case: Case) -> Outcome:
    """One signed scan is enough."""
    return any_of(_one(case, paper) for paper in case.papers)


def _one(case: Case, paper: Document) -> Outcome:
    fact = case.facts.of(paper, "signed")
    says, says_en = case.requirement.says, case.requirement.says_en
    if fact is None:
        zh = f"{says}上没有看清签名，请看原图。"
        return cannot_tell("not_signed", zh, f"{says_en}: the signature could not be seen.", whole(paper))
    if fact.value is True and fact.likely:
        return met("已签名", "signed", fact.evidence)
    if fact.value is False and fact.sure:
        zh = f"{says}没有签名，请家长签名后交回。"
        return not_met("not_signed", zh, f"{says_en} is not signed; please sign it.", fact.evidence)
    return cannot_tell(
        "not_signed", f"{says}的签名看不准，请看原图。", f"{says_en}: signature unclear.", fact.evidence
    )
