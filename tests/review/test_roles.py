"""What each role gets at each address. 200 shows it, 403 refuses it, 302 sends a stranger to the door."""

from __future__ import annotations

import pytest

PAGES = {
    "/": {"clerk", "reviewer"},
    "/counts/": {"clerk", "reviewer"},
    "/packet/{packet}/": {"clerk", "reviewer"},
    "/image/{picture}/0/preview/": {"clerk", "reviewer"},
    "/set-aside/": {"clerk", "reviewer"},
    "/status/": {"clerk", "reviewer", "administrator", "auditor"},
    "/outputs/": {"reviewer", "administrator"},
    "/outputs/verdicts.xlsx": {"reviewer", "administrator"},
    "/accounts/": {"administrator"},
    "/log/": {"administrator", "auditor"},
}


@pytest.mark.parametrize("role", ["clerk", "reviewer", "administrator", "auditor"])
def test_a_role_gets_its_own_pages_and_no_others(as_role, packet, role):
    from pipeline.ledger.models import PagePicture

    client = as_role(role)
    picture = PagePicture.objects.get(packet=packet).pk
    got = {
        page for page in PAGES if client.get(page.format(packet=packet, picture=picture)).status_code == 200
    }
    assert got == {page for page, roles in PAGES.items() if role in roles}


def test_an_account_without_a_role_sees_nothing(as_role, packet):
    client = as_role()
    answers = {client.get(page.format(packet=packet, picture=1)).status_code for page in PAGES}
    assert answers == {403}


def test_a_stranger_is_sent_to_the_door(client, packet):
    for page in PAGES:
        answer = client.get(page.format(packet=packet, picture=1))
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/sign-in/")


def test_a_clerk_who_posts_a_decision_by_hand_is_refused(as_role, packet):
    from pipeline.ledger.desk import seen_now
    from pipeline.ledger.models import Decision

    client = as_role("clerk")
    client.get(f"/packet/{packet}/")
    version = seen_now(packet)
    form = {"outcome": "incomplete", "reason": "缺照片", "version": version}
    client.post(f"/packet/{packet}/decide/", form)
    assert not Decision.objects.exists()


def test_the_roles_of_the_migration_are_those_of_the_rules(db):
    from django.contrib.auth.models import Group

    from pipeline.review.accounts import ROLES

    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)
