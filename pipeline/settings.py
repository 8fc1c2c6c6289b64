"""The settings of one installation: where data lie, what is watched, when the night run starts.

Every setting is read from the environment (`CANBAO_INBOX=…`) or from `settings.toml` in the canbao folder;
the defaults make a working installation in the home folder. The master key lies outside the data folder on
purpose: a copied data folder alone must not give away a child's papers.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

MINUTE = 60.0


def _home() -> Path:
    """The canbao folder (`CANBAO_HOME`, else `~/canbao`):
    inbox, data, rosters and settings.toml lie in it.
    """
    return Path(os.environ.get("CANBAO_HOME") or Path.home() / "canbao").expanduser()


def _key_file() -> Path:
    """The place for the master key: the user's own configuration folder, never the data folder."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home()) / "canbao" / "master.key"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "canbao" / "master.key"


class Settings(BaseSettings):
    """One installation's settings. Read once per process with `load()`."""

    model_config = SettingsConfigDict(env_prefix="CANBAO_", extra="ignore", frozen=True)

    home: Path = Field(default_factory=_home)
    data: Path = Field(default=Path("data"), description="database, blobs, logs, backups")
    inbox: Path = Field(default=Path("inbox"), description="the watched folder")
    more_inboxes: tuple[Path, ...] = Field(default=(), description="further watched folders, also on shares")
    key_file: Path = Field(default_factory=_key_file)
    key: SecretStr | None = Field(default=None, description="the master key itself, instead of the file")

    database_url: str = Field(
        default="", description="postgresql://user:password@host/name; empty: SQLite in data"
    )
    blob_url: str = Field(default="", description="s3://bucket/prefix; empty: the folder data/blobs")

    rules: str = "beijing-2021"
    as_of: date | None = Field(default=None, description="judge as on this day; empty: today")
    roster: Path | None = None
    school: str = Field(default="", description="the school's name, on notices and exports")
    notice_place: str = Field(default="", description="where papers are handed in; no notice without it")
    notice_deadline: date | None = Field(default=None, description="until when; no notice without it")
    notice_contact: str = Field(default="", description="whom parents may ask")
    timezone: str = "Asia/Shanghai"
    nightly: str = Field(default="0 2 * * *", description="cron of the night run, in `timezone`")

    host: str = "127.0.0.1"
    web_port: int = 8420
    prefect_port: int = 4420
    allowed_hosts: tuple[str, ...] = ("127.0.0.1", "localhost")

    scan_seconds: float = Field(default=2.0, gt=0, description="between two looks into an inbox")
    settle_seconds: float = Field(default=2.0, ge=0, description="a file must be unchanged for this long")
    give_up_minutes: float = Field(default=10.0, description="an incomplete file waits this long")
    lease_minutes: float = Field(default=15.0, gt=0)
    max_attempts: int = Field(default=5, ge=1, description="then a packet is set aside with the reason")
    chunk: int = Field(default=20, ge=1, description="packets in one task")
    workers: int = Field(default=0, ge=0, description="reading processes; 0: one per two cores")

    unpack_seconds: int = Field(default=180, gt=0)
    unpack_memory_mb: int = Field(default=3072, gt=0)
    sample_share: float = Field(
        default=0.05, ge=0, le=1, description="share of complete packets a person checks"
    )
    keep_days: int | None = Field(
        default=None, description="erase this long after the last change; empty: never"
    )
    backups_kept: int = Field(default=14, ge=1)

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (KeyError, ValueError) as error:
            raise ValueError(f"没有“{name}”这个时区，例如 Asia/Shanghai。 No such time zone.") from error
        return name

    def model_post_init(self, _context: object, /) -> None:
        """Relative folders lie in the canbao folder, whatever the working directory is."""
        home = self.home.expanduser().absolute()
        for name in ("data", "inbox", "key_file", "roster"):
            value = getattr(self, name)
            if value is not None:
                object.__setattr__(self, name, home / value.expanduser())
        object.__setattr__(self, "home", home)
        object.__setattr__(self, "more_inboxes", tuple(home / one.expanduser() for one in self.more_inboxes))

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments before environment before settings.toml."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, _home() / "settings.toml")

    @property
    def inboxes(self) -> tuple[Path, ...]:
        """Every watched folder, the main one first."""
        return (self.inbox, *self.more_inboxes)

    @property
    def database(self) -> Path:
        """The SQLite file of the ledger (unused with PostgreSQL)."""
        return self.data / "ledger.sqlite3"

    @property
    def blobs(self) -> Path:
        """The folder of the encrypted originals and page pictures (unused with S3)."""
        return self.data / "blobs"

    @property
    def scratch(self) -> Path:
        """Where decrypted pages lie while they are read; emptied at start-up."""
        return self.data / "scratch"

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    @property
    def backups(self) -> Path:
        return self.data / "backups"

    @property
    def prefect_home(self) -> Path:
        return self.data / "prefect"

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def readers(self) -> int:
        """How many reading processes run side by side."""
        return self.workers or max(1, (os.cpu_count() or 2) // 2)


def load() -> Settings:
    """The settings of this installation, read afresh from environment and settings.toml."""
    return Settings()
