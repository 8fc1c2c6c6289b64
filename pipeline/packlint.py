"""What is wrong with a rule pack, in words, with file and line (规则包检查).

The same sentences for a misspelt key, a date that is none, and a check nobody wrote: what stands there,
what was probably meant, what exists.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from pipeline import rulepack
from pipeline.packlines import line_of, row_key, spot
from pipeline.records import Message
from pipeline.rulepack import Requirement, RulePack


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: which file, which line (None where it cannot be told), and what to do."""

    file: str
    line: int | None
    message: Message

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.message.zh} {self.message.en}"


KINDS = frozenset(
    [
        "household_register_home",
        "household_register_person",
        "household_register_changes",
        "resident_id_card",
        "bank_card",
        "birth_certificate",
        "work_residence_permit",
        "work_residence_confirmation",
        "foreign_permanent_resident_card",
        "hmt_residence_permit",
        "passport",
        "marriage_certificate",
        "divorce_certificate",
        "divorce_agreement",
        "court_ruling",
        "adoption_certificate",
        "social_security_card",
        "postdoc_entry_letter",
        "no_insurance_pledge",
        "overseas_chinese_proof",
        "overseas_chinese_schooling_letter",
        "employment_contract",
        "talent_selection_proof",
        "foreigner_work_permit",
        "military_unit_certificate",
        "enrolment_form",
        "id_photo",
        "student_certificate",
        "aid_certificate",
        "cover_sheet",
        "blank",
        "unknown",
    ]
)
"""The kinds of paper a rule may name: the names of the output contract."""

PEOPLE = ("student", "anyone", "local_parent", "holder")


def not_toml(path: Path, error: tomllib.TOMLDecodeError) -> Fault:
    """A file that is no TOML at all."""
    found = re.search(r"line (\d+)", str(error))
    line = int(found.group(1)) if found else None
    zh = "这里写法不对（TOML 语法），请检查引号、括号和等号。"
    return Fault(str(path), line, Message(zh, f"Not valid TOML: {error}."))


def in_words(path: Path, error: ValidationError, data: dict[str, Any]) -> tuple[Fault, ...]:
    """Every fault the models found, worded for a clerk. `data` is the pack with everything it inherits."""
    return tuple(_fault(path, found["type"], _keyed(found["loc"], data), found) for found in error.errors())


def _keyed(loc: tuple[int | str, ...], data: dict[str, Any]) -> tuple[int | str, ...]:
    """A requirement by its key instead of its place in the merged list."""
    if len(loc) > 1 and loc[0] == "requirement" and isinstance(loc[1], int):
        return (loc[0], row_key(data["requirement"][loc[1]]), *loc[2:])
    return loc


def _fault(path: Path, sort: str, loc: tuple[int | str, ...], found: object) -> Fault:
    assert isinstance(found, dict)
    place, given = ".".join(str(part) for part in loc), found.get("input")
    name = str(loc[-1])
    if sort == "extra_forbidden":
        near = _near(name, _fields(loc[:-1]))
        zh, en = f"不认识“{name}”这一项。{near[0]}", f"Unknown key “{name}”.{near[1]}"
    elif sort == "missing":
        zh, en = f"缺少“{name}”这一项（{place}）。", f"“{place}” is missing."
    elif "date" in sort:
        zh = f"“{place}”应为日期（如 2021-09-01），现在是 {given!r}。"
        en = f"“{place}” should be a date like 2021-09-01, but is {given!r}."
    else:
        zh, en = f"“{place}”的值不合要求：{given!r}。", f"“{place}”: {found.get('msg')} (given {given!r})."
    return Fault(*spot(path, loc), Message(zh, en))


def _fields(loc: Sequence[int | str]) -> list[str]:
    """The names allowed at a place of the pack."""
    model: type[BaseModel] = RulePack
    for part in (p for p in loc if isinstance(p, str) and p in model.model_fields):
        inner = re.search(r"rulepack\.(\w+)", str(model.model_fields[part].annotation))
        if inner is None:
            return []
        model = getattr(rulepack, inner.group(1))
    return [field.alias or name for name, field in model.model_fields.items()]


def _near(name: str, known: Iterable[str]) -> tuple[str, str]:
    listed = sorted(known)
    near = get_close_matches(name, listed, n=1, cutoff=0.6)
    if near:
        return f"是否指“{near[0]}”？", f" Did you mean “{near[0]}”?"
    shown = "、".join(listed[:40])
    return (f"可用：{shown}。", f" There are: {', '.join(listed[:40])}.") if listed else ("", "")


def lint(path: Path, pack: RulePack) -> tuple[Fault, ...]:
    """Names that point nowhere, lists that clash, particulars no check takes."""
    return tuple(_requirements(path, pack)) + tuple(_whole(path, pack))


