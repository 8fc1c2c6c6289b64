"""Names of files: what they say, which are nobody's papers, how people count through them."""

from __future__ import annotations

import os
import unicodedata

_SYSTEM = frozenset({"thumbs.db", "desktop.ini", ".ds_store", "@eadir", "__macosx", "icon\r", "ehthumbs.db"})
_PARTIAL = (".part", ".tmp", ".crdownload", ".filepart", ".partial", ".download", ".!ut")


def is_system_file(name: str) -> bool:
    """True for what systems leave behind (`Thumbs.db`, `.DS_Store`, `._x`,
    `~$x.docx`) and for hidden files.
    """
    parts = [part.lower() for part in name.replace("\\", "/").split("/")]
    return any(
        part in _SYSTEM or part.startswith((".", "~$")) for part in parts if part not in ("", ".", "..")
    )


def is_partial(name: str) -> bool:
    """True for the name of a file that a browser or a copying program has not finished."""
    return name.lower().endswith(_PARTIAL)


def readable(name: str) -> str:
    """A name as text: bytes that are not UTF-8 are taken for GBK, accents are composed (NFC).

    >>> readable("户口簿.jpg".encode("gbk").decode("utf-8", "surrogateescape"))
    '户口簿.jpg'
    """
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        name = os.fsencode(name).decode("gb18030", "replace")
    return unicodedata.normalize("NFC", name)


def safe_ending(name: str) -> str:
    """The ending of a name for a file of our own: letters and digits only, else none. The photo check looks
    at it.

    >>> safe_ending("照片.JPG"), safe_ending("a.b/c"), safe_ending("x.tar gz")
    ('.JPG', '', '')
    """
    stem, dot, ending = name.replace("\\", "/").rsplit("/", 1)[-1].rpartition(".")
    return f".{ending}" if stem and dot and ending.isascii() and ending.isalnum() and len(ending) <= 5 else ""


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key that puts page 2 before page 10.

    >>> sorted(["p10", "p2", "p1"], key=natural)
    ['p1', 'p2', 'p10']
    """
    parts: list[tuple[int, int, str]] = []
    digits = ""
    for character in name + "\0":
        if "0" <= character <= "9":
            digits += character
            continue
        if digits:
            parts.append((0, int(digits[:18]), ""))
            digits = ""
        parts.append((1, 0, character))
    return tuple(parts)
