"""Makes docs/rules-coverage.md: every clause and every open question, and the example or test that pins it.

`python -m tests.rooms.rules_coverage` writes it; a test compares it, so the page cannot fall behind.
"""

import re
from collections import Counter
from pathlib import Path

from pipeline import rulebook
from pipeline.rulepack import OpenQuestion, Requirement, RulePack

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "rules-coverage.md"
WORDS = {"met": "合格", "not_met": "不合格", "cannot_tell": "看不准", "not_asked": "不要求"}


def tests_by_question() -> dict[str, list[str]]:
    """`BJ-2` -> the tests whose names say so."""
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "tests" / "pipeline").glob("test_*.py")):
        for name in re.findall(r"^def (test_(?:bj|gz)_\d\d\w*)", path.read_text(encoding="utf-8"), re.M):
            city, number = name.split("_")[1:3]
            found.setdefault(f"{city.upper()}-{int(number)}", []).append(f"`{path.stem}.{name}`")
    return found


def page() -> str:
    """The whole page."""
    tests = tests_by_question()
    parts = [
        "# 条款与疑义对照表",
        "",
        "由 `python -m tests.rooms.rules_coverage` 生成，测试保证与规则包一致。",
        "",
    ]
    for name in rulebook.names():
        pack = rulebook.load(name)
        if pack.inherits is None:
            parts += _pack(pack, tests)
    return "\n".join(parts).rstrip() + "\n"


def _pack(pack: RulePack, tests: dict[str, list[str]]) -> list[str]:
    lines = [
        f"## {pack.name}　{pack.title}",
        "",
        "| 要求 | 条款 | 适用 | 核对 | 例子 |",
        "|---|---|---|---|---|",
    ]
    lines += [_requirement(rule) for rule in pack.requirement]
    lines += ["", "| 疑义 | 问题 | 怎么办 | 例子和测试 |", "|---|---|---|---|"]
    lines += [_question(pack, question, tests) for question in pack.open_question]
    return [*lines, ""]


def _requirement(rule: Requirement) -> str:
    counted = Counter(WORDS[e.verdict] for e in rule.example)
    shown = "、".join(f"{word} {number}" for word, number in counted.items())
    asked = "、".join((*rule.statuses, *rule.categories)) or "全部"
    checks = "、".join(rule.check) or "是否交来、是否本人"
    return f"| `{rule.key}` {rule.says} | {rule.clause}：“{rule.cite}” | {asked} | {checks} | {shown} |"


def _question(pack: RulePack, question: OpenQuestion, tests: dict[str, list[str]]) -> str:
    shown = [f"{r.key}：{e.says}" for r in pack.requirement for e in r.example if e.open == question.id]
    pinned = "；".join([*shown, *tests.get(question.id, [])])
    return f"| {question.id} | {question.question} | {question.does} | {pinned} |"


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
