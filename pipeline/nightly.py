"""The night run, step by step, without Prefect: `canbao nightly` runs it now, `flows/nightly.py` by the
clock.

Every step is safe to repeat. A step's trouble is a line in the morning report; the other steps go on.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from pipeline.only_one import OnlyOne, TakenError
from pipeline.settings import Settings

LOCK = "nightly"
LOCK_MINUTES = 240.0


@dataclass(slots=True)
class Run:
    """One night run: as of which day it judges, and what the steps have counted so far."""

    settings: Settings
    started: datetime
    as_of: date
    since: datetime | None
    counts: dict[str, object] = field(default_factory=dict)
    notes: list[dict[str, str]] = field(default_factory=list)
    report: Path | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the night run: a name for logs, what a person calls it, what it does and counts."""

    name: str
    title: str
    do: Callable[[Run], Mapping[str, object]]


@contextmanager
def opened(settings: Settings) -> Iterator[Run | None]:
    """The right to be the only night run, as long as the block lasts; `None` where another has it."""
    from pipeline.ledger import night, work

    owner = f"nightly:{socket.gethostname()}"
    with _alone_here(settings) as alone:
        # The row keeps other machines out. Its owner is this machine, so that a night run killed here
        # blocks nobody.
        if not alone or not work.hold(LOCK, owner, LOCK_MINUTES):
            yield None
            return
        try:
            last = night.last_report()
            now = datetime.now(settings.zone)
            yield Run(settings, now, settings.as_of or now.date(), last.started if last else None)
        finally:
            work.let_go(LOCK, owner)


@contextmanager
def _alone_here(settings: Settings) -> Iterator[bool]:
    try:
        lock = OnlyOne(settings.data / "run" / "nightly.lock")
    except TakenError:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


def run(settings: Settings) -> Run | None:
    """All steps, now; `None` where a night run is at work already."""
    with opened(settings) as made:
        for step in STEPS if made else ():
            assert made is not None
            take(step, made)
        return made


def take(step: Step, run: Run) -> None:
    """One step, its counts added to the run's; trouble becomes a note with the kind of error, no contents."""
    try:
        run.counts.update(step.do(run))
    except Exception as trouble:
        kind = type(trouble).__name__
        run.notes.append(
            {"zh": f"“{step.title}”没有完成（{kind}）。", "en": f"Step {step.name} failed ({kind})."}
        )


def _retry(run: Run) -> Mapping[str, object]:
    """Leases of the dead are released, and passing trouble is tried once more: the watcher calls a run
    for it.
    """
    from pipeline.ledger import night, work

    return {"leases_returned": work.return_expired(), "tried_again": night.try_again()}


def _judge_again(run: Run) -> Mapping[str, object]:
    """A date may have passed, or the rules changed: stored evidence is judged again, without reading a page.

    The ledger puts a packet before a person again where its verdict has changed.
    """
    from pipeline import rulebook
    from pipeline.ledger import judgements, night
    from pipeline.ledger.rejudging import rejudge_many, untied
    from pipeline.work import rejudge

    packets = judgements.stale(run.settings.rules, rulebook.load(run.settings.rules).version, run.as_of)
    before = night.verdicts(packets)
    loose = set(untied(packets))
    for packet in loose:
        rejudge(packet)
    rejudge_many([packet for packet in packets if packet not in loose], run.settings.rules, run.as_of)
    after = night.verdicts(packets)
    changed = sum(before.get(packet) != after.get(packet) for packet in packets)
    return {"judged_again": len(packets), "verdict_changed": changed}


def _expiries(run: Run) -> Mapping[str, object]:
    from pipeline.ledger import night

    return {"running_out_within_30_days": night.running_out(run.as_of)}


def _sample(run: Run) -> Mapping[str, object]:
    """A share of what the program alone found complete goes to a person: the only way to see its silent
    errors.
    """
    from pipeline.ledger import night

    share = run.settings.sample_share
    pool = night.complete_without_a_look(run.since)
    chosen = [packet for packet in pool if night.drawn(packet, share, run.as_of.isoformat())]
    return {"sample_pool": len(pool), "sampled": night.open_for_a_person(chosen, "sample")}


def _retention(run: Run) -> Mapping[str, object]:
    if run.settings.keep_days is None:
        return {"erased_by_retention": 0}
    from pipeline.ledger import night
    from pipeline.ledger.erasing import erase

    old = night.older_than(run.started - timedelta(days=run.settings.keep_days))
    for packet in old:
        erase(packet, actor="nightly", rule="keep_days")
    return {"erased_by_retention": len(old)}


def _tidy(run: Run) -> Mapping[str, object]:
    """Collects what dead processes left in the store, and proves that the log of deeds is whole.

    Whoever keeps the morning report holds the newest line's hash, and can show that nothing before it was
    changed.
    """
    from pipeline.ledger import audit, blobs

    broken = audit.verify()
    if broken is not None:
        zh = f"操作记录从第 {broken} 条起被改动过，请保留现场并联系管理员。"
        run.notes.append({"zh": zh, "en": f"The log of deeds was changed from line {broken} on."})
    return {
        "orphans_collected": blobs.collect_orphans(),
        "log_whole": broken is None,
        "log_head": audit.head(),
    }


def _backup(run: Run) -> Mapping[str, object]:
    """A copy of the database by SQLite's own online backup; blobs never change and are left to file backup.

    On PostgreSQL the school's own `pg_dump` does it, and the report shows no backup of ours.
    """
    from pipeline.ledger.backup import backup, backups_in

    backup(run.settings.backups, settings=run.settings)
    return {"backups": len(backups_in(run.settings.backups))}


def _report(run: Run) -> Mapping[str, object]:
    """The morning report: a row in the ledger, and a table beside it. Counts only, no names."""
    from pipeline.ledger import night
    from pipeline.night_report import write

    numbers = night.numbers(run.since)
    counts = {**run.counts, **numbers, "adds_up": night.adds_up(numbers)}
    run.report = write(run.settings.data / "reports", run.started, run.as_of, counts, run.notes)
    night.write_report(run.started, run.as_of, counts, run.notes)
    return counts


STEPS = (
    Step("retry", "重试", _retry),
    Step("judge_again", "按当日重核", _judge_again),
    Step("expiries", "到期提醒", _expiries),
    Step("sample", "抽查", _sample),
    Step("retention", "到期清除", _retention),
    Step("tidy", "清理", _tidy),
    Step("backup", "备份", _backup),
    Step("report", "晨报", _report),
)
