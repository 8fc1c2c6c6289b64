"""What may decide a verdict: accepted values, or two independent sources that agree. Nothing doubtful decides
alone.
"""

from datetime import date

from extractors.records import Box, Document, Place, Unreadable
from pipeline import examples, rulebook
from pipeline.facts import Facts
from pipeline.judge import judge
from pipeline.records import Packet, Student

PACK = rulebook.load("beijing-2021")
DAY = date(2021, 10, 15)
NUMBER = "11010320140315011X"
PAGE = {
    "kind": "household_register_person",
    "name": "证件样本",
    "id_number": NUMBER,
    "relation_to_householder": "子",
}
CARD = {"kind": "social_security_card", "name": "证件样本", "social_security_number": NUMBER}


def sure(paper: dict[str, object], field: str, *others: dict[str, object], name: str = "样本") -> bool:
    packet = examples.packet([paper, *others], name)
    found = Facts(packet).of(packet.documents[0], field)
    return found is not None and found.sure


def test_an_accepted_value_is_sure() -> None:
    assert sure(PAGE, "id_number")


def test_a_doubtful_value_alone_is_not() -> None:
    assert not sure(PAGE | {"doubtful": ["id_number"]}, "id_number")


def test_two_papers_that_agree_make_a_doubtful_value_sure() -> None:
    assert sure(
        PAGE | {"doubtful": ["id_number"]}, "id_number", CARD | {"doubtful": ["social_security_number"]}
    )


def test_two_scans_of_one_kind_of_paper_do_not() -> None:
    second = PAGE | {"sheet": "第二份", "doubtful": ["id_number"]}
    assert not sure(PAGE | {"doubtful": ["id_number"]}, "id_number", second)


def test_the_name_of_the_folder_is_a_second_source_for_the_name() -> None:
    assert sure(PAGE | {"doubtful": ["name"]}, "name", name="G3-07 证件样本")
    assert not sure(PAGE | {"doubtful": ["name"]}, "name", name="G3-07")


def test_the_birth_date_in_the_rosters_number_is_a_second_source() -> None:
    page = PAGE | {"birth_date": "2014-03-15", "doubtful": ["birth_date"]}
    packet = examples.packet([page], student=Student("证件样本", NUMBER))
    found = Facts(packet).of(packet.documents[0], "birth_date")
    assert found is not None
    assert found.sure


def _verdict(papers: list[dict[str, object]], requirement: str, student: Student | None = None) -> str:
    result = judge(examples.packet(papers, student=student), PACK, DAY)
    found = next(f for f in result.findings if f.requirement == requirement and f.verdict)
    return f"{found.verdict} {found.code}"


def test_a_doubtful_expiry_never_says_expired() -> None:
    assert PACK.samples
    papers = [dict(PACK.samples.paper[n]) for n in PACK.samples.packet["C3"]]
    for paper in papers:
        if paper["kind"] == "work_residence_confirmation":
            paper |= {"valid_until": "2020-01-01", "doubtful": ["valid_until"]}
    assert _verdict(papers, "work_residence_confirmation") == "cannot_tell low_confidence"


def test_a_doubtful_name_on_the_only_paper_is_never_met() -> None:
    card = CARD | {"doubtful": ["name"]}
    assert _verdict([card], "social_security_card") == "cannot_tell low_confidence"


def test_a_doubtful_number_that_differs_in_one_digit_never_says_wrong_person() -> None:
    slip = NUMBER.replace("0315", "0316")
    card = CARD | {"social_security_number": slip, "doubtful": ["social_security_number"]}
    result = _verdict([card], "social_security_card", Student("证件样本", NUMBER))
    assert result == "cannot_tell id_number_mismatch"


def test_a_document_whose_kind_is_doubtful_is_shown_to_a_person() -> None:
    assert _verdict([CARD | {"confidence": 0.4}], "social_security_card") == "cannot_tell low_confidence"


def test_a_packet_is_never_sure_of_two_children_at_once() -> None:
    other = {"kind": "birth_certificate", "child_name": "测试乙", "birth_time": "2015-11-08T08:00"}
    result = judge(Packet("样本", examples.packet([CARD, other]).documents), PACK, DAY)
    assert next(f for f in result.findings if f.requirement == "student").verdict == "cannot_tell"


def test_a_name_that_could_not_be_read_is_pointed_at() -> None:
    spot = Box(0.2, 0.1, 0.4, 0.12)
    form = Document(
        "enrolment_form", 0.99, (Place("登记表.jpg", 1),), {}, (Unreadable("name", 0, spot, "blurred"),)
    )
    result = judge(Packet("样本", (form, *examples.packet([PAGE, CARD]).documents)), PACK, DAY)
    line = next(f for f in result.findings if f.requirement == "enrolment_form" and f.verdict)
    assert (line.verdict, line.code, line.evidence[0].box) == ("cannot_tell", "unreadable", spot)
