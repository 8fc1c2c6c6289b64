"""Rewrites `countries.tsv`: ISO 3166-1 codes with Chinese and English names.

    npm pack i18n-iso-countries@7.14.0             (MIT)
    python -m extractors.tables.update_countries i18n-iso-countries-7.14.0.tgz

The names printed on papers differ from the table's for a few countries; those stand in `ALSO`. UTO is the
country of ICAO's specimens, XXA/XXB/XXC are stateless persons and refugees, GBN and the like British
passports (Doc 9303-3)."""

from __future__ import annotations

import json
import sys
import tarfile
from pathlib import Path

HERE = Path(__file__).parent
# fmt: off
ALSO = {
    "KOR": "大韩民国|韩国", "PRK": "朝鲜民主主义人民共和国|朝鲜", "GBR": "大不列颠及北爱尔兰联合王国|英国",
    "USA": "美利坚合众国|美国", "RUS": "俄罗斯联邦|俄罗斯", "CHN": "中华人民共和国|中国",
    "ARE": "阿联酋|阿拉伯联合酋长国", "VNM": "越南", "DEU": "德意志联邦共和国|德国",
    "FRA": "法兰西共和国|法国", "JPN": "日本国|日本", "COD": "刚果（金）|民主刚果",
    "COG": "刚果（布）|刚果", "CZE": "捷克共和国|捷克", "LAO": "老挝",
    "HKG": "中国香港|香港", "MAC": "中国澳门|澳门", "TWN": "中国台湾|台湾",
}
EXTRA = (
    ("UTO", "", "", "Utopia"), ("XXA", "", "无国籍", "Stateless person"), ("XXB", "", "难民", "Refugee"),
    ("XXC", "", "", "Refugee, other"), ("XXX", "", "", "Unspecified nationality"),
    ("UNO", "", "联合国", "United Nations"),
    ("GBD", "", "", "British Overseas Territories Citizen"), ("GBN", "", "", "British National (Overseas)"),
    ("GBO", "", "", "British Overseas Citizen"), ("GBP", "", "", "British Protected Person"),
    ("GBS", "", "", "British Subject"), ("D", "", "德国", "Germany"), ("EUE", "", "欧盟", "European Union"),
    ("XOM", "", "", "Sovereign Military Order of Malta"), ("RKS", "", "科索沃", "Kosovo"),
)
# fmt: on


def main(archive: Path) -> None:
    """Write the table beside this script: alpha-3, numeric, Chinese names, English names, each list joined
    by `|`."""
    with tarfile.open(archive) as tar:

        def load(name: str) -> object:
            member = tar.extractfile(f"package/{name}")
            return json.loads(member.read()) if member else None

        codes, chinese, english = load("codes.json"), load("langs/zh.json"), load("langs/en.json")
    rows = []
    for alpha2, alpha3, numeric, _ in codes:  # type: ignore[attr-defined]
        zh, en = chinese["countries"].get(alpha2, ""), english["countries"][alpha2]  # type: ignore[index]
        latin = en if isinstance(en, str) else "|".join(en)
        names = dict.fromkeys([*ALSO.get(alpha3, "").split("|"), *(zh if isinstance(zh, list) else [zh])])
        rows.append((alpha3, numeric, "|".join(filter(None, names)), latin))
    head = "# source: npm i18n-iso-countries 7.14.0 (MIT), ICAO Doc 9303-3; taken 2026-11-22;"
    head += " alpha3 numeric zh en"
    lines = [head, *("\t".join(row) for row in sorted([*rows, *EXTRA]))]
    (HERE / "countries.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 1} countries")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
