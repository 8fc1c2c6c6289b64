"""The markers of a JPEG file (JPEG 标记段): size, components, coding, tables and the end, read without
decoding.

ITU-T T.81 annex B. Only headers are walked; nothing is believed about the pixels.
"""

from __future__ import annotations

from dataclasses import dataclass

START_OF_FRAME = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
PROGRESSIVE = {0xC2, 0xC6, 0xCA, 0xCE}
ARITHMETIC = {*range(0xC9, 0xD0)} - {0xCC}

# The luminance table of T.81 annex K.1, in natural order: libjpeg scales it by quality.
STANDARD_LUMINANCE = (
    *(16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55),
    *(14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62),
    *(18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92),
    *(49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99),
)


@dataclass(frozen=True, slots=True)
class Coding:
    """What a JPEG says of itself: pixels, components, bits a sample, kind of coding, estimated libjpeg
    quality."""

    width: int
    height: int
    components: int
    bits: int
    progressive: bool
    arithmetic: bool
    quality: int | None


def coding(data: bytes) -> Coding | None:
    """The coding of a JPEG, or `None` where no frame header can be found."""
    quality: int | None = None
    for marker, start, end in segments(data):
        if marker == 0xDB and quality is None:
            quality = _quality(data[start:end])
        if marker in START_OF_FRAME and end - start >= 6:
            return Coding(
                width=int.from_bytes(data[start + 3 : start + 5], "big"),
                height=int.from_bytes(data[start + 1 : start + 3], "big"),
                components=data[start + 5],
                bits=data[start],
                progressive=marker in PROGRESSIVE,
                arithmetic=marker in ARITHMETIC,
                quality=quality if quality is not None else _later_quality(data, end),
            )
    return None


def segments(data: bytes) -> list[tuple[int, int, int]]:
    """(marker, start, end of its payload) for every segment up to the start of the scan data."""
    found: list[tuple[int, int, int]] = []
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        found.append((marker, at + 4, min(at + 2 + length, len(data))))
        if marker == 0xDA or length < 2:
            break
        at += 2 + length
    return found


def bytes_after_end(data: bytes) -> int | None:
    """Bytes behind the end-of-image marker; `None` where the marker is missing. Thumbnails inside are
    skipped."""
    walked = segments(data)
    scan = next((start for marker, start, _ in walked if marker == 0xDA), None)
    if scan is None:
        return None
    end = data.find(b"\xff\xd9", scan)
    return None if end < 0 else len(data) - end - 2


def _later_quality(data: bytes, after: int) -> int | None:
    """Some cameras write the tables behind the frame header."""
    return next((_quality(data[s:e]) for m, s, e in segments(data) if m == 0xDB and s >= after), None)


def _quality(tables: bytes) -> int | None:
    """libjpeg's quality 1..100 that comes nearest to the luminance table; sums compare well enough for a
    hint."""
    if not tables or tables[0] & 0x0F:
        return None
    wide = tables[0] >> 4
    raw = tables[1 : 1 + (128 if wide else 64)]
    values = [int.from_bytes(raw[i : i + 2], "big") for i in range(0, 128, 2)] if wide else list(raw)
    if len(values) < 64:
        return None
    return min(range(1, 101), key=lambda q: abs(_sum_at(q) - sum(values)))


def _sum_at(quality: int) -> int:
    scale = 5000 // quality if quality < 50 else 200 - 2 * quality
    return sum(min(255, max(1, (entry * scale + 50) // 100)) for entry in STANDARD_LUMINANCE)
