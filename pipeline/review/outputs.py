"""What leaves the house: the table of verdicts, the table of classes, the notice to a parent. Each is
written down.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pipeline import decide
from pipeline.ledger import audit
from pipeline.review.people import demand, person_of
from pipeline.review.tables import Line, as_xlsx, class_table, verdict_table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Output:
    """A table that can be taken: what it is called, what it holds, and who makes it."""

    title: str | Promise
    says: str | Promise
    make: Callable[[], tuple[Line, list[Line]]]


OUTPUTS: dict[str, Output] = {
    "verdicts": Output(
        _("Verdicts"),
        _("Every packet with its verdict and what is missing or wrong; numbers by their last four."),
        verdict_table,
    ),
    "classes": Output(
        _("Classes"), _("Every class with how many packets stand where; the sums add up."), class_table
    ),
}


def outputs(request: HttpRequest) -> HttpResponse:
    """The page that lists them."""
    demand(decide.a_person_may_take_outputs(person_of(request)))
    return render(request, "review/outputs.html", {"outputs": OUTPUTS.items()})


def take(request: HttpRequest, name: str) -> HttpResponse:
    """One table as xlsx."""
    demand(decide.a_person_may_take_outputs(person_of(request)))
    if name not in OUTPUTS:
        raise Http404
    heading, lines = OUTPUTS[name].make()
    audit.log(person_of(request).name, "output_taken", f"output:{name}", lines=len(lines))
    day = timezone.localdate().isoformat()
    return as_file(as_xlsx(str(OUTPUTS[name].title), heading, lines), XLSX, f"canbao-{name}-{day}.xlsx")


def as_file(body: bytes, media_type: str, name: str, **more: Any) -> HttpResponse:
    """A download that no cache keeps."""
    response = HttpResponse(body, content_type=media_type, **more)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store, private"
    response["X-Content-Type-Options"] = "nosniff"
    return response
