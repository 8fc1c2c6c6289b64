"""The status page: is everything at work, where does every file stand, what did the last night bring."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pipeline import decide
from pipeline.ledger import night
from pipeline.night_report import lines
from pipeline.review import condition
from pipeline.review.people import demand, person_of
from pipeline.settings import load


def status(request: HttpRequest) -> HttpResponse:
    """For everyone with a role; it holds no names."""
    demand(decide.a_person_may_see_the_status(person_of(request)))
    report = condition.last_report()
    now, settings, account = night.numbers(None), load(), condition.account()
    chinese = (get_language() or "").startswith("zh")
    context = {
        "watcher": condition.watcher(),
        "nightly": condition.nightly(),
        "report": report,
        "report_lines": [
            (title if chinese else name.replace("_", " "), number)
            for name, title, number in lines(report.counts if report else {})
        ],
        "account": account,
        "numbers": now,
        "adds_up": account.adds_up and night.adds_up(now),
        "settings": settings,
        "night": in_words(settings.nightly),
    }
    return render(request, "review/status.html", context)


def in_words(cron: str) -> str:
    """A daily schedule as a clerk says it, `every day at 02:00`; any other stays as it is written."""
    minute, hour, *rest = [*cron.split(), "", ""]
    if minute.isdigit() and hour.isdigit() and [part for part in rest if part] == ["*"] * 3:
        return _("every day at %(time)s") % {"time": f"{int(hour):02}:{int(minute):02}"}
    return cron
