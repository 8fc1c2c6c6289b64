"""Is the entry printed, not written by hand (机打，手写无效)?

>>> from pipeline.examples import verdict_on
>>> permit = {"kind": "work_residence_permit", "holder_name": "测试乙", "children": ["证件样本"]}
>>> verdict_on(check, permit, field="children", rule={"of": "anyone"})
'met'
>>> verdict_on(check, permit | {"handwritten": ["children"]}, field="children", rule={"of": "anyone"})
'cannot_tell handwritten_entry'
>>> verdict_on(check, permit | {"handwritten": ["children"]}, field="children", rule={"of": "anyone",
...     "on_doubt": "refuse"})
'not_met handwritten_entry'
"""

from __future__ import annotations

from extractors.records import Document
from pipeline.outcomes import Outcome, any_of, cannot_tell, met, not_met
from pipeline.presence import Case

PARAMETERS = {"field": str}


def check(case: Case) -> Outcome:
    """One paper with a printed entry is enough; an entry that is not there is another check's business."""
    return any_of(_one(case, paper) for paper in case.papers)


def _one(case: Case, paper: Document) -> Outcome:
    fact = case.facts.of(paper, str(case.told("field", "children")))
    if fact is None or not fact.handwritten:
        return met()
    zh = f"{case.requirement.says}的子女信息看来是手写的，手写一般无效，请人工确定。"
    en = f"{case.requirement.says_en}: the entry seems handwritten, which is usually void; please decide."
    point = case.requirement.open[0] if case.requirement.open else None
    if case.requirement.on_doubt == "refuse":
        return not_met("handwritten_entry", zh, en, fact.evidence, point)
    return cannot_tell("handwritten_entry", zh, en, fact.evidence, point)
