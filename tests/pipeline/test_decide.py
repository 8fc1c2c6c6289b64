"""Who may do what at the desk: one sentence, one test."""

from __future__ import annotations

import pytest

from pipeline import decide
from pipeline.decide import Person, Standing

CLERK = Person("lin", frozenset({"clerk"}))
REVIEWER = Person("wang", frozenset({"reviewer"}))
ADMINISTRATOR = Person("guan", frozenset({"administrator"}))
AUDITOR = Person("shen", frozenset({"auditor"}))
NOBODY = Person("xin", frozenset())
MINE = Standing("waiting", held_by="wang")


@pytest.mark.parametrize(
    ("rule", "allowed"),
    [
        (decide.a_person_may_see_the_queue, {"clerk", "reviewer"}),
        (decide.a_person_may_see_page_images, {"clerk", "reviewer"}),
        (decide.a_person_may_see_set_aside_files, {"clerk", "reviewer"}),
        (decide.a_person_may_see_the_status, {"clerk", "reviewer", "administrator", "auditor"}),
        (decide.a_person_may_take_outputs, {"reviewer", "administrator"}),
        (decide.a_person_may_manage_accounts, {"administrator"}),
        (decide.a_person_may_read_the_log, {"administrator", "auditor"}),
    ],
)
def test_each_role_sees_its_own_pages_only(rule, allowed):
    people = (CLERK, REVIEWER, ADMINISTRATOR, AUDITOR, NOBODY)
    assert {role for person in people if rule(person) for role in person.roles} == allowed
    assert not rule(NOBODY)


def test_what_another_person_holds_can_only_be_looked_at():
    theirs = Standing("waiting", held_by="lin")
    assert not decide.a_person_may_correct_a_value(REVIEWER, theirs)
    refused = decide.a_person_may_take_a_packet(REVIEWER, theirs)
    assert isinstance(refused, decide.Refused)
    assert "lin" in refused.message.zh and "lin" in refused.message.en


def test_a_packet_must_be_taken_before_it_is_changed():
    assert not decide.a_person_may_correct_a_value(REVIEWER, Standing("waiting"))
    assert decide.a_person_may_correct_a_value(REVIEWER, MINE)


def test_a_decided_packet_is_changed_only_after_the_decision_is_taken_back():
    decided = Standing("done", held_by="wang", decided="complete")
    assert not decide.a_person_may_correct_a_value(REVIEWER, decided)
    assert decide.a_person_may_undo(REVIEWER, decided)


def test_a_clerk_corrects_but_does_not_decide():
    held = Standing("waiting", held_by="lin")
    assert decide.a_person_may_correct_a_value(CLERK, held)
    assert not decide.a_person_may_decide(CLERK, held)
    assert decide.a_person_may_set_a_packet_aside(CLERK, held, "照片是别人的")


def test_a_requirement_is_decided_with_a_reason_in_words():
    decision = decide.a_reviewer_may_decide_a_requirement
    assert not decision(REVIEWER, MINE, "met", ("low_confidence",), " ")
    assert decision(REVIEWER, MINE, "met", ("low_confidence",), "原件已核对")


def test_the_size_of_a_photo_file_is_never_decided_away():
    decision = decide.a_reviewer_may_decide_a_requirement
    assert not decision(REVIEWER, MINE, "met", ("photo_size",), "看着可以")
    assert decision(REVIEWER, MINE, "not_met", ("photo_size",), "尺寸不对")


def test_a_packet_is_complete_only_when_nothing_is_open():
    still_open = Standing("waiting", held_by="wang", open_requirements=("bank_card",))
    assert not decide.a_reviewer_may_approve_a_packet(REVIEWER, still_open)
    assert decide.a_reviewer_may_approve_a_packet(REVIEWER, MINE)


def test_sending_back_needs_words_where_nothing_is_surely_missing():
    unclear = Standing("waiting", held_by="wang", open_requirements=("id_photo",))
    for standing in (MINE, unclear):
        assert not decide.a_reviewer_may_send_a_packet_back(REVIEWER, standing, "")
        assert decide.a_reviewer_may_send_a_packet_back(REVIEWER, standing, "复印件模糊")
    missing = Standing("waiting", "wang", open_requirements=("id_photo",), surely_missing=("id_photo",))
    assert decide.a_reviewer_may_send_a_packet_back(REVIEWER, missing, "")
