"""The manual of each kind of value is its docstring; every example in it must come out as written."""

import doctest
import importlib
import pkgutil

import pytest

import extractors.values

KINDS = sorted(module.name for module in pkgutil.iter_modules(extractors.values.__path__))


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_in_the_manual_comes_out_as_written(kind: str) -> None:
    module = importlib.import_module(f"extractors.values.{kind}")
    assert module.__doc__, f"{kind} has no manual"
    assert doctest.testmod(module).failed == 0
