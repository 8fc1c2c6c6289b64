"""Every rule pack is held to its promise: it loads without a fault, cites its clauses, and its examples
come out."""

import pytest

from pipeline import examples, rulebook
from pipeline.rulepack import RulePack
from tests.rooms import rules_coverage

PACKS = rulebook.names()


@pytest.fixture(scope="module", params=PACKS)
def pack(request: pytest.FixtureRequest) -> RulePack:
    return rulebook.load(request.param)


def test_a_pack_has_no_fault(pack: RulePack) -> None:
    assert rulebook.lint(rulebook.path_of(pack.name)) == ()


def test_every_worked_example_comes_out_as_stated(pack: RulePack) -> None:
    wrong = [examples.told(t).zh for t in examples.trials(pack) if not t.as_stated]
    assert wrong == []


def test_every_requirement_quotes_its_clause_and_has_examples(pack: RulePack) -> None:
    assert [r.key for r in pack.requirement if not r.cite] == []
    assert [r.key for r in pack.requirement if not r.example] == []
    assert [r.key for r in pack.requirement if not r.says or not r.says_en] == []


def test_every_open_question_says_what_is_done_about_it(pack: RulePack) -> None:
    assert [o.id for o in pack.open_question if not o.does] == []
    assert len({o.id for o in pack.open_question}) == len(pack.open_question)


def test_a_pack_that_nobody_confirmed_says_so_on_every_verdict(pack: RulePack) -> None:
    assert pack.confirmed or pack.unconfirmed


def test_every_open_question_is_pinned_by_a_test_of_its_name() -> None:
    pinned = set(rules_coverage.tests_by_question())
    packs = (rulebook.load(name) for name in PACKS)
    assert [o.id for pack in packs for o in pack.open_question if o.id not in pinned] == []


def test_the_coverage_page_is_up_to_date() -> None:
    assert rules_coverage.PAGE.read_text(encoding="utf-8") == rules_coverage.page(), (
        "python -m tests.rooms.rules_coverage"
    )
