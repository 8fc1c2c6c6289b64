"""A real installation in a folder of its own, used by processes other than the test's.

Started as `python -m tests.faults.installation_on_disk` with what to do:

    scan       looks into the inbox until it is killed
    scan-once  looks into the inbox until nothing is left in it
    work       claims every packet that is ready and finishes it; prints the ids
    account    prints what the ledger knows, as one line of JSON
"""

from __future__ import annotations

import json
import sys
from typing import Any


def main(what: str) -> None:
    """Does one of the four in this installation."""
    from pipeline.ledger.opening import migrate, open_ledger
    from pipeline.settings import load

    if not load().database.exists():
        migrate()
    settings = open_ledger()
    if what == "account":
        print(json.dumps(_account()))
        return
    if what == "work":
        print(json.dumps(_worked()))
        return
    from pipeline.ledger import inbox

    memory = inbox.Memory()
    print("ready", flush=True)
    while True:
        scan = inbox.scan_once(settings, memory)
        if what == "scan-once" and not scan.pending and not scan.taken and not scan.trouble:
            return


def _worked() -> list[int]:
    import os

    from pipeline.ledger import work
    from pipeline.ledger.models.files import State

    mine = []
    while ready := work.ready():
        for packet_id in ready:
            claim = work.claim(packet_id, f"test:{os.getpid()}")
            if claim is None:
                continue
            with work.fenced(claim) as packet:
                assert packet is not None
                work.move(packet, State.DONE)
                packet.save()
            work.release(claim)
            mine.append(packet_id)
    return mine


def _account() -> dict[str, Any]:
    from pathlib import Path

    from pipeline.ledger import audit, blobs
    from pipeline.ledger.account import account
    from pipeline.ledger.models import Arrival, Blob, Packet

    found = account()
    arrivals = [
        {
            "path": one.path,
            "state": one.state,
            "packet": one.packet_id,
            "kept": (Path(one.root) / one.kept_at).read_bytes() == blobs.get(one.blob_id),
        }
        for one in Arrival.objects.all()
    ]
    return {
        "arrivals": arrivals,
        "blobs": Blob.objects.count(),
        "packets": Packet.objects.count(),
        "adds_up": found.adds_up,
        "audit": audit.verify(),
        "objects": sum(len(listed) for listed in _listed()),
    }


def _listed() -> list[Any]:
    import obstore

    from pipeline.ledger import blobs

    return list(obstore.list(blobs.store()))


if __name__ == "__main__":
    main(sys.argv[1])
