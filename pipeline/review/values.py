"""The values of a paper as the page shows them: the print, the normal form, how sure, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from extractors.values import banks
from pipeline.ledger.models import DocumentRow, ValueRow
from pipeline.review.paper_words import FIELDS, FIELDS_WITH_PRINTED_VALUES, PRINTED_VALUES
from pipeline.review.shown import ShownValue, Spot
from pipeline.review.words import SIGNALS, say

SpotOf = Callable[[int, Sequence[float]], Spot | None]


def percent(confidence: float | None) -> int | None:
    """A probability as whole per cent; never 100 for something short of certain."""
    if confidence is None:
        return None
    return 100 if confidence >= 1 else min(99, round(confidence * 100))


def values_of(document: DocumentRow, spot_of: SpotOf) -> tuple[ShownValue, ...]:
    """The current values in the order they stand in the contract's list, then what could not be read."""
    rows = list(document.values.all())
    order = {name: place for place, name in enumerate(FIELDS)}
    current = sorted((row for row in rows if row.is_current), key=lambda row: order.get(row.field, 999))
    shown = [
        _value(row, rows, spot_of) for row in current if row.field in FIELDS or document.kind != "id_photo"
    ]
    read = {row.field for row in current}
    return (*shown, *_unread(document, read, spot_of))


def measures_of(document: DocumentRow) -> tuple[tuple[str, str], ...]:
    """What was measured on an ID photo, beside its width, height, bytes and format."""
    if document.kind != "id_photo":
        return ()
    rows = [row for row in document.values.all() if row.is_current and row.field not in FIELDS]
    return tuple((row.field, as_typed(row.value)) for row in rows)


def _value(row: ValueRow, rows: Sequence[ValueRow], spot_of: SpotOf) -> ShownValue:
    return ShownValue(
        field=row.field,
        label=say(FIELDS, row.field),
        shown=as_shown(row.field, row.value),
        typed=as_typed(row.value),
        raw=row.raw,
        id=row.pk,
        document=row.document_id,
        sure=percent(row.confidence),
        accepted=row.accepted,
        why="、".join(_signals(row)),
        spot=spot_of(row.page, row.box) if row.box else None,
        corrected_by=row.person.get_username() if row.person else "",
        before=tuple(as_shown(old.field, old.value) for old in _earlier(row, rows)),
        others=tuple(one for one in row.others or () if one != row.raw),  # shown as the print beside it
    )


def _signals(row: ValueRow) -> list[str]:
    signals = [str(one) for one in row.signals]
    if row.handwritten and "handwritten" not in signals:
        signals.append("handwritten")
    return [say(SIGNALS, one) for one in signals]


def _earlier(row: ValueRow, rows: Sequence[ValueRow]) -> list[ValueRow]:
    """The values this one replaced, newest first."""
    by_id = {one.pk: one for one in rows}
    found: list[ValueRow] = []
    step = row.replaces_id
    while step is not None and step in by_id and by_id[step] not in found:
        found.append(by_id[step])
        step = by_id[step].replaces_id
    return found


def _unread(document: DocumentRow, read: set[str], spot_of: SpotOf) -> tuple[ShownValue, ...]:
    return tuple(
        ShownValue(
            field=one["field"],
            label=say(FIELDS, one["field"]),
            shown="",
            typed="",
            raw="",
            id=None,
            document=document.pk,
            sure=None,
            accepted=False,
            why="",
            spot=spot_of(one.get("page", 0), one.get("box", ())),
            corrected_by="",
            before=(),
            unreadable=True,
        )
        for one in document.unreadable or ()
        if one["field"] not in read
    )


def as_typed(value: Any) -> str:
    """A value as one types it: lists with 、between, yes or no for a signature."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return "、".join(str(one) for one in value)
    return "" if value is None else str(value)


def as_shown(field: str, value: Any) -> str:
    """A value as one reads it: male for M, numbers in groups of four where that helps the eye."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    text = as_typed(value)
    if field in FIELDS_WITH_PRINTED_VALUES:
        return say(PRINTED_VALUES, text)
    if field == "bank":
        return banks.name(text) or text
    return text
