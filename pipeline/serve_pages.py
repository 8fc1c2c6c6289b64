"""The review pages' web server: granian, one process, loopback. `python -m pipeline.serve_pages` runs it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from pipeline import lifeline

if TYPE_CHECKING:
    from collections.abc import Iterable

_loaded: Any = None


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """The review application (WSGI), loaded in granian's worker process, which leaves with granian's main
    one.
    """
    global _loaded
    if _loaded is None:
        lifeline.hold()
        from pipeline.review.wsgi import application as _loaded
    found: Iterable[bytes] = _loaded(environ, start_response)
    return found


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
    Granian(
        "pipeline.serve_pages:application",
        address=settings.host,
        port=settings.web_port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_access=False,
        websockets=False,
    ).serve()


if __name__ == "__main__":
    main()
