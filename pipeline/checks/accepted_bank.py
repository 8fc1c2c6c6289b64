"""Is the card from a bank the notice accepts (指定银行)?

The list ends in 等: it is open. The named banks pass, any other bank is a question for a person with the
district's current list, never a refusal by itself. A card whose bank cannot be told is a question too.

>>> from pipeline.examples import verdict_on
>>> verdict_on(check, {"kind": "bank_card", "bank": "CCB", "card_number": "6217000000000000004"})
'met'
>>> verdict_on(check, {"kind": "bank_card", "bank": "BOC"})
'cannot_tell bank_not_listed'
>>> verdict_on(check, {"kind": "bank_card", "bank": "BOC"}, closed_list=True)
'not_met bank_not_listed'
"""

from __future__ import annotations

from extractors.records import Document
from extractors.values import banks
from pipeline.facts import whole
from pipeline.outcomes import Outcome, any_of, cannot_tell, met, not_met
from pipeline.presence import Case

PARAMETERS = {"closed_list": bool}


def check(case: Case) -> Outcome:
    """One card of an accepted bank is enough."""
    return any_of(_one(case, paper) for paper in case.papers)


def _one(case: Case, card: Document) -> Outcome:
    fact = case.facts.of(card, "bank")
    if fact is None or not fact.likely:
        zh = "看不出是哪家银行的卡，请看原图并对照区里的银行名单。"
        return cannot_tell(
            "bank_unknown", zh, "The bank could not be told.", fact.evidence if fact else whole(card)
        )
    listed = next((b for b in case.pack.banks.named if b.code == fact.text), None)
    if listed:
        return met(f"{listed.name}，在名单内", f"{listed.code} is on the list", fact.evidence)
    name = banks.name(fact.text) or fact.text
    zh, en = f"{name}不在通知点名的银行里", f"{name} is not among the banks the notice names"
    closed = case.told("closed_list", False) or not case.pack.banks.open_list
    if closed and fact.sure:
        return not_met(
            "bank_not_listed", f"{zh}，请换名单内的银行卡。", f"{en}; please bring another.", fact.evidence
        )
    zh = f"{zh}；名单以“等”结尾，请对照区里当年名单。"
    return cannot_tell("bank_not_listed", zh, f"{en}; the list is open, see the district's.", fact.evidence)
