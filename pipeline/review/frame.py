"""What every page shows around its content: the menu of this person, name and roles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pipeline import decide
from pipeline.review.people import person_of
from pipeline.review.words import ROLE_NAMES


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the menu."""

    title: Any
    address: str
    here: bool


_MENU: tuple[tuple[str, Any, Callable[[decide.Person], decide.Answer]], ...] = (
    ("queue", _("Queue"), decide.a_person_may_see_the_queue),
    ("set_aside", pgettext_lazy("menu", "Set aside"), decide.a_person_may_see_set_aside_files),
    ("status", _("Status"), decide.a_person_may_see_the_status),
    ("outputs", _("Outputs"), decide.a_person_may_take_outputs),
    ("accounts", _("Accounts"), decide.a_person_may_manage_accounts),
    ("log", _("Log"), decide.a_person_may_read_the_log),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """The template context of the frame; empty for someone at the door."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {}
    person = person_of(request)
    here = request.resolver_match.url_name if request.resolver_match else ""
    menu = [Entry(title, reverse(name), name == here) for name, title, may in _MENU if may(person)]
    roles = "、".join(str(ROLE_NAMES[role]) for role in ROLE_NAMES if role in person.roles)
    return {"person": person, "menu": menu, "roles_shown": roles}
