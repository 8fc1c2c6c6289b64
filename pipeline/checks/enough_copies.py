"""Are there as many copies as the notice asks for (份数)?

Copies are different scans of the same paper; the same file handed in twice is one. `copies_when` raises the
number under a condition (a foreign child's papers: two each). `copies_advised` is only remarked upon.

>>> from pipeline.examples import verdict_on
>>> card = {"kind": "foreign_permanent_resident_card", "name": "证件样本"}
>>> verdict_on(check, card | {"sheet": "1"}, card | {"sheet": "2"}, rule={"copies": 2})
'met'
>>> verdict_on(check, card, rule={"copies": 2})
'not_met too_few_copies'
>>> verdict_on(check, card, {"kind": "unknown", "sheet": "9"}, rule={"copies": 2})
'cannot_tell too_few_copies'
"""

from __future__ import annotations

from collections import Counter

from extractors.records import Document
from pipeline.conditions import holds
from pipeline.facts import whole
from pipeline.outcomes import Outcome, Reason, cannot_tell, met, not_met, remark
from pipeline.presence import Case, could_be

PARAMETERS = {"copies_advised": int}


def check(case: Case) -> Outcome:
    """Counts the scans; two fronts and two backs in one document are two copies."""
    have = sum(_copies(paper) for paper in case.papers)
    wanted, certain = _wanted(case)
    advised = case.told("copies_advised", 0)
    if have >= wanted:
        outcome = met(f"{have}份", f"{have} copies", whole(*case.papers)) if wanted > 1 else met()
        return outcome if have >= advised else outcome.noting(_advice(case, advised, have))
    says, says_en = case.requirement.says, case.requirement.says_en
    zh, en = f"{says}需要{wanted}份，现收到{have}份。", f"{says_en}: {wanted} copies needed, {have} received."
    maybe = could_be(case.family, case.requirement)
    if maybe or not certain:
        return cannot_tell("too_few_copies", zh + "请人工核对。", en, maybe or whole(*case.papers))
    return not_met("too_few_copies", f"{zh}请再补{wanted - have}份。", en, whole(*case.papers))


def _copies(paper: Document) -> int:
    faces = Counter(place.face for place in paper.pages if place.face)
    return max(faces.values(), default=1)


def _wanted(case: Case) -> tuple[int, bool]:
    """How many are asked for, and whether that is certain."""
    wanted, certain = case.requirement.copies, True
    for name, number in case.requirement.copies_when.items():
        answer = holds(name, case.family)
        if answer is not False:
            wanted, certain = max(wanted, number), certain and answer is True
    return wanted, certain


def _advice(case: Case, advised: int, have: int) -> Reason:
    zh = f"“所有复印件”是否也包括{case.requirement.says}没有说清：建议交{advised}份，现有{have}份。"
    en = (
        f"Whether “all copies” includes {case.requirement.says_en}"
        f" is unclear: {advised} advised, {have} received."
    )
    point = case.requirement.open[0] if case.requirement.open else None
    return remark("too_few_copies", zh, en, whole(*case.papers), "warn", point)
