"""Is the person this paper is issued to a parent of the student (持证人是父或母)?

The birth certificate says who the parents are. Without one the link is open here, and the birth
certificate's own line says it is missing.

>>> from pipeline.examples import verdict_on
>>> birth = {"kind": "birth_certificate", "child_name": "证件样本", "mother_name": "测试乙",
...     "father_name": "测试丙"}
>>> letter = {"kind": "postdoc_entry_letter", "researcher_name": "测试丙"}
>>> verdict_on(check, letter, birth, rule={"of": "anyone"})
'met'
>>> verdict_on(check, letter | {"researcher_name": "测试丁"}, birth, rule={"of": "anyone"})
'not_met parent_not_proven'
>>> verdict_on(check, letter | {"researcher_name": "测试丁", "doubtful": ["researcher_name"]}, birth,
...     rule={"of": "anyone"})
'cannot_tell parent_not_proven'
"""

from __future__ import annotations

from extractors.records import Document
from pipeline.facts import whole
from pipeline.identity import compare
from pipeline.mentions import Mention
from pipeline.outcomes import Outcome, any_of, cannot_tell, met, not_met
from pipeline.presence import Case

PARAMETERS: dict[str, type] = {}

ROLES = ("holder", "self", "soldier", "parent")


def check(case: Case) -> Outcome:
    """One paper of a parent is enough."""
    return any_of(_one(case, paper) for paper in case.papers)


def _one(case: Case, paper: Document) -> Outcome:
    named, parents = case.family.said(paper, *ROLES), case.family.parents
    says, says_en = case.requirement.says, case.requirement.says_en
    if not named:
        zh = f"{says}上没有读出姓名，请看原图。"
        return cannot_tell("unreadable", zh, f"{says_en}: no name could be read.", whole(paper))
    if not parents:
        return met()  # no birth certificate: reported on its own line
    results = [compare(one, parent) for one in named for parent in parents]
    best = max(results, key=lambda r: {"same": 2, "unclear": 1, "different": 0}[r.verdict])
    if best.verdict == "same":
        return met("持有人是学生的父（母）", "issued to a parent of the student", best.evidence)
    zh = f"{says}上的“{named[0].shown}”不在出生证明的父母里"
    en = f"{says_en}: the person named is not a parent on the birth certificate"
    spots = named[0].evidence + parents[0].evidence
    if best.verdict == "different" and _certain(named, parents):
        return not_met("parent_not_proven", f"{zh}，不能证明亲子关系。", f"{en}.", spots)
    return cannot_tell("parent_not_proven", f"{zh}，请人工核对。", f"{en}; please compare.", spots)


def _certain(named: tuple[Mention, ...], parents: tuple[Mention, ...]) -> bool:
    both = len({m.role for m in parents}) == 2
    return both and all(m.names and m.names[0].sure for m in (*named, *parents))
