"""The file as it is stored (文件本身): type by content, whole or not, pixels, bytes, colour, orientation,
frames.

The header is believed only up to fixed limits, and nothing is decoded before they hold: a picture of 900
million pixels can be a file of 100 kB. Nothing here knows what an office asks for.
"""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.photo import jpeg
from extractors.records import Value

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 30_000_000
MOST_PIXELS = 64_000_000
EXTENSIONS = {
    "jpeg": {".jpg", ".jpeg", ".jpe", ".jfif"},
    "png": {".png"},
    "webp": {".webp"},
    "gif": {".gif"},
    "bmp": {".bmp"},
    "tiff": {".tif", ".tiff"},
    "heic": {".heic", ".heif"},
    "avif": {".avif"},
}
_MAGIC = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "zip"),
)
_HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}


@dataclass(frozen=True, slots=True)
class Stored:
    """A file's bytes and the facts about them; `data` is empty where the file is too large to be taken in."""

    data: bytes
    format: str
    facts: Mapping[str, Value]

    @property
    def decodable(self) -> bool:
        """May its pixels be asked for? False for damaged, empty, foreign or oversized files."""
        return self.facts.get("whole") in {"clean", "trailing"}


def stored(path: Path) -> Stored:
    """The facts of one file. Never raises for what it holds; a file that is not there is an `OSError`."""
    size = path.stat().st_size
    with path.open("rb") as opened:
        data = opened.read(MOST_BYTES + 1)
    return stored_bytes(data, path.suffix, size)


def stored_bytes(data: bytes, suffix: str, size: int | None = None) -> Stored:
    """The facts of a file given by its bytes; `size` is its true length where `data` is only its
    beginning."""
    size, kind = len(data) if size is None else size, sniff(data)
    facts: dict[str, Value] = {"bytes": size, "format": kind}
    if suffix:
        facts["extension"] = suffix.lower()
    facts["sha256"] = hashlib.sha256(data).hexdigest()
    if size > MOST_BYTES:
        return Stored(b"", kind, facts | {"too_large": True})
    if not _decodes(kind):
        return Stored(data, kind, facts | {"whole": "empty" if not data else "not_a_picture"})
    return Stored(data, kind, facts | _picture_facts(data, kind))


def sniff(data: bytes) -> str:
    """The type by content: `jpeg`, `png` …, `html`, `empty`, or `unknown`. The file's name is not asked."""
    if not data:
        return "empty"
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp":
        return (
            "avif" if data[8:12] in {b"avif", b"avis"} else "heic" if data[8:12] in _HEIC_BRANDS else "video"
        )
    return "html" if re.match(rb"\s*(<!doctype|<html|<\?xml)", data[:200], re.IGNORECASE) else "unknown"


def _decodes(kind: str) -> bool:
    return kind in EXTENSIONS


def _picture_facts(data: bytes, kind: str) -> dict[str, Value]:
    """Header facts first; the strict decode only when the header's size lies within the limits."""
    try:
        facts = _header(data, kind)
    except Exception as trouble:
        if type(trouble).__name__ == "DecompressionBombError":
            return {"too_large": True}
        # Any decoder may fail on hostile bytes in its own way; what the user needs is the reason, once.
        return {"whole": "damaged", "damage": _plain(trouble)}
    if facts.get("too_large"):
        return facts
    return facts | _wholeness(data, kind)


def _header(data: bytes, kind: str) -> dict[str, Value]:
    facts = _jpeg_header(data) if kind == "jpeg" else _png_size(data) if kind == "png" else {}
    if _too_many(facts):
        return facts | {"too_large": True}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with opened(data, kind) as picture:
            facts = {"width": picture.width, "height": picture.height} | facts
            if _too_many(facts):
                return facts | {"too_large": True}
            return facts | _colour(picture, kind, facts) | _metadata(picture)


def _too_many(facts: Mapping[str, Value]) -> bool:
    return int(facts.get("width", 0)) * int(facts.get("height", 0)) > MOST_PIXELS  # type: ignore[arg-type]


def _jpeg_header(data: bytes) -> dict[str, Value]:
    found = jpeg.coding(data)
    if found is None:
        return {}
    facts: dict[str, Value] = {
        "width": found.width,
        "height": found.height,
        "components": found.components,
        "bits": found.bits,
        "progressive": found.progressive,
        "arithmetic": found.arithmetic,
    }
    return facts if found.quality is None else facts | {"jpeg_quality": found.quality}


def _png_size(data: bytes) -> dict[str, Value]:
    if data[12:16] != b"IHDR" or len(data) < 26:
        return {}
    wide, high = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    return {"width": wide, "height": high, "bits": data[24]}


