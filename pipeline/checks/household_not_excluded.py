"""Is the parent's household one the notice may exclude (驻京办户口、学生集体户口等除外)?

The exclusion list is open, and a collective household is not always excluded (a company's, a talent
centre's): the words of the pack stop for a person, nothing is accepted or refused by itself (BJ-10).

>>> from pipeline.examples import verdict_on
>>> page = {"kind": "household_register_person", "name": "测试乙", "relation_to_householder": "户主",
...     "sheet": "1"}
>>> home = {"kind": "household_register_home", "sheet": "1", "household_type": "家庭户",
...     "address": "北京市东城区样本路1号"}
>>> verdict_on(check, page, home, rule={"of": "anyone"})
'met'
>>> verdict_on(check, page, home | {"household_type": "集体户"}, rule={"of": "anyone"})
'cannot_tell excluded_household'
>>> verdict_on(check, page, home | {"household_type": "学生集体户"}, rule={"of": "anyone",
...     "on_doubt": "refuse"})
'not_met excluded_household'
"""

from __future__ import annotations

from extractors.records import Document
from pipeline.outcomes import Outcome, any_of, cannot_tell, met, not_met
from pipeline.presence import Case

PARAMETERS: dict[str, type] = {}


def check(case: Case) -> Outcome:
    """Looks for the pack's words in 户别, 住址 and 户主姓名 of the home page."""
    return any_of(_one(case, paper) for paper in case.papers)


def _one(case: Case, person: Document) -> Outcome:
    home = case.family.registers.home_of(person)
    if home is None:
        return met()  # reported by `home_page`
    for field in ("household_type", "address", "householder_name"):
        fact = case.facts.of(home, field)
        word = next((w for w in case.pack.household.ask_words if fact and w in fact.text), None)
        if fact and word:
            zh = f"父（母）户口簿上有“{word}”：驻京办、学生集体户等除外，请人工确定是否属于。"
            en = f"The parent's register shows “{word}”: some such households are excluded; please decide."
            if case.requirement.on_doubt == "refuse":
                return not_met("excluded_household", zh, en, fact.evidence, "BJ-10")
            return cannot_tell("excluded_household", zh, en, fact.evidence, "BJ-10")
    return met()
