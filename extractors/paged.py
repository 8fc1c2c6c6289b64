"""多页文书: an agreement, a ruling or a contract that goes on on the next page is read as one paper.

The parties stand on its first page, custody on a later one, the day on the last. So its pages are laid under
one another, each levelled, and read as one long page; every value knows its own page again afterwards. A page
goes on where it has no title of its own: papers of the same kind with titles stay apart, and so does a page
that says nothing of the kind, unless it is running text behind one that nobody has signed yet.
"""

from __future__ import annotations

import logging
import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from extractors import classify, picture, seals, upright
from extractors.draft import Draft, Part
from extractors.engines import Image
from extractors.flat import Points, common_lean, corners
from extractors.records import Box, Line, Page

log = logging.getLogger(__name__)
MOST = 20  # pages of one paper: more is a file of the court
MOST_PIXELS = 60_000_000  # of all its pages together: 15 of A4 at 200 dpi; more are laid together smaller
ALIKE = 0.12  # by which the shapes of its pages differ at most
HEAD = 4  # lines in which a paper's title stands
COVER = 14  # lines at most on a cover
LEVEL = 0.3  # degrees from which a page is levelled
EDGE = 0.12  # of a page's height, top and bottom, in which its number stands

_TITLE = re.compile(
    r"[\u4e00-\u9fff（）()《》〈〉·“”\d]{0,24}(?:协议书?|判决书|调解书|裁定书|决定书|合同书?|承诺书|声明书?|证明书?|证明信|登记表|申请[书表]|通知书?"
    r"|告知书|委托书|清单|附件\d*|[函证])(?:[（(][^（）()]{1,14}[）)])?"
)
_NUMBER = re.compile(
    r"[-—–\s]*第?\s*[\d一二三四五六]{1,2}\s*页?(?:[,，、/／\s]*(?:共|总)?\s*[\d一二三四五六]{1,2}\s*页?)?[-—–\s]*"
)
_CLOSED = re.compile(
    r"^(?=.{2,30}$)(?!.*[。；]).*(?:审判[长员]|书记员|签[字名章]|盖章|捺印)|^[男女甲乙]方[:：].{0,6}$"
    r"|^(?:[12]\d{3}|二[〇○零O0]..)年.{1,3}月.{1,3}日$"
)
"""A short line at the foot that says who signs, or when."""

Reading = Callable[[classify.Kind, Sequence[Line], Image, Draft], Draft]
"""Reads the lines of one long page as a paper of that kind; the draft is that of its first page."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """The pages of one paper laid under one another: the picture, its lines, and where each page lies."""

    image: Image
    lines: tuple[Line, ...]
    parts: tuple[Part, ...]


def joined(
    drafts: Sequence[Draft], pages: Mapping[tuple[str, int], Page], read: Reading
) -> tuple[Draft, ...]:
    """The drafts of a packet in order, the pages of one paper read as one."""
    return tuple(draft for run in _runs(drafts) for draft in _as_one(run, pages, read))


def _runs(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Each draft with those that go on with it: only where each is all that is on its page."""
    alone = Counter(draft.place.sheet for draft in drafts)
    runs: list[list[Draft]] = []
    for draft in drafts:
        open_ = runs and len(runs[-1]) < MOST and _is_paged(runs[-1][0])
        whole = open_ and all(alone[one.place.sheet] == 1 for one in (runs[-1][-1], draft))
        if whole and goes_on(runs[-1], draft):
            runs[-1].append(draft)
        else:
            runs.append([draft])
    return runs


def _as_one(run: list[Draft], pages: Mapping[tuple[str, int], Page], read: Reading) -> list[Draft]:
    """The one draft of these pages; as they were where they cannot be laid together or read."""
    if len(run) == 1:
        return run
    try:
        sheets = _laid(run, pages)
        if sheets is None:
            return run
        return [replace(read(_kind(run), sheets.lines, sheets.image, run[0]), parts=sheets.parts)]
    except Exception:
        log.exception("%d pages could not be read as one paper", len(run))
        return run


def _is_paged(draft: Draft) -> bool:
    return bool(getattr(classify.papers().get(draft.kind.kind), "PAGED", False)) and bool(draft.lines)


def goes_on(run: Sequence[Draft], after: Draft) -> bool:
    """Is `after` the next page of the paper that these pages begin?"""
    last = run[-1]
    if not after.lines or after.kind.kind not in (run[0].kind.kind, "unknown"):
        return False
    follows = last.place.file == after.place.file and last.place.page + 1 == after.place.page
    if has_title(after.lines):
        return follows and len(run) == 1 and after.kind.kind == last.kind.kind and _is_cover(last.lines)
    if after.kind.kind == "unknown":
        told = follows or _is_broken_off(last.lines)
        return told and not _is_closed(last.lines) and _is_text(after.lines)
    return follows or not _is_closed(last.lines)


