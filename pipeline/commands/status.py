"""`canbao status`: the account of every file ever received, by state; the numbers add up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pipeline.ledger.account import Account


def command(json: Annotated[bool, typer.Option("--json", help="输出一行 JSON")] = False) -> None:
    """收件总账：每个收到的文件现在在哪一步。 The account of every file ever received."""
    from pipeline.commands._ledger import opened

    opened()
    from pipeline.ledger.account import account

    found = account()
    if json:
        _print_json(found)
    else:
        _print_table(found)
    raise typer.Exit(0 if not (found.packets.get("waiting") or found.packets.get("set_aside")) else 1)


def _print_json(found: Account) -> None:
    import dataclasses
    import json

    print(json.dumps(dataclasses.asdict(found) | {"adds_up": found.adds_up}, ensure_ascii=False))


def _print_table(found: Account) -> None:
    from rich.console import Console
    from rich.table import Table

    from pipeline.ledger.models.files import State

    table = Table(title=f"收件总账：共收到 {found.received} 个文件", title_justify="left")
    for heading in ("状态", "文件", "学生材料"):
        table.add_column(heading, justify="left" if heading == "状态" else "right")
    for state in State:
        files, packets = found.files.get(state.value, 0), found.packets.get(state.value, 0)
        if files or packets:
            table.add_row(str(state.label), str(files), str(packets))
    table.add_section()
    table.add_row("合计", str(sum(found.files.values())), str(sum(found.packets.values())))
    console = Console()
    console.print(table)
    console.print("账目相符。" if found.adds_up else "[red]账目不符，请运行 canbao doctor。[/]")
    if found.in_inbox:
        console.print(f"收件夹里还有 {found.in_inbox} 个文件在等待（未传完，或刚放入）。")
