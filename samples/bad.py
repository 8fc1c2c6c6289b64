"""Files that must be set aside (坏文件) with a reason a clerk understands, while everything else goes on."""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from pathlib import Path

import pikepdf
from PIL import Image, ImageDraw

WHY = {
    "空文件.jpg": "empty: zero bytes",
    "损坏.pdf": "broken: a PDF cut in half, its table of objects gone",
    "加密.pdf": "encrypted: asks for a password",
    "图片炸弹.png": "bomb: the header says 30,000 x 30,000 pixels",
    "压缩炸弹.zip": "bomb: 60 MB of zeros in 60 kB",
    "路径越界.zip": "unsafe: a name with ../ and one that is absolute",
    "链接.zip": "unsafe: a symbolic link",
    "扩展名不符.jpg": "wrong extension: a PDF named .jpg; what it holds can still be read",
    "不支持.docm": "unsupported type",
    "没拷完.jpg": "half copied: the second half of the JPEG is missing",
}
"""File: what is wrong with it, in the words of the README."""


def write(folder: Path) -> None:
    """Writes all of them, and `expected.json` that says what each is."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "空文件.jpg").write_bytes(b"")
    pdf = _pdf()
    (folder / "损坏.pdf").write_bytes(pdf[: len(pdf) // 2])
    _encrypted(pdf, folder / "加密.pdf")
    (folder / "图片炸弹.png").write_bytes(_png_header(30_000, 30_000))
    _zip(folder / "压缩炸弹.zip", {"零.bmp": b"\x00" * 60_000_000})
    _zip(folder / "路径越界.zip", {"../../越界.jpg": _jpeg(), "/tmp/越界.jpg": _jpeg()})
    _link(folder / "链接.zip")
    (folder / "扩展名不符.jpg").write_bytes(pdf)
    (folder / "不支持.docm").write_bytes(b"PK\x03\x04 not a paper")
    whole = _jpeg()
    (folder / "没拷完.jpg").write_bytes(whole[: len(whole) // 2])
    facts = json.dumps(WHY, ensure_ascii=False, indent=1)
    (folder / "expected.json").write_text(facts + "\n", encoding="utf-8")


def _picture() -> Image.Image:
    image = Image.new("RGB", (600, 400), (250, 250, 250))
    pen = ImageDraw.Draw(image)
    pen.text((300, 200), "SPECIMEN", fill=(120, 120, 120), anchor="mm", font_size=70)
    for step in range(0, 600, 7):
        pen.line((step, 0, 600 - step, 400), fill=(200, 210 - step // 6, 220))
    return image


def _jpeg() -> bytes:
    out = io.BytesIO()
    _picture().save(out, "JPEG", quality=80)
    return out.getvalue()


def _pdf() -> bytes:
    out = io.BytesIO()
    _picture().save(out, "PDF")
    return out.getvalue()


def _encrypted(pdf: bytes, target: Path) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(
            target, encryption=pikepdf.Encryption(owner="样本", user="样本"), deterministic_id=False
        )


def _png_header(wide: int, high: int) -> bytes:
    """A PNG whose header promises far more than its few bytes hold."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    data = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\x00" * 4096)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + data


def _zip(target: Path, names: dict[str, bytes]) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in names.items():
            entry = zipfile.ZipInfo(name, (2021, 9, 28, 10, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)


def _link(target: Path) -> None:
    with zipfile.ZipFile(target, "w") as archive:
        entry = zipfile.ZipInfo("身份证.jpg", (2021, 9, 28, 10, 0, 0))
        entry.create_system = 3
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/hostname")
