"""Finds, reads and checks rule packs (规则书): `load("beijing-2021")`.

A pack that names a check, a kind of paper, a condition or a date that does not exist is refused at load,
with file, line and what was probably meant. A pack may inherit another year's and say only what changed.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pipeline import packlint
from pipeline.packlines import line_of
from pipeline.packlint import Fault
from pipeline.records import Message
from pipeline.rulepack import RulePack

SHIPPED = Path(__file__).parent / "rules"


class PackError(ValueError):
    """A pack that cannot be used: every fault with file and line, Chinese and English."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def names(folder: Path = SHIPPED) -> tuple[str, ...]:
    """The packs in a folder, by file name."""
    return tuple(sorted(path.stem for path in folder.glob("*.toml")))


def path_of(name_or_path: str | Path) -> Path:
    """The file of a shipped pack's name, or the path itself; raises `PackError` with the near miss."""
    given = Path(name_or_path)
    if given.suffix == ".toml" and given.is_file():
        return given
    shipped = SHIPPED / f"{name_or_path}.toml"
    if shipped.is_file():
        return shipped
    near = get_close_matches(str(name_or_path), names(), n=1, cutoff=0.5)
    zh = (
        f"没有“{name_or_path}”的规则包。"
        + (f"是否指 {near[0]}？" if near else "")
        + f"现有：{'、'.join(names())}。"
    )
    en = f"No rule pack “{name_or_path}”." + (f" Did you mean {near[0]}?" if near else "")
    raise PackError([Fault(str(given), None, Message(zh, f"{en} There are: {', '.join(names())}."))])


def load(name_or_path: str | Path) -> RulePack:
    """A rule pack by its name or path. Cached by file content; raises `PackError`."""
    path = path_of(name_or_path)
    return _load(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=32)
def _load(path: Path, _modified: int) -> RulePack:
    data, faults = _resolved(path)
    if faults:
        raise PackError(faults)
    try:
        pack = RulePack.model_validate(data | {"name": path.stem, "version": _version(data)})
    except ValidationError as error:
        raise PackError(packlint.in_words(path, error, data)) from error
    faults = packlint.lint(path, pack)
    if faults:
        raise PackError(faults)
    return pack


def lint(path: Path) -> tuple[Fault, ...]:
    """Everything wrong with a pack; empty when it can be used."""
    try:
        _load(path, path.stat().st_mtime_ns)
    except PackError as error:
        return error.faults
    return ()


def _resolved(path: Path) -> tuple[dict[str, Any], tuple[Fault, ...]]:
    """The pack's data with everything it inherits; merged by id, the nearer pack wins."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        return {}, (packlint.not_toml(path, error),)
    parent = data.get("inherits")
    if not parent:
        return data, ()
    beside = path.with_name(f"{parent}.toml")
    try:
        base, faults = _resolved(beside if beside.is_file() else path_of(str(parent)))
    except PackError as error:
        where = Fault(str(path), line_of(path, ("inherits",)), error.faults[0].message)
        return {}, (where,)
    return merge(base, data), faults


def merge(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Tables are merged name by name, lists of tables by id (and variant); `drop = true` removes an
    inherited one."""
    merged = dict(base)
    for key, value in over.items():
        old = merged.get(key)
        if isinstance(value, dict) and isinstance(old, dict):
            merged[key] = merge(old, value)
        elif isinstance(old, list) and _rows(value) and _rows(old):
            merged[key] = _merge_rows(old, value)
        else:
            merged[key] = value
    return merged


def _rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) and _key(v) for v in value)


def _key(row: dict[str, Any]) -> str:
    """What tells the rows of a list apart; empty for rows that have no name (examples): those lists are
    replaced."""
    named = row.get("id") or row.get("status") or ("" if "says" in row else row.get("code")) or ""
    return f"{named}/{row.get('variant', '')}" if named else ""


def _merge_rows(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[dict[str, Any]]:
    rows = {_key(row): row for row in old}
    for row in new:
        key = _key(row)
        if row.get("drop"):
            rows.pop(key, None)
        else:
            rows[key] = merge(rows.get(key, {}), row)
    return list(rows.values())


def _version(data: dict[str, Any]) -> str:
    """Twelve hex digits of everything the pack says; it stands on every verdict."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
