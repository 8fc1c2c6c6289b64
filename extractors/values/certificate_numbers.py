"""证件编号: numbers of certificates and permits. None has a check digit, so letters for digits always ask
for a second look.

>>> birth_certificate("出生证编号 X 320101001").value, birth_certificate("T50010O391").outcome
('X320101001', 'recheck')
>>> marriage("J110101-2010-000001").value, marriage("BJ110101-2015-000003").value
('J1101012010000001', 'BJ1101012015000003')
>>> divorce("离婚证字号 L110101－2019－000002").value
'L1101012019000002'
>>> court_case("案号：（2021）京0105民初0000号").value, passport("护照号码 E12345678").value
('（2021）京0105民初0000号', 'E12345678')
>>> permit("通行证号码 H0123456700").value, permit("12345678").value
('H0123456700', '12345678')
"""

from __future__ import annotations

import re

from extractors.values import divisions
from extractors.values.glyphs import DIGITS_FOR, as_digits, squeeze
from extractors.values.names import simplified
from extractors.values.parsed import Parsed

_D = "[0-9" + re.escape("".join(char for char in DIGITS_FOR if char not in "AT")) + "]"


def _digits(text: str) -> str | None:
    return next(as_digits(text), None)


def _shaped(raw: str, pattern: str) -> Parsed | None:
    """The first match of a pattern whose groups `d…` are digits and the rest letters or punctuation."""
    match = re.search(pattern, squeeze(raw))
    if match is None:
        return None
    value, clean = "", True
    for name, part in match.groupdict().items():
        read = _digits(part) if name.startswith("d") and part else part
        if read is None:
            return None
        clean &= read == part
        value += read or ""
    return Parsed(value, raw, "ok" if clean else "recheck", () if clean else ("repaired",))


def birth_certificate(raw: str) -> Parsed | None:
    """出生医学证明编号: a letter and nine digits, the first two of them a province. Editions before 2000 had
    no letter."""
    found = _shaped(raw, rf"(?<![A-Za-z])(?P<letter>[A-Z])(?P<d>{_D}{{9}})(?![0-9A-Za-z])")
    if found is None:
        return _letter_read_as_digit(raw)
    if not divisions.is_known(found.value[1:3] + "0000"):
        return Parsed(found.value, raw, "recheck", (*found.signals, "unknown_province"))
    return found


def _letter_read_as_digit(raw: str) -> Parsed | None:
    """Ten digits where a letter and nine must stand: the first was O, I, B, S or Z, unless the first two are
    a province, as on the certificates of the nineties. Either is a guess, so a second look.

    >>> birth_certificate("出生证编号 4201037715").value, birth_certificate("8110037715").value
    ('4201037715', 'B110037715')
    >>> birth_certificate("140020317").outcome  # its letter was not read, or there never was one
    'recheck'
    >>> birth_certificate("No 0284613").value
    '0284613'
    """
    match = re.search(r"(?<![0-9A-Za-z])(\d)(\d{9})(?![0-9A-Za-z])", squeeze(raw))
    if match is None:
        bare = re.search(r"(?<![0-9A-Za-z])\d{9}(?![0-9A-Za-z])", squeeze(raw))
        known = bare is not None and divisions.is_known(f"{bare.group()[:2]}0000")
        short = re.search(r"(?<![0-9A-Za-z])(?:No\.?|№)?(\d{7,8})$", squeeze(raw))  # the first edition
        told = bare.group() if bare and known else short[1] if short and not bare else None
        return Parsed(told, raw, "recheck", ("unknown_shape",)) if told else None
    old, new = (divisions.is_known(f"{two}0000") for two in (match.group()[:2], match[2][:2]))
    if old and not new:
        return Parsed(match.group(), raw, "recheck", ("unknown_shape",))
    letter = {"0": "O", "1": "I", "8": "B", "5": "S", "2": "Z"}.get(match[1])
    return Parsed(letter + match[2], raw, "recheck", ("repaired",)) if letter else None


def birth_certificate_find(text: str) -> Parsed | None:
    """The number wherever it stands: only with its letter, so that no other ten digits are taken for it."""
    found = birth_certificate(text)
    return found if found and found.outcome == "ok" else None


def marriage(raw: str) -> Parsed | None:
    """结婚证字号: J (BJ for a reissue), area, year, serial; before 2003 Chinese words, which a person
    reads."""
    return _civil(raw, "J") or _worded(raw, "结")