def opened(data: bytes, kind: str) -> Image:
    """A Pillow image with only its header read; HEIC through pi-heif, which decodes and cannot encode."""
    from PIL import Image, ImageFile

    ImageFile.MAXBLOCK = max(
        ImageFile.MAXBLOCK, 2**21
    )  # a buffer of w*h bytes is too small for noisy pictures
    if kind == "heic":
        import pi_heif

        pi_heif.register_heif_opener()
    return Image.open(io.BytesIO(data))


_CHANNELS = {
    "1": 1,
    "L": 1,
    "P": 3,
    "RGB": 3,
    "RGBA": 4,
    "CMYK": 4,
    "YCbCr": 3,
    "LA": 2,
    "PA": 4,
    "I": 1,
    "F": 1,
}


def _colour(picture: Image, kind: str, facts: Mapping[str, Value]) -> dict[str, Value]:
    alpha = picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info
    return {
        "mode": picture.mode,
        "components": facts.get("components", _CHANNELS.get(picture.mode, 1)),
        "bits": facts.get("bits", 16 if picture.mode.startswith("I") else 8),
        "alpha": alpha,
        "icc": icc_name(picture.info.get("icc_profile")),
        # A phone's JPEG may hold a second picture (MPO); a gain map for bright screens is one, too.
        "frames": int(getattr(picture, "n_frames", 1)),
        "container": (picture.format or kind).lower(),
    }


def icc_name(profile: bytes | None) -> str:
    """`none`, `srgb`, or the name of another colour profile."""
    if not profile:
        return "none"
    try:
        from PIL import ImageCms

        name = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(profile))).strip()
    except Exception:
        return "unreadable"
    return "srgb" if "srgb" in name.lower() else name or "unnamed"


def _metadata(picture: Image) -> dict[str, Value]:
    """Orientation tag, date taken, resolution, and which private things the file carries (never their
    values)."""
    tags = picture.getexif()
    details = tags.get_ifd(0x8769)
    private = [
        name
        for name, there in (
            ("gps", bool(tags.get_ifd(0x8825))),
            ("serial", any(key in details for key in (0xA431, 0xA435, 0xA430))),
            ("owner", bool(tags.get(0x013B) or tags.get(0x9C9D))),
        )
        if there
    ]
    facts: dict[str, Value] = {"exif_orientation": _orientation(tags), "private": tuple(private)}
    taken = _date(details.get(0x9003) or details.get(0x9004))
    if taken:
        facts["taken"] = taken
    dpi = picture.info.get("dpi")
    return facts if not dpi or not dpi[0] else facts | {"dpi": round(float(dpi[0]))}


def _orientation(tags: Mapping[int, Any]) -> int:
    value = tags.get(0x0112, 1)
    return int(value) if isinstance(value, int) and 1 <= value <= 8 else 1


def _date(raw: object) -> str:
    found = re.match(r"(\d{4})[:\-](\d\d)[:\-](\d\d)", str(raw or ""))
    return "-".join(found.groups()) if found and found[1] != "0000" else ""


def _wholeness(data: bytes, kind: str) -> dict[str, Value]:
    """`clean`, `trailing` (bytes after the end), `truncated` or `damaged`, by decoding everything
    strictly."""
    try:
        if kind == "jpeg":
            _strictly(data)
        else:
            with opened(data, kind) as picture:
                picture.load()
    except Exception as trouble:
        cut = "premature end" in str(trouble).lower() or "truncated" in str(trouble).lower()
        missing_end = kind == "jpeg" and jpeg.bytes_after_end(data) is None
        state = "truncated" if missing_end or (cut and kind != "jpeg") else "damaged"
        return {"whole": state, "damage": _plain(trouble)}
    after = jpeg.bytes_after_end(data) if kind == "jpeg" else 0
    if after is None:
        return {"whole": "truncated", "damage": "no end of image"}
    return {"whole": "trailing", "trailing_bytes": after} if after else {"whole": "clean"}


def _strictly(data: bytes) -> None:
    """Pillow and OpenCV load a JPEG with 600 wrong bytes in its middle without a word; this decoder does
    not."""
    import simplejpeg

    found = jpeg.coding(data)
    four = found is not None and found.components == 4
    try:
        simplejpeg.decode_jpeg(
            data, colorspace="CMYK" if four else "BGR", fastdct=True, min_height=1, min_width=1, strict=True
        )
    except ValueError as trouble:
        # Some cameras pad between segments; no pixel is touched by it.
        if "extraneous" not in str(trouble):
            raise


def _plain(trouble: Exception) -> str:
    return f"{type(trouble).__name__}: {trouble}"[:120]
