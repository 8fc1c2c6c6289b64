"""How the student stands to the insurance (参保状态): on record in the roster, else what the papers allow.

Only the school knows who was insured where last year; without a roster the handed-in papers decide, and the
commonest status of the pack is the fallback.
"""

from __future__ import annotations

from pipeline.family import Family
from pipeline.outcomes import Outcome, cannot_tell, remark
from pipeline.rulepack import Status


def status_of(family: Family) -> Status:
    """The status to judge by; `about_the_status` says what is open about it."""
    pack = family.pack
    on_record = stated(family)
    if on_record is not None:
        return on_record
    by_date = _by_enrolment(family)
    if by_date is not None:
        return by_date
    for kind, name in pack.status_by_paper.items():
        found = pack.status_named(name)
        if found and family.kind(kind) and not _papers_of_first(family, kind):
            return found
    return pack.status_named(pack.first_status) or pack.status[0]


def stated(family: Family) -> Status | None:
    """The status in the roster's row, by id or Chinese name; None where there is none or the pack does not
    know it."""
    row = family.packet.student
    if row is None or not row.status:
        return None
    word = row.status.strip()
    return next((s for s in family.pack.status if word in {s.id, s.zh}), None)


def about_the_status(family: Family, status: str) -> Outcome | None:
    """What a person has to know about the status: an unknown word in the roster, or a status that is always
    asked."""
    row = family.packet.student
    if row is not None and row.status and stated(family) is None:
        names = "、".join(s.zh for s in family.pack.status)
        return cannot_tell(
            "category_unproven",
            f"花名册中的参保状态“{row.status}”不在规则包里。可用：{names}。",
            f"The roster's status “{row.status}” is not in the rule pack.",
        )
    found = family.pack.status_named(status)
    if found is None or not found.ask:
        return _taken_for_granted(family, found)
    point = found.open[0] if found.open else None
    return cannot_tell("category_unproven", found.ask, found.ask_en, (), point)


def _taken_for_granted(family: Family, found: Status | None) -> Outcome | None:
    """Groups told by the day of entering school, and neither roster nor certificate gives that day."""
    if found is None or not found.entered_since or stated(family) or _by_enrolment(family):
        return None
    zh = f"没有入学时间或花名册记录，暂按“{found.zh}”核对。"
    en = f"No day of enrolment on record; taken for “{found.en}” for now."
    return Outcome("met").noting(remark(None, zh, en, severity="warn"))


def _papers_of_first(family: Family, kind: str) -> bool:
    """Whether papers are there that only the first status asks for: then the deciding paper is an extra."""
    first = family.pack.first_status
    kinds = {k for r in family.pack.requirement if r.statuses == (first,) for k in r.paper} - {kind}
    return bool(family.kind(*(kinds & {"enrolment_form", "id_photo", "bank_card"})))


def _by_enrolment(family: Family) -> Status | None:
    """Where the pack tells its groups by the day of entering the school: the day on the student
    certificate."""
    for paper in family.kind("student_certificate"):
        fact = family.facts.of(paper, "enrolment_date")
        if fact is None or not fact.sure:
            continue
        for status in family.pack.status:
            first, last = status.entered_since, status.entered_until
            if first and last and first.isoformat() <= fact.text <= last.isoformat():
                return status
    return None
