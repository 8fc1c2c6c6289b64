"""The desk: a person takes a packet, corrects values, names papers, decides, takes a step back.

Each step is one transaction. Two locks keep people apart: the claim (one holder until a time) and what the
page showed (a page opened earlier cannot write over a later one). Whether somebody *may* is not asked here
but in `pipeline.decide`.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from extractors.records import WHOLE
from pipeline.ledger import audit
from pipeline.ledger.keys import keyring
from pipeline.ledger.models import (
    AuditEntry,
    Decision,
    DocumentRow,
    Judgement,
    Packet,
    ReviewItem,
    ValueRow,
)
from pipeline.ledger.models.files import State
from pipeline.ledger.work import move
from pipeline.records import Message
from pipeline.settings import load

Value = str | bool | list[str] | None
SET_ASIDE_BY_PERSON = "set_aside_by_person"
_STATE_AFTER = {"complete": State.DONE, "incomplete": State.DONE, "set_aside": State.SET_ASIDE}
_TAKEN_BACK = ("reopened", "withdrawn")
"""Outcomes that only say that an earlier decision no longer holds; they decide nothing themselves."""


class DeskError(Exception):
    """The step cannot be done; `message` says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(f"{message.zh} {message.en}")
        self.message = message


class StaleError(DeskError):
    """Somebody changed the packet since the page was opened, or the claim ran out."""

    def __init__(self) -> None:
        super().__init__(
            Message(
                "这份材料在您打开之后有变动，或领取已到期；已重新载入，请再看一遍。",
                "The packet changed after you opened it, or your claim ran out; please look once more.",
            )
        )


def _until() -> datetime:
    return timezone.now() + timedelta(minutes=load().lease_minutes)


def _free_for(user: User) -> Q:
    return Q(claimed_by=None) | Q(claimed_by=user) | Q(claimed_until__lte=timezone.now())


def take(packet_id: int, user: User) -> bool:
    """Claims the open item of a packet for this person, or renews the claim; `False` where another holds
    it.
    """
    items = ReviewItem.objects.filter(packet=packet_id, is_open=True)
    return bool(items.filter(_free_for(user)).update(claimed_by=user, claimed_until=_until()))


def let_go(packet_id: int, user: User) -> None:
    """Gives a claimed packet back to the queue."""
    ReviewItem.objects.filter(packet=packet_id, is_open=True, claimed_by=user).update(
        claimed_by=None, claimed_until=None
    )


def seen_now(packet_id: int) -> str:
    """What a page shows of a packet, as a token: the item's version and the judgement."""
    version = (
        ReviewItem.objects.filter(packet=packet_id, is_open=True).values_list("version", flat=True).first()
    )
    judgement = (
        Judgement.objects.filter(packet=packet_id, is_current=True).values_list("pk", flat=True).first()
    )
    return f"{version or 0}.{judgement or 0}"


def _step(packet_id: int, user: User, seen: str) -> ReviewItem:
    """Makes sure this person holds the packet as they saw it, and moves the version on."""
    held = ReviewItem.objects.select_for_update().filter(
        packet=packet_id, is_open=True, claimed_by=user, claimed_until__gt=timezone.now()
    )
    item = held.first()
    if item is None or seen != seen_now(packet_id):
        raise StaleError
    held.update(version=F("version") + 1, claimed_until=_until())
    return item


def _current_document(packet_id: int, document_id: int) -> DocumentRow:
    """The paper as it was last read; new files may have replaced it since the page was opened."""
    rows = DocumentRow.objects.select_for_update().filter(pk=document_id, packet=packet_id, is_current=True)
    document = rows.first()
    if document is None:
        raise StaleError
    return document


@transaction.atomic
def correct_value(
    packet_id: int, document_id: int, field: str, value: Value, *, user: User, reason: str, seen: str
) -> ValueRow:
    """Puts a person's value beside the one that was read; the old row stays, later readings leave this one
    alone.
    """
    _step(packet_id, user, seen)
    document = _current_document(packet_id, document_id)
    old = document.values.filter(field=field, is_current=True).first()
    page, box = (old.page, old.box) if old else _spot(document, field)
    document.values.filter(field=field, is_current=True).update(is_current=False)
    row = ValueRow.objects.create(
        document=document,
        field=field,
        value=value,
        raw=old.raw if old else "",
        value_index=keyring().index(value) if isinstance(value, str) and value else "",
        confidence=1.0,
        accepted=True,
        page=page,
        box=box,
        source="person",
        person=user,
        reason=reason or None,
        replaces=old,
    )
    audit.log(
        user.get_username(), "value_corrected", f"packet:{packet_id}", document=document_id, field=field
    )
    return row


