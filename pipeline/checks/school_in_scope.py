"""Is the school one the notice speaks of (普通中小学)?

The notice says 普通中小学学生, 儿童, 未成年子女 in turn; any other kind of school is for a person (BJ-22).

>>> from pipeline.examples import verdict_on
>>> verdict_on(check, {"kind": "enrolment_form", "name": "证件样本", "school": "北京市样本小学"},
...     ask_words=["职业"])
'met'
>>> verdict_on(check, {"kind": "enrolment_form", "name": "证件样本", "school": "北京样本职业学校"},
...     ask_words=["职业"])
'cannot_tell category_unproven'
>>> verdict_on(check, {"kind": "enrolment_form", "name": "证件样本", "school": "样本大学"},
...     refuse_words=["大学"])
'not_met category_unproven'
"""

from __future__ import annotations

from extractors.records import Document
from pipeline.outcomes import Outcome, any_of, cannot_tell, met, not_met
from pipeline.presence import Case

PARAMETERS = {"ask_words": list, "refuse_words": list}


def check(case: Case) -> Outcome:
    """Looks at the school on the form; a form without one says nothing."""
    return any_of(_one(case, paper) for paper in case.papers)


def _one(case: Case, paper: Document) -> Outcome:
    fact = case.facts.of(paper, "school")
    if fact is None:
        return met()
    zh = f"学校“{fact.text}”看来不是本通知所说的学校类型"
    en = f"“{fact.text}” seems to be another type of school than the notice speaks of"
    if fact.sure and any(word in fact.text for word in case.told("refuse_words", [])):
        return not_met("category_unproven", f"{zh}，不在参保范围。", f"{en}.", fact.evidence, "BJ-22")
    if any(word in fact.text for word in case.told("ask_words", [])):
        return cannot_tell(
            "category_unproven", f"{zh}，请人工确定。", f"{en}; please decide.", fact.evidence, "BJ-22"
        )
    return met()
