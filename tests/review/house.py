"""A furnished installation with a real web server, for the browser: own folder, own key, accounts, papers.

`python -m tests.review.house` (with CANBAO_HOME and CANBAO_KEY set) furnishes; `served` starts the pages
the way `canbao up` does and gives their address.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
AS_OF = "2021-10-15"
ACCOUNTS = {
    "fuhe": ("reviewer",),
    "jingban": ("clerk",),
    "guanli": ("administrator", "reviewer"),
    "shenji": ("auditor",),
}


def furnish() -> None:
    """Tables, an account of each role, papers of four invented students."""
    from pipeline.ledger.opening import migrate

    migrate()
    from tests.review.conftest import make_account
    from tests.review.stored import bank_card, field, register_page, store

    for name, roles in ACCOUNTS.items():
        make_account(name, *roles)
    from extractors.records import Box

    store("五年级2班-04 证件样本", "五年级2班", [bank_card(sure=False), register_page()])
    store("五年级2班-05 测试甲", "五年级2班", [bank_card(), register_page("测试甲")])
    credit = {"card_type": field("credit", Box(0.4, 0.08, 0.5, 0.11))}
    store("一年级1班-06 范例春", "一年级1班", [bank_card(**credit), register_page("范例春", sure=False)])
    store("三年级3班-07 示范梅", "三年级3班", [register_page("示范梅")])


def environment(home: Path) -> dict[str, str]:
    """The environment of an installation in `home`, free of the caller's own CANBAO settings."""
    from pipeline.ledger.keys import new_line

    kept = {name: value for name, value in os.environ.items() if not name.startswith("CANBAO_")}
    return kept | {
        "CANBAO_HOME": str(home),
        "CANBAO_KEY": new_line(),
        "CANBAO_AS_OF": AS_OF,
        "DJANGO_SETTINGS_MODULE": "pipeline.review.settings",
    }


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def served(home: Path, *furnishing: str) -> Iterator[str]:
    """Furnishes an installation in `home`, serves it, and gives the address while the block lasts.

    `furnishing`: the module that furnishes, and its arguments; this one by default.
    """
    given = environment(home)
    subprocess.run(
        [sys.executable, "-m", *(furnishing or ("tests.review.house",))], env=given, cwd=ROOT, check=True
    )
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "pipeline.serve_pages"],
        env=given | {"CANBAO_WEB_PORT": str(port)},
        cwd=ROOT,
        stdin=subprocess.PIPE,  # its end tells the server to leave (pipeline.lifeline)
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(address: str) -> None:
    until = time.monotonic() + 40
    while time.monotonic() < until:
        try:
            urlopen(f"{address}/health", timeout=5).close()
        except HTTPError:
            return  # it answers; that no watcher runs here is true
        except (URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise TimeoutError("the pages did not come up within 40 s")


if __name__ == "__main__":
    furnish()
