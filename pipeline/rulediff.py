"""What differs between two rule packs, in words (规则对比): what a clerk has to know when the year
changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from pipeline.records import Message
from pipeline.rulepack import Requirement, RulePack

WORDS = {
    "year": ("参保年度", "year"),
    "fee": ("缴费", "fee"),
    "window": ("办理期", "window"),
    "insured": ("保险年度", "insured year"),
    "late_joiner": ("零散参保", "late joiners"),
    "banks": ("银行名单", "banks"),
    "photo": ("照片规格", "photo"),
    "household": ("本市户籍判断", "local household"),
    "source": ("依据", "source"),
    "confirmed": ("是否已确认", "confirmed"),
    "first_status": ("默认状态", "first status"),
    "coverage": ("待遇期", "coverage"),
    "place": ("提交地点", "place"),
    "city": ("城市", "city"),
}
FIELDS = {
    "personal": "个人缴费",
    "subsidy": "财政补助",
    "deposit_advice": "存款建议",
    "collector": "征收方式",
    "opens": "开始",
    "closes": "截止",
    "since": "起",
    "until": "止",
    "days": "天数",
    "wait_months": "等待月数",
    "cite": "原文",
    "source": "来源",
    "named": "点名银行",
    "open_list": "名单是否开放",
    "says": "名称",
    "bring": "要求",
    "check": "核对",
    "parameters": "核对参数",
    "copies": "份数",
    "copies_when": "按情形份数",
    "one_sheet": "同一张纸",
    "statuses": "适用状态",
    "categories": "适用类别",
    "when": "适用条件",
    "on_doubt": "存疑时",
    "paper": "材料",
}
NOT_SHOWN = {"example", "says_en", "bring_en", "verified_by"}


def differences(old: RulePack, new: RulePack) -> tuple[Message, ...]:
    """Every difference that matters to somebody, old first; empty when the packs say the same."""
    return (*_plain(old, new), *_named(old, new), *_requirements(old, new), *_open(old, new))


def _plain(old: RulePack, new: RulePack) -> Iterable[Message]:
    for field, (zh, en) in WORDS.items():
        before, after = getattr(old, field), getattr(new, field)
        if isinstance(before, BaseModel) and isinstance(after, BaseModel):
            yield from _parts(zh, en, before, after)
        elif before != after:
            yield _changed(zh, en, before, after)


def _parts(zh: str, en: str, old: BaseModel, new: BaseModel) -> Iterable[Message]:
    for part in type(old).model_fields:
        before, after = getattr(old, part), getattr(new, part)
        if before != after and part not in NOT_SHOWN:
            yield _changed(f"{zh}·{FIELDS.get(part, part)}", f"{en} {part}", before, after)


def _changed(zh: str, en: str, before: Any, after: Any) -> Message:
    return Message(f"{zh}：{_show(before)} → {_show(after)}", f"{en}: {_show(before)} -> {_show(after)}")


def _named(old: RulePack, new: RulePack) -> Iterable[Message]:
    groups = (
        ("参保状态", "status", old.status, new.status),
        ("参保类别", "category", old.category, new.category),
    )
    for zh, en, before, after in groups:
        had, has = {e.id: e.zh for e in before}, {e.id: e.zh for e in after}
        for name in has.keys() - had.keys():
            yield Message(f"新增{zh} {name}（{has[name]}）", f"new {en} {name}")
        for name in had.keys() - has.keys():
            yield Message(f"取消{zh} {name}（{had[name]}）", f"{en} {name} dropped")


def _requirements(old: RulePack, new: RulePack) -> Iterable[Message]:
    had, has = ({r.key: r for r in pack.requirement} for pack in (old, new))
    for key in sorted(has.keys() - had.keys()):
        yield Message(f"新增要求 {key}：{has[key].says}", f"new requirement {key}")
    for key in sorted(had.keys() - has.keys()):
        yield Message(f"取消要求 {key}：{had[key].says}", f"requirement {key} dropped")
    for key in sorted(had.keys() & has.keys()):
        yield from _requirement(key, had[key], has[key])


def _requirement(key: str, old: Requirement, new: Requirement) -> Iterable[Message]:
    for field in Requirement.model_fields:
        before, after = getattr(old, field), getattr(new, field)
        if before != after and field not in NOT_SHOWN:
            yield _changed(
                f"要求 {key}·{FIELDS.get(field, field)}", f"requirement {key} {field}", before, after
            )


def _open(old: RulePack, new: RulePack) -> Iterable[Message]:
    had, has = ({o.id: o for o in pack.open_question} for pack in (old, new))
    for name in sorted(had.keys() | has.keys()):
        before, after = had.get(name), has.get(name)
        if before is None and after is not None:
            yield Message(f"新增疑义 {name}：{after.question}", f"new open question {name}")
        elif after is None:
            yield Message(f"不再有疑义 {name}", f"open question {name} dropped")
        elif before is not None and before.does != after.does:
            yield Message(
                f"疑义 {name} 的处理：{before.does} → {after.does}", f"{name} is handled differently"
            )


def _show(value: Any) -> str:
    if value is None or value == "" or value == ():
        return "（无）"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dict):
        return "、".join(f"{k}={_show(v)}" for k, v in value.items()) or "（无）"
    if isinstance(value, (tuple, list)):
        return "、".join(_show(v) for v in value)
    if isinstance(value, BaseModel):
        return str(getattr(value, "name", None) or getattr(value, "id", None) or value)
    return str(value)
