"""`canbao read`: what documents are in these files, and what stands on them.

No rules, no database, no server.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def command(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="PDF、照片、zip 或文件夹", show_default=False)
    ],
    json: Annotated[bool, typer.Option("--json", help="每个文件输出一行 JSON")] = False,
) -> None:
    """识读文件：里面有哪些材料、各写了什么。 Says what documents are in these files, and their fields."""
    from pipeline.commands._shown import existing, journey, show_contents
    from pipeline.jsonform import needs_a_person, read_json
    from pipeline.run import read

    code = 0
    for path in existing(files):
        with journey(path.name, quiet=json) as clock:
            contents = read(path)
        show_contents(contents, clock.seconds, read_json(contents, clock.seconds) if json else None)
        unread = not contents.pages
        code = max(code, 3 if unread else int(needs_a_person(contents.documents, contents.unused)))
    raise typer.Exit(code)
