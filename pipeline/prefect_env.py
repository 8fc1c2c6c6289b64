"""The embedded Prefect server's settings, derived from ours and handed to child processes as environment
variables.

Users never set `PREFECT_*` themselves, and whatever the caller's environment holds of them is dropped: a
stray `PREFECT_API_URL` would send our runs elsewhere. Text only; Prefect is not imported on this floor.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from pipeline.settings import Settings

LOOPBACK = "127.0.0.1"

FIXED = {
    # No word leaves the machine: three separate channels (engineering measured none left with these set).
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
    "PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED": "false",
    "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    # Any web page on the PC could drive an open server; ours answers to who knows the secret.
    "PREFECT_SERVER_API_HOST": LOOPBACK,
    "PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED": "true",
    "PREFECT_SERVER_UI_ENABLED": "false",
    "PREFECT_SERVER_EPHEMERAL_ENABLED": "false",
    # Logs, results and exception texts could hold a name: none of them goes into Prefect's plain database.
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_RESULTS_DEFAULT_SERIALIZER": "json",
    "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
    "PREFECT_TASKS_DEFAULT_NO_CACHE": "true",
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_LOGGING_COLORS": "false",
    # Polling every 10 s feels slow to a person who drops one file.
    "PREFECT_RUNNER_POLL_FREQUENCY": "1",
    "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",
    # 55 -> 20 ms of server time for a task run.
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "50",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "50",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "1",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_READ_BATCH_SIZE": "50",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_TRIGGERS_READ_BATCH_SIZE": "50",
    "PREFECT_SERVER_REGISTER_BLOCKS_ON_START": "false",
    # Its database would otherwise grow by some 20 kB a task for ever.
    "PREFECT_SERVER_EVENTS_RETENTION_PERIOD": "7 days",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": "30 days",
    # One reading process uses one core; two pools of many threads would only be in each other's way.
    "OMP_NUM_THREADS": "1",
    "OMP_THREAD_LIMIT": "1",
}


def environment(settings: Settings, port: int | None = None) -> dict[str, str]:
    """The whole environment for a process of the service; `port` is the Prefect server's, when not the
    usual.
    """
    port = port or settings.prefect_port
    secret = auth_string(settings.prefect_home)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return {
        **kept,
        **FIXED,
        "NO_PROXY": _without_proxy(kept),
        "no_proxy": _without_proxy(kept),
        "CANBAO_PREFECT_PORT": str(port),
        "PREFECT_HOME": str(settings.prefect_home),
        "PREFECT_API_URL": f"http://{LOOPBACK}:{port}/api",
        "PREFECT_API_AUTH_STRING": secret,
        "PREFECT_SERVER_API_AUTH_STRING": secret,
        "PREFECT_SERVER_API_PORT": str(port),
        "PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS": f"http://{LOOPBACK}:{port}",
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{database(settings).as_posix()}",
    }


def database(settings: Settings) -> Path:
    """Prefect's own SQLite file: schedules and run states, never papers."""
    return settings.prefect_home / "prefect.db"


def auth_string(home: Path) -> str:
    """The secret between our processes and the server: `canbao:<random>`, made once, readable by the
    owner only.
    """
    file = home / "auth"
    if not file.exists():
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        made = f"canbao:{secrets.token_urlsafe(32)}"
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(made)
    return file.read_text("ascii").strip()


def _without_proxy(environ: dict[str, str]) -> str:
    """Adds the loopback address to the names that no proxy must see (school networks often set a proxy)."""
    named = environ.get("NO_PROXY") or environ.get("no_proxy") or ""
    return ",".join(filter(None, [named, LOOPBACK, "localhost"]))
