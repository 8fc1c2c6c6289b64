"""Were registering and paying done within the window (参保登记及缴费时间)?

Both days are tested; they are the school's, from the roster. Groups with a date of their own (`paid_by` of
the pack's coverage table) are tested against that. No days on record: the day of judging, with a remark.

>>> from pipeline.examples import verdict_on
>>> verdict_on(check, pack="guangzhou-2024", dates={"registered_on": "2023-10-08", "paid_on": "2023-10-08"})
'met'
>>> verdict_on(check, pack="guangzhou-2024", dates={"registered_on": "2023-10-08", "paid_on": "2023-12-21"})
'not_met outside_window'
>>> verdict_on(check, pack="guangzhou-2024", as_of="2024-03-01")
'cannot_tell outside_window'
"""

from __future__ import annotations

from datetime import date

from pipeline.coverage import Refused, Unsettled, coverage
from pipeline.outcomes import Outcome, cannot_tell, met, not_met, remark
from pipeline.presence import Case

PARAMETERS: dict[str, type] = {}

CODE = "outside_window"


def check(case: Case) -> Outcome:
    """The coverage function of the pack decides; here its answer becomes a verdict."""
    row = case.family.packet.student
    dates = dict(row.dates) if row else {}
    window = case.pack.window
    if not dates.get("paid_on"):
        return _not_paid_yet(case, window.opens, window.closes)
    answer = coverage(case.pack, case.status, dates, row.answers if row else {})
    if isinstance(answer, Refused):
        return not_met(CODE, answer.message.zh, answer.message.en, (), answer.open)
    if isinstance(answer, Unsettled):
        return cannot_tell(CODE, answer.message.zh, answer.message.en, (), answer.open)
    zh, en = f"待遇期{answer.since}至{answer.until}", f"covered {answer.since} to {answer.until}"
    return met(zh, en).noting(*(remark(None, n.zh, n.en) for n in answer.notes))


def _not_paid_yet(case: Case, opens: date | None, closes: date | None) -> Outcome:
    if opens and case.as_of < opens:
        zh = f"参保登记和缴费{opens}才开始。"
        return met("尚未到缴费期", "before the window").noting(
            remark(None, zh, f"The window opens on {opens}.")
        )
    if closes and case.as_of > closes:
        zh = f"参保登记和缴费已于{closes}截止，没有缴费记录；是否符合年度中途参保条件请人工确定。"
        return cannot_tell(
            CODE, zh, f"The window closed on {closes} and no payment is on record.", (), "GZ-2"
        )
    zh = f"尚无缴费记录，请在{closes}前完成参保登记和缴费。" if closes else "尚无缴费记录。"
    return met("在办理期内", "within the window").noting(
        remark(None, zh, f"No payment on record; due by {closes}.")
    )
