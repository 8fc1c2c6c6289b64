"""The district's table: what is wrong with it first, then the file."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pipeline import decide, district, outputs
from pipeline.ledger import audit
from pipeline.review.outputs import XLSX, as_file
from pipeline.review.people import demand, person_of
from pipeline.settings import load


def _made() -> tuple[bytes, district.Validation]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "district.xlsx"
        checked = outputs.write_district(load(), path, None, None)
        return path.read_bytes(), checked


def district_check(request: HttpRequest) -> HttpResponse:
    """How many students are in the table, which rows lack what, who is left out and why."""
    demand(decide.a_person_may_take_outputs(person_of(request)))
    demand(decide.a_person_may_see_the_queue(person_of(request)))
    _body, checked = _made()
    return render(request, "review/district.html", {"checked": checked})


def district_table(request: HttpRequest) -> HttpResponse:
    """The table as xlsx."""
    demand(decide.a_person_may_take_outputs(person_of(request)))
    demand(decide.a_person_may_see_the_queue(person_of(request)))
    body, checked = _made()
    audit.log(person_of(request).name, "output_taken", "output:district", lines=checked.rows)
    return as_file(body, XLSX, "canbao-district.xlsx")
