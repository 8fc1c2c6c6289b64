"""Taking folders and zips apart, and the fence around it: one bad file never stops the others."""

from __future__ import annotations

import socket
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from pipeline.unpack import Fence, unpack
from tests.pipeline.handed_in import codes, pdf, picture, png, taken_apart, zipped


def test_the_content_decides_not_the_ending_of_the_name(tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    pdf(folder / "photo.jpg")
    (folder / "scan.pdf").write_bytes(png())
    (folder / "tool.pdf").write_bytes(b"MZ\x90\x00 program")
    (folder / "notes.txt").write_bytes("备注".encode())
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500)
    zipped(folder / "new.docx", [("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")])
    (folder / "broken.docm").write_bytes(b"PK\x03\x04 not a paper")
    (folder / "all.rar").write_bytes(b"Rar!\x1a\x07\x01\x00")
    (folder / "empty.pdf").touch()
    (folder / "Thumbs.db").write_bytes(b"x")
    unpacked = taken_apart(folder, tmp_path)
    assert [page.file for page in unpacked.pages] == ["photo.jpg", "scan.pdf"]
    assert codes(unpacked) == {
        "tool.pdf": "unsupported_type",
        "notes.txt": "unsupported_type",
        "old.doc": "office_document",
        "new.docx": "office_document",
        "broken.docm": "office_document",
        "all.rar": "other_archive",
        "empty.pdf": "empty_file",
        "Thumbs.db": "system_file",
    }


def test_a_link_in_a_folder_is_not_followed_and_a_folder_of_nothing_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "linked"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(png())
    (folder / "secret.png").symlink_to(tmp_path / "secret.png")
    assert codes(taken_apart(folder, tmp_path)) == {"secret.png": "unsafe_path", ".": "empty_folder"}


def test_the_same_file_twice_in_a_packet_counts_once(tmp_path: Path) -> None:
    folder = tmp_path / "twice"
    folder.mkdir()
    for name in ("a.png", "b.png"):
        (folder / name).write_bytes(png())
    unpacked = taken_apart(folder, tmp_path)
    assert [page.file for page in unpacked.pages] == ["a.png"] and codes(unpacked) == {"b.png": "duplicate"}


def test_a_zip_with_gbk_names_is_named_by_its_members_in_natural_order(tmp_path: Path) -> None:
    source = tmp_path / "packet.zip"
    names = [f"户口簿/第{number}页.png".encode("gbk") for number in (10, 2)]
    source.write_bytes(zip_as_windows_writes_it([(name, png(size=(60, 40 + len(name)))) for name in names]))
    unpacked = taken_apart(source, tmp_path)
    assert [page.file for page in unpacked.pages] == ["户口簿/第2页.png", "户口簿/第10页.png"]


def zip_as_windows_writes_it(members: list[tuple[bytes, bytes]]) -> bytes:
    """Stored members whose names are plain bytes, with no flag that says which encoding."""
    body, directory = b"", b""
    for name, data in members:
        facts = struct.pack("<3H3I2H", 0, 0, 33, zlib.crc32(data), len(data), len(data), len(name), 0)
        directory += b"PK\1\2" + struct.pack("<3H", 20, 20, 0) + facts
        directory += struct.pack("<3H2I", 0, 0, 0, 0, len(body)) + name
        body += b"PK\3\4" + struct.pack("<2H", 20, 0) + facts + name + data
    count = len(members)
    return (
        body + directory + b"PK\5\6" + struct.pack("<4H2IH", 0, 0, count, count, len(directory), len(body), 0)
    )


def test_a_zip_inside_a_zip_is_opened_once_and_no_deeper(tmp_path: Path) -> None:
    deepest = zipped(tmp_path / "c.zip", [("deep.png", png())]).read_bytes()
    inner = zipped(tmp_path / "b.zip", [("c.zip", deepest), ("inner.png", png(size=(50, 40)))]).read_bytes()
    outer = zipped(tmp_path / "a.zip", [("b.zip", inner), ("outer.png", png(size=(60, 40)))])
    unpacked = taken_apart(outer, tmp_path)
    assert [page.file for page in unpacked.pages] == ["b.zip/inner.png", "outer.png"]
    assert codes(unpacked) == {"b.zip/c.zip": "nested_too_deep"}


