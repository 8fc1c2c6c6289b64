"""The journey of a packet on one screen, with no database and no server: files in, judged packet out.

unpack      a received file, folder or zip  ->  pages, and what could not be used
read        pages                           ->  documents with fields
assemble    documents                       ->  a packet, tied to its roster line
judge       packet and rule pack            ->  findings and a verdict
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.records import Document
from pipeline.assemble import assemble, packet_name
from pipeline.filenames import natural, readable
from pipeline.intake import is_ours_or_nobodys
from pipeline.records import Judged, Unpacked, Unused
from pipeline.unpack import unpack

if TYPE_CHECKING:
    from pipeline.roster import Roster
    from pipeline.rulepack import RulePack


@dataclass(frozen=True, slots=True)
class Contents:
    """What one file or packet holds: its documents, what gave none, and the number of its pages."""

    name: str
    documents: tuple[Document, ...]
    unused: tuple[Unused, ...]
    pages: int


def read(source: Path) -> Contents:
    """Reads a file, folder or zip: what documents are in it and what stands on them. No rules."""
    unpacked, documents = _read(source)
    return Contents(readable(source.name), documents, unpacked.unused, len(unpacked.pages))


def check(source: Path, pack: RulePack, as_of: date, roster: Roster | None = None) -> Judged:
    """Judges one packet (folder, zip, PDF or picture) against a rule pack as on a day."""
    from pipeline.judge import judge

    unpacked, documents = _read(source)
    packet = assemble(packet_name(source), unpacked, documents, roster)
    return judge(packet, pack, as_of)


def packets_in(inbox: Path) -> tuple[Path, ...]:
    """The packets of an inbox: every folder and file in it, in natural order.

    What the intake leaves alone is left out: hidden and system files, unfinished downloads, `taken`, links.
    """
    children = (one for one in inbox.iterdir() if not one.is_symlink() and not is_ours_or_nobodys(one.name))
    return tuple(sorted(children, key=lambda child: natural(child.name)))


def _read(source: Path) -> tuple[Unpacked, tuple[Document, ...]]:
    from extractors.read import read_pages

    with tempfile.TemporaryDirectory(prefix="canbao-") as scratch:
        unpacked = unpack(source, Path(scratch))
        return unpacked, read_pages(unpacked.pages) if unpacked.pages else ()
