"""The ID photo: what was found on the stored file, and a repair proposed, before and after side by side."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from extractors.photo import PhotoSpec, Repair
from extractors.photo import repair as propose
from pipeline import decide
from pipeline.ledger import audit, blobs
from pipeline.ledger.models import PagePicture
from pipeline.records import Message
from pipeline.review.images import upright_jpeg
from pipeline.review.packs import photo_spec
from pipeline.review.people import demand, person_of
from pipeline.review.words import in_their_language

ROUTES = ("auto", "crop_only")
_SUFFIX = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "image/tiff": ".tif",
    "image/heic": ".heic",
}


@contextmanager
def _stored(picture: PagePicture) -> Iterator[Path]:
    """The photo's own file in a private folder that is gone afterwards."""
    blob = picture.original or picture.blob
    with tempfile.TemporaryDirectory(prefix="canbao-photo-") as folder:
        path = Path(folder) / f"photo{_SUFFIX.get(blob.media_type, '.jpg')}"
        path.write_bytes(blobs.get(blob.pk))
        yield path


def _picture(request: HttpRequest, picture: int) -> PagePicture:
    demand(decide.a_person_may_see_page_images(person_of(request)))
    found = PagePicture.objects.select_related("packet", "original", "blob").exclude(packet__state="erased")
    return get_object_or_404(found, pk=picture)


def _spec(picture: PagePicture) -> PhotoSpec:
    judged = picture.packet.judgements.filter(is_current=True).first()
    return photo_spec(judged.rules, judged.rules_version) if judged else PhotoSpec()


def _route(request: HttpRequest) -> str:
    route = request.GET.get("route", "auto")
    return route if route in ROUTES else "auto"


def _proposal(picture: PagePicture, route: str) -> Repair:
    with _stored(picture) as path:
        return propose(path, _spec(picture), "crop_only" if route == "crop_only" else "auto")


def photo(request: HttpRequest, picture: int) -> HttpResponse:
    """Before and after, with every check and every change."""
    row = _picture(request, picture)
    route = _route(request)
    found = _proposal(row, route)
    context = {
        "picture": row,
        "repair": found,
        "route": route,
        "before": [_check(one) for one in found.before if one.verdict != "pass"],
        "after": [_check(one) for one in found.after if one.verdict != "pass"],
        "changes": [_words(one) for one in found.changes],
        "refused": [_words(one) for one in found.refused],
    }
    return render(request, "review/photo.html", context)


def _check(check: object) -> tuple[str, str]:
    return getattr(check, "verdict", ""), _words(getattr(check, "reason", None))


def _words(pair: object) -> str:
    return in_their_language(Message(getattr(pair, "zh", ""), getattr(pair, "en", "")))


def photo_image(request: HttpRequest, picture: int, which: str) -> HttpResponse:
    """The stored photo, or the repaired one; `?save=1` for a file to keep."""
    row = _picture(request, picture)
    if which == "stored":
        body: bytes | None = upright_jpeg(blobs.get(row.blob_id), 0, "full")
    elif which == "repaired":
        body = _proposal(row, _route(request)).data
    else:
        raise Http404
    if body is None:
        raise Http404
    audit.log(person_of(request).name, "image_viewed", f"packet:{row.packet_id}", picture=row.pk, size=which)
    response = HttpResponse(body, content_type="image/jpeg")
    response["Cache-Control"] = "no-store, private"
    response["X-Content-Type-Options"] = "nosniff"
    if "save" in request.GET:
        response["Content-Disposition"] = f'attachment; filename="photo-{row.pk}.jpg"'
    return response
