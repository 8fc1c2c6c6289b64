"""Ways in which papers set label and value: ruled cells, underlined blanks, stacked cells, running lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samples.drawing import Sheet

Cell = tuple[str, str, float, float]
"""Label, key of the value (may be empty), and the shares of the row's width for label and value."""


@dataclass(frozen=True)
class Setting:
    """How a form is set: `where` the value stands (`right`, `below`, `inline`), whether ruled, sizes in
    mm."""

    where: str = "right"
    ruled: bool = True
    size: float = 3.0
    label_size: float = 2.8
    row: float = 8.0
    colon: str = ""
    gap: float = 1.0
    tall: Mapping[str, float] | None = None


def grid(
    sheet: Sheet,
    x: float,
    y: float,
    wide: float,
    rows: Sequence[Sequence[Cell]],
    words: Mapping[str, str],
    how: Setting,
) -> float:
    """Draws rows of cells from (x, y); returns the lower end in mm. `words` maps keys to what is printed."""
    for row in rows:
        high = how.row * max((how.tall or {}).get(cell[1], 1.0) for cell in row)
        at = x
        whole = sum(cell[2] + cell[3] for cell in row)
        for cell in row:
            at = _cell(sheet, at, y, high, wide / whole, cell, words.get(cell[1], ""), how)
        y += high
    return y


def _cell(
    sheet: Sheet, x: float, y: float, high: float, unit: float, cell: Cell, words: str, how: Setting
) -> float:
    label, key, label_share, value_share = cell
    label_wide, value_wide = label_share * unit, value_share * unit
    if how.where == "below":
        _stacked(sheet, x, y, high, label_wide + value_wide, label, key, words, how)
    elif how.where == "inline":
        end = sheet.label(x + how.gap, y + (high - how.label_size) / 2, label + how.colon, how.label_size)
        room = x + label_wide + value_wide - end - how.gap
        _fit(sheet, end + 0.6, y, room, high, key, words, how)
        if how.ruled:
            sheet.frame(x, y, label_wide + value_wide, high)
    else:
        _label_in(sheet, x, y, label_wide, high, label + how.colon, how)
        _fit(sheet, x + label_wide + how.gap, y, value_wide - how.gap, high, key, words, how)
        if how.ruled:
            sheet.frame(x, y, label_wide, high)
            sheet.frame(x + label_wide, y, value_wide, high)
        elif words or key:
            sheet.line(x + label_wide, y + high - 1.2, x + label_wide + value_wide - 1, y + high - 1.2, 0.12)
    return x + label_wide + value_wide


def _stacked(
    sheet: Sheet, x: float, y: float, high: float, wide: float, label: str, key: str, words: str, how: Setting
) -> None:
    sheet.label(x + how.gap, y + 0.7, label + how.colon, how.label_size * 0.85)
    _fit(
        sheet, x + how.gap + 1, y + how.label_size, wide - how.gap - 1, high - how.label_size, key, words, how
    )
    if how.ruled:
        sheet.frame(x, y, wide, high)


def _label_in(sheet: Sheet, x: float, y: float, wide: float, high: float, label: str, how: Setting) -> None:
    """A label centred in its cell, on two rows where it is too long for one."""
    size = how.label_size
    signs = max(1, int((wide - 0.6) / size))
    rows = [label[i : i + signs] for i in range(0, len(label), signs)] if len(label) > signs else [label]
    if len(rows) * size * 1.1 > high:
        size *= high / (len(rows) * size * 1.15)
    top = y + (high - len(rows) * size * 1.1) / 2
    for number, row in enumerate(rows):
        sheet.label(x + wide / 2, top + number * size * 1.1, row, size, centre=True)


def _fit(
    sheet: Sheet, x: float, y: float, wide: float, high: float, key: str, words: str, how: Setting
) -> None:
    """A value in its room: on one row where it fits, else wrapped, and smaller where two rows are too
    high."""
    if not words:
        return
    size = how.size
    long = sum(1.0 if ord(sign) > 255 else 0.56 for sign in words)
    rows = -(-long * size // max(1.0, wide - 0.5))
    while rows > 1 and rows * size * 1.25 > high and size > how.size * 0.62:
        size *= 0.94
        rows = -(-long * size // max(1.0, wide - 0.5))
    top = y + max(0.2, (high - rows * size * 1.25) / 2)
    sheet.value(x, top, words, size, key, within=wide if rows > 1 else 0.0)
