"""The notice to a parent (补件通知) as persons' decisions leave it: for one packet, and for everyone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from pipeline import decide, notices, outputs, rulebook
from pipeline.ledger import audit
from pipeline.review.outputs import as_file
from pipeline.review.packet import open_packet
from pipeline.review.people import demand, person_of
from pipeline.review.words import in_their_language
from pipeline.settings import load

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MADE_WITH = {"docx": (notices.write_docx, DOCX), "txt": (notices.write_text, "text/plain; charset=utf-8")}


def _file(request: HttpRequest, made: Sequence[notices.Notice], form: str, name: str) -> HttpResponse:
    write, media_type = _MADE_WITH[form]
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"notice.{form}"
        write(made, path)
        body = path.read_bytes()
    audit.log(person_of(request).name, "output_taken", name, form=form, notices=len(made))
    return as_file(body, media_type, f"canbao-{name.replace(':', '-')}.{form}")


def notice(request: HttpRequest, packet_id: int, form: str) -> HttpResponse:
    """The notice for one packet."""
    demand(decide.a_person_may_take_outputs(person_of(request)))
    demand(decide.a_person_may_see_the_queue(person_of(request)))
    packet = open_packet(packet_id)
    judgement = packet.judgements.filter(is_current=True).first()
    if form not in _MADE_WITH or judgement is None:
        raise Http404
    try:
        pack = rulebook.load(judgement.rules)
        made = [
            notices.notice(one.judged, pack, notices.place_in(load())) for one in outputs.stored([packet_id])
        ]
    except notices.NoticeRefused as refused:
        messages.error(request, in_their_language(refused.message))
        return redirect("packet", packet_id)
    return _file(request, made, form, f"packet:{packet_id}")


def every_notice(request: HttpRequest, form: str) -> HttpResponse:
    """The notices of everyone who surely lacks something, by class."""
    demand(decide.a_person_may_take_outputs(person_of(request)))
    if form not in _MADE_WITH:
        raise Http404
    try:
        pack = rulebook.load(load().rules)
        made = notices.notices((one.judged for one in outputs.stored()), pack, notices.place_in(load()))
    except notices.NoticeRefused as refused:
        messages.error(request, in_their_language(refused.message))
        return redirect("outputs")
    return _file(request, made, form, "notices")
