"""A packet and a rule pack become a verdict with reasons (核对). Pure: no reading, no database, no clock.

Whose papers are these, what is the status, on what ground; then the list that follows, line by line. Every
line gets exactly one finding with a verdict. "Not met" only when sure; otherwise "cannot tell", and a
person looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline import checks
from pipeline.category import Candidate, candidates
from pipeline.conditions import hold
from pipeline.eligibility import about_the_category, about_the_student
from pipeline.family import Family, of
from pipeline.outcomes import Outcome, Reason, all_of, cannot_tell, met, remark
from pipeline.presence import Case, claim, presence
from pipeline.records import Finding, Judged, Message, Packet, PacketVerdict, RequirementVerdict
from pipeline.rulepack import Requirement, RulePack
from pipeline.status import about_the_status, status_of


@dataclass(frozen=True, slots=True)
class Line:
    """One requirement with its outcome."""

    requirement: Requirement
    outcome: Outcome


def judge(packet: Packet, pack: RulePack, as_of: date) -> Judged:
    """Judges one packet on a day. Never raises for any packet."""
    family = of(packet, pack)
    status = status_of(family)
    options = _options(family, status.id, as_of)
    chosen, lines = options[0]
    extra = _open_points(family, status.id, [c for c, _ in options if c], as_of)
    rests_on = chosen.category.rests_on if chosen else ()
    findings = tuple(f for line in lines for f in _findings(line, line.requirement.id in rests_on)) + extra
    category = chosen.category.id if chosen else None
    return Judged(
        packet=packet,
        rules=pack.name,
        rules_version=pack.version,
        as_of=as_of,
        status=status.id,
        category=category,
        category_candidates=tuple(c.category.id for c, _ in options if c),
        verdict=verdict_of(findings),
        findings=findings,
        notes=_notes(pack),
    )


def verdict_of(findings: Sequence[Finding]) -> PacketVerdict:
    """The packet's verdict from its findings: surely lacking, else open, else complete."""
    verdicts = {finding.verdict for finding in findings}
    return "incomplete" if "not_met" in verdicts else ("review" if "cannot_tell" in verdicts else "complete")


def explain(judged: Judged) -> tuple[Message, ...]:
    """One line a requirement: its verdict and why, in both languages."""
    words = {
        "met": ("合格", "met"),
        "not_met": ("不合格", "not met"),
        "cannot_tell": ("看不准", "cannot tell"),
    }
    return tuple(
        Message(
            f"{words[f.verdict][0]}｜{f.requirement}｜{f.message.zh}",
            f"{words[f.verdict][1]} | {f.requirement} | {f.message.en}",
        )
        for f in judged.findings
        if f.verdict
    )


def _options(family: Family, status: str, as_of: date) -> list[tuple[Candidate | None, tuple[Line, ...]]]:
    """Each possible ground with its judged list, the one that lacks least first; lists are never mixed."""
    found = candidates(family)
    depends = any(r.categories for r in family.pack.requirement if not r.statuses or status in r.statuses)
    if not found or not depends:
        only = found[0] if len(found) == 1 and found[0].source != "guess" else None
        return [(only, _lines(family, status, only.category.id if only else None, as_of))]
    judged = [(c, _lines(family, status, c.category.id, as_of)) for c in found]
    judged.sort(key=lambda option: _lack(option[1]))
    return list(judged)


def _lack(lines: Sequence[Line]) -> tuple[int, int]:
    verdicts = [line.outcome.verdict for line in lines]
    return verdicts.count("not_met"), verdicts.count("cannot_tell")


def _lines(family: Family, status: str, category: str | None, as_of: date) -> tuple[Line, ...]:
    asked = family.pack.listed(status, category, as_of)
    return tuple(
        Line(requirement, outcome)
        for requirement in asked
        if (outcome := judge_line(family, requirement, status, category, as_of)) is not None
    )


def judge_line(
    family: Family, requirement: Requirement, status: str, category: str | None, as_of: date
) -> Outcome | None:
    """The outcome of one requirement; None where its conditions say it is not asked."""
    asked = hold(requirement.when, family) if requirement.when else True
    if asked is False:
        return None
    found = claim(family, requirement)
    case = Case(requirement, family, as_of, status, category, found.papers)
    if requirement.paper and not found.papers:
        outcome = _without(case, presence(family, requirement, found))
    else:
        first = [presence(family, requirement, found)] if requirement.paper else []
        outcome = all_of([*first, *(checks.named(name)(case) for name in _checks(case))])
    return outcome if asked or outcome.verdict == "met" else _not_settled(requirement, outcome)


