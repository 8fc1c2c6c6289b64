"""The examples in CONTRIBUTING.md are true: each is laid into its room's contract and run."""

from __future__ import annotations

import doctest
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from extractors.papersheet import read_sheet
from extractors.specimens import drawn
from pipeline import rulebook

TEXT = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text("utf-8")
EXAMPLES: dict[str, str] = dict(re.findall(r"```(?:python|toml)\n# (\S+)\n(.*?)```", TEXT, re.S))


def example(path: str) -> ModuleType:
    """The example as a module of its room."""
    module = ModuleType(path.removesuffix(".py").replace("/", "."))
    exec(compile(EXAMPLES[path], path, "exec"), module.__dict__)
    return module


def test_there_is_an_example_for_every_room() -> None:
    rooms = {str(Path(path).parent) for path in EXAMPLES}
    below = {"extractors": ("papers", "engines"), "pipeline": ("rules", "checks", "commands")}
    assert rooms == {f"{floor}/{room}" for floor, names in below.items() for room in names} | {"flows"}


def test_the_example_paper_finds_its_fields_in_its_specimen() -> None:
    paper: Any = example("extractors/papers/library_card.py")
    (specimen,) = paper.SPECIMENS
    lines, wide, high = drawn(specimen.drawing)
    found, _ = read_sheet(paper, lines, "", wide, high)
    assert {name: f.value for name, f in found.items()} == dict(specimen.fields)


def test_the_example_engine_keeps_the_contract() -> None:
    engine = example("extractors/engines/nothing.py")
    assert engine.available().ok
    assert engine.read(np.zeros((4, 4, 3), np.uint8)).lines == ()


def test_the_example_pack_loads_and_says_that_nobody_confirmed_it(tmp_path: Path) -> None:
    path = tmp_path / "beijing-2027.toml"
    path.write_text(EXAMPLES["pipeline/rules/beijing-2027.toml"], "utf-8")
    pack = rulebook.load(path)
    assert (pack.year, pack.confirmed, pack.fee.personal) == (2027, False, 435)


def test_the_example_check_shows_met_not_met_and_cannot_tell() -> None:
    module = example("pipeline/checks/phone_given.py")
    finder, runner = doctest.DocTestFinder(), doctest.DocTestRunner()
    for test in finder.find(module, "phone_given", globs=vars(module)):
        runner.run(test)
    assert (runner.tries, runner.failures) == (4, 0)


def test_the_example_command_prints_a_version(capsys) -> None:  # type: ignore[no-untyped-def]
    example("pipeline/commands/version.py").command()
    assert re.match(r"\d+\.\d+", capsys.readouterr().out)


def test_the_example_flow_is_a_flow() -> None:
    assert example("flows/count.py").count.name == "count"
