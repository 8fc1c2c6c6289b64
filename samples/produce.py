"""Writes the planned packets, the bad files, the roster and what is expected of them."""

from __future__ import annotations

import io
import json
import shutil
import struct
import subprocess
import zlib
from datetime import date, datetime
from pathlib import Path

import cv2
from openpyxl import Workbook
from PIL import Image

from samples import bad, plan_categories, plan_households, shots
from samples.plan import Plan, Thing

QUALITY = 58
"""JPEG quality of the committed pictures: small, and still better than many a phone sends."""
RULES, AS_OF = "beijing-2021", "2021-10-15"


def every() -> tuple[Plan, ...]:
    """All planned packets by number."""
    return (*plan_households.packets(), *plan_categories.packets())


def write_all(root: Path) -> None:
    """Everything under samples/ that is not code; `root` is the samples folder."""
    folder = root / "packets"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    plans = every()
    for each in plans:
        write_packet(each, folder)
    expected = {each.name: {"file": each.name + _ending(each)} | each.expected() for each in plans}
    facts = {"rules": RULES, "as_of": AS_OF, "roster": "roster.xlsx", "packets": expected}
    (root / "expected.json").write_text(
        json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    write_roster(plans, root / "roster.xlsx")
    bad.write(root / "bad")


def _ending(each: Plan) -> str:
    return {"zip": ".zip", "pdf": ".pdf"}.get(each.shape, "")


def write_packet(each: Plan, folder: Path) -> None:
    """One packet in its shape."""
    things = each.files()
    if each.shape == "zip":
        _zip(things, folder / f"{each.name}.zip")
    elif each.shape == "pdf":
        _pdf(things, folder / f"{each.name}.pdf")
    else:
        inside = folder / each.name
        inside.mkdir()
        _folder(things, inside, each.shape)


def _jpeg(thing: Thing) -> bytes:
    if isinstance(thing, bytes):
        return thing
    _, data = cv2.imencode(".jpg", thing.image, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    return data.tobytes()


def _folder(things: dict[str, Thing], inside: Path, shape: str) -> None:
    scans = {name: thing for name, thing in things.items() if isinstance(thing, shots.Shot)}
    if shape == "tiff":
        _tiff(list(scans.values()), inside / "材料.tif")
        things = {name: thing for name, thing in things.items() if name not in scans}
    for name, thing in things.items():
        if name.endswith(".heic"):
            _heic(_jpeg(thing), inside / name)
        else:
            (inside / name).write_bytes(_jpeg(thing))


def _zip(things: dict[str, Thing], target: Path) -> None:
    """A zip as Windows in China makes it: names in GBK with no flag that says so (zipfile would write
    UTF-8)."""
    out, table = io.BytesIO(), io.BytesIO()
    for name, thing in things.items():
        data, gbk, at = _jpeg(thing), name.encode("gbk"), out.tell()
        # version 2.0, no flags, stored, 10:00 on 2021-09-28, sum, sizes, length of the name, no extra
        facts = struct.pack(
            "<5H3I2H", 20, 0, 0, 0x5000, 0x533C, zlib.crc32(data), len(data), len(data), len(gbk), 0
        )
        out.write(b"PK\x03\x04" + facts + gbk + data)
        table.write(
            b"PK\x01\x02" + struct.pack("<H", 20) + facts + struct.pack("<3H2I", 0, 0, 0, 0, at) + gbk
        )
    start, entries = out.tell(), table.getvalue()
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, len(things), len(things), len(entries), start, 0)
    target.write_bytes(out.getvalue() + entries + end)


def _pages(things: list[Thing]) -> list[Image.Image]:
    return [Image.open(io.BytesIO(_jpeg(thing))) for thing in things]


def _pdf(things: dict[str, Thing], target: Path) -> None:
    first, *rest = _pages(list(things.values()))
    day = datetime(2021, 9, 28, 10, 0)
    first.save(
        target,
        save_all=True,
        append_images=rest,
        resolution=150,
        creationDate=day.timetuple(),
        modDate=day.timetuple(),
    )


def _tiff(shots: list[shots.Shot], target: Path) -> None:
    first, *rest = [page.convert("L") for page in _pages(list(shots))]
    first.save(target, save_all=True, append_images=rest, compression="jpeg", quality=QUALITY, dpi=(200, 200))


def _heic(data: bytes, target: Path) -> None:
    """Needs the encoder `heif-enc` (Debian: libheif-examples); without it the picture stays a JPEG."""
    if shutil.which("heif-enc") is None:
        target.with_suffix(".jpg").write_bytes(data)
        return
    source = target.with_suffix(".part.jpg")
    source.write_bytes(data)
    subprocess.run(["heif-enc", "-q", "38", str(source), "-o", str(target)], check=True, capture_output=True)
    source.unlink()


def write_roster(plans: tuple[Plan, ...], target: Path) -> None:
    """The school's list: one line a pupil, with the answers on record."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "花名册"
    page.append(
        [
            "学号",
            "姓名",
            "证件号码",
            "班级",
            "参保状态",
            "人员类别",
            "联系人",
            "无其他基本医疗保险",
            "缴费有中断",
        ]
    )
    for each in plans:
        pupil = each.pupil
        state = "转续" if each.category == "transfer" else "新参保"
        gap = ("是" if each.gap else "否") if each.category == "transfer" else ""
        page.append(
            [
                pupil.number,
                pupil.name,
                _number(each),
                pupil.class_name,
                state,
                each.told,
                pupil.parent,
                "是",
                gap,
            ]
        )
    for cell in page["C"]:
        cell.number_format = "@"
    day = datetime(2021, 9, 28, 10, 0)
    book.properties.created = book.properties.modified = day
    book.save(target)


def _number(each: Plan) -> str:
    """The number on the pupil's own document: for C4 that of the permanent-residence card."""
    if each.category != "C4":
        return each.pupil.id_number
    from samples.papers.foreign_permanent_resident_card import fifteen

    return fifteen("UTO", "1100", date.fromisoformat(each.pupil.birth_date), 0)
