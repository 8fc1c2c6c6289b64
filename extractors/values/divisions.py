"""行政区划代码: the six digits that name a county, city or province; codes of today and abolished ones (GB/T
2260).

A person keeps the code of the day the number was given, so an abolished code is as good as one in force.

>>> lookup("110101").name, lookup("110228")
('东城区', Division(code='110228', name='密云县', current=False))
>>> is_known("659012"), is_known("999999")
(True, False)
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent.parent / "tables" / "divisions.tsv.gz"


@dataclass(frozen=True, slots=True)
class Division:
    """One administrative division; `current` is false for a code that is no longer given."""

    code: str
    name: str
    current: bool


@cache
def _all() -> dict[str, Division]:
    rows = gzip.decompress(_TABLE.read_bytes()).decode("utf-8").splitlines()[1:]
    return {
        code: Division(code, name, in_force == "1")
        for code, name, in_force in (row.split("\t") for row in rows)
    }


def lookup(code: str) -> Division | None:
    """The division of a six-digit code, `None` if no list ever had it."""
    return _all().get(code)


def is_known(code: str) -> bool:
    """Whether any list, present or past, has the code."""
    return code in _all()


def everywhere() -> tuple[Division, ...]:
    """All divisions, today's and abolished ones."""
    return tuple(_all().values())


@cache
def _names() -> frozenset[str]:
    return frozenset(division.name for division in _all().values())


def is_name(name: str) -> bool:
    """Whether some division is or was called so.

    >>> is_name("岳麓区"), is_name("岳麓县")
    (True, False)
    """
    return name in _names()
