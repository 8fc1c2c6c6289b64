"""Does the birth certificate name the parent the ground rests on (出生证明上的父或母)?

Name and, where both papers print one, ID number are compared. `parent` says who that is: `local` (the one
with the local household), `holder` (permit, letter or contract), `spouse` (the local person's husband or
wife). Without the other paper the link cannot be shown; the other line says what is missing.

>>> from pipeline.examples import verdict_on
>>> birth = {"kind": "birth_certificate", "child_name": "证件样本", "mother_name": "测试乙",
...     "father_name": "测试丙"}
>>> permit = {"kind": "work_residence_permit", "holder_name": "测试乙", "children": ["证件样本"]}
>>> verdict_on(check, birth, permit, parent="holder")
'met'
>>> verdict_on(check, birth, permit | {"holder_name": "测试丁"}, parent="holder")
'not_met parent_not_proven'
>>> verdict_on(check, birth, permit | {"holder_name": "测试丁", "doubtful": ["holder_name"]}, parent="holder")
'cannot_tell parent_not_proven'
"""

from __future__ import annotations

from extractors.records import Document
from pipeline.facts import whole
from pipeline.family import Family
from pipeline.identity import compare
from pipeline.mentions import Mention
from pipeline.outcomes import Outcome, any_of, cannot_tell, met, not_met
from pipeline.presence import Case

PARAMETERS = {"parent": str}

WHO = {
    "local": ("有本市户籍的父（母）", "the parent with the local household"),
    "holder": ("持证（受聘）的父（母）", "the parent who holds the permit, letter or contract"),
    "spouse": ("本市户籍人员的配偶", "the spouse of the local person"),
    "anyone": ("父（母）", "a parent"),
}


def sought(family: Family, who: str) -> tuple[Mention, ...]:
    """The mentions of the person the ground rests on, from the other papers."""
    if who == "local":
        return family.local_adults
    if who == "holder":
        return family.holders
    if who == "spouse":
        return tuple(
            m for m in family.spouses if all(compare(m, p).verdict != "same" for p in family.local_adults)
        )
    return ()


def check(case: Case) -> Outcome:
    """One birth certificate that names the parent is enough."""
    return any_of(_one(case, paper) for paper in case.papers)


def _one(case: Case, paper: Document) -> Outcome:
    who = str(case.told("parent", "anyone"))
    named = case.family.said(paper, "mother", "father")
    if not named:
        zh = "出生证明上没有读出父母姓名，请看原图（“未提供”一栏也请留意）。"
        return cannot_tell("unreadable", zh, "No parent's name could be read.", whole(paper))
    wanted = sought(case.family, who)
    if not wanted:
        return met()  # the other paper is missing: its own line says so
    found = [compare(m, w) for m in named for w in wanted]
    best = max(found, key=lambda f: {"same": 2, "unclear": 1, "different": 0}[f.verdict])
    zh, en = WHO[who]
    spots = named[0].evidence + wanted[0].evidence if best.verdict != "same" else best.evidence
    if best.verdict == "same":
        return met(f"出生证明写明{zh}", f"the birth certificate names {en}", spots)
    zh = f"出生证明上的父母与{zh}对不上"
    if best.verdict == "different" and _certain(named, wanted):
        return not_met("parent_not_proven", zh + "，不能证明亲子关系。", f"It does not name {en}.", spots)
    return cannot_tell(
        "parent_not_proven", zh + "，请人工核对。", f"It is unclear whether it names {en}.", spots
    )


def _certain(named: tuple[Mention, ...], wanted: tuple[Mention, ...]) -> bool:
    """Both parents' names and the sought one were read surely: nothing is left that could be the match."""
    both = len({m.role for m in named}) == 2
    return both and all(m.names and m.names[0].sure for m in (*named, *wanted))
