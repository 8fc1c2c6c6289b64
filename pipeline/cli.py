"""The command line `canbao`: finds its commands in the room `pipeline/commands/` and hands over.

Exit codes: 0 done, 1 done and something needs a person, 2 unusable arguments, 3 an input could not be read
at all. With `--json`, standard output carries JSON Lines and nothing else.
"""

from __future__ import annotations

import typer

from extractors.discover import room

app = typer.Typer(
    name="canbao",
    help="参保：核对城乡居民医保参保材料，离线，每个结论都有依据。 "
    "Checks enrolment paperwork, offline, with evidence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
)

for _name, _module in room("pipeline.commands").items():
    _word = _name.removesuffix("_").replace("_", "-")
    if hasattr(_module, "app"):
        app.add_typer(_module.app, name=_word)
    else:
        app.command(_word)(_module.command)


def main() -> None:
    """Runs the command named on the command line."""
    app()
