"""What the status and set-aside pages tell someone who is no engineer, and the photo page."""

from __future__ import annotations

from io import BytesIO

import pytest

from tests.review.stored import drawn_page, field, store


def test_silence_of_the_watcher_is_shown_as_trouble(as_role, db):
    from datetime import timedelta

    from django.utils import timezone

    from pipeline.ledger.beats import beat
    from pipeline.ledger.models import Beat

    client = as_role("auditor")
    assert "尚未启动" in client.get("/status/").content.decode()
    beat("watcher", {})
    assert "正在值守" in client.get("/status/").content.decode()
    Beat.objects.update(at=timezone.now() - timedelta(minutes=2))
    assert "无人值守" in client.get("/status/").content.decode()


def test_a_runner_without_a_planned_night_is_trouble(as_role, db):
    from pipeline.ledger.beats import beat

    beat("runner", {"next_nightly": None})
    assert "未排定" in as_role("auditor").get("/status/").content.decode()
    beat("runner", {"next_nightly": "2021-10-16T02:00:00+08:00"})  # long ago, never begun
    assert "没有排定夜间运行" in as_role("clerk").get("/status/").content.decode()


def test_every_file_and_packet_is_counted_once(as_role, packet):
    page = as_role("administrator").get("/status/").content.decode()
    assert "文件 1 个，材料 1 份" in page and "合计相符" in page
    assert "证件样本" not in page


@pytest.mark.parametrize(
    ("cron", "words"), [("0 2 * * *", "every day at 02:00"), ("0 2 * * 1", "0 2 * * 1"), ("odd", "odd")]
)
def test_a_daily_schedule_is_said_in_words(cron, words):
    from django.utils import translation

    from pipeline.review.status_page import in_words

    with translation.override("en"):
        assert in_words(cron) == words


def test_what_the_program_set_aside_stands_with_reason_and_what_to_do(as_role, packet):
    from pipeline.ledger.packets import set_aside
    from pipeline.records import Message

    set_aside(packet, "encrypted", Message("文件有密码，打不开。", "The file is locked."), "tests")
    page = as_role("clerk").get("/set-aside/").content.decode()
    assert "文件有密码，打不开。" in page and "把新文件放进收件夹" in page


def test_a_file_of_a_packet_that_gave_nothing_stands_there_once(as_role, db, tmp_path):
    from tests.pipeline.stored import png, read_and_judged, settings_for

    read_and_judged(settings_for(tmp_path / "inbox"), {"G3-07 甲/a.png": png(1), "G3-07 甲/b.exe": b"MZ"})
    page = as_role("clerk").get("/set-aside/").content.decode()
    assert page.count("b.exe") == 1 and "不支持这种文件" in page


def test_a_photo_is_shown_with_what_was_found_and_the_stored_file_stays(as_role, db):
    from PIL import Image

    from extractors.records import WHOLE, Document, Place
    from pipeline.ledger.models import AuditEntry, PagePicture

    fields = {"width": field(300, WHOLE), "height": field(400, WHOLE)}
    photo = Document("id_photo", 0.9, (Place("page.jpg", 1),), fields)
    packet = store("一年级1班-01 证件样本", "一年级1班", [photo], drawn_page(["SPECIMEN"], (300, 400)))
    picture = PagePicture.objects.get(packet=packet).pk
    client = as_role("reviewer", name="wang")
    page = client.get(f"/photo/{picture}/").content.decode()
    assert "提交的照片" in page and ("无法如实修复" in page or "修复建议" in page)
    stored = client.get(f"/photo/{picture}/stored.jpg")
    assert Image.open(BytesIO(stored.content)).size == (300, 400) and "no-store" in stored["Cache-Control"]
    assert AuditEntry.objects.filter(actor="wang", action="image_viewed").exists()
    assert client.get(f"/photo/{picture}/other.jpg").status_code == 404
