"""A batch of packets becomes verdicts: received → unpacked → read → judged → waiting or done.

One run a batch, one task a stage and chunk of packets; the three stages of a chunk work side by side, and
each packet goes on as soon as it can. Parameters are ids only. What a stage does stands in
`pipeline.conveyor`.
"""

from __future__ import annotations

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.task_runners import ThreadPoolTaskRunner

from pipeline import lifeline
from pipeline.conveyor import Belt, work_place
from pipeline.ledger.opening import open_ledger


@task(name="unpack", cache_policy=NO_CACHE)
def unpack(belt: Belt) -> None:
    """Files become page pictures, each packet in a fenced child process."""
    belt.unpack_all()


@task(name="read", cache_policy=NO_CACHE)
def read(belt: Belt) -> None:
    """Page pictures become documents, in reading processes that hold the OCR models."""
    belt.read_all()


@task(name="judge", cache_policy=NO_CACHE)
def judge(belt: Belt) -> None:
    """Documents become a verdict, and the packet appears in the review queue."""
    belt.judge_all()


@flow(name="process_batch", task_runner=ThreadPoolTaskRunner(max_workers=3))
def process_batch(batch: int | None = None, linger: float = 0.0) -> None:
    """Works on one batch, then on whatever else is ready, until nothing has come for `linger` seconds.

    Without a batch: on what is on its way into the inbox, or what a crash or a missed call left over.
    """
    lifeline.hold()
    with work_place(open_ledger()) as place:
        for belt in place.belts(batch, linger) if place else ():
            for stage in [unpack.submit(belt), read.submit(belt), judge.submit(belt)]:
                stage.result()
