"""Page pictures: opened after a permission check, turned upright, a small one first, never kept by a browser.

Each view is written to the log. A picture leaves as JPEG, so that nothing hidden in the received file
goes out.
"""

from __future__ import annotations

from io import BytesIO

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from PIL import Image

from pipeline import decide
from pipeline.ledger import audit, blobs
from pipeline.ledger.models import PagePicture
from pipeline.review.people import demand, person_of

PREVIEW = 1400
_QUALITY = {"preview": 80, "full": 92}
_TURNS = {
    0: None,
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


def page_image(request: HttpRequest, picture: int, turn: int, size: str) -> HttpResponse:
    """One page picture; `turn` is the clockwise quarter turn that makes it upright, `size` preview or
    full.
    """
    person = person_of(request)
    demand(decide.a_person_may_see_page_images(person))
    if turn not in _TURNS or size not in _QUALITY:
        raise Http404
    row = get_object_or_404(PagePicture.objects.exclude(packet__state="erased"), pk=picture)
    audit.log(person.name, "image_viewed", f"packet:{row.packet_id}", picture=row.pk, size=size)
    response = HttpResponse(upright_jpeg(blobs.get(row.blob_id), turn, size), content_type="image/jpeg")
    response["Cache-Control"] = "no-store, private"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Disposition"] = "inline"
    return response


def upright_jpeg(stored: bytes, turn: int, size: str) -> bytes:
    """The stored picture turned upright, as JPEG; a preview is at most `PREVIEW` pixels on its longer
    side.
    """
    with Image.open(BytesIO(stored)) as picture:
        if size == "preview":
            picture.draft("RGB", (PREVIEW, PREVIEW))  # lets the JPEG decoder skip what is thrown away anyway
        shown = picture.convert("RGB")
    if size == "preview":
        shown.thumbnail((PREVIEW, PREVIEW), Image.Resampling.LANCZOS, reducing_gap=2.0)
    way = _TURNS[turn]
    if way is not None:
        shown = shown.transpose(way)
    out = BytesIO()
    shown.save(out, "JPEG", quality=_QUALITY[size])
    return out.getvalue()