def _whole(path: Path, pack: RulePack) -> Iterable[Fault]:
    statuses = {s.id for s in pack.status}
    if pack.first_status not in statuses:
        yield _unknown(path, ("first_status",), "参保状态", "status", pack.first_status, statuses)
    if pack.insured.until < pack.insured.since:
        zh = "保险年度的结束早于开始。"
        yield Fault(
            str(path),
            line_of(path, ("insured", "until")),
            Message(zh, "The insured year ends before it begins."),
        )
    if pack.window.opens and pack.window.closes and pack.window.closes < pack.window.opens:
        zh = "办理期的结束早于开始。"
        yield Fault(*spot(path, ("window", "closes")), Message(zh, "The window closes before it opens."))
    if not pack.confirmed and not pack.unconfirmed:
        zh = "未经确认的规则包须在 unconfirmed 写明哪些数字还没有核实。"
        yield Fault(
            str(path),
            line_of(path, ("confirmed",)),
            Message(zh, "Say under `unconfirmed` what is not verified."),
        )
    try:
        from extractors.photo import PhotoSpec

        PhotoSpec.of(pack.photo)
    except ValueError as error:
        yield Fault(*spot(path, ("photo",)), Message(str(error), ""))


def _requirements(path: Path, pack: RulePack) -> Iterable[Fault]:
    seen: set[str] = set()
    for rule in pack.requirement:
        if rule.key in seen:
            zh = f"“{rule.key}”出现了两次，请用 variant 区分。"
            yield Fault(*spot(path, ("requirement", rule.key, "id")), Message(zh, f"“{rule.key}” twice."))
        seen.add(rule.key)
        yield from _names(path, pack, rule)
        yield from _particulars(path, rule)
    yield from _clashes(path, pack)
    yield from _examples(path, pack)


def _examples(path: Path, pack: RulePack) -> Iterable[Fault]:
    """Every worked example changes papers that exist in its packet."""
    samples = pack.samples
    known = set(samples.paper) if samples else set()
    for rule in pack.requirement:
        for number, example in enumerate(rule.example):
            packet = example.packet or example.category or example.status or ""
            listed = set(samples.packet.get(packet, ())) if samples else set()
            touched = {p.split(".", 1)[0] for p in (*example.change, *example.doubtful)} | set(
                example.without
            )
            for name in sorted((touched - listed - set(example.plus)) | (set(example.plus) - known)):
                loc = ("requirement", rule.key, "example", number, "says")
                yield _unknown(path, loc, f"例子材料（{packet}）", "example paper", name, listed or known)


def _names(path: Path, pack: RulePack, rule: Requirement) -> Iterable[Fault]:
    from pipeline import checks, conditions

    open_ids = {o.id for o in pack.open_question}
    fields = (
        ("check", rule.check, set(checks.names()), "检查", "check"),
        ("paper", rule.paper, KINDS, "材料种类", "kind of paper"),
        ("beside", rule.beside, KINDS, "材料种类", "kind of paper"),
        ("instead", rule.instead, KINDS, "材料种类", "kind of paper"),
        ("statuses", rule.statuses, {s.id for s in pack.status}, "参保状态", "status"),
        ("categories", rule.categories, {c.id for c in pack.category}, "参保类别", "category"),
        ("of", (rule.of,), set(PEOPLE), "人", "person"),
        ("open", rule.open, open_ids, "疑义编号", "open question"),
    )
    for key, given, known, zh, en in fields:
        for name in given:
            if name not in known:
                yield _unknown(path, ("requirement", rule.key, key), zh, en, name, known)
    for key, given in (("when", rule.when), ("copies_when", tuple(rule.copies_when))):
        for name in given:
            if not conditions.known(name):
                yield _unknown(
                    path, ("requirement", rule.key, key), "条件", "condition", name, conditions.CONDITIONS
                )


def _particulars(path: Path, rule: Requirement) -> Iterable[Fault]:
    from pipeline import checks

    known = set(checks.names())
    auto = ("enough_copies", "on_one_sheet")
    taken = {
        k: t for name in (*rule.check, *auto) if name in known for k, t in checks.parameters(name).items()
    }
    for name, value in rule.parameters.items():
        if name not in taken:
            yield _unknown(path, ("requirement", rule.key, "with"), "参数", "particular", name, taken)
        elif not isinstance(value, taken[name]):
            zh, en = f"“{name}”应为 {taken[name].__name__}，现在是 {value!r}。", f"“{name}”: wrong type."
            yield Fault(*spot(path, ("requirement", rule.key, "with")), Message(zh, en))


def _clashes(path: Path, pack: RulePack) -> Iterable[Fault]:
    """One packet's list may hold each requirement once."""
    for status in pack.status:
        for category in (*(c.id for c in pack.category), None):
            listed = pack.listed(status.id, category, pack.insured.since)
            unconditional = [r.id for r in listed if not r.when]
            for name in {n for n in unconditional if unconditional.count(n) > 1}:
                zh = f"状态“{status.id}”、类别“{category}”的清单里“{name}”有两条。"
                yield Fault(
                    str(path), None, Message(zh, f"“{name}” is listed twice for {status.id}/{category}.")
                )


def _unknown(
    path: Path, loc: tuple[int | str, ...], zh: str, en: str, name: str, known: Iterable[str]
) -> Fault:
    near = _near(name, known)
    return Fault(*spot(path, loc), Message(f"没有叫“{name}”的{zh}。{near[0]}", f"No {en} “{name}”.{near[1]}"))
