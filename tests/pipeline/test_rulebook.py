"""Rule packs as a clerk meets them: found by name, inherited, and refused with file, line and the near
miss."""

from pathlib import Path

import pytest

from pipeline import rulebook
from pipeline.rulebook import PackError

SMALL = """\
city = "样本市"
year = 2030
title = "样本市 2030 年度"
title_en = "Sample City 2030"
confirmed = true
banner = "样本"
banner_en = "sample"
source = "样本通知"
first_status = "new"

[insured]
since = 2030-01-01
until = 2030-12-31

[[status]]
id = "new"
zh = "新参保"
en = "new"

[[category]]
id = "PUPIL"
zh = "学生"
en = "pupil"

[[requirement]]
id = "passport"
says = "护照"
says_en = "passport"
cite = "提交护照"
paper = ["passport"]
check = ["valid_on_day"]
copies = 1
"""


def pack_file(folder: Path, text: str = SMALL, name: str = "sample-2030") -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def fault(path: Path) -> str:
    (first, *_) = rulebook.lint(path)
    return str(first).replace(str(path.parent), "")


def test_a_new_city_is_one_file(tmp_path: Path) -> None:
    pack = rulebook.load(pack_file(tmp_path))
    assert (pack.name, pack.city, len(pack.requirement)) == ("sample-2030", "样本市", 1)


def test_a_name_that_does_not_exist_is_answered_with_the_near_miss_and_the_list() -> None:
    with pytest.raises(PackError, match=r"没有“beijin-2021”的规则包。是否指 beijing-2021？现有："):
        rulebook.load("beijin-2021")


FAULTS = (
    (
        'check = ["valid_on_day"]',
        'check = ["valid_on_days"]',
        31,
        "没有叫“valid_on_days”的检查。是否指“valid_on_day”？",
    ),
    ('paper = ["passport"]', 'paper = ["pasport"]', 30, "没有叫“pasport”的材料种类。是否指“passport”？"),
    ("since = 2030-01-01", 'since = "2030-13-01"', 12, "“insured.since”应为日期（如 2021-09-01）"),
    ("copies = 1", "copys = 1", 32, "不认识“copys”这一项。是否指“copies”？"),
    ('first_status = "new"', 'first_status = "old"', 9, "没有叫“old”的参保状态。"),
    ("until = 2030-12-31", "until = 2029-12-31", 13, "保险年度的结束早于开始。"),
    ('says = "护照"\n', "", 25, "缺少“says”这一项"),
    ("copies = 1", "with = { yers = 3 }", 32, "没有叫“yers”的参数。"),
    ("copies = 1", 'when = ["foreign_chld"]', 32, "没有叫“foreign_chld”的条件。是否指“foreign_child”？"),
    ("copies = 1", 'copies = "two"', 32, "“requirement.passport.copies”的值不合要求：'two'。"),
    ("confirmed = true", "confirmed = false", 5, "未经确认的规则包须在 unconfirmed 写明"),
    ("year = 2030", "year = = 2030", 2, "这里写法不对（TOML 语法）"),
)


@pytest.mark.parametrize(("right", "wrong", "line", "said"), FAULTS)
def test_a_fault_is_named_with_file_line_and_what_was_probably_meant(
    tmp_path: Path, right: str, wrong: str, line: int, said: str
) -> None:
    path = pack_file(tmp_path, SMALL.replace(right, wrong))
    assert fault(path).startswith(f"/sample-2030.toml:{line}: {said}")


def test_a_list_may_hold_a_requirement_once(tmp_path: Path) -> None:
    twice = SMALL + SMALL[SMALL.index("[[requirement]]") :]
    assert "“passport”出现了两次" in fault(pack_file(tmp_path, twice))


def test_a_pack_inherits_and_says_only_what_changed(tmp_path: Path) -> None:
    pack_file(tmp_path)
    later = 'inherits = "sample-2030"\nyear = 2031\n[[requirement]]\nid = "passport"\ncopies = 2\n'
    pack = rulebook.load(pack_file(tmp_path, later, "sample-2031"))
    assert (pack.year, pack.city, pack.requirement[0].copies) == (2031, "样本市", 2)
    assert pack.requirement[0].cite == "提交护照"


def test_an_inherited_requirement_can_be_dropped(tmp_path: Path) -> None:
    pack_file(tmp_path)
    later = 'inherits = "sample-2030"\nyear = 2031\n[[requirement]]\nid = "passport"\ndrop = true\n'
    assert rulebook.load(pack_file(tmp_path, later, "sample-2031")).requirement == ()


def test_a_fault_in_an_inherited_line_is_found_in_the_file_that_says_it(tmp_path: Path) -> None:
    pack_file(tmp_path, SMALL.replace("valid_on_day", "valid_on_days"))
    later = pack_file(tmp_path, 'inherits = "sample-2030"\nyear = 2031\n', "sample-2031")
    assert fault(later).startswith("/sample-2030.toml:31:")


def test_a_pack_that_inherits_from_nothing_is_refused(tmp_path: Path) -> None:
    later = pack_file(tmp_path, 'inherits = "sample-2029"\nyear = 2031\n', "sample-2031")
    assert fault(later).startswith("/sample-2031.toml:1: 没有“sample-2029”的规则包。")


def test_the_version_changes_with_every_word_of_the_pack(tmp_path: Path) -> None:
    before = rulebook.load(pack_file(tmp_path)).version
    after = rulebook.load(
        pack_file(tmp_path, SMALL.replace("copies = 1", "copies = 2"), "sample-2032")
    ).version
    assert before != after
    assert len(before) == 12


def test_an_unconfirmed_pack_says_so_and_names_its_source() -> None:
    pack = rulebook.load("beijing-2026")
    assert not pack.confirmed
    assert "尚未确认" in pack.unconfirmed
    assert (pack.fee.personal, pack.window.closes and pack.window.closes.isoformat()) == (435, "2026-02-28")
    assert len(pack.requirement) == len(rulebook.load("beijing-2021").requirement)
