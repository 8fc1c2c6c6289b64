"""A photo stored for two students is found by its keyed index, and named when the second packet is judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.records import WHOLE, Document, Field, Place
from pipeline.ledger import packets, work
from pipeline.ledger.same_photo import sharing
from pipeline.work import judged, unpack_stage
from tests.pipeline.stored import png, settings_for, taken

pytestmark = pytest.mark.django_db


def stored_photo(inbox: Path, name: str, shade: int, sha256: str) -> int:
    """A packet with one photo of these bytes' digest, read and stored."""
    packet = taken(settings_for(inbox), {f"{name}/photo.png": png(shade)})
    claim = work.claim(packet, "test")
    assert claim is not None and unpack_stage(claim)
    fields = {"sha256": Field(sha256, sha256, None, True, 0, WHOLE)}
    assert packets.record_documents(claim, [Document("id_photo", 0.97, (Place("photo.png", 1),), fields)])
    work.release(claim)
    return packet


def test_the_second_packet_names_the_first(tmp_path: Path) -> None:
    stored_photo(tmp_path / "a", "01 测试甲", 10, "aa")
    other = stored_photo(tmp_path / "b", "02 测试乙", 20, "bb")
    second = stored_photo(tmp_path / "c", "03 测试丙", 30, "aa")
    assert [packet.name for packet in sharing(second, packets.packet_of(second))] == ["01 测试甲"]
    assert sharing(other, packets.packet_of(other)) == ()
    codes = [finding.code for finding in judged(second).findings]
    assert codes.count("photo_duplicate") == 1
