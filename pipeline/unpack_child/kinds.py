"""What a file is, by its first bytes. Names lie: a `.jpg` may be a PDF, a `.pdf` a program."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

Kind = Literal["pdf", "picture", "zip", "office", "archive", "other"]

_PICTURES = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"II*\x00",
    b"MM\x00*",
    b"GIF8",
    b"BM",
    b"II+\x00",
    b"MM\x00+",
)
_HEIF = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif")
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf'\x1c", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

HEAD_BYTES = 1024


def kind_of(head: bytes) -> Kind:
    """What a file with these first bytes is.

    A PDF may have rubbish before its header (Acrobat allows 1,024 bytes).
    """
    if head.startswith(_PICTURES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return "picture"
    if head[4:8] == b"ftyp" and head[8:12] in _HEIF:
        return "picture"
    if b"%PDF-" in head[:HEAD_BYTES]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "zip"
    if head.startswith(_OLE):
        return "office"
    if head.startswith(_ARCHIVES):
        return "archive"
    return "other"


def head_of(path: Path) -> bytes:
    """The first bytes of a file, enough for `kind_of`."""
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)
