"""The JSON forms of documents and verdicts: the names outside tools rely on, one object a file or packet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from extractors.records import Document, Field, Place
from pipeline.records import Evidence, Finding, Judged, Message, Unused

if TYPE_CHECKING:
    from pipeline.run import Contents

Json = dict[str, Any]


def read_json(contents: Contents, seconds: float) -> Json:
    """What `canbao read --json` prints for one file."""
    return {
        "file": contents.name,
        "documents": [document_json(document) for document in contents.documents],
        "unused": [unused_json(one) for one in contents.unused],
        "timing": timing_json(seconds, contents.pages),
    }


def judged_json(judged: Judged, seconds: float) -> Json:
    """What `canbao check --json` prints for one packet."""
    packet = judged.packet
    return {
        "packet": packet.name,
        "rules": judged.rules,
        "rules_version": judged.rules_version,
        "as_of": judged.as_of.isoformat(),
        "status": judged.status,
        "category": judged.category,
        "category_candidates": list(judged.category_candidates),
        "verdict": judged.verdict,
        "documents": [document_json(document) for document in packet.documents],
        "findings": [finding_json(finding) for finding in judged.findings],
        "unused": [unused_json(one) for one in packet.unused],
        "notes": [message_json(note) for note in judged.notes],
        "timing": timing_json(seconds, packet.pages),
    }


def document_json(document: Document) -> Json:
    """One paper: its kind, where it lies, what stands on it.

    What is absent has no key, never an empty value.
    """
    present = {name: field for name, field in document.fields.items() if field.value not in ("", ())}
    form: Json = {
        "kind": document.kind,
        "confidence": _rounded(document.confidence),
        "pages": [place_json(place) for place in document.pages],
        "fields": {name: field_json(field) for name, field in present.items()},
    }
    if document.unreadable:
        form["unreadable"] = [
            {"field": one.field, "page": one.page, "box": one.box.as_list(), "why": one.why}
            for one in document.unreadable
        ]
    return form


def place_json(place: Place) -> Json:
    """A place of a document; `face` only where the paper has more than one."""
    form: Json = {
        "file": place.file,
        "page": place.page,
        "region": place.region.as_list(),
        "rotation": place.rotation,
    }
    return form | {"face": place.face} if place.face else form


def field_json(field: Field) -> Json:
    """One value, how sure it is, and where it stands."""
    form = {
        "value": list(field.value) if isinstance(field.value, tuple) else field.value,
        "raw": field.raw,
        "confidence": _rounded(field.confidence),
        "accepted": field.accepted,
        "page": field.page,
        "box": field.box.as_list(),
        "signals": list(field.signals),
    }
    return form | {"others": list(field.others)} if field.others else form


def finding_json(finding: Finding) -> Json:
    """One thing found about one requirement."""
    return {
        "requirement": finding.requirement,
        "code": finding.code,
        "verdict": finding.verdict,
        "severity": finding.severity,
        "message": message_json(finding.message),
        "cite": finding.cite,
        "ambiguity": finding.ambiguity,
        "evidence": [evidence_json(one) for one in finding.evidence],
    }


def evidence_json(evidence: Evidence) -> Json:
    """The spot a finding rests on."""
    return {"file": evidence.file, "page": evidence.page, "box": evidence.box.as_list()}


def unused_json(unused: Unused) -> Json:
    """A file nothing came of: `reason` is the stable code, `message` is for a person."""
    return {"file": unused.file, "reason": unused.code, "message": message_json(unused.message)}


def message_json(message: Message) -> Json:
    """One sentence, Chinese and English."""
    return {"zh": message.zh, "en": message.en}


def timing_json(seconds: float, pages: int) -> Json:
    """How long it took, from opening to verdict."""
    return {"seconds": round(seconds, 3), "pages": pages}


def needs_a_person(documents: Sequence[Document], unused: Sequence[Unused]) -> bool:
    """True where what was read should not be used without a look:
    an unsure value, an unknown paper, a file unused.
    """
    unsure = any(not field.accepted for document in documents for field in document.fields.values())
    unclear = any(document.unreadable or document.kind == "unknown" for document in documents)
    return unsure or unclear or any(one.code not in ("system_file", "duplicate") for one in unused)


def _rounded(confidence: float | None) -> float | None:
    return None if confidence is None else round(confidence, 4)
