"""What leaves the house: the table of verdicts, the table of classes. Each is written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from pipeline import decide
from pipeline.export import write_verdicts
from pipeline.ledger import audit
from pipeline.ledger.verdict_lines import verdict_lines
from pipeline.review.packs import requirement_title
from pipeline.review.people import demand, person_of
from pipeline.review.tables import as_xlsx, class_table
from pipeline.settings import load

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Output:
    """A table that can be taken: what it is called, what it holds, what makes it (the file, its lines)."""

    title: str | Promise
    says: str | Promise
    make: Callable[[], tuple[bytes, int]]


def _verdicts() -> tuple[bytes, int]:
    """The same table as `canbao export verdicts`; it goes to a Chinese office, whoever takes it."""
    rules = load().rules
    with TemporaryDirectory() as folder, override("zh-hans"):
        path = Path(folder) / "verdicts.xlsx"
        lines = write_verdicts(verdict_lines(partial(requirement_title, rules, "")), path)
        return path.read_bytes(), lines


def _classes() -> tuple[bytes, int]:
    heading, lines = class_table()
    return as_xlsx(str(OUTPUTS["classes"].title), heading, lines), len(lines)


OUTPUTS: dict[str, Output] = {
    "verdicts": Output(
        _("Verdicts"), _("Every packet with its verdict and what is missing, wrong or open."), _verdicts
    ),
    "classes": Output(
        _("Classes"),
        _("Every class with how many packets stand where; the sums add up."),
        _classes,
    ),
}


def outputs(request: HttpRequest) -> HttpResponse:
    """The page that lists them."""
    demand(decide.a_person_may_take_outputs(person_of(request)))
    settings = load()
    missing = settings.notice_deadline is None or not settings.notice_place
    context = {
        "outputs": OUTPUTS.items(),
        "place_missing": missing,
        "sees_papers": decide.a_person_may_see_the_queue(person_of(request)),
    }
    return render(request, "review/outputs.html", context)


def take(request: HttpRequest, name: str) -> HttpResponse:
    """One table as xlsx."""
    demand(decide.a_person_may_take_outputs(person_of(request)))
    if name not in OUTPUTS:
        raise Http404
    body, lines = OUTPUTS[name].make()
    audit.log(person_of(request).name, "output_taken", f"output:{name}", lines=lines)
    day = timezone.localdate().isoformat()
    return as_file(body, XLSX, f"canbao-{name}-{day}.xlsx")


def as_file(body: bytes, media_type: str, name: str, **more: Any) -> HttpResponse:
    """A download that no cache keeps."""
    response = HttpResponse(body, content_type=media_type, **more)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store, private"
    response["X-Content-Type-Options"] = "nosniff"
    return response
