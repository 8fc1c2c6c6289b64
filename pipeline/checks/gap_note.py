"""Are the missing years noted where the payments were interrupted (注明中断年度)?

The gap cannot be seen on the card: the answer on record says whether there was one. A note without a
declared gap, and a declared gap without a note, are not the same thing: the first is shown to a person, the
second is lacking. `gap = "certain"` for students whose status means a gap.

>>> from pipeline.examples import verdict_on
>>> card = {"kind": "social_security_card", "name": "证件样本"}
>>> verdict_on(check, card | {"gap_years": ["2020"]}, answers={"payment_gap": True})
'met'
>>> verdict_on(check, card, answers={"payment_gap": True})
'not_met gap_note_missing'
>>> verdict_on(check, card | {"gap_years": ["2020"]})
'cannot_tell gap_note_missing'
"""

from __future__ import annotations

from pipeline.facts import Fact
from pipeline.outcomes import Outcome, cannot_tell, met, not_met, remark
from pipeline.presence import Case

PARAMETERS = {"gap": str}

CODE = "gap_note_missing"


def check(case: Case) -> Outcome:
    """Compares the answer on record with the note on the copy."""
    row = case.family.packet.student
    declared = True if case.told("gap") == "certain" else (row.answers.get("payment_gap") if row else None)
    notes = [fact for paper in case.papers if (fact := case.facts.of(paper, "gap_years"))]
    if declared:
        return _noted(notes[0]) if notes else _lacking()
    if notes:
        years = (
            "、".join(str(y) for y in notes[0].value) if isinstance(notes[0].value, tuple) else notes[0].text
        )
        zh = f"复印件上注有年份（{years}），但没有记录缴费中断，请问家长。"
        return cannot_tell(
            CODE, zh, "Years are noted but no gap is on record; please ask.", notes[0].evidence
        )
    if declared is None:
        zh, en = "缴费是否中断没有记录，建议问家长。", "Whether there was a gap is not on record; better ask."
        return met().noting(remark(None, zh, en))
    return met("无中断", "no gap")


def _noted(note: Fact) -> Outcome:
    if note.sure:
        return met("中断年度已注明", "the missing years are noted", note.evidence)
    return cannot_tell(
        CODE, "中断年度的注明没有读准，请看原图。", "The note was not read surely.", note.evidence
    )


def _lacking() -> Outcome:
    zh = "缴费有中断，社保卡复印件空白处没有注明中断年度，请补注。"
    return not_met(CODE, zh, "There was a gap, but the copy does not note the missing years.")
