"""Did the right office issue it (出具机关)?

`issuers` are full names: one must stand in the field, a little misreading allowed. `begins` are beginnings
that suffice (a city's police: every district's bureau begins with it). A surely read, plainly different
issuer fails.

>>> from pipeline.examples import verdict_on
>>> letter = {"kind": "postdoc_entry_letter", "researcher_name": "测试乙"}
>>> office = ["全国博士后管委会办公室"]
>>> verdict_on(check, letter | {"issuer": "全国博士后管委会办公室"}, issuers=office, rule={"of": "anyone"})
'met'
>>> verdict_on(check, letter | {"issuer": "样本大学人事处"}, issuers=office, rule={"of": "anyone"})
'not_met wrong_issuer'
>>> verdict_on(check, letter, issuers=office, rule={"of": "anyone"})
'cannot_tell unreadable'
"""

from __future__ import annotations

from rapidfuzz import fuzz

from extractors.records import Document
from pipeline.facts import Fact, unreadable_spot, whole
from pipeline.outcomes import Outcome, any_of, cannot_tell, met, not_met
from pipeline.presence import Case

PARAMETERS = {"issuers": list, "begins": list, "field": str}

LIKE, UNLIKE = 85.0, 70.0
"""Similarity in percent: from `LIKE` on it is the same office read with a slip, below `UNLIKE` plainly
another."""


def check(case: Case) -> Outcome:
    """One paper from the right office is enough."""
    return any_of(_one(case, paper) for paper in case.papers)


def _one(case: Case, paper: Document) -> Outcome:
    field = str(case.told("field", "issuer"))
    fact, says, says_en = case.facts.of(paper, field), case.requirement.says, case.requirement.says_en
    if fact is None:
        spot = unreadable_spot(paper, field)
        zh = f"{says}上没有读出出具机关，请看原图。"
        return cannot_tell(
            "unreadable", zh, f"{says_en}: issuer not read.", (spot,) if spot else whole(paper)
        )
    score = _likeness(case, fact)
    if score >= LIKE and fact.likely:
        return met(f"由{fact.text}出具", "issued by the right office", fact.evidence)
    zh, en = f"{says}由“{fact.text}”出具", f"{says_en} is issued by “{fact.text}”"
    wanted = "或".join(str(i) for i in (*case.told("issuers", []), *case.told("begins", [])))
    if score < UNLIKE and fact.likely and fact.sure:
        return not_met(
            "wrong_issuer", f"{zh}，应由{wanted}出具。", f"{en}, not by the office asked for.", fact.evidence
        )
    return cannot_tell(
        "wrong_issuer", f"{zh}，应由{wanted}出具，请人工核对。", f"{en}; please compare.", fact.evidence
    )


def _likeness(case: Case, fact: Fact) -> float:
    if any(fact.text.startswith(str(begin)) for begin in case.told("begins", [])):
        return 100.0
    return max((fuzz.partial_ratio(str(i), fact.text) for i in case.told("issuers", [])), default=0.0)
