"""One run of the conveyor over an installation on disk, with a reader that does what a file is called.

Started as `python -m tests.faults.conveyor_on_disk TIMES`: takes what lies in the inbox, runs TIMES times
(as if the time to the next try had come), and prints every packet as JSON.
"""

from __future__ import annotations

import json
import sys
from datetime import timedelta


def main(times: int) -> None:
    from pipeline.ledger.opening import open_ledger

    settings = open_ledger()
    from django.utils import timezone

    from pipeline.conveyor import Place
    from pipeline.ledger.models import DocumentRow, Packet
    from pipeline.readers import Readers
    from tests.pipeline.stored import look_twice

    look_twice(settings.model_copy(update={"settle_seconds": 0, "give_up_minutes": 0.0001}))
    for _ in range(times):
        Packet.objects.filter(retry_at__isnull=False).update(retry_at=timezone.now() - timedelta(seconds=1))
        with Readers(1, (sys.executable, "-m", "tests.faults.frail_reader")) as readers:
            for belt in Place(settings, readers, "conveyor:test:1").belts(None, 0.0):
                belt.unpack_all()
                belt.read_all()
                belt.judge_all()
    found = {}
    for packet in Packet.objects.all():
        documents = DocumentRow.objects.filter(packet=packet, is_current=True).count()
        found[packet.name] = {
            "state": packet.state,
            "failures": packet.failures,
            "code": packet.reason_code,
            "reason": (packet.reason or {}).get("zh", ""),
            "owner": packet.lease_owner,
            "documents": documents,
        }
    print(json.dumps(found))


if __name__ == "__main__":
    main(int(sys.argv[1]))
