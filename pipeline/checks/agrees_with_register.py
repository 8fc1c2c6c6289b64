"""Does what the parent wrote agree with the official papers (与户口簿等一致)?

Name and number were compared when the paper was claimed; here birth date, sex and the number's own check
digit. A value that was not read surely never proves a contradiction; a failed check digit usually is a
misreading.

>>> from pipeline.examples import verdict_on
>>> form = {"kind": "enrolment_form", "name": "证件样本", "birth_date": "2014-03-15", "sex": "M"}
>>> page = {"kind": "household_register_person", "name": "证件样本", "birth_date": "2014-03-15", "sex": "M",
...         "relation_to_householder": "子"}
>>> verdict_on(check, form, page)
'met'
>>> verdict_on(check, form | {"sex": "F"}, page)
'not_met wrong_document'
>>> verdict_on(check, form | {"id_number": "110103201403150111"}, page)
'cannot_tell id_checksum'
"""

from __future__ import annotations

from extractors.records import Document
from extractors.values import id_number
from pipeline.facts import Fact
from pipeline.family import OFFICIAL
from pipeline.outcomes import Outcome, all_of, any_of, cannot_tell, met, not_met
from pipeline.presence import Case

PARAMETERS: dict[str, type] = {}


def check(case: Case) -> Outcome:
    """One scan of the form that agrees is enough."""
    return any_of(_one(case, paper) for paper in case.papers)


def _one(case: Case, paper: Document) -> Outcome:
    return all_of((_number(case, paper), _birth(case, paper), _sex(case, paper)))


def _number(case: Case, paper: Document) -> Outcome:
    fact = case.facts.of(paper, "id_number")
    if fact is None or len(fact.text) != 18 or id_number.is_valid(fact.text):
        return met()
    zh = f"{case.requirement.says}上的身份证号校验位不对，多半是看错或写错了一位，请对照原件。"
    en = "The ID number's check digit is wrong: probably one digit was misread or miswritten."
    return cannot_tell("id_checksum", zh, en, fact.evidence)


def _birth(case: Case, paper: Document) -> Outcome:
    written = case.facts.of(paper, "birth_date")
    official = _official(case, paper, "birth_date")
    if written is None or official is None or written.text == official.text:
        return met()
    zh = f"{case.requirement.says}写的出生日期{written.text}与证件上的{official.text}不一致。"
    en = f"The birth date {written.text} differs from {official.text} on the official paper."
    return _differs("birth_date_mismatch", written, official, zh, en)


def _sex(case: Case, paper: Document) -> Outcome:
    written, official = case.facts.of(paper, "sex"), _official(case, paper, "sex")
    if written is None or official is None or written.text == official.text:
        return met()
    zh = f"{case.requirement.says}写的性别与证件上的不一致。"
    return _differs("wrong_document", written, official, zh, "The sex differs from the official paper.")


def _differs(code: str, written: Fact, official: Fact, zh: str, en: str) -> Outcome:
    spots = written.evidence + official.evidence
    if written.sure and official.sure:
        return not_met(code, zh + "请更正后重新提交。", en, spots)
    return cannot_tell(code, zh + "请人工核对。", en, spots)


def _official(case: Case, paper: Document, field: str) -> Fact | None:
    own = [
        d for d in case.family.packet.documents if id(d) in case.family.student_papers and d.kind in OFFICIAL
    ]
    facts = [f for d in own if d is not paper and (f := case.facts.of(d, field))]
    return next((f for f in facts if f.sure), facts[0] if facts else None)
