"""Cases 16-53: what is wrong with the file itself, each made byte by byte."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import numpy as np
from PIL import Image, ImageCms

from benchmarks.photo_studio import Studio, jpeg, to_spec


def _pil(studio: Studio) -> Image.Image:
    return Image.fromarray(np.ascontiguousarray(studio.good[:, :, ::-1]))


def _saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def _weighing(studio: Studio, size: int) -> bytes:
    """A good photo of exactly so many bytes: a lighter one with a comment segment."""
    data = jpeg(studio.good, next(q for q in range(95, 5, -1) if len(jpeg(studio.good, q)) <= size - 20))
    gap = size - len(data)
    return data[:2] + b"\xff\xfe" + (gap - 2).to_bytes(2, "big") + b" " * (gap - 4) + data[2:]


def _broken_middle(data: bytes) -> bytes:
    wrong = np.random.default_rng(26).integers(0, 254, 600, dtype=np.uint8).tobytes()
    at = len(data) // 2
    return data[:at] + wrong + data[at + 600 :]


def _exif(tags: dict[int, Any], gps: bool = False) -> Image.Exif:
    exif = Image.Exif()
    for tag, value in tags.items():
        exif[tag] = value
    if gps:
        exif.get_ifd(0x8825)[2] = (39.0, 54.0, 20.0)
    return exif


def _stored_sideways(studio: Studio) -> bytes:
    return _saved(_pil(studio).rotate(90, expand=True), "JPEG", quality=70, exif=_exif({0x0112: 6}))


def _resized(studio: Studio, wide: int, high: int) -> bytes:
    return _saved(_pil(studio).resize((wide, high), Image.Resampling.LANCZOS), "JPEG", quality=75)


def _claims_144_mp(studio: Studio) -> bytes:
    """A small JPEG whose frame header says 12,000 x 12,000."""
    data = bytearray(to_spec(studio.good))
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", 12_000, 12_000)
    return bytes(data)


def _png_bomb(_: Studio) -> bytes:
    """30,000 x 30,000 in 109 kB."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * (3751 * 30_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _other_profile(studio: Studio) -> bytes:
    """The sRGB profile under the name of a wider one: a viewer may show other colours."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    renamed = profile.replace("sRGB built-in".encode("utf-16-be"), "Display P3   ".encode("utf-16-be"))
    return _saved(_pil(studio), "JPEG", quality=70, icc_profile=renamed)


def _deep_grey(studio: Studio) -> bytes:
    grey = np.asarray(_pil(studio).convert("L")).astype(np.uint16) * 257
    return _saved(Image.fromarray(grey), "PNG")


def _deep_rgb(studio: Studio) -> bytes:
    import cv2

    return bytes(cv2.imencode(".png", studio.good.astype(np.uint16) * 257)[1])


def _noise(_: Studio) -> bytes:
    pixels = np.random.default_rng(52).integers(0, 256, (441, 358, 3), dtype=np.uint8)
    return jpeg(pixels, 100)


def _alpha(studio: Studio) -> bytes:
    clear = _pil(studio).convert("RGBA")
    clear.putalpha(Image.fromarray((studio.alpha * 255).astype(np.uint8)))
    return _saved(clear, "PNG")


def _mpo(studio: Studio) -> bytes:
    return _saved(_pil(studio), "MPO", save_all=True, append_images=[_pil(studio)], quality=40)


def _animated(studio: Studio) -> bytes:
    frames = [_pil(studio).transpose(Image.Transpose.FLIP_LEFT_RIGHT)]
    return _saved(_pil(studio), "GIF", save_all=True, append_images=frames)


def _heic_header(_: Studio) -> bytes:
    return b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0\0\0\x08free" + b"\0" * 9000


def _row(number: float, says: str, make: Any, **expect: str) -> dict[str, Any]:
    return {"number": number, "says": says, "make": make, "expect": expect}


def _sized(number: float, size: int, verdict: str) -> dict[str, Any]:
    return _row(
        number, f"{size} bytes", lambda s: (f"{size}.jpg", _weighing(s, size)), F02="pass", F04=verdict
    )


FILES: tuple[dict[str, Any], ...] = (
    _row(2, "a good photo of exactly 9216 bytes", lambda s: ("2.jpg", _weighing(s, 9216)), F04="pass",
         B01="pass"),
    _row(3, "a good photo of exactly 20000 bytes", lambda s: ("3.jpg", _weighing(s, 20000)), F04="pass"),
    _row(16, "PNG named .jpg", lambda s: ("16.jpg", _saved(_pil(s), "PNG")), F01="fail", F03="pass"),
    _row(17, "WebP named .jpg", lambda s: ("17.jpg", _saved(_pil(s), "WEBP")), F01="fail"),
    _row(18, "HEIC named .jpg (header only)", lambda s: ("18.jpg", _heic_header(s)), F01="fail", F02="fail"),
    _row(19, "animated GIF", lambda s: ("19.gif", _animated(s)), F01="fail", F07="fail"),
    _row(20, "MPO, two pictures in one file", lambda s: ("20.jpg", _mpo(s)), F07="fail"),
    _row(21, "TIFF", lambda s: ("21.tif", _saved(_pil(s), "TIFF")), F01="fail"),
    _row(22, "AVIF", lambda s: ("22.avif", _saved(_pil(s), "AVIF")), F01="fail"),
    _row(23, "progressive", lambda s: ("23.jpg", jpeg(s.good, 70, progressive=True)), F01="pass", F09="warn"),
    _row(24, "cut in half", lambda s: ("24.jpg", to_spec(s.good)[:9800]), F02="fail"),
    _row(25, "last 2 bytes missing", lambda s: ("25.jpg", to_spec(s.good)[:-2]), F02="fail"),
    _row(26, "600 bytes wrong in the middle", lambda s: ("26.jpg", _broken_middle(to_spec(s.good))),
         F02="fail"),
    _row(27, "3000 zero bytes behind the end", lambda s: ("27.jpg", jpeg(s.good, 50) + b"\0" * 3000),
         F02="warn"),
    _row(28, "empty file", lambda s: ("28.jpg", b""), F01="fail", F02="fail", F04="fail"),
    _row(29, "web page named .jpg", lambda s: ("29.jpg", b"<!DOCTYPE html><p>" + b"x" * 9500),
         F01="fail", F02="fail"),
    _sized(30, 8999, "fail"),
    _sized(31, 9000, "warn"),
    _sized(32, 9215, "warn"),
    _sized(33, 20001, "warn"),
    _sized(34, 20480, "warn"),
    _sized(35, 20481, "fail"),
    _row(36, "CMYK", lambda s: ("36.jpg", _saved(_pil(s).convert("CMYK"), "JPEG", quality=50)), F05="fail"),
    _row(37, "grey, 1 component", lambda s: ("37.jpg", _saved(_pil(s).convert("L"), "JPEG")), F05="fail",
         L05="fail"),
    _row(38, "grey in 3 components",
         lambda s: ("38.jpg", _saved(_pil(s).convert("L").convert("RGB"), "JPEG")),
         F05="pass", L05="fail"),
    _row(39, "PNG with transparency", lambda s: ("39.png", _alpha(s)), F01="fail", F05="fail", B01="pass"),
    _row(40, "palette PNG", lambda s: ("40.png", _saved(_pil(s).quantize(128), "PNG")), F01="fail",
         C01="pass"),
    _row(41, "16-bit grey PNG", lambda s: ("41.png", _deep_grey(s)), F01="fail", F05="fail", C01="pass"),
    _row(42, "16-bit RGB PNG", lambda s: ("42.png", _deep_rgb(s)), F01="fail", F05="fail", C01="pass"),
    _row(43, "EXIF 6, stored 441x358", lambda s: ("43.jpg", _stored_sideways(s)), F03="fail", F06="fail",
         C02="pass"),
    _row(44, "EXIF 3", lambda s: ("44.jpg", _saved(_pil(s).rotate(180), "JPEG", exif=_exif({0x0112: 3}))),
         F03="pass", F06="fail", C02="pass"),
    _row(45, "place in EXIF", lambda s: ("45.jpg", _saved(_pil(s), "JPEG", quality=70, exif=_exif({}, True))),
         F10="warn"),
    _row(46, "357x441", lambda s: ("46.jpg", _resized(s, 357, 441)), F03="fail"),
    _row(47, "441x358", lambda s: ("47.jpg", _saved(_pil(s).rotate(90, expand=True), "JPEG")),
         F03="fail", C02="fail"),
    _row(48, "295x413, the one-inch print", lambda s: ("48.jpg", _resized(s, 295, 413)), F03="fail"),
    _row(49, "236x295, the other card's photo", lambda s: ("49.jpg", _resized(s, 236, 295)), F03="fail"),
    _row(50, "JPEG that says 144 MP", lambda s: ("50.jpg", _claims_144_mp(s)), F08="fail", F02="unknown"),
    _row(50.1, "PNG bomb of 900 MP", lambda s: ("50.png", _png_bomb(s)), F08="fail", F02="unknown"),
    _row(51, "profile of another colour space", lambda s: ("51.jpg", _other_profile(s)), F05="warn"),
    _row(52, "pure noise at quality 100", lambda s: ("52.jpg", _noise(s)), F02="pass", F04="fail",
         C01="fail"),
    _row(53, "name with Chinese, space, no extension", lambda s: ("证件 样本", to_spec(s.good)),
         F01="pass", F03="pass"),
)  # fmt: skip
