"""On what ground a packet stands: roster, form or papers; several grounds are a question, lists are never
mixed."""

from datetime import date

import pytest

from pipeline import examples, rulebook
from pipeline.judge import judge
from pipeline.records import Finding, Judged, Student

PACK = rulebook.load("beijing-2021")
DAY = date(2021, 10, 15)
assert PACK.samples
PAPERS, PACKETS = PACK.samples.paper, PACK.samples.packet


def judged(*names: str, student: Student | None = None, form: dict[str, object] | None = None) -> Judged:
    papers = [dict(PAPERS[n]) for n in names]
    for paper in papers:
        if paper["kind"] == "enrolment_form":
            paper |= form or {}
    return judge(examples.packet(papers, student=student), PACK, DAY)


def line(result: Judged, name: str) -> Finding | None:
    return next((f for f in result.findings if f.requirement == name and f.verdict), None)


def test_the_roster_decides_alone() -> None:
    row = Student("证件样本", "11010320140315011X", category="C3")
    result = judged(*PACKETS["BJ_HUKOU"], student=row)
    assert (result.category, result.category_candidates) == ("C3", ("C3",))
    assert result.verdict == "incomplete"


@pytest.mark.parametrize(
    ("tick", "category"),
    [
        ("工作居住证人员子女", "C3"),
        ("本市户籍", "BJ_HUKOU"),
        ("博士后子女", "C2"),
        ("C8", "C8"),
        ("港澳台", "C9"),
    ],
)
def test_what_the_parent_ticked_on_the_form_decides(tick: str, category: str) -> None:
    assert judged(*PACKETS["C3"], form={"category": tick}).category == category


def test_a_doubtful_tick_that_the_papers_contradict_is_a_question() -> None:
    result = judged(*PACKETS["C3"], form={"category": "本市户籍", "doubtful": ["category"]})
    assert set(result.category_candidates) == {"BJ_HUKOU", "C3"}
    assert result.category == "C3"
    found = line(result, "category")
    assert found
    assert (found.verdict, found.code, found.ambiguity) == ("cannot_tell", "category_ambiguous", "BJ-27")


def test_a_word_on_the_form_that_names_no_clause_leaves_it_to_the_papers() -> None:
    result = judged(*PACKETS["C3"], form={"category": "学生儿童"})
    assert (result.category, result.verdict) == ("C3", "complete")


def test_bj_27_two_grounds_are_proposed_with_the_one_that_lacks_least_first() -> None:
    """An HMT child of a Beijing parent fits two clauses; the lists are never mixed."""
    papers = [dict(PAPERS[n]) for n in (*PACKETS["C9"], "parent_home", "parent_page")]
    birth = dict(PAPERS["birth"]) | {"birth_time": "1994-08-23T08:00", "sex": "F"}
    result = judge(examples.packet([*papers, birth]), PACK, DAY)
    assert result.category_candidates[0] == "C9"
    assert "C1" in result.category_candidates
    asked = {f.requirement for f in result.findings if f.verdict}
    assert "hmt_residence_permit" in asked
    assert "hukou_parent" not in asked
    assert result.verdict == "review"


def test_a_natural_parent_with_a_local_household_makes_no_stepchild() -> None:
    result = judged(*PACKETS["C1"], "agreement")
    assert (result.category, result.verdict) == ("C1", "complete")


def test_a_parents_permanent_residence_card_does_not_make_the_child_a_c4() -> None:
    parent = dict(PAPERS["pr"]) | {
        "name_latin": "SPECIMEN, MARK",
        "birth_date": "1980-01-01",
        "id_number": "",
    }
    papers = [dict(PAPERS[n]) for n in PACKETS["C6"]] + [parent | {"sheets": ["a", "b"]}]
    assert judge(examples.packet(papers), PACK, DAY).category_candidates == ("C6",)


def test_no_ground_at_all_is_judged_by_the_shortest_list_and_said() -> None:
    result = judged("form", "photo", "card")
    assert result.category == "BJ_HUKOU"
    assert any(f.code == "category_unproven" for f in result.findings)


def test_a_child_from_elsewhere_without_any_ground_is_told_what_is_missing() -> None:
    result = judged("form", "photo", "away_home", "page", "card")
    found = line(result, "hukou_student")
    assert found
    assert (found.verdict, found.code) == ("not_met", "not_beijing_household")
    assert "一.2" in found.message.zh
