"""What travels on this floor: pages in, documents with fields out.

All records are frozen; a step takes records and returns new ones. Boxes are fractions of the *upright* page
from its top left, so that a crop survives re-rendering at another resolution. A confidence is a probability
in 0..1, or `None` for "not scored"; it is never an invented 1.0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

Value = str | int | float | bool | tuple[str, ...]
"""A field's value: dates are `YYYY-MM-DD` strings, lists are tuples of strings, `signed` is a bool, photo
measures are numbers.
"""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle (框): left, top, right, bottom as fractions 0..1 of the upright page, left <= right."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def union(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def overlap(self, other: Box) -> float:
        """Shared area as a share of the smaller of the two, 0..1."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        smaller = min(self.width * self.height, other.width * other.height)
        return wide * high / smaller if wide > 0 and high > 0 and smaller > 0 else 0.0

    def placed_in(self, region: Box) -> Box:
        """This box, given as fractions of `region`, as fractions of the page that holds `region`."""
        return Box(
            region.left + self.left * region.width,
            region.top + self.top * region.height,
            region.left + self.right * region.width,
            region.top + self.bottom * region.height,
        )

    def as_list(self) -> list[float]:
        """`[left, top, right, bottom]`, rounded to 1/10,000 of the page: the form of the JSON contract."""
        return [round(side, 4) for side in (self.left, self.top, self.right, self.bottom)]


WHOLE = Box(0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of print (文字行) as an engine read it.

    `quad` holds the four corners of the print in *its own* reading order (its top left, top right, bottom
    right, bottom left), as fractions of the picture: it tells skew, perspective and lines that stand on
    their head. `cell` holds the corners of the ruled cell it stands in, from the page's top left clockwise,
    as fractions of the upright page; none where rules enclose no cell.
    """

    text: str
    box: Box
    confidence: float | None = None
    engine: str = ""
    quad: tuple[tuple[float, float], ...] = ()
    cell: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page picture (页), as it came out of a file, not yet turned upright.

    `file` is the path inside the packet, `number` counts from 1. `image` is the picture on disk. `text`
    holds the lines of a PDF's own text layer (boxes as fractions of the page as rendered); `born_digital`
    says that the page is drawn by that text rather than scanned. `original` is the file itself when the
    page is the whole of one picture file: the ID photo is judged by those bytes.
    """

    file: str
    number: int
    image: Path
    text: tuple[Line, ...] = ()
    born_digital: bool = False
    original: Path | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one engine read on one picture: lines in reading order, boxes as fractions of that picture."""

    engine: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document, or one face or sub-page of it, lies: file, page, region of the upright page.

    `rotation` is the clockwise quarter turn in degrees (0, 90, 180, 270) that made the page upright. `face`
    names the side or sub-page (`portrait`, `emblem`, `front`, `back`, `home`, `person` …), `""` if only
    one. `sheet` names the physical sheet side: places with the same sheet were copied onto one piece of
    paper.
    """

    file: str
    page: int
    region: Box = WHOLE
    rotation: int = 0
    face: str = ""

    @property
    def sheet(self) -> tuple[str, int]:
        return self.file, self.page


@dataclass(frozen=True, slots=True)
class Field:
    """One value read from a document (字段).

    `raw` is the print as read, `value` its normal form (contract section 2). `page` indexes the document's
    `pages`. `accepted` means: may be used with no person looking. `signals` names the evidence that agreed
    or spoke against it (`checksum`, `second_reader`, `date_in_number` …). `handwritten` values need a
    second signal. `others` is what another reader, or another place of the page, says instead.
    """

    value: Value
    raw: str
    confidence: float | None
    accepted: bool
    page: int
    box: Box
    signals: tuple[str, ...] = ()
    handwritten: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A value that stands on the paper but could not be read: which field, where, and why (for a person)."""

    field: str
    page: int
    box: Box
    why: str


def _no_fields() -> Mapping[str, Field]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Document:
    """One paper (材料): its kind, where it lies, what stands on it. `kind` is a name of contract section 3.

    `confidence` is the probability that the kind is right. `why` names the marks that decided the kind.
    """

    kind: str
    confidence: float | None
    pages: tuple[Place, ...]
    fields: Mapping[str, Field] = field(default_factory=_no_fields)
    unreadable: tuple[Unreadable, ...] = ()
    why: tuple[str, ...] = ()

    def value(self, name: str) -> Value | None:
        """The value of a field, or `None` where the paper does not give one."""
        found = self.fields.get(name)
        return None if found is None else found.value

    def text(self, name: str) -> str | None:
        """The value of a field as text; `None` where it is absent or not text."""
        value = self.value(name)
        return value if isinstance(value, str) else None
