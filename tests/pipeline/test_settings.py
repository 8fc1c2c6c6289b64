"""Where things lie and what a setting means."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from pipeline.ledger.database import django_database
from pipeline.ledger.opening import GUIDE_NAME, can_write, free_bytes, prepare
from pipeline.settings import Settings, load


def test_everything_lies_in_the_home_folder_except_the_key(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    assert settings.database == tmp_path / "data" / "ledger.sqlite3"
    assert settings.inboxes == (tmp_path / "inbox",)
    assert tmp_path not in settings.key_file.parents


def test_settings_come_from_a_file_and_the_environment_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "settings.toml").write_text('rules = "guangzhou-2024"\nweb_port = 9000\n', "utf-8")
    monkeypatch.setenv("CANBAO_HOME", str(tmp_path))
    monkeypatch.setenv("CANBAO_WEB_PORT", "9001")
    settings = load()
    assert (settings.rules, settings.web_port) == ("guangzhou-2024", 9001)


def test_a_time_zone_that_does_not_exist_is_refused_in_words() -> None:
    with pytest.raises(ValidationError, match="没有“Asia/Pekin”这个时区"):
        Settings(timezone="Asia/Pekin")


def test_postgresql_is_one_setting_and_a_wrong_address_says_its_form() -> None:
    found = django_database(Settings(database_url="postgresql://li:p%40ss@db:5433/canbao"))
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"]) == ("li", "p@ss", "db", "5433")
    with pytest.raises(ValueError, match="postgresql://用户"):
        django_database(Settings(database_url="mysql://db/canbao"))


def test_preparing_makes_folders_guide_and_key_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CANBAO_KEY")
    settings = Settings(
        home=tmp_path / "home", key_file=tmp_path / "elsewhere" / "master.key", database_url=""
    )
    assert prepare(settings) and not prepare(settings)
    assert settings.key_file.stat().st_mode & 0o077 == 0
    assert "一名学生一个文件夹" in (settings.inbox / GUIDE_NAME).read_text("utf-8-sig")
    settings.key_file.unlink()
    settings.database.touch()
    assert not prepare(settings) and not settings.key_file.exists()


def test_folder_rights_are_tried_and_free_space_is_asked_of_the_nearest_folder(tmp_path: Path) -> None:
    assert can_write(tmp_path) and not can_write(tmp_path / "missing")
    assert free_bytes(tmp_path / "missing" / "deeper") > 0
    assert not list(tmp_path.iterdir())
