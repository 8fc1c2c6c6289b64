"""Outputs from the ledger: what a person decided counts, the photo leaves byte for byte, numbers add up."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from django.contrib.auth import get_user_model
from PIL import Image

from pipeline import examples, rulebook
from pipeline.judge import judge
from pipeline.ledger import packets, work
from pipeline.ledger.models import Decision
from pipeline.notices import NoticeRefused
from pipeline.outputs import stored, write_bundles, write_district, write_notices, write_photos
from pipeline.settings import Settings
from pipeline.work import unpack_stage
from tests.pipeline.stored import png, settings_for, taken

pytestmark = pytest.mark.django_db

NUMBER = "11010320140315011X"
PACK = rulebook.load("beijing-2021")
assert PACK.samples
PAPERS = PACK.samples.paper
HERE = {"notice_deadline": date(2021, 10, 29), "notice_place": "学校健康中心", "as_of": date(2021, 10, 15)}


def photo() -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((358, 441)).convert("RGB").save(out, "JPEG", quality=95)
    return out.getvalue()


def handed_in(settings: Settings, *names: str) -> int:
    """A packet taken from the inbox, with documents as a reading would give them, and judged."""
    pictures = {f"G3-07 证件样本/{n}.png": png(i) for i, n in enumerate(("form", "hukou", "card"), 1)}
    packet = taken(settings, {"G3-07 证件样本/photo.jpg": photo(), **pictures})
    sheets = {"home": "hukou.png", "page": "hukou.png", "form": "form.png", "card": "card.png"}
    papers = [dict(PAPERS[n]) | {"sheet": sheets.get(n, "photo.jpg")} for n in names]
    claim = work.claim(packet, "test")
    assert claim is not None
    assert unpack_stage(claim)
    assert packets.record_documents(claim, [examples.document(paper) for paper in papers])
    assert packets.record_judgement(claim, judge(packets.packet_of(packet), PACK, date(2021, 10, 15)))
    assert work.release(claim)
    return packet


def test_a_complete_packet_is_in_the_table_with_its_photo_and_bundle(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "inbox", **HERE)
    packet = handed_in(settings, "form", "photo", "home", "page", "card")
    assert write_photos(settings, tmp_path / "photos") == (1, ())
    assert (tmp_path / "photos" / f"{NUMBER}.jpg").read_bytes() == photo()
    found = write_district(settings, tmp_path / "报区.xlsx", None, tmp_path / "photos")
    assert (found.rows, found.left_out, found.faults) == (1, (), ())
    sheet = openpyxl.load_workbook(tmp_path / "报区.xlsx")["参保登记"]
    assert sheet["D2"].value == NUMBER
    assert write_bundles(settings, tmp_path / "bundles", [packet]) == 1
    assert next((tmp_path / "bundles").iterdir()).name == f"{packet:05d}-G3-07 证件样本.pdf"


def test_notices_go_to_who_lacks_something_and_need_deadline_and_place(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "inbox", **HERE)
    handed_in(settings, "form", "photo", "home", "page")
    assert write_notices(settings, tmp_path / "n.docx", tmp_path / "n.txt") == 1
    assert "学生本人储蓄卡复印件：未见" in (tmp_path / "n.txt").read_text(encoding="utf-8")
    with pytest.raises(NoticeRefused):
        write_notices(settings.model_copy(update={"notice_deadline": None}), tmp_path / "n.docx", None)


def test_what_a_person_decided_counts(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "inbox", **HERE)
    packet = handed_in(settings, "form", "photo", "home", "page")
    person = get_user_model().objects.create(username="lin")
    Decision.objects.create(
        packet_id=packet, requirement="bank_card", person=person, outcome="met", reason="已看原件"
    )
    (one,) = stored()
    assert one.judged.verdict == "complete"
    assert write_notices(settings, tmp_path / "n.docx", None) == 0
    Decision.objects.create(
        packet_id=packet, requirement="", person=person, outcome="incomplete", reason="退回"
    )
    (one,) = stored()
    assert one.judged.verdict == "incomplete"
    assert write_district(settings, tmp_path / "d.xlsx", None, None).rows == 0
