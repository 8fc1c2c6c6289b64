"""Documents -> a packet: what the packet's name says about class, number and student, and which roster line
it is.

A packet is a sub-folder, a zip or a PDF of the inbox; clerks name it `G3-07 证件样本`,
`三年级2班_证件样本_07` or just `证件样本`. The name is one signal; a paper is filed under a student only
where a second one agrees (`roster.match`, `family`). Nothing here guesses: what the name does not say stays
`None`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.records import Document
from pipeline.filenames import readable
from pipeline.records import Packet, Student, Unpacked

if TYPE_CHECKING:
    from pipeline.roster import Roster

_BETWEEN = re.compile(r"[\s_,，、;；/+]+")
_GRADE_AND_NUMBER = re.compile(r"([A-Za-z]{0,2}\d{1,4}(?:[(（]\d{1,2}[)）])?|.{1,8}班)[-—–](\d{1,4})")
_CLASS = re.compile(r".{0,10}(?:班|年级|级)")
_NUMBER = re.compile(r"[A-Za-z]{0,3}\d{1,14}")
_NAME = re.compile(r"[㐀-鿿\U00020000-\U000323af]{2,6}|[㐀-鿿]{1,8}(?:[·•・][㐀-鿿]{1,12}){1,3}")
_NOT_A_NAME = re.compile(r".*(?:材料|资料|参保|医保|登记|新增|转入|续保|扫描|文件|照片|补交|学校|小学|中学)")


@dataclass(frozen=True, slots=True)
class Label:
    """What a packet's name says; `None` where it does not say."""

    class_name: str | None = None
    number: str | None = None
    name: str | None = None


def packet_name(source: Path) -> str:
    """The name of a packet: the folder's name, or the file's without its ending."""
    return readable(source.name if source.is_dir() else source.stem)


def label_of(name: str) -> Label:
    """Class, number and student's name in a packet's name.

    >>> label_of("G3-07 证件样本")
    Label(class_name='G3', number='07', name='证件样本')
    >>> label_of("三年级2班_证件样本_2021010307")
    Label(class_name='三年级2班', number='2021010307', name='证件样本')
    >>> label_of("新参保材料 买买提·样本")
    Label(class_name=None, number=None, name='买买提·样本')
    >>> label_of("scan0001")
    Label(class_name=None, number=None, name=None)
    """
    words = [word for word in _BETWEEN.split(unicodedata.normalize("NFC", name)) if word]
    class_name = number = student = None
    for word in words:
        both = _GRADE_AND_NUMBER.fullmatch(word)
        if both:
            class_name, number = both.group(1), both.group(2)
        elif _CLASS.fullmatch(word):
            class_name = class_name or word
        elif len(words) > 1 and _NUMBER.fullmatch(word):
            number = number or word
        elif _NAME.fullmatch(word) and not _NOT_A_NAME.fullmatch(word):
            student = student or word
    return Label(class_name, number, student)


def assemble(
    name: str, unpacked: Unpacked, documents: Sequence[Document], roster: Roster | None = None
) -> Packet:
    """One packet of what was read, tied to its roster line where two signals agree."""
    packet = Packet(name, tuple(documents), unpacked.unused, None, len(unpacked.pages))
    return packet if roster is None else with_student(packet, roster.students)


def with_student(packet: Packet, students: Sequence[Student]) -> Packet:
    """The packet with its roster line, if that is sure; an unsure one is left for a person."""
    from dataclasses import replace

    from pipeline.roster import match

    found = match(packet, students)
    return replace(packet, student=found.student) if found.sure else packet
