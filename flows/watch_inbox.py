"""The watcher: looks into the inbox every two seconds, takes what has stopped growing, has it worked on.

Started by `canbao up` as `python -m flows.watch_inbox`. What to take is decided in `pipeline.intake`. A
call that fails (the server is away) is made again at the next look, so nothing depends on a message
arriving.
"""

from __future__ import annotations

import logging
import subprocess
import sys
import time
from dataclasses import dataclass

from prefect.deployments import run_deployment

from pipeline import conveyor, lifeline
from pipeline.ledger.opening import open_ledger
from pipeline.settings import Settings

log = logging.getLogger("canbao.watcher")

FIRST_PATIENCE = 30.0
LONGEST_PATIENCE = 300.0
"""Seconds until a run that was called, and has not begun, is called again: the runner may be starting."""

LINGER = 60.0
"""Seconds that a run stays, with its models loaded, for the next file."""

FRESH = 10.0
"""A file that came within so many seconds will most likely be whole soon: its run is called ahead."""

ALONE_AFTER = 25.0
"""Seconds that packets wait for a run that does not begin; then the watcher has them worked on without
Prefect.
"""


@dataclass(slots=True)
class Caller:
    """Calls a run when packets wait and nobody works on them; patient with a call that was just made."""

    wanted_since: float | None = None
    called_at: float = float("-inf")
    patience: float = FIRST_PATIENCE
    helper: subprocess.Popen[bytes] | None = None

    def look(self, settings: Settings, batch: int | None, on_its_way: bool) -> None:
        """Calls for the batch just taken, for anything left over, or for a file that has just begun to
        arrive.

        Where the server is away, or called runs do not begin, the work is done all the same, by a process
        of our own.
        """
        now, waiting = time.monotonic(), conveyor.left_over(settings)
        if not waiting and not (on_its_way and conveyor.is_idle(settings)):
            self.wanted_since, self.called_at, self.patience = None, float("-inf"), FIRST_PATIENCE
            return
        self.wanted_since = self.wanted_since or now
        if now - self.called_at >= self.patience:
            self._call(batch, now)
        if waiting and now - self.wanted_since >= ALONE_AFTER:
            self._work_alone()

    def _call(self, batch: int | None, now: float) -> None:
        try:
            call(batch)
        except Exception as trouble:  # the server is away: called again at the next look
            log.warning("%s", type(trouble).__name__)
            return
        again = self.called_at != float("-inf")
        self.called_at = now
        self.patience = min(LONGEST_PATIENCE, self.patience * 2) if again else FIRST_PATIENCE

    def _work_alone(self) -> None:
        if self.helper is None or self.helper.poll() is not None:
            self.helper = subprocess.Popen(
                [sys.executable, "-m", "pipeline.conveyor"], stdin=subprocess.DEVNULL
            )


def call(batch: int | None) -> None:
    """Starts a run and does not wait for it; the same batch asked for twice is one run."""
    run_deployment(
        "process_batch/inbox",
        parameters={"batch": batch, "linger": LINGER},
        timeout=0,
        idempotency_key=None if batch is None else f"batch-{batch}",
        as_subflow=False,
    )


def main() -> None:
    """Watches until told to stop."""
    lifeline.hold()
    settings = open_ledger()
    from pipeline.ledger import inbox, roster, work
    from pipeline.ledger.beats import beat

    memory, caller = inbox.Memory(), Caller()
    while True:
        try:
            roster.refresh(settings.roster)
            scan = inbox.scan_once(settings, memory)
            batch = work.open_batch(scan.packet_ids, "inbox") if scan.packet_ids else None
            caller.look(settings, batch, scan.pending > 0 and scan.oldest_pending < FRESH)
        except Exception as trouble:  # alive is not the same as working: say it, and look again
            log.warning("%s", type(trouble).__name__)
            beat("watcher", {"trouble": type(trouble).__name__})
        time.sleep(settings.scan_seconds)


if __name__ == "__main__":
    main()
