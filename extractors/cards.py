"""Which papers are cards, of which several lie on one sheet, and the one number each of them bears."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np

from extractors import chained, classify
from extractors.declare import Paper
from extractors.flat import Strip
from extractors.values import card_number, id_number
from extractors.wording import fold

_NAMED = re.compile(
    r"(?:(?![的与及])[\u4e00-\u9fff]){2,14}(?:证|卡|存折|通行证)(?:\([\u4e00-\u9fff]{1,8}\))?"
)
MANY = 2
"""Cards that a blind cut must show, and numbers that two cards bear, at least."""
SPACE = 1.5
"""Letter heights between two groups of a number at most."""
CARD_LINES = range(5, 26)
"""Lines that a card prints, at least and at most."""


def name_themselves(texts: Sequence[str]) -> bool:
    """Has this print the name, the number and the length of a card? What names itself 证明 or 登记表 is none:
    a statement of the register holds all that an identity card does.
    """
    print_ = [fold(text) for text in texts]
    numbered = any(re.search(r"\d{5}", text) for text in print_)
    named = any(_NAMED.fullmatch(text) or re.search("签证|VISA", text) for text in print_)
    return len(print_) in CARD_LINES and numbered and named


def is_named(part: Sequence[int], strips: Sequence[Strip]) -> bool:
    """Does a line of this part name a card, and nothing else?"""
    return bool(names_in(part, strips))


def names_in(part: Sequence[int], strips: Sequence[Strip]) -> set[str]:
    """The names of cards that stand alone in lines of this part."""
    return {text for i in part if _NAMED.fullmatch(text := fold(strips[i].text))}


def kind_of(face: np.intp) -> str:
    """The kind of paper a face belongs to, by its place among all faces."""
    return classify.all_marks().faces[int(face)][0]


def paper_of(face: np.intp) -> Paper:
    """The paper a face belongs to, by its place among all faces."""
    return classify.papers()[kind_of(face)]


def is_text(face: np.intp) -> bool:
    """Running text names people, numbers and banks as cards do, and is still one paper."""
    return bool(getattr(paper_of(face), "WHOLE_PAGE", False))


def is_card(face: np.intp, part: Sequence[int], strips: Sequence[Strip]) -> bool:
    """Is it a card or page of a booklet, of which several lie on one sheet; where only some editions of the
    paper are, does one of its lines say that it is one of those?
    """
    card: bool | str = getattr(paper_of(face), "CARD", False)
    if isinstance(card, str):
        return any(re.search(card, fold(strips[i].text)) for i in part)
    return card


def own_numbers(paper: Paper, part: Sequence[int], strips: Sequence[Strip]) -> set[str]:
    """The numbers in these lines of the sort of which such a card bears one."""
    shapes = [_NUMBERS[wanted.field] for wanted in paper.FIELDS if wanted.field in _NUMBERS]
    return _in_print(shapes, part, strips) if getattr(paper, "CARD", False) is True else set()


def _in_print(shapes: Iterable[re.Pattern[str]], part: Sequence[int], strips: Sequence[Strip]) -> set[str]:
    print_ = [re.sub(r"\s", "", strips[i].text) for i in part] + _groups_of_digits(part, strips)
    return {number for shape in shapes for text in print_ for number in shape.findall(text)}


def _groups_of_digits(part: Sequence[int], strips: Sequence[Strip]) -> list[str]:
    """Numbers whose groups were read one by one (622848, 6881263403195), side by side in a row."""
    groups = [strips[i] for i in part if re.fullmatch(r"[\d ]+", strips[i].text)]
    rows = chained.rows(sorted(groups, key=lambda strip: strip.flat.left), _goes_on)
    return [re.sub(r"\s", "", "".join(one.text for one in row)) for row in rows if len(row) > 1]


def _goes_on(last: Strip, after: Strip) -> bool:
    """Does a group stand right of the last one, a space of the number from it?"""
    return last.level_with(after) and -0.5 < (after.flat.left - last.flat.right) / last.flat.height < SPACE


_NUMBERS = {
    "card_number": re.compile(r"(?<!\d)[3-6]\d{15,18}(?!\d)"),
    "id_number": re.compile(r"(?<!\d)[1-9]\d{16}[\dX](?!\d)"),
}
"""Numbers of which a card bears one."""


def has_number(part: Sequence[int], strips: Sequence[Strip]) -> bool:
    """Does a number of which a card bears one stand in these lines?"""
    return bool(_in_print(_NUMBERS.values(), part, strips))


def differ_in_numbers(one: Sequence[int], other: Sequence[int], strips: Sequence[Strip]) -> bool:
    """Does each of two parts name a number, and none of the other's?"""
    first, second = (_in_print(_NUMBERS.values(), part, strips) for part in (one, other))
    return bool(first and second) and first.isdisjoint(second)


def right_numbers(kind: classify.Kind, group: Sequence[int], strips: Sequence[Strip]) -> set[str]:
    """The numbers, right by their check digits, of the sort of which such a card bears one."""
    paper = classify.papers().get(kind.kind)
    return {n for n in own_numbers(paper, group, strips) if _is_right(n)} if paper is not None else set()


def _is_right(number: str) -> bool:
    """Does an identity or card number pass its check digit?"""
    person = id_number.parse(number)
    return (person is not None and "checksum" in person.signals) or (
        number.isdigit() and card_number.luhn(number) and card_number.issuer(number) is not None
    )
