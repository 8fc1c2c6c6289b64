"""行政区名: the province, city and county an address begins with, held against the list of all divisions.

A sign misread in such a name (广西壮教自治区) is put right where only one division of that province differs
from the print in one sign; names the list has not, streets among them, stay as they were read.

>>> repaired("广西壮教自治区百色市靖西县"), repaired("内蒙古自治区通江市科尔站左翼后旗")
('广西壮族自治区百色市靖西县', '内蒙古自治区通辽市科尔沁左翼后旗')
>>> repaired("陕西省西安市高新区样本路1号"), repaired("广东省样本市样本区"), repaired("样本小区")
('陕西省西安市高新区样本路1号', '广东省样本市样本区', '样本小区')
>>> repaired("湖北省恩施土家族苗族自治州来风县"), repaired("湖北省来风县")  # or 团风县
('湖北省恩施土家族苗族自治州来凤县', '湖北省来风县')
>>> repaired("南京市样本区")  # no misread 北京市
'南京市样本区'
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from extractors.values import divisions

_LEAST = 4
"""Signs of a district's name that one misread sign still leaves known: 高新区 is none of the list, and one
sign from 高陵区. Of cities, counties and banners the list has all, so three will do.
"""
_NO_NAME = re.compile("^(?:市辖区|县|)$|直辖")
"""What the list has in place of a name."""


def repaired(address: str) -> str:
    """The address with the names it begins with as the list of divisions has them."""
    begun, codes = "", _provinces()
    while (name := _named(address[len(begun) :], codes)) is not None:
        begun += name
        codes = _within(codes[name].removesuffix("00").removesuffix("00"))
    return begun + address[len(begun) :]


def _named(text: str, known: Collection[str]) -> str | None:
    """The name the text begins with; else the only one of them that differs from it in one sign."""
    exact = [name for name in known if text.startswith(name)]
    if exact:
        return max(exact, key=len)
    near = [name for name in known if _is_telling(name) and _differs_by_one(name, text[: len(name)])]
    return near[0] if len(near) == 1 else None


def _is_telling(name: str) -> bool:
    return len(name) >= _LEAST or name[-1] in "县旗" or name in _cities()


def _differs_by_one(name: str, print_: str) -> bool:
    """In one sign only, and not in the last, which tells what kind of division it is."""
    same_end = len(name) == len(print_) and name[-1] == print_[-1]
    return same_end and sum(one != other for one, other in zip(name, print_, strict=True)) == 1


@cache
def _provinces() -> dict[str, str]:
    return {one.name: one.code for one in divisions.everywhere() if one.code.endswith("0000")}


@cache
def _cities() -> frozenset[str]:
    return frozenset(
        one.name for one in divisions.everywhere() if re.fullmatch(r"\d\d(?!00)\d\d00", one.code)
    )


@cache
def _within(above: str) -> dict[str, str]:
    """All that lies in the province or city of this code, by name; of two of one name (a city, and the county
    it was) the city.
    """
    inside = (one for one in divisions.everywhere() if one.code.startswith(above) and len(above) < 6)
    named = [one for one in inside if one.code[len(above) :].strip("0") and not _NO_NAME.search(one.name)]
    return {one.name: one.code for one in sorted(named, key=lambda one: one.code.endswith("00"))}
