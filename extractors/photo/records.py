"""What the ID photo's rooms hand to each other: a specification, one check's verdict, a proposal to repair.

All frozen. `PhotoSpec` holds what a rule pack may set (other cities have other sizes); every other limit
stands in `extractors/photo/limits.py` with its origin.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal

CheckVerdict = Literal["pass", "warn", "fail", "ask", "unknown"]
Confidence = Literal["certain", "high", "medium", "low", "person"]
Repairable = Literal["no", "yes", "look"]
Route = Literal["none", "crop", "brighten", "replace"]
Wanted = Literal["auto", "crop_only", "brighten", "replace"]


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence for a person, Chinese first (zh), English too (en)."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class PhotoSpec:
    """What an office asks of the electronic photo (照片规格). The default is Beijing's notice of 2021.

    `width`, `height` are stored pixels. Bytes from `bytes_sure_min` to `bytes_sure_max` satisfy both
    readings of "kB" (1000 and 1024); `bytes_min` and `bytes_max` are the outer edges of the two grey bands
    that satisfy one reading only. `dpi` is written into repaired files. `age_months` is how old a "recent"
    photo may be.
    """

    width: int = 358
    height: int = 441
    bytes_min: int = 9_000
    bytes_sure_min: int = 9_216
    bytes_sure_max: int = 20_000
    bytes_max: int = 20_480
    format: str = "jpeg"
    dpi: int = 350
    background: str = "white"
    age_months: int = 6

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> PhotoSpec:
        """A spec from any subset of the names, as a rule pack writes them; an unknown name raises
        `ValueError`.

        Bytes without an own "sure" bound are taken as exact: the grey band is then empty.
        """
        known = {one.name for one in fields(cls)}
        strange = sorted(set(table) - known)
        if strange:
            raise ValueError(
                f"照片规格中有不认识的项：{'、'.join(strange)}。 Unknown photo settings: {strange}."
            )
        given = dict(table)
        if "bytes_min" in given:
            given.setdefault("bytes_sure_min", given["bytes_min"])
        if "bytes_max" in given:
            given.setdefault("bytes_sure_max", given["bytes_max"])
        return cls(**given)


@dataclass(frozen=True, slots=True)
class PhotoCheck:
    """One check of one photo (一项照片检查): its verdict, what was measured, against which limit, and why.

    `code` is a photo code of the contract, given whenever the verdict is `warn`, `fail` or `ask` and one
    fits. `confidence` says how far the measure may be trusted; `person` marks a question that is asked of
    every photo. `repairable`: can a repair change this verdict; `look` = yes, but a person must look at the
    result. `absolute` marks facts of the file that nobody may wave through.
    """

    id: str
    verdict: CheckVerdict
    reason: Words
    code: str | None = None
    measured: str | int | float | bool | tuple[str, ...] | None = None
    limit: str = ""
    confidence: Confidence = "high"
    repairable: Repairable = "no"
    absolute: bool = False


@dataclass(frozen=True, slots=True)
class Repair:
    """A proposal (修复建议), never applied by itself: the new file's bytes, what was changed, or why there
    is none.

    `after` are the checks of the produced bytes themselves. `look_closely` = a person must compare the edges.
    """

    offered: bool
    route: Route
    data: bytes | None
    changes: tuple[Words, ...]
    refused: tuple[Words, ...]
    look_closely: bool
    before: tuple[PhotoCheck, ...]
    after: tuple[PhotoCheck, ...]
    quality: int | None = None


@dataclass(frozen=True, slots=True)
class Portrait:
    """Is this page picture an ID photo (证件照) rather than a paper? `confidence` 0..1 that `yes` is
    right."""

    yes: bool
    confidence: float
    why: str
