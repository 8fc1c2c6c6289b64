"""Is it the main part of the birth certificate (正页)?

The notice says 出生证明; the part for the police (副页) or the hospital's stub is for a person.

>>> from pipeline.examples import verdict_on
>>> verdict_on(check, {"kind": "birth_certificate", "child_name": "证件样本", "part": "main"})
'met'
>>> verdict_on(check, {"kind": "birth_certificate", "child_name": "证件样本", "part": "stub"})
'cannot_tell wrong_document'
>>> verdict_on(check, {"kind": "birth_certificate", "child_name": "证件样本", "part": "stub"},
...     refuse_parts=["stub"])
'not_met wrong_document'
"""

from __future__ import annotations

from extractors.records import Document
from pipeline.outcomes import Outcome, any_of, cannot_tell, met, not_met
from pipeline.presence import Case

PARAMETERS = {"refuse_parts": list}

PARTS = {"secondary": "副页", "stub": "存根"}


def check(case: Case) -> Outcome:
    """One main part is enough; a certificate that does not say which part it is passes."""
    return any_of(_one(case, paper) for paper in case.papers)


def _one(case: Case, paper: Document) -> Outcome:
    fact = case.facts.of(paper, "part")
    if fact is None or fact.text == "main":
        return met()
    zh, en = f"这是出生医学证明的{PARTS.get(fact.text, fact.text)}，不是正页", f"This is the {fact.text} part"
    if fact.text in case.told("refuse_parts", []):
        return not_met(
            "wrong_document", f"{zh}。请交正页复印件。", f"{en}; the main part is needed.", fact.evidence
        )
    return cannot_tell(
        "wrong_document", f"{zh}，是否可用请人工确定。", f"{en}; please decide.", fact.evidence
    )
