"""When a value may be used with no person looking: two independent voices, none against, and the target
met.
"""

from __future__ import annotations

import pytest

from extractors import agree
from extractors.confidence import SURE_KIND, TARGET_ERROR, weigh
from extractors.declare import Found


def test_one_clear_reading_alone_is_never_accepted() -> None:
    assert not weigh(0.9999, ()).accepted


def test_a_clear_reading_and_a_check_digit_are_accepted() -> None:
    weighed = weigh(0.99, ("checksum",))
    assert weighed.accepted and weighed.confidence >= 1 - TARGET_ERROR


def test_two_readers_that_agree_are_accepted() -> None:
    assert weigh(0.99, ("second_reader",)).accepted


@pytest.mark.parametrize(
    "against",
    [
        "second_reader_differs",
        "checksum_failed",
        "date_differs_from_number",
        "recheck",
        "cut_short",
        "differs_elsewhere",
        "kind_unsure",
    ],
)
def test_one_voice_against_is_enough_to_ask_a_person(against: str) -> None:
    assert not weigh(0.9999, ("checksum", "date_in_number", "second_reader", against)).accepted


def test_handwriting_needs_a_second_signal_and_more() -> None:
    assert not weigh(0.9999, (), handwritten=True).accepted
    assert not weigh(0.9999, ("second_reader",), handwritten=True).accepted


def test_readers_of_the_same_ink_do_not_prove_handwriting() -> None:
    readers = ("second_network", "second_reader")
    assert weigh(0.9999, readers).accepted
    assert not weigh(0.9999, (*readers, "known_word"), handwritten=True).accepted
    assert weigh(0.9999, (*readers, "same_elsewhere"), handwritten=True).accepted
    assert weigh(0.9999, ("checksum", "date_in_number"), handwritten=True).accepted


def test_an_unscored_reading_has_a_probability_but_no_voice() -> None:
    assert not weigh(None, ("second_reader",)).accepted
    assert 0.0 < weigh(None, ()).confidence < 1.0


def test_more_evidence_never_lowers_the_probability() -> None:
    steps = [weigh(0.9, signals).confidence for signals in ((), ("luhn",), ("luhn", "second_reader"))]
    assert steps == sorted(steps)


def test_no_value_is_surer_than_the_kind_of_its_paper() -> None:
    number = Found(
        "id_number", "11010519491231002X", "11010519491231002X", (), "number", signals=("checksum",)
    )
    told = agree.of_kind({"id_number": number}, SURE_KIND - 0.01)
    assert told["id_number"].signals == ("checksum", "kind_unsure")
    assert agree.of_kind({"id_number": number}, SURE_KIND) == {"id_number": number}
