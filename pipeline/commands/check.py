"""`canbao check`: judges packets against a rule pack. No database, no server."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Packets = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PACKET", help="一名学生一个文件夹、zip 或 PDF", show_default=False),
]
Rules = Annotated[str, typer.Option(metavar="PACK", help="规则包，例如 beijing-2021", show_default=False)]
Inbox = Annotated[
    Path | None, typer.Option(metavar="DIR", help="其中每个子项是一名学生的材料", show_default=False)
]
Day = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="按哪一天核对（2021-10-15），默认今天", show_default=False),
]
RosterFile = Annotated[
    Path | None, typer.Option(metavar="FILE", help="花名册 xlsx 或 csv", show_default=False)
]
Json = Annotated[bool, typer.Option("--json", help="每名学生输出一行 JSON")]


def command(
    rules: Rules,
    packets: Packets = None,
    inbox: Inbox = None,
    as_of: Day = None,
    roster: RosterFile = None,
    json: Json = False,
) -> None:
    """核对材料：按规则包逐项核对，每个结论都有依据。 Judges packets against a rule pack."""
    from pipeline.commands._shown import day, existing, journey, roster_of, rules_of, show_judged, show_table
    from pipeline.jsonform import judged_json
    from pipeline.photo_twins import compared
    from pipeline.records import Judged
    from pipeline.run import check, packets_in

    sources = [*existing(packets or []), *(packets_in(existing([inbox])[0]) if inbox else ())]
    if not sources:
        raise typer.BadParameter(
            "没有要核对的材料。请给出文件夹、zip 或 PDF，或用 --inbox。 Nothing to check."
        )
    pack, on, students = rules_of(rules), day(as_of), roster_of(roster)
    code = 0
    rows: list[tuple[Judged, float]] = []
    for source in sources:
        with journey(source.name, quiet=json) as clock:
            judged = compared(check(source, pack, on, students), [earlier.packet for earlier, _ in rows])
        show_judged(
            judged, pack, judged_json(judged, clock.seconds) if json else None, alone=len(sources) == 1
        )
        rows.append((judged, clock.seconds))
        code = max(code, 3 if not judged.packet.pages else int(judged.verdict != "complete"))
    if not json:
        show_table(rows)
    raise typer.Exit(code)
