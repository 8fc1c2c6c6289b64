"""Every point a notice leaves open is a named behaviour: BJ-1 to BJ-27 and GZ-1 to GZ-16, one test or more
each.

The number stands in the test's name; docs/rules-coverage.md is made from these names.
"""

from datetime import date

import pytest

from pipeline import examples, rulebook
from pipeline.coverage import Covered, Refused, Unsettled, coverage, late_joiner
from pipeline.judge import judge
from pipeline.records import Finding, Judged, Packet, Student

BEIJING, GUANGZHOU = rulebook.load("beijing-2021"), rulebook.load("guangzhou-2024")
DAY = date(2021, 10, 15)
assert BEIJING.samples
PAPERS, PACKETS = BEIJING.samples.paper, BEIJING.samples.packet


def judged(name: str, *, day: date = DAY, without: tuple[str, ...] = (), **changes: object) -> Judged:
    papers = {n: dict(PAPERS[n]) for n in PACKETS[name] if n not in without}
    for path, value in changes.items():
        paper, field = path.split("__")
        papers[paper][field] = value
    return judge(examples.packet(papers.values()), BEIJING, day)


def line(result: Judged, requirement: str) -> Finding | None:
    return next((f for f in result.findings if f.requirement == requirement and f.verdict), None)


def verdict(result: Judged, requirement: str) -> str:
    found = line(result, requirement)
    return "not asked" if found is None else f"{found.verdict} {found.code or ''}".strip()


def details(result: Judged, requirement: str) -> set[str | None]:
    return {f.code for f in result.findings if f.requirement == requirement and not f.verdict}


def everything_said(result: Judged) -> str:
    return "".join(m.zh for f in result.findings for m in (f.message,)) + "".join(n.zh for n in result.notes)


def test_bj_01_the_fee_is_325_and_340_is_only_the_seeds_advice() -> None:
    assert (BEIJING.fee.personal, BEIJING.fee.deposit_advice) == (325, 340)
    assert "340" not in "".join(r.bring + r.says for r in BEIJING.requirement)
    assert "340" not in everything_said(judged("nothing"))


@pytest.mark.parametrize(
    ("size", "result", "code"),
    [
        (8_999, "not_met photo_bytes_low", None),
        (9_000, "met", "photo_bytes_grey_zone"),
        (9_215, "met", "photo_bytes_grey_zone"),
        (9_216, "met", None),
        (20_000, "met", None),
        (20_001, "met", "photo_bytes_grey_zone"),
        (20_480, "met", "photo_bytes_grey_zone"),
        (20_481, "not_met photo_bytes_high", None),
    ],
)
def test_bj_02_kilobytes_are_read_both_ways_and_the_grey_zone_passes_with_advice(
    size: int, result: str, code: str | None
) -> None:
    found = judged("BJ_HUKOU", photo__bytes=size)
    assert verdict(found, "id_photo") == result
    assert ("photo_bytes_grey_zone" in details(found, "id_photo")) == (code is not None)


def test_bj_03_pixels_win_over_one_inch_and_the_usual_wrong_file_is_named() -> None:
    found = line(judged("BJ_HUKOU", photo__width=295, photo__height=413), "id_photo")
    assert found
    assert found.code == "photo_size"
    assert "295×413" in found.message.zh
    assert "一寸" in found.message.zh


def test_bj_04_items_8_and_9_are_enforced_from_their_own_clauses_one_copy_each() -> None:
    assert verdict(judged("C8", without=("birth",)), "birth_certificate") == "not_met missing"
    rules = BEIJING.listed("new", "C8", DAY) + BEIJING.listed("new", "C9", DAY)
    assert {r.copies for r in rules} == {1}


@pytest.mark.parametrize("name", ["C4", "C5", "C6", "C9"])
def test_bj_05_no_household_register_is_asked_of_who_cannot_have_one(name: str) -> None:
    assert verdict(judged(name), "hukou_student") == "not asked"


def test_bj_06_two_copies_of_the_grounds_papers_the_bank_card_only_advised_the_pledge_once() -> None:
    found = judged("C4")
    assert {r.copies for r in BEIJING.listed("new", "C4", DAY) if r.variant == "C4"} == {2}
    assert (verdict(found, "bank_card"), "too_few_copies" in details(found, "bank_card")) == ("met", True)
    assert verdict(found, "no_insurance_pledge") == "met"


