"""Are both faces of a card there (正反两面)?

A face without a name (the emblem side prints none) belongs to the card of the same kind that lacks it.

>>> from pipeline.examples import verdict_on
>>> front = {"kind": "hmt_residence_permit", "name": "证件样本", "faces": ["portrait"], "sheet": "1"}
>>> back = {"kind": "hmt_residence_permit", "authority": "北京市公安局", "faces": ["emblem"], "sheet": "2"}
>>> verdict_on(check, front, back, faces=["portrait", "emblem"])
'met'
>>> verdict_on(check, front, faces=["portrait", "emblem"])
'not_met page_missing'
>>> verdict_on(check, front, {"kind": "unknown", "sheet": "3"}, faces=["portrait", "emblem"])
'cannot_tell page_missing'
"""

from __future__ import annotations

from dataclasses import replace

from extractors.records import Document
from pipeline.facts import whole
from pipeline.outcomes import Outcome, any_of, cannot_tell, met, not_met
from pipeline.presence import Case, could_be

PARAMETERS = {"faces": list}

FACE_NAMES = {"portrait": "人像面", "emblem": "国徽面", "front": "正面", "back": "背面"}


def joined(case: Case) -> tuple[Document, ...]:
    """The cards of the case, each with the nameless faces of its kind that no other card has."""
    own = case.papers
    loose = [
        d
        for d in case.family.kind(*case.requirement.paper)
        if d not in own and not case.family.said(d, "self")
    ]
    return tuple(replace(d, pages=d.pages + tuple(p for other in loose for p in other.pages)) for d in own)


def check(case: Case) -> Outcome:
    """Every face the rule names is on one of the pages."""
    return any_of(_one(case, paper) for paper in joined(case))


def _one(case: Case, paper: Document) -> Outcome:
    wanted = [str(face) for face in case.told("faces", ["portrait", "emblem"])]
    seen = {place.face for place in paper.pages}
    lacking = [face for face in wanted if face not in seen]
    if not lacking:
        return met("正反两面齐", "both faces are there", whole(paper))
    names = "、".join(FACE_NAMES.get(face, face) for face in lacking)
    zh, en = (
        f"{case.requirement.says}缺{names}。",
        f"{case.requirement.says_en}: missing face ({', '.join(lacking)}).",
    )
    maybe = could_be(case.family, case.requirement)
    if maybe or seen == {""}:
        return cannot_tell("page_missing", zh + "有未能辨认的页，请看一眼。", en, maybe or whole(paper))
    return not_met(
        "page_missing", zh + case.requirement.bring, f"{en} {case.requirement.bring_en}", whole(paper)
    )
