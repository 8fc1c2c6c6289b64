"""How Django reaches the database: SQLite in the data folder by default, PostgreSQL by one setting."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from pipeline.settings import Settings

# WAL with BEGIN IMMEDIATE: four processes claim work without one "database is locked"; FULL: a row that was
# committed survives the plug being pulled; secure_delete: an erased name is not left in a free page.
_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;"
)


def django_database(settings: Settings) -> dict[str, Any]:
    """The entry of Django's `DATABASES` for this installation."""
    if settings.database_url:
        return _postgresql(settings.database_url)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(settings.database),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 30, "init_command": _PRAGMAS},
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise ValueError(
            "database_url 应形如 postgresql://用户:密码@主机:5432/库名。 Expected postgresql://user:password@host/name."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_HEALTH_CHECKS": True,
    }
