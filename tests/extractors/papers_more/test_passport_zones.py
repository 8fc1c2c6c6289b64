"""A passport says everything twice; what the two zones make of each other."""

from __future__ import annotations

from tests.extractors.papers_more.drawings import read

ZONE = """
        P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
        L898902C36UTO7408122F1204159ZE184226B<<<<<10
"""


def test_two_zones_that_agree_prove_the_value() -> None:
    found = read("passport", "        护照号/Passport No.  L898902C3\n" + ZONE.strip("\n"))
    assert found["passport_number"].value == "L898902C3"
    assert "mrz" in found["passport_number"].signals
    assert "checksum" in found["expiry_date"].signals


def test_a_check_digit_that_cannot_tell_look_alikes_apart_is_no_proof() -> None:
    """G counts 16 and 6 counts 6: the sum modulo ten is the same, so only the other zone can tell."""
    assert "checksum" not in read("passport", ZONE)["passport_number"].signals


def test_two_zones_that_differ_go_to_a_person_with_both() -> None:
    found = read("passport", "        护照号/Passport No.  L898902C8\n" + ZONE.strip("\n"))
    number = found["passport_number"]
    assert number.outcome == "recheck" and "L898902C8" in (number.value, *number.candidates)


def test_a_birth_date_misprinted_above_is_no_agreement() -> None:
    found = read("passport", "        出生日期/Date of birth  13 AUG 1974\n" + ZONE.strip("\n"))
    assert found["birth_date"].value == "1974-08-12" and found["birth_date"].outcome == "recheck"
