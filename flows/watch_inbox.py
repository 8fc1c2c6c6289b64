"""The watcher: looks into the inbox every two seconds, takes what has stopped growing, has it worked on.

Started by `canbao up` as `python -m flows.watch_inbox`. What to take is decided in `pipeline.intake`. A
call that fails (the server is away) is made again at the next look, so nothing depends on a message
arriving.
"""

from __future__ import annotations

import logging
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


@dataclass(slots=True)
class Caller:
    """Calls a run when packets wait and nobody works on them; patient with a call that was just made."""

    called_at: float = float("-inf")
    patience: float = FIRST_PATIENCE

    def look(self, settings: Settings, batch: int | None, on_its_way: bool) -> None:
        """Calls for the batch just taken, for anything left over, or for a file that has just begun to
        arrive.

        Raises when the server is away.

        """
        now = time.monotonic()
        if not (conveyor.left_over(settings) or (on_its_way and conveyor.is_idle(settings))):
            self.called_at, self.patience = float("-inf"), FIRST_PATIENCE
        elif now - self.called_at >= self.patience:
            call(batch)
            again = self.called_at != float("-inf")
            self.called_at = now
            self.patience = min(LONGEST_PATIENCE, self.patience * 2) if again else FIRST_PATIENCE


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
