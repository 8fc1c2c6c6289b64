"""How the service is doing, in facts that a page, a health check or a metric can show. No names, counts
only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import DatabaseError, connection
from django.utils import timezone

from pipeline.ledger import beats, night
from pipeline.ledger.account import account as ledger_account
from pipeline.ledger.models import NightlyReport
from pipeline.ledger.models.files import State

WATCHER_WITHIN = timedelta(minutes=1)
RUNNER_WITHIN = timedelta(minutes=5)
LATE = timedelta(hours=1)
"""A run planned that long ago and still not begun will not begin by itself."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One part of the service: `ok`, `trouble` or `unknown` (never heard of), when it was last heard,
    what it said.
    """

    state: str
    at: datetime | None
    detail: Mapping[str, object]


def database() -> bool:
    """Whether the ledger answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone())
    except DatabaseError:
        return False


def watcher() -> Sign:
    """The watcher has looked into the folder within a minute, and without trouble."""
    return _sign("watcher", WATCHER_WITHIN)


def nightly() -> Sign:
    """The runner is there and has a next night run planned; `detail["next"]` is its time."""
    sign = _sign("runner", RUNNER_WITHIN)
    planned = _time(sign.detail.get("next_nightly"))
    is_due = planned is not None and planned > timezone.now() - LATE
    state = sign.state if sign.state != "ok" or is_due else "trouble"
    return Sign(state, sign.at, {**sign.detail, "next": planned})


def _sign(name: str, within: timedelta) -> Sign:
    heard = beats.last(name)
    if heard is None:
        return Sign("unknown", None, {})
    at, detail = heard
    fresh = timezone.now() - at <= within and not (detail.get("trouble") or detail.get("error"))
    return Sign("ok" if fresh else "trouble", at, detail)


def _time(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text)) if text else None
    except ValueError:
        return None


def last_report() -> NightlyReport | None:
    """The report of the last night run that finished."""
    return night.last_report()


@dataclass(frozen=True, slots=True)
class Account:
    """Every file ever received and every packet, by state; each is counted exactly once, so the sums are
    the totals.
    """

    files: tuple[tuple[str, int], ...]
    packets: tuple[tuple[str, int], ...]
    in_inbox: int
    adds_up: bool

    @property
    def all_files(self) -> int:
        """Every file ever received."""
        return sum(number for _state, number in self.files)

    @property
    def all_packets(self) -> int:
        """Every packet ever made of them."""
        return sum(number for _state, number in self.packets)


def account() -> Account:
    """The account as of now. A file that belongs to a packet stands where its packet stands."""
    found = ledger_account()
    return Account(
        tuple((state, found.files[state]) for state in State.values if found.files.get(state)),
        tuple((state, found.packets[state]) for state in State.values if found.packets.get(state)),
        found.in_inbox,
        found.adds_up,
    )
