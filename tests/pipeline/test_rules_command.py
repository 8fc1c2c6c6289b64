"""`canbao rules` as a clerk uses it: list, show, test, diff, explain, and what a changed pack would do."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline import examples, rulebook
from pipeline.commands.rules import app
from pipeline.explaining import explained
from pipeline.judge import judge
from pipeline.rulediff import differences
from pipeline.whatif import changes

RUN = CliRunner()
PACK = rulebook.load("beijing-2021")
DAY = date(2021, 10, 15)


def test_list_names_every_pack_with_its_version_and_whether_it_is_confirmed() -> None:
    lines = RUN.invoke(app, ["list"]).stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(rulebook.names())
    assert "（未确认）" in next(line for line in lines if line.startswith("beijing-2026"))
    forms = [json.loads(line) for line in RUN.invoke(app, ["list", "--json"]).stdout.splitlines()]
    assert forms[0]["version"] == PACK.version


def test_show_quotes_the_clauses_and_gives_the_figures_that_are_never_checks() -> None:
    page = RUN.invoke(app, ["show", "guangzhou-2024"]).stdout
    assert "413 元/年，财政补助 956 元，合计 1369 元" in page
    assert "待遇数字（只供答复，不作核对）" in page
    assert "339,426" in page
    assert "参保登记及缴费时间为2023年9月1日至12月20日" in page


def test_test_runs_the_examples_and_fails_when_one_comes_out_otherwise(tmp_path: Path) -> None:
    good = RUN.invoke(app, ["test", "beijing-2021"])
    assert (good.exit_code, "与所写一致" in good.stdout) == (0, True)
    text = rulebook.path_of("guangzhou-2024").read_text(encoding="utf-8")
    (tmp_path / "wrong-2024.toml").write_text(
        text.replace('verdict = "met"', 'verdict = "not_met"', 1), encoding="utf-8"
    )
    bad = RUN.invoke(app, ["test", str(tmp_path / "wrong-2024.toml")])
    assert bad.exit_code == 1
    assert "（应为 not_met）" in bad.stdout


def test_a_name_that_does_not_exist_is_an_unusable_argument() -> None:
    found = RUN.invoke(app, ["show", "beijing-2022"])
    assert found.exit_code == 2
    assert "没有“beijing-2022”的规则包" in found.output


def test_diff_says_in_words_what_changed() -> None:
    lines = RUN.invoke(app, ["diff", "beijing-2021", "beijing-2026"]).stdout
    assert "缴费·个人缴费：325 → 435" in lines
    assert "办理期·截止：（无） → 2026-02-28" in lines
    assert differences(PACK, PACK) == ()


def test_explain_gives_reason_clause_open_point_and_spot() -> None:
    assert PACK.samples
    papers = [PACK.samples.paper[n] for n in PACK.samples.packet["C1"] if n != "parent_home"]
    lines = [m.zh for m in explained(judge(examples.packet(papers, "07 证件样本"), PACK, DAY), PACK)]
    assert lines[0].startswith("07 证件样本　待补　新参保　父母一方有本市户籍的外埠户籍学生")
    at = next(i for i, line in enumerate(lines) if "［page_missing］" in line)
    assert lines[at].startswith("✗ 不合格　父（母）的北京市户口簿")
    assert lines[at + 1].strip().startswith("依据：“提交本人户口簿")
    assert any("见 父母户口簿.jpg 第1页" in line for line in lines)


@pytest.fixture
def stricter(tmp_path: Path) -> Path:
    path = tmp_path / "beijing-2021b.toml"
    path.write_text(
        'inherits = "beijing-2021"\n[[requirement]]\nid = "enrolment_form"\ncopies = 2\n', encoding="utf-8"
    )
    return path


def test_a_changed_pack_shows_whose_verdict_changes_before_it_is_applied(stricter: Path) -> None:
    assert PACK.samples
    packets = [
        examples.packet([PACK.samples.paper[n] for n in PACK.samples.packet[name]], name)
        for name in ("BJ_HUKOU", "transfer")
    ]
    found = changes(packets, PACK, rulebook.load(stricter), DAY)
    assert [(c.packet, c.before, c.after) for c in found] == [("BJ_HUKOU", "complete", "incomplete")]
    assert found[0].lines == (("enrolment_form", "met", "not_met too_few_copies"),)
