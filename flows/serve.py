"""The runner: deployments with their schedules on one machine; every run is a process of its own.

Started by `canbao up` as `python -m flows.serve`. Where one machine is not enough, the same flows are
deployed to a Prefect work pool (`flow.deploy`), see `docker/README.md`.
"""

from __future__ import annotations

import os
import threading
import time
from datetime import UTC, datetime

from prefect import serve
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterName,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import StateType
from prefect.client.schemas.sorting import FlowRunSort
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron
from prefect.states import Crashed
from prefect.types.entrypoint import EntrypointType

from flows.nightly import nightly
from flows.process_batch import process_batch
from pipeline import lifeline
from pipeline.ledger.opening import open_ledger
from pipeline.settings import Settings

SWEEP = "*/5 * * * *"
"""Picks up what a missed call or a crash left over; the watcher usually does so within seconds."""

RUNS_AT_ONCE = 3
BEAT_SECONDS = 15.0


def deployments(settings: Settings) -> tuple[RunnerDeployment, ...]:
    """What can run, and when: batches on call, the sweep every five minutes, the night run by the
    settings' cron.
    """
    by_module = EntrypointType.MODULE_PATH  # a file path would depend on the working directory
    sweep = Cron(SWEEP, timezone=settings.timezone)
    night = Cron(settings.nightly, timezone=settings.timezone)
    return (
        process_batch.to_deployment("inbox", entrypoint_type=by_module),
        process_batch.to_deployment("sweep", schedule=sweep, entrypoint_type=by_module),
        nightly.to_deployment("nightly", schedule=night, entrypoint_type=by_module),
    )


def main() -> None:
    """Serves until told to stop."""
    lifeline.hold()
    settings = open_ledger()
    with get_client(sync_client=True) as client:
        wait_for_server(client)
        mark_orphans_crashed(client)
    threading.Thread(target=_keep_beating, name="beat", daemon=True).start()
    # Without pause_on_shutdown=False a normal stop would pause every schedule and delete the planned runs.
    serve(*deployments(settings), pause_on_shutdown=False, print_starting_message=False, limit=RUNS_AT_ONCE)


def wait_for_server(client: SyncPrefectClient, seconds: float = 120.0) -> None:
    """Returns when the server answers; gives up, and is started again by the supervisor, after `seconds`."""
    until = time.monotonic() + seconds
    while client.api_healthcheck() is not None:
        if time.monotonic() > until:
            raise SystemExit("调度服务没有应答。 The schedule server does not answer.")
        time.sleep(0.5)


def mark_orphans_crashed(client: SyncPrefectClient) -> int:
    """Ends the runs that an earlier runner of this server left "Running": it was the only one, and it is
    gone.
    """
    states = FlowRunFilterStateType(any_=[StateType.RUNNING, StateType.PENDING, StateType.CANCELLING])
    left = client.read_flow_runs(flow_run_filter=FlowRunFilter(state=FlowRunFilterState(type=states)))
    for run in left:
        client.set_flow_run_state(run.id, Crashed(message="runner ended"), force=True)
    return len(left)


def next_nightly(client: SyncPrefectClient) -> datetime | None:
    """When the next night run is planned; `None` means that the schedule is dead, however healthy all
    else looks.
    """
    planned = FlowRunFilterStateType(any_=[StateType.SCHEDULED])
    runs = client.read_flow_runs(
        flow_run_filter=FlowRunFilter(state=FlowRunFilterState(type=planned)),
        deployment_filter=DeploymentFilter(name=DeploymentFilterName(any_=["nightly"])),
        sort=FlowRunSort.EXPECTED_START_TIME_ASC,
        limit=1,
    )
    return runs[0].expected_start_time if runs else None


def _keep_beating() -> None:
    """Says every few seconds that the runner lives and when the next night run is planned."""
    from pipeline.ledger.beats import beat

    while True:
        planned = None
        try:
            with get_client(sync_client=True) as client:
                planned = next_nightly(client)
            beat(
                "runner",
                {
                    "pid": os.getpid(),
                    "next_nightly": planned.astimezone(UTC).isoformat() if planned else None,
                },
            )
        except Exception as trouble:  # the server restarts, the database is busy: no beat is the message
            print(f"{datetime.now(UTC).isoformat()} beat: {type(trouble).__name__}", flush=True)
        time.sleep(BEAT_SECONDS if planned else 2.0)


if __name__ == "__main__":
    main()
