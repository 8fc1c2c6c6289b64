"""`canbao nightly`: one night run, now."""

from __future__ import annotations

from typing import Annotated

import typer


def command(
    json: Annotated[bool, typer.Option("--json", help="一行 JSON。 One line of JSON.")] = False,
) -> None:
    """现在就做一次夜间任务：重试、按当日重核、抽查、备份、晨报。 One night run, now."""
    from pipeline.ledger.opening import open_ledger
    from pipeline.night_report import lines
    from pipeline.nightly import run

    settings = open_ledger()
    if not settings.database.exists() and not settings.database_url:
        typer.echo(
            f"{settings.home} 里还没有数据，请先运行 canbao up。 Nothing there yet: run canbao up first.",
            err=True,
        )
        raise typer.Exit(2)
    made = run(settings)
    if made is None:
        typer.echo(
            "夜间任务正在运行，请稍后再试。 A night run is at work already; try again later.", err=True
        )
        raise typer.Exit(1)
    if json:
        from json import dumps

        typer.echo(
            dumps({**made.counts, "notes": made.notes, "report": str(made.report or "")}, ensure_ascii=False)
        )
    else:
        for name, title, number in lines(made.counts):
            typer.echo(f"{title}\t{name}\t{number}".expandtabs(24))
        for note in made.notes:
            typer.echo(f"注意 {note['zh']} {note['en']}")
        typer.echo(f"晨报 Report: {made.report}")
    raise typer.Exit(1 if made.notes or made.counts.get("adds_up") is not True else 0)
