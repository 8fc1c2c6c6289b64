"""`canbao restore`: puts a backup back. The service must be stopped."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="备份所在的文件夹")],
    yes: Annotated[bool, typer.Option("--yes", help="不再询问")] = False,
) -> None:
    """恢复最近一次备份；现有台账另存，不会丢。请先停止服务。 Puts the newest backup back; stop the service
    first.
    """
    from pipeline.ledger.backup import BackupError, restore
    from pipeline.ledger.keys import KeyTroubleError, keyring
    from pipeline.settings import load

    settings = load()
    if not yes:
        typer.confirm("服务已停止，要恢复备份吗？ The service is stopped; restore now?", abort=True)
    try:
        keyring()
        put_back = restore(folder, settings)
    except (BackupError, KeyTroubleError) as error:
        raise typer.BadParameter(str(error)) from error
    typer.echo(
        f"已恢复 {put_back.name}。原来的台账另存在 {settings.data}。 Restored; what was there is kept."
    )