def test_bj_07_the_confirmation_sheet_is_needed_the_permit_may_be_absent_handwriting_is_asked() -> None:
    assert (
        verdict(judged("C3", without=("confirmation",)), "work_residence_confirmation") == "not_met missing"
    )
    assert judged("C3", without=("permit",)).verdict == "complete"
    written = judged("C3", confirmation__handwritten=["children"])
    assert verdict(written, "work_residence_confirmation") == "cannot_tell handwritten_entry"


def test_bj_08_home_page_and_own_page_are_asked_of_child_and_parent() -> None:
    assert verdict(judged("C1", without=("away_home",)), "hukou_student") == "not_met page_missing"
    assert verdict(judged("C1", without=("parent_home",)), "hukou_parent") == "not_met page_missing"


def test_bj_09_other_related_papers_never_block() -> None:
    assert judged("C1").verdict == "complete"
    assert "其他相关材料" not in "".join(r.says for r in BEIJING.listed("new", "C1", DAY))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("household_type", "集体户"),
        ("address", "北京市朝阳区样本大学学生宿舍"),
        ("householder_name", "样本省驻京办"),
    ],
)
def test_bj_10_a_household_that_may_be_excluded_stops_for_a_person(field: str, value: str) -> None:
    result = judged("C1", **{f"parent_home__{field}": value})
    assert verdict(result, "hukou_parent") == "cannot_tell excluded_household"
    found = line(result, "hukou_parent")
    assert found
    assert found.ambiguity == "BJ-10"


def test_bj_11_the_householders_own_card_does_not_replace_the_home_page() -> None:
    papers = [dict(PAPERS[n]) for n in PACKETS["BJ_HUKOU"] if n != "home"]
    own = dict(PAPERS["step_page"]) | {"sheet": "户口簿"}
    result = judge(examples.packet([*papers, own]), BEIJING, DAY)
    assert verdict(result, "hukou_student") == "not_met page_missing"


def test_bj_12_an_adopted_child_needs_no_marriage_certificate_and_may_have_no_birth_certificate() -> None:
    assert verdict(judged("C7_adopted"), "marriage_certificate") == "not asked"
    result = judged("C7_adopted", without=("birth",))
    assert verdict(result, "birth_certificate") == "cannot_tell missing"


def test_bj_13_mediation_serves_a_divorce_certificate_alone_does_not() -> None:
    papers = [dict(PAPERS[n]) for n in PACKETS["C7"] if n != "agreement"]
    mediation = judge(examples.packet([*papers, PAPERS["mediation"]]), BEIJING, DAY)
    assert verdict(mediation, "custody") == "met"
    booklet = judge(
        examples.packet([*papers, PAPERS["divorce_booklet"]], student=Student("证件样本", category="C7")),
        BEIJING,
        DAY,
    )
    assert verdict(booklet, "custody") == "not_met missing"


def test_bj_14_custody_must_lie_with_the_spouse_shared_custody_is_for_a_person() -> None:
    assert verdict(judged("C7", agreement__custody_to="测试父"), "custody") == "not_met custody_not_to_spouse"
    assert verdict(judged("C7", agreement__custody_to=""), "custody") == "cannot_tell custody_unclear"


def test_bj_15_the_identity_document_is_the_experts() -> None:
    result = judged("C6", without=("parent_passport", "parent_passport_2"))
    assert verdict(result, "parent_identity") == "not_met missing"


def test_bj_16_a_card_whose_name_and_number_cannot_be_read_is_for_a_person() -> None:
    result = judged("transfer", social__name="", social__social_security_number="")
    assert verdict(result, "social_security_card") == "cannot_tell unreadable"


def test_bj_17_the_selection_proof_belongs_to_the_programme_route_only() -> None:
    assert verdict(judged("C6"), "talent_selection_proof") == "not asked"
    assert (
        verdict(judged("C6_mainland", without=("selection",)), "talent_selection_proof") == "not_met missing"
    )
    unread = judged("C6", work_permit__permit_class="", work_permit_2__permit_class="")
    assert verdict(unread, "expert_basis") == "cannot_tell unreadable"


def test_bj_18_a_minor_is_counted_on_the_day_of_handing_in() -> None:
    born = {
        "form__birth_date": "2003-12-01",
        "page__birth_date": "2003-12-01",
        "birth__birth_time": "2003-12-01T08:00",
    }
    young = judged("C2", form__id_number="", page__id_number="", **born)
    assert verdict(young, "category") == "not asked"
    assert any(f.ambiguity == "BJ-18" and not f.verdict for f in young.findings)
    grown = judged("C2", day=date(2021, 12, 1), form__id_number="", page__id_number="", **born)
    assert verdict(grown, "category") == "cannot_tell category_unproven"


