"""The review pages' web server: granian, loopback. `python -m pipeline.serve_pages` runs it."""

from __future__ import annotations

import multiprocessing
import os
from typing import Any

from pipeline import lifeline


def application(_target: str) -> Any:
    """Loads the review application in granian's worker process, which leaves when granian's main process
    is gone.
    """
    lifeline.hold()
    from pipeline.review.wsgi import application as review

    return review


def main() -> None:
    """Serves until told to stop. The port comes from the supervisor (`CANBAO_WEB_PORT`), which found it
    free.
    """
    lifeline.hold()
    from granian import Granian
    from granian.constants import Interfaces

    from pipeline.settings import load

    settings = load()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pipeline.review.settings")
    multiprocessing.set_start_method(
        "spawn"
    )  # a forked worker would copy the threads' locks, not the threads
    server = Granian(
        "pipeline.review.wsgi:application",
        address=settings.host,
        port=settings.web_port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_access=False,
        websockets=False,
    )
    server.serve(target_loader=application)


if __name__ == "__main__":
    main()
