"""Finds what people put in a room: one function, a folder scan.

A room is a package whose every module is one thing of its kind (a paper, an engine, a check). The file's
name is the name used in rules, settings, JSON and URLs. Nothing is registered anywhere.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from types import MappingProxyType, ModuleType


@cache
def names(room: str) -> tuple[str, ...]:
    """The names of the things in a room, sorted, without importing them: `names("extractors.papers")`."""
    package = import_module(room)
    return tuple(sorted(m.name for m in pkgutil.iter_modules(package.__path__) if not m.name.startswith("_")))


@cache
def room(room: str) -> MappingProxyType[str, ModuleType]:
    """Name -> module for everything in a room. One that cannot be imported is the program being wrong."""
    return MappingProxyType({name: import_module(f"{room}.{name}") for name in names(room)})