def test_bj_19_a_missing_paper_of_the_parent_leaves_the_whole_ground_unproven() -> None:
    papers = [PAPERS[n] for n in PACKETS["C1"] if not n.startswith("parent")]
    result = judge(examples.packet(papers, student=Student("证件样本", category="C1")), BEIJING, DAY)
    assert verdict(result, "hukou_parent") == "not_met missing"
    assert "category_unproven" in details(result, "hukou_parent")


def test_bj_20_what_goes_out_always_says_hukoubu_quotes_stay_as_printed() -> None:
    spoken = "".join(r.says + r.bring for r in BEIJING.requirement) + everything_said(judged("nothing"))
    assert "户口薄" not in spoken
    assert "户口薄" in "".join(r.cite for r in BEIJING.requirement)


def test_bj_21_the_form_is_taken_by_content_not_by_layout() -> None:
    form = next(r for r in BEIJING.requirement if r.id == "enrolment_form")
    assert form.paper == ("enrolment_form",)
    assert not {"layout", "edition"} & set(form.parameters)


@pytest.mark.parametrize("school", ["北京样本职业学校", "样本大学", "样本幼儿园"])
def test_bj_22_a_school_outside_the_notices_words_is_for_a_person(school: str) -> None:
    assert (
        verdict(judged("BJ_HUKOU", form__school=school), "enrolment_form") == "cannot_tell category_unproven"
    )


def test_bj_22_a_senior_pupil_is_past_compulsory_education() -> None:
    assert verdict(judged("C5", form__class_name="高二3班"), "category") == "cannot_tell category_unproven"
    assert judged("C5", form__class_name="初二3班").verdict == "complete"


def test_bj_23_ninety_days_count_from_an_event_a_person_names() -> None:
    start, paid = date(2021, 3, 1), date(2021, 6, 10)
    assert late_joiner(BEIJING, start, date(2021, 5, 30), paid) == Covered(
        date(2021, 6, 1), date(2021, 12, 31)
    )
    late = late_joiner(BEIJING, start, date(2021, 5, 31), paid)
    assert isinstance(late, Unsettled)
    assert late.open == "BJ-23"


def test_bj_24_the_notice_gives_no_deadline_and_the_pack_invents_none() -> None:
    assert (BEIJING.window.opens, BEIJING.window.closes) == (None, None)


def test_bj_25_every_result_says_for_which_year_it_was_judged() -> None:
    for name in PACKETS:
        assert any("2021 年度" in note.zh for note in judged(name).notes)


def test_bj_26_everyone_is_asked_only_c4_and_c6_hand_in_the_pledge() -> None:
    for status in BEIJING.status:
        for category in BEIJING.category:
            asked = {r.id for r in BEIJING.listed(status.id, category.id, DAY)}
            assert "no_other_insurance" in asked
            assert ("no_insurance_pledge" in asked) == (status.id == "new" and category.id in {"C4", "C6"})


def guangzhou(
    status: str, answers: dict[str, bool] | None = None, **dates: str
) -> Covered | Refused | Unsettled:
    return coverage(GUANGZHOU, status, dates, answers)


def test_gz_01_an_entrant_insured_here_before_counts_as_continuing() -> None:
    found = guangzhou("autumn_entrant", {"insured_here_before": True}, paid_on="2023-10-08")
    assert isinstance(found, Covered)
    assert (found.since, found.until) == (date(2024, 1, 1), date(2024, 12, 31))
    assert "原来的参保" in found.notes[0].zh


def test_gz_02_who_qualifies_within_the_year_is_for_a_person() -> None:
    assert isinstance(guangzhou("mid_year", paid_on="2024-04-30"), Unsettled)
    found = guangzhou("mid_year", {"qualifies_mid_year": True}, paid_on="2024-04-30", arrived_on="2024-05-02")
    assert found == Covered(date(2024, 6, 1), date(2024, 12, 31))


def test_gz_03_a_december_payment_never_prints_an_inverted_interval() -> None:
    found = guangzhou("mid_year", {"qualifies_mid_year": True}, paid_on="2024-12-10")
    assert isinstance(found, Unsettled)
    assert found.open == "GZ-3"


