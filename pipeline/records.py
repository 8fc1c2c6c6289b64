"""What travels on this floor: a packet of documents in, a verdict with findings out.

Frozen records; pydantic only where something comes from outside (settings, rule packs, rosters, forms).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from extractors.records import WHOLE, Box, Document, Page

RequirementVerdict = Literal["met", "not_met", "cannot_tell"]
PacketVerdict = Literal["complete", "incomplete", "review"]
Severity = Literal["info", "warn", "error"]


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence for a person, Chinese first (zh), English too (en)."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Unused:
    """A file, or part of one, that no document came from, and why: `code` is stable, `message` is for a
    person.
    """

    file: str
    code: str
    message: Message


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What a received file holds: pages in order, and what was refused with the reason."""

    pages: tuple[Page, ...]
    unused: tuple[Unused, ...] = ()


@dataclass(frozen=True, slots=True)
class Student:
    """A line of the school's roster (花名册). Every field but the name may be missing.

    `answers` holds the yes/no questions on record (`no_other_insurance`, `payment_gap`); `dates` the days on
    record (`enrolled_on`, `registered_on`, `paid_on`, `arrived_on`), `YYYY-MM-DD`.
    """

    name: str
    id_number: str | None = None
    class_name: str | None = None
    number: str | None = None
    status: str | None = None
    category: str | None = None
    contact: str | None = None
    row: int | None = None
    answers: Mapping[str, bool] = field(default_factory=dict)
    dates: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Packet:
    """One student's papers (一名学生的材料). `name` is the folder's, zip's or PDF's name."""

    name: str
    documents: tuple[Document, ...]
    unused: tuple[Unused, ...] = ()
    student: Student | None = None
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """The spot a finding rests on: file and page inside the packet, box on the upright page."""

    file: str
    page: int
    box: Box = WHOLE


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found about one requirement (核对结果).

    Exactly one finding a requirement carries its `verdict`; others add detail (`verdict` is `None`).
    `code` is one of contract section 4, `None` when all is well. `cite` quotes the clause; `ambiguity` is the
    id of the open question (`BJ-10`) that decided it, where one did.
    """

    requirement: str
    verdict: RequirementVerdict | None
    code: str | None
    message: Message
    cite: str = ""
    severity: Severity = "error"
    evidence: tuple[Evidence, ...] = ()
    ambiguity: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A packet's verdict under one rule pack on one day (结论): 材料齐 / 待补 / 需人工."""

    packet: Packet
    rules: str
    rules_version: str
    as_of: date
    status: str
    category: str | None
    category_candidates: tuple[str, ...]
    verdict: PacketVerdict
    findings: tuple[Finding, ...]
    notes: tuple[Message, ...] = ()
