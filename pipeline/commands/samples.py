"""`canbao samples`: the sample packets that come with the program, listed or copied out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

VERDICTS = {"complete": "材料齐", "incomplete": "待补", "review": "需人工"}


def command(
    out: Annotated[Path | None, typer.Option(help="复制到这个文件夹。 Copy them into this folder.")] = None,
    json: Annotated[bool, typer.Option("--json", help="每份一行 JSON。 One line of JSON a packet.")] = False,
) -> None:
    """样例材料（虚构人物）：列出应得的结论，或复制出来试用。 Sample packets (invented people): list them
    or copy them out.
    """
    from pipeline.samples_folder import lay_out, load

    found = load()
    if out is not None:
        count = lay_out(found, out)
        typer.echo(f"已复制 {count} 份到 {out}。 Copied {count} packets.", err=json)
        typer.echo(f"  canbao check --inbox {out} --rules {found.rules} --as-of {found.as_of}", err=json)
        return
    for name in found.names():
        told = found.told(name)
        if json:
            from json import dumps

            typer.echo(dumps({"packet": name, "path": str(found.packets / name), **told}, ensure_ascii=False))
        else:
            verdict = VERDICTS.get(str(told.get("verdict")), "—")
            typer.echo(f"{verdict}\t{name}\t{told.get('note', '')}")
