"""What is sealed, and what a thief of the data folder sees."""

from __future__ import annotations

import pytest

from pipeline.ledger.keys import KeyTroubleError, new_line, parse

ring = parse(new_line(), "test")


def test_what_was_sealed_for_one_column_does_not_open_as_another() -> None:
    sealed = ring.seal("证件样本".encode(), "ledger_student.name")
    assert ring.open(sealed, "ledger_student.name").decode() == "证件样本"
    with pytest.raises(KeyTroubleError, match="损坏"):
        ring.open(sealed, "ledger_student.contact")


def test_the_same_text_sealed_twice_looks_different() -> None:
    assert ring.seal(b"a", "x") != ring.seal(b"a", "x")


def test_an_index_ignores_width_case_and_spaces_but_nothing_else() -> None:
    assert ring.index("Ｇ３－０７ 证件样本") == ring.index("g3-07证件样本")
    assert ring.index("证件样本") != ring.index("证件样木")


def test_after_rotation_the_new_key_seals_the_old_one_opens_and_indexes_stay() -> None:
    old_line, new = new_line(), new_line()
    old, both = parse(old_line, "test"), parse(new + "\n" + old_line, "test")
    assert both.open(old.seal(b"a", "x"), "x") == b"a"
    assert both.index("证件样本") == old.index("证件样本")
    with pytest.raises(KeyTroubleError, match="恢复单"):
        old.open(both.seal(b"a", "x"), "x")


@pytest.mark.parametrize("text", ["", "# nothing", "0badc0de tooshort", "nothex 1234", "0badc0de"])
def test_a_key_file_without_a_key_says_so(text: str) -> None:
    with pytest.raises(KeyTroubleError):
        parse(text, "master.key")
