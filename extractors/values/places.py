"""行政区名: the province, city and county an address begins with, held against the list of all divisions.

A sign misread in such a name (广西壮教自治区) is put right where only one division of that province differs
from the print in one sign; names the list has not, streets among them, stay as they were read.

>>> repaired("广西壮教自治区百色市靖西县"), repaired("内蒙古自治区通江市科尔站左翼后旗")
('广西壮族自治区百色市靖西县', '内蒙古自治区通辽市科尔沁左翼后旗')
>>> repaired("陕西省西安市高新区样本路1号"), repaired("广东省样本市样本区"), repaired("样本小区")
('陕西省西安市高新区样本路1号', '广东省样本市样本区', '样本小区')
>>> repaired("湖北省恩施土家族苗族自治州来风县"), repaired("湖北省来风县")  # or 团风县
('湖北省恩施土家族苗族自治州来凤县', '湖北省来风县')
>>> repaired("陕西省西安市鄂邑区"), repaired("陕西省西安市高新区")
('陕西省西安市鄠邑区', '陕西省西安市高新区')
>>> repaired("南京市样本区")  # no misread 北京市
'南京市样本区'
>>> repaired("贵州省沿河县"), repaired("湖南省江华县")  # 沿河土家族自治县, no misread 剑河县
('贵州省沿河县', '湖南省江华县')
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from extractors.values import divisions, ethnicities

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
    alike = [name for name in known if _differs_by_one(name, text[: len(name)])]
    near = [name for name in alike if _is_telling(name) or _is_beyond_readers(name, text)]
    return near[0] if len(near) == 1 else None


def _is_beyond_readers(name: str, print_: str) -> bool:
    """Is the sign in which they differ one outside GB 2312, which readers of print hardly know (鄠邑区)?"""
    return any(one != other and not _is_common(one) for one, other in zip(name, print_, strict=False))


def _is_common(sign: str) -> bool:
    try:
        return bool(sign.encode("gb2312"))
    except UnicodeEncodeError:
        return False


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
    """All that lies in the province or city of this code, by name, autonomous ones by their short name too;
    of two of one name (a city, and the county it was) the city.
    """
    inside = (one for one in divisions.everywhere() if one.code.startswith(above) and len(above) < 6)
    named = [one for one in inside if one.code[len(above) :].strip("0") and not _NO_NAME.search(one.name)]
    called = {one.name: one.code for one in sorted(named, key=lambda one: one.code.endswith("00"))}
    return {_in_short(name): code for name, code in called.items()} | called


@dataclass(frozen=True, slots=True)
class Begun:
    """How far an address names divisions as the list has them, and the codes the last of them has or had."""

    end: int
    codes: tuple[str, ...]


_MOVE = re.compile(
    r"^[\d年月日因随父母夫妻由自从\u4e00-\u9fff]{0,20}?[由自从](?=[\u4e00-\u9fff]{2,9}[省市区县旗盟州])"
)
"""What an entry of a move says before its address (2017年5月11日由)."""


_ALL: tuple[str, ...] = ("",)
"""In place of a code: the country."""


def begun(address: str) -> Begun:
    """The divisions an address begins with, letter for letter; the province may be left out, or its kind.

    >>> begun("江苏省徐州市鼓楼区"), begun("2016年11月8日由成都市双流区东升街道"), begun("样本路1号")
    (Begun(end=9, codes=('320302',)), Begun(end=17, codes=('510116',)), Begun(end=0, codes=()))
    """
    moved = _MOVE.match(address)
    for start in dict.fromkeys((0, moved.end() if moved else 0)):
        end, codes = start, _ALL
        while (step := _step(address[end:], codes)) is not None:
            end, codes = end + len(step[0]), step[1]
        if end > start:
            return Begun(end, codes)
    return Begun(0, ())


def _step(text: str, above: tuple[str, ...]) -> tuple[str, tuple[str, ...]] | None:
    """The next name and its codes."""
    known = _anywhere() if above == _ALL else _inside(above)
    exact = max((name for name in known if text.startswith(name)), key=len, default=None)
    return None if exact is None else (exact, known[exact])


_WHOLE = 3
"""Signs of a name that stands by itself, its kind among them: 广州 would be near to 贵州."""


def near(text: str, above: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """The divisions inside these, of all where none was found, which differ in one sign from what the text
    begins with, and their codes; none where it begins with one of them.

    >>> sorted(near("新江区古南街道", ("500000",))), list(near("颖上县人民医院", ()))
    (['綦江区', '黔江区'], ['颍上县', '汶上县'])
    """
    known = _inside(above) if above else _anywhere()
    if any(text.startswith(name) for name in known):
        return {}
    least = 0 if above else _WHOLE
    named = {name: codes for name, codes in known.items() if len(name) >= least}
    return {name: codes for name, codes in named.items() if _differs_by_one(name, text[: len(name)])}


@cache
def _inside(above: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """All that lies in the divisions of these codes, by name."""
    found: dict[str, tuple[str, ...]] = {}
    for code in above:
        for name in _within(_short(code)):
            codes = _codes(name, _short(code))
            for called in {name, _in_short(name)}:
                found[called] = found.get(called, ()) + codes
    return found


@cache
def _peoples() -> re.Pattern[str]:
    names = "|".join(sorted((one.removesuffix("族") for one in ethnicities.ALL), key=len, reverse=True))
    return re.compile(f"(?<=[\u4e00-\u9fff]{{2}})(?:(?:{names})族?|各族)+自治(?=[县州旗]$)")


def _in_short(name: str) -> str:
    """An autonomous division as people call it, and papers of other offices write it.

    >>> _in_short("酉阳土家族苗族自治县"), _in_short("延边朝鲜族自治州"), _in_short("巴林左旗")
    ('酉阳县', '延边州', '巴林左旗')
    """
    return _peoples().sub("", name)


def _short(code: str) -> str:
    return code.removesuffix("00").removesuffix("00")


def _codes(name: str, above: str) -> tuple[str, ...]:
    return tuple(one.code for one in _by_name().get(name, ()) if one.code.startswith(above))


@cache
def _by_name() -> dict[str, list[divisions.Division]]:
    found: dict[str, list[divisions.Division]] = {}
    for one in divisions.everywhere():
        if not _NO_NAME.search(one.name):
            found.setdefault(one.name, []).append(one)
    return found


@cache
def _anywhere() -> dict[str, tuple[str, ...]]:
    """All divisions, and the provinces without the word for their kind (广西)."""
    named = {name: tuple(one.code for one in ones) for name, ones in _by_name().items() if len(name) > 2}
    named = {_in_short(name): codes for name, codes in named.items()} | named
    return {_KIND.sub("", name): (code,) for name, code in _provinces().items()} | named


_KIND = re.compile("(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区|地区)$")
