"""Whose verdict a changed pack would change (试算), before it is applied: stored evidence, no page read
again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pipeline.judge import judge
from pipeline.records import Finding, Judged, Packet
from pipeline.rulepack import RulePack


@dataclass(frozen=True, slots=True)
class Change:
    """One packet under two packs: verdicts, and the lines that come out differently."""

    packet: str
    before: str
    after: str
    lines: tuple[tuple[str, str, str], ...]


def changes(packets: Iterable[Packet], old: RulePack, new: RulePack, as_of: date) -> tuple[Change, ...]:
    """The packets whose verdict or any line's verdict differs between the packs, on one day."""
    pairs = ((judge(packet, old, as_of), judge(packet, new, as_of)) for packet in packets)
    return tuple(change for before, after in pairs if (change := changed(before, after)))


def changed(before: Judged, after: Judged) -> Change | None:
    """What differs between two judgements of one packet; None where nothing does."""
    was, now = _lines(before), _lines(after)
    lines = tuple(
        (name, was.get(name, "not asked"), now.get(name, "not asked"))
        for name in dict.fromkeys([*was, *now])
        if was.get(name) != now.get(name)
    )
    if not lines and before.verdict == after.verdict:
        return None
    return Change(before.packet.name, before.verdict, after.verdict, lines)


def _lines(judged: Judged) -> dict[str, str]:
    return {f.requirement: _told(f) for f in judged.findings if f.verdict}


def _told(finding: Finding) -> str:
    return f"{finding.verdict} {finding.code}" if finding.code else str(finding.verdict)
