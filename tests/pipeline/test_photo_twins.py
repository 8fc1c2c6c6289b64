"""The same picture in two packets: found by the measures alone, and a person decides."""

from __future__ import annotations

from datetime import date

from extractors.records import WHOLE, Document, Field, Place
from pipeline.photo_twins import compared
from pipeline.records import Judged, Packet

PLAIN = "0f" * 92
OTHER = "f0" * 92


def packet(name: str, sha256: str, fingerprint: str = PLAIN) -> Judged:
    measures = {"sha256": sha256, "fingerprint": fingerprint}
    fields = {key: Field(value, value, None, True, 0, WHOLE) for key, value in measures.items()}
    photo = Document("id_photo", 0.97, (Place("照片.jpg", 1),), fields)
    return Judged(
        Packet(name, (photo,)), "beijing-2021", "1", date(2021, 10, 15), "new", "BJ_HUKOU", ("BJ_HUKOU",),
        "complete", (),
    )  # fmt: skip


def test_the_same_file_in_two_packets_waits_for_a_person() -> None:
    second = compared(packet("02 测试乙", "aa"), [packet("01 测试甲", "aa", OTHER).packet])
    assert second.verdict == "review"
    assert [(f.code, f.evidence[0].file) for f in second.findings] == [("photo_duplicate", "照片.jpg")]
    assert "01 测试甲" in second.findings[0].message.zh


def test_a_picture_saved_again_is_the_same_picture() -> None:
    assert compared(packet("02", "bb"), [packet("01", "aa").packet]).findings[0].code == "photo_duplicate"


def test_different_pictures_and_the_packet_itself_change_nothing() -> None:
    mine = packet("02", "bb")
    assert compared(mine, [packet("01", "aa", OTHER).packet]) == mine
    assert compared(mine, [mine.packet]) == mine
