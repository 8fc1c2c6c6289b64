"""Signs of life (心跳): each part of the service says when it last worked, so that silence is seen as
trouble.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from pipeline.ledger.models import Beat


def beat(name: str, detail: Mapping[str, Any] | None = None) -> None:
    """Notes that the part `name` (`watcher`, `runner`, `conveyor`) is at work now. Ids and counts only,
    no names.
    """
    Beat.objects.update_or_create(name=name, defaults={"at": timezone.now(), "detail": dict(detail or {})})


def last(name: str) -> tuple[datetime, dict[str, Any]] | None:
    """When the part was last heard of, and what it said; `None` if never."""
    found = Beat.objects.filter(name=name).first()
    return (found.at, found.detail) if found else None


def is_fresh(name: str, within: timedelta) -> bool:
    """True where the part was heard of within this time."""
    heard = last(name)
    return heard is not None and timezone.now() - heard[0] <= within


def everyone() -> list[tuple[str, datetime, dict[str, Any]]]:
    """Every part ever heard of: name, when, what it said."""
    return [(one.name, one.at, one.detail) for one in Beat.objects.order_by("name")]
