"""Who is who in a packet: the student, the parents, another child's papers, and contradictions with both
spots."""

from datetime import date

import pytest

from pipeline import examples, rulebook
from pipeline.family import Family, of
from pipeline.identity import compare
from pipeline.judge import judge
from pipeline.mentions import compare_names
from pipeline.records import Finding, Student

PACK = rulebook.load("beijing-2021")
DAY = date(2021, 10, 15)
NUMBER, OTHER = "11010320140315011X", "11010420151108024X"
FORM = {"kind": "enrolment_form", "name": "证件样本", "id_number": NUMBER, "signed": True}
PAGE = {
    "kind": "household_register_person",
    "name": "证件样本",
    "id_number": NUMBER,
    "relation_to_householder": "子",
}
CARD = {"kind": "bank_card", "holder_name": "证件样本", "card_number": "6217000000000000004", "bank": "CCB"}


def family(*papers: dict[str, object], name: str = "样本", student: Student | None = None) -> Family:
    return of(examples.packet(papers, name, student), PACK)


def finding(requirement: str, *papers: dict[str, object], name: str = "样本") -> Finding:
    result = judge(examples.packet(papers, name), PACK, DAY)
    return next(f for f in result.findings if f.requirement == requirement and f.verdict)


def test_the_student_is_the_one_most_papers_are_about() -> None:
    student = family(FORM, PAGE, CARD | {"holder_name": "测试父"}).student
    assert student
    assert (student.name, student.sure, student.birth_date) == ("证件样本", True, "2014-03-15")


def test_the_official_paper_outweighs_the_form_for_the_number() -> None:
    student = family(FORM | {"id_number": OTHER}, PAGE, CARD).student
    assert student
    assert student.number
    assert student.number.text == NUMBER


def test_a_parents_papers_never_make_the_parent_the_student() -> None:
    mother = {"kind": "resident_id_card", "name": "测试母", "birth_date": "1986-01-01"}
    passport = {"kind": "passport", "name_local": "测试母", "birth_date": "1986-01-01", "sheet": "2"}
    student = family(FORM, mother, passport).student
    assert student
    assert student.name == "证件样本"


def test_a_packet_of_one_paper_says_who_but_is_not_sure() -> None:
    student = family(CARD).student
    assert student
    assert not student.sure


def test_the_name_of_the_folder_makes_one_paper_two_sources() -> None:
    student = family(PAGE, name="G3-07 证件样本").student
    assert student
    assert student.sure


@pytest.mark.parametrize(
    ("left", "right", "result"),
    [
        ("测试陳", "测试陈", "same"),
        ("買買提·樣本", "买买提·样本", "same"),
        ("买买提样本", "买买提·样本", "same"),
        ("SPECIMEN ALAN", "ALAN SPECIMEN", "same"),
        ("SPECIMEN,ALAN", "Specimen Alan", "same"),
        ("ERIKSSON ANNA MARIA", "ERIKSSON ANNA", "unclear"),
        ("证件样本", "SPECIMEN", "unclear"),
        ("测试甲", "测试乙", "different"),
    ],
)
def test_names_are_compared_with_care(left: str, right: str, result: str) -> None:
    assert compare_names(left, right) == result


def test_a_former_name_on_the_register_is_the_students_name_too() -> None:
    birth = {"kind": "birth_certificate", "child_name": "测试旧", "birth_time": "2014-03-15T08:00"}
    found = family(FORM, PAGE | {"former_name": "测试旧"}, birth)
    assert found.identity(found.kind("birth_certificate")[0], "child").verdict == "same"


def test_a_number_outweighs_a_name() -> None:
    found = family(PAGE, PAGE | {"name": "正件样本", "sheet": "2"})
    left, right = found.everyone
    assert compare(left, right).verdict == "same"
    assert compare(left, right).code == "name_mismatch"


