"""Accounts of the staff: the administrator makes them, gives roles and new passwords, closes them."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.models import User
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pipeline import decide
from pipeline.ledger import audit
from pipeline.review.accounts import ROLES, create_account, give_new_password, roles_of, set_roles
from pipeline.review.people import demand, person_of, signed_in
from pipeline.review.words import ROLE_NAMES, ROLES_MAY


def accounts(request: HttpRequest) -> HttpResponse:
    """Everyone with an account."""
    demand(decide.a_person_may_manage_accounts(person_of(request)))
    everyone = [(user, roles_of(user)) for user in User.objects.order_by("-is_active", "username")]
    roles = [(name, ROLE_NAMES[name], ROLES_MAY[name]) for name in ROLES]
    return render(request, "review/accounts.html", {"everyone": everyone, "roles": roles})


def _roles_given(request: HttpRequest) -> frozenset[str]:
    return frozenset(request.POST.getlist("roles")) & frozenset(ROLES)


@require_POST
def new(request: HttpRequest) -> HttpResponse:
    """Makes an account; its password is shown once."""
    demand(decide.a_person_may_manage_accounts(person_of(request)))
    name, roles = request.POST.get("name", "").strip(), _roles_given(request)
    trouble = _trouble_with(name, roles)
    if trouble:
        messages.error(request, trouble)
        return redirect("accounts")
    password = create_account(name, roles)
    user = User.objects.get(username=name)
    audit.log(person_of(request).name, "account_created", f"user:{user.pk}", roles=sorted(roles))
    _show_once(request, name, password)
    return redirect("accounts")


def _trouble_with(name: str, roles: frozenset[str]) -> str:
    try:
        UnicodeUsernameValidator()(name)
    except ValidationError:
        return _("An account name has letters, digits and @ . + - _ only.")
    if len(name) > 150 or not name:
        return _("Give the account a name of at most 150 characters.")
    if User.objects.filter(username=name).exists():
        return _("There is an account of this name already.")
    return "" if roles else _("Choose at least one role.")


def _show_once(request: HttpRequest, name: str, password: str) -> None:
    said = _(
        "Account %(name)s, password %(password)s — shown only now; it must be changed at the first sign-in."
    )
    messages.warning(request, said % {"name": name, "password": password})


@require_POST
def change(request: HttpRequest, user_id: int, deed: str) -> HttpResponse:
    """Roles, a new password, closing or opening again; nobody closes or strips the own account."""
    demand(decide.a_person_may_manage_accounts(person_of(request)))
    user = get_object_or_404(User, pk=user_id)
    if deed not in _DEEDS:
        raise Http404
    if user == signed_in(request) and deed != "password":
        messages.error(request, _("You cannot change your own account here; ask another administrator."))
        return redirect("accounts")
    _DEEDS[deed](request, user)
    return redirect("accounts")


def _change_roles(request: HttpRequest, user: User) -> None:
    roles = _roles_given(request)
    if not roles:
        messages.error(request, _("Choose at least one role."))
        return
    set_roles(user, roles)
    audit.log(person_of(request).name, "account_roles", f"user:{user.pk}", roles=sorted(roles))


def _password(request: HttpRequest, user: User) -> None:
    password = give_new_password(user)
    audit.log(person_of(request).name, "account_password", f"user:{user.pk}")
    _show_once(request, user.get_username(), password)


def _close(request: HttpRequest, user: User) -> None:
    user.is_active = False
    user.save(update_fields=["is_active"])
    audit.log(person_of(request).name, "account_closed", f"user:{user.pk}")


def _open(request: HttpRequest, user: User) -> None:
    user.is_active = True
    user.save(update_fields=["is_active"])
    audit.log(person_of(request).name, "account_opened", f"user:{user.pk}")


_DEEDS: dict[str, Callable[[HttpRequest, User], None]] = {
    "roles": _change_roles,
    "password": _password,
    "close": _close,
    "open": _open,
}
