"""Names with middle dots over two lines (阿依古丽·买 over 买提): cut where their cell ends, anywhere.

The first line alone reads like a whole name, so nothing else would ever miss the rest. What goes on is
put together where that is plain; where a line might as well be a value of its own, the name is doubted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.segment import Segment
from extractors.values import countries, ethnicities, names
from extractors.wording import is_translation

TIGHT = 0.4  # letter heights between two lines of one name, at most
BESIDE = 1.6  # between two parts of a name on one line, the dot that parts them among it
FLUSH = 0.7  # letter heights by which the second line may begin elsewhere
_HAN = rf"[{names.HAN}]"
_BEGUN = re.compile(rf"{_HAN}{{1,12}}(?:·{_HAN}{{1,12}}){{0,3}}·?")
_REST = re.compile(rf"·?{_HAN}{{1,8}}(?:·{_HAN}{{1,8}}){{0,2}}")
_SHORT = re.compile(rf"{_HAN}{{2,3}}")
_NO_LAST = "男女父母子夫妻汉回满蒙藏苗壮侗瑶白傣彝无有是否号年月日章印"
"""Signs that are answers by themselves."""
_LATIN = re.compile(rf"[{names.LATIN}][{names.LATIN}'’., -]*")
_PLACE = re.compile("[省市县区州旗镇乡村路街号室]$")


def joined(pieces: Sequence[Segment]) -> tuple[Segment, ...]:
    """The pieces with each name over two lines as one."""
    kept = list(pieces)
    for piece in pieces:
        rest = _rest(piece, kept) if piece in kept else None
        if rest is not None and _plain(piece, rest, kept):
            kept[kept.index(piece)] = _one(piece, rest, kept)
            kept.remove(rest)
    return tuple(kept)


def is_cut(piece: Segment, pieces: Sequence[Segment]) -> bool:
    """Does a line go on right under this piece, or beside it, that may be the rest of its name?"""
    return _rest(piece, pieces) is not None


def _rest(piece: Segment, pieces: Sequence[Segment]) -> Segment | None:
    """The piece that may go on with a name: right under it, or behind a dot beside it."""
    text = _print(piece)
    if piece.label is not None:
        return None
    if _LATIN.fullmatch(piece.text):
        return next((p for p in pieces if _is_more_latin(p) and _is_next(piece, p, pieces)), None)
    if not _BEGUN.fullmatch(text):
        return None
    lone = [p for p in pieces if _is_last_sign(piece, p, pieces)] if _SHORT.fullmatch(text) else []
    if lone:
        return lone[0]
    for other in pieces:
        more = _print(other)
        if other is piece or other.label is not None or not _REST.fullmatch(more) or _is_word(more):
            continue
        cut = text.endswith("·") or more.startswith("·")
        if cut and piece.same_row(other) and -0.5 <= _apart(piece, other) <= BESIDE:
            return other
        if (cut or "·" in text) and _is_next(piece, other, pieces):
            return other
    return None


def _is_more_latin(piece: Segment) -> bool:
    return piece.label is None and bool(_LATIN.fullmatch(piece.text)) and not is_translation(piece.text)


def _is_last_sign(piece: Segment, other: Segment, pieces: Sequence[Segment]) -> bool:
    """Is it the one sign of a short name for which its cell was too narrow, set where the name begins?"""
    sign = other.label is None and re.fullmatch(_HAN, _print(other)) and _print(other) not in _NO_LAST
    flush = abs(other.box.left - piece.box.left) <= 0.5 * min(piece.height, other.height)
    return bool(sign) and flush and not _is_word(_print(other)) and _is_next(piece, other, pieces)


def _is_next(piece: Segment, other: Segment, pieces: Sequence[Segment]) -> bool:
    return other is not piece and _goes_on(piece, other) and not _has_label(other, pieces)


def _plain(piece: Segment, rest: Segment, pieces: Sequence[Segment]) -> bool:
    """Is the rest no name of its own: with a dot inside it only goes on where a dot ends the line; in Latin
    letters, where a Chinese label stands before the first line and none of any script before the second.
    """
    text, more = _print(piece), _print(rest)
    if _LATIN.fullmatch(text):
        return _has_label(piece, pieces) and not _has_label(rest, pieces, latin=True)
    own = "·" in more.strip("·") and not text.endswith("·")
    return not own and names.is_plausible(text + more)


def _one(piece: Segment, rest: Segment, pieces: Sequence[Segment]) -> Segment:
    """Both as one piece, in the row of the first; in both rows where their label stands at half height."""
    both = piece.box.union(rest.box)
    middle = any(
        p.label is not None
        and p.box.right <= piece.box.left
        and _level(p.box.centre[1], both.centre[1], piece)
        for p in pieces
    )
    text = _print(piece) + (" " if _LATIN.fullmatch(_print(piece)) else "") + _print(rest)
    return Segment(text, both if middle else piece.box, (*piece.strips, *rest.strips))


def _print(piece: Segment) -> str:
    """The print of a piece with the dot its line begins with, which parts no label from it."""
    strip, first, _ = piece.strips[0]
    lead = names.dotted(strip.text[:first])
    return names.dotted(("·" if lead == "·" else "") + piece.text)


def _is_word(text: str) -> bool:
    people = text.removesuffix("族") in ethnicities.ALL
    return (
        people or names.is_form_word(text) or bool(_PLACE.search(text)) or countries.by_name(text) is not None
    )


def _apart(one: Segment, other: Segment) -> float:
    return (other.box.left - one.box.right) / min(one.height, other.height)


def _goes_on(piece: Segment, other: Segment) -> bool:
    """Is the line tight under the piece, beginning or centred where that is, and no longer? Given names in
    Latin letters may well be longer than the surname over them.
    """
    size = min(piece.height, other.height)
    gap = (other.box.top - piece.box.bottom) / size
    flush = abs(other.box.left - piece.box.left) <= FLUSH * size
    centred = abs(other.box.centre[0] - piece.box.centre[0]) <= FLUSH * size
    fits = other.box.width <= piece.box.width + size or bool(flush and _LATIN.fullmatch(piece.text))
    return -0.5 <= gap <= TIGHT and (flush or centred) and fits


def _has_label(value: Segment, pieces: Sequence[Segment], latin: bool = False) -> bool:
    """Does a label, a Chinese one unless `latin`, stand to its left on its very line: then it is that
    label's value.
    """
    return any(
        p.label is not None
        and (latin or not p.label.isascii())
        and p.box.right <= value.box.left + 0.3 * value.height
        and _level(p.box.centre[1], value.box.centre[1], value)
        for p in pieces
    )


def _level(one: float, other: float, piece: Segment) -> bool:
    return abs(one - other) < 0.35 * piece.height
