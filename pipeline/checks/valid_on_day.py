"""Is the paper in force on the day (在有效期内)?

`valid_until` (or `expiry_date`) itself still counts: a permit that expires today is valid today. A last day
that was not read is an open question. `from_` is checked too where the paper prints a first day.

>>> from pipeline.examples import verdict_on
>>> verdict_on(check, {"kind": "passport", "name_local": "证件样本", "expiry_date": "2021-10-15"})
'met'
>>> verdict_on(check, {"kind": "passport", "name_local": "证件样本", "expiry_date": "2021-10-14"})
'not_met expired'
>>> verdict_on(check, {"kind": "passport", "name_local": "证件样本", "doubtful": ["expiry_date"],
...     "expiry_date": "2020-01-01"})
'cannot_tell low_confidence'
"""

from __future__ import annotations

from extractors.records import Document
from pipeline.facts import Fact, unreadable_spot, whole
from pipeline.outcomes import Outcome, any_of, cannot_tell, met, not_met
from pipeline.presence import Case

PARAMETERS = {"may_lack_dates": bool}

LONG = "long-term"


def check(case: Case) -> Outcome:
    """One scan in force is enough."""
    return any_of(_one(case, document) for document in case.papers)


def _one(case: Case, paper: Document) -> Outcome:
    until = case.facts.of(paper, "valid_until") or case.facts.of(paper, "expiry_date")
    since = case.facts.of(paper, "valid_from")
    says, says_en, day = case.requirement.says, case.requirement.says_en, case.as_of.isoformat()
    if until is None:
        return _no_last_day(case, paper)
    if not until.sure:
        return cannot_tell(
            "low_confidence",
            f"{says}的有效期没有读准，请看原图。",
            f"{says_en}: validity not read surely.",
            until.evidence,
        )
    if until.text != LONG and until.text < day:
        zh = f"{says}有效期至{until.text}，已过期。请换新后补交。"
        return not_met("expired", zh, f"{says_en} expired on {until.text}; please renew.", until.evidence)
    if since and since.text > day:
        return _not_yet(since, says, says_en)
    end = "长期" if until.text == LONG else until.text
    return met(f"有效期至{end}", f"valid until {until.text}", until.evidence)


def _not_yet(since: Fact, says: str, says_en: str) -> Outcome:
    zh = f"{says}自{since.text}起才生效。"
    if since.sure:
        return not_met("not_yet_valid", zh, f"{says_en} is valid only from {since.text}.", since.evidence)
    return cannot_tell(
        "low_confidence", zh + "日期没有读准，请看原图。", f"{says_en}: first day unsure.", since.evidence
    )


def _no_last_day(case: Case, paper: Document) -> Outcome:
    if case.told("may_lack_dates"):
        return met()
    spot = unreadable_spot(paper, "valid_until") or unreadable_spot(paper, "expiry_date")
    says, says_en = case.requirement.says, case.requirement.says_en
    return cannot_tell(
        "unreadable",
        f"{says}上没有读到有效期，请看原图（或缺有有效期的一面）。",
        f"{says_en}: no period of validity could be read (perhaps the other face is missing).",
        (spot,) if spot else whole(paper),
    )
