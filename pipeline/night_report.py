"""The morning report as a table (晨报): one sheet with the numbers, one with the reasons. Counts only, no
names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

TITLES = {
    "files_received": "收到文件（累计）",
    "files_received_since": "收到文件（上次晨报以来）",
    "packets": "材料份数（累计）",
    "complete": "材料齐",
    "incomplete": "待补",
    "review": "需人工",
    "unjudged": "无结论",
    "waiting": "待人工处理",
    "done": "已办结",
    "in_work": "处理中",
    "set_aside": "已搁置",
    "erased": "已清除",
    "tried_again": "重试",
    "leases_returned": "收回的处理权",
    "judged_again": "按当日重核",
    "verdict_changed": "结论有变",
    "running_out_within_30_days": "30 天内到期的证件",
    "sample_pool": "可抽查",
    "sampled": "抽查",
    "erased_by_retention": "到期清除",
    "orphans_collected": "清理的残留对象",
    "log_whole": "操作记录完整",
    "log_head": "操作记录末行校验值",
    "backups": "现有备份",
    "documents": "识别出的材料",
    "adds_up": "合计相符",
}


def lines(counts: Mapping[str, object]) -> list[tuple[str, str, object]]:
    """The numbers in the order a person reads them: name, Chinese title, number."""
    ordered = [name for name in TITLES if name in counts]
    return [(name, TITLES[name], counts[name]) for name in ordered]


def write(
    folder: Path,
    started: datetime,
    as_of: date,
    counts: Mapping[str, object],
    notes: Sequence[Mapping[str, str]],
) -> Path:
    """Writes `nightly-<day>-<time>.xlsx` into `folder` and returns its path."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "晨报"
    sheet.append(["项目", "item", f"{started:%Y-%m-%d %H:%M}（核对日 as of {as_of}）"])
    for name, title, number in lines(counts):
        sheet.append([title, name, "是 yes" if number is True else "否 NO" if number is False else number])
    for note in notes:
        sheet.append(["注意", "note", f"{note['zh']} {note['en']}"])
    reasons = book.create_sheet("原因")
    reasons.append(["类别", "原因 reason", "份数 packets"])
    for name, title in (("incomplete_by_reason", "待补"), ("set_aside_by_reason", "搁置")):
        found = counts.get(name)
        for code, number in sorted(found.items()) if isinstance(found, Mapping) else ():
            reasons.append([title, code, number])
    for one in (sheet, reasons):
        (
            one.column_dimensions["A"].width,
            one.column_dimensions["B"].width,
            one.column_dimensions["C"].width,
        ) = 28, 32, 48
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"nightly-{started:%Y%m%d-%H%M%S}.xlsx"
    book.save(path)
    return path
