"""Truth against reading: right kind, exact fields, accepted values, and the gravest error: wrong and
accepted."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from benchmarks.cases import Case
from extractors import discover
from extractors.records import Document, Field
from samples.shots import Shot

NUMBERS = frozenset(
    {
        "id_number",
        "card_number",
        "birth_date",
        "social_security_number",
        "mother_id_number",
        "father_id_number",
        "person1_id_number",
        "person2_id_number",
        "passport_number",
        "bank_account",
        "birth_time",
        "mrz",
    }
)
NAMES = frozenset(
    {
        "name",
        "name_latin",
        "householder_name",
        "former_name",
        "holder_name",
        "child_name",
        "mother_name",
        "father_name",
        "children",
        "surname",
        "given_names",
        "name_local",
        "person1_name",
        "person2_name",
        "male_name",
        "female_name",
        "child_names",
        "custody_to",
        "adopter_names",
        "adoptee_name",
        "researcher_name",
        "guardian_name",
        "parent_names",
        "employee_name",
        "soldier_name",
    }
)
ADDRESSES = frozenset({"address", "birth_place", "moved_to_city", "moved_to_address"})
GOALS = {
    "kind": {"scan": 0.99, "phone": 0.97},
    "number": {"scan": 0.995, "phone": 0.985},
    "name": {"scan": 0.99, "phone": 0.98},
    "address": {"scan": 0.98, "phone": 0.96},
    "other": {"scan": 0.97, "phone": 0.94},
}


class Sheet(Protocol):
    """What the tables need to know of a page: a drawn `Case` or a labelled picture."""

    @property
    def paper(self) -> str: ...
    @property
    def layout(self) -> str: ...
    @property
    def condition(self) -> str: ...
    @property
    def group(self) -> str: ...
    @property
    def label(self) -> str: ...


@dataclass(frozen=True)
class Mark:
    """What became of one field of one page; `outcome` is exact, wrong, absent or invented."""

    case: Sheet
    kind: str
    field: str
    outcome: str
    accepted: bool
    truth: str = ""
    got: str = ""
    raw: str = ""
    confidence: float | None = None
    signals: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def sort(self) -> str:
        """kind, number, name, address or other: the rows of the goals."""
        if self.field in ("kind", ""):
            return "kind"
        groups = (("number", NUMBERS), ("name", NAMES), ("address", ADDRESSES))
        return next((name for name, fields in groups if self.field in fields), "other")

    @property
    def gravest(self) -> bool:
        return self.accepted and self.outcome in ("wrong", "invented") and self.field != "kind"

    @property
    def cause(self) -> str:
        """A first guess at why, from the texts alone; a person looks at the picture."""
        if self.field == "kind":
            return "kind"
        if self.outcome in ("absent", "invented"):
            return self.outcome
        if self.got and (self.got in self.truth or self.truth in self.got):
            return "cut short" if len(self.got) < len(self.truth) else "neighbour joined"
        if len(self.got) == len(self.truth):
            apart = sum(a != b for a, b in zip(self.got, self.truth, strict=True))
            return f"{apart} sign(s) misread"
        return "other text"


def _plain(value: object) -> str:
    if isinstance(value, tuple | list):
        return "|".join(str(one) for one in value)
    return str(value)


def marks(case: Case, shot: Shot, documents: Sequence[Document], seconds: float) -> list[Mark]:
    """All marks of one page: one for its kinds, one for every field that stands on it or was read from it."""
    kinds = tuple(sorted({document.kind for document in documents}))
    wanted, got = "+".join(case.kinds), "+".join(kinds)
    right = "exact" if kinds == case.kinds else "wrong"
    raw = "/".join(document.why[0] if document.why else "" for document in documents)
    found = [Mark(case, wanted, "kind", right, False, wanted, got, raw, seconds=seconds)]
    for kind in set(case.kinds) - {"unknown", "blank"}:
        truth: dict[str, str] = {}
        for paper in shot.papers:
            if paper.kind == kind:
                truth |= {key: _plain(value) for key, value in paper.fields.items()}
        read: dict[str, Field] = {}
        for document in documents:
            if document.kind == kind:
                read |= {key: value for key, value in document.fields.items() if key not in read}
        found += _fields(case, kind, truth, read)
    return found


def _fields(case: Case, kind: str, truth: Mapping[str, str], read: Mapping[str, Field]) -> Iterable[Mark]:
    known = _known(kind)
    for key in sorted(truth.keys() | (read.keys() & known)):
        field = read.get(key)
        if field is None:
            yield Mark(case, kind, key, "absent", False, truth[key])
            continue
        got = _plain(field.value)
        outcome = "invented" if key not in truth else "exact" if got == truth[key] else "wrong"
        yield Mark(
            case,
            kind,
            key,
            outcome,
            field.accepted,
            truth.get(key, ""),
            got,
            field.raw,
            field.confidence,
            field.signals,
        )


@cache
def _known(kind: str) -> frozenset[str]:
    """Every field the kind's drawing ever prints: what else a reader finds is not judged."""
    module = discover.room("samples.papers")[kind]
    return frozenset(name for seed in range(12) for name in module.invent(random.Random(seed)))
