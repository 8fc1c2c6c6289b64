"""Whether two mentions are one human being (同一人): number first, then name, then birth date.

A contradiction carries its code and both spots. A value read unsurely never proves a difference.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.facts import Fact
from pipeline.mentions import Mention, births_of, names_of
from pipeline.records import Evidence

Code = Literal["wrong_person", "name_mismatch", "id_number_mismatch", "birth_date_mismatch", "low_confidence"]


@dataclass(frozen=True, slots=True)
class Identity:
    """Whether a mention is a given person. `code` and `evidence` say what spoke against; `sure` that both
    are sure."""

    verdict: Literal["same", "different", "unclear"]
    sure: bool = False
    code: Code | None = None
    evidence: tuple[Evidence, ...] = ()
    weight: int = 0
    """2: two numbers were compared; 1: names or birth dates; 0: nothing to compare."""


def compare(left: Mention, right: Mention) -> Identity:
    """Whether two mentions are one person: number first, then name, then birth date."""
    spots = left.evidence + right.evidence
    named, name_sure = names_of(left, right)
    born, birth_sure = births_of(left, right)
    if left.number and right.number and _comparable(left.number.text, right.number.text):
        return _by_number(left.number, right.number, named, name_sure, spots)
    if named == "same":
        code: Code | None = "birth_date_mismatch" if born == "different" else None
        return Identity("unclear" if code and birth_sure else "same", not code, code, spots, 1)
    if born == "same" and named == "unclear":
        return Identity("same", True, None, spots, 1)
    if born == "same":
        return Identity("unclear", False, "name_mismatch", spots, 1)
    if named == "different":
        return Identity("different", name_sure, "wrong_person", spots, 1)
    different = born == "different" and birth_sure
    code = "birth_date_mismatch" if different else None
    return Identity("different" if different else "unclear", False, code, spots, int(different))


def _by_number(left: Fact, right: Fact, named: str, name_sure: bool, spots: tuple[Evidence, ...]) -> Identity:
    sure = left.sure and right.sure
    if left.text == right.text:
        differs = named == "different" and name_sure
        return Identity("same", sure or named == "same", "name_mismatch" if differs else None, spots, 2)
    if named == "same":
        return Identity("unclear", sure, "id_number_mismatch", spots, 2)
    if _alike(left.text, right.text) and not sure:
        return Identity("unclear", False, "low_confidence", spots, 2)
    # Number and name both speak for somebody else, and one of them was read surely on both papers.
    plainly = named == "different" and (sure or name_sure)
    return Identity("different", plainly, "wrong_person", spots, 2)


def _comparable(left: str, right: str) -> bool:
    """A resident number and a passport number of one person differ and say nothing."""
    return len(left) == len(right) >= 15 or left == right


def _alike(left: str, right: str) -> bool:
    return len(left) == len(right) and sum(a != b for a, b in zip(left, right, strict=True)) <= 2


def decisiveness(identity: Identity) -> tuple[int, int, bool]:
    """Numbers speak before names; among equals the mention that agrees best speaks."""
    return identity.weight, {"same": 2, "unclear": 1, "different": 0}[identity.verdict], identity.sure


def years_between(birth: str, day: date) -> int | None:
    """Full years from `YYYY-MM-DD` to a day; None for a date that is none."""
    try:
        born = date.fromisoformat(birth)
    except ValueError:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
