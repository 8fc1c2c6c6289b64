"""The person behind a request, as the rules of who may do what know them."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from pipeline import decide
from pipeline.review.accounts import roles_of
from pipeline.review.words import in_their_language


def signed_in(request: HttpRequest) -> User:
    """The account of this request; the guard has let nobody else through."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def person_of(request: HttpRequest) -> decide.Person:
    """Name and roles of the person of this request; read from the database once per request."""
    known = getattr(request, "canbao_person", None)
    if isinstance(known, decide.Person):
        return known
    person = decide.Person(signed_in(request).get_username(), roles_of(request.user))
    request.canbao_person = person  # type: ignore[attr-defined]
    return person


def demand(answer: decide.Allowed | decide.Refused) -> None:
    """Goes on where it is allowed; else the person is told why not."""
    if isinstance(answer, decide.Refused):
        raise PermissionDenied(in_their_language(answer.message))
