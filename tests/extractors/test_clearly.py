"""Two networks confirm a name by each of its signs, not by the score of its whole line."""

from __future__ import annotations

import math

import numpy as np
import pytest

from extractors.classify import Kind
from extractors.clearly import confirmed, lead
from extractors.ctc import Signs, Speller
from extractors.declare import Found
from extractors.draft import Draft, Question
from extractors.engines import Image
from extractors.records import Place

CLEAR: Signs = ({"王": 0.99, "玉": 0.001}, {"芳": 0.98, "芬": 0.004})
DIM: Signs = ({"王": 0.99, "玉": 0.001}, {"芳": 0.6, "芬": 0.35})


def network(view: Signs) -> Speller:
    def told(image: Image) -> Signs:
        return view

    return told


def signals(*views: Signs, read: str = "王芳", told: tuple[str, ...] = ()) -> set[str]:
    found = {"name": Found("name", read, read, (), "name", signals=told, critical=True)}
    question = Question("name", np.zeros((9, 9, 3), np.uint8), False)
    draft = Draft(Kind("resident_id_card", "", 9.0, 1.0, ()), Place("a.png", 1), found, (), (question,))
    (answer,) = confirmed([draft], [network(view) for view in views])
    return set(answer.found["name"].signals)


def test_a_name_of_which_every_sign_is_far_ahead_is_confirmed() -> None:
    assert signals(CLEAR, CLEAR) == {"second_network", "clear_signs"}


def test_one_sign_that_may_be_another_takes_the_agreement_back() -> None:
    assert signals(DIM, DIM, told=("second_network",)) == set()


def test_letters_of_a_neighbouring_cell_in_the_crop_are_no_disagreement() -> None:
    beside: Signs = (*CLEAR, {"性": 1.0}, {"别": 1.0})
    assert signals(CLEAR, beside, told=("second_network_differs",)) == {"second_network", "clear_signs"}


def test_a_further_sign_of_the_name_itself_is() -> None:
    longer: Signs = (*CLEAR, {"一": 1.0})
    assert signals(longer, longer) == set()
    assert lead("王芳", [longer, longer]) is None


def test_look_alikes_of_one_stroke_are_not_settled_by_networks() -> None:
    view: Signs = ({"王": 0.99}, {"末": 0.99, "未": 0.001})
    assert signals(view, view, read="王末") == set()


def test_one_network_alone_settles_nothing() -> None:
    assert signals(CLEAR) == set()


def test_a_sign_that_names_hardly_use_must_be_seen_the_clearer() -> None:
    view: Signs = ({"陈": 1.0}, {"类": 0.97, "奕": 0.01}, {"诺": 1.0})
    assert lead("陈类诺", [view, view]) == pytest.approx(2 * math.log(97) - 6.0)
    assert signals(view, view, read="陈类诺", told=("second_network",)) == set()
    usual: Signs = ({"陈": 1.0}, {"奕": 0.97, "类": 0.01}, {"诺": 1.0})
    assert "second_network" in signals(usual, usual, read="陈奕诺")


def test_on_a_blurred_page_a_name_must_be_clear_as_taken_and_sharpened() -> None:
    def network_of(taken: Signs, sharpened: Signs) -> Speller:
        return lambda image: sharpened if image.any() else taken

    def told(taken: Signs, sharpened: Signs) -> set[str]:
        found = {
            "name": Found("name", "王芳", "王芳", (), "name", signals=("second_network",), critical=True)
        }
        black, white = np.zeros((9, 9, 3), np.uint8), np.full((9, 9, 3), 255, np.uint8)
        question = Question("name", black, False, sharpened=white)
        draft = Draft(Kind("resident_id_card", "", 9.0, 1.0, ()), Place("a.png", 1), found, (), (question,))
        (answer,) = confirmed([draft], [network_of(taken, sharpened)] * 2)
        return set(answer.found["name"].signals)

    assert told(CLEAR, CLEAR) == {"second_network", "clear_signs"}
    assert told(CLEAR, DIM) == told(DIM, CLEAR) == set()
