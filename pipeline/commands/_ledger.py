"""Opening the ledger from a command: says in words what is missing. Not a command itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from pipeline.settings import Settings


def opened() -> Settings:
    """The ledger of this installation, ready for use.

    An unusable installation ends the command with code 2.
    """
    from pipeline.ledger.keys import KeyTroubleError, keyring
    from pipeline.ledger.opening import open_ledger
    from pipeline.settings import load

    settings = load()
    if not settings.database_url and not settings.database.exists():
        raise typer.BadParameter(
            f"{settings.data} 里还没有数据。请先运行 canbao up，或用 CANBAO_HOME 指明数据所在。"
            " No data there yet: run canbao up first, or set CANBAO_HOME."
        )
    try:
        keyring()
    except KeyTroubleError as error:
        raise typer.BadParameter(str(error)) from error
    return open_ledger()
