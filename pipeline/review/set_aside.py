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
_SCAN_AGAIN = _("Scan or save it again, then put the new file into the watched folder.")
WHAT_TO_DO: dict[str, str | Promise] = {
    "encrypted": _("Save it without a password, then put it into the watched folder again."),
    "unsupported_type": _("Hand it in as PDF, JPEG, PNG, TIFF, HEIC or zip; notes and tables need nothing."),
    "empty": _("The file or folder is empty; put the right one into the watched folder."),
    "incomplete": _("The copying stopped half-way; copy it into the watched folder again."),
    "duplicate": _("The same file came before and is used there; nothing to do."),
    "bomb": _("The file is far too large when opened; have it scanned anew at 300 dpi."),
    "picture_too_large": _("The file is far too large when opened; have it scanned anew at 300 dpi."),
    "zip_bomb": _("The file is far too large when opened; unpack it yourself and hand in the pages."),
    "unsafe_path": _("The zip holds unsafe names; unpack it yourself and hand in the folder."),
    "set_aside_by_person": _("A person set this packet aside; open it to go on."),
}


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
    files = [
        Aside(one.path, _why(one.reason), _what(one.reason_code), one.received, one.packet_id)
        for one in Arrival.objects.filter(state="set_aside").exclude(packet__state="set_aside")
    ]
    members = [
        Aside(
            f"{one.packet.name} / {one.path}",
            in_their_language(Message(one.unused_zh or "", one.unused_en or "")),
            _what(one.unused_code),
            one.packet.created,
            one.packet_id,
        )
        for one in SourceFile.objects.exclude(unused_code="")
        .exclude(packet__state__in=("set_aside", "erased"))
        .select_related("packet")
    ]
    return sorted([*packets, *files, *members], key=lambda one: one.since, reverse=True)


def _why(reason: dict[str, str] | None) -> str:
    return in_their_language(Message(reason["zh"], reason["en"])) if reason else ""


def _what(code: str) -> str:
    return str(WHAT_TO_DO.get(code, _SCAN_AGAIN))


def set_aside(request: HttpRequest) -> HttpResponse:
    """The page of what could not be used."""
    demand(decide.a_person_may_see_set_aside_files(person_of(request)))
    page = Paginator(lines(), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "review/set_aside.html", {"page": page})
