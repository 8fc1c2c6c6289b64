"""Bank card numbers: the number among its neighbours, its issuer, and doubts said as doubts."""

import pytest

from extractors.values import card_number

BEIJING = ("421317", "422160", "422161", "602969", "621030", "621420", "621468", "623111")


@pytest.mark.parametrize(
    ("value", "bank"),
    [
        ("6217000000000000004", "CCB"),
        ("6217990000000000006", "PSBC"),
        ("6222020000000000000", "ICBC"),
        ("6222620000000000004", "COMM"),
        ("6029690000000002", "BJBANK"),
        ("6231110000000005", "BJBANK"),
    ],
)
def test_a_debit_card_names_its_bank(value: str, bank: str) -> None:
    found = card_number.parse(value)
    assert found is not None
    assert (found.value, found.bank, found.card_type, found.outcome) == (value, bank, "debit", "ok")


@pytest.mark.parametrize("prefix", BEIJING)
def test_every_known_prefix_of_the_bank_of_beijing_is_a_16_digit_debit_card(prefix: str) -> None:
    body = prefix.ljust(15, "0")
    found = card_number.parse(body + card_number.luhn_digit(body))
    assert found is not None and (found.bank, found.card_type) == ("BJBANK", "debit")
    longer = prefix.ljust(18, "0")
    assert card_number.issuer(longer + card_number.luhn_digit(longer)) is None


@pytest.mark.parametrize(
    "raw",
    [
        "6217 0000 0000 0000 004",
        "621700 0000000000004",
        "卡号：6217000000000000004",
        "6217-0000-0000-0000-004",
        "6217 0000 0000 0000 004 VALID THRU 12/30",
        "95533 6217 0000 0000 0000 004",
        "６２１７００００００００００００００４",
    ],
)
def test_the_number_is_found_among_its_neighbours(raw: str) -> None:
    found = card_number.parse(raw)
    assert found is not None and found.value == "6217000000000000004"


def test_an_unknown_prefix_goes_to_a_person_and_is_never_refused() -> None:
    body = "619999000000000"
    found = card_number.parse(body + card_number.luhn_digit(body))
    assert found is not None
    assert (found.outcome, found.bank) == ("person", None)
    assert "unknown_bin" in found.signals


def test_a_failed_luhn_is_a_doubt_that_names_what_would_pass() -> None:
    found = card_number.parse("6217000000008000004")
    assert found is not None and found.outcome == "recheck"
    assert "6217000000000000004" in found.candidates


def test_a_credit_card_is_told_from_a_debit_card() -> None:
    body = "436745000000000"
    found = card_number.parse(body + card_number.luhn_digit(body))
    assert found is not None and (found.bank, found.card_type) == ("CCB", "credit")


NO_CARDS = ("11010519491231002X", "440184201706210284", "95588", "13800000000", "有效期 12/30", "")


@pytest.mark.parametrize("raw", NO_CARDS)
def test_what_is_no_card_number_gives_nothing(raw: str) -> None:
    assert card_number.parse(raw) is None
