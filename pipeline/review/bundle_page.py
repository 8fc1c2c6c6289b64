"""One student's bundle: a PDF with the findings on its cover, then the papers in the order of the list."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import Http404, HttpRequest, HttpResponse

from pipeline import decide, outputs, rulebook
from pipeline.ledger import audit
from pipeline.review.outputs import as_file
from pipeline.review.packet import open_packet
from pipeline.review.people import demand, person_of


def bundle(request: HttpRequest, packet_id: int) -> HttpResponse:
    """The bundle; it holds the page pictures, so whoever takes it must be allowed to see them."""
    demand(decide.a_person_may_see_page_images(person_of(request)))
    demand(decide.a_person_may_take_outputs(person_of(request)))
    packet = open_packet(packet_id)
    judgement = packet.judgements.filter(is_current=True).first()
    found = next(outputs.stored([packet_id]), None)
    if judgement is None or found is None:
        raise Http404
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bundle.pdf"
        pages = outputs.write_bundle(found, rulebook.load(judgement.rules), path)
        body = path.read_bytes()
    audit.log(person_of(request).name, "output_taken", f"packet:{packet_id}", form="pdf", pages=pages)
    return as_file(body, "application/pdf", f"canbao-{packet_id:05d}.pdf")
