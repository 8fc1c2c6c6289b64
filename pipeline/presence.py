"""Which papers of a packet a requirement may count (认领), and what it means when there is none.

A paper counts only when it is the right person's. "Missing" is certain only if nothing in the packet could
be the paper: a page nobody could recognise, or a file that could not be opened, keeps the question open.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from extractors.records import Document
from extractors.values import id_number
from pipeline.facts import Facts, spot_of, whole
from pipeline.family import STATEMENTS, Family, is_young
from pipeline.identity import Identity, compare
from pipeline.mentions import SUBJECTS
from pipeline.outcomes import Outcome, Reason, cannot_tell, met, not_met, remark
from pipeline.records import Evidence, Unused
from pipeline.rulepack import Requirement, RulePack

KIND_IS_SURE = 0.6
"""Below this probability a document may be another kind of paper."""

NOT_A_PAPER = {
    "duplicate",
    "duplicate_file",
    "same_file",
    "empty",
    "empty_file",
    "system_file",
    "hidden_file",
    "linked",
}
TEXT_FILES = {
    ".txt",
    ".md",
    ".log",
    ".ini",
    ".db",
    ".csv",
    ".json",
    ".xml",
    ".lnk",
    ".url",
    ".tmp",
    ".exe",
    ".bat",
}
PICTURES = {".jpg", ".jpeg", ".png", ".bmp", ".gif", ".heic", ".heif", ".webp", ".tif", ".tiff"}


@dataclass(frozen=True, slots=True)
class Case:
    """What a check is given: one requirement of one packet on one day, with the papers that may count for
    it."""

    requirement: Requirement
    family: Family
    as_of: date
    status: str
    category: str | None
    papers: tuple[Document, ...] = ()

    @property
    def pack(self) -> RulePack:
        """The rule pack in force."""
        return self.family.pack

    @property
    def facts(self) -> Facts:
        """The values of the packet with their sureness."""
        return self.family.facts

    def told(self, name: str, otherwise: Any = None) -> Any:
        """A particular the rule gives under `with`."""
        return self.requirement.parameters.get(name, otherwise)


@dataclass(frozen=True, slots=True)
class Claim:
    """The papers of the right kinds, by whose they are."""

    own: tuple[tuple[Document, Identity], ...] = ()
    unclear: tuple[tuple[Document, Identity], ...] = ()
    others: tuple[tuple[Document, Identity], ...] = ()

    @property
    def papers(self) -> tuple[Document, ...]:
        """What the checks look at: the right person's papers, else those that may be."""
        return tuple(document for document, _ in self.own or self.unclear)


def claim(family: Family, requirement: Requirement) -> Claim:
    """Sorts the papers of a requirement by whether they are the right person's."""
    sorted_: dict[str, list[tuple[Document, Identity]]] = {"same": [], "unclear": [], "different": []}
    for document in family.kind(*requirement.paper):
        if unsure_kind(document):
            sorted_["unclear"].append(
                (document, Identity("unclear", False, "low_confidence", whole(document)))
            )
            continue
        identity = whose(family, requirement.of, document)
        if identity is not None:
            sorted_[identity.verdict].append((document, identity))
    return Claim(tuple(sorted_["same"]), tuple(sorted_["unclear"]), tuple(sorted_["different"]))


def unsure_kind(document: Document) -> bool:
    """Whether the document may be another kind of paper."""
    return document.confidence is not None and document.confidence < KIND_IS_SURE


def whose(family: Family, person: str, document: Document) -> Identity | None:
    """Whether a document is about the person a rule asks for; None where it is plainly somebody else's
    business."""
    if person == "anyone":
        return Identity("same", True)
    if person == "student":
        return _the_students(family, document)
    mine = family.identity(document, "self")
    if mine.verdict == "same":
        return None
    if person == "local_parent":
        return _a_local_parents(family, document)
    if person == "holder":
        return _the_holders(family, document)
    raise ValueError(f"unknown person in a rule: {person}")


