"""The photos of a whole class in one folder (照片文件夹): whose is which, who has none, which is used twice.

A photo belongs to the student whose ID number, school number or name stands in its file name, or in the
name of the folder it lies in. An ID number decides alone; a name borne by two students decides nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from extractors.photo import same_picture
from extractors.records import Value
from pipeline.records import Message, Student

PICTURES = {
    ".jpg",
    ".jpeg",
    ".jpe",
    ".jfif",
    ".png",
    ".webp",
    ".gif",
    ".bmp",
    ".tif",
    ".tiff",
    ".heic",
    ".heif",
    ".avif",
}
SYSTEM = {"thumbs.db", "desktop.ini", ".ds_store"}


@dataclass(frozen=True, slots=True)
class PhotoMatch:
    """A photo and the student its name points to; `by` says which part of the name did."""

    file: Path
    student: Student
    by: Literal["id_number", "number", "name"]


@dataclass(frozen=True, slots=True)
class Twins:
    """Two photo files that hold the same picture; `exact` = byte for byte. Code `photo_duplicate`."""

    one: Path
    other: Path
    exact: bool
    message: Message


@dataclass(frozen=True, slots=True)
class PhotoFolder:
    """The account of a folder: each file is matched or stands among the photos without a person."""

    matched: tuple[PhotoMatch, ...]
    photos_without_person: tuple[tuple[Path, Message], ...]
    people_without_photo: tuple[Student, ...]
    several_photos: tuple[tuple[Student, tuple[Path, ...]], ...]


def photos_in(folder: Path) -> tuple[Path, ...]:
    """Every file that may be meant as a photo, at any depth, in a steady order; system files are left out."""
    found = (file for file in folder.rglob("*") if file.is_file() and file.name.lower() not in SYSTEM)
    return tuple(sorted((f for f in found if not f.name.startswith("._") and _may_be_photo(f)), key=str))


def _may_be_photo(file: Path) -> bool:
    return file.suffix.lower() in PICTURES or file.suffix == ""


def match(files: Iterable[Path], students: Sequence[Student]) -> PhotoFolder:
    """Matches photo files to the roster by their names, and lists what is left over on either side."""
    matched: list[PhotoMatch] = []
    alone: list[tuple[Path, Message]] = []
    for file in files:
        found = _owner(file, students)
        if isinstance(found, PhotoMatch):
            matched.append(found)
        else:
            alone.append((file, found))
    by_row: dict[int, list[Path]] = defaultdict(list)
    for one in matched:
        by_row[students.index(one.student)].append(one.file)
    return PhotoFolder(
        matched=tuple(matched),
        photos_without_person=tuple(alone),
        people_without_photo=tuple(s for at, s in enumerate(students) if at not in by_row),
        several_photos=tuple((students[at], tuple(own)) for at, own in by_row.items() if len(own) > 1),
    )


def _owner(file: Path, students: Sequence[Student]) -> PhotoMatch | Message:
    """The student a file name points to; else why it points to nobody."""
    for text in (file.stem, file.parent.name):
        word = _plain(text)
        for by in ("id_number", "number", "name"):
            owners = [s for s in students if _names(word, s, by)]
            if by == "name":
                owners = _longest(owners)
            if len(owners) == 1:
                return PhotoMatch(file, owners[0], by)
            if owners:
                return Message(
                    f"文件名“{file.name}”对得上花名册中 {len(owners)} 名学生，请在文件名中加学号或身份证号。",
                    f"“{file.name}” fits {len(owners)} students of the roster; add the school or ID "
                    f"number to its name.",
                )
    return Message(
        f"文件名“{file.name}”中没有花名册里的姓名、学号或身份证号。",
        f"“{file.name}” holds no name, school number or ID number of the roster.",
    )


def _plain(text: str) -> str:
    """Full width to half width, no spaces or joining marks, upper case."""
    return re.sub(r"[\s_\-·.、,，()（）]+", " ", unicodedata.normalize("NFKC", text)).upper().strip()


def _names(word: str, student: Student, by: str) -> bool:
    if by == "id_number":
        return bool(student.id_number) and str(student.id_number).upper() in word.replace(" ", "")
    if by == "number":
        number = _plain(student.number or "").replace(" ", "")
        # 07 must not be found inside 2007, nor inside an ID number.
        return bool(number) and re.search(rf"(?<![0-9A-Z]){re.escape(number)}(?![0-9A-Z])", word) is not None
    name = _plain(student.name).replace(" ", "")
    return len(name) >= 2 and name in word.replace(" ", "")


def _longest(owners: list[Student]) -> list[Student]:
    """王一 stands inside 王一凡: the longer name is meant, unless two students bear it."""
    longest = max((len(s.name) for s in owners), default=0)
    return [s for s in owners if len(s.name) == longest]


def twins(measures: Mapping[Path, Mapping[str, Value]]) -> tuple[Twins, ...]:
    """Every pair of files that hold the same picture, exact copies and re-saved ones."""
    listed = sorted(measures.items(), key=lambda item: str(item[0]))
    found = []
    for at, (one, first) in enumerate(listed):
        for other, second in listed[at + 1 :]:
            exact = bool(first.get("bytes")) and first.get("sha256") == second.get("sha256")
            if exact or same_picture(str(first.get("fingerprint", "")), str(second.get("fingerprint", ""))):
                found.append(Twins(one, other, exact, _used_twice(one, other, exact)))
    return tuple(found)


def _used_twice(one: Path, other: Path, exact: bool) -> Message:
    how = ("完全相同", "the very same file") if exact else ("是同一张照片", "the same picture")
    return Message(
        f"“{one.name}”与“{other.name}”{how[0]}，一张照片只能用于一名学生。",
        f"“{one.name}” and “{other.name}” are {how[1]}; one photo serves one student only.",
    )
