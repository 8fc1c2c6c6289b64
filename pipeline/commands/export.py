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
    log("command line", "output_taken", "verdicts", lines=count, state=state or "")
    typer.echo(f"已写入 {out}：{count} 行。 Wrote {count} lines.")


@app.command("notices")
def notices(
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="写到哪个 docx")] = Path("补件通知.docx"),
    text: Annotated[
        Path | None, typer.Option("--text", metavar="FILE", help="另写一份群发文字", show_default=False)
    ] = None,
) -> None:
    """补件通知（docx），按班级，一人一页。 Notices to parents, one page a child."""
    from pipeline.commands._ledger import opened

    settings = opened()
    from pipeline.ledger.audit import log
    from pipeline.notices import NoticeRefused
    from pipeline.outputs import write_notices

    try:
        count = write_notices(settings, out, text)
    except NoticeRefused as refused:
        raise typer.BadParameter(str(refused)) from refused
    log("command line", "export", "notices", lines=count)
    typer.echo(f"已写入 {out}：{count} 份。 Wrote {count} notices.")


@app.command("district")
def district(
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="写到哪个 xlsx")] = Path("报区表格.xlsx"),
    columns: Annotated[
        Path | None,
        typer.Option("--columns", metavar="FILE", help="区里模板的列对照文件", show_default=False),
    ] = None,
    photos: Annotated[
        Path | None, typer.Option("--photos", metavar="DIR", help="照片文件夹，用来逐一对照", exists=True)
    ] = None,
) -> None:
    """报区表格（xlsx）和校验报告。 The district's table with its validation report."""
    from pipeline.commands._ledger import opened

    settings = opened()
    from pipeline.district import ColumnsError
    from pipeline.ledger.audit import log
    from pipeline.outputs import write_district

    try:
        found = write_district(settings, out, columns, photos)
    except ColumnsError as error:
        raise typer.BadParameter(str(error)) from error
    log("command line", "export", "district", lines=found.rows)
    typer.echo(
        f"已写入 {out}：{found.rows} 行，未列入 {len(found.left_out)}"
        f" 人，问题 {len(found.faults)} 处（见“校验报告”）。"
    )
    raise typer.Exit(0 if found.good else 1)


@app.command("photos")
def photos(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="写到哪个文件夹")] = Path("照片"),
) -> None:
    """材料齐的学生的照片，按证件号码命名。 Photos of complete packets, named by ID number."""
    from pipeline.commands._ledger import opened

    settings = opened()
    from pipeline.ledger.audit import log
    from pipeline.outputs import write_photos

    count, without = write_photos(settings, out)
    log("command line", "export", "photos", lines=count)
    typer.echo(f"已写入 {out}：{count} 张；没有照片或号码的 {len(without)} 人。")
    raise typer.Exit(1 if without else 0)


@app.command("bundles")
def bundles(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="写到哪个文件夹")] = Path("材料包"),
    packet: Annotated[
        list[int] | None, typer.Option("--packet", metavar="N", help="只要这些编号", show_default=False)
    ] = None,
) -> None:
    """每名学生一个 PDF：封面和按清单排序的材料。 One PDF a student, in the order of the list."""
    from pipeline.commands._ledger import opened

    settings = opened()
    from pipeline.ledger.audit import log
    from pipeline.outputs import write_bundles

    count = write_bundles(settings, out, packet)
    log("command line", "export", "bundles", lines=count)
    typer.echo(f"已写入 {out}：{count} 份。 Wrote {count} bundles.")
