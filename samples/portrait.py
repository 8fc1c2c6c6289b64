"""A drawn head (虚构头像) for cards: ovals and arcs, unlike anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samples.drawing import Rgb, Sheet


def draw(sheet: Sheet, x: float, y: float, wide: float, high: float) -> None:
    """A drawn head in a box, unlike anybody: ovals and arcs."""
    under = (
        sheet.px(x),
        sheet.px(y + high) + 1,
        sheet.px(x + wide) + 1,
        sheet.px(y + high) + sheet.px(wide) + 2,
    )
    below = sheet.image.crop(under)  # the shoulders end at the lower edge of the picture
    shade = sheet.chance.randrange(205, 235)
    sheet.pen.rectangle(
        (sheet.px(x), sheet.px(y), sheet.px(x + wide), sheet.px(y + high)), fill=(shade, shade, shade + 8)
    )
    middle, unit = x + wide / 2, wide / 10
    tone = (232 - sheet.chance.randrange(30), 198, 176)
    _oval(
        sheet,
        middle - 4.2 * unit,
        y + high - 3.6 * unit,
        middle + 4.2 * unit,
        y + high + 4 * unit,
        (70, 80, 110),
    )
    _oval(sheet, middle - 2.6 * unit, y + 1.6 * unit, middle + 2.6 * unit, y + high - 3.0 * unit, tone)
    _oval(sheet, middle - 2.8 * unit, y + 1.0 * unit, middle + 2.8 * unit, y + 4.0 * unit, (40, 35, 35))
    for side in (-1, 1):
        eye = middle + side * 1.2 * unit
        _oval(sheet, eye - 0.4 * unit, y + 5.6 * unit, eye + 0.4 * unit, y + 6.1 * unit, (30, 30, 30))
    sheet.line(middle - unit, y + 8.3 * unit, middle + unit, y + 8.3 * unit, 0.25, (150, 80, 80))
    sheet.image.paste(below, under[:2])


def _oval(sheet: Sheet, left: float, top: float, right: float, bottom: float, ink: Rgb) -> None:
    sheet.pen.ellipse((sheet.px(left), sheet.px(top), sheet.px(right), sheet.px(bottom)), fill=ink)
