"""Does the agreement or ruling give the child to the spouse of the local person (子女归外埠配偶)?

Only the operative clause counts (the reader reads only that). Shared, alternating or unreadable custody is
for a person; a divorce certificate alone carries no custody text. A mediation document has the effect of a
judgment.

>>> from pipeline.examples import verdict_on
>>> birth = {"kind": "birth_certificate", "child_name": "证件样本", "mother_name": "女方乙",
...     "father_name": "男方甲"}
>>> wed = {"kind": "marriage_certificate", "person1_name": "女方乙", "person2_name": "测试丙"}
>>> deed = {"kind": "divorce_agreement", "male_name": "男方甲", "female_name": "女方乙",
...     "child_names": ["证件样本"]}
>>> verdict_on(check, deed | {"custody_to": "女方乙"}, birth, wed, rule={"of": "anyone"})
'met'
>>> verdict_on(check, deed | {"custody_to": "男方甲"}, birth, wed, rule={"of": "anyone"})
'not_met custody_not_to_spouse'
>>> verdict_on(check, deed, birth, wed, rule={"of": "anyone"})
'cannot_tell custody_unclear'
"""

from __future__ import annotations

from extractors.records import Document
from pipeline.facts import whole
from pipeline.identity import compare
from pipeline.mentions import Mention
from pipeline.outcomes import Outcome, Reason, any_of, cannot_tell, met, not_met, remark
from pipeline.presence import Case

PARAMETERS: dict[str, type] = {}


def check(case: Case) -> Outcome:
    """One paper with a clear clause is enough."""
    return any_of(_one(case, paper) for paper in case.papers)


def _one(case: Case, paper: Document) -> Outcome:
    fact = case.facts.of(paper, "custody_to")
    named = case.family.said(paper, "custodian")
    if fact is None or not named:
        zh = "抚养条款没有写明孩子归谁，或没有读出（共同、轮流抚养也须人工确定）。"
        return cannot_tell(
            "custody_unclear", zh, "The custody clause names nobody clearly.", whole(paper), "BJ-14"
        )
    spouses = spouse_of_local(case)
    if not spouses:
        zh = f"孩子归“{fact.text}”，但看不出谁是本市户籍人员的外埠配偶，请人工核对。"
        return cannot_tell(
            "custody_unclear", zh, "The spouse of the local person is not known.", fact.evidence
        )
    results = [compare(named[0], spouse) for spouse in spouses]
    if any(result.verdict == "same" for result in results):
        return met(f"写明孩子归{fact.text}", "custody lies with the spouse", fact.evidence).noting(
            *_kind(case, paper)
        )
    zh, en = f"写的是孩子归“{fact.text}”，不是本市户籍人员的外埠配偶。", "Custody lies with somebody else."
    if fact.sure and all(r.verdict == "different" and r.sure for r in results):
        return not_met("custody_not_to_spouse", zh, en, fact.evidence, "BJ-14")
    return cannot_tell(
        "custody_not_to_spouse", zh + "请人工核对。", en + " Please compare.", fact.evidence, "BJ-14"
    )


def spouse_of_local(case: Case) -> tuple[Mention, ...]:
    """The child's own parent who is married to the local person: on the birth certificate and the marriage
    certificate."""
    family = case.family
    couple = family.spouses
    own_parents = tuple(p for p in family.parents if any(compare(p, m).verdict == "same" for m in couple))
    if own_parents:
        return own_parents
    locals_ = family.local_adults
    return tuple(m for m in couple if locals_ and all(compare(m, p).verdict == "different" for p in locals_))


def _kind(case: Case, paper: Document) -> tuple[Reason, ...]:
    fact = case.facts.of(paper, "ruling_type")
    if paper.kind != "court_ruling" or fact is None or fact.text != "mediation":
        return ()
    zh, en = "这是民事调解书，与判决书同等看待。", "A mediation document is taken like a judgment."
    return (remark(None, zh, en, fact.evidence, "info", "BJ-13"),)
