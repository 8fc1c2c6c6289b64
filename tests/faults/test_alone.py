"""The schedule server is gone for good: papers that are dropped still get their verdict."""

from __future__ import annotations

import os
import signal

from tests.flows.house import House


def test_papers_are_worked_on_though_the_schedule_server_never_comes_back(house: House) -> None:
    """Its data are spoilt, so that every new server dies at its start."""
    (house.home / "data" / "prefect" / "prefect.db").write_bytes(b"not a database" * 1000)
    for part in ("server", "runner"):
        os.kill(house.parts()[part], signal.SIGKILL)
    house.drop("一年级3班-01 测试甲", 77)
    ((_state, verdict),) = house.wait_until_settled({"一年级3班-01 测试甲"}, 120).values()
    assert verdict in ("incomplete", "review"), "one paper alone is no whole packet"