def test_tricks_in_a_zip_touch_nothing_outside(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.png")
    link.external_attr = 0o120777 << 16
    source = zipped(
        tmp_path / "tricks.zip",
        [
            ("../escaped.png", png()),
            ("/etc/escaped.png", png()),
            ("C:\\escaped.png", png()),
            (link, b"/etc/passwd"),
            ("__MACOSX/._a.png", b"x"),
            ("good.png", png()),
        ],
    )
    unpacked = taken_apart(source, tmp_path)
    assert [page.file for page in unpacked.pages] == ["good.png"]
    assert codes(unpacked) == {
        "../escaped.png": "unsafe_path",
        "/etc/escaped.png": "unsafe_path",
        "C:/escaped.png": "unsafe_path",
        "link.png": "unsafe_path",
        "__MACOSX/._a.png": "system_file",
    }
    assert not list(tmp_path.rglob("escaped.png"))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    source = zipped(tmp_path / "bomb.zip", [("zeros.bmp", b"\0" * 60_000_000)])
    assert source.stat().st_size < 100_000
    assert codes(taken_apart(source, tmp_path)) == {"bomb.zip": "bomb"}


def test_a_zip_with_a_password_is_refused(tmp_path: Path) -> None:
    source = zipped(tmp_path / "locked.zip", [("a.png", png())])
    data = bytearray(source.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    source.write_bytes(bytes(data))
    assert codes(taken_apart(source, tmp_path)) == {"a.png": "encrypted"}


def test_a_picture_that_needs_too_much_memory_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "heavy"
    folder.mkdir()
    picture((8000, 7000), "RGB", "white").save(folder / "a.png", compress_level=1)
    (folder / "b.png").write_bytes(png())
    into = tmp_path / "into"
    into.mkdir()
    unpacked = unpack(folder, into, fence=Fence(memory_mb=300))
    assert codes(unpacked) == {"a.png": "too_large"}
    assert [page.file for page in unpacked.pages] == ["b.png"]


def test_a_child_that_hangs_or_dies_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = tmp_path / "hostile"
    hostile.mkdir()
    (hostile / "child.py").write_text(HOSTILE_CHILD, "utf-8")
    monkeypatch.setattr("pipeline.unpack.CHILD", (str(hostile / "child.py"),))
    folder = tmp_path / "three"
    folder.mkdir()
    for number, name in enumerate(("1 hangs.png", "2 dies.png", "3 good.png")):
        (folder / name).write_bytes(png(size=(100 + number, 50)))
    into = tmp_path / "into"
    into.mkdir()
    unpacked = unpack(folder, into, fence=Fence(seconds=2))
    assert codes(unpacked) == {"1 hangs.png": "too_slow", "2 dies.png": "damaged"}
    assert [page.file for page in unpacked.pages] == ["3 good.png"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has network namespaces")
def test_the_fence_leads_to_no_network() -> None:
    script = (
        "import socket, sys; from pipeline.unpack_child.__main__ import _leave_the_network\n"
        "if not _leave_the_network(): sys.exit(7)\n"
        "socket.create_connection(('127.0.0.1', int(sys.argv[1])), 2)"
    )
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        done = subprocess.run([sys.executable, "-c", script, port], capture_output=True, text=True)
    if done.returncode == 7:
        pytest.skip("this system forbids network namespaces to its users")
    assert "unreachable" in done.stderr or "refused" in done.stderr


HOSTILE_CHILD = """
import os, time
from pipeline.unpack_child import __main__ as child
leaf = child.Unpacking.pages
def pages(self, path, name, kind):
    if "hangs" in name:
        time.sleep(60)
    if "dies" in name:
        os.abort()
    return leaf(self, path, name, kind)
child.Unpacking.pages = pages
child.main()
"""
