"""Who gets in: every page but the door asks for a signed-in person, who was here lately and has an own
password.

A page that polls for counts does not count as a person being there, so a desk left alone closes by itself.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from pipeline.review.models import FirstPassword

OPEN = frozenset({"sign_in", "language", "health", "metrics", "static"})
WITH_FIRST_PASSWORD = OPEN | {"password", "sign_out"}
SEEN = "seen_at"
MINUTE = 60


class Guard:
    """The middleware. Runs after the session and the account are known."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.answer(request)
        # Papers of children must not stay in a browser's cache on a shared PC.
        if "Cache-Control" not in response:
            response["Cache-Control"] = "no-store"
        return response

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, _kwargs: object
    ) -> HttpResponseBase | None:
        """Turns away who may not be here; `None` lets the view run."""
        page = request.resolver_match.url_name if request.resolver_match else None
        if page in OPEN:
            return None
        if request.user.is_authenticated and _was_away_too_long(request):
            logout(request)
            messages.info(request, _("You were away for a while. Please sign in again."))
        if not request.user.is_authenticated:
            return _to_the_door(request)
        if page not in WITH_FIRST_PASSWORD and FirstPassword.objects.filter(user=request.user).exists():
            return redirect("password")
        return None


def is_a_poll(request: HttpRequest) -> bool:
    """Whether the page asks by itself, with nobody there."""
    return request.headers.get("X-Canbao-Poll") == "1"


def _was_away_too_long(request: HttpRequest) -> bool:
    now = int(time.time())
    seen = int(request.session.get(SEEN, now))
    if now - seen > settings.IDLE_MINUTES * MINUTE:
        return True
    if not is_a_poll(request) and (SEEN not in request.session or now - seen >= MINUTE):
        request.session[SEEN] = now
    return False


def _to_the_door(request: HttpRequest) -> HttpResponseBase:
    if request.headers.get("HX-Request"):
        # htmx would put the sign-in page into a corner of this one.
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
