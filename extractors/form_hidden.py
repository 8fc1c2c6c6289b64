"""What a form tells though its own place does not say it to a reader: the option whose box a tick hides, the
bank named in the label of the account, the account under a label that asks for more.

Options are for a person to see.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from extractors import form_answers, persons, ticks
from extractors.declare import Found, Parsed
from extractors.sheet import Sheet
from extractors.values import banks, card_number
from extractors.values import id_number as identity
from extractors.values import sex as sexes


def told(found: Mapping[str, Found], sheet: Sheet) -> dict[str, Found]:
    """The fields with what else the form tells."""
    more = {**_account(sheet), **found}
    more |= _bank_in_label(sheet, more) | _sex_hidden(sheet, more)
    # on an empty form it was the reader who lost a box
    return {**_options_hidden(sheet), **more} if "name" in found else more


def _account(sheet: Sheet) -> dict[str, Found]:
    """The one number on the form that is a bank card's by its first and last digits, whatever its label."""
    told = [(piece, card_number.parse(piece.text)) for piece in sheet.pieces if piece.label is None]
    cards = [(piece, card) for piece, card in told if card and {"luhn", "bin"} <= set(card.signals)]
    if len({card.value for _, card in cards}) != 1 or not re.fullmatch(r"[\d ]+", cards[0][0].text.strip()):
        return {}
    return {"bank_account": persons.found("bank_account", cards[0][1], cards[0][:1], "number")}


def _bank_in_label(sheet: Sheet, told: Mapping[str, Found]) -> dict[str, Found]:
    """The bank that the label of the account names (农行卡号)."""
    account = told.get("bank_account")
    for claim in sheet.claims if account is not None and "bank" not in told else ():
        code = (
            banks.code(claim.label.text) if claim.row and account and claim.row[0] in account.pieces else None
        )
        if code is not None:
            record = Parsed(code, claim.label.text)
            return {"bank": persons.found("bank", record, (claim.label,), "choice")}
    return {}


def _sex_hidden(sheet: Sheet, told: Mapping[str, Found]) -> dict[str, Found]:
    """The sex whose box a tick hides (男 □女), if the number says the same; where no box was read (男女),
    what the number says, for a person to compare.
    """
    number = told["id_number"].record if "id_number" in told else None
    if "sex" in told or not isinstance(number, identity.IdNumber):
        return {}
    for claim in sheet.labelled("性别"):
        print_ = re.sub(r"\d\s*[.、．]", "", persons.spelled(claim.row, " ")) if claim.row else ""
        both = set(re.findall("[男女]", print_)) == {"男", "女"} and not re.search(f"[{ticks.BOXES}]", print_)
        bare = re.fullmatch(rf"[{ticks.BOXES}口]\s*(?:男\s*(女)|女\s*(男))", print_.strip())  # □男女
        option = ticks.unboxed(print_) or (bare and (bare[1] or bare[2]))
        option = option or ({"M": "男", "F": "女"}.get(str(number.sex)) if both else None)
        record = sexes.parse(option) if option else None
        if record is not None and record.value == number.sex:
            return {"sex": replace(persons.found("sex", record, claim.row, "choice"), outcome="recheck")}
    return {}


HOUSEHOLD = (
    "户口性质", "户籍性质", "户口类别", "户别", "户籍类别", "户籍类型", "户口类型", "户口种类", "户籍情况",
)  # fmt: skip
CATEGORY = (
    "人员类别", "参保类别", "参保人员类别", "人员性质", "人员身份", "参保类型", "参保人员类型",
    "人员类型", "参保身份", "身份类别", "参保人类别", "缴费人员类别", "参保人员身份", "人群类别",
    "参保对象", "缴费类别", "参保对象类别",
)  # fmt: skip
BANK = (
    "开户银行", "开户行", "银行名称", "代扣银行", "委托代扣银行", "缴费银行", "扣款银行",
    "开户银行名称", "开户行名称", "发卡银行", "所属银行", "委托扣款银行", "签约银行",
    "代扣代缴银行", "直接支付银行", "代发银行", "委托代发银行",
)  # fmt: skip
CHOICES = (
    ("household_type", HOUSEHOLD, form_answers.household),
    ("category", CATEGORY, form_answers.category),
    ("bank", BANK, form_answers.bank),
)


def _options_hidden(sheet: Sheet) -> dict[str, Found]:
    """The option whose box a tick hides (本市城镇 □本市农村), in all the lines of its cell, for a person."""
    told = {}
    for field, labels, parse in CHOICES:
        for claim in sheet.labelled(*labels):
            pieces = tuple(p for line in (*claim.before, claim.row, *claim.more) for p in line)
            option = ticks.unboxed(persons.spelled(pieces, " ")) if pieces else None
            record = parse(option) if option else None
            if record is not None:
                told[field] = replace(persons.found(field, record, pieces, "choice"), outcome="recheck")
    return told