def _spot(document: DocumentRow, field: str) -> tuple[int, list[float]]:
    """Where the print stands that the program saw and could not read; else the paper as a whole."""
    for one in document.unreadable or ():
        if one.get("field") == field:
            return int(one.get("page", 0)), list(one["box"])
    place = document.places.order_by("index").first()
    return 0, list(place.region) if place and place.region else WHOLE.as_list()


@transaction.atomic
def set_kind(packet_id: int, document_id: int, kind: str, *, user: User, seen: str) -> None:
    """Says what a paper is. The log keeps what the program took it for."""
    _step(packet_id, user, seen)
    document = _current_document(packet_id, document_id)
    was = {"kind": document.kind, "source": document.source, "confidence": document.confidence}
    document.kind, document.source, document.confidence = kind, "person", 1.0
    document.save(update_fields=["kind", "source", "confidence"])
    audit.log(
        user.get_username(), "kind_changed", f"packet:{packet_id}", document=document_id, kind=kind, was=was
    )


@transaction.atomic
def set_facts(
    packet_id: int, status: str, category: str, answers: dict[str, bool], *, user: User, seen: str
) -> None:
    """Puts on record what only a person knows: status and category (empty: the papers decide), answers."""
    _step(packet_id, user, seen)
    packet = Packet.objects.select_for_update().get(pk=packet_id)
    was = {"status": packet.status, "category": packet.category, "answers": packet.answers or {}}
    packet.status, packet.category, packet.answers = status, category, answers or None
    packet.save(update_fields=["status", "category", "answers", "changed"])
    audit.log(
        user.get_username(), "facts_set", f"packet:{packet_id}", status=status, category=category, was=was
    )


@transaction.atomic
def decide(packet_id: int, requirement: str, outcome: str, *, user: User, reason: str, seen: str) -> Decision:
    """Writes a decision down: on one requirement (`met`, `not_met`, `withdrawn`), or on the packet
    (`requirement` "").
    """
    item = _step(packet_id, user, seen)
    decision = _write_decision(packet_id, requirement, outcome, user, reason, item)
    if not requirement:
        _close(packet_id, outcome, reason, item)
    return decision


def _write_decision(
    packet_id: int, requirement: str, outcome: str, user: User, reason: str, item: ReviewItem
) -> Decision:
    Decision.objects.filter(packet=packet_id, requirement=requirement, is_current=True).update(
        is_current=False
    )
    decision = Decision.objects.create(
        packet_id=packet_id,
        requirement=requirement,
        item=item,
        judgement=Judgement.objects.filter(packet=packet_id, is_current=True).first(),
        person=user,
        outcome=outcome,
        reason=reason,
        is_current=outcome not in _TAKEN_BACK,
    )
    audit.log(user.get_username(), "decided", f"packet:{packet_id}", requirement=requirement, outcome=outcome)
    return decision


def _close(packet_id: int, outcome: str, reason: str, item: ReviewItem) -> None:
    item.is_open, item.closed, item.claimed_by, item.claimed_until = False, timezone.now(), None, None
    item.save(update_fields=["is_open", "closed", "claimed_by", "claimed_until"])
    packet = Packet.objects.select_for_update().get(pk=packet_id)
    move(packet, _STATE_AFTER[outcome])
    packet.reason_code = SET_ASIDE_BY_PERSON if outcome == "set_aside" else ""
    packet.reason_zh = packet.reason_en = reason if outcome == "set_aside" else None
    packet.save()


