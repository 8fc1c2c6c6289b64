"""What happens at the desk: taking, correcting, deciding, undoing, through the real pages and the real
store.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.records import Box
from tests.review.stored import bank_card, field, register_page, store


def requirement(packet, name):
    from pipeline.ledger.models import Packet
    from pipeline.review.gather import gather

    shown = gather(Packet.objects.get(pk=packet))
    return next(one for one in shown.requirements if one.id == name)


def version_of(packet):
    from pipeline.ledger.desk import seen_now

    return seen_now(packet)


def post(client, packet, deed, **form):
    form.setdefault("version", version_of(packet))
    return client.post(f"/packet/{packet}/{deed}/", form)


def post_and_look(client, packet, deed, **form):
    form.setdefault("version", version_of(packet))
    return client.post(f"/packet/{packet}/{deed}/", form, follow=True).content.decode()


def value_row(packet, field, **wanted):
    from pipeline.ledger.models import ValueRow

    return ValueRow.objects.get(document__packet=packet, field=field, is_current=True, **wanted)


@pytest.fixture
def desk(as_role, packet):
    """A reviewer who has opened the packet."""
    client = as_role("reviewer", name="wang")
    client.get(f"/packet/{packet}/")
    return client


def correct(desk, packet, field="card_number", value="6217000010001234566"):
    row = value_row(packet, field)
    return post(desk, packet, "correct", document=row.document_id, field=field, value=value)


def test_the_second_person_can_only_look(desk, as_role, packet):
    page = as_role("reviewer", name="lin").get(f"/packet/{packet}/").content.decode()
    assert "wang 正在处理" in page
    assert f"/packet/{packet}/correct/" not in page


def test_a_doubtful_number_confirmed_by_a_person_changes_the_verdict_at_once(desk, packet):
    assert requirement(packet, "bank_card").verdict == "cannot_tell"
    correct(desk, packet)
    assert requirement(packet, "bank_card").verdict == "met"


def test_a_correction_keeps_what_was_read_and_who_changed_it(desk, packet):
    correct(desk, packet)
    row = value_row(packet, "card_number")
    assert (row.source, row.person.username, row.value) == ("person", "wang", "6217000010001234566")
    assert row.replaces.value == "6217000010001234560" and not row.replaces.is_current


def test_a_page_opened_before_the_last_change_cannot_write_over_it(desk, packet):
    old = version_of(packet)
    correct(desk, packet)
    row = value_row(packet, "card_number")
    form = {"document": row.document_id, "field": "card_number", "value": "1", "version": old}
    page = desk.post(f"/packet/{packet}/correct/", form, follow=True).content.decode()
    assert "有变动" in page
    assert value_row(packet, "card_number").value == "6217000010001234566"


def test_a_value_that_was_not_read_is_added(desk, packet):
    document = value_row(packet, "card_number").document_id
    form = {"document": document, "field": "valid_thru", "value": "08/26"}
    assert post(desk, packet, "correct", **form).status_code == 302
    row = value_row(packet, "valid_thru")
    assert (row.value, row.source, len(row.box)) == ("08/26", "person", 4)


def test_a_packet_judged_again_since_the_page_was_opened_is_shown_anew_first(desk, packet):
    from pipeline.work import rejudge

    old = version_of(packet)
    rejudge(packet)
    form = {"outcome": "incomplete", "reason": "缺照片", "version": old}
    page = desk.post(f"/packet/{packet}/decide/", form, follow=True).content.decode()
    assert "有变动" in page


def test_a_paper_that_was_read_again_meanwhile_is_not_corrected_blindly(desk, packet):
    row = value_row(packet, "card_number")
    type(row.document).objects.filter(pk=row.document_id).update(is_current=False)
    form = {"document": row.document_id, "field": "card_number", "value": "1"}
    assert "有变动" in post_and_look(desk, packet, "correct", **form)


def test_a_packet_that_is_still_being_read_cannot_be_opened_by_hand(as_role, db):
    from pipeline.ledger.models import Packet
    from tests.review.stored import arrive, drawn_page

    packet = arrive("一年级1班-09 测试丁", "一年级1班", {"page.jpg": drawn_page(["SPECIMEN"])})
    client = as_role("reviewer")
    assert "程序还在处理" in client.get(f"/packet/{packet}/").content.decode()
    client.post(f"/packet/{packet}/reopen/", {})
    assert Packet.objects.get(pk=packet).state == "received"


def test_what_is_no_date_is_not_saved_as_one(desk, packet):
    page = correct(desk, packet, "birth_date", "昨天")
    assert page.status_code == 302
    assert "不是日期" in desk.get(f"/packet/{packet}/").content.decode()
    assert value_row(packet, "birth_date").source == "engine"


def test_a_paper_gets_its_right_name(desk, packet):
    row = value_row(packet, "card_number")
    post(desk, packet, "paper", document=row.document_id, kind="social_security_card")
    row.document.refresh_from_db()
    assert (row.document.kind, row.document.source) == ("social_security_card", "person")


def test_a_decision_on_a_requirement_stands_beside_the_programs_verdict(desk, packet):
    post(desk, packet, "requirement", requirement="bank_card", outcome="met", reason="已对原卡")
    decided = requirement(packet, "bank_card")
    assert (decided.verdict, decided.program, decided.decision.person) == ("met", "cannot_tell", "wang")


def test_a_packet_with_open_requirements_is_not_approved(desk, packet):
    from pipeline.ledger.models import Packet

    post(desk, packet, "decide", outcome="complete")
    assert Packet.objects.get(pk=packet).state == "waiting"


def test_sending_back_closes_the_packet_and_goes_on_to_the_next(desk, packet):
    from pipeline.ledger.models import Packet

    other = store("五年级2班-05 测试甲", "五年级2班", [bank_card(), register_page("测试甲")])
    answer = post(desk, packet, "decide", outcome="incomplete", reason="")
    assert answer["Location"] == f"/packet/{other}/"
    assert Packet.objects.get(pk=packet).state == "done"


def test_undo_takes_back_step_by_step(desk, packet):
    correct(desk, packet)
    post(desk, packet, "requirement", requirement="bank_card", outcome="not_met", reason="卡已挂失")
    post(desk, packet, "undo")
    assert requirement(packet, "bank_card").decision is None
    assert value_row(packet, "card_number").source == "person"
    post(desk, packet, "undo")
    assert value_row(packet, "card_number").source == "engine"
    assert requirement(packet, "bank_card").verdict == "cannot_tell"


def test_a_decision_on_the_packet_is_taken_back(desk, packet):
    from pipeline.ledger.models import Decision, Packet

    post(desk, packet, "decide", outcome="incomplete")
    desk.post(f"/packet/{packet}/undo/", {"version": 0})
    assert Packet.objects.get(pk=packet).state == "waiting"
    assert not Decision.objects.filter(is_current=True).exists() and Decision.objects.count() == 2


def test_what_is_taken_back_stays_open_when_judged_again(desk, packet):
    from pipeline.ledger.models import Packet
    from pipeline.work import rejudge

    post(desk, packet, "decide", outcome="incomplete")
    desk.post(f"/packet/{packet}/undo/", {"version": 0})
    rejudge(packet)
    assert Packet.objects.get(pk=packet).state == "waiting"


def test_an_answer_put_on_record_is_judged_at_once_and_taken_back(desk, packet):
    assert requirement(packet, "no_other_insurance").verdict == "cannot_tell"
    post(desk, packet, "facts", status="", category="", no_other_insurance="yes", payment_gap="")
    assert requirement(packet, "no_other_insurance").verdict == "met"
    post(desk, packet, "undo")
    assert requirement(packet, "no_other_insurance").verdict == "cannot_tell"


def test_a_category_chosen_by_a_person_changes_the_list_of_requirements(desk, packet):
    from pipeline.ledger.models import Judgement

    post(desk, packet, "facts", status="", category="C4", no_other_insurance="")
    assert Judgement.objects.get(packet=packet, is_current=True).category == "C4"
    assert requirement(packet, "passport").verdict == "not_met"


def test_giving_back_lets_the_next_person_take_it(desk, as_role, packet):
    post(desk, packet, "let-go")
    page = as_role("reviewer", name="lin").get(f"/packet/{packet}/").content.decode()
    assert f"/packet/{packet}/correct/" in page


def test_a_claim_runs_out(desk, as_role, packet):
    from datetime import timedelta

    from django.utils import timezone

    from pipeline.ledger.models import ReviewItem

    past = timezone.now() - timedelta(seconds=1)
    ReviewItem.objects.filter(packet=packet).update(claimed_until=past)
    correct(desk, packet)
    assert value_row(packet, "card_number").source == "engine"


def test_a_set_aside_packet_says_who_and_why_and_can_be_opened_again(desk, packet):
    post(desk, packet, "decide", outcome="set_aside", reason="家长要求暂缓")
    assert "家长要求暂缓" in desk.get("/set-aside/").content.decode()
    desk.post(f"/packet/{packet}/reopen/", {})
    assert not version_of(packet).startswith("0.")


def test_the_history_tells_everything_with_old_and_new_value(desk, packet):
    correct(desk, packet)
    page = desk.get(f"/packet/{packet}/").content.decode()
    assert "6217000010001234560 → 6217000010001234566" in page


def test_the_log_holds_ids_and_field_names_but_no_values(desk, packet):
    from pipeline.ledger import audit
    from pipeline.ledger.models import AuditEntry

    correct(desk, packet)
    post(desk, packet, "decide", outcome="set_aside", reason="证件样本的照片不对")
    everything = " ".join(str(entry.detail) + entry.target for entry in AuditEntry.objects.all())
    assert "card_number" in everything
    assert not any(secret in everything for secret in ("6217", "证件样本"))
    assert audit.verify() is None


def test_a_value_that_readers_read_differently_shows_both_readings(desk):
    doubt = field("王小明", Box(0.12, 0.28, 0.3, 0.31), 0.6, sure=False, others=("王小朋",))
    other = store("五年级2班-09 王小明", "五年级2班", [bank_card(holder_name=doubt), register_page()])
    page = desk.get(f"/packet/{other}/").content.decode()
    assert "另读作：" in page and "王小朋" in page


def test_a_reading_that_is_shown_as_the_print_is_not_shown_again(desk):
    doubt = field("骆市镇", Box(0.12, 0.28, 0.3, 0.31), 0.6, sure=False, others=("路市镇",))
    other = store(
        "五年级2班-09 王小明", "五年级2班", [register_page(), bank_card(bank=replace(doubt, raw="路市镇"))]
    )
    page = desk.get(f"/packet/{other}/").content.decode()
    assert page.count("路市镇") == 1 and "另读作：" not in page
