"""Names that two networks see clearly: every sign of them far ahead of any other it might be.

A network's score of a line says little about one sign in it: neighbours in the line pull it down, and a rare
sign taken for its common twin has a good one. How far both networks together prefer each sign to the next
one does not depend on the neighbours. On names drawn alone both rules confirm as many, as rightly
(`python -m benchmarks.names`); amid the lines of letters and forms this one confirms more. What the networks
see is weighed with what names are made of: they follow the likelihood of all print, in which 类 and 有 are
commoner than 奕 and 宥.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from extractors import second
from extractors.ctc import LEAST, Signs, Speller, place_of, shown, told_by
from extractors.declare import Found
from extractors.draft import Draft
from extractors.values import names, surnames

AHEAD = 7.0
"""Log odds by which both networks together put the sign before any other: e to the 7th is 1,100 to one."""


def confirmed(drafts: Sequence[Draft], spellers: Sequence[Speller]) -> tuple[Draft, ...]:
    """The drafts with what two networks say of their open Chinese names; as they are with less than two."""
    return tuple(_draft(draft, spellers) for draft in drafts) if len(spellers) > 1 else tuple(drafts)


def _draft(draft: Draft, spellers: Sequence[Speller]) -> Draft:
    told, asked = dict(draft.found), []
    for question in draft.questions:
        found = draft.found[question.field]
        if found.sort == "name" and all(names.is_chinese(name) for name in _names(found)):
            views = tuple(told_by(speller, question.crop) for speller in spellers)
            told[question.field] = _weighed(found, views)
            if question.sharpened is not None:
                views = tuple(told_by(speller, question.sharpened) for speller in spellers)
                told[question.field] = _in_both(found, told[question.field], _weighed(found, views))
            question = replace(question, views=views)
        asked.append(question)
    return replace(draft, found=told, questions=tuple(asked))


def _names(found: Found) -> tuple[str, ...]:
    return tuple(map(str, found.value)) if isinstance(found.value, tuple) else (str(found.value),)


def _weighed(found: Found, views: Sequence[Signs]) -> Found:
    """The field with the networks' agreement told by its signs, where they show it whole."""
    ahead = [lead(name, views) for name in _names(found)]
    if None in ahead or second.easily_mistaken(found):
        return found
    others = tuple(s for s in found.signals if not s.startswith("second_network"))
    if min(one for one in ahead if one is not None) >= AHEAD:
        return replace(found, signals=(*others, "second_network", "clear_signs"))
    return replace(found, signals=others) if "second_network" in found.signals else found


def _in_both(found: Found, taken: Found, sharpened: Found) -> Found:
    """The field of a blurred page: the networks must see it clearly as taken and sharpened."""
    if "clear_signs" in taken.signals and "clear_signs" in sharpened.signals:
        return taken
    return replace(found, signals=tuple(s for s in found.signals if s != "second_network"))


def lead(name: str, views: Sequence[Signs]) -> float | None:
    """Log odds by which the networks together, and the use of signs in names, put the name's weakest sign
    before any other Chinese one; `None` where a network shows another print, or more of a name than this.

    >>> lead("王明", [({"王": 0.99, "玉": 0.01}, {"明": 1.0})] * 2) > 9
    True
    >>> lead("王明", [({"王": 1.0}, {"明": 1.0}, {"一": 1.0})] * 2) is None
    True
    """
    places = [place_of(name, view) for view in views]
    if not all(places) or not all(second.stands_in(name, shown(view), True) for view in views):
        return None
    double = 2 if surnames.is_double(name) else 0
    weakest = math.inf
    for at, sign in enumerate(name):
        rivals = {s for place in places for s in place[at] if names.is_chinese(s)} - {sign}
        told = {s: sum(math.log(max(LEAST, p[at].get(s, 0.0))) for p in places) for s in (sign, *rivals)}
        if at >= double:
            told = {s: belief + surnames.odds(s, at == 0) for s, belief in told.items()}
        weakest = min(weakest, told.pop(sign) - max(told.values(), default=2 * math.log(LEAST)))
    return weakest
