"""The sample packets that come with the program: invented people, honest 样本 SPECIMEN marks, and what
they should give.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Samples:
    """Where the packets lie, under which rules and day they are meant, and the expected result of each by
    name.
    """

    packets: Path
    rules: str
    as_of: str
    roster: Path | None
    expected: Mapping[str, Mapping[str, Any]]

    def names(self) -> tuple[str, ...]:
        """Names of the packets: a folder's, zip's or PDF's name."""
        return tuple(sorted(one.name for one in self.packets.iterdir() if not one.name.startswith(".")))

    def told(self, name: str) -> Mapping[str, Any]:
        """What is expected of a packet, by its file name; the ledger knows it without `.zip` or `.pdf`."""
        return self.expected.get(name) or self.expected.get(Path(name).stem) or {}


def load() -> Samples:
    """The samples of this installation."""
    import samples

    folder = Path(samples.__path__[0])
    told = json.loads((folder / "expected.json").read_text("utf-8"))
    roster = folder / told["roster"] if told.get("roster") else None
    return Samples(folder / "packets", told["rules"], told["as_of"], roster, told["packets"])


def lay_out(found: Samples, into: Path) -> int:
    """Copies the packets into a folder, as a person would; how many. What lies there already is left
    alone.
    """
    into.mkdir(parents=True, exist_ok=True)
    count = 0
    for name in found.names():
        target = into / name
        if target.exists():
            continue
        source = found.packets / name
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copyfile(source, target)
        count += 1
    return count
