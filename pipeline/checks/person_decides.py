"""A thing no program can judge (须人工判断): the level of a military unit, a paper in no fixed form.

`question` is put to the person in the pack's own words. `on_doubt = "accept"` only remarks, `"refuse"`
refuses.

>>> from pipeline.examples import verdict_on
>>> letter = {"kind": "military_unit_certificate", "child_name": "证件样本"}
>>> verdict_on(check, letter, question="是否团级以上？", rule={"on_doubt": "accept"})
'met'
>>> verdict_on(check, letter, question="是否团级以上？", rule={"on_doubt": "refuse"})
'not_met wrong_issuer'
>>> verdict_on(check, letter, question="是否团级以上？")
'cannot_tell wrong_issuer'
"""

from __future__ import annotations

from pipeline.facts import whole
from pipeline.outcomes import Outcome, cannot_tell, met, not_met, remark
from pipeline.presence import Case

PARAMETERS = {"question": str, "question_en": str, "code": str}


def check(case: Case) -> Outcome:
    """Always the question, with the paper beside it."""
    zh = str(case.told("question", "请人工判断。"))
    en = str(case.told("question_en", "A person has to judge this."))
    code, spots = str(case.told("code", "wrong_issuer")), whole(*case.papers)
    point = case.requirement.open[0] if case.requirement.open else None
    if case.requirement.on_doubt == "accept":
        return met().noting(remark(code, zh, en, spots, "info", point))
    if case.requirement.on_doubt == "refuse":
        return not_met(code, zh, en, spots, point)
    return cannot_tell(code, zh, en, spots, point)
