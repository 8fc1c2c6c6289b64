"""A real installation in a folder of its own, used by other processes than the test's: `python -m` this
module.

scan    looks into the inbox until told to stop (or until nothing is left, with `--once`)
process works on every packet that is ready, without reading: pages only
account prints what the ledger knows, as one line of JSON
"""

from __future__ import annotations

import json
import sys
from typing import Any


def main(what: str) -> None:
    """Does one of the three in this installation."""
    from pipeline.ledger.opening import migrate, open_ledger

    migrate()
    settings = open_ledger()
    if what == "account":
        print(json.dumps(_account()))
        return
    from pipeline.ledger import inbox

    memory = inbox.Memory()
    print("ready", flush=True)
    while True:
        scan = inbox.scan_once(settings, memory)
        if what == "scan-once" and not scan.pending and not scan.taken and not scan.trouble:
            return


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
