"""What is open about a packet as a whole (整包疑问): whose it is, on what ground, and whether the person
fits it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from extractors.values.names import is_plausible
from pipeline.assemble import label_of
from pipeline.category import Candidate, form_says
from pipeline.family import Family
from pipeline.identity import years_between
from pipeline.mentions import compare_names
from pipeline.outcomes import Outcome, Reason, cannot_tell, remark
from pipeline.rulepack import Category

COMPULSORY_UNTIL = 16
SENIOR_WORDS = ("高一", "高二", "高三", "高中", "十年级", "十一年级", "十二年级")


def about_the_student(family: Family) -> Outcome | None:
    """Two children with equal standing in one packet, or nobody named at all."""
    student = family.student
    if student is None:
        return None
    misfiled = _another_name_outside(family)
    if misfiled is not None:
        return misfiled
    if student.rivals:
        names = "、".join((student.name or "？", *student.rivals))
        return cannot_tell(
            "wrong_person",
            f"这份材料里有不止一名学生（{names}），请先确定是谁的。",
            "The packet names more than one student; please decide whose it is.",
            student.mentions[0].evidence,
        )
    return None


def _another_name_outside(family: Family) -> Outcome | None:
    """The packet's own name, as a clerk wrote it, names another child than every paper in it."""
    student, label = family.student, label_of(family.packet.name)
    # Only a name beside class and number is surely a child's: a folder may be called after what is in it.
    named = label.name if label.class_name and label.number else None
    row = family.packet.student
    if (row is not None and row.name) or student is None or not named or not is_plausible(named):
        return None
    shown = [fact.text for m in student.mentions for fact in m.names]
    if not shown or any(compare_names(named, name) != "different" for name in shown):
        return None
    return cannot_tell(
        "wrong_person",
        f"材料包的名称写的是“{named}”，里面的材料却是“{student.name}”的，请先确定是谁的。",
        f"The packet is called “{named}”, but its papers are of another person; please decide.",
        student.mentions[0].evidence,
    )


def about_the_category(
    family: Family, status: str, options: Sequence[Candidate], as_of: date
) -> Outcome | None:
    """Several grounds, a ground the form names but the pack does not know, and age limits."""
    if not _matters(family, status) or not options:
        return None
    if len(options) > 1:
        return _several(options)
    chosen = options[0]
    limit = _beyond_limits(family, chosen.category, as_of)
    if limit is not None:
        return limit
    remarks = [
        r for r in (_unproven(chosen), _unknown_tick(family), _nearly_of_age(family, chosen, as_of)) if r
    ]
    return Outcome("met").noting(*remarks) if remarks else None


def _matters(family: Family, status: str) -> bool:
    """Whether any line of this status depends on the ground at all."""
    return any(r.categories for r in family.pack.requirement if not r.statuses or status in r.statuses)


def _several(options: Sequence[Candidate]) -> Outcome:
    zh = "；".join(f"{o.category.id} {o.category.zh}（{o.why.zh}）" for o in options)
    en = "; ".join(f"{o.category.id} ({o.why.en})" for o in options)
    return cannot_tell(
        "category_ambiguous",
        f"符合不止一种参保类别，请选定一种：{zh}。建议第一种（缺的最少）。",
        f"More than one ground fits; please choose: {en}. The first lacks least.",
        tuple(spot for option in options for spot in option.evidence),
        "BJ-27",
    )


def _unproven(chosen: Candidate) -> Reason | None:
    if chosen.source != "guess" or not chosen.category.suggested_when:
        return None
    return remark(
        "category_unproven",
        f"没有材料说明参保类别，暂按“{chosen.category.zh}”核对。",
        f"No paper says on what ground; judged as “{chosen.category.en}” for now.",
        severity="warn",
    )


def _unknown_tick(family: Family) -> Reason | None:
    stated = form_says(family)
    if stated is None or stated.category is not None:
        return None
    return remark(
        None,
        f"登记表的类别“{stated.fact.text}”对不上具体一款，已按材料推定。",
        f"The form's category “{stated.fact.text}” names no clause; inferred from the papers.",
        stated.fact.evidence,
    )


def _beyond_limits(family: Family, category: Category, as_of: date) -> Outcome | None:
    age = family.student.age_on(as_of) if family.student else None
    point = next((o for o in category.open if o in {"BJ-18", "BJ-22"}), None)
    if category.age_under and age is not None and age >= category.age_under:
        return cannot_tell(
            "category_unproven",
            f"交材料当天已满{category.age_under}周岁，“{category.zh}”限未成年，请人工确定。",
            f"The student is {age} on the day of handing in; this ground is for minors; please decide.",
            (),
            "BJ-18",
        )
    if category.compulsory_school_age and _past_compulsory(family, age):
        return cannot_tell(
            "category_unproven",
            "看来已过义务教育阶段（一至九年级），本类别是否适用请人工确定。",
            "The student seems to be past grade 9; whether this ground fits is for a person to decide.",
            (),
            point,
        )
    return None


def _past_compulsory(family: Family, age: int | None) -> bool:
    classes = [text for form in family.kind("enrolment_form") if (text := form.text("class_name"))]
    if any(word in text for text in classes for word in SENIOR_WORDS):
        return True
    return age is not None and age >= COMPULSORY_UNTIL + 1


def _nearly_of_age(family: Family, chosen: Candidate, as_of: date) -> Reason | None:
    limit, student = chosen.category.age_under, family.student
    if not limit or student is None or student.birth_date is None:
        return None
    at_end = years_between(student.birth_date, family.pack.insured.until)
    if at_end is None or at_end < limit:
        return None
    return remark(
        None,
        f"本参保年度内将满{limit}周岁，请留意。",
        f"The student turns {limit} within the insured year.",
        severity="warn",
        ambiguity="BJ-18",
    )
