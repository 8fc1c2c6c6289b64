"""Judging a packet: one verdict a requirement, never "not met" on a doubtful value, evidence on every
finding.
"""

from collections import Counter
from datetime import date

import pytest

from pipeline import examples, rulebook
from pipeline.judge import explain, judge
from pipeline.records import Judged, Message, Packet, Student, Unused
from pipeline.rulepack import RulePack

DAY = date(2021, 10, 15)
PACK = rulebook.load("beijing-2021")
PAPERS = PACK.samples.paper if PACK.samples else {}
PACKETS = PACK.samples.packet if PACK.samples else {}


def handed_in(
    name: str, *, without: tuple[str, ...] = (), name_of_folder: str = "样本", **changes: object
) -> Packet:
    """A sample packet, some papers left out, some fields changed (`form__signed=False`)."""
    papers = {n: dict(PAPERS[n]) for n in PACKETS[name] if n not in without}
    for path, value in changes.items():
        paper, field = path.split("__")
        papers[paper][field] = value
    return examples.packet(papers.values(), name_of_folder)


def judged(packet: Packet, pack: RulePack = PACK, day: date = DAY) -> Judged:
    return judge(packet, pack, day)


def verdict(result: Judged, requirement: str) -> str:
    found = [f for f in result.findings if f.requirement == requirement and f.verdict]
    assert len(found) == 1, requirement
    return f"{found[0].verdict} {found[0].code}" if found[0].code else str(found[0].verdict)


@pytest.mark.parametrize("name", [n for n in PACKETS if n not in {"nothing", "C8"}])
def test_a_whole_packet_of_every_category_is_complete_and_its_category_is_found(name: str) -> None:
    result = judged(handed_in(name))
    assert result.verdict == "complete", [f for f in result.findings if f.verdict not in {None, "met"}]
    assert result.category == (None if name == "transfer" else name.split("_")[0] if name[0] == "C" else name)


def test_the_level_of_a_military_unit_is_always_for_a_person() -> None:
    result = judged(handed_in("C8"))
    assert result.verdict == "review"
    assert verdict(result, "military_unit_certificate") == "cannot_tell wrong_issuer"


@pytest.mark.parametrize("name", PACKETS)
def test_every_requirement_of_the_list_has_exactly_one_finding_with_a_verdict(name: str) -> None:
    result = judged(handed_in(name))
    listed = Counter(f.requirement for f in result.findings if f.verdict)
    assert set(listed.values()) <= {1}
    assert {"no_other_insurance"} <= set(listed)


def test_every_finding_about_a_paper_points_at_file_page_and_box() -> None:
    result = judged(handed_in("C7", card__card_type="credit"))
    for finding in result.findings:
        if finding.verdict and finding.requirement != "no_other_insurance":
            assert finding.evidence, finding.requirement
    card = next(f for f in result.findings if f.code == "credit_card")
    assert (card.evidence[0].file, card.evidence[0].page) == ("bank_card.jpg", 1)
    assert card.evidence[0].box.as_list() == [0.3, 0.3, 0.6, 0.35]


def test_every_finding_cites_its_clause_and_speaks_both_languages() -> None:
    result = judged(handed_in("nothing"))
    asked = [f for f in result.findings if f.verdict == "not_met"]
    assert asked
    for finding in asked:
        assert finding.cite
        assert finding.message.zh
        assert finding.message.en


def test_a_missing_paper_is_surely_missing_when_every_page_was_recognised() -> None:
    assert verdict(judged(handed_in("BJ_HUKOU", without=("card",))), "bank_card") == "not_met missing"


def test_a_page_nobody_could_recognise_may_be_the_missing_paper() -> None:
    packet = handed_in("BJ_HUKOU", without=("card",))
    unknown = examples.document(PAPERS["unknown_page"])
    result = judged(Packet("样本", (*packet.documents, unknown)))
    assert verdict(result, "bank_card") == "cannot_tell missing"
    assert result.verdict == "review"


def test_a_file_that_could_not_be_opened_may_be_the_missing_paper_but_a_note_may_not() -> None:
    packet = handed_in("BJ_HUKOU", without=("card",))
    locked = Unused("扫描.pdf", "encrypted", Message("打不开", "locked"))
    note = Unused("notes.txt", "unsupported_type", Message("不支持", "unsupported"))
    assert verdict(judged(Packet("样本", packet.documents, (locked,))), "bank_card") == "cannot_tell missing"
    assert verdict(judged(Packet("样本", packet.documents, (note,))), "bank_card") == "not_met missing"


def test_a_page_inside_a_pdf_cannot_be_the_missing_photo_file() -> None:
    packet = handed_in("BJ_HUKOU", without=("photo",))
    page = examples.document({"kind": "unknown", "sheet": "扫描.pdf#3"})
    assert verdict(judged(Packet("样本", (*packet.documents, page))), "id_photo") == "not_met missing"


def test_a_paper_that_expires_today_is_still_valid() -> None:
    assert (
        verdict(
            judged(handed_in("C3", confirmation__valid_until="2021-10-15")), "work_residence_confirmation"
        )
        == "met"
    )
    tomorrow = judged(handed_in("C3", confirmation__valid_until="2021-10-15"), day=date(2021, 10, 16))
    assert verdict(tomorrow, "work_residence_confirmation") == "not_met expired"


def test_the_version_of_the_rules_stands_on_the_verdict() -> None:
    result = judged(handed_in("BJ_HUKOU"))
    assert (result.rules, result.rules_version, result.as_of) == ("beijing-2021", PACK.version, DAY)


def test_the_same_packet_always_gets_the_same_verdict() -> None:
    assert judged(handed_in("C7")) == judged(handed_in("C7"))


def test_an_empty_packet_lacks_everything_and_breaks_nothing() -> None:
    assert judged(Packet("空", ())).verdict == "incomplete"


def test_a_social_security_card_alone_is_a_transfer() -> None:
    result = judged(handed_in("transfer"))
    assert (result.status, result.verdict) == ("transfer", "complete")


def test_a_social_security_card_beside_a_form_does_not_make_a_new_student_a_transfer() -> None:
    packet = handed_in("BJ_HUKOU")
    extra = examples.document(PAPERS["social"])
    result = judged(Packet("样本", (*packet.documents, extra)))
    assert (result.status, result.verdict) == ("new", "complete")


def test_a_lapsed_student_is_always_shown_to_a_person() -> None:
    packet = handed_in("transfer", social__gap_years=["2020"])
    row = Student("证件样本", "11010320140315011X", status="lapsed")
    result = judged(Packet("样本", packet.documents, student=row))
    assert verdict(result, "social_security_card") == "met"
    assert verdict(result, "status") == "cannot_tell category_unproven"
    assert result.verdict == "review"


def test_a_renewal_in_the_same_school_needs_no_paper() -> None:
    row = Student("证件样本", status="本校续保")
    assert judged(Packet("样本", (), student=row)).verdict == "complete"


def test_a_status_the_pack_does_not_know_is_asked_not_guessed() -> None:
    packet = handed_in("BJ_HUKOU")
    row = Student("证件样本", "11010320140315011X", status="走读")
    result = judged(Packet("样本", packet.documents, student=row))
    assert verdict(result, "status") == "cannot_tell category_unproven"


def test_explain_says_for_each_requirement_why() -> None:
    lines = explain(judged(handed_in("BJ_HUKOU", without=("card",))))
    assert any(line.zh.startswith("不合格｜bank_card｜未见学生本人储蓄卡复印件") for line in lines)
    assert any(line.en.startswith("met | id_photo") for line in lines)
