"""The embedded Prefect server (embedded = one process on the loopback address, on SQLite).

`python -m flows.server` runs it with the settings that `pipeline.prefect_env` derived; `--prepare` writes
an empty, already migrated database beside the Python environment, so that a first start copies 1 MB
instead of migrating for half a minute.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import tempfile
from pathlib import Path

from pipeline import lifeline
from pipeline.prefect_env import FIXED

TEMPLATE = Path(sys.prefix) / "share" / "canbao" / "prefect.db"
"""The migrated, empty database made at set-up."""


def lay_database(target: Path) -> bool:
    """Gives a new installation its database from the template; says whether one could be laid (else it
    migrates).
    """
    if target.exists():
        return True
    if not TEMPLATE.exists():
        return False
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    shutil.copyfile(TEMPLATE, target)
    target.chmod(0o600)
    return True


def prepare() -> None:
    """Makes the template afresh, in a private home, and moves it into its place only when it is whole."""
    with tempfile.TemporaryDirectory() as home:
        database = Path(home) / "prefect.db"
        os.environ.update(
            FIXED,
            PREFECT_HOME=home,
            PREFECT_SERVER_DATABASE_CONNECTION_URL=f"sqlite+aiosqlite:///{database.as_posix()}",
        )
        from prefect.server.database import provide_database_interface

        asyncio.run(provide_database_interface().create_db())
        _fold_in_journal(database)
        TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(database, TEMPLATE.with_suffix(".new"))
        TEMPLATE.with_suffix(".new").replace(TEMPLATE)


def _fold_in_journal(database: Path) -> None:
    """A copy of a SQLite file is whole only after its write-ahead journal is folded in."""
    import sqlite3

    connection = sqlite3.connect(database)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def main() -> None:
    """Serves until told to stop."""
    lifeline.hold()
    lay_database(Path(os.environ["PREFECT_SERVER_DATABASE_CONNECTION_URL"].split(":///", 1)[1]))
    import uvicorn
    from prefect.server.api.server import create_app

    uvicorn.run(
        create_app(final=True),
        host=os.environ["PREFECT_SERVER_API_HOST"],
        port=int(os.environ["PREFECT_SERVER_API_PORT"]),
        log_level="warning",
        access_log=False,
    )


if __name__ == "__main__":
    if sys.argv[1:] == ["--prepare"]:
        print("准备数据库模板 Preparing the database template; takes half a minute", flush=True)
        prepare()
    else:
        main()
