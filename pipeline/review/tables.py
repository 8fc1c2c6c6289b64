"""The table of classes: how many packets of each stand where. Text cells only.

A cell that starts with `=` would run as a formula in the office's spreadsheet program, so every cell is
written as text, also numbers of students.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from io import BytesIO

from django.utils.translation import gettext as _

from pipeline.ledger.models import Judgement, Packet
from pipeline.review.words import STATES, VERDICTS, say

Line = Sequence[str]
_WIDEST = 60


def class_table() -> tuple[Line, list[Line]]:
    """Heading and lines: one class a line, how many packets stand where; the last line is the sum."""
    packets = Packet.objects.exclude(state="erased")
    verdicts = dict(Judgement.objects.filter(is_current=True).values_list("packet_id", "verdict"))
    groups: dict[str, Counter[str]] = {}
    for packet in packets:
        group = groups.setdefault(packet.class_name or _("(no class)"), Counter())
        group["all"] += 1
        group[f"state:{packet.state}"] += 1
        group[f"verdict:{verdicts.get(packet.pk, 'none')}"] += 1
    columns = [
        ("all", _("Packets")),
        ("verdict:complete", say(VERDICTS, "complete")),
        ("verdict:incomplete", say(VERDICTS, "incomplete")),
        ("verdict:review", say(VERDICTS, "review")),
        ("verdict:none", _("not judged")),
        ("state:waiting", say(STATES, "waiting")),
        ("state:done", say(STATES, "done")),
        ("state:set_aside", say(STATES, "set_aside")),
    ]
    lines: list[Line] = [
        [name, *(str(groups[name][key]) for key, _title in columns)] for name in sorted(groups)
    ]
    total = sum(groups.values(), Counter())
    lines.append([_("Total"), *(str(total[key]) for key, _title in columns)])
    return [_("Class"), *(title for _key, title in columns)], lines


def as_xlsx(title: str, heading: Line, lines: Iterable[Line]) -> bytes:
    """A table as an xlsx file: text cells, a frozen bold heading, columns as wide as their words."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet = book.active
    sheet.title = title[:31]
    for row, line in enumerate([heading, *lines], start=1):
        for column, text in enumerate(line, start=1):
            cell = sheet.cell(row=row, column=column)
            cell.value = text
            cell.data_type = "s"
            cell.number_format = "@"
            cell.alignment = Alignment(vertical="top", wrap_text="\n" in text or len(text) > _WIDEST)
            cell.font = Font(bold=row == 1)
            letter = cell.column_letter
            wide = max((len(part.encode("gb18030")) for part in text.split("\n")), default=0) + 2
            sheet.column_dimensions[letter].width = min(
                _WIDEST, max(wide, sheet.column_dimensions[letter].width)
            )
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    out = BytesIO()
    book.save(out)
    return out.getvalue()
