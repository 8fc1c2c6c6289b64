"""The machine-readable zone of a passport, clean and as scanners really give it."""

import pytest

from extractors.values import mrz

NAMES = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
NUMBERS = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"


def test_the_specimen_of_the_standard_reads_as_printed() -> None:
    page = mrz.parse([NAMES, NUMBERS])
    assert page is not None and page.outcome == "ok"
    assert (page.country, page.nationality, page.passport_number) == ("UTO", "UTO", "L898902C3")
    assert (page.surname, page.given_names, page.sex) == ("ERIKSSON", "ANNA MARIA", "F")


@pytest.mark.parametrize(
    "lines",
    [
        ["Passport", NAMES, NUMBERS],
        [NAMES + NUMBERS],
        [NAMES.lower(), NUMBERS],
        [NAMES.replace("<", "«"), NUMBERS.replace("<", "＜")],
        [" ".join(NAMES), " ".join(NUMBERS)],
        [NAMES[:30], NUMBERS.replace("<<<<<", "<<<")],
        [NAMES, NUMBERS.replace("<<<<<", "<<<<<<")],
    ],
)
def test_it_is_found_however_the_lines_came(lines: list[str]) -> None:
    page = mrz.parse(lines)
    assert page is not None
    assert page.value.splitlines()[1] == NUMBERS
    assert (page.passport_number, page.birth_date, page.expiry_date) == (
        "L898902C3",
        "1974-08-12",
        "2012-04-15",
    )
    assert page.surname == "ERIKSSON"


def test_a_chinese_passport_with_letters_po_is_a_passport_too() -> None:
    number, birth, expiry = "E00000000", "800101", "300101"
    body = number + mrz.check_digit(number) + "CHN" + birth + mrz.check_digit(birth) + "F" + expiry
    body += mrz.check_digit(expiry) + "<" * 14 + "<"
    body += mrz.check_digit(body[0:10] + body[13:20] + body[21:43])
    page = mrz.parse(["POCHNZHENGJIAN<<YANGBEN<<<<<<<<<<<<<<<<<<<<<", body])
    assert page is not None and page.outcome == "ok"
    assert (page.document_code, page.country, page.surname, page.given_names) == (
        "PO",
        "CHN",
        "ZHENGJIAN",
        "YANGBEN",
    )


def test_a_nought_in_the_first_line_is_the_letter() -> None:
    page = mrz.parse([NAMES.replace("P<UTO", "P<UT0"), NUMBERS])
    assert page is not None and page.country == "UTO"
    page = mrz.parse([NAMES.replace("P<UTO", "P0CHN"), NUMBERS])
    assert page is not None and (page.document_code, page.country) == ("PO", "CHN")


def test_a_wrong_digit_is_said_by_its_check() -> None:
    page = mrz.parse([NAMES, NUMBERS.replace("7408122", "7409122")])
    assert page is not None and page.outcome == "recheck"
    assert not page.checks["birth"] and page.checks["expiry"]


def test_a_repaired_number_is_shown_and_not_yet_trusted() -> None:
    page = mrz.parse([NAMES, NUMBERS.replace("L898902C3", "L8989O2C3")])
    assert page is not None
    assert (page.passport_number, page.outcome, page.repaired) == (
        "L898902C3",
        "recheck",
        ("L8989O2C3>L898902C3",),
    )


@pytest.mark.parametrize("lines", [[], ["P<UTO"], ["姓名", "性别"], [NAMES], ["PLEASE<<READ", "THIS"]])
def test_a_page_without_the_two_lines_gives_nothing(lines: list[str]) -> None:
    assert mrz.parse(lines) is None
