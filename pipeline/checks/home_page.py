"""Is the register's home page there beside the person page (户口簿首页)?

首页 is known by its content (户别, 户主姓名, 户号, 住址), not by a title; the householder's own card does not
replace it (BJ-11). A collective household may own no home page: then a person decides.

>>> from pipeline.examples import verdict_on
>>> page = {"kind": "household_register_person", "name": "证件样本", "relation_to_householder": "子",
...     "sheet": "1"}
>>> verdict_on(check, page, {"kind": "household_register_home", "sheet": "1", "household_number": "01"})
'met'
>>> verdict_on(check, page)
'not_met page_missing'
>>> verdict_on(check, page, {"kind": "unknown", "sheet": "2"})
'cannot_tell page_missing'
"""

from __future__ import annotations

from extractors.records import Document
from pipeline.facts import Fact, whole
from pipeline.outcomes import Outcome, any_of, cannot_tell, met, not_met
from pipeline.presence import Case, could_be

PARAMETERS: dict[str, type] = {}


def check(case: Case) -> Outcome:
    """One person page with its home page is enough."""
    return any_of(_one(case, paper) for paper in case.papers)


def _one(case: Case, person: Document) -> Outcome:
    home = case.family.registers.home_of(person)
    if home is None:
        return _without(case, person)
    ours, theirs = (case.facts.of(d, "household_number") for d in (person, home))
    if ours and theirs and ours.text != theirs.text:
        return _two_households(ours, theirs)
    return met("户口簿首页、本人页都有", "home page and person page are there", whole(home, person))


def _without(case: Case, person: Document) -> Outcome:
    zh, en = f"{case.requirement.says}缺首页。", f"{case.requirement.says_en}: the home page is missing."
    maybe = could_be(case.family, case.requirement)
    if maybe:
        return cannot_tell("page_missing", zh + "有未能辨认的页，可能就是它，请看一眼。", en, maybe)
    if _collective(person):
        return cannot_tell(
            "page_missing", zh + "看来是集体户，可能没有首页，请人工确定。", en, whole(person), "BJ-11"
        )
    return not_met(
        "page_missing", zh + case.requirement.bring, f"{en} {case.requirement.bring_en}", whole(person)
    )


def _collective(person: Document) -> bool:
    words = (person.text("relation_to_householder") or "", person.text("household_type") or "")
    return any("集体" in word for word in words)


def _two_households(ours: Fact, theirs: Fact) -> Outcome:
    zh = f"首页户号{theirs.text}与本人页户号{ours.text}不同，可能不是同一本户口簿。"
    en = "The household numbers on the two pages differ; they may belong to different registers."
    return cannot_tell("wrong_document", zh + "请人工核对。", en, ours.evidence + theirs.evidence)