def divorce(raw: str) -> Parsed | None:
    """离婚证字号: L (BL for a reissue), area, year, serial; older ones in words."""
    return _civil(raw, "L") or _worded(raw, "离")


def marriage_find(text: str) -> Parsed | None:
    """The number of a marriage certificate wherever it stands; only the lettered form is known by its
    shape."""
    return _civil(text, "J")


def divorce_find(text: str) -> Parsed | None:
    """The number of a divorce certificate wherever it stands."""
    return _civil(text, "L")


def _civil(raw: str, letter: str) -> Parsed | None:
    match = re.search(
        rf"(?<![A-Z0-9])(?P<letter>B?{letter})(?P<da>{_D}{{6}})[-.·_~]*(?P<dy>{_D}{{4}})[-.·_~]*(?P<ds>{_D}{{6}})(?!\d)",
        squeeze(raw),
    )
    if match is None:
        return None
    area, year, serial = (_digits(match[name]) for name in ("da", "dy", "ds"))
    if not (area and year and serial):
        return None
    value = f"{match['letter']}{area}{year}{serial}"
    doubts = [] if value == re.sub(r"[-.·_~]", "", match.group()) else ["repaired"]
    doubts += [] if divisions.is_known(area) else ["unknown_area"]
    doubts += [] if 1980 <= int(year) <= 2100 else ["odd_year"]
    firm = not {"repaired", "odd_year"} & set(doubts)
    return Parsed(value, raw, "ok" if firm else "recheck", tuple(doubts))


def _worded(raw: str, word: str) -> Parsed | None:
    match = re.search(
        rf"[\u4e00-\u9fffA-Z（）〔〕0-9]{{0,12}}{word}字?第?[（〔]?\d{{2,10}}[）〕]?[\d\-第字]*号?",
        _wide(raw),
    )
    if match is None or "登记" in match.group():
        return None
    return Parsed(match.group().replace("-", ""), raw, "person", ("old_form",))


def _wide(raw: str) -> str:
    """The print without spaces; brackets wide, as Chinese numbers have them, whatever width a reader gave."""
    return squeeze(raw).translate(str.maketrans("()[]", "（）〔〕"))


COURT_CASE = (
    r"[（(\[〔【]?(?P<year>(?:19|20)\d{2})[)）\]〕】](?P<court>[\u4e00-\u9fff]{1,9}?\d{0,4})"
    r"(?P<sort>[少家商]?民[一二三四五六七八九]?(?:[（(][民商家少][）)])?(?:初|终|再|申|特|调|监|提))"
    r"(?P<old>字?第?)(?P<serial>\d+)号"
)
"""Since 2016 京0105民初123号; before, 朝民初字第123号, 浦民一（民）初字第123号, 渝北法民初字第04866号."""


def court_case(raw: str) -> Parsed | None:
    """案号: year, court, 民初 / 民终 / 民再 and serial, as printed; brackets full width and simplified
    characters as courts print them, whichever form a network took 粤 for.

    >>> court_case("(2013)渝北法民初字第04866号").value, court_case("（2009）浦民一(民)初字第12号").value
    ('（2013）渝北法民初字第04866号', '（2009）浦民一（民）初字第12号')
    >>> court_case("（2023）粵0118民初1号").value
    '（2023）粤0118民初1号'
    """
    match = re.search(COURT_CASE, squeeze(raw))
    if match is None:
        return None
    sort = match["sort"].replace("(", "（").replace(")", "）")
    court = simplified(match["court"])
    return Parsed(f"（{match['year']}）{court}{sort}{match['old']}{match['serial']}号", raw)


def permit(raw: str) -> Parsed | None:
    """通行证号码: H (Hong Kong) or M (Macao) with 8 or 10 digits, or the 8 digits of a Taiwan compatriot's
    permit."""
    letter = _shaped(raw, rf"(?<![A-Za-z])(?P<letter>[HM])(?P<d>{_D}{{10}}|{_D}{{8}})(?![0-9A-Za-z])")
    return letter or _shaped(raw, r"(?<![0-9A-Za-z])(?P<d>\d{8})(?![0-9A-Za-z])")


