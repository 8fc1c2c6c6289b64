"""Running text with values in it (公文、协议、合同): paragraphs that break where the line is full."""

from __future__ import annotations

from collections.abc import Sequence

from samples import fonts
from samples.drawing import Sheet

Part = tuple[str, str]
"""Words and the key of the value they are, empty for the letter's own words; a key `_` underlines them
only."""


def flow(
    sheet: Sheet, x: float, y: float, wide: float, parts: Sequence[Part], size: float = 4.2, lead: float = 1.8
) -> float:
    """Sets one paragraph, first line indented by two signs; returns the top of the next line in mm."""
    at = x + 2 * size
    for words, key in parts:
        family = sheet.look.value if key else sheet.look.label
        start, piece = at, ""
        for sign in words:
            step = fonts.load(family, sheet.px(size)).getlength(sign) / sheet.scale
            if at + step > x + wide and sign not in "，。；：、）":
                _piece(sheet, start, y, piece, size, key)
                y, at, piece = y + size * lead, x, ""
                start = at
            piece += sign
            at += step
        _piece(sheet, start, y, piece, size, key)
        at += 0.3
    return y + size * lead


def _piece(sheet: Sheet, x: float, y: float, words: str, size: float, key: str) -> None:
    if not words:
        return
    if not key:
        sheet.label(x, y, words, size)
        return
    end = sheet.value(x, y, words, size, "" if key == "_" else key, hand="print")
    if sheet.look.seed % 2:
        sheet.line(x, y + size * 1.25, end, y + size * 1.25, 0.12)


def close(sheet: Sheet, y: float, lines: Sequence[Part], size: float = 4.2, seal: str = "") -> None:
    """Signature block at the right: issuer, date; and the place of a seal over it."""
    right = sheet.wide - 24
    top = y
    for words, key in lines:
        wide = fonts.load(sheet.look.value, sheet.px(size)).getlength(words) / sheet.scale
        if key:
            sheet.value(right - wide, y, words, size, key, hand="print")
        else:
            sheet.label(right - wide, y, words, size)
        y += size * 2
    if seal:
        sheet.seal(right - 24, top + size * 1.5, 17, seal)
