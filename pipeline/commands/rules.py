"""`canbao rules`: the rule packs: what there is, what they ask, whether their examples hold, what a change
does."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from pipeline.rulepack import Requirement, RulePack

app = typer.Typer(help="规则包：列出、查看、试验、对比。 Rule packs.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="每行一个 JSON 对象")]
PackName = Annotated[str, typer.Argument(metavar="PACK", help="规则包名称，或 toml 文件")]


def _pack(name: str) -> RulePack:
    """The pack, or exit 2 with every fault, file and line."""
    from pipeline import rulebook

    try:
        return rulebook.load(name)
    except rulebook.PackError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error


def _out(form: dict[str, Any], as_json: bool, line: str) -> None:
    typer.echo(json.dumps(form, ensure_ascii=False, default=str) if as_json else line)


@app.command("list")
def list_(as_json: Json = False) -> None:
    """有哪些规则包。 The rule packs there are."""
    from pipeline import rulebook

    for name in rulebook.names():
        pack = _pack(name)
        mark = "" if pack.confirmed else "（未确认）"
        form = {"name": name, "version": pack.version, "city": pack.city, "year": pack.year}
        form |= {"title": pack.title, "confirmed": pack.confirmed, "requirements": len(pack.requirement)}
        _out(form, as_json, f"{name}  {pack.version}  {pack.title}{mark}")


@app.command("show")
def show(pack: PackName, as_json: Json = False) -> None:
    """规则包里有什么：清单、依据、疑义、待遇数字。 Everything a pack says."""
    found = _pack(pack)
    if as_json:
        typer.echo(found.model_dump_json(exclude={"samples"}, by_alias=True))
        return
    for line in _shown(found):
        typer.echo(line)


def _shown(pack: RulePack) -> list[str]:
    """The pack as a page of text."""
    fee = f"{pack.fee.personal} 元/年" if pack.fee.personal else "（无）"
    total = f"，财政补助 {pack.fee.subsidy} 元，合计 {_sum(pack)} 元" if pack.fee.subsidy else ""
    lines = [f"{pack.title}（{pack.name} {pack.version}）", f"依据：{pack.source}", pack.banner]
    lines += [] if pack.confirmed else [f"！{pack.unconfirmed}"]
    lines += [
        f"保险年度：{pack.insured.since} 至 {pack.insured.until}",
        f"办理期：{pack.window.opens or '（通知没有写）'} 至 {pack.window.closes or '（通知没有写）'}",
        f"个人缴费：{fee}{total}　{pack.fee.collector}",
        "点名银行：" + ("、".join(b.name for b in pack.banks.named) or "（无）"),
        "照片：" + ("、".join(f"{k}={v}" for k, v in pack.photo.items()) or "（无）"),
        "",
        "参保状态",
    ]
    lines += [f"  {s.id}　{s.zh}　{s.clause}　{s.cite}" for s in pack.status]
    lines += ["", "参保类别", *(f"  {c.id}　{c.zh}　{c.clause}　“{c.cite}”" for c in pack.category)]
    lines += ["", "要求", *(line for r in pack.requirement for line in _requirement(r))]
    lines += ["", "通知没有说清的地方", *(f"  {o.id}　{o.question} → {o.does}" for o in pack.open_question)]
    benefits = [f"  {b.says}" for b in pack.benefit]
    return lines + (["", "待遇数字（只供答复，不作核对）", *benefits] if benefits else [])


def _sum(pack: RulePack) -> int:
    return (pack.fee.personal or 0) + (pack.fee.subsidy or 0)


def _requirement(rule: Requirement) -> list[str]:
    asked = "、".join((*rule.statuses, *rule.categories)) or "全部"
    copies = f"{rule.copies} 份" if rule.paper else ""
    sheet = {"required": "同一张纸", "advised": "建议同一张纸", "no": ""}[rule.one_sheet]
    extra = "，".join(part for part in (copies, sheet) if part)
    return [
        f"  {rule.key}　{rule.says}（{asked}）{extra}",
        f"      依据 {rule.clause}：“{rule.cite}”",
        f"      核对：{'、'.join(rule.check) or '是否交来、是否本人'}"
        + (f"　疑义：{'、'.join(rule.open)}" if rule.open else ""),
    ]


@app.command("test")
def test(pack: PackName, as_json: Json = False) -> None:
    """运行规则包里的例子。 Runs the worked examples of a pack."""
    from pipeline import examples

    found = _pack(pack)
    results = examples.trials(found)
    wrong = 0
    for result in results:
        wrong += not result.as_stated
        form = {"requirement": result.requirement, "says": result.example.says, "as_stated": result.as_stated}
        form |= {"verdict": result.verdict, "code": result.code}
        if as_json or not result.as_stated:
            _out(form, as_json, examples.told(result).zh)
    if not as_json:
        typer.echo(
            f"{found.name} {found.version}：{len(results)} 个例子，{len(results) - wrong} 个与所写一致。"
        )
    raise typer.Exit(1 if wrong else 0)


@app.command("diff")
def diff(old: PackName, new: PackName, as_json: Json = False) -> None:
    """两个规则包有什么不同。 What differs between two packs, in words."""
    from pipeline.rulediff import differences

    found = differences(_pack(old), _pack(new))
    for message in found:
        _out({"zh": message.zh, "en": message.en}, as_json, message.zh)
    if not found and not as_json:
        typer.echo("没有不同。 No difference.")


@app.command("explain")
def explain(
    packet: Annotated[
        Path, typer.Argument(metavar="PACKET", help="一名学生的材料：文件夹、zip 或 PDF", exists=True)
    ],
    rules: Annotated[str, typer.Option("--rules", metavar="PACK")] = "beijing-2021",
    as_of: Annotated[datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"])] = None,
    roster: Annotated[Path | None, typer.Option("--roster", metavar="FILE", exists=True)] = None,
) -> None:
    """逐项说明一份材料为什么这样判。 Says for each requirement of a packet why."""
    from pipeline import roster as lists
    from pipeline import run
    from pipeline.explaining import explained

    pack = _pack(rules)
    students = lists.load(roster) if roster else None
    day = (as_of or datetime.now().astimezone()).date()
    judged = run.check(packet, pack, day, students)
    for line in explained(judged, pack):
        typer.echo(line.zh)
    raise typer.Exit(0 if judged.verdict == "complete" else 1)


@app.command("whatif")
def whatif(
    new: PackName,
    as_of: Annotated[datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"])] = None,
    as_json: Json = False,
) -> None:
    """改用这个规则包后，哪些已存材料的结论会变（只试算，不保存）。 Whose verdict a pack would change."""
    from pipeline.commands._ledger import opened

    settings = opened()
    from pipeline.ledger.models import Judgement
    from pipeline.ledger.rejudging import stored_packets
    from pipeline.whatif import changes

    day = as_of.date() if as_of else (settings.as_of or datetime.now(settings.zone).date())
    stored = (
        Judgement.objects.filter(is_current=True).values_list("packet_id", flat=True).order_by("packet_id")
    )
    packets = (packet for _, packet in stored_packets(list(stored)))
    found = changes(packets, _pack(settings.rules), _pack(new), day)
    for change in found:
        lines = "；".join(f"{name}：{before} → {after}" for name, before, after in change.lines)
        form = {
            "packet": change.packet,
            "before": change.before,
            "after": change.after,
            "lines": change.lines,
        }
        _out(form, as_json, f"{change.packet}：{change.before} → {change.after}　{lines}")
    if not as_json:
        typer.echo(f"{len(found)} 份材料的结论会变。 {len(found)} packets would change.")
