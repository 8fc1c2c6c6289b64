"""`canbao export`: what goes out of the ledger. `verdicts` is the table of every packet's verdict."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="导出结果。 What goes out of the ledger.", no_args_is_help=True)


@app.callback()
def _export() -> None:
    """导出结果。 What goes out of the ledger."""


@app.command("verdicts")
def verdicts(
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="写到哪个 xlsx")] = Path("核对结果.xlsx"),
    state: Annotated[
        str | None,
        typer.Option(metavar="STATE", help="只要某一状态：waiting、done、set_aside", show_default=False),
    ] = None,
) -> None:
    """核对结果表（xlsx），一名学生一行。 The verdict table, one line a student."""
    from pipeline.commands._ledger import opened

    settings = opened()
    from pipeline import rulebook
    from pipeline.export import write_verdicts
    from pipeline.ledger.audit import log
    from pipeline.ledger.verdict_lines import verdict_lines

    pack = rulebook.load(settings.rules)
    count = write_verdicts(verdict_lines(lambda name: pack.says(name).zh, state), out)
    log("command line", "export", "verdicts", lines=count, state=state or "")
    typer.echo(f"已写入 {out}：{count} 行。 Wrote {count} lines.")
