"""`canbao doctor`: says in plain words what is missing or wrong, and what to do."""

from __future__ import annotations

from typing import Annotated

import typer

SIGNS = {"ok": "✓", "warn": "!", "bad": "✗"}


def command(
    json: Annotated[bool, typer.Option("--json", help="每项一行 JSON。 One line of JSON a check.")] = False,
) -> None:
    """自检：识别引擎、文件夹、空间、时钟、端口、日程、密钥。 Self-check: what is missing or wrong, and
    what to do.
    """
    import json as text
    from dataclasses import asdict

    from pipeline.doctor import checkup
    from pipeline.ledger.opening import open_ledger

    found = checkup(open_ledger())
    for one in found:
        if json:
            typer.echo(text.dumps(asdict(one), ensure_ascii=False))
            continue
        typer.echo(f"{SIGNS[one.state]} {one.message.zh}  {one.message.en}")
        if one.remedy is not None:
            typer.echo(f"    → {one.remedy.zh}\n      {one.remedy.en}")
    raise typer.Exit(1 if any(one.state == "bad" for one in found) else 0)
