"""Faces into documents: front and back of one card are one paper; which sheet each lies on stays known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors import agree, classify
from extractors.declare import Found
from extractors.draft import Draft
from extractors.records import Document, Field, Place, Unreadable
from extractors.sheet import page_box
from extractors.values.glyphs import squeeze

UNREADABLE = (
    "这里有字，但不能可靠地读出“{field}”，请对照原图。"
    "Something is printed here, but “{field}” cannot be read."
)


def documents(drafts: Sequence[Draft]) -> tuple[Document, ...]:
    """Documents in the order of their first face."""
    return tuple(_document([drafts[i] for i in group]) for group in groups(drafts))


def groups(drafts: Sequence[Draft]) -> tuple[tuple[int, ...], ...]:
    """Which faces (places in the list) form one paper, each face once: those of one sheet so that all of them
    together lie nearest, then the nearest of different sheets.
    """
    pairs = {
        (i, j): _distance(drafts[i], drafts[j], j - i)
        for i in range(len(drafts))
        for j in range(i + 1, len(drafts))
        if _match(drafts[i], drafts[j])
    }
    mates: dict[int, int] = {}
    for sheet in dict.fromkeys(draft.place.sheet for draft in drafts):
        here = {pair: far for pair, far in pairs.items() if all(drafts[i].place.sheet == sheet for i in pair)}
        for i, j in _nearest_together(here):
            mates[i], mates[j] = j, i
    for _, i, j in sorted((far, *pair) for pair, far in pairs.items()):
        if i not in mates and j not in mates:
            mates[i], mates[j] = j, i
    told = [(i, mates[i]) if i in mates else (i,) for i in range(len(drafts)) if mates.get(i, i) >= i]
    return _with_third_sides(told, drafts)


def _with_third_sides(
    told: Sequence[tuple[int, ...]], drafts: Sequence[Draft]
) -> tuple[tuple[int, ...], ...]:
    """A lone face joins the one card of its sheet that has two others: the print of one side may stand in two
    parts.
    """
    thirds: dict[tuple[int, ...], int] = {}
    for lone in (group[0] for group in told if len(group) == 1):
        cards = [pair for pair in told if pair not in thirds and _is_third(lone, pair, drafts)]
        if len(cards) == 1:
            thirds[cards[0]] = lone
    joined = {(lone,) for lone in thirds.values()}
    return tuple(
        (*group, *([thirds[group]] if group in thirds else [])) for group in told if group not in joined
    )


def _is_third(lone: int, pair: tuple[int, ...], drafts: Sequence[Draft]) -> bool:
    faces = {drafts[i].kind.face for i in (lone, *pair)}
    here = all(drafts[i].place.sheet == drafts[lone].place.sheet for i in pair)
    return len(pair) == 2 and len(faces) == 3 and here and all(_match(drafts[lone], drafts[i]) for i in pair)


MOST_FACES = 10
"""Faces of cards on one sheet that are weighed together."""


def _nearest_together(
    pairs: Mapping[tuple[int, int], tuple[int, float, float]],
) -> tuple[tuple[int, int], ...]:
    """The most pairs without a common face, and of those the ones with least white between them: in a column
    of cards the back of one may lie a little nearer to the front of the next.
    """
    if len({i for pair in pairs for i in pair}) > MOST_FACES:
        return ()
    best: tuple[tuple[int, int], ...] = ()
    for first in pairs:
        others = {p: far for p, far in pairs.items() if p > first and not set(p) & set(first)}
        best = min(best, (first, *_nearest_together(others)), key=lambda told: _cost(told, pairs))
    return best


def _cost(
    told: Sequence[tuple[int, int]], pairs: Mapping[tuple[int, int], tuple[int, float, float]]
) -> tuple[int, float, float]:
    return -len(told), sum(pairs[p][1] for p in told), sum(pairs[p][2] for p in told)


def _match(one: Draft, other: Draft) -> bool:
    """Two different sides of the same kind of card, whose numbers do not contradict each other; or the front
    of one that prints its number on the back alone, which looks like another front.
    """
    if one.kind.kind != other.kind.kind or not one.kind.face or not other.kind.face:
        return False
    if one.kind.face == other.kind.face:
        return _is_half(one, other) or _is_half(other, one)
    shared = one.found.keys() & other.found.keys()
    return all(one.found[n].value == other.found[n].value for n in shared if one.found[n].sort == "number")


def _is_half(bare: Draft, whole: Draft) -> bool:
    """Is the first the front of the second, with its issuer and nothing of its own? One that names its holder
    or ends on a day, or whose number nobody could read, may be another card.
    """
    number = getattr(classify.papers()[bare.kind.kind], "NUMBER", None)
    if number is None or number not in whole.found or bare.place.sheet != whole.place.sheet:
        return False
    if ISSUER not in bare.found or not bare.found.keys() <= ALIKE or bare.missed:
        return False
    told = whole.found.keys() & bare.found.keys()
    return ISSUER in told and all(bare.found[n].value == whole.found[n].value for n in told)


ISSUER = "bank"
"""What must be said alike on two sides that no face tells apart."""
ALIKE = {ISSUER, "card_type"}
"""What the front of a card may say that has its number on the back alone."""


def _distance(one: Draft, other: Draft, steps: int) -> tuple[int, float, float]:
    """Same sheet before same file before neighbours in the packet. On a sheet the white between two faces
    counts: middles of wide cards in a row lie further apart than those of cards under one another.
    """
    if one.place.sheet == other.place.sheet:
        a, b = one.place.region, other.place.region
        white = max(0.0, a.left - b.right, b.left - a.right) + max(0.0, a.top - b.bottom, b.top - a.bottom)
        (x0, y0), (x1, y1) = a.centre, b.centre
        return 0, white, abs(x0 - x1) + abs(y0 - y1)
    if one.place.file == other.place.file:
        return 1, float(abs(one.place.page - other.place.page)), 0.0
    return 2, float(steps), 0.0


def _document(faces: Sequence[Draft]) -> Document:
    fields: dict[str, Field] = {}
    unreadable: list[Unreadable] = []
    pages: tuple[Place, ...] = ()
    for draft in faces:
        for name, field in _fields(draft, len(pages)).items():
            fields[name] = _surer(fields[name], field) if name in fields else field
        for m in draft.missed:
            at, box = draft.on_page(m.box)
            unreadable.append(Unreadable(m.field, len(pages) + at, box, UNREADABLE.format(field=m.field)))
        pages += draft.places
    first = faces[0].kind
    sure = max(d.kind.confidence for d in faces)
    why = tuple(dict.fromkeys(w for d in faces for w in (*d.kind.why, *d.why)))
    left = tuple(u for u in unreadable if u.field not in fields)
    return Document(first.kind, sure, pages, fields, left, why)


PROVEN = frozenset({"date_in_number", "sex_in_number", "checksum", "luhn", "mrz"})
"""Signals by which a value proves itself against another on the paper."""


def _surer(one: Field, other: Field) -> Field:
    """Of one field read on two faces the surer; of two values the proven one, and else for a person to
    choose: a note on the copy of the back may have given its day.
    """
    first, second = sorted(
        (one, other), key=lambda f: (bool(PROVEN & set(f.signals)), f.confidence or 0.0), reverse=True
    )
    if first.value == second.value or PROVEN & set(first.signals):
        return first
    both = tuple(dict.fromkeys((*first.others, second.raw, *second.others)))
    return replace(first, accepted=False, others=both)


def _fields(draft: Draft, page: int) -> dict[str, Field]:
    fields = {}
    for name, found in draft.found.items():
        weight = agree.weighed(found)
        at, box = draft.on_page(page_box(found.pieces)) if found.pieces else (0, draft.place.region)
        fields[name] = Field(
            found.value,
            found.raw,
            weight.confidence,
            weight.accepted,
            page + at,
            box,
            found.signals,
            found.handwritten,
            _others(found),
        )
    return {**fields, **draft.facts}


LONGEST = 60
"""Letters of another reading; a longer one is a line, not a value."""


def _others(found: Found) -> tuple[str, ...]:
    """What was read instead by another reader or elsewhere on the page, each once."""
    own = {squeeze(str(found.value))}
    if "respelled" not in found.signals:  # else the print was read otherwise than its value says
        own.add(squeeze(found.raw))
    told = (squeeze(one) for one in found.candidates)
    return tuple(dict.fromkeys(one for one in told if one and one not in own and len(one) <= LONGEST))
