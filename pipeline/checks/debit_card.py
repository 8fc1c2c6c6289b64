"""Is it a debit card of a savings account (个人储蓄账户)?

A credit card fails. Type is known from the number's first digits or from what is printed. The check digit
of a card number only warns: some old local cards do not follow it.

>>> from pipeline.examples import verdict_on
>>> verdict_on(check, {"kind": "bank_card", "card_type": "debit", "card_number": "6217000000000000004"})
'met'
>>> verdict_on(check, {"kind": "bank_card", "card_type": "credit", "card_number": "6217000000000000004"})
'not_met credit_card'
>>> verdict_on(check, {"kind": "bank_card", "card_number": "6217000000000000004"})
'cannot_tell bank_unknown'
"""

from __future__ import annotations

from extractors.records import Document
from extractors.values import card_number
from pipeline.facts import unreadable_spot, whole
from pipeline.outcomes import Outcome, Reason, any_of, cannot_tell, met, not_met, remark
from pipeline.presence import Case
from pipeline.records import Evidence

PARAMETERS: dict[str, type] = {}


def check(case: Case) -> Outcome:
    """One debit card with a readable number is enough."""
    return any_of(_one(case, paper) for paper in case.papers)


def _one(case: Case, card: Document) -> Outcome:
    kind = case.facts.of(card, "card_type")
    if kind and kind.text == "credit":
        zh = "这是信用卡，请改交学生本人名下的储蓄卡（借记卡）复印件。"
        if kind.sure:
            return not_met("credit_card", zh, "This is a credit card; a debit card is needed.", kind.evidence)
        return cannot_tell(
            "credit_card", "看来是信用卡，请看原图。", "It seems to be a credit card.", kind.evidence
        )
    number = case.facts.of(card, "card_number")
    if number is None:
        spot = unreadable_spot(card, "card_number")
        zh = "卡号没有读出；卡号可能在背面，或复印不清。"
        return cannot_tell(
            "unreadable", zh, "The card number could not be read.", (spot,) if spot else whole(card)
        )
    if not number.sure:
        zh = "卡号没有读准，请对照原图。"
        return cannot_tell("low_confidence", zh, "The card number was not read surely.", number.evidence)
    if kind is None or not kind.likely:
        zh = "看不出是储蓄卡还是信用卡，请看原图。"
        return cannot_tell("bank_unknown", zh, "Debit or credit could not be told.", number.evidence)
    return met("储蓄卡", "debit card", kind.evidence).noting(*_luhn(number.text, number.evidence))


def _luhn(number: str, evidence: tuple[Evidence, ...]) -> tuple[Reason, ...]:
    if card_number.luhn(number):
        return ()
    zh, en = (
        "卡号校验位不符，请再核对一遍卡号。",
        "The card number's check digit fails; please compare once more.",
    )
    return (remark("card_checksum", zh, en, evidence, "warn"),)
