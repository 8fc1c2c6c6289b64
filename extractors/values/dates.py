"""日期: `2015年10月25日`, `2015.10.25`, `20151025`, `二○一五年十月二十五日`, `25 OCT 2015`, 长期, ranges and
times of day.

>>> [parse(text).value for text in ("2015年10月25日", "2015 年 1 月 5 日", "2015.10.25", "20151025")]
['2015-10-25', '2015-01-05', '2015-10-25', '2015-10-25']
>>> parse("二○一五年十月廿五日").value
'2015-10-25'
>>> parse("2015_年_8月__1日").value, parse("2016年.11月23日签发").value
('2015-08-01', '2016-11-23')
>>> parse("有效期限 长期").value, parse("03 AUG 1981").value, parse("2015牛10月25曰").value
('long-term', '1981-08-03', '2015-10-25')

>>> parse("09 1/JAN 2023").value, parse("28 2월/FEB 2014").value, parse("09 2/JAN 2023")
('2023-01-09', '2014-02-28', None)

Where a dot was lost and two dates fit, nothing is guessed; letters in a digit's place ask for a second look:

>>> parse("2015.1025").value, parse("2015.125"), parse("2O15年1O月25日").outcome
('2015-10-25', None, 'recheck')
>>> parse("2015年13月1日") is None, parse("2015年2月30日") is None, parse("2015年5月5月14日") is None
(True, True, True)
>>> parse("2015年5月1 4日") is None
True
>>> span = parse_period("2015.10.25-2035.10.25"); span.valid_from, span.valid_until
('2015-10-25', '2035-10-25')
>>> parse_period("2015.10.25-长期").valid_until, parse_period("2015.10.252035.10.25").valid_until
('long-term', '2035-10-25')
>>> parse_time("2015年10月25日08时05分").value, parse_time("2015年10月25日8时5分").value
('2015-10-25T08:05', '2015-10-25T08:05')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from extractors.values.glyphs import as_digits, half_width
from extractors.values.parsed import Outcome, Parsed, worse

LONG_TERM = "long-term"
_LONG = re.compile(r"[长長镸]\s*[期朔]")
_D = r"[0-9OoQIl|Zz]"
_YEAR, _MONTH, _DAY = "[年牛乍竿午]", "[月目用肙有]", "[日曰目口号號]"
_HOUR = "[时時点點分]"
"""Behind a number they make it the time of day: 2006年8月14时25分 has lost its day."""
_GAP = r"[\s_]*"  # ruled lines to write on are read as _
_DUST = r"[\s_.·]*"  # and specks behind a unit as dots
_NOT_GLUED = r"(?!\s?\d{1,2}(?![\d:时時点點]))"
_FORMS = (
    re.compile(
        rf"(?<![0-9A-Za-z])({_D}{{4}})(?:{_GAP}{_YEAR}{_DUST}|\s{{1,2}})({_D}{{1,2}}){_GAP}{_MONTH}{_DUST}({_D}{{1,2}})(?!{_GAP}(?:{_MONTH}|{_HOUR}|[0-9])){_GAP}{_DAY}?"
    ),
    re.compile(
        rf"(?<![0-9.])([12]\d{{3}})\s?[.\-/·,。、_]\s?(\d{{1,2}})\s?[.\-/·,。、_]\s?(\d{{1,2}})(?![\d]){_NOT_GLUED}"
    ),
    re.compile(
        r"(?<![0-9.])([12]\d{3})[.\-/·,\s]{0,2}(\d{2})[.\-/·,\s]{0,2}(\d{2})(?=\d\d[:：]\d\d|(?!\s?[\dXx]))"
    ),
)
_BARE = re.compile(r"([12]\d{3}) +(\d{1,2}) +(\d{1,2})")
_ENGLISH = re.compile(
    r"(?<!\d)(\d{1,2})\s*(?:(\d{1,2})\s*[月월]?)?\s*[/I|]?\s*(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC)[A-Z/]*\.?\s*((?:19|20)\d{2})(?!\d)",
    re.IGNORECASE,
)
_MONTHS = {name: at for at, name in enumerate(re.findall("...", "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC"), 1)}
_ONES = {"〇": 0, "○": 0, "零": 0, "O": 0, "o": 0, "0": 0, "Ｏ": 0, "◯": 0} | {
    char: value
    for value, chars in enumerate(
        ("一壹弌", "二贰貳两", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"), 1
    )
    for char in chars
}
_ONE = "〇○零Oo0一二三四五六七八九"
_NUMERAL = "〇○零OoＯ◯0一二三四五六七八九十壹贰貳叁參肆伍陆陸柒捌玖拾廿卅两"
_ZERO_LOST = re.compile(rf"(?<![{_NUMERAL}])二([一二][{_ONE}])(?=\s*年)")
"""二二〇年: a reader that knows no 〇 leaves it out; only between 二 and a third numeral is it sure where."""
_TWO_STROKES = re.compile(r"(?<![\dA-Za-z])(?:Ⅱ|II)(?=\s*[月日])")
_TWICE_LOST = re.compile(rf"(?<![{_NUMERAL}])二([一二三四五六七八九])(?=\s*年\s*[{_NUMERAL}]{{1,3}}\s*月)")
"""二一年九月: of 二〇二一 the 〇, and one of the two 二 that then stand side by side."""
_IN_CHINESE = re.compile(rf"[{_NUMERAL}]{{1,4}}(?=\s*(?:年|月|日|时|時|点|分|周))")


@dataclass(frozen=True, slots=True)
class DateRange:
    """A period of validity. `value` is `from/until`; either end as in `parse`, `valid_from` may be
    missing."""

    value: str
    raw: str
    outcome: Outcome
    signals: tuple[str, ...]
    candidates: tuple[str, ...]
    valid_from: str | None
    valid_until: str


def numerals(text: str) -> str:
    """Chinese numerals before 年, 月, 日, 时 and 分 as digits; everything else stays.

    >>> numerals("二○一五年拾月初二"), numerals("二〇二〇年十一月三十日"), numerals("廿五日二十时")
    ('2015年10月初二', '2020年11月30日', '25日20时')
    >>> numerals("2024年Ⅱ月5日")
    '2024年1I月5日'
    >>> numerals("二一年九月二十四日"), parse("二一年九月二十四日").outcome
    ('2O21年9月24日', 'recheck')
    >>> numerals("二二〇年七月"), parse("二一九年七月六日").value, parse("二一九年七月六日").outcome
    ('2O20年7月', '2019-07-06', 'recheck')
    """
    # the letter in a digit's place asks for a second look; 11 written with two strokes is read Ⅱ
    text = _TWO_STROKES.sub("1I", text)
    whole = _ZERO_LOST.sub(lambda match: f"2O{_number(match[1])}", text)
    whole = _TWICE_LOST.sub(lambda match: f"2O2{_number(match[1])}", whole)
    return _IN_CHINESE.sub(lambda match: _number(match.group()), whole)


def parse(raw: str, earliest: int = 1900, latest: int = 2100) -> Parsed | None:
    """The one date of a piece of print, `long-term` for 长期. Several different dates ask for a second
    look.

    >>> parse("2021.09.1610:22:31").value  # the time of day glued to it
    '2021-09-16'
    >>> parse("2016 5 20").value, parse("2016 5 20").outcome  # the printed 年, 月 and 日 lie under a seal
    ('2016-05-20', 'recheck')
    """
    found = find_all(raw, earliest, latest)
    if not found and (bare := _BARE.fullmatch(raw.strip())):
        days = find_all("{}-{}-{}".format(*bare.groups()), earliest, latest)
        return replace(days[0], raw=raw, outcome="recheck", signals=("repaired",)) if days else None
    if not found:
        return Parsed(LONG_TERM, raw) if _LONG.search(raw) else None
    others = tuple(dict.fromkeys(one.value for one in found if one.value != found[0].value))
    if others:
        return replace(found[0], raw=raw, outcome="recheck", signals=("several_dates",), candidates=others)
    return replace(found[0], raw=raw)


def alone(raw: str) -> Parsed | None:
    """The day beside a label, none where a sentence goes on behind it: 护照签发日期 in running text dates no
    letter.

    >>> alone("2016年4月11日）系定居某国的公民"), alone("2016年4月11日（章）").value
    (None, '2016-04-11')
    """
    rest = re.sub(rf"[\d年月日\s{_NUMERAL}]", "", raw)
    return None if re.search(r"[\u4e00-\u9fff]{4}", rest) else parse(raw)


def lone(raw: str) -> Parsed | None:
    """A day in Chinese units that is all its line says; cards print their period of validity in another form.

    >>> lone("2014年3月15日").value, lone("2019.05.01"), lone("2016年4月11日复印")
    ('2014-03-15', None, None)
    """
    told = re.fullmatch(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日?", "".join(raw.split()))
    return parse(told[0]) if told else None


def find(text: str) -> Parsed | None:
    """The first date in a text."""
    return next(iter(find_all(text)), None)


def find_all(text: str, earliest: int = 1900, latest: int = 2100) -> tuple[Parsed, ...]:
    """Every date in a text, in order; `raw` is the piece of print of each."""
    plain = numerals(half_width(text).replace("_", ""))  # the line of a gap filled in
    spans: dict[int, tuple[int, Parsed]] = {}
    for start, end, parsed in (*_numeric(plain), *_english(plain)):
        inside = any(begin < end and start < stop for begin, (stop, _) in spans.items())
        if not inside and earliest <= int(parsed.value[:4]) <= latest:
            spans[start] = (end, parsed)
    return tuple(parsed for _, (_, parsed) in sorted(spans.items(), key=lambda item: item[0]))


def parse_period(raw: str) -> DateRange | None:
    """A validity `from-until`, `from-长期` or `from 至 until`; a lone date is its end, if the print says 至
    before it."""
    text = half_width(raw)
    glued = re.sub(r"(\d{4}[.\-/]\d{1,2}[.\-/]\d{2})(?=\s?[12]\d{3}[.\-/])", r"\1 - ", text)
    dates = find_all(re.sub(r"(?<=\d)[一~～至到](?=[12]\d{3})", " - ", glued))
    if len(dates) > 2:  # each day in two languages
        dates = tuple(one for at, one in enumerate(dates) if at == 0 or one.value != dates[at - 1].value)
    outcome: Outcome = "ok"
    for one in dates:
        outcome = worse(outcome, one.outcome)
    if len(dates) == 1 and _LONG.search(text):
        return _period(dates[0].value, LONG_TERM, raw, outcome)
    if len(dates) == 1 and re.match(r"\D*(至|到|止|-)", text):
        return _period(None, dates[0].value, raw, worse(outcome, "recheck"))
    if len(dates) != 2:
        return _period(None, LONG_TERM, raw, "recheck") if not dates and _LONG.search(text) else None
    first, last = dates[0].value, dates[1].value
    return _period(first, last, raw, outcome if first < last else "recheck")


def parse_time(raw: str) -> Parsed | None:
    """A day with its time, `YYYY-MM-DDTHH:MM`, as a birth certificate gives it; all of its parts or none.

    >>> parse_time("2006年8月14时25分"), parse_time("2006年8月19日14时分")
    (None, None)
    >>> parse_time("2006年8月19日下午2时整").value, parse_time("2006年8月19日14时05").outcome
    ('2006-08-19T14:00', 'ok')
    >>> parse_time("2006-08-19 14:05").value, parse_time("2021 02 月 14 日 19 时53分").value  # a 年 not read
    ('2006-08-19T14:05', '2021-02-14T19:53')
    >>> parse_time("2010 年 11 _月 24 日 16 时 05分").value  # the line to write on
    '2010-11-24T16:05'
    >>> parse_time("2023 年07月 08 11时27 分").value, parse_time("2023年7月0811时7分").value
    ('2023-07-08T11:27', '2023-07-08T11:07')
    >>> parse_time("2006年8月19日14时2").outcome  # of 25分 a part may be lost
    'recheck'
    """
    text = re.sub(
        r"(月\s*(?:\d\d\s*(?=\d\d)|\d{1,2}\s+))(?=\d{1,2}\s*[时時])",
        r"\1日",
        numerals(half_width(raw.replace("_", ""))),
    )
    day = find(text)
    clock = re.search(
        r"([上下]午|凌晨|晚上?)?\s*(?<!\d)(\d{1,2})\s*[时時点點:]\s*(?:(\d{1,2})\s*(分?)|整)",
        text[text.find("月") + 1 :],
    )
    if day is None or clock is None:
        return None
    hour, minute = int(clock[2]), int(clock[3] or 0)
    half = clock[1] or ""
    hour += 12 if half in ("下午", "晚上", "晚") and hour < 12 else 0
    if hour > 23 or minute > 59:
        return None
    cut = len(clock[3] or "00") < 2 and not clock[4]
    outcome = worse(day.outcome, "recheck" if cut else "ok")
    return replace(day, raw=raw, value=f"{day.value}T{hour:02}:{minute:02}", outcome=outcome)


def parse_year(raw: str) -> Parsed | None:
    """A year of four digits, `2021` or 二〇二一年.

    >>> parse_year("2021年度").value, parse_year("二二三年度").value, parse_year("二二三年度").outcome
    ('2021', '2023', 'recheck')
    """
    plain = numerals(half_width(raw))
    years = dict.fromkeys(re.findall(r"(?<!\d)((?:19|20)\d{2})(?!\d)", plain))
    if not years and (lost := re.search(r"(?<!\d)2O(\d{2})年", plain)):
        return Parsed(f"20{lost[1]}", raw, "recheck", ("repaired",))
    if not years:
        return None
    first, *rest = years
    return Parsed(first, raw, "recheck" if rest else "ok", ("several_years",) if rest else (), tuple(rest))


def _number(chinese: str) -> str:
    if chinese.isdigit() and chinese.isascii():
        return chinese
    if not any(char in "十拾廿卅" for char in chinese):
        return "".join(str(_ONES[char]) for char in chinese)
    spelled = chinese.replace("廿", "二十").replace("卅", "三十").replace("拾", "十")
    tens, _, ones = spelled.partition("十")
    if {tens, ones} - {"", *_ONES}:  # 十十, 三四十: not a number
        return chinese
    return str((_ONES[tens] if tens else 1) * 10 + (_ONES[ones] if ones else 0))


def _numeric(text: str) -> Iterator[tuple[int, int, Parsed]]:
    for form in _FORMS:
        for match in form.finditer(text):
            for year, month, day in (
                (a, b, c)
                for a in as_digits(match[1])
                for b in as_digits(match[2])
                for c in as_digits(match[3])
            ):
                if value := _iso(int(year), int(month), int(day)):
                    clean = all(part.isdigit() for part in match.groups())
                    signals = () if clean else ("repaired",)
                    yield (
                        match.start(),
                        match.end(),
                        Parsed(value, match.group(), "ok" if clean else "recheck", signals),
                    )
                    break


def _english(text: str) -> Iterator[tuple[int, int, Parsed]]:
    for match in _ENGLISH.finditer(text):
        month = _MONTHS[match[3][:3].upper()]
        if match[2] and int(match[2]) != month:  # 09 1月/JAN: the month stands twice, or it was misread
            continue
        if value := _iso(int(match[4]), month, int(match[1])):
            yield match.start(), match.end(), Parsed(value, match.group())


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _period(first: str | None, last: str, raw: str, outcome: Outcome) -> DateRange:
    signals = () if outcome == "ok" else ("order_or_end_doubtful",)
    return DateRange(f"{first or ''}/{last}", raw, outcome, signals, (), first, last)
