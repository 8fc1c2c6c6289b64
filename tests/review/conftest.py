"""An account of each role, and a client that is signed in as it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.test import Client

PASSWORD = "Kanguan-7-shijian"


def make_account(name: str, *roles: str) -> User:
    """An account with these roles and a password of its own."""
    from django.contrib.auth.hashers import make_password
    from django.contrib.auth.models import User

    from pipeline.review.accounts import set_roles

    user = User.objects.create(username=name, password=make_password(PASSWORD))
    set_roles(user, frozenset(roles))
    return user


@pytest.fixture
def as_role(db: None) -> Callable[..., Client]:
    """`as_role("reviewer")` is a browser's client signed in as an account of that role."""
    from django.test import Client

    def sign_in(*roles: str, name: str = "") -> Client:
        client = Client()
        client.force_login(
            make_account(name or "-".join(roles) or "nobody", *roles),
            "django.contrib.auth.backends.ModelBackend",
        )
        return client

    return sign_in


@pytest.fixture
def packet(db: None) -> int:
    """A packet with a bank card whose number was read unsurely, and a register page."""
    from tests.review.stored import bank_card, register_page, store

    return store("五年级2班-04 证件样本", "五年级2班", [bank_card(sure=False), register_page()])


@pytest.fixture(autouse=True)
def a_day_in_the_enrolment_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """Verdicts of these tests do not depend on today."""
    monkeypatch.setenv("CANBAO_AS_OF", "2021-10-15")
