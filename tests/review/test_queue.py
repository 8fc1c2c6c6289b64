"""The queue: most doubtful first, filters, and search in names that are encrypted in the database."""

from __future__ import annotations

import re

import pytest

from tests.review.stored import NUMBER, bank_card, register_page, store


@pytest.fixture
def school(db):
    """Three packets: one doubtful, two that only miss papers."""
    plain = store("一年级1班-01 测试甲", "一年级1班", [bank_card(), register_page("测试甲")])
    doubtful = store("五年级2班-04 证件样本", "五年级2班", [bank_card(sure=False), register_page()])
    card = store("五年级2班-05 示范梅", "五年级2班", [bank_card(), register_page("示范梅")])
    return {"plain": plain, "doubtful": doubtful, "card": card}


def shown(client, query=""):
    page = client.get(f"/?{query}").content.decode()
    return [int(found) for found in re.findall(r'class="student"><a href="/packet/(\d+)/', page)]


def test_the_most_doubtful_packet_stands_first(as_role, school):
    assert shown(as_role("reviewer"))[0] == school["doubtful"]


@pytest.mark.parametrize("words", ["示范梅", "范梅", "shifanmei", "sfm", "示 范 梅"])
def test_a_name_is_found_whole_in_part_and_by_its_pinyin(as_role, school, words):
    assert shown(as_role("reviewer"), f"q={words}") == [school["card"]]


def test_a_whole_number_on_a_paper_is_found_through_the_index(as_role, school):
    assert len(shown(as_role("reviewer"), f"q={NUMBER}")) == 3
    assert shown(as_role("auditor", "clerk"), "q=110106201503020012") == []


def test_a_class_and_a_reason_narrow_the_list(as_role, school):
    from pipeline.ledger.keys import keyring

    client = as_role("reviewer")
    of_class = shown(client, f"class={keyring().index('五年级2班')}")
    assert set(of_class) == {school["doubtful"], school["card"]}
    assert shown(client, "code=low_confidence") == [school["doubtful"]]
    assert shown(client, "verdict=complete") == []


def test_the_next_packet_skips_what_another_person_holds(as_role, school):
    from pipeline.review.queue_page import Wanted, next_waiting

    as_role("reviewer", name="lin").get(f"/packet/{school['doubtful']}/")
    wang = as_role("reviewer", name="wang")
    wang.get("/")
    from django.contrib.auth.models import User

    mine = User.objects.get(username="wang").pk
    assert next_waiting(Wanted(), mine, school["plain"]) == school["card"]


def test_a_list_never_shows_a_whole_number(as_role, school):
    assert NUMBER not in as_role("reviewer").get("/").content.decode()


def test_a_foreign_filter_is_no_error(as_role, school):
    assert as_role("reviewer").get("/?show=nonsense&page=99&verdict=x&class=y").status_code == 200


def test_the_queue_asks_the_same_number_of_questions_for_one_packet_and_for_three(
    as_role, db, django_assert_max_num_queries
):
    client = as_role("reviewer")
    for name in ("测试甲", "测试乙", "测试丙"):
        store(f"一年级1班 {name}", "一年级1班", [register_page(name)])
    with django_assert_max_num_queries(40):
        client.get("/")
