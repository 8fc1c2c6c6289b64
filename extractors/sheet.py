"""One face or sub-page of a paper, laid out: its lines, labels with their values, running text, places on
the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractors import cells, columns, ordered, paired, spaced, wrapped
from extractors.flat import Strip, flatten_both
from extractors.layout import Claim, Segment, claims
from extractors.pieces import segments
from extractors.records import WHOLE, Box, Line
from extractors.segment import shares
from extractors.wording import EDGES, fold

OVERLAY = re.compile(
    r"^(印章位|盖章处|印章)?((样本|样张|示例)+(SPECIMEN)*|[样本]|样本本|SPECIMEN)$|仅供.{0,24}使用|复印件.{0,4}原件.{0,3}(?:一致|相符)|^(此|本)?(复印件|件)?[仅只](限|供|用于|作|做)|^.{0,6}(医保|参保|社保|入学|报名).{0,4}使用$|再次复印无效|他用无效|^复印无效$|^[(]?以下空白[)]?$"
)
"""Print over a copy that belongs to no paper: specimen marks, purpose notes, 以下空白. Never a label or a
value.
"""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A region of the upright page. `face` is the paper's name of it; `wide` and `high` are the page in
    pixels.
    """

    strips: tuple[Strip, ...]
    face: str = ""
    wide: float = 1000.0
    high: float = 1000.0
    pieces: tuple[Segment, ...] = ()
    claims: tuple[Claim, ...] = ()
    region: Box = WHOLE
    _joined: tuple[str, tuple[tuple[int, int], ...]] = field(default=("", ()), repr=False)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The printed lines in reading order, boxes on the upright page."""
        return tuple(strip.line for strip in self.strips)

    @property
    def text(self) -> str:
        """All lines without spaces, one after another, `\\n` between them."""
        return "\n".join(re.sub(r"\s+", "", s.text) for s in self.strips)

    def labelled(self, *wordings: str) -> tuple[Claim, ...]:
        """Every place where one of these labels is printed, with the values it claims, in reading order."""
        wanted = {fold(w) for w in wordings}
        return tuple(c for c in self.claims if c.label.label in wanted)

    def after(self, label: str, nth: int = 0) -> Segment | None:
        """The first value beside or under the nth place where the label stands."""
        found = self.labelled(label)
        return found[nth].row[0] if len(found) > nth and found[nth].row else None

    def search(self, pattern: str | re.Pattern[str]) -> tuple[re.Match[str], tuple[Segment, ...]] | None:
        """The first match in the running text (lines joined without anything between), with its pieces."""
        return next(iter(self.search_all(pattern)), None)

    def search_all(self, pattern: str | re.Pattern[str]) -> list[tuple[re.Match[str], tuple[Segment, ...]]]:
        """All matches in the running text; a pattern may run over line ends."""
        text, places = self._joined
        found = []
        for match in re.finditer(pattern, text):
            start, end = match.span("value" if "value" in match.re.groupindex else 0)
            if end > start:
                found.append((match, self.stretch(places[start:end])))
        return found

    def stretch(self, places: Sequence[tuple[int, int]]) -> tuple[Segment, ...]:
        """The pieces in which letters stand, each given by its strip and its place in the strip."""
        spans: dict[int, list[int]] = {}
        for strip, at in places:
            spans.setdefault(strip, []).append(at)
        return tuple(self._piece(self.strips[i], min(at), max(at) + 1) for i, at in spans.items())

    def _piece(self, strip: Strip, first: int, last: int) -> Segment:
        share_from, share_to = shares(strip.text, first, last)
        flat, wide = strip.flat, strip.flat.width
        box = Box(flat.left + wide * share_from, flat.top, flat.left + wide * share_to, flat.bottom)
        return Segment(strip.text[first:last], box, ((strip, first, last),))


def lay_out(
    lines: Sequence[Line],
    labels: Sequence[str] = (),
    face: str = "",
    wide: float = 1000.0,
    high: float = 1000.0,
    region: Box = WHOLE,
    twice: Sequence[str] = (),
    titles: Sequence[str] = (),
    meanings: Mapping[str, str] | None = None,
    orders: Sequence[ordered.Column] = (),
) -> Sheet:
    """Lines (boxes on the upright page of `wide` x `high` pixels) as a sheet of a paper that prints
    `labels`, on this page also those of `meanings`, each for the label it means, `titles` that no value
    belongs to, and its questions in these `orders`.
    """
    mean = meanings or {}
    labels = (*labels, *mean)
    level, tall = flatten_both(lines, wide, high)
    print_ = (s for s in spaced.joined(level) if not OVERLAY.search(fold(s.text)) and not _is_stroke(s))
    strips = _rows_in_order(tuple(print_))
    words = {fold(label) for label in labels}
    headings = tuple(s for s in tall if fold(s.text) in words)  # a value never stands in a tall cell
    named = [s for s in strips if not _is_title(s.text, titles)]
    known = ordered.named(segments((*named, *headings), labels, twice), orders)
    pieces = wrapped.joined(cells.parted(known))
    pieces = tuple(p if p.label is None else replace(p, label=mean.get(p.label, p.label)) for p in pieces)
    return Sheet(
        strips, face, wide, high, pieces, paired.parted(claims(pieces)), region, _run_together(strips)
    )


def _is_stroke(strip: Strip) -> bool:
    """Is it a lone stroke that a reader half believes in: an edge of a portrait, a scratch?"""
    return strip.text.strip() in _STROKES and (strip.line.confidence or 1.0) < BELIEVED


_STROKES = frozenset("一丨|-—~_")
BELIEVED = 0.8


def _is_title(text: str, titles: Sequence[str]) -> bool:
    """Is the line nothing but titles (护照 PASSPORT)?"""
    rest = fold(text)
    for title in sorted(titles, key=len, reverse=True):
        rest = rest.replace(fold(title), "")
    return not rest.strip(EDGES)


def _rows_in_order(strips: Sequence[Strip]) -> tuple[Strip, ...]:
    """Column by column, top to bottom by rows, left to right in a row."""
    return tuple(s for column in columns.parted(strips) for s in _rows(column))


def _rows(strips: Sequence[Strip]) -> Iterator[Strip]:
    rows: list[list[Strip]] = []
    for strip in sorted(strips, key=lambda s: s.flat.centre[1]):
        last = rows[-1][-1].flat if rows else None
        low = min(strip.flat.height, last.height) if last else 0.0
        if last is not None and strip.flat.centre[1] - last.centre[1] < 0.5 * low:
            rows[-1].append(strip)
        else:
            rows.append([strip])
    return _cell_by_cell([s for row in rows for s in sorted(row, key=lambda s: s.flat.left)])


ONE_TEXT = 1.0
"""Letter heights between the lines of one text in a cell."""


def _cell_by_cell(strips: Sequence[Strip]) -> Iterator[Strip]:
    """The lines of one ruled cell behind one another: a label at half the height of its cell's neighbour
    stands between the lines of a sentence there.
    """
    given: list[Strip] = []
    for strip in strips:
        if strip not in given:
            block = [strip]
            mates = [other for other in strips if strip.cell is not None and other.cell == strip.cell]
            mates = [m for m in mates if not any(m is not other and m.level_with(other) for other in mates)]
            for other in mates if strip in mates else ():
                gap = (other.flat.top - block[-1].flat.bottom) / block[-1].flat.height
                if -0.3 < gap < ONE_TEXT and other not in given:
                    block.append(other)
            given += block
            yield from block


def _run_together(strips: Sequence[Strip]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The whole text without spaces, and for each character its strip and its place in the strip."""
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    for i, strip in enumerate(strips):
        for at, letter in enumerate(strip.text):
            if not letter.isspace() and letter != "_":  # the line of a gap filled in
                letters.append(letter)
                places.append((i, at))
    return "".join(letters), tuple(places)


def page_box(pieces: Sequence[Segment]) -> Box:
    """Where these pieces stand on the upright page, as fractions."""
    boxes = [_on_page(strip.line, strip.text, first, last) for p in pieces for strip, first, last in p.strips]
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.union(box)
    return whole


def piece_quad(piece: Segment) -> tuple[Line, float, float]:
    """The line a piece was cut from, and the shares of its length where the piece begins and ends."""
    strip, first, last = piece.strips[0]
    share_from, share_to = shares(strip.text, first, last)
    return strip.line, share_from, share_to


def _on_page(line: Line, text: str, first: int, last: int) -> Box:
    share_from, share_to = shares(text, first, last)
    if not line.quad:
        box = line.box
        return Box(box.left + box.width * share_from, box.top, box.left + box.width * share_to, box.bottom)
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = line.quad
    xs = [x0 + (x1 - x0) * t for t in (share_from, share_to)] + [
        x3 + (x2 - x3) * t for t in (share_from, share_to)
    ]
    ys = [y0 + (y1 - y0) * t for t in (share_from, share_to)] + [
        y3 + (y2 - y3) * t for t in (share_from, share_to)
    ]
    return Box(min(xs), min(ys), max(xs), max(ys))