def _the_students(family: Family, document: Document) -> Identity | None:
    named = family.said(document, "self", "child")
    if not named:
        if document.kind in {"id_photo", "bank_card"}:
            return Identity("same", True)
        return Identity("unclear", False, None, _where_the_name_stands(document))
    found = family.identity(document)
    if found.verdict == "different" and document.kind in {
        "household_register_person",
        "resident_id_card",
        "passport",
    }:
        # A parent's own paper beside the child's is no mistake; another child's is.
        return found if is_young(named[0], family.pack.insured.since) else None
    return found


def _where_the_name_stands(document: Document) -> tuple[Evidence, ...]:
    """The spots of names and numbers that could not be read, else the whole paper."""
    wanted = {
        f
        for s in SUBJECTS.get(document.kind, ())
        if s.role in {"self", "child"}
        for f in (*s.names, s.number)
    }
    gaps = (spot_of(document, gap.page, gap.box) for gap in document.unreadable if gap.field in wanted)
    return tuple(gaps) or whole(document)


def _a_local_parents(family: Family, document: Document) -> Identity | None:
    if all(m.document is not document for m in family.adults):
        found = family.identity(document, "self")
        return (
            None if found.verdict == "different" else Identity("unclear", False, found.code, whole(document))
        )
    local = family.registers.is_local(document)
    return Identity("different" if local is False else "same", True, "wrong_person", whole(document))


def _the_holders(family: Family, document: Document) -> Identity | None:
    named = family.said(document, "self", "holder")
    known = [h for h in family.holders if h.document is not document]
    if not named or not known:
        return Identity("unclear", False, None, whole(document)) if named else None
    results = [compare(one, other) for one in named for other in known]
    return max(results, key=lambda r: {"same": 2, "unclear": 1, "different": 0}[r.verdict])


def presence(family: Family, requirement: Requirement, found: Claim) -> Outcome:
    """The first question of every requirement: is the right person's paper there?"""
    if found.own:
        return _present(family, requirement, found)
    if found.unclear:
        return _unclear(requirement, *found.unclear[0])
    if found.others:
        return _somebody_elses(family, requirement, *found.others[0])
    return missing(family, requirement)


def _present(family: Family, requirement: Requirement, found: Claim) -> Outcome:
    strays = tuple(_stray(requirement, document) for document, _ in found.others)
    document, identity = max(found.own, key=lambda pair: pair[1].sure)
    spots = identity.evidence or whole(document)
    if identity.code == "name_mismatch":
        return cannot_tell(
            "name_mismatch",
            f"{requirement.says}：号码相同而姓名不同，请人工核对（曾用名、生僻字或误读）。",
            (
                f"{requirement.says_en}: same number, different name; "
                "please compare (former name, rare character or misread)."
            ),
            spots,
        ).noting(*strays)
    if identity.sure:
        return met(f"{requirement.says}已交", f"{requirement.says_en}: handed in", whole(document), strays)
    return _only_witness(family, requirement, document).noting(*strays)


def _only_witness(family: Family, requirement: Requirement, document: Document) -> Outcome:
    """No other paper says who the student is: this one must be read surely by itself."""
    facts = [f for m in family.said(document, "self", "child") for f in (*m.names, m.number) if f]
    if facts and all(fact.sure for fact in facts):
        alone = remark(
            None,
            "只有这一份材料说明学生是谁，请与花名册核对。",
            "Only this paper says who the student is; compare with the roster.",
            whole(document),
        )
        return met(f"{requirement.says}已交", f"{requirement.says_en}: handed in", whole(document), (alone,))
    spots = tuple(spot for fact in facts if not fact.sure for spot in fact.evidence) or whole(document)
    return cannot_tell(
        "low_confidence",
        f"{requirement.says}：姓名或号码没有把握，请看原图。",
        f"{requirement.says_en}: name or number not read surely; please look at the page.",
        spots,
    )


def _stray(requirement: Requirement, document: Document) -> Reason:
    return remark(
        "wrong_person",
        f"另有一份{requirement.says}是别人的，未计入。",
        f"Another {requirement.says_en} belongs to somebody else and was not counted.",
        whole(document),
        "warn",
    )


