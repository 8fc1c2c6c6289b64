"""Every check is held to its promise: it is found, documented, and its docstring shows met, not met and
cannot tell."""

import doctest
from importlib import import_module

import pytest

from pipeline import checks


@pytest.mark.parametrize("name", checks.names())
def test_a_checks_docstring_shows_met_not_met_and_cannot_tell_and_runs(name: str) -> None:
    module = import_module(f"pipeline.checks.{name}")
    shown = module.__doc__ or ""
    for verdict in ("'met'", "'not_met ", "'cannot_tell "):
        assert verdict in shown, f"{name}: the docstring shows no {verdict}"
    result = doctest.testmod(module)
    assert result.attempted >= 3
    assert result.failed == 0


@pytest.mark.parametrize("name", checks.names())
def test_a_check_names_its_particulars_with_their_types(name: str) -> None:
    module = import_module(f"pipeline.checks.{name}")
    assert callable(module.check)
    assert all(isinstance(key, str) and isinstance(sort, type) for key, sort in module.PARAMETERS.items())
