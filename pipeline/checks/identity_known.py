"""Is the student's identity number known (身份信息)?

From the roster or from any paper that prints it. Hong Kong, Macao, Taiwan and foreign students enrol by being
enrolled; their number's kind is that of their document (GZ-9).

>>> from pipeline.examples import verdict_on
>>> card = {"kind": "resident_id_card", "name": "证件样本", "id_number": "440184201706210284"}
>>> verdict_on(check, card)
'met'
>>> verdict_on(check, {"kind": "student_certificate", "name": "证件样本"})
'not_met missing'
>>> verdict_on(check, card | {"doubtful": ["id_number"]})
'cannot_tell low_confidence'
"""

from __future__ import annotations

from pipeline.outcomes import Outcome, cannot_tell, met
from pipeline.presence import Case, missing

PARAMETERS: dict[str, type] = {}


def check(case: Case) -> Outcome:
    """The student's number with its sureness."""
    student = case.family.student
    number = student.number if student else None
    passport = next(
        (f for d in case.family.kind("passport") if (f := case.facts.of(d, "passport_number"))), None
    )
    known = number or passport
    if known is None:
        return missing(case.family, case.requirement)
    if not known.sure:
        zh = "证件号码没有读准，请对照原图或花名册。"
        return cannot_tell("low_confidence", zh, "The number was not read surely.", known.evidence)
    return met("证件号码已知", "the identity number is known", known.evidence)
