"""Is the letter recent enough to believe that it still holds (在站)?

`years` is how long it is believed without asking; an older letter, or one without a date, is a question.

>>> from pipeline.examples import verdict_on
>>> letter = {"kind": "postdoc_entry_letter", "researcher_name": "测试乙"}
>>> verdict_on(check, letter | {"date": "2020-09-01"}, years=3, rule={"of": "anyone"})
'met'
>>> verdict_on(check, letter | {"date": "2022-09-01"}, years=3, rule={"of": "anyone"})
'not_met not_yet_valid'
>>> verdict_on(check, letter | {"date": "2015-09-01"}, years=3, rule={"of": "anyone"})
'cannot_tell expired'
"""

from __future__ import annotations

from extractors.records import Document
from pipeline.facts import whole
from pipeline.identity import years_between
from pipeline.outcomes import Outcome, any_of, cannot_tell, met, not_met
from pipeline.presence import Case

PARAMETERS = {"years": int}


def check(case: Case) -> Outcome:
    """One recent letter is enough."""
    return any_of(_one(case, paper) for paper in case.papers)


def _one(case: Case, paper: Document) -> Outcome:
    fact, says, says_en = case.facts.of(paper, "date"), case.requirement.says, case.requirement.says_en
    if fact is None:
        zh = f"{says}的日期没有读出，是否仍有效请人工核对。"
        return cannot_tell("unreadable", zh, f"{says_en}: no date; does it still hold?", whole(paper))
    if fact.text > case.as_of.isoformat():
        zh = f"{says}的日期{fact.text}在今后，请核对。"
        if fact.sure:
            return not_met("not_yet_valid", zh, f"{says_en} is dated in the future.", fact.evidence)
        return cannot_tell("low_confidence", zh, f"{says_en}: date unsure.", fact.evidence)
    age = years_between(fact.text, case.as_of)
    if age is not None and age < int(case.told("years", 3)):
        return met(f"日期{fact.text}", f"dated {fact.text}", fact.evidence)
    zh = f"{says}日期为{fact.text}，已较久，现在是否仍在站请人工确定。"
    return cannot_tell("expired", zh, f"{says_en} is dated {fact.text}; does it still hold?", fact.evidence)
