"""Names taken from running text: sure only where the page tells them twice, or sets them apart.

Two readers may agree on the print and the sentence still mean something else: a verb glued to a name (叫丙),
a word of the clause, a person of another sentence. What stands alone in its line or behind a colon is told
by form, and so is what the text names again; one mention inside a sentence is for a person to confirm.

>>> stands_apart("测试甲", "乙方：测试甲"), stands_apart("测试甲", "兹证明测试甲系我校学生")
(True, False)
>>> stands_apart("MUSTER", "Name: MUSTER, ERIKA"), stands_apart("MUSTER,ERIKA", "Name: MUSTER, ERIKA")
(False, True)
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from extractors import mentions
from extractors.declare import Found
from extractors.sheet import Sheet
from extractors.values import names, surnames

ONCE = "said_once"
PLAINLY = 5.0
"""What a mention weighs that is introduced as a person and spoken of as one: 兹证明X（身份证号…）."""


def weighed(settled: Mapping[str, Found], sheet: Sheet) -> dict[str, Found]:
    """The fields of a letter, its names marked that only one sentence tells."""
    lines = [_plain(strip.text) for strip in sheet.strips]
    text, _ = mentions.running(sheet)
    people = mentions.in_text(text)
    plain = {_plain(one.name) for one in people if _is_plain(one, text, people)}
    return {
        field: replace(one, signals=(*one.signals, ONCE)) if _is_once(one, lines, plain) else one
        for field, one in settled.items()
    }


def _is_plain(one: mentions.Mention, text: str, people: Sequence[mentions.Mention]) -> bool:
    """Is the name introduced as a person's and spoken of as one? One that people bear needs less for it."""
    if one.weight >= PLAINLY or _with_facts(one, text):
        return True
    usual = surnames.is_known(names.normal(one.name)) and len(one.name) < 5
    return usual and mentions.weight_among(one, people, text) >= USUALLY


USUALLY = 4.0
"""What a mention of a name with a surname people bear weighs at least, the others masked: 华侨X、Y之子."""
FIRMLY = 3.0
_FACTS = re.compile(
    r"[,，、;；(（]{0,2}(?:[系为是]其[\u4e00-\u9fff]{0,3}[子女儿][,，])?(?:(?:性别[:：]?)?[男女](?:性|孩)?[,，、;。]?)?"
    r"(?:[\u4e00-\u9fff]{1,4}族[,，、])?"
    r"(?:(?:公民|居民)?身份(?:证件?|证明)?号?码?|证件号码?|护照号?码?|出生日期|出生|生于)?[:：为是]?"
    r"(?:\d{17}[\dXx]|(?:19|20)\d\d[年./-]\d{1,2}[月./-]|[A-Z]{1,2}\d{7,8}(?!\d))"
)
"""What tells that a person is meant: sex, people, and right behind them an identity number or a day."""


def _with_facts(one: mentions.Mention, text: str) -> bool:
    """Is the name one that people bear, begun where a word may begin, and a number or day of birth its next
    word?
    """
    begins = one.weight >= FIRMLY and surnames.is_known(names.normal(one.name)) and len(one.name) < 5
    return begins and any(_FACTS.match(text, spot + len(one.name)) for spot in one.spots)


def _is_once(found: Found, lines: Sequence[str], plain: Collection[str]) -> bool:
    if found.sort != "name":
        return False
    read = found.value if isinstance(found.value, tuple) else (found.value,)
    each = {_plain(str(one)) for one in read} - set(plain)
    whole = "".join(lines)
    if any(
        _BESIDE.match(whole, whole.find(one) + len(one))
        for one in map(_plain, map(str, read))
        if one.isascii()
    ):
        return True
    return not all(whole.count(one) > 1 or any(stands_apart(one, line) for line in lines) for one in each)


_NEXT = (
    "(?:性别|民族|出生|公民身份|居民身份|身份证|证件|联系电话|电话|手机|国籍|职务|日期)"
    "[\\u4e00-\\u9fff]{0,4}[:：]"
)
"""The label a form goes on with in the same row."""
_BESIDE = re.compile(r"[（(](?:中文名|汉名)?[:：]?[\u3400-\u9fff]{2,4}[）)]")
"""A Chinese name in brackets behind one in Latin letters: which of the two is the name is a question."""


def stands_apart(name: str, line: str) -> bool:
    """Does the line hold the name alone, or behind a colon up to its end or a mark?"""
    name, line = _plain(name), _plain(line)
    after = f"[,，;；。（(]|{_NEXT}" if names.is_chinese(name) else "[;；。（(\u3400-\u9fff]"
    before = r"[:：](?:[\u3400-\u9fff·]{2,8}、){0,3}" if names.is_chinese(name) else "[:：]"
    return bool(re.search(rf"(?:^{re.escape(name)}$|{before}{re.escape(name)}(?:$|、|{after}))", line))


def _plain(print_: str) -> str:
    return re.sub(r"[・•]", "·", re.sub(r"[\s_]+", "", print_)).upper()
