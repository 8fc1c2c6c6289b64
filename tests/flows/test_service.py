"""`canbao up`, the real one: schedule, inbox to verdict, nothing leaves the machine, a clean stop."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.flows.connections import Watch
from tests.flows.house import CANBAO, House, children, is_running, wait_for

NAME = "一年级1班-31 证件样本"


def prefect_rows(house: House, question: str) -> list[tuple[object, ...]]:
    """Asks Prefect's own database, read-only."""
    file = house.home / "data" / "prefect" / "prefect.db"
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        return connection.execute(question).fetchall()


def test_a_cron_deployment_really_gets_a_scheduled_run(house: House) -> None:
    """The canary for the versions that start well and never schedule anything."""
    question = (
        "select count(*) from flow_run join deployment on deployment.id = flow_run.deployment_id"
        " where deployment.name = 'nightly' and flow_run.state_type = 'SCHEDULED'"
    )
    wait_for(lambda: prefect_rows(house, question)[0][0] != 0, 90, "a scheduled night run")
    assert prefect_rows(house, question) != [(0,)]


def test_the_doctor_sees_the_inbox_watched_and_the_night_planned(house: House) -> None:
    found = {}

    def both_well() -> bool:
        lines = house.canbao("doctor", "--json").stdout.splitlines()
        found.update({check["name"]: check["state"] for check in map(json.loads, lines)})
        return found["watcher"] == found["schedule"] == "ok"

    wait_for(both_well, 60, "watcher and schedule", pause=1.0)
    assert found["service"] == "ok" and found["key"] == "ok"


@pytest.mark.usefixtures("watch")
def test_a_dropped_packet_becomes_a_verdict_in_the_queue(house: House) -> None:
    house.drop(NAME)
    (ended,) = house.wait_until_settled({NAME}, 90).values()
    assert ended[1] in {"incomplete", "review"} and ended[0] == "waiting"


def test_no_process_talks_to_another_machine(house: House, watch: Watch) -> None:
    assert watch.looks > 0 and watch.inside > 0, "the test itself saw nothing"
    assert watch.outside == set()


def test_prefect_knows_no_name_and_no_number(house: House) -> None:
    """Its database, and everything else in its folder, holds ids only."""
    telling = [NAME, "证件样本", "card.jpg", str(house.inbox)]
    forms = [form for word in telling for form in (word.encode(), json.dumps(word)[1:-1].encode())]
    for file in (house.home / "data" / "prefect").rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            assert not [form for form in forms if form in data], file.name


def test_prefect_answers_nobody_without_the_secret(house: House) -> None:
    import urllib.error
    import urllib.request

    state = json.loads((house.home / "data" / "run" / "up.json").read_text())
    request = urllib.request.Request(
        f"http://127.0.0.1:{state['prefect_port']}/api/flows/filter",
        data=b"{}",
        headers={"Content-Type": "application/json", "Origin": "http://evil.example"},
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with pytest.raises(urllib.error.HTTPError) as refused:
        opener.open(request, timeout=10)
    assert refused.value.code in {401, 403}


def test_the_secret_and_the_papers_are_the_owners_alone(house: House) -> None:
    data = house.home / "data"
    assert (data / "prefect" / "auth").stat().st_mode & 0o077 == 0
    assert (data / "prefect").stat().st_mode & 0o077 == 0
    assert data.stat().st_mode & 0o077 == 0


def test_a_second_service_on_the_same_data_is_refused_in_words(house: House) -> None:
    done = house.canbao("up")
    assert done.returncode == 2
    assert "已在运行" in done.stderr and "already runs" in done.stderr


def test_a_night_run_on_command_writes_a_report_that_adds_up(house: House) -> None:
    done = house.canbao("nightly", "--json")
    counts = json.loads(done.stdout)
    assert (counts["adds_up"], counts["notes"]) == (True, []), counts
    assert Path(counts["report"]).exists()
    assert counts["packets"] == counts["waiting"] + counts["done"] + counts["set_aside"] + counts["in_work"]


def test_the_night_run_of_the_schedule_writes_its_report_too(house: House) -> None:
    """Called through Prefect as the clock would call it."""
    code = (
        "import os; from pipeline import prefect_env; from pipeline.settings import load\n"
        "from pipeline.supervise import read_state\n"
        "from pipeline.ledger.models import NightlyReport\n"
        "settings = load(); port = read_state(settings)['prefect_port']\n"
        "os.environ.update(prefect_env.environment(settings, port))\n"
        "before = NightlyReport.objects.count()\n"
        "from prefect.deployments import run_deployment\n"
        "run = run_deployment('nightly/nightly', timeout=90, poll_interval=1, as_subflow=False)\n"
        "print(json.dumps([run.state.type, NightlyReport.objects.count() - before]))"
    )
    assert house.ask(code) == ["COMPLETED", 1]


def test_two_night_runs_at_once_are_one(house: House) -> None:
    code = (
        "from pipeline.settings import load; from pipeline.nightly import opened\n"
        "import subprocess\n"
        "with opened(load()) as run:\n"
        f"    other = subprocess.run([{str(CANBAO)!r}, 'nightly'], capture_output=True)\n"
        "print(json.dumps([run is not None, other.returncode]))"
    )
    assert house.ask(code) == [True, 1]


def test_it_stops_cleanly_on_sigterm_and_starts_again_with_everything(house: House) -> None:
    """The last test of the file: it stops the house, leaves nobody behind, and brings it back."""
    before = house.results()
    assert house.process is not None
    pids = children(house.process.pid)
    assert house.stop() == 0
    assert "已停止" in house.said
    assert [pid for pid in pids if is_running(pid)] == []
    assert not (house.home / "data" / "run" / "up.json").exists()
    house.start()
    assert house.results() == before
