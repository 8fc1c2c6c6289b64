"""Does the register show a local household (本市户籍)?

The address on the home page decides; rural or non-rural makes no difference. An address that begins with a
bare district name, or was not read, is a question.

>>> from pipeline.examples import verdict_on
>>> page = {"kind": "household_register_person", "name": "证件样本", "relation_to_householder": "子",
...     "sheet": "1"}
>>> home = {"kind": "household_register_home", "sheet": "1"}
>>> verdict_on(check, page, home | {"address": "北京市东城区样本路1号"})
'met'
>>> verdict_on(check, page, home | {"address": "河北省保定市样本路1号"})
'not_met not_beijing_household'
>>> verdict_on(check, page, home)
'cannot_tell unreadable'
"""

from __future__ import annotations

from extractors.records import Document
from pipeline.facts import unreadable_spot, whole
from pipeline.outcomes import Outcome, any_of, cannot_tell, met, not_met
from pipeline.presence import Case

PARAMETERS: dict[str, type] = {}


def check(case: Case) -> Outcome:
    """One register page with a local address is enough."""
    return any_of(_one(case, paper) for paper in case.papers)


def _one(case: Case, person: Document) -> Outcome:
    home = case.family.registers.home_of(person)
    if home is None:
        return met()  # reported by `home_page`
    fact = case.facts.of(home, "address")
    if fact is None:
        spot = unreadable_spot(home, "address")
        return cannot_tell(
            "unreadable",
            "户口簿首页的住址没有读出，看不出是否本市户籍。",
            "The address on the home page could not be read.",
            (spot,) if spot else whole(home),
        )
    local = case.family.registers.address_is_local(home)
    if local and fact.likely:
        return met("首页住址在本市", "the address is in the city", fact.evidence)
    if local is False and fact.likely and fact.sure:
        zh = "户口簿首页住址不在本市。非本市户籍学生须符合“一.2”所列情形之一并交相应证明。"
        en = (
            "The household is not in the city; a student from "
            "elsewhere needs one of the grounds of clause 1.2."
        )
        return not_met("not_beijing_household", zh, en, fact.evidence)
    zh = "户口簿首页住址看不准是否在本市，请人工核对。"
    return cannot_tell(
        "not_beijing_household", zh, "It is unclear whether the address is in the city.", fact.evidence
    )
