"""Zip archives: members to files under numbers of our own, never under the names they ask for.

Names without the UTF-8 flag are UTF-8 or GBK, whichever decodes: Windows in China writes GBK without saying
so.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.filenames import is_system_file, natural, safe_ending
from pipeline.unpack_child.refusals import RefusedError

MEMBERS_CAP = 2000
TOTAL_CAP = 2_000_000_000  # bytes
MEMBER_CAP = 500_000_000
RATIO_CAP = 200  # unpacked : packed; scans are compressed already, a blank bilevel page reaches about 100
RATIO_FROM = 20_000_000  # below this size a high ratio harms nobody
_CHUNK = 1 << 20
_OFFICE = (".docx", ".docm", ".xlsx", ".xlsm", ".pptx", ".pptm", ".odt", ".ods", ".wps")
_UTF8_FLAG, _ENCRYPTED_FLAG = 0x800, 0x1


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an archive: its path inside it, and the file it was written to, or why it was not."""

    path: str
    file: Path | None
    refused: str = ""


def is_office(path: Path, name: str) -> bool:
    """True where the zip is really a .docx, .xlsx or the like; of a broken one only its name can tell."""
    try:
        with zipfile.ZipFile(path) as archive:
            return any(
                inside in ("[Content_Types].xml", "META-INF/manifest.xml") for inside in archive.namelist()
            )
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return name.lower().endswith(_OFFICE)


def members_of(path: Path, into: Path) -> Iterator[Member]:
    """The members in natural order, each written to a numbered file in `into`, or refused with a code."""
    try:
        with zipfile.ZipFile(path) as archive:
            listed = [info for info in archive.infolist() if not info.is_dir()]
            if not listed:
                raise RefusedError("empty_folder")
            _judge(listed, path.stat().st_size)
            named = _named(listed)
            for number, (name, info) in enumerate(sorted(named, key=lambda one: natural(one[0]))):
                yield _member(archive, info, name, into / f"{number:04d}{safe_ending(name)}")
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise RefusedError("damaged") from error


def _judge(listed: list[zipfile.ZipInfo], packed: int) -> None:
    """Refuses a bomb by what its directory says; what it does not say is stopped while writing."""
    total = sum(info.file_size for info in listed)
    if len(listed) > MEMBERS_CAP or total > TOTAL_CAP:
        raise RefusedError("bomb")
    if total > RATIO_FROM and total > RATIO_CAP * max(packed, 1):
        raise RefusedError("bomb")


def _named(listed: list[zipfile.ZipInfo]) -> list[tuple[str, zipfile.ZipInfo]]:
    """Readable paths; a path that comes twice gets a number, so that no file hides another."""
    seen: dict[str, int] = {}
    named = []
    for info in listed:
        name = _readable(info)
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            whole = PurePosixPath(name)
            name = str(whole.with_name(f"{whole.stem} ({seen[name]}){whole.suffix}")) if whole.name else name
        named.append((name, info))
    return named


def _readable(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _UTF8_FLAG:
        return info.filename.replace("\\", "/")
    raw = info.orig_filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding).replace("\\", "/")
        except UnicodeDecodeError:
            continue
    return info.filename.replace("\\", "/")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, target: Path) -> Member:
    refused = _refusal(info, name)
    if refused:
        return Member(name, None, refused)
    try:
        return Member(name, target) if _written(archive, info, target) else Member(name, None, "bomb")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        target.unlink(missing_ok=True)
        return Member(name, None, "damaged")


def _refusal(info: zipfile.ZipInfo, name: str) -> str:
    """The code for a member that is not even unpacked, else an empty string."""
    pure = PurePosixPath(name)
    if ".." in pure.parts or pure.is_absolute() or (len(name) > 1 and name[1] == ":") or "\0" in name:
        return "unsafe_path"
    mode = info.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "unsafe_path"
    if info.flag_bits & _ENCRYPTED_FLAG:
        return "encrypted"
    if is_system_file(name):
        return "system_file"
    if info.file_size > MEMBER_CAP:
        return "too_large"
    return "bomb" if info.file_size > max(RATIO_FROM, RATIO_CAP * max(info.compress_size, 1)) else ""


def _written(archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path) -> bool:
    """Writes a member and says whether it kept to the size it declared."""
    written = 0
    with archive.open(info) as source, target.open("wb") as out:
        while chunk := source.read(_CHUNK):
            written += len(chunk)
            if written > info.file_size:
                return False
            out.write(chunk)
    return True
