"""Print set so wide that each sign was read as a line of its own: a title (传　　票), a name of two signs
(贺　　东). Put together again, it can be recognised and read. Labels are left to `torn`, which knows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.flat import Strip
from extractors.values import surnames

WIDE = 7.0
"""Letter heights between the signs of a title."""
NAME_GAP = 3.2
"""Letter heights between surname and given name, set to the width of three signs or four."""
EVEN = 1.6
"""How unlike the gaps of one title may be, in letter heights."""
OVERLAP, TIGHT = 0.6, 0.3
"""Letter heights by which lines of one cell overlap, or stand apart, at most."""
_SIGN = re.compile(r"[\u3400-\u9fff]")
_SURNAME = re.compile(r"(?:^|[:：])\s*([\u3400-\u9fff])$")
_ANSWERS = frozenset("男女汉无有是否年月日号岁人")


def joined(strips: Sequence[Strip]) -> tuple[Strip, ...]:
    """The strips with those signs put together, in the order they came in."""
    gone: set[int] = set()
    whole: dict[int, Strip] = {}
    for run in _runs(strips):
        row = [strips[at] for at in run]
        if not _are_ends(row, strips) and (_is_title(row, strips) or _is_name(row)):
            whole[run[0]] = _one(row)
            gone.update(run[1:])
    return tuple(whole.get(at, strip) for at, strip in enumerate(strips) if at not in gone)


def _runs(strips: Sequence[Strip]) -> Iterator[list[int]]:
    """Places of strips side by side in which each but the first is a single sign."""
    order = sorted(range(len(strips)), key=lambda at: strips[at].flat.left)
    taken: set[int] = set()
    for first in order:
        run = [first]
        if first in taken or not _begins(strips[first]):
            continue
        for at in order:
            last = strips[run[-1]]
            if strips[at].flat.left >= last.flat.right and strips[at].level_with(last):
                if not _SIGN.fullmatch(strips[at].text.strip()):
                    break
                run.append(at)
        if len(run) > 1:
            taken.update(run)
            yield run


def _begins(strip: Strip) -> bool:
    return bool(_SURNAME.search(strip.text.strip()))


def _is_title(row: Sequence[Strip], strips: Sequence[Strip]) -> bool:
    """Evenly set single signs, alone in their row; of only two, neither an answer of a form."""
    gaps = [(b.flat.left - a.flat.right) / b.flat.height for a, b in pairwise(row)]
    even = max(gaps) <= WIDE and max(gaps) - min(gaps) < EVEN
    alone = all(other in row or not other.level_with(row[0]) for other in strips)
    signs = {one.text.strip() for one in row}
    return even and alone and all(map(_SIGN.fullmatch, signs)) and (len(row) > 2 or not signs & _ANSWERS)


def _are_ends(row: Sequence[Strip], strips: Sequence[Strip]) -> bool:
    """Are these two the second lines of a cell each: 称 of 医疗机构名称, 院 of its answer?"""
    return len(row) == 2 and all(_goes_on(one, strips) for one in row)


def _goes_on(sign: Strip, strips: Sequence[Strip]) -> bool:
    """Does a longer line stand tight over this sign?"""
    box = sign.flat
    return any(
        -OVERLAP * box.height <= box.top - other.flat.bottom < TIGHT * box.height
        and other.flat.left <= box.centre[0] <= other.flat.right
        and len(other.text.strip()) > 1
        for other in strips
    )


def _is_name(row: Sequence[Strip]) -> bool:
    """A surname and one sign that is no answer of a form."""
    if len(row) != 2:
        return False
    one, other = row
    surname, given = one.text.strip()[-1], other.text.strip()
    gap = (other.flat.left - one.flat.right) / other.flat.height
    known = surnames.is_known(surname + given) and not {surname, given} & _ANSWERS
    return gap <= NAME_GAP and known


def _one(row: Sequence[Strip]) -> Strip:
    first, last = row[0].line, row[-1].line
    box, flat = first.box, row[0].flat
    for other in row[1:]:
        box, flat = box.union(other.line.box), flat.union(other.flat)
    quad = (*first.quad[:1], *last.quad[1:3], *first.quad[3:]) if first.quad and last.quad else ()
    scores = [one.line.confidence for one in row]
    score = None if None in scores else min(one for one in scores if one is not None)
    text = " ".join(one.text.strip() for one in row)
    return Strip(replace(first, text=text, box=box, quad=quad, confidence=score), flat)
