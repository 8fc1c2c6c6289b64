"""Does the marriage certificate join the two people the ground needs (现父母的结婚证)?

`couple = "local_and_parent"`: the local person and a parent of the child; `"holder"`: the permit holder and
anyone. A wedding before the divorce cannot be the present marriage.

>>> from pipeline.examples import verdict_on
>>> birth = {"kind": "birth_certificate", "child_name": "证件样本", "mother_name": "女方乙",
...     "father_name": "男方甲"}
>>> page = {"kind": "household_register_person", "name": "测试丙", "relation_to_householder": "户主",
...     "sheet": "1"}
>>> form = {"kind": "enrolment_form", "name": "证件样本"}
>>> wed = {"kind": "marriage_certificate", "person1_name": "女方乙", "person2_name": "测试丙"}
>>> verdict_on(check, wed, birth, page, form, couple="local_and_parent", rule={"of": "anyone"})
'met'
>>> verdict_on(check, wed | {"person1_name": "女方丁"}, birth, page, form, couple="local_and_parent",
...     rule={"of": "anyone"})
'not_met wrong_person'
>>> verdict_on(check, {"kind": "marriage_certificate"}, birth, couple="local_and_parent",
...     rule={"of": "anyone"})
'cannot_tell unreadable'
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.records import Document
from pipeline.facts import whole
from pipeline.identity import compare
from pipeline.mentions import Mention
from pipeline.outcomes import Outcome, any_of, cannot_tell, met, not_met
from pipeline.presence import Case

PARAMETERS = {"couple": str}


def check(case: Case) -> Outcome:
    """Either of the two booklets serves."""
    return any_of(_one(case, paper) for paper in case.papers)


def _one(case: Case, paper: Document) -> Outcome:
    couple = case.family.said(paper, "party")
    if len(couple) < 2:
        zh = "结婚证上双方姓名没有读全，请看原图（复印件须含双方姓名页）。"
        return cannot_tell("unreadable", zh, "Both names could not be read.", whole(paper))
    too_early = _before_divorce(case, paper)
    if too_early is not None:
        return too_early
    for people, zh, en in _needed(case):
        joined = _among(couple, people)
        if joined == "same" or not people:
            continue
        spots = couple[0].evidence + couple[1].evidence
        if joined == "different" and all(m.names and m.names[0].sure for m in (*couple, *people)):
            return not_met(
                "wrong_person", f"结婚证双方里没有{zh}。", f"The certificate does not name {en}.", spots
            )
        return cannot_tell("name_mismatch", f"结婚证双方与{zh}对不上，请人工核对。", f"Unclear: {en}.", spots)
    return met("结婚证双方相符", "the couple is the right one", couple[0].evidence + couple[1].evidence)


def _needed(case: Case) -> tuple[tuple[Sequence[Mention], str, str], ...]:
    family = case.family
    if case.told("couple") == "holder":
        return ((family.holders, "持证（受聘）的父（母）", "the holder"),)
    return (
        (family.parents, "孩子的生父或生母", "a parent of the child"),
        (family.local_adults, "本市户籍的一方", "the local person"),
    )


def _among(couple: Sequence[Mention], people: Sequence[Mention]) -> str:
    results = {compare(one, other).verdict for one in couple for other in people}
    return "same" if "same" in results else ("unclear" if "unclear" in results else "different")


def _before_divorce(case: Case, paper: Document) -> Outcome | None:
    wedding = case.facts.of(paper, "registration_date")
    deeds = case.family.kind("divorce_agreement", "court_ruling", "divorce_certificate")
    dates = [f for d in deeds if (f := case.facts.of(d, "date") or case.facts.of(d, "registration_date"))]
    if wedding is None or not dates or case.told("couple") == "holder":
        return None
    divorce = min(dates, key=lambda fact: fact.text)
    if wedding.text >= divorce.text:
        return None
    zh = f"结婚登记（{wedding.text}）早于离婚（{divorce.text}），不像是现在的婚姻，请人工核对。"
    en = "The marriage is older than the divorce: not the present one?"
    return cannot_tell("wrong_document", zh, en, wedding.evidence + divorce.evidence)
