"""Names weighed with what is known of names: the first sign is a surname, the others are used in names.

Two networks are undecided between few signs (耸 or 笪, 吴 or 昊, 好 or 婷); each follows the likelihood of
all print, in which 耸 and 吴 are the commoner ones. Here both are weighed together with the place the sign
has in the name. The name so found is a proposal beside what was read, and a person always sees it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors import agree, classify
from extractors.ctc import LEAST, Signs, Speller, place_of, told_by
from extractors.declare import Found
from extractors.draft import Draft
from extractors.records import Value
from extractors.values import names, surnames

TRUST = (1.0, 0.5)  # weight of the first reader's network, and of the second's: it is less often right


def proposed(drafts: Sequence[Draft], spellers: Sequence[Speller]) -> tuple[Draft, ...]:
    """The drafts with the likelier names where a name is open still."""
    return tuple(_draft(draft, spellers) for draft in drafts)


def _draft(draft: Draft, spellers: Sequence[Speller]) -> Draft:
    asked = [(draft.found[question.field], question) for question in draft.questions]
    open_ = [(found, question) for found, question in asked if found.sort == "name" and _is_open(found)]
    likelier: dict[str, str] = {}
    either = bool(getattr(classify.papers().get(draft.kind.kind), "ANY_SCRIPT", False))
    for found, question in open_:
        read = question.crop if question.sharpened is None else question.sharpened
        views = question.views or [told_by(speller, read) for speller in spellers]
        likelier |= {name: likeliest(name, views, either) for name in _names(found.value)}
    spelled = {field: _respelled(one, likelier) for field, one in draft.found.items()}
    return replace(draft, found=spelled) if likelier else draft


def _respelled(found: Found, likelier: Mapping[str, str]) -> Found:
    """An open name, or one drawn from it (who has custody), as it is likelier spelled."""
    read = _names(found.value)
    spelled = tuple(likelier.get(name, name) for name in read)
    if spelled == read or not _is_open(found):
        return found
    others = tuple(a for a, b in zip(read, spelled, strict=True) if a != b)
    return replace(
        agree.with_signal(agree.with_signal(found, "respelled"), "recheck"),
        value=spelled if isinstance(found.value, tuple) else spelled[0],
        outcome="recheck",
        candidates=(*others, *found.candidates),
    )


def _names(value: Value) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)


def _is_open(found: Found) -> bool:
    settled = {"surname_restored", "script_restored"} & set(found.signals)
    return not settled and not agree.weighed(found).accepted


def likeliest(name: str, views: Sequence[Signs], either: bool = False, rare: float = surnames.RARE) -> str:
    """The name by all networks and its own odds; the same where no network shows it whole. A sign of the
    other script is the same sign but on papers whose people have names in either; `rare` as in
    `surnames.odds`.

    >>> first, second = ({"王": 1.0}, {"吴": 0.9, "昊": 0.1}), ({"王": 1.0}, {"吴": 0.2, "昊": 0.8})
    >>> likeliest("王吴", [first, second]), likeliest("王吴", [])
    ('王昊', '王吴')
    >>> scripts = [({"王": 1.0}, {"軍": 0.9, "军": 0.1})]
    >>> likeliest("王军", scripts), likeliest("王军", scripts, either=True)
    ('王军', '王軍')
    """
    if not names.is_chinese(name) or "·" in name or not 2 <= len(name) <= 4:
        return name
    seen = [
        (trust, place) for trust, view in zip(TRUST, views, strict=False) if (place := place_of(name, view))
    ]
    if not seen:
        return name
    double = 2 if surnames.is_double(name) else 0

    def odds(at: int, sign: str) -> float:
        belief = sum(trust * math.log(max(LEAST, place[at].get(sign, 0.0))) for trust, place in seen)
        return belief + surnames.odds(sign, at == 0, rare)

    def spelled(at: int, read: str) -> str:
        if at < double or not any(read in place[at] for _, place in seen):
            return read  # what no network has in mind there: the next name's sign may stand in its place
        others = _answers(seen, at)
        if not either:
            others = {sign for sign in others if names.simplified(sign) != names.simplified(read)}
        return max({read, *others}, key=lambda sign: odds(at, sign))

    return "".join(spelled(at, read) for at, read in enumerate(name))


def _answers(seen: Sequence[tuple[float, Signs]], at: int) -> set[str]:
    return {sign for _, place in seen for sign in place[at] if names.is_chinese(sign)}
