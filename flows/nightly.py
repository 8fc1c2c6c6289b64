"""The night run: retry, judge again as of the day, expiries, the share to check, retention, backup, the
morning report.

Each step is a task over a function of `pipeline.nightly`; only one night run at a time, by a row lock in
the ledger.
"""

from __future__ import annotations

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from pipeline import lifeline
from pipeline import nightly as night
from pipeline.ledger.opening import open_ledger


@task(cache_policy=NO_CACHE, task_run_name="{step.name}")
def take(step: night.Step, run: night.Run) -> None:
    """One step; its trouble is a line in the report and does not keep the other steps from running."""
    night.take(step, run)


@flow(name="nightly")
def nightly() -> None:
    """One night run; leaves at once where another is at work."""
    lifeline.hold()
    with night.opened(open_ledger()) as run:
        if run is not None:
            for step in night.STEPS:
                take(step, run)