def has_title(lines: Sequence[Line]) -> bool:
    """Does a page begin with a title of its own?"""
    head = _in_order(_without_number(lines))[:HEAD]
    return any(_TITLE.fullmatch(re.sub(r"\s", "", line.text)) for line in head) or _is_spread_title(head)


def _is_spread_title(head: Sequence[Line]) -> bool:
    """A title whose letters were read one by one (判　决　书)."""
    alone = "".join(line.text.strip() for line in head if len(line.text.strip()) == 1)
    return len(alone) > 1 and len(alone) == len(head)


def _is_cover(lines: Sequence[Line]) -> bool:
    return len(lines) <= COVER and not any("。" in line.text for line in lines)


def _is_closed(lines: Sequence[Line]) -> bool:
    """Do the last lines say who signs, or when?"""
    foot = _in_order(_without_number(lines))[-6:]
    return any(_CLOSED.search(re.sub(r"\s", "", line.text)) for line in foot)


def _is_broken_off(lines: Sequence[Line]) -> bool:
    """Does the page end amid a sentence?"""
    last = _in_order(_without_number(lines))[-1:]
    return any(len(line.text) > 8 and not re.search("[。；;：:！!”）)]$", line.text.strip()) for line in last)


def _is_text(lines: Sequence[Line]) -> bool:
    """Running text, or the place where people sign: no table, no card."""
    long = sum(len(line.text) >= 14 for line in lines)
    return 2 * long >= len(lines) or _is_closed(lines)


def _in_order(lines: Sequence[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: line.box.centre[1])


def _kind(run: Sequence[Draft]) -> classify.Kind:
    """The kind of the first page; as sure as the surest of them."""
    return replace(
        run[0].kind, confidence=max(d.kind.confidence for d in run if d.kind.kind == run[0].kind.kind)
    )


def _laid(run: Sequence[Draft], pages: Mapping[tuple[str, int], Page]) -> Sheets | None:
    """The pages one under another, as large as the first; `None` where one is lost or of another shape."""
    images: list[Image] = []
    lines: list[Line] = []
    parts: list[Part] = []
    for at, draft in enumerate(run):
        page = pages.get(draft.place.sheet)
        image = picture.load(page.image) if page is not None else None
        if page is None or image is None:
            return None
        image = upright.turned_picture(
            image if page.born_digital else seals.cleared(image), draft.place.rotation
        )
        high, wide = images[0].shape[:2] if images else _size(image, len(run))
        if abs(image.shape[0] / image.shape[1] * wide / high - 1) > ALIKE:
            return None
        image = image if image.shape[:2] == (high, wide) else cv2.resize(image, (wide, high))
        lean = common_lean([corners(line, wide, high) for line in draft.lines])
        spin = cv2.getRotationMatrix2D((wide / 2, high / 2), lean if abs(lean) > LEVEL else 0.0, 1.0)
        if abs(lean) > LEVEL:
            image = cv2.warpAffine(
                image, spin, (wide, high), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
            )
        images.append(np.asarray(image, dtype=np.uint8))
        lines += [_moved(line, spin, wide, high, at, len(run)) for line in _without_number(draft.lines)]
        back = cv2.invertAffineTransform(spin)
        parts.append(Part(draft.place, tuple(float(n) for n in back.ravel()), wide, high))
    return Sheets(np.concatenate(images), tuple(lines), tuple(parts))


def _size(image: Image, many: int) -> tuple[int, int]:
    """Height and width of each of so many pages as they are laid together."""
    high, wide = image.shape[:2]
    scale = min(1.0, math.sqrt(MOST_PIXELS / (many * high * wide)))
    return int(high * scale), int(wide * scale)


def _without_number(lines: Sequence[Line]) -> list[Line]:
    """A page's lines without its number at head or foot, which would stand amid a sentence."""
    ends = {id(line) for line in (*_in_order(lines)[:1], *_in_order(lines)[-1:])}
    return [
        line
        for line in lines
        if not (
            _NUMBER.fullmatch(line.text.strip())
            and (id(line) in ends or line.box.top > 1 - EDGE or line.box.bottom < EDGE)
        )
    ]


def _moved(line: Line, spin: Points, wide: int, high: int, at: int, many: int) -> Line:
    """A line of the page numbered `at` from 0, levelled, on the long page."""

    def put(points: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
        own = np.array([(x * wide, y * high, 1.0) for x, y in points]) @ spin.T
        return tuple((float(x) / wide, (float(y) / high + at) / many) for x, y in own)

    quad = put(line.quad or _ends(line.box))
    xs, ys = [x for x, _ in quad], [y for _, y in quad]
    box = Box(min(xs), min(ys), max(xs), max(ys))
    return replace(line, box=box, quad=quad, cell=put(line.cell) if line.cell else ())


def _ends(box: Box) -> tuple[tuple[float, float], ...]:
    return (box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)
