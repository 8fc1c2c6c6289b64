"""One PDF a student (材料包): a cover sheet with the findings, then the papers in the order of the list.

The cover names a Chinese font without carrying one: every PDF viewer on an office PC has it, and the
installation needs no font. Pages that belong to no requirement come last, so that nothing handed in is lost
from sight.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image, ImageOps

from pipeline.records import Finding, Judged
from pipeline.rulepack import RulePack

A4 = (595.0, 842.0)
MARGIN = 36.0
SIZE, LEADING, WIDE = 10.5, 16.0, 48
"""Points, points, and full-width characters a line."""

LONGEST = 2400
"""Pixels of a page's longer side: enough to read every digit at A4, small enough to mail."""

# Marks of the Chinese character set: a font named but not carried has no others.
VERDICTS = {"met": "√ 合格", "not_met": "× 不合格", "cannot_tell": "？ 看不准"}
PACKETS = {"complete": "材料齐", "incomplete": "待补", "review": "需人工"}

PageImage = Callable[[str, int], Image.Image | None]
"""Gives the picture of a page by file and number, upright as read; None where it is gone."""


def order(judged: Judged, pack: RulePack) -> tuple[tuple[str, int], ...]:
    """The pages (file, number) in the order of the list of requirements; unlisted pages last."""
    kinds: list[str] = []
    for rule in pack.listed(judged.status, judged.category, judged.as_of):
        kinds += [kind for kind in (*rule.beside, *rule.paper) if kind not in kinds]
    documents = judged.packet.documents
    ranked = sorted(documents, key=lambda d: kinds.index(d.kind) if d.kind in kinds else len(kinds))
    return tuple(dict.fromkeys((place.file, place.page) for d in ranked for place in d.pages))


def write(judged: Judged, pack: RulePack, page_image: PageImage, path: Path) -> int:
    """Writes the bundle; gives the number of pages behind the cover."""
    book = pikepdf.new()
    lines = cover_lines(judged, pack)
    per_page = int((A4[1] - 2 * MARGIN) / LEADING)
    for start in range(0, len(lines), per_page):
        _text_page(book, lines[start : start + per_page])
    count = 0
    for file, number in order(judged, pack):
        picture = page_image(file, number)
        if picture is not None:
            _image_page(book, picture)
            count += 1
    part = path.with_name(path.name + ".part")
    book.save(part)
    part.replace(path)
    return count


def cover_lines(judged: Judged, pack: RulePack) -> list[str]:
    """The cover sheet, line by line, wrapped."""
    status, category = pack.status_named(judged.status), pack.category_named(judged.category or "")
    student = judged.packet.student
    name = student.name if student else judged.packet.name
    head = [
        f"{name}　{(student.class_name or '') if student else ''}",
        (
            f"结论：{PACKETS[judged.verdict]}　状态：{status.zh if status else ''}"
            f"　类别：{category.zh if category else '—'}"
        ),
        f"规则：{pack.title}（{judged.rules_version}）　核对日期：{judged.as_of}",
        "",
    ]
    lines = [line for f in judged.findings if f.verdict for line in _finding(f, pack)]
    return [part for line in (*head, *lines, "", pack.banner) for part in wrapped(line)]


def _finding(finding: Finding, pack: RulePack) -> Iterable[str]:
    where = "、".join(dict.fromkeys(f"{e.file} 第{e.page}页" for e in finding.evidence))
    yield f"{VERDICTS[finding.verdict or 'met']}　{pack.says(finding.requirement).zh}：{finding.message.zh}"
    if where and finding.verdict != "met":
        yield f"　　见 {where}"


def wrapped(line: str) -> list[str]:
    """A line cut into pieces of at most `WIDE` full-width characters; Latin ones count half."""
    pieces, current, width = [], "", 0.0
    for character in line:
        step = 0.5 if ord(character) < 0x2000 else 1.0
        if width + step > WIDE:
            pieces.append(current)
            current, width = "", 0.0
        current += character
        width += step
    return [*pieces, current]


def _text_page(book: pikepdf.Pdf, lines: list[str]) -> None:
    page = book.add_blank_page(page_size=A4)
    content = [f"BT /F1 {SIZE} Tf {LEADING} TL {MARGIN} {A4[1] - MARGIN - SIZE} Td"]
    for line in lines:
        coded = "".join(c if ord(c) < 0x10000 else "〓" for c in line).encode("utf-16-be").hex()
        content.append(f"<{coded}> Tj T*")
    content.append("ET")
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=_font(book)))
    page.Contents = book.make_stream("\n".join(content).encode("ascii"))


def _font(book: pikepdf.Pdf) -> Any:
    """STSong-Light by name, in the Unicode encoding every viewer knows; nothing embedded."""
    info = pikepdf.Dictionary(Registry=b"Adobe", Ordering=b"GB1", Supplement=2)
    descriptor = pikepdf.Dictionary(
        Type=pikepdf.Name.FontDescriptor,
        FontName=pikepdf.Name("/STSong-Light"),
        Flags=6,
        FontBBox=[-25, -254, 1000, 880],
        ItalicAngle=0,
        Ascent=880,
        Descent=-120,
        CapHeight=880,
        StemV=93,
    )
    character = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.CIDFontType0,
        BaseFont=pikepdf.Name("/STSong-Light"),
        CIDSystemInfo=info,
        FontDescriptor=book.make_indirect(descriptor),
        DW=1000,
        W=[1, 95, 500],
    )
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type0,
        BaseFont=pikepdf.Name("/STSong-Light-UniGB-UCS2-H"),
        Encoding=pikepdf.Name("/UniGB-UCS2-H"),
        DescendantFonts=[book.make_indirect(character)],
    )
    return book.make_indirect(font)


def _image_page(book: pikepdf.Pdf, picture: Image.Image) -> None:
    """One picture on one A4 page, as large as fits, turned to the side that fits better."""
    image = ImageOps.exif_transpose(picture).convert("RGB")
    image.thumbnail((LONGEST, LONGEST))
    wide = image.width > image.height
    size = (A4[1], A4[0]) if wide else A4
    held = io.BytesIO()
    image.save(held, "JPEG", quality=80)
    stream = book.make_stream(held.getvalue())
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    stream.Width, stream.Height, stream.BitsPerComponent = image.width, image.height, 8
    stream.ColorSpace, stream.Filter = pikepdf.Name.DeviceRGB, pikepdf.Name.DCTDecode
    scale = min((size[0] - 2 * MARGIN) / image.width, (size[1] - 2 * MARGIN) / image.height)
    width, height = image.width * scale, image.height * scale
    left, below = (size[0] - width) / 2, (size[1] - height) / 2
    page = book.add_blank_page(page_size=size)
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=stream))
    page.Contents = book.make_stream(
        f"q {width:.2f} 0 0 {height:.2f} {left:.2f} {below:.2f} cm /Im Do Q".encode("ascii")
    )
