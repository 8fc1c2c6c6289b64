"""The floor on one screen: page -> upright -> regions -> kind -> fields -> second reading -> documents.

Pages of one packet come in order and every one ends in at least one document; what cannot be read or told
is said so. No exception leaves for any picture.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar, cast

from extractors import (
    agree,
    blur,
    classify,
    clearly,
    closer,
    digit_cells,
    engines,
    join,
    localities,
    memory,
    paged,
    papersheet,
    picture,
    regions,
    respelled,
    ruled,
    seals,
    second,
    special,
    upright,
)
from extractors.confidence import CLEAR
from extractors.ctc import Speller
from extractors.declare import Found, Paper
from extractors.draft import Draft, score
from extractors.engines import CropReader, Engine, Image, text_layer
from extractors.fields import Missed
from extractors.records import WHOLE, Box, Document, Line, Page, Place
from extractors.sheet import page_box

log = logging.getLogger(__name__)
Given = TypeVar("Given")
FEW_LETTERS = 12  # a picture with less print than this may be a photo, a cover sheet, or empty


@dataclass(frozen=True, slots=True)
class Readers:
    """Who reads pages, who reads crops of open values again (in turn), who reads pages if the first
    cannot.
    """

    first: Engine
    others: tuple[CropReader, ...] = ()
    fallback: Engine | None = None

    def spellers(self) -> tuple[Speller, ...]:
        """The networks that tell what they were undecided between."""
        return tuple(one.signs for one in (self.first, *self.others) if hasattr(one, "signs"))

    def second_look(self) -> CropReader | None:
        """Who compares a text with the picture: the first reader if it reads crops, else the next that
        does.
        """
        return (
            cast(CropReader, self.first)
            if hasattr(self.first, "read_crops")
            else next(iter(self.others), None)
        )


@dataclass(frozen=True, slots=True)
class _Cells:
    """What is ruled on an upright page, and the numbers that have a cell for every digit."""

    grid: ruled.Grid
    numbers: tuple[Line, ...]

    def told_to(self, lines: Sequence[Line], wide: int, high: int) -> tuple[Line, ...]:
        """The lines of the page with their ruled cells, and these numbers in place of their digits."""
        return ruled.with_cells(digit_cells.put(lines, self.numbers), self.grid, wide, high)

    def of(self, region: regions.Region) -> _Cells:
        """With the numbers of one region only: its neighbour's are not its own."""
        own = {line.box for line in region.lines}
        return replace(self, numbers=tuple(number for number in self.numbers if number.box in own))


def default_readers() -> Readers:
    """RapidOCR first; then a quick relative of it; Tesseract, slow and independent, for what is open
    still.
    """
    others = tuple(reader for name in engines.OTHERS if (reader := engines.crop_reader(name)) is not None)
    tesseract = engines.named(engines.FALLBACK)
    return Readers(engines.named(engines.DEFAULT), others, tesseract if tesseract.available().ok else None)


def warm() -> None:
    """Loads models and papers, so that the first page is not slower than the others."""
    engines.named(engines.DEFAULT).available()
    default_readers()
    classify.all_marks()


def read_pages(pages: Sequence[Page], readers: Readers | None = None) -> tuple[Document, ...]:
    """All pages of one packet, in order, to documents, in the order of their first face."""
    using = readers or default_readers()
    drafts = [draft for page in pages for draft in _safely(page, using)]
    try:
        drafts = [
            *paged.joined(drafts, {(page.file, page.number): page for page in pages}, partial(_long, using))
        ]
        return join.documents(_answered(drafts, using))
    finally:
        memory.give_back()


def _answered(drafts: Sequence[Draft], using: Readers) -> tuple[Draft, ...]:
    """The drafts with what further readers say: first networks that tell their doubts, then the others."""
    spellers = using.spellers()
    quick = [one for one in using.others if hasattr(one, "signs")]
    slow = [one for one in using.others if one not in quick]
    told = second.answered(drafts, quick)
    told = second.answered(_if_it_works(partial(clearly.confirmed, told, spellers), told), slow)
    told = tuple(replace(draft, found=agree.of_digits(draft.found)) for draft in told)
    return _if_it_works(partial(respelled.proposed, told, spellers), told)


def _long(using: Readers, kind: classify.Kind, lines: Sequence[Line], image: Image, first: Draft) -> Draft:
    """A paper of several pages, laid under one another, to one draft."""
    paper = classify.papers()[kind.kind]
    found, missed = papersheet.read_picture(paper, lines, kind.face, image, using.second_look())
    told = agree.of_kind(agree.signalled(found), kind.confidence)
    told = _if_it_works(partial(localities.corrected, told, image, using.spellers()), told)
    return Draft(kind, first.place, told, missed, second.questions(told, image))


