"""Identity numbers: what passes, what asks for a second look, and what is never changed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.values import id_number

SPECIMENS = (
    "11010519491231002X",
    "11010320140315011X",
    "11010420151108024X",
    "44011620160229013X",
    "440184201706210284",
    "110228201801010174",
    "810000199408230021",
    "830000199201300022",
    "932682198501010017",
    "911124198108030024",
    "931586198001010028",
)


@pytest.mark.parametrize("value", SPECIMENS)
def test_a_right_number_is_ok_and_carries_its_proof(value: str) -> None:
    found = id_number.parse(value)
    assert found is not None
    assert (found.value, found.outcome) == (value, "ok")
    assert "checksum" in found.signals


@pytest.mark.parametrize("value", SPECIMENS)
def test_one_wrong_digit_anywhere_is_always_noticed(value: str) -> None:
    for at in range(18):
        for digit in "0123456789":
            wrong = value[:at] + digit + value[at + 1 :]
            assert wrong == value or not id_number.is_valid(wrong)


@pytest.mark.parametrize("value", SPECIMENS)
def test_two_neighbours_that_changed_places_are_noticed(value: str) -> None:
    for at in range(16):
        swapped = value[:at] + value[at + 1] + value[at] + value[at + 2 :]
        assert swapped == value or not id_number.is_valid(swapped)


@pytest.mark.parametrize(
    "raw",
    [
        "公民身份号码１１０１０５１９４９１２３１００２Ｘ",
        "公民身份号码:110105 19491231 002x",
        "110105-19491231-002×",
        "11010519491231002Χ",  # Greek
        "11010519491231002Х",  # Cyrillic
        "身份证件号 11010519491231002X 民族 汉",
        "号码11O105194912310O2X",
        "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X",
    ],
)
def test_the_same_number_is_found_in_every_print(raw: str) -> None:
    found = id_number.parse(raw)
    assert found is not None
    assert (found.value, found.outcome) == ("11010519491231002X", "ok")


def test_a_misread_digit_is_not_repaired_but_named_as_a_candidate() -> None:
    found = id_number.parse("11010519491237002X")  # 1 read as 7
    assert found is not None
    assert (found.value, found.outcome) == ("11010519491237002X", "recheck")
    assert all(id_number.is_valid(candidate) for candidate in found.candidates)


def test_a_date_that_does_not_exist_asks_for_a_second_look() -> None:
    found = id_number.parse("110105194902310027")
    assert found is not None and found.outcome == "recheck" and "checksum" not in found.signals


@pytest.mark.parametrize(
    "raw", ["110105194912310021234", "6217000000000000004", "联系电话 13800000000", "", "姓名"]
)
def test_other_numbers_are_not_taken_for_an_identity_number(raw: str) -> None:
    assert id_number.parse(raw) is None


def test_a_lost_or_doubled_digit_gives_nothing() -> None:
    assert id_number.parse("1101051949123100") is None
    assert id_number.parse("110105194912310023X") is None


def test_an_abolished_area_is_no_fault_and_an_unknown_one_only_a_hint() -> None:
    abolished = id_number.parse("110228201801010174")
    assert abolished is not None and "unknown_area" not in abolished.signals
    nowhere = "190199201801010170"
    unknown = id_number.parse(nowhere[:17] + id_number.check_digit(nowhere[:17]))
    assert unknown is not None and unknown.outcome == "ok" and "unknown_area" in unknown.signals


def test_a_birth_after_the_day_of_checking_goes_to_a_person() -> None:
    found = id_number.parse("110228201801010174", as_of=date(2017, 1, 1))
    assert found is not None and found.outcome == "person" and "future_birth" in found.signals


def test_an_old_number_of_15_digits_goes_to_a_person() -> None:
    found = id_number.parse("110105491231002")
    assert found is not None
    assert (found.kind, found.outcome, found.birth_date, found.sex) == ("old", "person", "1949-12-31", "F")


def test_a_permanent_resident_number_of_2017_agrees_with_a_birth_date_of_either_century() -> None:
    found = id_number.parse("证件号码 CAN110081080310")
    assert found is not None and found.outcome == "ok" and found.country == "CAN"
    assert id_number.birth_agrees(found, "1981-08-03") and not id_number.birth_agrees(found, "1981-08-04")


@given(st.text(alphabet="0123456789XxOolIBSZ〇 -公民号", max_size=60))
def test_no_text_raises_and_ok_always_means_a_right_check_digit(raw: str) -> None:
    found = id_number.parse(raw)
    assert found is None or found.outcome != "ok" or id_number.is_valid(found.value)
