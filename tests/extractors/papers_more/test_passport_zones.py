"""A passport says everything twice; what the two zones make of each other."""

from __future__ import annotations

from tests.extractors.papers_more.drawings import kind, read, values

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


PAGE = """
        RÉPUBLIQUE D'UTOPIE
        PASSEPORT / PASSPORT  Type / Type   Code du pays / Country code   Passeport n° / Passport No.
                              P             UTO                           L898902C3
        Nom / Surname (1)
        ERIKSSON
        Prénoms / Given names (2)
        ANNA MARIA
        Date de naissance / Date of birth (4)     Lieu de naissance / Place of birth (6)
        12 08 1974                                ESSEX
        Sexe / Sex (5)
        F
        Date de délivrance / Date of issue (7)    Date d'expiration / Date of expiry (8)
        16 04 2007                                15 04 2012
"""


def test_labels_in_two_languages_with_footnotes_are_read_without_the_lines_for_machines() -> None:
    assert values("passport", PAGE) == {
        "passport_number": "L898902C3",
        "country": "UTO",
        "surname": "ERIKSSON",
        "given_names": "ANNAMARIA",
        "birth_date": "1974-08-12",
        "sex": "F",
        "issue_date": "2007-04-16",
        "expiry_date": "2012-04-15",
    }


def test_where_no_label_can_be_read_the_third_day_is_the_issue() -> None:
    page = """
        12 AUG/AUG 1974
        16 AVR/APR 2007
        15 AVR/APR 2012
    """
    found = read("passport", page.rstrip() + "\n" + ZONE.strip("\n"))
    assert found["issue_date"].value == "2007-04-16"


def test_a_third_day_that_is_no_term_before_the_expiry_is_looked_at_again() -> None:
    page = "\n        16 APR 2009\n" + ZONE.strip("\n")
    assert read("passport", page)["issue_date"].outcome == "recheck"


def test_a_value_the_zone_proves_agrees_wherever_it_stands_above() -> None:
    found = read("passport", "        XXXX  L898902C3\n        YYYY  ERIKSSON\n" + ZONE.strip("\n"))
    assert "mrz" in found["passport_number"].signals and "mrz" in found["surname"].signals


def test_the_second_line_alone_proves_number_and_days() -> None:
    found = read("passport", "        N∀∩X9NIW>>9NV∩0NH30d\n" + ZONE.strip("\n").splitlines()[1])
    assert found["passport_number"].value == "L898902C3" and "checksum" in found["expiry_date"].signals
    assert "surname" not in found and "mrz" not in found


def test_a_chinese_name_stands_over_the_latin_one_or_is_parted_among_two_labels() -> None:
    one = """
        证件样本
        ZHENGJIAN, YANGBEN
        POCHNZHENGJIAN<<YANGBEN<<<<<<<<<<<<<<<<<<<<<
        E000000008CHN8001014F3001019<<<<<<<<<<<<<<06
    """
    two = """
        姓 Surname        证件 ZHENGJIAN
        名 Given names    样本 YANGBEN
    """
    assert values("passport", one)["name_local"] == "证件样本"
    assert values("passport", two)["name_local"] == "证件样本"


def test_a_title_beside_a_code_does_not_take_it() -> None:
    page = """
        护照        国家码/Country Code
                 P     CHN
        PASSPORT
    """
    assert values("passport", page)["country"] == "CHN"


def test_the_zone_alone_tells_a_passport_though_letters_were_read_as_digits() -> None:
    page = """
        UTOPIA      N069358C1
        P<UT0TESTER<<J0AN<<<<<<<<<<<<<<<<<<<<<<<<<<<
        N069358C17UT00701086M2410225<<<<<<<<<<<<<<<8
    """
    assert kind(page) == "passport"


def test_a_german_passport_with_small_print_unread_is_told_by_title_and_zone() -> None:
    page = """
    REISEPASS                BUNDESREPUBLIK DEUTSCHLAND
    PASSPORT PASSEPORT
    P   D                    C01X00T47
    MUSTERMANN
    ERIKA
    P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<
    C01X00T478D<<6408125F2702283<<<<<<<<<<<<<<<4
    """
    assert kind(page) == "passport"
    assert kind("样本学校\nPASSPORT PASSEPORT\n办理须知") == "unknown"


def test_a_state_s_code_with_a_letter_read_as_a_figure_still_shows_a_passport() -> None:
    zone = """
        P<ITASPECIMEN<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
        YB000000031TA7408122F1204159<<<<<<<<<<<<<<<8
    """
    assert kind(zone) == "passport"
