"""Page pictures: upright, small first, never cached, every view in the log."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image


@pytest.fixture
def picture(packet):
    from pipeline.ledger.models import PagePicture

    return PagePicture.objects.get(packet=packet)


def size_of(answer):
    return Image.open(BytesIO(answer.content)).size


def test_a_picture_is_turned_as_its_papers_stand(as_role, picture):
    client = as_role("reviewer")
    assert size_of(client.get(f"/image/{picture.pk}/0/full/")) == (1240, 1754)
    assert size_of(client.get(f"/image/{picture.pk}/90/full/")) == (1754, 1240)


def test_a_quarter_turn_is_clockwise():
    from pipeline.review.images import upright_jpeg

    image = Image.new("RGB", (40, 20), "white")
    image.paste("black", (0, 0, 10, 20))  # dark on the left
    stored = BytesIO()
    image.save(stored, "PNG")
    turned = Image.open(BytesIO(upright_jpeg(stored.getvalue(), 90, "full"))).convert("L")
    assert turned.getpixel((10, 3)) < 60 < 200 < turned.getpixel((10, 36))  # now on top


def test_a_preview_is_small(as_role, picture):
    assert max(size_of(as_role("clerk").get(f"/image/{picture.pk}/0/preview/"))) == 1400


def test_no_cache_keeps_a_picture_and_each_view_is_logged(as_role, picture):
    from pipeline.ledger.models import AuditEntry

    answer = as_role("clerk", name="lin").get(f"/image/{picture.pk}/0/preview/")
    assert "no-store" in answer["Cache-Control"] and answer["X-Content-Type-Options"] == "nosniff"
    entry = AuditEntry.objects.get(action="image_viewed")
    assert (entry.actor, entry.target) == ("lin", f"packet:{picture.packet_id}")


def test_other_turns_and_sizes_do_not_exist(as_role, picture):
    client = as_role("clerk")
    assert client.get(f"/image/{picture.pk}/45/full/").status_code == 404
    assert client.get(f"/image/{picture.pk}/0/huge/").status_code == 404


def test_an_erased_packet_has_no_pictures_any_more(as_role, picture):
    from pipeline.ledger.models import Packet

    Packet.objects.update(state="erased")
    assert as_role("reviewer").get(f"/image/{picture.pk}/0/full/").status_code == 404
