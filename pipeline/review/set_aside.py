"""Set aside: packets and files the program could not use, why, and what to do about each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pipeline import decide
from pipeline.ledger.models import Arrival, Packet, SourceFile
from pipeline.records import Message
from pipeline.review.people import demand, person_of
from pipeline.review.words import in_their_language

ON_A_PAGE = 50
_PUT_A_NEW_ONE = _(
    "Put a new file into the same folder of the watched folder; the packet is then judged again."
)
_TRIED_AGAIN = _(
    "The machine's trouble, not the paper's: tried again tonight. If it stays, tell the administrator."
)
WHAT_TO_DO: dict[str, str | Promise] = {
    "empty_folder": _("Put the papers into the folder."),
    "reader_died": _TRIED_AGAIN,
    "reader_hung": _TRIED_AGAIN,
    "trouble": _TRIED_AGAIN,
    "set_aside_by_person": _("A person set this packet aside; open it to go on."),
}
NOTHING_LOST = ("duplicate", "system_file")
"""Files that nobody has to look after: used through their twin, or made by a computer for itself."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A line of the page: what, why, what to do, and the packet to open where there is one."""

    name: str
    why: str
    what_to_do: str
    since: datetime
    packet: int | None


def lines() -> list[Aside]:
    """Everything that is set aside, newest first: whole packets, single files, members of packets."""
    packets = [
        Aside(one.name, _why(one.reason), _what(one.reason_code), one.changed, one.pk)
        for one in Packet.objects.filter(state="set_aside")
    ]
    arrivals = {
        one.pk: one for one in Arrival.objects.filter(state="set_aside").exclude(packet__state="set_aside")
    }
    files = [
        Aside(one.path, _why(one.reason), _what(one.reason_code), one.received, one.packet_id)
        for one in arrivals.values()
    ]
    members = [
        Aside(
            f"{one.packet.name} / {one.path}",
            in_their_language(Message(one.unused_zh or "", one.unused_en or "")),
            _what(one.unused_code),
            one.packet.created,
            one.packet_id,
        )
        for one in SourceFile.objects.exclude(unused_code__in=("", *NOTHING_LOST))
        .exclude(packet__state__in=("set_aside", "erased"))
        .select_related("packet")
        if one.arrival_id not in arrivals or not arrivals[one.arrival_id].path.endswith(one.path)
    ]
    return sorted([*packets, *files, *members], key=lambda one: one.since, reverse=True)


def _why(reason: dict[str, str] | None) -> str:
    return in_their_language(Message(reason["zh"], reason["en"])) if reason else ""


def _what(code: str) -> str:
    return str(WHAT_TO_DO.get(code, _PUT_A_NEW_ONE))


def set_aside(request: HttpRequest) -> HttpResponse:
    """The page of what could not be used."""
    demand(decide.a_person_may_see_set_aside_files(person_of(request)))
    page = Paginator(lines(), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "review/set_aside.html", {"page": page})
