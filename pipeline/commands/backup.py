"""`canbao backup`: copies the ledger, and the encrypted originals, into a folder, best on another disk."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="备份到哪个文件夹，最好在另一块盘上")],
) -> None:
    """备份台账和加密原件（不含主密钥）。服务运行时也可以做。 Copies the ledger and the encrypted
    originals.
    """
    from pipeline.commands._ledger import opened

    settings = opened()
    from pipeline.ledger.audit import log
    from pipeline.ledger.backup import backup

    if settings.database_url:
        raise typer.BadParameter(
            "台账在 PostgreSQL 上，请用 pg_dump 备份。 The ledger is on PostgreSQL: use pg_dump."
        )
    log("command line", "backup", "ledger")
    made = backup(folder, with_objects=True, settings=settings)
    typer.echo(f"已备份到 {made}。主密钥不在备份里：{settings.key_file}，请另外妥善保存。")
    typer.echo("Done. The master key is not in it; keep it elsewhere.")