def _safely(page: Page, using: Readers) -> tuple[Draft, ...]:
    """The page's drafts; whatever goes wrong with this page is a fact about this page only."""
    try:
        return read_page(page, using) or (special.unknown(page, "nothing_told"),)
    except Exception:
        log.exception("page %d could not be read", page.number)
        return (special.unknown(page, "reading_failed"),)
    finally:
        memory.give_back()


def _if_it_works(step: Callable[[], Given], otherwise: Given) -> Given:
    """What a step that only helps gives, or what there is without it: its failure must not cost the page."""
    try:
        return step()
    except Exception:
        log.exception("a page is read without one step")
        return otherwise


def read_page(page: Page, using: Readers) -> tuple[Draft, ...]:
    """One page to the drafts of the papers on it."""
    image = picture.load(page.image)
    if image is None:
        return (special.unknown(page, "picture_cannot_be_decoded"),)
    if not page.born_digital and picture.is_bare(image):
        return (special.blank(page),)
    taken = image
    if not page.born_digital:
        image = _if_it_works(partial(blur.sharpened, taken), taken)
    lines = _lines(page, image, using)
    if sum(len(line.text) for line in lines) < FEW_LETTERS:
        return (_nearly_no_print(page, taken, lines),)
    if not page.born_digital:
        as_read = image
        image, lines = _if_it_works(partial(seals.lifted, image, lines, using.first), (image, tuple(lines)))
        taken = image if taken is as_read else taken
    drafts = _papers(page, image, taken, lines, using)
    if image is not taken and all(d.kind.kind == "unknown" for d in drafts):
        drafts = _if_it_works(partial(_as_taken, page, taken, using), drafts) or drafts
    if all(d.kind.kind == "unknown" for d in drafts) and (cover := special.cover(page, image)):
        return (cover,)
    return drafts


def _as_taken(page: Page, taken: Image, using: Readers) -> tuple[Draft, ...]:
    """The papers of a page in whose sharpened picture none was known."""
    return _papers(page, taken, taken, _lines(page, taken, using), using)


def _lines(page: Page, image: Image, using: Readers) -> tuple[Line, ...]:
    """The print of the page: its own text where it was drawn from it and the picture agrees, else as read."""
    if page.born_digital:
        own = text_layer.of_page(page).lines
        if own and text_layer.is_true(own, image, using.second_look()):
            return own
    try:
        return using.first.read(image).lines
    except Exception:
        if using.fallback is None:
            raise
        log.warning("the first reader failed on page %d; the fallback reads it", page.number)
        return using.fallback.read(image).lines


def _nearly_no_print(page: Page, image: Image, lines: Sequence[Line]) -> Draft:
    cover = special.cover(page, image)
    photo = None if cover else special.photo(page, image)
    if cover or photo:
        return cover or photo or special.blank(page)
    sparse = picture.is_sparse(image) and sum(len(line.text) for line in lines) < 3
    return special.blank(page) if sparse else special.unknown(page, "too_little_print")


def _papers(
    page: Page, image: Image, taken: Image, lines: Sequence[Line], using: Readers
) -> tuple[Draft, ...]:
    """Every paper on a page, each way up it lies; from the picture as it was taken what is read again."""
    high, wide = image.shape[:2]
    drafts: list[Draft] = []
    for turn, group in upright.by_turn(lines, wide, high):
        turned = upright.turned_picture(image, turn)
        asked = turned if taken is image else upright.turned_picture(taken, turn)
        tall, broad = turned.shape[:2]
        print_ = upright.turned(group, turn)
        grid = ruled.find(turned)
        in_cells = partial(digit_cells.numbers, print_, turned, grid, using.second_look())
        numbers: tuple[Line, ...] = _if_it_works(in_cells, tuple[Line, ...]())
        cells = _Cells(grid, numbers)
        parts = regions.split(cells.told_to(print_, broad, tall), broad, tall)
        for region in parts:
            if not _empty_part(region, [p.kind.kind for p in parts]):
                drafts.append(_draft(page, turned, asked, region, turn, using, cells))
    known = [d for d in drafts if d.kind.kind != "unknown"]
    known = [d for d in known if not any(_rest_of(d, other) for other in known)]
    strange = [d for d in drafts if d.kind.kind == "unknown" and d.lines]
    return tuple([*known, *strange[:1]] if known else [_unknown(page, lines, wide, high)] if drafts else ())


