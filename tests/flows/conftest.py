"""One running service for all tests of the third floor; it starts once."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from tests.flows.connections import Watch
from tests.flows.house import House, children


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("house") / "home", 18420)
    made.start()
    yield made
    if made.process is not None and made.process.poll() is None:
        made.stop()


@pytest.fixture(scope="session")
def watch(house: House) -> Iterator[Watch]:
    """Notes every connection that any process of the house has, for as long as the tests run."""
    seen, stop = Watch(), threading.Event()

    def look() -> None:
        while not stop.wait(0.1):
            if house.process is not None:
                seen.look([house.process.pid, *children(house.process.pid)])

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    yield seen
    stop.set()
    thread.join()
