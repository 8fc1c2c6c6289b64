"""Names of files and packets: the examples in the docstrings hold, and odd names do no harm."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import assemble, filenames
from pipeline.assemble import Label, label_of
from pipeline.filenames import natural, readable, safe_ending


@pytest.mark.parametrize("module", [assemble, filenames])
def test_the_manual_is_true(module: object) -> None:
    failed, tried = doctest.testmod(module)  # type: ignore[arg-type]
    assert tried and not failed


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("一年级1班-01 证件样本", Label("一年级1班", "01", "证件样本")),
        ("G3-07", Label("G3", "07", None)),
        ("3(2)-15 测试甲", Label("3(2)", "15", "测试甲")),
        ("证件样本", Label(None, None, "证件样本")),
        ("2021级 证件样本 20210307", Label("2021级", "20210307", "证件样本")),
        ("补交材料", Label(None, None, None)),
        ("11010519491231002X", Label(None, None, None)),
    ],
)
def test_what_a_clerk_writes_on_a_folder(name: str, label: Label) -> None:
    assert label_of(name) == label


@given(st.text())
def test_no_name_breaks_anything(name: str) -> None:
    assert isinstance(label_of(name), Label)
    assert natural(name) == natural(name)
    assert not set(safe_ending(name)) & set("/\\\0")


@given(st.binary(max_size=40))
def test_any_bytes_of_a_name_become_text_that_can_be_written(raw: bytes) -> None:
    shown = readable(raw.decode("utf-8", "surrogateescape"))
    assert shown.encode("utf-8").decode("utf-8") == shown


@given(st.lists(st.text("ab012", max_size=6), max_size=6))
def test_natural_order_does_not_depend_on_the_order_of_finding(names: list[str]) -> None:
    distinct = list(dict.fromkeys(names))
    backwards = distinct[::-1]
    shown = [natural(name) for name in sorted(distinct, key=natural)]
    assert shown == [natural(name) for name in sorted(backwards, key=natural)]