def passport(raw: str) -> Parsed | None:
    """护照号码: Chinese ones `E12345678`, `EA1234567`, `G12345678`, 14/15 and seven digits, D/S/P; other
    countries' of 6 to 9."""
    text = squeeze(raw)
    chinese = re.search(
        r"(?<![A-Z0-9])(E[A-HJ-NP-Z]\d{7}|[EG]\d{8}|1[45]\d{7}|[DSP]E?\d{7,8})(?![A-Z0-9])", text
    )
    if chinese:
        return Parsed(chinese.group(), raw)
    other = re.search(
        r"(?<![A-Z0-9])(?:(?=[A-Z0-9]*\d{4})[A-Z0-9]{6,9}|(?=(?:[A-Z]*\d){4})[A-Z][A-Z0-9]{8})(?![A-Za-z0-9])",
        text,
    )
    return Parsed(other.group(), raw, "recheck", ("foreign_form",)) if other else None


def adoption(raw: str) -> Parsed | None:
    """收养登记证字号: no published pattern; a letter, area, year and serial like those of marriage
    certificates, or in words with the year in brackets and 第…号.

    >>> adoption("字号：S440111-2022-000017").value, adoption("〔2015〕京石收字第009号").value
    ('S4401112022000017', '〔2015〕京石收字第009号')
    >>> adoption("京石收字2015第0009号").value, adoption("（2015）石收字第9号").value
    ('京石收字2015第0009号', '（2015）石收字第9号')
    >>> adoption("收字(2014)第110101025号").value
    '收字（2014）第110101025号'
    >>> adoption("（99)长雨收字第028号").value
    '（99）长雨收字第028号'
    >>> adoption("号S360702-2017-0008").value
    'S36070220170008'
    >>> adoption("（2020）京收字第0720号").outcome, adoption("日京收字第0720号").outcome  # no year read
    ('person', 'recheck')
    """
    raw = re.sub(r"^\s*(?:证?字)?号\s*[:：]?(?=[A-Z（〔(])", "", raw)  # half of a label
    behind = re.search(r"[\u4e00-\u9fff]{0,6}收字?[（〔]\d{4}[）〕]第?[\dA-Z-]{3,20}号", _wide(raw))
    if behind is not None:
        return Parsed(behind.group().replace("-", ""), raw, "person", ("no_known_form",))
    year = r"(?:[（〔](?:\d{4}|\d{2})[）〕])?"
    match = re.search(
        rf"{year}[\u4e00-\u9fffA-Z]{{0,8}}{year}[\u4e00-\u9fff]{{0,6}}(?:\d{{4}}年?第)?第?[\dA-Z](?:[\dA-Z\-]{{1,24}}号?|号)",
        _wide(raw),
    )
    if match is None:
        return None
    value = match.group().replace("-", "")
    worded = re.search("收.{0,4}第", value) is not None
    dated = re.search(r"[（〔]\d{2}(?:\d{2})?[）〕]|(?:19|20)\d{2}", value)
    return Parsed(value, raw, "recheck" if worded and not dated else "person", ("no_known_form",))


def work_permit(raw: str) -> Parsed | None:
    """外国人工作许可证号: a number for life; 15 characters, digits with one letter at most in the cards we
    know of; up to 20 of them, or more letters, ask for a second look."""
    own = re.sub(r"^\s*(?:No|№)\s*[.:：]?\s*", "", raw, flags=re.IGNORECASE)
    match = re.search(r"(?<![0-9A-Z])[0-9A-Z]{12,20}(?![0-9A-Z])", squeeze(own).upper())
    if match is None or sum(char.isdigit() for char in match.group()) < 8:
        return None
    known = len(match.group()) <= 18
    return Parsed(match.group(), raw, "ok" if known else "recheck", () if known else ("unknown_shape",))


def social_card(raw: str) -> Parsed | None:
    """社会保障卡卡号: 12 digits in Beijing, a letter and 8 digits on the national card, elsewhere 8 to 12
    letters and digits. Never the 18-digit identity number."""
    match = re.search(r"(?<![0-9A-Z])(?=[A-Z]*\d)[0-9A-Z]{8,12}(?![0-9A-Za-z])", squeeze(raw))
    if match is None:
        return None
    if re.fullmatch(r"\d{12}|[A-Z]\d{8}", match.group()):
        return Parsed(match.group(), raw)
    return Parsed(match.group(), raw, "recheck", ("unknown_shape",))
