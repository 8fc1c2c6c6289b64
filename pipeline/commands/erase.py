"""`canbao erase`: erases one packet, or a student with all packets, for good; keys first."""

from __future__ import annotations

from typing import Annotated

import typer


def command(
    packet: Annotated[
        list[int] | None, typer.Option(metavar="N", help="材料编号，可多次给出", show_default=False)
    ] = None,
    id_number: Annotated[
        str | None, typer.Option(metavar="ID", help="学生证件号码：清除其全部材料", show_default=False)
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="不再询问")] = False,
) -> None:
    """永久清除一份材料或一名学生的全部材料。 Erases a packet, or all of a student's, for good."""
    from pipeline.commands._ledger import opened

    if bool(packet) == bool(id_number):
        raise typer.BadParameter("请给出 --packet 或 --id-number 之一。 Give either --packet or --id-number.")
    opened()
    from pipeline.ledger.erasing import ErasingError, erase, erase_student

    packets, students = _packets(packet or []), _students(id_number)
    if not yes:
        typer.confirm(
            "将永久清除原件、图像、识读结果和决定，无法恢复。继续？ This cannot be undone. Go on?", abort=True
        )
    try:
        done = [erase(one, "command line") for one in packets]
        done += [certificate for one in students for certificate in erase_student(one, "command line")]
    except ErasingError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    for certificate in done:
        typer.echo(
            f"已清除 {certificate.target}（{certificate.at:%Y-%m-%d %H:%M}，凭证 {certificate.id}）。 Erased."
        )


def _packets(wanted: list[int]) -> list[int]:
    """The packets with these numbers.

    One that is not there, or is erased already, is an unusable argument.
    """
    from pipeline.ledger.models import Packet

    found = set(Packet.objects.filter(id__in=wanted).exclude(state="erased").values_list("id", flat=True))
    for number in wanted:
        if number not in found:
            raise typer.BadParameter(
                f"没有编号为 {number} 的材料，或已清除。 No such packet, or erased already."
            )
    return wanted


def _students(id_number: str | None) -> list[int]:
    """The roster lines with this number."""
    if not id_number:
        return []
    from pipeline.ledger.keys import keyring
    from pipeline.ledger.models import Student

    found = list(Student.objects.filter(id_index=keyring().index(id_number)).values_list("id", flat=True))
    if not found:
        raise typer.BadParameter("花名册中没有这个证件号码。 No student with this number.")
    return found