def _unknown(page: Page, lines: Sequence[Line], wide: int, high: int) -> Draft:
    """A page of print that is none of the papers; it may go on with the one before."""
    turn, print_ = max(upright.by_turn(lines, wide, high), key=lambda group: len(group[1]))
    return replace(special.unknown(page, "no_marks", WHOLE, turn), lines=upright.turned(print_, turn))


def _empty_part(region: regions.Region, others: Sequence[str]) -> bool:
    """Is it an empty table printed on the page of another paper found beside it?"""
    paper = classify.papers().get(region.kind.kind)
    return paper is not None and papersheet.is_empty_part(paper, region.lines, others)


def _rest_of(draft: Draft, other: Draft) -> bool:
    """Is it the rest of another's card: without the one number a card has, and touching the part with it, or
    the larger of two parts without?
    """
    number = getattr(classify.papers()[draft.kind.kind], "NUMBER", None)
    if number is None or draft is other or draft.kind.kind != other.kind.kind or number in draft.found:
        return False
    if number in other.found:
        if draft.kind.face != other.kind.face:
            return False
    elif _area(draft) >= _area(other):
        return False
    one, two = draft.place.region, other.place.region
    return (
        draft.place.rotation == other.place.rotation
        and max(one.left, two.left) < min(one.right, two.right)
        and max(one.top, two.top) < min(one.bottom, two.bottom)
    )


def _area(draft: Draft) -> float:
    return draft.place.region.width * draft.place.region.height


def _draft(
    page: Page,
    image: Image,
    taken: Image,
    region: regions.Region,
    turn: int,
    using: Readers,
    cells: _Cells,
) -> Draft:
    """One region to a draft: kind, fields, the signals the paper itself gives, what to ask the second
    reader.
    """
    place = Place(page.file, page.number, _airy(region.box), turn, region.kind.face)
    paper = classify.papers().get(region.kind.kind)
    if paper is None:
        return Draft(region.kind, place)
    lines = (*region.lines, *region.notes)
    found, missed = papersheet.read_picture(paper, lines, region.kind.face, image, using.second_look())
    if not page.born_digital and closer.lacks(found, missed, paper, region.kind.face, region.lines):
        found, missed = _closer(paper, image, region, using, cells, found, missed)
    told = agree.of_kind(agree.signalled(found), region.kind.confidence)
    told = _if_it_works(partial(localities.corrected, told, image, using.spellers()), told)
    kept = region.lines if getattr(paper, "PAGED", False) or regions.is_strange(region) else ()
    asked = second.questions(told, taken, None if taken is image else image)
    return Draft(region.kind, place, told, missed, asked, lines=kept)


def _closer(
    paper: Paper,
    image: Image,
    region: regions.Region,
    using: Readers,
    cells: _Cells,
    found: Mapping[str, Found],
    missed: tuple[Missed, ...],
) -> tuple[Mapping[str, Found], tuple[Missed, ...]]:
    """What a second, enlarged reading of the region adds; what was read before stays."""
    seen = closer.lines(image, region.box, using.first)
    lines = cells.of(region).told_to(seen, image.shape[1], image.shape[0]) if seen else ()
    if not lines or classify.of_lines([line.text for line in lines]).kind != region.kind.kind:
        return found, missed
    more, _ = papersheet.read_picture(paper, lines, region.kind.face, image, using.second_look())
    both = {**more, **{n: f for n, f in found.items() if n not in more or _clearer(f, more[n])}}
    both = {name: _if_one_field(one, both) for name, one in both.items()}
    return both, tuple(m for m in missed if m.field not in both)


def _if_one_field(one: Found, all_: Mapping[str, Found]) -> Found:
    """A name that the two readings give to two fields by the same print is in doubt in both."""
    if one.sort != "name" or not one.pieces:
        return one
    others = (f for f in all_.values() if f.sort == "name" and f.field != one.field and f.pieces)
    where = page_box(one.pieces)
    same = any(f.value == one.value and page_box(f.pieces).overlap(where) > 0.5 for f in others)
    return agree.with_signal(one, "recheck") if same else one


def _clearer(first: Found, second: Found) -> bool:
    """Does the first reading of a value stand: it does unless it was unclear and the second is clearer."""
    return (score(first) or 0.0) >= max(CLEAR, (score(second) or 0.0) - 0.01) or (score(first) or 0.0) >= 0.96


def _airy(box: Box) -> Box:
    """The print's box with a margin, as a person would frame the paper."""
    x, y = 0.03 * box.width + 0.005, 0.03 * box.height + 0.005
    return Box(
        max(0.0, box.left - x), max(0.0, box.top - y), min(1.0, box.right + x), min(1.0, box.bottom + y)
    )
