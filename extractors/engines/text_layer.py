"""The text layer of a PDF: characters the file itself carries, handed over with the page.

Exact where the page was drawn from that text (born digital); worthless where somebody else's OCR put it
over a scan, and sometimes a lie. So it is a reader like the others: what it says about a critical value is
compared with the picture, and loses. Some programs print bold type by drawing each glyph twice; doubled
text is halved here. Browsers name signs that are radicals, too, by the radical's own code (⼈ for 人); they
are put back.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance.Indel import normalized_similarity as ratio

from extractors.engines import Availability, CropReader, Image
from extractors.records import Box, Line, Page, Reading
from extractors.values.glyphs import squeeze

NAME = "text_layer"
TRIED = 6  # lines compared with the picture


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
        text = undoubled(unified(line.text.strip()))
        if text and not any(text == other.text and line.box.overlap(other.box) > 0.5 for other in kept):
            kept.append(replace(line, text=text, engine=NAME))
    return Reading(NAME, tuple(_run_on(kept)))


WIDE = 0.75
"""Breadths of a sign between signs of text set wide to fill its line; cells stand further apart."""
MANY = 5
"""Pieces in a row, most of them lone signs, that are one line set wide, not the answers of a form."""


def _run_on(lines: Sequence[Line]) -> list[Line]:
    """The lines with those put together that were set so wide that each sign is one of its own."""
    level: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: one.box.centre[1]):
        if level and _is_level(level[-1][0], line):
            level[-1].append(line)
        else:
            level.append([line])
    runs: list[list[Line]] = []
    for row in level:
        for at, line in enumerate(sorted(row, key=lambda one: one.box.left)):
            if at and _goes_on(runs[-1][-1], line):
                runs[-1].append(line)
            else:
                runs.append([line])
    told: list[Line] = []
    for row in runs:
        lone = sum(len(one.text) == 1 for one in row)
        told += [_joined(row)] if len(row) >= MANY and 2 * lone > len(row) else row
    return told


def _is_level(line: Line, other: Line) -> bool:
    return abs(line.box.centre[1] - other.box.centre[1]) < 0.2 * line.box.height


def _goes_on(line: Line, after: Line) -> bool:
    """Is the gap between two pieces of a row one between signs? Measured by the breadth of a sign, because
    fractions across a page and down it are not of one length.
    """
    alike = abs(line.box.height - after.box.height) < 0.3 * line.box.height
    across = line.box.width / max(1, len(line.text))
    return alike and -0.2 * across < after.box.left - line.box.right < WIDE * across


def _joined(row: Sequence[Line]) -> Line:
    first, last = row[0], row[-1]
    text = "".join(one.text.strip() for one in row)
    return replace(first, text=text, box=first.box.union(last.box))


def is_true(lines: Sequence[Line], image: Image, reader: CropReader | None) -> bool:
    """Does the picture show what the text says? Its longest lines are read there and must agree."""
    if reader is None:
        return False
    high, wide = image.shape[:2]
    longest = sorted(lines, key=lambda line: len(line.text), reverse=True)[:TRIED]
    crops = [_cut(image, line.box, wide, high) for line in longest]
    tried = [(line, crop) for line, crop in zip(longest, crops, strict=True) if crop.size]
    if not tried:
        return False
    seen = reader.read_crops([crop for _, crop in tried])
    alike = [
        s is not None and ratio(squeeze(s.text), squeeze(line.text)) > 0.8
        for (line, _), s in zip(tried, seen, strict=True)
    ]
    return sum(alike) >= 0.7 * len(alike)


def _cut(image: Image, box: Box, wide: int, high: int) -> Image:
    top, bottom = int(box.top * high) - 2, int(box.bottom * high) + 3
    return image[max(0, top) : bottom, max(0, int(box.left * wide) - 3) : int(box.right * wide) + 4]


_RADICALS = str.maketrans(
    "⺁⺃⺇⺋⺍⺎⺒⺓⺕⺗⺙⺜⺝⺟⺠⺢⺤⺧⺩⺬⺮⺰⺱⺶⺷⺻⺼⺽⻁⻂⻃⻄⻅⻆⻇⻉⻊⻋⻌⻑⻒⻓⻔⻗⻘⻙⻚⻛⻜⻝⻟⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂乚几㔾小尢巳幺彐心攵日月母民水爪牛王示竹纟网羊羊聿月臼虎衣西西见角角贝足车辶长长长门雨青韦页风飞食食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙亀龟龟",
)
"""Radicals of Unicode's supplement (U+2E80 to U+2EFF) that are signs of their own; the block of the 214
(U+2F00 to U+2FDF) has compatibility forms that say so. Source: EquivalentUnifiedIdeograph.txt of Unicode.
"""


def unified(text: str) -> str:
    """`⼾⼝` -> `户口`: signs printed by the code of the radical that looks the same.

    >>> unified("个⼈参加城乡居⺠⻘年湖⼩学"), unified("①（2021）")
    ('个人参加城乡居民青年湖小学', '①（2021）')
    """
    plain = (
        unicodedata.normalize("NFKC", c) if "\u2f00" <= c <= "\u2fdf" else c for c in text.replace("⼾", "户")
    )
    return "".join(plain).translate(_RADICALS)


def undoubled(text: str) -> str:
    """`姓姓名名` -> `姓名`: only where every glyph stands twice and there are at least two of them."""
    solid = text.replace(" ", "")
    if len(solid) < 4 or len(solid) % 2 or len(set(solid)) < 2:
        return text
    pairs = zip(solid[::2], solid[1::2], strict=True)
    return solid[::2] if all(first == second for first, second in pairs) else text