@transaction.atomic
def reopen(packet_id: int, user: User, reason: str = "") -> ReviewItem:
    """Puts a packet that is done or set aside back on this person's desk; its decision is taken back by a new
    row.
    """
    packet = Packet.objects.select_for_update().get(pk=packet_id)
    item = ReviewItem.objects.filter(packet=packet_id).order_by("-pk").first()
    if item is None:
        item = ReviewItem(packet=packet, cause="verdict")
    item.is_open, item.closed, item.claimed_by, item.claimed_until = True, None, user, _until()
    item.version += 1
    item.save()
    if Decision.objects.filter(packet=packet_id, requirement="", is_current=True).exists():
        _write_decision(packet_id, "", "reopened", user, reason, item)
    packet.reason_code, packet.reason_zh, packet.reason_en = "", None, None
    move(packet, State.WAITING)
    packet.save()
    return item


@transaction.atomic
def undo(packet_id: int, user: User, seen: str) -> str:
    """Takes back the newest step of this person on the packet; says which: value, kind, decision, packet or
    nothing.
    """
    is_open = ReviewItem.objects.filter(packet=packet_id, is_open=True).exists()
    mine = Decision.objects.filter(packet=packet_id, requirement="", is_current=True, person=user)
    if not is_open and mine.exists():
        reopen(packet_id, user)
        return "packet"
    item = _step(packet_id, user, seen)
    steps = [
        *_value_steps(packet_id, user),
        *_decision_steps(packet_id, user),
        *_logged_steps(packet_id, user),
    ]
    if not steps:
        return "nothing"
    _at, what, row = max(steps, key=lambda step: step[0])
    if isinstance(row, ValueRow):
        _take_value_back(row, user, packet_id)
    elif isinstance(row, Decision):
        _write_decision(packet_id, row.requirement, "withdrawn", user, "", item)
    elif what == "kind":
        _take_kind_back(row, user, packet_id)
    else:
        _take_facts_back(row, user, packet_id)
    return what


def _value_steps(packet_id: int, user: User) -> list[tuple[datetime, str, Any]]:
    rows = ValueRow.objects.filter(document__packet=packet_id, is_current=True, source="person", person=user)
    return [(row.created, "value", row) for row in rows.select_related("replaces")]


def _decision_steps(packet_id: int, user: User) -> list[tuple[datetime, str, Any]]:
    rows = Decision.objects.filter(packet=packet_id, is_current=True, person=user).exclude(requirement="")
    return [(row.created, "decision", row) for row in rows]


def _logged_steps(packet_id: int, user: User) -> list[tuple[datetime, str, Any]]:
    """The newest change of each paper's kind and of the facts on record, where it still stands."""
    undone = {"kind_changed": "kind_taken_back", "facts_set": "facts_taken_back"}
    actions = (*undone, *undone.values())
    entries = AuditEntry.objects.filter(target=f"packet:{packet_id}", action__in=actions).order_by("pk")
    newest = {entry.detail.get("document"): entry for entry in entries}
    return [
        (entry.at, "kind" if entry.action == "kind_changed" else "facts", entry)
        for entry in newest.values()
        if entry.action in undone and entry.actor == user.get_username()
    ]


def _take_value_back(row: ValueRow, user: User, packet_id: int) -> None:
    ValueRow.objects.filter(pk=row.pk).update(is_current=False)
    if row.replaces_id is not None:
        ValueRow.objects.filter(pk=row.replaces_id).update(is_current=True)
    audit.log(
        user.get_username(),
        "value_taken_back",
        f"packet:{packet_id}",
        document=row.document_id,
        field=row.field,
    )


def _take_kind_back(entry: AuditEntry, user: User, packet_id: int) -> None:
    document, was = entry.detail["document"], entry.detail["was"]
    DocumentRow.objects.filter(pk=document, packet=packet_id).update(**was)
    audit.log(
        user.get_username(), "kind_taken_back", f"packet:{packet_id}", document=document, kind=was["kind"]
    )


def _take_facts_back(entry: AuditEntry, user: User, packet_id: int) -> None:
    was = entry.detail["was"]
    packet = Packet.objects.select_for_update().get(pk=packet_id)
    packet.status, packet.category, packet.answers = was["status"], was["category"], was["answers"] or None
    packet.save(update_fields=["status", "category", "answers", "changed"])
    audit.log(user.get_username(), "facts_taken_back", f"packet:{packet_id}")