def _checks(case: Case) -> tuple[str, ...]:
    """The checks of a line: those the rule names, and copies and sheets where the rule asks for them."""
    rule = case.requirement
    sheet = ("on_one_sheet",) if rule.one_sheet != "no" else ()
    copies = (
        ("enough_copies",)
        if rule.copies > 1 or rule.copies_when or "copies_advised" in rule.parameters
        else ()
    )
    return rule.check + sheet + copies


def _without(case: Case, outcome: Outcome) -> Outcome:
    """A missing paper another one may stand in for is no gap, but stays visible."""
    rule = case.requirement
    stand_in = case.family.kind(*rule.instead)
    if not stand_in:
        return _may_not_exist(rule, outcome) if rule.if_missing == "ask" else outcome
    open_point = rule.open[0] if rule.open else None
    zh = f"未见{rule.says}；已有可代替的材料，按宽处理。"
    en = f"No {rule.says_en}; another paper stands in for it."
    note = remark("missing", zh, en, ambiguity=open_point)
    return met(f"{rule.says}可不交", f"{rule.says_en}: may be absent").noting(note)


def _may_not_exist(requirement: Requirement, outcome: Outcome) -> Outcome:
    """A paper some families cannot have: its absence is a question."""
    if outcome.verdict != "not_met" or outcome.reason is None or outcome.reason.code != "missing":
        return outcome
    zh = f"未见{requirement.says}；有的情况确实没有，请人工确定。"
    en = f"No {requirement.says_en}; some families have none; please decide."
    return cannot_tell("missing", zh, en, (), requirement.open[0] if requirement.open else None)


def _not_settled(requirement: Requirement, outcome: Outcome) -> Outcome:
    """It is open whether this line is asked at all: never a gap, always a question."""
    zh = f"还不清楚是否需要{requirement.says}，请人工确定。"
    en = f"It is open whether {requirement.says_en} is needed; please decide."
    code = outcome.reason.code if outcome.reason else None
    spots = outcome.reason.evidence if outcome.reason else ()
    open_point = requirement.open[0] if requirement.open else None
    return cannot_tell(code or "missing", zh, en, spots, open_point)


def _findings(line: Line, carries_the_ground: bool = False) -> list[Finding]:
    rule, outcome = line.requirement, line.outcome
    if carries_the_ground and outcome.verdict != "met":
        outcome = outcome.noting(_ground_unproven(rule))
    said = outcome.reason or Reason(
        Message(f"{rule.says}符合要求", f"{rule.says_en}: as required"), None, (), "info"
    )
    main = _finding(rule.id, outcome.verdict, said, rule.cite)
    others = tuple(_softened(reason) for reason in outcome.others)
    details = [_finding(rule.id, None, reason, rule.cite) for reason in others + outcome.remarks]
    return [main, *details]


def _ground_unproven(requirement: Requirement) -> Reason:
    """Not one line alone is open: without this paper the whole ground is not shown (BJ-19)."""
    point = "BJ-19" if "BJ-19" in requirement.open else None
    zh = f"整个参保类别要靠{requirement.says}证明，目前还没有得到证明。"
    en = f"The ground itself rests on {requirement.says_en} and is not proven yet."
    return remark("category_unproven", zh, en, severity="warn", ambiguity=point)


def _softened(reason: Reason) -> Reason:
    """A detail never carries a verdict: what is surely wrong warns, and a parent hears of it in the same
    round; what only a person in the office can tell informs.
    """
    return replace(reason, severity="warn" if reason.severity == "error" else "info")


def _finding(requirement: str, verdict: RequirementVerdict | None, said: Reason, cite: str) -> Finding:
    return Finding(
        requirement=requirement,
        verdict=verdict,
        code=said.code,
        message=said.message,
        cite=cite,
        severity=said.severity,
        evidence=said.evidence,
        ambiguity=said.ambiguity,
    )


def _open_points(
    family: Family, status: str, options: Sequence[Candidate], as_of: date
) -> tuple[Finding, ...]:
    """Questions about the packet as a whole: whose it is, what status, on what ground."""
    points = (
        ("student", about_the_student(family)),
        ("status", about_the_status(family, status)),
        ("category", about_the_category(family, status, options, as_of)),
    )
    found: list[Finding] = []
    for name, outcome in points:
        if outcome is None:
            continue
        if outcome.verdict != "met" and outcome.reason:
            found.append(_finding(name, outcome.verdict, outcome.reason, ""))
        found.extend(_finding(name, None, _softened(r), "") for r in outcome.others + outcome.remarks)
    return tuple(found)


def _notes(pack: RulePack) -> tuple[Message, ...]:
    banner = Message(pack.banner, pack.banner_en)
    return (banner,) if pack.confirmed else (Message(pack.unconfirmed, pack.unconfirmed_en), banner)
