"""A packet through its stages, under one name: pages in, documents in, verdict in, and back out as a record.

Every writer takes a claim and says `False` where the claim is dead; it then wrote nothing.
"""

from __future__ import annotations

from django.db import transaction

from pipeline.ledger.audit import log
from pipeline.ledger.documents import documents_of, record_documents
from pipeline.ledger.judgements import (
    effective_verdict,
    judged_of,
    packet_of,
    record_judgement,
    record_rejudgement,
)
from pipeline.ledger.models import Packet
from pipeline.ledger.models.files import State
from pipeline.ledger.pages import files_of, pages_of, record_pages
from pipeline.ledger.work import move
from pipeline.records import Message

__all__ = [
    "documents_of",
    "effective_verdict",
    "files_of",
    "judged_of",
    "packet_of",
    "pages_of",
    "record_documents",
    "record_judgement",
    "record_pages",
    "record_rejudgement",
    "set_aside",
]


def set_aside(packet_id: int, code: str, message: Message, actor: str) -> None:
    """Puts a packet aside with a reason; its files stay in the store."""
    with transaction.atomic():
        packet = Packet.objects.select_for_update().get(id=packet_id)
        packet.attempt += 1
        packet.lease_owner, packet.lease_until = "", None
        packet.reason_code, packet.reason_zh, packet.reason_en = code, message.zh, message.en
        move(packet, State.SET_ASIDE)
        packet.save()
        log(actor, "set_aside", f"packet:{packet_id}", code=code)
