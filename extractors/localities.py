"""Counties, towns and villages of an address, held against their lists where the networks were undecided.

A reader of print takes a rare sign for a common one (路市镇 for 骆市镇), and the county's list has only the
true name. But papers also name towns given up before the list was made, so a name is changed only where the
picture leaves it open: the networks must have had the listed sign in mind at that very place. They are asked
only where a listed name is one sign from the print. What comes of it is a proposal: a person sees it, and the
print as read stands beside it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from extractors import agree
from extractors.crops import crop
from extractors.ctc import LEAST, Signs, Speller, place_of, told_by
from extractors.declare import Found
from extractors.engines import Image, text_layer
from extractors.layout import Segment
from extractors.values import places, towns

ALSO = frozenset(
    {
        "authority",
        "birth_place",
        "native_place",
        "moved_to_city",
        "moved_to_address",
        "institution",
        "issuer",
        "school",
    }
)
"""Fields of other sorts that begin with the name of a division, or say it behind the day of a move."""
BEHIND = 4.0
"""Log odds by which the networks, on average, may put the listed sign behind the one they think likeliest: e
to the 4th is 55 to one. On 2,500 drawn addresses in blurred print 105 of 197 misread names came out right so,
and of 791 names read rightly that were taken off the list none was changed; at 5, 117 and one. On a
second, more blurred draw two of 1,171 addresses were.
"""
IN_MIND = 0.005
"""Belief in the listed sign at least one of them must have."""
APART = 1.0
"""Log odds by which one listed name must be likelier than the next."""
AROUND = 2
"""Signs on each side by which a sign's place in its line is found."""

_BUREAU = "公安局"  # 重庆市公安局綦江区分局
_TOWN = re.compile(f"[\u4e00-\u9fff]{{1,9}}?(?:{'|'.join(towns.TOWN)})")

Choose = Callable[[int, Collection[str]], str | None]
"""Which of these names, each one sign from what stands at that place of the address, the picture shows."""


def corrected(found: Mapping[str, Found], image: Image, spellers: Sequence[Speller]) -> dict[str, Found]:
    """The fields of an upright page with their places as the lists have them, where the picture allows it."""
    return {name: _corrected(one, image, spellers) for name, one in found.items()}


def _corrected(found: Found, image: Image, spellers: Sequence[Speller]) -> Found:
    if not isinstance(found.value, str) or not _names_a_place(found):
        return found
    told = listed(found.value, _Print(found.value, found.pieces, image, spellers).choose)
    if told == found.value:
        return found
    return replace(
        agree.with_signal(agree.with_signal(found, "respelled"), "recheck"),
        value=told,
        outcome="recheck",
        candidates=(found.value, *found.candidates),
    )


def _names_a_place(found: Found) -> bool:
    """Does it, by print that was read? A text layer has no doubts."""
    engines = {strip.line.engine for piece in found.pieces for strip, _, _ in piece.strips}
    return (found.sort == "address" or found.field in ALSO) and text_layer.NAME not in engines


class _Print:
    """An address where it is printed; the networks are asked once, when the first name is open."""

    def __init__(
        self, text: str, pieces: Sequence[Segment], image: Image, spellers: Sequence[Speller]
    ) -> None:
        self.text, self._pieces, self._image, self._spellers = text, pieces, image, spellers

    def choose(self, at: int, names: Collection[str]) -> str | None:
        return likeliest(self.text, at, names, self._views)

    @cached_property
    def _views(self) -> tuple[Signs, ...]:
        """What each network was undecided between in the address's lines, one behind another."""
        strips = [strip for piece in self._pieces for strip, _, _ in piece.strips]
        whole = [Segment(s.text, s.flat, ((s, 0, len(s.text)),)) for s in dict.fromkeys(strips)]
        cuts = [cut for line in whole if (cut := crop(self._image, (line,))) is not None]
        return tuple(
            tuple(sign for cut in cuts for sign in told_by(speller, cut)) for speller in self._spellers
        )


