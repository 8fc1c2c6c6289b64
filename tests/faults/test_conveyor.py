"""The conveyor with packets that bring the reader down: tried again, then set aside with a reason; others
go on.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.flows.house import House
from tests.pipeline.stored import drop, png


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """An installation on disk; nothing runs in it but what a test starts."""
    made = House(tmp_path_factory.mktemp("belt") / "home", 19220)
    prepare = [sys.executable, "-m", "pipeline.part", "prepare"]
    subprocess.run(prepare, env=made.environ, capture_output=True, check=True)
    return made


def worked(house: House, files: dict[str, bytes], times: int = 1) -> dict[str, Any]:
    """Drops packets and runs the conveyor over them; what became of each, by name."""
    drop(house.inbox, files)
    command = [sys.executable, "-m", "tests.faults.conveyor_on_disk", str(times)]
    done = subprocess.run(command, env=house.environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_packet_that_kills_the_reader_waits_for_another_try_and_the_others_go_on(house: House) -> None:
    found = worked(house, {"甲/die.png": png(10), "乙/a.png": png(20), "丙/b.png": png(30)})
    assert (found["甲"]["state"], found["甲"]["failures"]) == ("unpacked", 1)
    assert (found["甲"]["code"], found["甲"]["documents"], found["甲"]["owner"]) == ("reader_died", 0, "")
    assert {found[name]["state"] for name in "乙丙"} <= {"waiting", "done"}
    assert [found[name]["documents"] for name in "乙丙"] == [1, 1]


def test_a_packet_that_always_kills_the_reader_is_set_aside_with_a_reason(house: House) -> None:
    found = worked(house, {"丁/die.png": png(40)}, times=8)
    assert (found["丁"]["state"], found["丁"]["code"]) == ("set_aside", "reader_died")
    assert "识读进程" in found["丁"]["reason"]


def test_a_packet_of_nothing_readable_is_set_aside_and_never_read(house: House) -> None:
    found = worked(house, {"戊/x.docm": b"not a picture"})
    assert (found["戊"]["state"], found["戊"]["documents"], found["戊"]["owner"]) == ("set_aside", 0, "")


def test_what_was_read_before_a_crash_is_not_read_again(house: House) -> None:
    """The file would kill the reader: the packet passes only because its documents are stored already."""
    drop(house.inbox, {"己/die.png": png(50)})
    state = house.ask(
        "from pipeline.settings import load; from pipeline.ledger import work\n"
        "from pipeline.ledger.models import Packet; from pipeline.ledger.documents import record_documents\n"
        "from tests.pipeline.stored import card, look_twice\n"
        "from pipeline.work import unpack_stage\n"
        "look_twice(load().model_copy(update={'settle_seconds': 0}))\n"
        "packet = next(one for one in Packet.objects.all() if one.name == '己')\n"
        "claim = work.claim(packet.id, 'conveyor:test:0')\n"
        "assert unpack_stage(claim) and record_documents(claim, [card('die.png')])\n"
        "work.let_go_of('conveyor:test:')\n"
        "print(json.dumps(work.standing(claim)))"
    )
    assert state is None, "the late write of a dead conveyor must hit nothing"
    found = worked(house, {})
    assert found["己"]["state"] in {"waiting", "done"} and found["己"]["documents"] == 1


def test_the_leases_of_a_dead_conveyor_are_released_as_soon_as_nobody_works(house: House) -> None:
    drop(house.inbox, {"庚/a.png": png(60)})
    seen = house.ask(
        "from pipeline.settings import load; from pipeline.ledger import work\n"
        "from pipeline.conveyor import owner_prefix, left_over, work_place\n"
        "from tests.pipeline.stored import look_twice\n"
        "settings = load()\n"
        "(packet,) = look_twice(settings.model_copy(update={'settle_seconds': 0})).packet_ids\n"
        "work.claim(packet, owner_prefix() + '99999')\n"
        "with work_place(settings):\n"
        "    busy = left_over(settings)\n"
        "    with work_place(settings) as second: pass\n"
        "print(json.dumps([busy, second is None, left_over(settings), len(work.ready())]))"
    )
    assert seen == [False, True, True, 1]
    assert worked(house, {})["庚"]["state"] in {"waiting", "done"}
