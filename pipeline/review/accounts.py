"""The accounts of the staff: four roles, the first administrator, new accounts and passwords handed out."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from axes.utils import reset as forget_failures
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, Group, User
from django.db import transaction

from pipeline.review.models import FirstPassword

ROLES = ("clerk", "reviewer", "administrator", "auditor")
# Without 0 O 1 l I: a password that is read from a screen and typed once.
_LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
FIRST_NAME = "admin"


@dataclass(frozen=True, slots=True)
class FirstAdministrator:
    """The account made at the first start; the password is shown once and kept nowhere."""

    name: str
    password: str


def new_password() -> str:
    """Four groups of four letters, about 90 bits, easy to type: `kT3m-…`."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def roles_of(user: AbstractBaseUser | AnonymousUser) -> frozenset[str]:
    """The roles of an account; none for a closed or unknown one."""
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    return frozenset(user.groups.values_list("name", flat=True)) & frozenset(ROLES)


@transaction.atomic
def create_account(name: str, roles: frozenset[str]) -> str:
    """Makes an account and returns its password, which must be changed at the first sign-in."""
    password = new_password()
    user = User.objects.create_user(name, password=password)
    set_roles(user, roles)
    FirstPassword.objects.create(user=user)
    return password


@transaction.atomic
def set_roles(user: User, roles: frozenset[str]) -> None:
    """Gives an account exactly these roles."""
    unknown = roles - frozenset(ROLES)
    if unknown:
        raise ValueError(f"没有这些角色：{sorted(unknown)}；现有 {ROLES}。 No such roles.")
    user.groups.set([Group.objects.get_or_create(name=role)[0] for role in sorted(roles)])


@transaction.atomic
def give_new_password(user: User) -> str:
    """A new password for someone who forgot theirs; unlocks the account too."""
    password = new_password()
    user.set_password(password)
    user.save(update_fields=["password"])
    FirstPassword.objects.get_or_create(user=user)
    forget_failures(username=user.get_username())
    return password


@transaction.atomic
def create_first_administrator() -> FirstAdministrator | None:
    """The first administrator, where there is none yet; `canbao up` shows the password once.

    The first one also reviews, as a small school has one person for both.
    """
    if User.objects.filter(groups__name="administrator", is_active=True).exists():
        return None
    taken = User.objects.filter(username__startswith=FIRST_NAME).count()
    name = FIRST_NAME if taken == 0 else f"{FIRST_NAME}{taken + 1}"
    return FirstAdministrator(name, create_account(name, frozenset({"administrator", "reviewer"})))
