"""Pages that are no printed paper: nothing on them, a person's photo, a separator sheet with a code."""

from __future__ import annotations

from extractors.classify import Kind
from extractors.draft import Draft
from extractors.engines import Image
from extractors.records import WHOLE, Box, Field, Page, Place

COVER = "CANBAO:"
"""What the code of a separator sheet begins with; the packet's name follows (UTF-8)."""


def blank(page: Page) -> Draft:
    """An empty page."""
    return Draft(Kind("blank", "", 0.0, 0.99, ()), _whole(page), why=("no_print",))


def unknown(page: Page, why: str, region: Box = WHOLE, turn: int = 0) -> Draft:
    """Anything else; `why` says what was tried."""
    place = Place(page.file, page.number, region, turn)
    return Draft(Kind("unknown", "", 0.0, 0.5, ()), place, why=(why,))


def photo(page: Page, image: Image) -> Draft | None:
    """An ID photo, if this is one: measured from the stored file itself where the page is the whole of a
    file.
    """
    from extractors.photo import is_portrait

    seen = is_portrait(image)
    if not seen.yes:
        return None
    return Draft(
        Kind("id_photo", "", 0.0, seen.confidence, ()), _whole(page), facts=_measures(page), why=(seen.why,)
    )


def _measures(page: Page) -> dict[str, Field]:
    if page.original is None:
        return {}
    from extractors.photo import measure

    return {
        name: Field(value, str(value), None, True, 0, WHOLE, ("measured",))
        for name, value in measure(page.original).items()
    }


def cover(page: Page, image: Image) -> Draft | None:
    """A separator sheet, if its code can be read."""
    import zxingcpp

    # coloured ink across the code (仅供…使用) is as bright as paper in the channel of its colour
    for code in zxingcpp.read_barcodes(image) or zxingcpp.read_barcodes(image.max(axis=2)):
        if code.text.startswith(COVER):
            name = code.text.removeprefix(COVER).strip()
            at = code.position
            high, wide = image.shape[:2]
            xs = [p.x / wide for p in (at.top_left, at.top_right, at.bottom_right, at.bottom_left)]
            ys = [p.y / high for p in (at.top_left, at.top_right, at.bottom_right, at.bottom_left)]
            box = Box(max(0.0, min(xs)), max(0.0, min(ys)), min(1.0, max(xs)), min(1.0, max(ys)))
            packet = Field(name, code.text, 0.9999, True, 0, box, ("code",))
            return Draft(
                Kind("cover_sheet", "", 0.0, 0.999, ()), _whole(page), facts={"packet": packet}, why=("code",)
            )
    return None


def _whole(page: Page) -> Place:
    return Place(page.file, page.number)
