"""A service of its own for the tests that kill parts of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.flows.house import House


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("fragile") / "home", 18620)
    made.start()
    yield made
    if made.process is not None and made.process.poll() is None:
        made.stop()