def test_a_name_and_a_birth_date_that_disagree_are_shown_with_both_spots() -> None:
    birth = {"kind": "birth_certificate", "child_name": "证件样本", "birth_time": "2015-11-08T08:00"}
    found = family(FORM, PAGE, birth).identity(examples.document(birth), "child")
    assert found.verdict in {"same", "unclear"}
    spots = compare(*family(PAGE | {"birth_date": "2014-03-15"}, birth).everyone).evidence
    assert {spot.file for spot in spots} == {"household_register_person.jpg", "birth_certificate.jpg"}


def test_another_childs_paper_is_caught_and_never_counted() -> None:
    brother = PAGE | {"name": "测试弟", "id_number": OTHER, "birth_date": "2015-11-08"}
    found = finding("hukou_student", FORM, CARD, brother, name="07 证件样本")
    assert (found.verdict, found.code) == ("not_met", "wrong_person")
    assert found.evidence[0].file == "household_register_person.jpg"


def test_another_childs_paper_beside_the_right_one_is_a_remark() -> None:
    brother = PAGE | {"name": "测试弟", "id_number": OTHER, "birth_date": "2015-11-08", "sheet": "弟弟"}
    home = {
        "kind": "household_register_home",
        "sheet": "household_register_person",
        "address": "北京市西城区样本路1号",
    }
    result = judge(examples.packet([FORM, CARD, PAGE, home, brother], "07 证件样本"), PACK, DAY)
    lines = [f for f in result.findings if f.requirement == "hukou_student"]
    assert [f.verdict for f in lines if f.verdict] == ["met"]
    assert any(f.code == "wrong_person" and f.severity == "warn" for f in lines)


def test_a_parents_own_page_beside_the_childs_is_no_mistake() -> None:
    mother = PAGE | {"name": "测试母", "id_number": "", "birth_date": "1986-01-01", "sheet": "2"}
    found = finding("hukou_student", FORM, CARD, mother, name="07 证件样本")
    assert (found.verdict, found.code) == ("not_met", "missing")


def test_a_number_on_the_form_that_differs_from_the_register_is_the_forms_fault() -> None:
    papers = (FORM | {"id_number": OTHER}, PAGE, CARD)
    form, page = finding("enrolment_form", *papers), finding("hukou_student", *papers)
    assert (form.verdict, form.code) == ("not_met", "id_number_mismatch")
    assert page.code == "page_missing"
    assert {spot.file for spot in form.evidence} == {"enrolment_form.jpg", "household_register_person.jpg"}


def test_two_official_papers_that_disagree_are_for_a_person() -> None:
    card = {"kind": "social_security_card", "name": "证件样本", "social_security_number": OTHER}
    row = Student("证件样本", status="transfer")
    result = judge(examples.packet([card, PAGE], student=row), PACK, DAY)
    line = next(f for f in result.findings if f.requirement == "social_security_card" and f.verdict)
    assert line.verdict in {"met", "cannot_tell"}
    row = Student("证件样本", NUMBER, status="transfer")
    result = judge(examples.packet([card], student=row), PACK, DAY)
    line = next(f for f in result.findings if f.requirement == "social_security_card" and f.verdict)
    assert (line.verdict, line.code) == ("cannot_tell", "id_number_mismatch")


def test_a_packet_called_after_another_child_is_for_a_person() -> None:
    result = judge(examples.packet([FORM, PAGE, CARD], "五年级2班-28 测试雨"), PACK, DAY)
    line = next(f for f in result.findings if f.requirement == "student" and f.verdict)
    assert (line.verdict, line.code) == ("cannot_tell", "wrong_person")
    fine = judge(examples.packet([FORM, PAGE, CARD], "五年级2班-28 证件样本"), PACK, DAY)
    assert not [f for f in fine.findings if f.requirement == "student"]


def test_mother_and_father_come_from_the_students_birth_certificate_only() -> None:
    birth = {
        "kind": "birth_certificate",
        "child_name": "证件样本",
        "mother_name": "测试母",
        "father_name": "测试父",
    }
    strange = birth | {"child_name": "测试弟", "mother_name": "测试姨", "father_name": "测试叔", "sheet": "2"}
    found = family(FORM, PAGE, CARD, birth, strange)
    assert [m.shown for m in found.parents] == ["测试母", "测试父"]
