"""The packet page: opening it takes the packet, so that two people never work on the same one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from pipeline import decide
from pipeline.ledger import audit, desk
from pipeline.ledger.models import Packet
from pipeline.review.gather import gather, standing_of
from pipeline.review.paper_words import FIELDS, kinds
from pipeline.review.people import demand, person_of, signed_in
from pipeline.review.queue_page import Wanted
from pipeline.review.shown import ShownPacket

_NEVER_TYPED = frozenset({"width", "height", "bytes", "format", "packet"})


def open_packet(packet_id: int) -> Packet:
    """A packet that is still there."""
    return get_object_or_404(Packet.objects.exclude(state="erased"), pk=packet_id)


def may(person: decide.Person, standing: decide.Standing) -> dict[str, decide.Answer]:
    """What the page offers this person; a button that is not offered is not shown."""
    return {
        "correct": decide.a_person_may_correct_a_value(person, standing),
        "name_papers": decide.a_person_may_change_a_papers_kind(person, standing),
        "decide": decide.a_person_may_decide(person, standing),
        "approve": decide.a_reviewer_may_approve_a_packet(person, standing),
        "set_aside": decide.a_person_may_set_a_packet_aside(person, standing, "given on the page"),
        "open_again": decide.a_person_may_open_again(person, standing),
        "undo": decide.a_person_may_undo(person, standing),
        "take": decide.a_person_may_take_a_packet(person, standing),
        "outputs": decide.a_person_may_take_outputs(person),
    }


def packet_page(request: HttpRequest, packet_id: int) -> HttpResponse:
    """Everything about one packet on one page."""
    person = person_of(request)
    demand(decide.a_person_may_see_the_queue(person))
    packet = open_packet(packet_id)
    taken = desk.take(packet_id, signed_in(request))
    shown = gather(packet)
    if taken and not request.headers.get("HX-Request"):
        audit.log(person.name, "packet_opened", f"packet:{packet_id}")
    return render(request, "review/packet.html", context_of(request, shown))


def context_of(request: HttpRequest, shown: ShownPacket) -> dict[str, Any]:
    """The template's context for a packet."""
    person = person_of(request)
    wanted = Wanted.of(request.GET.dict())
    return {
        "packet": shown,
        "may": may(person, shown.standing),
        "mine": shown.standing.held_by == person.name,
        "query": wanted.query(),
        "kinds": kinds(),
        "fields": [(name, word) for name, word in FIELDS.items() if name not in _NEVER_TYPED],
    }


def keep(request: HttpRequest, packet_id: int) -> HttpResponse:
    """Renews the claim while the page stays open; 204 goes on, a refresh where it was lost."""
    demand(decide.a_person_may_see_the_queue(person_of(request)))
    standing = standing_of(open_packet(packet_id))
    still = standing.held_by == person_of(request).name and desk.take(packet_id, signed_in(request))
    return HttpResponse(status=204, headers={} if still else {"HX-Refresh": "true"})
