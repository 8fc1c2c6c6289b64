"""The text layer of a PDF: characters the file itself carries, handed over with the page.

Exact where the page was drawn from that text (born digital); worthless where somebody else's OCR put it over a
scan, and sometimes a lie. So it is a reader like the others: what it says about a critical value is compared with
the picture, and loses. Some programs print bold type by drawing each glyph twice; doubled text is halved here.
"""

from __future__ import annotations

from dataclasses import replace

from extractors.engines import Availability, Image
from extractors.records import Line, Page, Reading

NAME = "text_layer"


def available() -> Availability:
    """Always: the text travels with the page."""
    return Availability(True)


def read(image: Image) -> Reading:
    """A bare picture has no text layer; see `of_page`."""
    return Reading(NAME, ())


def of_page(page: Page) -> Reading:
    """The lines the page brought along, doubled glyphs halved, one of each, as a reading."""
    kept: list[Line] = []
    for line in page.text:
        text = undoubled(line.text.strip())
        if text and not any(text == other.text and line.box.overlap(other.box) > 0.5 for other in kept):
            kept.append(replace(line, text=text, engine=NAME))
    return Reading(NAME, tuple(kept))


def undoubled(text: str) -> str:
    """`姓姓名名` -> `姓名`: only where every glyph stands twice and there are at least two of them."""
    solid = text.replace(" ", "")
    if len(solid) < 4 or len(solid) % 2 or len(set(solid)) < 2:
        return text
    pairs = zip(solid[::2], solid[1::2], strict=True)
    return solid[::2] if all(first == second for first, second in pairs) else text
