"""Taking files for real: nothing lost, nothing doubled, originals kept, folders that grow."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.ledger import blobs, inbox
from pipeline.ledger.models import Arrival, Blob, Packet
from pipeline.settings import load
from pipeline.unpack import Given
from tests.pipeline.stored import drop, look_twice, png, settings_for, taken

pytestmark = pytest.mark.django_db


def test_a_folder_becomes_a_packet_and_its_originals_are_kept_byte_for_byte(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "inbox")
    drop(settings.inbox, {"G3-07 证件样本/户口.png": png(1), "G3-07 证件样本/银行卡.png": png(2)})
    scan = look_twice(settings)
    packet = Packet.objects.get()
    assert scan.packet_ids == (packet.id,) and scan.taken == 2
    assert (packet.name, packet.class_name, packet.number, packet.state) == (
        "G3-07 证件样本",
        "G3",
        "07",
        "received",
    )
    for arrival in packet.arrivals.all():
        kept = settings.inbox / arrival.kept_at
        assert kept.read_bytes() == blobs.get(arrival.blob_id)
    assert not list((settings.inbox / "G3-07 证件样本").iterdir())
    assert not list((settings.inbox / ".taking").iterdir())


def test_nothing_in_the_data_folder_shows_a_name_or_a_picture(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "inbox")
    picture = png(7, (500, 300))
    taken(settings, {"G3-07 证件样本/户口.png": picture})
    blob = Blob.objects.get()
    stored = (load().blobs / blob.location).read_bytes()
    assert picture[:20] not in stored and len(stored) == len(picture) + 28
    assert blob.id not in (picture.hex(),) and "证件" not in blob.location


def test_a_file_at_the_top_is_a_packet_and_the_same_bytes_again_are_linked(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "inbox")
    first = taken(settings, {"证件样本.png": png(1)})
    Packet.objects.update(state="waiting")
    drop(settings.inbox, {"copy of it.png": png(1)})
    scan = look_twice(settings)
    assert (scan.packet_ids, scan.taken, scan.linked) == ((), 0, 1)
    again = Arrival.objects.get(state="linked")
    assert again.packet_id == first and again.duplicate_of is not None
    assert "证件样本.png" in again.reason["zh"]
    assert (settings.inbox / again.kept_at).read_bytes() == png(1)


def test_brothers_may_share_a_paper_but_one_folder_counts_it_once(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "inbox")
    drop(settings.inbox, {"G3-07/户口.png": png(1), "G3-08/户口.png": png(1), "G3-08/again.png": png(1)})
    look_twice(settings)
    assert Packet.objects.count() == 2 and Blob.objects.count() == 1
    assert sorted(Arrival.objects.values_list("state", flat=True)) == ["linked", "received", "received"]


def test_a_folder_copied_under_another_name_is_linked_until_something_new_comes_into_it(
    tmp_path: Path,
) -> None:
    settings = settings_for(tmp_path / "inbox")
    first = taken(settings, {"G3-07/a.png": png(1), "G3-07/b.png": png(2)})
    drop(settings.inbox, {"G3-07 again/b.png": png(2), "G3-07 again/a.png": png(1)})
    assert look_twice(settings).packet_ids == ()
    twin = Packet.objects.exclude(id=first).get()
    assert twin.state == "linked" and "G3-07" in twin.reason["zh"]
    assert taken(settings, {"G3-07 again/c.png": png(3)}) == twin.id
    assert list(twin.arrivals.values_list("state", flat=True)) == ["received"] * 3


def test_a_scanner_that_uses_its_name_again_makes_another_packet(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "inbox")
    first = taken(settings, {"Scan0001.png": png(1)})
    second = taken(settings, {"Scan0001.png": png(2)})
    assert first != second
    assert sorted(p.name for p in (settings.inbox / "taken").rglob("*.png")) == [
        "Scan0001 (2).png",
        "Scan0001.png",
    ]


def test_a_folder_that_grows_opens_its_packet_again_and_keeps_both_files_of_one_name(tmp_path: Path) -> None:
    from pipeline.ledger.pages import files_of

    settings = settings_for(tmp_path / "inbox")
    packet = taken(settings, {"G3-07/scan.png": png(1)})
    Packet.objects.filter(id=packet).update(state="done")
    assert taken(settings, {"G3-07/scan.png": png(2)}) == packet
    row = Packet.objects.get(id=packet)
    assert (row.state, row.revision) == ("received", 2)
    given: list[Given] = files_of(packet, tmp_path)
    assert [one.name for one in given] == ["scan.png", "scan (2).png"]


def test_a_name_in_gbk_bytes_is_taken_and_shown_as_chinese(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "inbox")
    raw = os.path.join(os.fsencode(settings.inbox), "户口簿.png".encode("gbk"))  # noqa: PTH118  bytes, not text
    with open(raw, "wb") as file:  # noqa: PTH123
        file.write(png())
    look_twice(settings)
    assert Packet.objects.get().name == "户口簿"
    assert Arrival.objects.get().name == "户口簿.png"


def test_links_are_not_followed_and_stay_where_they_are(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "inbox")
    (tmp_path / "secret.png").write_bytes(png())
    (settings.inbox / "secret.png").symlink_to(tmp_path / "secret.png")
    (settings.inbox / "folder").symlink_to(tmp_path, target_is_directory=True)
    assert look_twice(settings).taken == 0
    assert (tmp_path / "secret.png").exists() and Packet.objects.count() == 0


def test_an_empty_folder_is_told_once_and_becomes_a_packet_when_something_comes(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "inbox", give_up_minutes=0)
    (settings.inbox / "G3-09").mkdir()
    look_twice(settings)
    look_twice(settings)
    empty = Packet.objects.get()
    assert (empty.state, empty.reason_code) == ("set_aside", "empty_folder")
    assert taken(settings, {"G3-09/a.png": png()}) == empty.id
    assert Packet.objects.get().state == "received"


def test_a_crash_after_the_claim_loses_nothing(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "inbox")
    drop(settings.inbox / ".taking" / "0123", {"G3-07/户口.png": png(1), "证件样本.png": png(2)})
    scan = inbox.scan_once(settings, inbox.Memory())
    assert scan.taken == 2 and Packet.objects.count() == 2
    assert {one.kept_at.split("/", 2)[2] for one in Arrival.objects.all()} == {
        "G3-07/户口.png",
        "证件样本.png",
    }


def test_a_crash_after_the_transaction_doubles_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings_for(tmp_path / "inbox")
    drop(settings.inbox, {"G3-07/a.png": png(1), "G3-07/b.png": png(2)})
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError("disk gone")))
    scan = look_twice(settings)
    assert scan.trouble == ("OSError",) and Arrival.objects.count() == 2
    monkeypatch.undo()
    again = look_twice(settings)
    assert again.trouble == () and Arrival.objects.count() == 2 and Packet.objects.count() == 1
    assert len(list((settings.inbox / "taken").rglob("*.png"))) == 2


def test_a_share_that_is_gone_does_not_stop_the_other_inbox(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "here", more_inboxes=(tmp_path / "gone",))
    drop(settings.inbox, {"a.png": png()})
    scan = look_twice(settings)
    assert scan.taken == 1 and scan.trouble == ("FileNotFoundError",)


def test_a_file_too_large_to_keep_is_set_aside_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.ledger.arrivals.LARGEST", 10)
    settings = settings_for(tmp_path / "inbox")
    drop(settings.inbox, {"huge.png": png()})
    look_twice(settings)
    packet = Packet.objects.get()
    assert (packet.state, packet.reason_code) == ("set_aside", "too_large")
    assert Arrival.objects.get().state == "set_aside"
