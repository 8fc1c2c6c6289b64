"""The log of deeds, for the auditor: who did what when, and whether the chain of entries is whole."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pipeline import decide
from pipeline.ledger import audit
from pipeline.ledger.models import AuditEntry
from pipeline.review.past import in_few_words
from pipeline.review.people import demand, person_of

ON_A_PAGE = 100


def log(request: HttpRequest) -> HttpResponse:
    """The log, newest first, filtered by person or deed; the chain is checked on request."""
    demand(decide.a_person_may_read_the_log(person_of(request)))
    entries = AuditEntry.objects.order_by("-pk")
    actor, action = request.GET.get("actor", ""), request.GET.get("action", "")
    if actor:
        entries = entries.filter(actor=actor)
    if action:
        entries = entries.filter(action=action)
    page = Paginator(entries, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": [(entry, in_few_words(entry.detail)) for entry in page.object_list],
        "actor": actor,
        "action": action,
        "actors": sorted(set(AuditEntry.objects.values_list("actor", flat=True).distinct())),
        "actions": sorted(set(AuditEntry.objects.values_list("action", flat=True).distinct())),
        "checked": "check" in request.GET,
        "broken_at": audit.verify() if "check" in request.GET else None,
    }
    return render(request, "review/log.html", context)
