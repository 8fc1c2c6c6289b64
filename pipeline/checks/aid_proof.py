"""Is the aided student's ground shown (政府资助参保的困难学生)?

The leaflet asks for no paper: the school's aid database (the roster) is proof enough; a certificate is
looked at where there is one. Old labels (建档立卡) and their successors, and students with a local
household, are for a person.

>>> from pipeline.examples import verdict_on
>>> proof = {"kind": "aid_certificate", "name": "证件样本", "aid_type": "低保", "valid_until": "2024-12-31"}
>>> verdict_on(check, proof, as_of="2023-10-08", ask_words=["建档立卡"])
'met'
>>> verdict_on(check, proof | {"valid_until": "2023-01-01"}, as_of="2023-10-08")
'not_met expired'
>>> verdict_on(check, proof | {"aid_type": "建档立卡"}, as_of="2023-10-08", ask_words=["建档立卡"])
'cannot_tell category_unproven'
"""

from __future__ import annotations

from extractors.records import Document
from pipeline.facts import whole
from pipeline.outcomes import Outcome, any_of, cannot_tell, met, not_met, remark
from pipeline.presence import Case, missing

PARAMETERS = {"ask_words": list}


def check(case: Case) -> Outcome:
    """A certificate of the student's, else the roster's word."""
    papers = [
        d for d in case.family.kind("aid_certificate") if case.family.identity(d).verdict != "different"
    ]
    if papers:
        return any_of(_one(case, paper) for paper in papers)
    row = case.family.packet.student
    if row is None or not row.category:
        return missing(case.family, case.requirement)
    zh, en = (
        "按学校资助名单办理，通知没有要求材料。",
        ("Taken from the school's aid list; the notice asks for no paper."),
    )
    return met("资助名单上有", "on the aid list").noting(remark(None, zh, en, ambiguity="GZ-7"))


def _one(case: Case, paper: Document) -> Outcome:
    sort, until = case.facts.of(paper, "aid_type"), case.facts.of(paper, "valid_until")
    word = next((w for w in case.told("ask_words", []) if sort and w in sort.text), None)
    if word and sort:
        zh = f"救助类别“{sort.text}”是旧称或可在认定地参保，请人工确定。"
        en = f"“{sort.text}”: an old label, or a choice of place; please decide."
        return cannot_tell("category_unproven", zh, en, sort.evidence, "GZ-8")
    if until and until.text != "long-term" and until.text < case.as_of.isoformat():
        zh = f"救助证明有效期至{until.text}，已过期。"
        if until.sure:
            return not_met(
                "expired", zh + case.requirement.bring, (f"Expired on {until.text}."), until.evidence
            )
        return cannot_tell("low_confidence", zh + "日期没有读准。", "Validity unsure.", until.evidence)
    return met("有医疗救助对象证明", "an aid certificate is there", whole(paper))
