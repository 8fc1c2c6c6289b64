"""The school's roster (花名册) in the ledger: sealed rows, found by keyed index."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from pipeline.ledger.keys import keyring
from pipeline.ledger.models import Beat, Packet
from pipeline.ledger.models import Student as StudentRow
from pipeline.records import Student

TAIL = 4
_LOADED = "roster"


def store(lines: Sequence[Student]) -> int:
    """Takes over a roster's lines: those known by number or name are updated, new ones added,
    others retired.
    """
    kept: set[int] = set()
    with transaction.atomic():
        for student in lines:
            kept.add(_enter(student))
        StudentRow.objects.filter(is_current=True).exclude(id__in=kept).update(is_current=False)
    return len(kept)


def refresh(path: Path | None) -> int | None:
    """Takes the roster file over if it changed since the last time; the number of lines, else `None`.

    A file that is no roster leaves the lines as they were; what is wrong with it stands in the beat `roster`.
    """
    if path is None or not path.is_file():
        return None
    facts = path.stat()
    seen = {"path": keyring().index(str(path)), "size": facts.st_size, "modified": str(facts.st_mtime_ns)}
    last = Beat.objects.filter(name=_LOADED).first()
    if last is not None and {name: last.detail.get(name) for name in seen} == seen:
        return None
    from pipeline.roster import RosterError, load

    try:
        found: dict[str, object] = {"lines": store(load(path).students)}
    except (RosterError, OSError) as error:
        found = {"trouble": str(error) if isinstance(error, RosterError) else type(error).__name__}
    Beat.objects.update_or_create(name=_LOADED, defaults={"at": timezone.now(), "detail": {**seen, **found}})
    lines = found.get("lines")
    return lines if isinstance(lines, int) else None


def students() -> tuple[tuple[int, Student], ...]:
    """Every current line with its row id."""
    return tuple(
        (row.id, student_of(row)) for row in StudentRow.objects.filter(is_current=True).order_by("id")
    )


def student_of(row: StudentRow) -> Student:
    """One stored line as a record."""
    return Student(
        name=row.name,
        id_number=row.id_number,
        class_name=row.class_name,
        number=row.number,
        status=row.status or None,
        category=row.category or None,
        contact=row.contact,
        row=row.row,
        answers=row.answers or {},
        dates=row.dates or {},
    )


def without_papers() -> tuple[int, ...]:
    """Roster lines that no packet belongs to."""
    with_papers = Packet.objects.filter(student__isnull=False).values("student_id")
    found = StudentRow.objects.filter(is_current=True).exclude(id__in=with_papers)
    return tuple(found.order_by("row", "id").values_list("id", flat=True))


def _enter(student: Student) -> int:
    index = keyring().index
    known = StudentRow.objects.filter(is_current=True)
    name_index = index(student.name)
    if student.id_number:
        known = known.filter(id_index=index(student.id_number))
    else:
        number = index(student.number) if student.number else ""
        known = known.filter(name_index=name_index, number_index=number)
    row = known.first() or StudentRow()
    row.name, row.name_index = student.name, name_index
    row.id_number = student.id_number
    row.id_index = index(student.id_number) if student.id_number else ""
    row.tail_index = index(student.id_number[-TAIL:]) if student.id_number else ""
    row.class_name, row.class_index = student.class_name, index(student.class_name or "")
    row.number, row.number_index = student.number, index(student.number) if student.number else ""
    row.contact, row.row = student.contact, student.row
    row.status, row.category = student.status or "", student.category or ""
    row.answers, row.dates = dict(student.answers) or None, dict(student.dates) or None
    row.save()
    return row.id
