"""The tables of the ledger, in the order a paper meets them."""

from pipeline.ledger.models.files import Arrival, Batch, Blob, Packet, PagePicture, SourceFile
from pipeline.ledger.models.house import AuditEntry, Beat, Erasure, Lease, NightlyReport
from pipeline.ledger.models.people import Decision, ReviewItem, Student
from pipeline.ledger.models.reading import DocumentPage, DocumentRow, ValueRow
from pipeline.ledger.models.verdicts import FindingRow, Judgement

__all__ = [
    "Arrival",
    "AuditEntry",
    "Batch",
    "Beat",
    "Blob",
    "Decision",
    "DocumentPage",
    "DocumentRow",
    "Erasure",
    "FindingRow",
    "Judgement",
    "Lease",
    "NightlyReport",
    "Packet",
    "PagePicture",
    "ReviewItem",
    "SourceFile",
    "Student",
    "ValueRow",
]
