"""What is shown instead of a page: not allowed, not there, or the program is at fault."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, with the reason the rule gave."""
    says = str(exception) if exception and str(exception) else _("Your account may not see this page.")
    return render(request, "review/refused.html", {"heading": _("Not allowed"), "says": says}, status=403)


def old_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose token is missing or of an earlier session."""
    del reason  # for programmers
    says = _(
        "This page was open for too long, or in two windows. Go back, load it again, and repeat the step."
    )
    return render(
        request, "review/refused.html", {"heading": _("Please try again"), "says": says}, status=403
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: a wrong address, or data that were erased."""
    del exception  # its text is for programmers
    says = _("There is nothing at this address; it may have been erased.")
    return render(request, "review/refused.html", {"heading": _("Not found"), "says": says}, status=404)


def broken(_request: HttpRequest) -> HttpResponse:
    """500: plain text, as the templates themselves may be what broke."""
    says = "程序出错，请重试，或联系管理员。 The program failed; try again, or tell the administrator."
    return HttpResponse(says, status=500, content_type="text/plain; charset=utf-8")
