"""kill -9 of every process while papers are worked on: nothing is lost, nothing is doubled, it goes on by
itself.
"""

from __future__ import annotations

import json
import os
import signal

from tests.flows.house import House, children, command_line, is_running, wait_for

PARTS = ("server", "runner", "watcher", "web")

INVENTORY = """
from collections import Counter
from pipeline.ledger.audit import verify
from pipeline.ledger.models import Arrival, DocumentRow, Judgement, Packet, ReviewItem
documents = Counter(DocumentRow.objects.filter(is_current=True).values_list("packet_id", flat=True))
print(json.dumps({
    "files": Arrival.objects.count(), "linked": Arrival.objects.filter(state="linked").count(),
    "packets": Packet.objects.count(), "documents": sorted(documents.values()),
    "verdicts": Judgement.objects.filter(is_current=True).count(),
    "open": ReviewItem.objects.filter(is_open=True).count(), "broken_log": verify(),
}))
"""


def kill(house: House, part: str) -> None:
    """Kills one part with -9 and waits until another process has taken its place."""
    pid = house.parts()[part]
    os.kill(pid, signal.SIGKILL)
    wait_for(lambda: house.parts().get(part, pid) != pid, 30, f"a new {part}")


def kill_run(house: House) -> None:
    """Kills the process of the run that works on packets now, whichever it is."""
    found: list[int] = []

    def has_run() -> bool:
        assert house.process is not None
        found[:] = [pid for pid in children(house.process.pid) if "prefect.engine" in command_line(pid)]
        return bool(found)

    wait_for(has_run, 40, "a run")
    for pid in found:
        os.kill(pid, signal.SIGKILL)


def test_every_packet_gets_its_verdict_once_though_each_process_is_killed_in_turn(house: House) -> None:
    names = {f"一年级2班-{number:02d} 测试甲" for number in range(6)}
    for number, name in enumerate(sorted(names)):
        house.drop(name, number)
    wait_for(
        lambda: house.ask("from pipeline.ledger import work; print(len(work.ready()))") > 0, 30, "taking"
    )
    kill_run(house)
    for number, part in enumerate(PARTS):
        kill(house, part)
        late = f"一年级2班-{20 + number} 测试乙"
        house.drop(late, 20 + number)
        names.add(late)
    ended = house.wait_until_settled(names, 180)
    assert {verdict for _state, verdict in ended.values()} <= {"incomplete", "review"}
    count = len(names)
    assert house.ask(INVENTORY) == {
        "files": count, "linked": 0, "packets": count, "documents": [1] * count,
        "verdicts": count, "open": count, "broken_log": None,
    }  # fmt: skip
    assert json.loads(house.canbao("status", "--json").stdout.splitlines()[0])


def test_when_the_supervisor_is_killed_its_processes_leave_and_a_new_one_goes_on(house: House) -> None:
    assert house.process is not None
    before, pids = house.results(), children(house.process.pid)
    house.process.kill()
    house.process.wait()
    wait_for(lambda: not [pid for pid in pids if is_running(pid)], 15, "the processes to leave")
    house.start()
    assert house.results() == before
    house.drop("一年级2班-40 测试丙", 40)
    house.wait_until_settled({"一年级2班-40 测试丙"}, 60)
    assert house.stop(signal.SIGINT) == 0, "Ctrl-C must stop it cleanly too"
    assert "已停止" in house.said
