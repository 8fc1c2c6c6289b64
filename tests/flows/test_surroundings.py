"""What the service depends on: ports, Prefect's environment, the self-check."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from pipeline import doctor, prefect_env
from pipeline.doctor import Check
from pipeline.ports import free_port
from pipeline.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path, key_file=tmp_path / "master.key")


def test_a_taken_port_is_stepped_over() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port("127.0.0.1", port, patience=0.0) != port


def test_the_callers_prefect_settings_are_dropped(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "https://api.prefect.cloud/api")
    monkeypatch.setenv("PREFECT_API_KEY", "secret")
    environ = prefect_env.environment(settings)
    assert environ["PREFECT_API_URL"] == "http://127.0.0.1:4420/api"
    assert "PREFECT_API_KEY" not in environ


def test_prefect_is_told_to_keep_quiet_and_to_itself(settings: Settings) -> None:
    environ = prefect_env.environment(settings)
    assert environ["DO_NOT_TRACK"] == "1"
    assert environ["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert environ["PREFECT_SERVER_API_HOST"] == "127.0.0.1"
    assert environ["PREFECT_RESULTS_DEFAULT_SERIALIZER"] == "json"
    assert environ["PREFECT_LOGGING_TO_API_ENABLED"] == "false"


def test_a_proxy_of_the_school_is_not_asked_about_this_machine(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "intranet.example")
    assert prefect_env.environment(settings)["NO_PROXY"] == "intranet.example,127.0.0.1,localhost"


def test_the_secret_is_made_once_and_readable_by_the_owner_only(settings: Settings) -> None:
    first = prefect_env.auth_string(settings.prefect_home)
    assert prefect_env.auth_string(settings.prefect_home) == first and len(first) > 40
    assert (settings.prefect_home / "auth").stat().st_mode & 0o777 == 0o600


def checks(settings: Settings, name: str) -> list[Check]:
    return [check for check in doctor.checkup(settings) if check.name.startswith(name)]


def test_every_remedy_is_told_in_both_languages(settings: Settings) -> None:
    found = doctor.checkup(settings)
    assert len(found) > 10
    assert all(check.message.zh and check.message.en for check in found)
    assert all(
        check.remedy and check.remedy.zh and check.remedy.en for check in found if check.state == "bad"
    )


def test_a_second_opencv_is_found_and_named(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_installed", lambda name: "opencv" in name)
    (check,) = checks(settings, "opencv")
    assert check.state == "bad" and "opencv-contrib-python" in check.message.en


def test_a_version_that_never_schedules_is_found(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.metadata, "version", lambda name: "2.1.9" if name == "sqlalchemy" else "3.8.8")
    (check,) = checks(settings, "version_sqlalchemy")
    assert check.state == "bad" and check.remedy is not None


def test_a_folder_that_cannot_be_written_is_named(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.inbox.mkdir(parents=True)
    monkeypatch.setattr("pipeline.ledger.opening.can_write", lambda folder: folder != settings.inbox)
    (check,) = checks(settings, "folder_inbox_1")
    assert check.state == "bad" and str(settings.inbox) in check.message.zh


@pytest.mark.django_db
def test_a_clock_set_back_is_noticed_by_the_heartbeats(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import UTC, datetime, timedelta

    ahead = [("watcher", datetime.now(UTC) + timedelta(days=1), {})]
    monkeypatch.setattr(doctor, "_beats", lambda: ahead)
    monkeypatch.setattr(doctor, "_has_ledger", lambda _settings: True)
    (check,) = checks(settings, "clock")
    assert check.state == "bad"
