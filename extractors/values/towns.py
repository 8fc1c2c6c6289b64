"""乡镇、街道, 村、社区: the towns of a county and the villages of each, named behind it in an address.

The list is of one day: towns given up before are not in it, though papers name them, and those founded since.

>>> "骆市镇" in of("511322"), "平滩村" in of("511322")["骆市镇"], of("999999")
(True, True, {})
>>> stem("骆市镇"), stem("古南街道"), stem("响水村"), stem("街道")
('骆市', '古南', '响水', '街道')
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from extractors.values import divisions

_TABLE = Path(__file__).parent.parent / "tables" / "towns.zip"
TOWN = ("镇", "乡", "街道", "苏木")
VILLAGE = ("村", "社区", "嘎查", "行政村", "居委会", "居民委员会")
"""What a name ends in. It may change: towns become streets (街道), villages communities (社区)."""
_END = re.compile(f"(?<=.)(?:{'|'.join((*TOWN, *VILLAGE))})$")
_COUNTY = re.compile("(?<=.)[市县区旗]+$")

Towns = Mapping[str, tuple[str, ...]]
"""Towns by name, with the villages of each."""


def stem(name: str) -> str:
    """A town's or village's name without the word that says which it is."""
    return _END.sub("", name)


@lru_cache(maxsize=16)
def of(county: str) -> Towns:
    """The towns of a county by its code, also by one it had once (监利县, now 监利市); none where the list
    has not.
    """
    text = _province(county[:2])
    for code in (county, *_namesakes(county)):
        if (block := re.search(rf"(?m)^{code}\n((?:\D.*\n)+)", text)) is not None:
            rows = (line.split("\t") for line in block[1].splitlines())
            return {town: tuple(villages) for town, *villages in rows}
    return {}


def inside(counties: Iterable[str]) -> Towns:
    """The towns of all these, one list: a name may have several codes, its old one among them."""
    found: dict[str, tuple[str, ...]] = {}
    for county in counties:
        for town, villages in of(county).items():
            found[town] = found.get(town, ()) + villages
    return found


def _namesakes(county: str) -> tuple[str, ...]:
    """Codes of the counties of that province which have its name, whatever kind they are of."""
    known = divisions.lookup(county)
    if known is None or county.endswith("00"):
        return ()
    own = _COUNTY.sub("", known.name)
    return tuple(
        one.code
        for one in divisions.everywhere()
        if one.code[:2] == county[:2] and one.code != county and _COUNTY.sub("", one.name) == own
    )


@lru_cache(maxsize=1)
def _province(code: str) -> str:
    """The part of the table with this province; a packet's papers are mostly of one."""
    with zipfile.ZipFile(_TABLE) as table:
        return table.read(code).decode("utf-8") if code in table.namelist() else ""
