"""Why a packet was judged as it was (逐项说明): verdict, reason, clause, open question and the spots, line
by line."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.records import Finding, Judged, Message
from pipeline.rulepack import RulePack

VERDICTS = {
    "met": ("✓ 合格", "met"),
    "not_met": ("✗ 不合格", "not met"),
    "cannot_tell": ("？看不准", "cannot tell"),
    None: ("· 另", "also"),
}
PACKETS = {
    "complete": ("材料齐", "complete"),
    "incomplete": ("待补", "incomplete"),
    "review": ("需人工", "review"),
}


def explained(judged: Judged, pack: RulePack) -> tuple[Message, ...]:
    """Head line, then every finding in order."""
    zh, en = PACKETS[judged.verdict]
    ground = pack.category_named(judged.category or "")
    status = pack.status_named(judged.status)
    named = status.zh if status else judged.status
    rules = f"（{judged.rules} {judged.rules_version}，{judged.as_of}）"
    head = Message(
        f"{judged.packet.name}　{zh}　{named}　{ground.zh if ground else '—'}　{rules}",
        f"{judged.packet.name}: {en}, {judged.status}, {judged.category} ({judged.rules}, {judged.as_of})",
    )
    return (head, *(line for finding in judged.findings for line in _finding(finding, pack)), *judged.notes)


def _finding(finding: Finding, pack: RulePack) -> Iterable[Message]:
    zh, en = VERDICTS[finding.verdict]
    name = pack.says(finding.requirement)
    code = f"［{finding.code}］" if finding.code else ""
    yield Message(f"{zh}　{name.zh}：{finding.message.zh}{code}", f"{en}: {name.en}: {finding.message.en}")
    if not finding.verdict:
        return
    if finding.cite:
        yield Message(f"      依据：“{finding.cite}”", f"      clause: “{finding.cite}”")
    if finding.ambiguity:
        found = next((o for o in pack.open_question if o.id == finding.ambiguity), None)
        does = f"：{found.question}→ {found.does}" if found else ""
        yield Message(f"      疑义 {finding.ambiguity}{does}", f"      open point {finding.ambiguity}")
    spots = "；".join(dict.fromkeys(f"{e.file} 第{e.page}页" for e in finding.evidence))
    if spots:
        yield Message(f"      见 {spots}", f"      see {spots}")
