"""甲方、乙方: the two sides of a contract, as its cover, head, sentences and last page name them.

A side is a role (甲方), a word for who it is (用人单位), or both: 甲方（用人单位）, 用人单位（以下简称甲方）,
in two languages 聘方 Party A (Employer).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractors import prose
from extractors.flat import Strip
from extractors.layout import Segment
from extractors.sheet import Sheet

Said = tuple[str, tuple[Segment, ...], str]
"""What stands behind a side: squeezed, its piece of print, and as printed."""
_PARTY = {"甲方": "PartyA", "乙方": "PartyB"}
_MORE = re.compile(
    r"(?:Nationality|Passport|Gender|Date ?of ?[Bb]irth"
    r"|性别|出生|身份证|居民身份证|证件|护照|国籍|民族|年龄|学历|学位|职称|职务|电话|联系|法定代表人|受聘[方人]|乙方|Party\s?B|[,，;；](?!\s?[A-Z]{2})).*$"
)
"""What goes on behind a side in the same line."""


def labels(role: str, words: str, said: str) -> tuple[str, ...]:
    """What a cell prints before a side: 甲方（用人单位）, 用人单位（甲方）, 用人单位名称, 用人单位, 甲方."""
    chinese = [word for word in words.split("|") if not word.isascii()]
    both = [pair for word in chinese for pair in (f"{role}（{word}）", f"{word}（{role}）")]
    named = [f"{word}{said}" for word in (*chinese, role)]
    alone = [
        word for word in chinese if not re.search("^(?:外[国籍])?专家$|教师|外教|个人|工$|人才|^单位", word)
    ]
    return (*both, *named, *alone, role)


def behind(sheet: Sheet, role: str, words: str) -> Iterator[Said]:
    """In one printed line, the label with its colon: 甲方（用人单位）：…, 雇主：…, Party A: …; or below."""
    party = _PARTY[role]
    english = rf"(?:{party}(?:[（(][A-Za-z]+[）)])?|[（(]{party}[）)])"
    note = r"(?:[（(](?!签|盖|公章)[^）)]{1,12}[）)])?"
    label = (
        r"(?:[一二三四五六七八九十\d]{1,2}[、.．])?"
        rf"(?:{english})?(?:(?:{role}|{words})(?:名称|姓名)?{note}(?:名称|姓名)?(?:{english}|[（(]?[A-Za-z]{{4,20}}[）)]?)?|{english})"
        rf"(?:(?:{role}|{words}){note})?[:：]"
    )
    yield from _lines(sheet, rf"{label}(?P<value>.+)")
    for upper, lower in pairwise(sheet.strips):
        down = (lower.flat.top - upper.flat.bottom) / upper.flat.height
        answer = re.fullmatch(label, re.sub(r"\s", "", upper.text)) and not re.search("[:：]", lower.text)
        if answer and -0.3 <= down < 1.5:
            yield re.sub(r"\s", "", lower.text), (_piece(lower, 0, len(lower.text)),), lower.text


def signed(sheet: Sheet, role: str) -> Iterator[Said]:
    """Who signs on a last page: right behind 甲方（盖章）： or under it, in its column."""
    signs = rf"{role}[（(]?(?:签|盖|公章|姓名)[^）):：]{{0,8}}[）)]?[:：]?"
    yield from _lines(sheet, rf"{signs}(?P<value>.+)")
    for at, strip in enumerate(sheet.strips):
        if not re.fullmatch(signs, re.sub(r"\s", "", strip.text)):
            continue
        for other in sheet.strips[at + 1 :]:
            flush = abs(other.flat.left - strip.flat.left) < strip.flat.width
            if flush and 0 < other.flat.centre[1] - strip.flat.centre[1] < 4 * strip.flat.height:
                yield re.sub(r"\s", "", other.text), (_piece(other, 0, len(other.text)),), other.text


_CALLED = r"[（(](?:以?下?[简簡]?[称稱])[^）)]{1,8}[）)]"
_QUOTED = "[（(](?:the)?[“”\"'‘]?"
_ROLE = {
    "甲方": (
        r"(?:^|[、：:，。])(?:聘[用请任]?方|聘用单位|用人单位|甲方)?(?P<value>[\u4e00-\u9fffA-Za-z]{3,30}?)"
        rf"(?:[（(](?:聘方|甲方)[）)]|{_CALLED})(?:[自志]?愿?(?:聘请|聘用|聘任)|[与和])",
        rf"(?P<value>[\u4e00-\u9fff]{{4,30}})[A-Za-z .]{{0,60}}{_QUOTED}(?:Employer|雇主)",
        rf"(?:聘[用请任]?方|聘用单位|用人单位|甲方)[:：]?(?P<value>[\u4e00-\u9fffA-Za-z]{{3,30}}?){_CALLED}",
        r"甲方(?P<value>[\u4e00-\u9fff（）]{2,26}?(?:公司|大学|学院|学校|中学|小学|研究院|研究所|中心|医院))"
        r"(?=[,，]法定代表|[（(,，与和]{1,12}乙方)",
    ),
    "乙方": (
        r"[）)][自志]?愿?(?:聘请|聘用|聘任)(?P<value>[\u4e00-\u9fff·]{2,20}?|[A-Za-z .·]{3,40}?)"
        r"(?:先生|女士|小姐|博士|教授|[/／])*[（(](?:受聘方|乙方|以下简称)",
        r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.)?(?P<value>[A-Z][A-Za-z .'’·]{3,40}|[\u4e00-\u9fff·]{2,20}?)"
        rf"{_QUOTED}(?:Employee|雇员)",
        rf"(?:受聘(?:专家|方|人员?|者)|乙方)[:：]?(?P<value>[\u4e00-\u9fff·]{{2,20}}?)(?:先生|女士|同志|博士|教授)?{_CALLED}",
    ),
}


def in_sentence(sheet: Sheet, role: str) -> Iterator[Said]:
    """样本大学（聘方）聘请约翰·样本先生（受聘方）为外国专家: the model contract for foreign experts."""
    for shape in _ROLE[role]:
        over_lines = [hit for hit in sheet.search_all(shape) if hit[0].start() > 0]  # 0: the title
        for match, pieces in over_lines or prose.in_lines(sheet, shape):
            yield match["value"], pieces, match["value"]


def continued(sheet: Sheet, piece: Segment) -> tuple[Segment, ...]:
    """The line of capitals right under a name in capitals, alone in its row: the name's rest, in its cell or
    where the text goes on.
    """
    if not re.fullmatch(r"[A-Z][A-Z .'’\-]+", piece.text.strip()):
        return ()
    strip = piece.strips[0][0]
    for other in sheet.strips:
        down = (other.flat.top - strip.flat.bottom) / strip.flat.height
        alone = not any(o is not other and o.level_with(other) for o in sheet.strips)
        if -0.3 <= down < 1.2 and alone and re.fullmatch(r"[A-Z][A-Z'’\-]+", other.text.strip()):
            return (_piece(other, 0, len(other.text)),)
    return ()


def _lines(sheet: Sheet, shape: str) -> Iterator[Said]:
    """What stands behind a side in printed lines of this shape, up to what goes on about it."""
    for strip in sheet.strips:
        places = [at for at, letter in enumerate(strip.text) if not letter.isspace()]
        hit = re.match(shape, "".join(strip.text[at] for at in places))
        said = _MORE.sub("", hit["value"]).rstrip("_") if hit else ""
        if hit and said:
            first = hit.start("value")
            start, end = places[first], places[first + len(said) - 1] + 1
            piece = _piece(strip, start, end)
            yield said.strip("_"), (piece,), piece.text.strip("_ ")


def _piece(strip: Strip, start: int, end: int) -> Segment:
    return Segment(strip.text[start:end], strip.flat, ((strip, start, end),))
