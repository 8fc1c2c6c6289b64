"""Is the student on the school's roster, or proven by a student certificate (在册全日制学生)?

The leaflet names no paper at all: the school's own roster is the proof; a certificate serves where there is
no roster. Part-time, exchange and suspended students are for a person (GZ-10).

>>> from pipeline.examples import verdict_on
>>> proof = {"kind": "student_certificate", "name": "证件样本", "study_mode": "全日制"}
>>> verdict_on(check, proof)
'met'
>>> verdict_on(check)
'not_met missing'
>>> verdict_on(check, proof | {"study_mode": "非全日制"})
'cannot_tell category_unproven'
"""

from __future__ import annotations

from pipeline.facts import whole
from pipeline.outcomes import Outcome, cannot_tell, met
from pipeline.presence import Case, missing

PARAMETERS = {"ask_words": list}

ASK = ("非全日制", "业余", "函授", "在职", "交换", "休学", "保留学籍")


def check(case: Case) -> Outcome:
    """Roster first, then the certificate."""
    papers = [
        d for d in case.family.kind("student_certificate") if case.family.identity(d).verdict != "different"
    ]
    for paper in papers:
        fact = case.facts.of(paper, "study_mode")
        if fact and any(word in fact.text for word in case.told("ask_words", ASK)):
            zh = f"学习形式为“{fact.text}”，是否属于全日制在校学生请人工确定。"
            en = f"Mode of study “{fact.text}”: full-time? please decide."
            return cannot_tell("category_unproven", zh, en, fact.evidence, "GZ-10")
    row = case.family.packet.student
    if row is not None and row.name:
        return met("在学校花名册上", "on the school's roster")
    if papers:
        return met("有学生证（在读证明）", "proven by a student certificate", whole(*papers))
    return missing(case.family, case.requirement)
