"""`canbao up`: the whole service on one machine: watched folder, night runs, review pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def command(
    home: Annotated[
        Path | None,
        typer.Option(help="canbao 文件夹（收件夹、数据、设置都在里面）。 The canbao folder; usual: ~/canbao"),
    ] = None,
    inbox: Annotated[Path | None, typer.Option(help="另选收件夹。 Another watched folder.")] = None,
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="审核页面的端口。 Port of the review pages.")
    ] = None,
    demo: Annotated[
        bool,
        typer.Option(
            "--demo",
            help="用样例材料走一遍，显示结论后停止。 Runs the sample packets, shows the verdicts, stops.",
        ),
    ] = False,
) -> None:
    """启动整个服务：收件夹、夜间任务、审核页面；Ctrl-C 停止。 Starts the service: watched folder, night
    runs, review pages.
    """
    import os

    chosen = {"CANBAO_HOME": home, "CANBAO_INBOX": inbox, "CANBAO_WEB_PORT": port}
    os.environ.update({name: str(_absolute(value)) for name, value in chosen.items() if value is not None})
    if demo:
        from pipeline.demo import show

        raise typer.Exit(show(typer.echo))
    from pipeline.settings import load
    from pipeline.supervise import CannotStartError, up

    try:
        up(load(), typer.echo)
    except CannotStartError as trouble:
        typer.echo(str(trouble), err=True)
        raise typer.Exit(2) from None


def _absolute(value: Path | int) -> Path | int:
    return value.expanduser().absolute() if isinstance(value, Path) else value
