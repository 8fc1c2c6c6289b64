"""字形: a page is printed in simplified or in traditional letters; the first reader mixes the two.

It takes a simplified letter for its traditional form now and then (後 for 后, 韋 for 韦). What stands on a
page of simplified print is given in simplified letters; a name only where it mixes both itself, since a
person from Taiwan or Hong Kong may well be named in traditional letters on a simplified form.

>>> of_page("後宰门西村99号", "住址后宰门西村99号户主与户主关系登记日期")
'后宰门西村99号'
>>> of_page("歐陽嘉欣", "港澳居民居住證發證機關北京市公安局")
'歐陽嘉欣'
>>> of_page("惠水县濛江街道", "住址惠水县濛江街道户主与户主关系登记日期")
'惠水县濛江街道'
>>> unmixed("韋小满"), unmixed("陳美玲"), unmixed("张後"), unmixed("朴敘英")
('韦小满', '陳美玲', '张后', '朴敘英')
"""

from __future__ import annotations

from functools import lru_cache

from extractors.values.names import simplified, traditional

MOST = 0.02
"""Share of traditional letters up to which a page counts as simplified."""

SOME = 0.06
"""The same where the answer is only a doubt: a reader that takes one letter for its old form takes others."""


def of_page(text: str, page: str) -> str:
    """The text in the letters of the page around it; one that mixes both itself is a simplified one.

    >>> of_page("國家人才引进計划", "證書"), of_page("臺北市後山路", "發證機關")
    ('国家人才引进计划', '臺北市後山路')
    """
    plain = _plain(text)
    if plain == text:
        return text
    changed = sum(a != b for a, b in zip(text, plain, strict=False))
    mixed = sum(a == b and traditional(b) != b for a, b in zip(text, plain, strict=False)) >= changed
    return plain if mixed or _is_simplified(page.replace(text, "")) else text


@lru_cache(maxsize=16)
def undrifted(page: str) -> str:
    """The text of a page that mixes both scripts in simplified letters, letter for letter: a reader that
    drifts into the old forms (handwriting makes it) spoils the words beside names. Any other text, and a page
    of simplified print but for a name or two, as it is.

    >>> undrifted("茲有我村學生測试甲,系我村村民测试乙之子"), undrifted("學生陳美玲")
    ('兹有我村学生测试甲,系我村村民测试乙之子', '學生陳美玲')
    """
    plain = simplified(page)
    if len(plain) != len(page) or _is_simplified(page, SOME):
        return page
    changed = sum(a != b for a, b in zip(page, plain, strict=True))
    own = sum(a == b and traditional(b) != b for a, b in zip(page, plain, strict=True))
    return plain if own >= DRIFT * changed else page


DRIFT = 0.3
"""Letters of simplified print for each of the other script from which a page mixes both."""


def _plain(text: str) -> str:
    """The text with each traditional letter simplified; letters that live on beside the simplified one
    (濛 and 蒙, 昇 and 升) stay.
    """
    plain = (p if traditional(p := simplified(letter)) == letter else letter for letter in text)
    return "".join(_WRITTEN.get(letter, letter) for letter in plain)


_WRITTEN = {"葯": "药"}
"""Old forms of print that no simplified text holds, for which a reader takes a simplified sign."""


@lru_cache(maxsize=64)
def _is_simplified(page: str, most: float = MOST) -> bool:
    changed = sum(a != b for a, b in zip(page, simplified(page), strict=False))
    return changed <= most * len(page)


def unmixed(name: str) -> str:
    """The name in simplified letters if one of its letters has only the simplified form."""
    plain = _plain(name)
    only = (a == b and traditional(b) != b and b not in _OLD_TOO for a, b in zip(name, plain, strict=False))
    return plain if plain != name and any(only) else name


_OLD_TOO = frozenset("朴范沈余于云丰岳郁姜谷曲卜台后万丑才斗干里征志松涂咸秋党舍钟周胜向")
"""Letters that people bear in traditional print as well, though they also simplify others (朴 and 樸)."""


def likely(name: str, page: str) -> str | None:
    """The name with its only traditional letter simplified, on a page with few: the reader's doing more
    likely than the registry's, which a person sees; `None` where nothing speaks for that.

    >>> likely("黃小满", "姓名性别民族出生日期"), likely("陳測試", "姓名性别民族出生日期")
    ('黄小满', None)
    """
    plain = _plain(name)
    changed = sum(a != b for a, b in zip(name, plain, strict=False))
    return plain if changed == 1 and _is_simplified(page.replace(name, ""), SOME) else None
