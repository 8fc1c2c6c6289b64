"""`canbao photo`: checks ID photos, proposes repairs, and accounts for a class's folder of photos."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE…", help="照片文件，或整班照片的文件夹。 Photos, or a class's folder of them."
    ),
]
Rules = Annotated[str, typer.Option("--rules", help="规则包。 Rule pack with the photo's specification.")]
Fix = Annotated[
    Path | None,
    typer.Option("--fix", metavar="OUT", help="修好的照片写到这里，原件不动。 Where repaired photos go."),
]
Route = Annotated[
    str,
    typer.Option(
        "--route", help="最多改到哪一步：auto、crop_only、brighten、replace。 The most that may be changed."
    ),
]
Roster = Annotated[
    Path | None,
    typer.Option("--roster", help="花名册：按文件名对到学生。 Matches photos to students by file name."),
]
Age = Annotated[
    float | None,
    typer.Option("--age", min=0, max=120, help="学生年龄，3 岁以下放宽。 Age; under 3 is judged leniently."),
]
AsOf = Annotated[str, typer.Option("--as-of", help="以哪天判断“近期”。 The day “recent” counts from.")]
Json = Annotated[bool, typer.Option("--json", help="每个文件一行 JSON。 One JSON object a file.")]


def command(
    files: Files,
    rules: Rules = "beijing-2021",
    fix: Fix = None,
    route: Route = "auto",
    roster: Roster = None,
    age: Age = None,
    as_of: AsOf = "",
    json_lines: Json = False,
) -> None:
    """检查证件照，--fix 提出修复。 Checks ID photos to the pixel and the byte; --fix proposes a repair.

    Exit codes: 0 all fine, 1 something needs a person, 2 unusable arguments, 3 a file could not be read at
    all.
    """
    from pipeline import photo_report

    day = as_of or date.today().isoformat()
    raise typer.Exit(
        photo_report.run(photo_report.Asked(tuple(files), rules, fix, route, roster, age, day, json_lines))
    )
