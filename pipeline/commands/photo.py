"""`canbao photo`: checks ID photos, proposes repairs, and accounts for a class's folder of photos."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer


def command(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE…", help="照片文件或整班照片的文件夹。 Photos, or a class's folder."),
    ],
    rules: Annotated[
        str, typer.Option("--rules", help="规则包。 Rule pack that has the photo's specification.")
    ] = "beijing-2021",
    fix: Annotated[
        Path | None,
        typer.Option(
            "--fix",
            metavar="OUT",
            help="把修好的照片写到这里（文件或文件夹），原件不动。 Writes repaired photos here.",
        ),
    ] = None,
    route: Annotated[
        str,
        typer.Option(
            "--route",
            help="auto | crop_only | brighten | replace：允许的最大改动。 The most a repair may change.",
        ),
    ] = "auto",
    roster: Annotated[
        Path | None,
        typer.Option("--roster", help="花名册：按文件名对到学生。 Matches photos to students by file name."),
    ] = None,
    age: Annotated[
        float | None,
        typer.Option(
            "--age",
            min=0,
            max=120,
            help="学生年龄；3 岁以下放宽。 Age in years; under 3 is judged leniently.",
        ),
    ] = None,
    as_of: Annotated[
        str, typer.Option("--as-of", help="以哪一天判断“近期”。 Day that “recent” counts from.")
    ] = "",
    json_lines: Annotated[
        bool, typer.Option("--json", help="每个文件一行 JSON。 One JSON object a file.")
    ] = False,
) -> None:
    """检查证件照（--fix 提出修复）。 Checks ID photos to the pixel and the byte; --fix proposes a repair.

    Exit codes: 0 all fine, 1 something needs a person, 2 unusable arguments, 3 a file could not be read at
    all.
    """
    from pipeline import photo_report

    asked = photo_report.Asked(
        files=tuple(files),
        rules=rules,
        fix=fix,
        route=route,
        roster=roster,
        age=age,
        as_of=as_of or date.today().isoformat(),
        json_lines=json_lines,
    )
    raise typer.Exit(photo_report.run(asked))
