"""Are the pages or faces copied onto one side of one sheet (同一张纸)?

A sheet is one side of paper: two pictures inside one PDF page pass, a PDF of two pages does not. `one_sheet =
"advised"` is an office's custom and only remarked upon.

>>> from pipeline.examples import verdict_on
>>> card = {"kind": "hmt_residence_permit", "name": "证件样本", "faces": ["portrait", "emblem"]}
>>> verdict_on(check, card | {"sheets": ["1", "1"]}, rule={"one_sheet": "required"})
'met'
>>> verdict_on(check, card | {"sheets": ["1", "2"]}, rule={"one_sheet": "required"})
'not_met faces_not_on_one_sheet'
>>> verdict_on(check, {"kind": "hmt_residence_permit", "name": "证件样本"}, rule={"one_sheet": "required"})
'cannot_tell page_missing'
"""

from __future__ import annotations

from extractors.records import Document
from pipeline.checks.both_faces import joined
from pipeline.facts import whole
from pipeline.outcomes import Outcome, any_of, cannot_tell, met, not_met, remark
from pipeline.presence import Case

PARAMETERS: dict[str, type] = {}


def check(case: Case) -> Outcome:
    """Home page beside person page, or both faces of a card; one scan that does it right is enough."""
    if case.requirement.beside:
        outcome = any_of(_pages(case, paper) for paper in case.papers)
    else:
        outcome = any_of(_faces(case, paper) for paper in joined(case))
    if case.requirement.one_sheet == "required" or outcome.verdict == "met":
        return outcome
    assert outcome.reason is not None
    zh, en = "建议把正反两面复印在一张纸上。", "Both faces on one sheet would be better."
    return met().noting(remark(outcome.reason.code, zh, en, outcome.reason.evidence))


def _pages(case: Case, person: Document) -> Outcome:
    registers = case.family.registers
    near = registers.on_the_sheet_of(person)
    if near:
        return met(
            "首页和本人页在同一张纸上", "home page and person page on one sheet", whole(near[0], person)
        )
    home = registers.home_of(person)
    if home is None:
        return met()  # its absence is `home_page`'s finding; nothing to say about sheets
    zh = f"户口簿首页和本人页不在同一张纸上。{case.requirement.bring}"
    en = "The home page and the person page are on different sheets. " + case.requirement.bring_en
    return not_met("pages_not_on_one_sheet", zh, en, whole(home, person))


def _faces(case: Case, paper: Document) -> Outcome:
    faces = {place.face for place in paper.pages} - {""}
    if len(paper.pages) < 2 or len(faces) < 2:
        zh = f"没有看到{case.requirement.says}的两面，请人工核对。"
        return cannot_tell("page_missing", zh, "Both faces were not seen; please compare.", whole(paper))
    if len({place.sheet for place in paper.pages}) == 1:
        return met("正反两面在同一张纸上", "both faces on one sheet", whole(paper))
    zh = f"正反两面不在同一张纸上。{case.requirement.bring}"
    en = "The two faces are on different sheets. " + case.requirement.bring_en
    return not_met("faces_not_on_one_sheet", zh, en, whole(paper))