def likeliest(address: str, at: int, names: Collection[str], views: Sequence[Signs]) -> str | None:
    """The name the networks may have seen at that place of the address; `None` where none or several.

    >>> view = ({"山": 1.0}, {"县": 1.0}, {"路": 0.6, "骆": 0.2}, {"市": 1.0}, {"镇": 1.0})
    >>> likeliest("营山县路市镇", 3, ["骆市", "城市"], [view])
    '骆市'
    """
    odds = sorted(((_odds(address, at, name, views), name) for name in names), reverse=True)
    if not odds or odds[0][0] < -BEHIND or (len(odds) > 1 and odds[0][0] - odds[1][0] < APART):
        return None
    return odds[0][1]


def _odds(address: str, at: int, name: str, views: Sequence[Signs]) -> float:
    """Log odds of the name's own sign to the likeliest there, the networks' average."""
    spot = next(i for i, sign in enumerate(name, at) if sign != address[i])
    first = max(0, spot - AROUND)
    shown = [place_of(address[first : spot + AROUND + 1], view) for view in views]
    seen = [(place[spot - first].get(name[spot - at], 0.0), place[spot - first]) for place in shown if place]
    if max((belief for belief, _ in seen), default=0.0) < IN_MIND:
        return -math.inf
    return sum(math.log(max(LEAST, belief) / max(sign.values())) for belief, sign in seen) / len(seen)


def listed(address: str, choose: Choose) -> str:
    """The address with its county, its town and its village as the lists have them, where `choose` says so.

    >>> listed("四川省营山县路市镇平摊村5组", lambda at, names: min(names))
    '四川省营山县骆市镇平滩村5组'
    >>> listed("重庆市公安局新江区分局", lambda at, names: min(names))
    '重庆市公安局綦江区分局'
    """
    begun = places.begun(address)
    end, codes = begun.end, begun.codes
    if codes and address.startswith(_BUREAU, end):
        end += len(_BUREAU)
    near = places.near(address[end:], codes)
    if (county := choose(end, near) if near else None) is not None:
        address, end, codes = _put(county, address, end), end + len(county), near[county]
    inside = towns.inside(codes)
    return _in_county(address, end, inside, choose) if inside else address


def _in_county(address: str, end: int, inside: towns.Towns, choose: Choose) -> str:
    """Town and village behind the county that ends there. A village the county has elsewhere is right as it
    is: villages change their towns.
    """
    stems = {towns.stem(town) for town in inside}
    town = _named(address[end:], stems, towns.TOWN)
    if town is None and (town := _chosen(address, end, stems, towns.TOWN, choose)) is not None:
        address = _put(town, address, end)
    printed = _TOWN.match(address, end + len(town) - 1 if town else end)
    end = printed.end() if printed else end
    everywhere = _villages(inside, None)
    if _named(address[end:], everywhere, towns.VILLAGE) is not None:
        return address
    village = _chosen(address, end, _villages(inside, town), towns.VILLAGE, choose)
    return address if village is None else _put(village, address, end)


def _villages(inside: towns.Towns, town: str | None) -> set[str]:
    return {
        towns.stem(village)
        for name, villages in inside.items()
        if town is None or towns.stem(name) == town
        for village in villages
    }


def _named(text: str, stems: Collection[str], ends: tuple[str, ...]) -> str | None:
    """The listed name the text begins with, whatever it calls itself: 双街村 is now 双街社区."""
    exact = [stem for stem in stems if text.startswith(stem) and text.startswith(ends, len(stem))]
    return max(exact, key=len, default=None)


def _chosen(
    address: str, end: int, stems: Collection[str], ends: tuple[str, ...], choose: Choose
) -> str | None:
    """The listed name one sign from what stands there, where the picture shows it."""
    text = address[end:]
    near = [stem for stem in stems if text.startswith(ends, len(stem)) and _differs_by_one(stem, text)]
    return choose(end, near) if near else None


def _differs_by_one(stem: str, text: str) -> bool:
    """In one sign of several: one alone is no name to go by."""
    return len(stem) > 1 and sum(one != other for one, other in zip(stem, text, strict=False)) == 1


def _put(name: str, address: str, at: int) -> str:
    return address[:at] + name + address[at + len(name) :]
