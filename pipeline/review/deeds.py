"""What a person does on the packet page: correct, name, decide, undo, let go. Every one is a POST and a
redirect.

A view asks `pipeline.decide` whether it may be done, lets `pipeline.ledger.desk` do it, and has the
packet judged again where evidence changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pipeline import decide
from pipeline.ledger import desk
from pipeline.review.gather import gather
from pipeline.review.packet import open_packet
from pipeline.review.paper_words import kinds
from pipeline.review.people import person_of, signed_in
from pipeline.review.queue_page import Wanted, next_waiting
from pipeline.review.shown import ShownPacket
from pipeline.review.typed import NotThisField, typed
from pipeline.review.words import in_their_language

Deed = Callable[[HttpRequest, ShownPacket], HttpResponse | None]


def _deed(do: Deed) -> Callable[..., HttpResponse]:
    """Frames a deed: POST only, what goes wrong becomes a sentence on the page, then back to the packet."""

    @require_POST
    def view(request: HttpRequest, packet_id: int) -> HttpResponse:
        try:
            answer = do(request, gather(open_packet(packet_id)))
        except (desk.DeskError, NotThisField) as trouble:
            messages.error(request, in_their_language(trouble.message))
            answer = None
        return answer or _back(request, packet_id)

    return view


def _back(request: HttpRequest, packet_id: int) -> HttpResponse:
    query = Wanted.of(request.GET.dict()).query()
    return redirect(reverse("packet", args=[packet_id]) + (f"?{query}" if query else ""))


def _allowed(request: HttpRequest, answer: decide.Answer) -> bool:
    """Whether it may be done; the reason is shown on the page where not."""
    if isinstance(answer, decide.Refused):
        messages.error(request, in_their_language(answer.message))
        return False
    return True


def _seen(request: HttpRequest) -> str:
    """What the page showed when it was opened (`desk.seen_now`)."""
    return request.POST.get("version", "")


def _reason(request: HttpRequest) -> str:
    return request.POST.get("reason", "").strip()[:500]


def _judge_again(packet_id: int) -> None:
    """The changed evidence is judged at once; no page is read again."""
    from pipeline.work import rejudge  # brings the judging rooms with it

    rejudge(packet_id)


def _correct(request: HttpRequest, packet: ShownPacket) -> HttpResponse | None:
    if not _allowed(request, decide.a_person_may_correct_a_value(person_of(request), packet.standing)):
        return None
    field = request.POST.get("field", "")
    given = typed(field, request.POST.get("value", ""))
    with transaction.atomic():
        desk.correct_value(
            packet.id,
            _number(request, "document"),
            field,
            given.value,
            user=signed_in(request),
            reason=_reason(request),
            seen=_seen(request),
        )
        _judge_again(packet.id)
    if given.warning:
        messages.warning(request, in_their_language(given.warning))
    messages.success(request, _("Saved. The packet was judged again."))
    return None


def _name_paper(request: HttpRequest, packet: ShownPacket) -> HttpResponse | None:
    kind = request.POST.get("kind", "")
    may = decide.a_person_may_change_a_papers_kind(person_of(request), packet.standing)
    if kind not in dict(kinds()) or not _allowed(request, may):
        return None
    with transaction.atomic():
        desk.set_kind(
            packet.id, _number(request, "document"), kind, user=signed_in(request), seen=_seen(request)
        )
        _judge_again(packet.id)
    messages.success(request, _("Saved. The packet was judged again."))
    return None


def _set_facts(request: HttpRequest, packet: ShownPacket) -> HttpResponse | None:
    if not _allowed(request, decide.a_person_may_correct_a_value(person_of(request), packet.standing)):
        return None
    status, category = request.POST.get("status", ""), request.POST.get("category", "")
    facts = packet.facts
    if (status and status not in dict(facts.statuses)) or (
        category and category not in dict(facts.categories)
    ):
        return None
    said = {one.name: request.POST.get(one.name, "") for one in facts.questions}
    answers = {name: answer == "yes" for name, answer in said.items() if answer in ("yes", "no")}
    with transaction.atomic():
        desk.set_facts(packet.id, status, category, answers, user=signed_in(request), seen=_seen(request))
        _judge_again(packet.id)
    messages.success(request, _("Saved. The packet was judged again."))
    return None


def _decide_requirement(request: HttpRequest, packet: ShownPacket) -> HttpResponse | None:
    wanted = next((one for one in packet.requirements if one.id == request.POST.get("requirement")), None)
    outcome, reason = request.POST.get("outcome", ""), _reason(request)
    if wanted is None or outcome not in ("met", "not_met"):
        return None
    person = person_of(request)
    may = decide.a_reviewer_may_decide_a_requirement(person, packet.standing, outcome, wanted.codes, reason)
    if _allowed(request, may):
        _decide(request, packet, wanted.id, outcome, reason)
    return None


def _decide(request: HttpRequest, packet: ShownPacket, requirement: str, outcome: str, reason: str) -> None:
    desk.decide(packet.id, requirement, outcome, user=signed_in(request), reason=reason, seen=_seen(request))


def _decide_packet(request: HttpRequest, packet: ShownPacket) -> HttpResponse | None:
    outcome, reason, person = request.POST.get("outcome", ""), _reason(request), person_of(request)
    rules: dict[str, Callable[[], decide.Answer]] = {
        "complete": lambda: decide.a_reviewer_may_approve_a_packet(person, packet.standing),
        "incomplete": lambda: decide.a_reviewer_may_send_a_packet_back(person, packet.standing, reason),
        "set_aside": lambda: decide.a_person_may_set_a_packet_aside(person, packet.standing, reason),
    }
    if outcome not in rules or not _allowed(request, rules[outcome]()):
        return None
    _decide(request, packet, "", outcome, reason)
    messages.success(request, _("Decided: %(name)s") % {"name": packet.name})
    return to_next(request, packet.id)


def _undo(request: HttpRequest, packet: ShownPacket) -> HttpResponse | None:
    if not _allowed(request, decide.a_person_may_undo(person_of(request), packet.standing)):
        return None
    with transaction.atomic():
        what = desk.undo(packet.id, signed_in(request), _seen(request))
        if what in ("value", "kind", "facts"):
            _judge_again(packet.id)
    said = {
        "value": _("The last correction is taken back."),
        "kind": _("The paper has its earlier name again."),
        "facts": _("The facts on record are as before."),
        "decision": _("The last decision on a requirement is taken back."),
        "packet": _("The decision on the packet is taken back."),
        "nothing": _("There is nothing of yours to take back."),
    }
    messages.info(request, said[what])
    return None


def _reopen(request: HttpRequest, packet: ShownPacket) -> HttpResponse | None:
    if _allowed(request, decide.a_person_may_open_again(person_of(request), packet.standing)):
        desk.reopen(packet.id, signed_in(request), _reason(request))
    return None


def _let_go(request: HttpRequest, packet: ShownPacket) -> HttpResponse | None:
    desk.let_go(packet.id, signed_in(request))
    query = Wanted.of(request.GET.dict()).query()
    return redirect(reverse("queue") + (f"?{query}" if query else ""))


def _next(request: HttpRequest, packet: ShownPacket) -> HttpResponse | None:
    desk.let_go(packet.id, signed_in(request))
    return to_next(request, packet.id)


def to_next(request: HttpRequest, packet_id: int) -> HttpResponse:
    """On to the next free packet of the same list; to the queue where there is none."""
    wanted = Wanted.of(request.GET.dict())
    following = next_waiting(wanted, signed_in(request).pk, packet_id)
    query = f"?{wanted.query()}" if wanted.query() else ""
    if following is None:
        messages.info(request, _("Nothing more is waiting in this list."))
        return redirect(reverse("queue") + query)
    return redirect(reverse("packet", args=[following]) + query)


def _number(request: HttpRequest, name: str) -> int:
    given: Any = request.POST.get(name, "")
    return int(given) if str(given).isdigit() else -1


correct = _deed(_correct)
name_paper = _deed(_name_paper)
set_facts = _deed(_set_facts)
decide_requirement = _deed(_decide_requirement)
decide_packet = _deed(_decide_packet)
undo = _deed(_undo)
reopen = _deed(_reopen)
let_go = _deed(_let_go)
next_packet = _deed(_next)
