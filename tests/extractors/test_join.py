"""Which faces are one card, tried on drafts as read."""

from extractors.classify import Kind
from extractors.declare import Found
from extractors.draft import Draft
from extractors.fields import Missed
from extractors.join import _surer, groups
from extractors.records import WHOLE, Box, Field, Place

NUMBERED = {"bank": "中国银行", "card_type": "debit", "card_number": "6210000000000000003"}


def card(found: dict[str, str], missed: tuple[Missed, ...] = (), page: int = 1) -> Draft:
    kind = Kind("bank_card", "front", 1.0, 0.9, ())
    read = {name: Found(name, value, value, (), "text") for name, value in found.items()}
    return Draft(kind, Place("scan.pdf", page), read, missed)


def test_a_front_with_the_bank_alone_belongs_to_the_back_with_the_number_on_its_sheet() -> None:
    assert groups([card({"bank": "中国银行"}), card(NUMBERED)]) == ((0, 1),)
    assert groups([card(NUMBERED), card({"bank": "中国银行", "card_type": "debit"})]) == ((0, 1),)


def test_a_card_of_the_same_bank_that_says_something_of_its_own_is_another_card() -> None:
    for own in ({"holder_name": "ZHENGJIAN"}, {"valid_thru": "2029-08"}, {"card_type": "credit"}):
        assert groups([card({"bank": "中国银行"} | own), card(NUMBERED)]) == ((0,), (1,))


def test_a_card_whose_number_nobody_could_read_is_another_card() -> None:
    unread = (Missed("card_number", Box(0.1, 0.4, 0.9, 0.5)),)
    assert groups([card({"bank": "中国银行"}, unread), card(NUMBERED)]) == ((0,), (1,))


def test_cards_of_two_banks_or_of_two_sheets_or_with_a_number_each_are_two() -> None:
    other = NUMBERED | {"card_number": "6210000000000000011"}
    assert groups([card({"bank": "招商银行"}), card(NUMBERED)]) == ((0,), (1,))
    assert groups([card({"bank": "中国银行"}, page=2), card(NUMBERED)]) == ((0,), (1,))
    assert groups([card(other), card(NUMBERED)]) == ((0,), (1,))


def face(side: str, region: Box, **found: str) -> Draft:
    read = {name: Found(name, value, value, (), "text") for name, value in found.items()}
    return Draft(Kind("resident_id_card", side, 1.0, 0.9, ()), Place("scan.pdf", 1, region), read)


def test_of_two_cards_on_a_sheet_the_faces_in_one_row_belong_together_on_whichever_side_they_lie() -> None:
    sheet = [
        face("emblem", Box(0.18, 0.09, 0.46, 0.28)),
        face("portrait", Box(0.52, 0.16, 0.82, 0.31), name="测试甲"),
        face("portrait", Box(0.16, 0.45, 0.48, 0.65), name="测试乙"),
        face("emblem", Box(0.57, 0.51, 0.79, 0.66)),
    ]
    assert groups(sheet) == ((0, 1), (2, 3))


def test_in_a_column_of_cards_no_back_goes_to_the_front_of_the_next_that_lies_a_little_nearer() -> None:
    sheet = [
        face("portrait", Box(0.3, 0.05, 0.7, 0.22), name="测试甲"),
        face("emblem", Box(0.3, 0.28, 0.7, 0.45)),
        face("portrait", Box(0.3, 0.50, 0.7, 0.67), name="测试乙"),
        face("emblem", Box(0.3, 0.73, 0.7, 0.90)),
    ]
    assert groups(sheet) == ((0, 1), (2, 3))
    assert groups(sheet[1:]) == ((0, 1), (2,))  # with one front alone the nearer back is its own


def test_of_two_values_on_two_faces_the_proven_one_stands_and_else_a_person_chooses() -> None:
    def read(value: str, confidence: float, *signals: str) -> Field:
        return Field(value, value, confidence, True, 0, WHOLE, signals)

    born, noted = read("2015-12-19", 0.999, "date_in_number"), read("2022-06-10", 0.9998, "second_network")
    assert _surer(born, noted) is born and _surer(noted, born) is born
    doubtful = _surer(noted, read("2015-12-19", 0.999))
    assert (doubtful.value, doubtful.accepted, doubtful.others) == ("2022-06-10", False, ("2015-12-19",))
    assert _surer(noted, read("2022-06-10", 0.9)) is noted


def side(name: str, top: float, page: int = 1) -> Draft:
    place = Place("scan.pdf", page, Box(0.2, top, 0.7, top + 0.1))
    return Draft(Kind("social_security_card", name, 1.0, 0.9, ()), place, {})


def test_a_third_side_joins_the_one_card_of_its_sheet_that_has_two_others() -> None:
    card_ = [side("front", 0.1), side("back", 0.22), side("account", 0.5)]
    assert groups(card_) == ((0, 1, 2),)
    assert groups([*card_[:2], side("account", 0.5, page=2)]) == ((0, 1), (2,))
    assert groups([*card_, side("front", 0.65), side("back", 0.77)]) == ((0, 1), (2,), (3, 4))  # whose is it?
