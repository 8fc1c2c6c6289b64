"""Which line of the roster a packet belongs to (对号): two agreeing signals, or a person decides.

The signals are the ID number on a paper, a name on a paper, the name in the packet's own name, and class or
number there. One alone is a hint; two children of one name, or one number on two lines, is a question.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.values import names
from pipeline.assemble import Label, label_of
from pipeline.facts import Facts, words_of
from pipeline.family import WEIGHT
from pipeline.mentions import mentions
from pipeline.records import Packet, Student


@dataclass(frozen=True, slots=True)
class Match:
    """The roster line of a packet. `sure`: two signals agree and no other line has as many."""

    student: Student | None
    sure: bool
    signals: tuple[str, ...]
    candidates: tuple[Student, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """Students without papers, papers without a student, and lines that more than one packet claims."""

    without_papers: tuple[Student, ...]
    without_student: tuple[str, ...]
    claimed_twice: tuple[tuple[Student, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Signals:
    """What a packet says about whose it is, in comparable form."""

    numbers: frozenset[str]
    names: frozenset[str]
    label: Label
    words: frozenset[str]


def match(packet: Packet, students: Sequence[Student]) -> Match:
    """Finds the roster line; `student` is None unless two signals agree on exactly one line."""
    said = signals_of(packet)
    scored = [(found, student) for student in students if (found := tuple(_agreeing(said, student)))]
    scored.sort(key=lambda pair: -len(pair[0]))
    if not scored:
        return Match(None, False, (), ())
    best, student = scored[0]
    rivals = [s for found, s in scored[1:] if len(found) >= len(best)]
    sure = len(best) >= 2 and not rivals
    candidates = tuple(s for _, s in scored[:5])
    return Match(student if sure else None, sure, best, candidates)


def signals_of(packet: Packet) -> Signals:
    """Names and numbers of everyone the packet may be about, and the packet's own name."""
    facts = Facts(packet)
    about = [m for d in packet.documents for m in mentions(d, facts) if (m.kind, m.role) in WEIGHT]
    numbers = frozenset(m.number.text for m in about if m.number)
    found = frozenset(plain(fact.text) for m in about for fact in m.names)
    return Signals(numbers, found, label_of(packet.name), frozenset(plain(w) for w in words_of(packet.name)))


def _agreeing(said: Signals, student: Student) -> Iterable[str]:
    name = plain(student.name)
    if student.id_number and student.id_number in said.numbers:
        yield "id_number"
    if name in said.names:
        yield "name"
    if (said.label.name and plain(said.label.name) == name) or name in said.words:
        yield "folder_name"
    if student.id_number and student.id_number in said.words:
        yield "folder_id_number"
    if _same_number(said.label.number, student.number):
        yield "folder_number"
    if (
        said.label.class_name
        and student.class_name
        and plain(said.label.class_name) == plain(student.class_name)
    ):
        yield "folder_class"


def _same_number(left: str | None, right: str | None) -> bool:
    return bool(left and right) and (left or "").lstrip("0") == (right or "").lstrip("0")


@lru_cache(maxsize=50_000)
def plain(name: str) -> str:
    """A name for comparing: simplified, without spaces and dots, Latin letters in one case and order."""
    if all(ord(c) < 0x250 for c in name):
        return " ".join(sorted(name.upper().replace(",", " ").split()))
    return names.simplified(names.normal(name)).replace("·", "").replace("•", "").upper()


def account(matches: Sequence[tuple[str, Match]], students: Sequence[Student]) -> Account:
    """Who is left over: `matches` pairs packet names with their match."""
    claims: dict[int, list[str]] = {}
    for packet, found in matches:
        if found.student is not None:
            claims.setdefault(_line(found.student, students), []).append(packet)
    return Account(
        tuple(s for i, s in enumerate(students) if i not in claims),
        tuple(packet for packet, found in matches if found.student is None),
        tuple((students[i], tuple(packets)) for i, packets in claims.items() if len(packets) > 1),
    )


def _line(student: Student, students: Sequence[Student]) -> int:
    return next(i for i, known in enumerate(students) if known is student or known == student)
