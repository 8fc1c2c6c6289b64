"""On which line of a pack a key stands (行号), so that a fault can be found by eye.

TOML readers give values, not places: the tables are found again by their headings, a requirement by its id
and variant, in the file that says it, which may be the pack it inherits from.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

Loc = Sequence[int | str]


def spot(path: Path, loc: Loc) -> tuple[str, int | None]:
    """File and line of a key. `("requirement", "bank_card/C4", "check")` finds the row by its key."""
    if len(loc) > 1 and loc[0] == "requirement" and isinstance(loc[1], str):
        path, index = _home(path, loc[1])
        loc = ("requirement", index, *loc[2:])
    return str(path), line_of(path, loc)


def _home(path: Path, key: str) -> tuple[Path, int]:
    """The file that says a requirement, nearest first, and its place there."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    for index, row in enumerate(data.get("requirement", [])):
        if row_key(row) == key:
            return path, index
    beside = path.with_name(f"{data.get('inherits')}.toml")
    return _home(beside, key) if beside.is_file() else (path, 0)


def row_key(row: dict[str, Any]) -> str:
    """`id`, or `id/variant`."""
    return f"{row.get('id')}/{row['variant']}" if row.get("variant") else str(row.get("id"))


def line_of(path: Path, loc: Sequence[int | str]) -> int | None:
    """The line where a key of the pack stands: `("requirement", 3, "check")` -> the `check =` of the fourth
    table."""
    lines = path.read_text(encoding="utf-8").splitlines()
    start, end = 0, len(lines)
    trail: list[str] = []
    for position, part in enumerate(loc):
        if isinstance(part, int):
            start, end = _table(lines, ".".join(trail), part, start, end)
        elif position == len(loc) - 1 or not _headers(lines, ".".join([*trail, part]), start, end):
            return _key_line(lines, part, start, end) or (start + 1 if start else None)
        else:
            trail.append(part)
            start = _headers(lines, ".".join(trail), start, end)[0] if not _follows(loc, position) else start
    return start + 1


def _follows(loc: Sequence[int | str], position: int) -> bool:
    return position + 1 < len(loc) and isinstance(loc[position + 1], int)


def _headers(lines: Sequence[str], name: str, start: int, end: int) -> list[int]:
    pattern = re.compile(rf"^\s*\[\[?\s*{re.escape(name)}\s*\]\]?")
    return [i for i in range(start, end) if pattern.match(lines[i])]


def _table(lines: Sequence[str], name: str, index: int, start: int, end: int) -> tuple[int, int]:
    found = _headers(lines, name, start, end)
    if index >= len(found):
        return start, end
    return found[index], found[index + 1] if index + 1 < len(found) else end


def _key_line(lines: Sequence[str], key: str, start: int, end: int) -> int | None:
    pattern = re.compile(rf'^\s*"?{re.escape(key)}"?\s*=')
    return next((i + 1 for i in range(start, end) if pattern.match(lines[i])), None)
