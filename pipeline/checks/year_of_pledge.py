"""Is the pledge for the insured year (承诺年度)?

>>> from pipeline.examples import verdict_on
>>> pledge = {"kind": "no_insurance_pledge", "child_name": "证件样本"}
>>> verdict_on(check, pledge | {"year": "2021"})
'met'
>>> verdict_on(check, pledge | {"year": "2018"})
'not_met wrong_document'
>>> verdict_on(check, pledge | {"year": "2018", "doubtful": ["year"]})
'cannot_tell wrong_document'
"""

from __future__ import annotations

from extractors.records import Document
from pipeline.outcomes import Outcome, any_of, cannot_tell, met, not_met
from pipeline.presence import Case

PARAMETERS: dict[str, type] = {}


def check(case: Case) -> Outcome:
    """One pledge for the right year is enough; one that names no year passes."""
    return any_of(_one(case, paper) for paper in case.papers)


def _one(case: Case, paper: Document) -> Outcome:
    fact, year = case.facts.of(paper, "year"), case.pack.year
    # Enrolment for a year may begin in the autumn before it: a pledge of either calendar year will do.
    if fact is None or fact.text in {str(year), str(case.as_of.year), str(case.as_of.year + 1)}:
        return met()
    zh, en = f"承诺书写的是{fact.text}年度，应为{year}年度", f"The pledge is for {fact.text}, not {year}"
    if fact.sure:
        return not_met(
            "wrong_document", f"{zh}，请重新填写。", f"{en}; please fill in a new one.", fact.evidence
        )
    return cannot_tell("wrong_document", f"{zh}，请看原图。", f"{en}; please look.", fact.evidence)