REASONS = {
    "id_number_mismatch": ("身份证号与其他材料不一致", "the ID number differs from the other papers"),
    "birth_date_mismatch": ("出生日期与其他材料不一致", "the birth date differs from the other papers"),
    "name_mismatch": ("姓名与其他材料不一致", "the name differs from the other papers"),
    "low_confidence": ("读得没有把握", "it was not read surely"),
    None: ("姓名或号码未能读出", "name or number could not be read"),
}


def _unclear(requirement: Requirement, document: Document, identity: Identity) -> Outcome:
    zh, en = REASONS.get(identity.code, REASONS[None])
    spots = identity.evidence or whole(document)
    code = identity.code or "unreadable"
    if (
        document.kind in STATEMENTS
        and identity.sure
        and code == "id_number_mismatch"
        and _whole_number(document)
    ):
        return not_met(
            code, f"{requirement.says}：{zh}。{requirement.bring}", f"{requirement.says_en}: {en}.", spots
        )
    return cannot_tell(
        code,
        f"{requirement.says}：{zh}，请人工核对。",
        f"{requirement.says_en}: {en}; please compare.",
        spots,
    )


def _whole_number(document: Document) -> bool:
    """A number whose check digit fails was more likely misread than miswritten: look before blaming
    anyone."""
    number = document.text("id_number") or ""
    return len(number) != 18 or id_number.is_valid(number)


def _somebody_elses(
    family: Family, requirement: Requirement, document: Document, identity: Identity
) -> Outcome:
    name = family.student.name if family.student else None
    zh = f"这份{requirement.says}不是{name or '该学生'}的。"
    en = f"This {requirement.says_en} is not the student's."
    if identity.sure and family.student is not None and family.student.sure:
        return not_met(
            "wrong_person", zh + requirement.bring, f"{en} {requirement.bring_en}".strip(), identity.evidence
        )
    return cannot_tell("wrong_person", zh + "请人工核对。", en + " Please compare.", identity.evidence)


def missing(family: Family, requirement: Requirement) -> Outcome:
    """No such paper: certain, unless a page or file nobody could recognise may be it."""
    free = family.registers.free_homes
    beside = [d for d in family.kind(*requirement.beside) if d in free and not unsure_kind(d)]
    code = "page_missing" if beside else "missing"
    maybe = could_be(family, requirement)
    if not maybe:
        return not_met(
            code, f"未见{requirement.says}。{requirement.bring}", _lacking(requirement), whole(*beside)
        )
    where = "、".join(dict.fromkeys(_place(spot) for spot in maybe))
    return cannot_tell(
        code,
        f"未见{requirement.says}；但有未能辨认的页（{where}），可能就是它，请看一眼。",
        f"No {requirement.says_en} found, but something unrecognised ({where}) may be it; please look.",
        maybe,
    )


def _lacking(requirement: Requirement) -> str:
    return f"No {requirement.says_en} in the packet. {requirement.bring_en}".strip()


def _place(spot: Evidence) -> str:
    return f"{spot.file} 第{spot.page}页"


def could_be(family: Family, requirement: Requirement) -> tuple[Evidence, ...]:
    """Pages and files that may hide the paper."""
    pictures_only = requirement.paper == ("id_photo",)
    pages = tuple(
        spot
        for d in family.packet.documents
        if d.kind == "unknown" or (unsure_kind(d) and d.kind not in {"blank", "cover_sheet"})
        for spot in whole(d)
        if not pictures_only or PurePosixPath(spot.file).suffix.lower() in PICTURES
    )
    files = (u for u in family.packet.unused if may_hide_a_paper(u))
    return pages + tuple(Evidence(u.file, 1) for u in files)


def may_hide_a_paper(unused: Unused) -> bool:
    """Whether a file that gave no document may still be a scan of a paper."""
    if unused.code in NOT_A_PAPER:
        return False
    return PurePosixPath(unused.file).suffix.lower() not in TEXT_FILES