def test_gz_04_a_spring_entrant_after_june_is_for_a_person() -> None:
    on_time = guangzhou("spring_entrant", enrolled_on="2024-03-01", paid_on="2024-06-30")
    assert on_time == Covered(date(2024, 3, 1), date(2024, 12, 31))
    late = guangzhou("spring_entrant", enrolled_on="2024-03-01", paid_on="2024-07-01")
    assert isinstance(late, Unsettled)
    assert late.open == "GZ-4"


def test_gz_05_registering_and_paying_are_both_tested_against_the_window() -> None:
    good = guangzhou("autumn_entrant", registered_on="2023-09-20", paid_on="2023-10-08")
    assert good == Covered(date(2023, 9, 1), date(2024, 12, 31))
    assert isinstance(guangzhou("autumn_entrant", registered_on="2023-12-21", paid_on="2023-12-20"), Refused)
    assert isinstance(guangzhou("autumn_entrant", paid_on="2023-12-21"), Refused)
    assert guangzhou("continuing", paid_on="2023-12-20") == Covered(date(2024, 1, 1), date(2024, 12, 31))


def at_guangzhou(packet: Packet) -> Judged:
    return judge(packet, GUANGZHOU, date(2023, 10, 8))


def test_gz_06_an_ordinary_student_is_never_told_to_apply_for_aid() -> None:
    row = Student("证件样本", "440184201706210284", status="continuing")
    assert verdict(at_guangzhou(Packet("x", (), student=row)), "aid_certificate") == "not asked"


def test_gz_07_the_schools_aid_list_is_proof_enough() -> None:
    row = Student("证件样本", "440184201706210284", status="continuing", category="AIDED")
    result = at_guangzhou(Packet("x", (), student=row))
    assert verdict(result, "aid_certificate") == "met"
    assert result.verdict == "complete"


@pytest.mark.parametrize("label", ["建档立卡贫困人口", "脱贫人口", "监测对象"])
def test_gz_08_old_and_new_labels_of_poverty_are_for_a_person(label: str) -> None:
    proof = {"kind": "aid_certificate", "name": "证件样本", "aid_type": label}
    assert (
        verdict(at_guangzhou(examples.packet([proof])), "aid_certificate") == "cannot_tell category_unproven"
    )


def test_gz_09_a_hong_kong_student_enrols_by_being_enrolled() -> None:
    permit = {"kind": "hmt_residence_permit", "name": "证件样本", "id_number": "810000199408230021"}
    proof = {"kind": "student_certificate", "name": "证件样本", "enrolment_date": "2023-09-01"}
    result = at_guangzhou(examples.packet([proof, permit]))
    assert (verdict(result, "identity"), verdict(result, "student_status")) == ("met", "met")


@pytest.mark.parametrize("mode", ["非全日制", "交换生", "休学"])
def test_gz_10_who_is_not_plainly_full_time_is_for_a_person(mode: str) -> None:
    proof = {"kind": "student_certificate", "name": "证件样本", "study_mode": mode}
    assert (
        verdict(at_guangzhou(examples.packet([proof])), "student_status") == "cannot_tell category_unproven"
    )


def test_gz_11_tables_that_are_empty_in_the_leaflet_stay_empty() -> None:
    assert GUANGZHOU.banks.named == ()
    assert GUANGZHOU.banks.open_list


def test_gz_12_clauses_are_quoted_in_the_reconstructed_order() -> None:
    assert [r.clause for r in GUANGZHOU.requirement] == ["一", "四（一）", "二（一）", "四（二）", "二（二）"]


def test_gz_13_typing_slips_are_put_right_in_quotes() -> None:
    quotes = "".join(b.cite for b in GUANGZHOU.benefit)
    assert "27种）" in quotes
    assert "27种 )" not in quotes


def test_gz_14_the_leaflets_own_disclaimer_stands_on_every_result() -> None:
    assert any("以最新公布的政策为准" in note.zh for note in at_guangzhou(Packet("x", ())).notes)


def test_gz_15_fee_and_subsidy_make_the_sum_the_leaflet_does_not_print() -> None:
    assert (GUANGZHOU.fee.personal or 0) + (GUANGZHOU.fee.subsidy or 0) == 1369


def test_gz_16_a_roster_line_is_enough_no_paper_is_asked() -> None:
    row = Student("证件样本", "440184201706210284", "会计1班", status="continuing")
    assert at_guangzhou(Packet("x", (), student=row)).verdict == "complete"
