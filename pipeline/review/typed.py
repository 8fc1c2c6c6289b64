"""What a person typed for a field, in the normal form of that field, or a sentence about why it cannot be.

A number whose check digit fails is taken as typed, with a warning: the paper itself may be wrong, and the
person has it in front of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractors.values import banks, card_number, dates, glyphs, id_number, names, sex
from pipeline.records import Message

_DATES = frozenset(
    {
        "issue_date",
        "birth_date",
        "registration_date",
        "valid_from",
        "valid_until",
        "print_date",
        "expiry_date",
        "date",
        "enrolment_date",
    }
)
_LISTS = frozenset({"children", "child_names", "parent_names", "adopter_names", "gap_years", "entries"})
_DIGITS = frozenset({"card_number", "bank_account", "phone"})
_FREE = frozenset({"name_latin", "surname", "given_names", "mrz", "raw"})
_YES, _NO = ("yes", "y", "true", "是", "有", "已签"), ("no", "n", "false", "否", "无", "未签")


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed value: `value` in normal form (`None`: there is none on the paper); `warning` is for the
    person.
    """

    value: str | bool | list[str] | None
    warning: Message | None = None


class NotThisField(ValueError):  # noqa: N818 — reads as what it says
    """The text cannot be a value of this field; `message` says what is expected."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.zh)
        self.message = message


def typed(field: str, text: str) -> Typed:
    """The normal form of what was typed for a field; raises `NotThisField`.

    >>> typed("birth_date", "2015年10月25日").value, typed("sex", "女").value
    ('2015-10-25', 'F')
    >>> typed("children", "证件样本、测试甲").value
    ['证件样本', '测试甲']
    """
    plain = text.strip()
    if not plain:
        return Typed(None)
    if field in _DATES:
        return Typed(_date(plain))
    if field in _LISTS:
        return Typed(
            [
                part.strip()
                for part in plain.replace("，", "、").replace(",", "、").split("、")
                if part.strip()
            ]
        )
    if field == "signed":
        return Typed(_yes_or_no(plain))
    if field == "sex":
        return Typed(_sex(plain))
    if field == "bank":
        return Typed(banks.code(plain) or plain.upper())
    if field in _FREE:
        return Typed(plain.upper() if plain.isascii() else plain)
    return _text(field, plain)


def _text(field: str, plain: str) -> Typed:
    squeezed = glyphs.squeeze(plain)
    if field.endswith("id_number"):
        number = squeezed.upper()
        fits = len(number) != 18 or id_number.is_valid(number)
        warning = Message(
            "已按输入保存，但校验码不符，请再核对一次。", "Saved as typed, but the check digit does not fit."
        )
        return Typed(number, None if fits else warning)
    if field in _DIGITS:
        return _digits(field, squeezed)
    if field.endswith("_name") or field == "name":
        return Typed(names.normal(plain))
    return Typed(squeezed if not plain.isascii() else plain)


def _digits(field: str, squeezed: str) -> Typed:
    digits = squeezed.replace("-", "")
    if field != "card_number" or (digits.isdigit() and card_number.luhn(digits)):
        return Typed(digits)
    warning = Message(
        "已按输入保存，但卡号校验不符，请再核对一次。", "Saved as typed, but the card number's check fails."
    )
    return Typed(digits, warning)


def _date(plain: str) -> str:
    found = dates.parse(plain)
    if found is None:
        raise NotThisField(
            Message(
                f"“{plain}”不是日期；请写成 2015-10-25 或“长期”。",
                f"“{plain}” is no date; write 2015-10-25 or long-term.",
            )
        )
    return found.value


def _yes_or_no(plain: str) -> bool:
    if plain.lower() in _YES:
        return True
    if plain.lower() in _NO:
        return False
    raise NotThisField(Message("请填“是”或“否”。", "Write yes or no."))


def _sex(plain: str) -> str:
    found = sex.parse(plain)
    if found is None:
        raise NotThisField(Message("性别请填“男”或“女”。", "Write M or F."))
    return found.value
