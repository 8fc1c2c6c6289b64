"""From when to when a student is covered (待遇享受时间): a function of group and dates, from the pack's
table.

A date that the notice does not settle is an open answer with its reason, never a guess; an interval that
would end before it begins is never printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.records import Message
from pipeline.rulepack import Coverage, RulePack


@dataclass(frozen=True, slots=True)
class Covered:
    """Both days included. `notes` are for the student."""

    since: date
    until: date
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """The notice plainly refuses; `open` is the ambiguity's id where one matters."""

    message: Message
    open: str | None = None


@dataclass(frozen=True, slots=True)
class Unsettled:
    """The notice does not say; a person decides."""

    message: Message
    open: str | None = None


Answer = Covered | Refused | Unsettled


def coverage(
    pack: RulePack, status: str, dates: Mapping[str, str], answers: Mapping[str, bool] | None = None
) -> Answer:
    """Cover of a student of group `status`.

    `dates`: `enrolled_on`, `registered_on`, `paid_on`, `arrived_on` (the day the money arrived; `paid_on`
    where it is not on record). `answers`: `insured_here_before`, `qualifies_mid_year`.
    """
    said = dict(answers or {})
    row = _row(pack, _group(status, said))
    paid = _day(dates, "paid_on")
    if row is None or paid is None:
        return Unsettled(
            Message("没有这一类学生的待遇期规则或缴费日期。", "No rule or no payment date for this group.")
        )
    registered = _day(dates, "registered_on") or paid
    late = _late(pack, row, max(paid, registered), said)
    if late is not None:
        return late
    since = _since(row, dates, paid)
    if since is None:
        return Unsettled(Message("没有入学日期，待遇起始日无法确定。", "No day of enrolment on record."))
    if since > row.until:
        zh = f"缴费到账在{pack.year}年末，按规则待遇要从下一年度开始，请人工确定。"
        return Unsettled(
            Message(zh, "Paid at the year's end: cover would begin in the next year; please decide."), "GZ-3"
        )
    return Covered(since, row.until, _notes(status, said))


def _group(status: str, said: Mapping[str, bool]) -> str:
    """An entrant who was insured here before has cover already and counts as continuing (GZ-1)."""
    return "continuing" if status == "autumn_entrant" and said.get("insured_here_before") else status


def _row(pack: RulePack, status: str) -> Coverage | None:
    return next((row for row in pack.coverage if row.status == status), None)


def _late(pack: RulePack, row: Coverage, done: date, said: Mapping[str, bool]) -> Answer | None:
    if row.since == "month_after_arrival":
        return _mid_year(said)
    last = row.paid_by or pack.window.closes
    if pack.window.opens and done < pack.window.opens:
        return Refused(
            Message(f"缴费期{pack.window.opens}才开始。", f"The window opens on {pack.window.opens}.")
        )
    if last is None or done <= last:
        return None
    if row.paid_by:
        zh = f"{last}前没有完成，是否可按年度中途参保办理，通知没有说，请人工确定。"
        return Unsettled(Message(zh, f"Not done by {last}; the notice does not say what follows."), "GZ-4")
    if said.get("qualifies_mid_year"):
        zh = "已过缴费期但符合年度中途参保条件，请改按“中途参保”办理。"
        return Unsettled(Message(zh, "Past the window, but qualifying: handle as mid-year."), "GZ-2")
    zh = f"登记或缴费晚于{last}，{pack.year}年度中途不再受理（符合年度中途参保条件的除外）。"
    return Refused(Message(zh, f"Later than {last}: no entry within the year unless qualifying."), "GZ-2")


def _mid_year(said: Mapping[str, bool]) -> Answer | None:
    if said.get("qualifies_mid_year"):
        return None
    zh = "“年度中途参保条件”通知没有列明，是否符合请人工确定。"
    return Unsettled(Message(zh, "Who qualifies within the year is not listed; please decide."), "GZ-2")


def _since(row: Coverage, dates: Mapping[str, str], paid: date) -> date | None:
    if row.since == "enrolment":
        return _day(dates, "enrolled_on")
    if row.since == "month_after_arrival":
        arrived = _day(dates, "arrived_on") or paid
        return date(arrived.year + arrived.month // 12, arrived.month % 12 + 1, 1)
    return row.since


def _notes(status: str, said: Mapping[str, bool]) -> tuple[Message, ...]:
    if status != "autumn_entrant" or not said.get("insured_here_before"):
        return ()
    zh = "此前已在本市参保：入学当年的待遇来自原来的参保。"
    return (Message(zh, "Insured here before: this year's cover comes from the earlier enrolment."),)


def _day(dates: Mapping[str, str], name: str) -> date | None:
    try:
        return date.fromisoformat(dates[name]) if dates.get(name) else None
    except ValueError:
        return None


def late_joiner(pack: RulePack, eligible_from: date, submitted: date, paid: date | None) -> Answer:
    """Cover of somebody who joins within the year (BJ-23). A person says what `eligible_from` is (register,
    permit or entry day); it is never reckoned from a birthday.
    """
    rule = pack.late_joiner
    days = (submitted - eligible_from).days
    if rule is None or days < 0:
        return Unsettled(
            Message("通知没有这种情形的规定，请人工确定。", "The notice is silent; please decide."), "BJ-23"
        )
    if days > rule.days:
        wait = f"其他公开资料提到等待 {rule.wait_months} 个月，待确认。" if rule.wait_months else ""
        zh = f"取得参保条件已 {days} 天，超过 {rule.days} 日，通知没有规定，请人工确定。{wait}"
        return Unsettled(
            Message(zh, f"{days} days after becoming eligible; the notice is silent after {rule.days}."),
            "BJ-23",
        )
    if paid is None:
        return Unsettled(Message("还没有缴费成功的日期。", "No day of successful payment yet."))
    return Covered(paid.replace(day=1), pack.insured.until)
