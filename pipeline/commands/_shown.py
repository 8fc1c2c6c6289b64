"""What `read` and `check` show: tables for a clerk on standard output, or JSON Lines and nothing else.

Progress goes to standard error. Not a command: the room leaves out names that begin with `_`.
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

if TYPE_CHECKING:
    from pipeline.records import Finding, Judged, Unused
    from pipeline.roster import Roster
    from pipeline.rulepack import RulePack
    from pipeline.run import Contents

VERDICTS = {"complete": "[green]材料齐[/]", "incomplete": "[red]待补[/]", "review": "[yellow]需人工[/]"}
PHOTO_FACTS = ("width", "height", "bytes", "format")
"""Of the seventy measures of a photo, those a clerk asks for; `canbao photo` and `--json` show all."""
MARKS = {"met": "[green]✓[/]", "not_met": "[red]✗[/]", "cannot_tell": "[yellow]？[/]", None: " "}


@dataclass(slots=True)
class Clock:
    """How long a journey took."""

    seconds: float = 0.0


@contextmanager
def journey(name: str, quiet: bool) -> Iterator[Clock]:
    """Measures one journey and shows on standard error that it is under way."""
    clock, start = Clock(), time.perf_counter()
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield clock
    else:
        with console.status(f"正在识读 {escape(name)} …"):
            yield clock
    clock.seconds = time.perf_counter() - start


def existing(paths: Sequence[Path]) -> list[Path]:
    """The paths as given; one that is not there is an unusable argument."""
    for path in paths:
        if not path.exists():
            raise typer.BadParameter(f"找不到“{path}”，请检查路径。 No such file or folder.")
    return list(paths)


def day(text: str | None) -> date:
    """The day to judge as on."""
    if text is None:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(
            f"“{text}”不是日期，应形如 2021-10-15。 Expected a date, YYYY-MM-DD."
        ) from error


def rules_of(name: str) -> RulePack:
    """The rule pack of that name or path; an unknown one is an unusable argument."""
    from pipeline import rulebook

    try:
        return rulebook.load(name)
    except rulebook.PackError as error:
        raise typer.BadParameter(str(error)) from error


def roster_of(path: Path | None) -> Roster | None:
    """The roster in a file; rows that could not be used are told on standard error."""
    if path is None:
        return None
    from pipeline import roster

    try:
        found = roster.load(existing([path])[0])
    except roster.RosterError as error:
        raise typer.BadParameter(str(error)) from error
    for fault in found.faults:
        print(f"花名册第 {fault.row} 行：{fault.message.zh} {fault.message.en}", file=sys.stderr)
    return found


def print_json(form: dict[str, Any]) -> None:
    """One JSON object a line, in UTF-8 on every system."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    print(json.dumps(form, ensure_ascii=False), flush=True)


def show_contents(contents: Contents, seconds: float, form: dict[str, Any] | None) -> None:
    """Shows what one file holds."""
    if form is not None:
        print_json(form)
        return
    table = Table(
        title=escape(f"{contents.name}：{contents.pages} 页，{seconds:.1f} 秒"), title_justify="left"
    )
    for heading in ("材料", "位置", "字段", "内容", "可信"):
        table.add_column(heading, overflow="fold")
    for document in contents.documents:
        place = "，".join(f"{one.file} 第{one.page}页" for one in document.pages)
        table.add_section()
        head = (escape(title_of(document.kind)), escape(place))
        for name, field in document.fields.items():
            if document.kind == "id_photo" and name not in PHOTO_FACTS:
                continue
            sure = "[green]✓[/]" if field.accepted else "[yellow]？[/]"
            table.add_row(
                *head, escape(printed_label(document.kind, name)), escape(_plain(field.value)), sure
            )
            head = ("", "")
        if not document.fields:
            table.add_row(*head, "", "", "")
    _console().print(table)
    _show_unused(contents.unused)


def show_judged(judged: Judged, pack: RulePack, form: dict[str, Any] | None, alone: bool) -> None:
    """Shows one packet's verdict: every requirement, or only what is not met when there are many packets."""
    if form is not None:
        print_json(form)
        return
    console = _console()
    category = judged.category or "／".join(judged.category_candidates) or "？"
    name = escape(judged.packet.name)
    console.print(f"[bold]{name}[/]  {VERDICTS[judged.verdict]}  {judged.status}  {category}")
    table = Table(show_header=False, box=None, pad_edge=False, padding=(0, 1))
    for finding in judged.findings:
        if alone or finding.verdict in ("not_met", "cannot_tell"):
            first = pack.says(finding.requirement).zh if finding.verdict else ""
            table.add_row(MARKS[finding.verdict], escape(first), _reason(finding))
    console.print(table)
    _show_unused(judged.packet.unused)
    for note in judged.notes if alone else ():
        console.print(f"[dim]{escape(note.zh)}[/]", highlight=False)


def _reason(finding: Finding) -> str:
    """The reason and where it is seen, `reason（file 第1页）`."""
    where = "；".join(dict.fromkeys(f"{one.file} 第{one.page}页" for one in finding.evidence))
    return escape(finding.message.zh) + (f" [dim]（{escape(where)}）[/]" if where else "")


def _console() -> Console:
    """Standard output; into a file or pipe as wide as the text needs, so that nothing is cut."""
    return Console() if sys.stdout.isatty() else Console(width=200)


def show_table(rows: Sequence[tuple[Judged, float]]) -> None:
    """One line a packet, and how many of each verdict."""
    if len(rows) < 2:
        return
    table = Table(title_justify="left")
    for heading in ("学生材料", "结论", "类别", "待补或待定", "页", "秒"):
        table.add_column(heading, overflow="fold")
    for judged, seconds in rows:
        open_ones = [one.requirement for one in judged.findings if one.verdict in ("not_met", "cannot_tell")]
        category = judged.category or "／".join(judged.category_candidates)
        cells = (category, "、".join(open_ones), str(judged.packet.pages), f"{seconds:.1f}")
        table.add_row(escape(judged.packet.name), VERDICTS[judged.verdict], *cells)
    counts = {name: sum(one.verdict == name for one, _ in rows) for name in VERDICTS}
    _console().print(table)
    total = "，".join(f"{VERDICTS[name]} {count}" for name, count in counts.items())
    _console().print(f"共 {len(rows)}：{total}")


def title_of(kind: str) -> str:
    """What people call a kind of paper; the kind's own name where no file describes it."""
    from extractors.discover import room

    paper = room("extractors.papers").get(kind)
    return getattr(paper, "TITLE", kind)


def printed_label(kind: str, field: str) -> str:
    """What is printed before a field on its paper (`姓名`); the field's own name where nothing is."""
    from extractors.discover import room

    declared = getattr(room("extractors.papers").get(kind), "FIELDS", ())
    for wanted in declared:
        if wanted.field == field and wanted.after:
            return f"{wanted.after[0]} {field}"
    return field


def _plain(value: object) -> str:
    """A value as a person writes it: `是` for true, lists with `、`."""
    if isinstance(value, bool):
        return "是" if value else "否"
    return "、".join(value) if isinstance(value, tuple) else str(value)


def _show_unused(unused: Sequence[Unused]) -> None:
    for one in unused:
        _console().print(f"  [yellow]未使用[/] {escape(one.file)}：{one.message.zh}", highlight=False)
